// What a currency is called, before and after the number, in Chinese, English, signs and codes.

/** Signs and names that stand before the number; longest first when matched. */
const BEFORE: Readonly<Record<string, string>> = {
  '$': 'USD', 'us$': 'USD', 'usd$': 'USD', 'u.s. $': 'USD', 'hk$': 'HKD', 'nt$': 'TWD', 's$': 'SGD', 'sg$': 'SGD', 'a$': 'AUD', 'au$': 'AUD',
  'c$': 'CAD', 'ca$': 'CAD', 'nz$': 'NZD', 'mop$': 'MOP', 'r$': 'BRL', '¥': 'CNY', 'cn¥': 'CNY', 'jp¥': 'JPY', '€': 'EUR', '£': 'GBP', '₩': 'KRW', '₹': 'INR',
  '฿': 'THB', '₫': 'VND', '₽': 'RUB', '₱': 'PHP', 'rm': 'MYR', 'rs': 'INR', 'rs.': 'INR', 'c $': 'CAD', 'hk $': 'HKD', 'us $': 'USD', 'nt $': 'TWD', 'ringgit': 'MYR', 'malaysian ringgit': 'MYR',
} // prettier-ignore
/** Chinese names stand on either side. */
const NAMES: Readonly<Record<string, string>> = {
  人民币: 'CNY', 美元: 'USD', 美金: 'USD', 港币: 'HKD', 港元: 'HKD', 港纸: 'HKD', 港幣: 'HKD', 新台币: 'TWD', 台币: 'TWD', 新币: 'SGD', 新加坡元: 'SGD', 新元: 'SGD', 坡币: 'SGD',
  欧元: 'EUR', 英镑: 'GBP', 日元: 'JPY', 日圆: 'JPY', 日币: 'JPY', 韩元: 'KRW', 韩币: 'KRW', 韩圆: 'KRW', 澳元: 'AUD', 澳币: 'AUD', 加元: 'CAD', 加币: 'CAD',
  澳门元: 'MOP', 葡币: 'MOP', 澳门币: 'MOP', 瑞士法郎: 'CHF', 法郎: 'CHF', 卢布: 'RUB', 卢比: 'INR', 印度卢比: 'INR', 泰铢: 'THB', 林吉特: 'MYR', 马币: 'MYR', 令吉: 'MYR', 越南盾: 'VND',
  印尼盾: 'IDR', 新西兰元: 'NZD', 纽币: 'NZD', 迪拉姆: 'AED', 巴西雷亚尔: 'BRL', 雷亚尔: 'BRL', 比索: 'PHP', 菲律宾比索: 'PHP', 丹麦克朗: 'DKK', 瑞典克朗: 'SEK', 挪威克朗: 'NOK', 里亚尔: 'SAR', 兰特: 'ZAR', 港刀: 'HKD', 镑: 'GBP', 新加坡币: 'SGD', 美刀: 'USD',
} // prettier-ignore
/** Only after the number. */
const AFTER: Readonly<Record<string, string>> = {
  元人民币: 'CNY', 块人民币: 'CNY', 元整: 'CNY', 圆整: 'CNY', 元: 'CNY', 圆: 'CNY', 块钱: 'CNY', 块: 'CNY', 大洋: 'CNY', 软妹币: 'CNY', 刀: 'USD', '¥': 'CNY', '$': 'USD', 'us$': 'USD', '€': 'EUR', '£': 'GBP', 欧: 'EUR',
  yuan: 'CNY', yuans: 'CNY', kuai: 'CNY', renminbi: 'CNY', dollar: 'USD', dollars: 'USD', 'us dollars': 'USD', 'us dollar': 'USD', 'u.s. dollars': 'USD', buck: 'USD', bucks: 'USD', euro: 'EUR', euros: 'EUR',
  'hong kong dollars': 'HKD', 'hk dollars': 'HKD', 'singapore dollars': 'SGD', 'taiwan dollars': 'TWD', 'new taiwan dollars': 'TWD', 'australian dollars': 'AUD', 'canadian dollars': 'CAD', 'new zealand dollars': 'NZD',
  pound: 'GBP', pounds: 'GBP', 'pounds sterling': 'GBP', quid: 'GBP', yen: 'JPY', 'japanese yen': 'JPY', 'chinese yuan': 'CNY', won: 'KRW', 'korean won': 'KRW', rupee: 'INR', rupees: 'INR', baht: 'THB', ringgit: 'MYR', ringgits: 'MYR', 'malaysian ringgit': 'MYR', 'malaysian ringgits': 'MYR', 'malaysia ringgit': 'MYR', 'malaysia ringgits': 'MYR', shekels: 'ILS', 'kuwaiti dinar': 'KWD', 'kuwaiti dinars': 'KWD', 'swiss francs': 'CHF', francs: 'CHF',
  naira: 'NGN', nairas: 'NGN', shillings: 'KES', cedis: 'GHS', rand: 'ZAR', taka: 'BDT', zloty: 'PLN', kronor: 'SEK', kroner: 'NOK', riyals: 'SAR', peso: 'MXN', rubles: 'RUB', roubles: 'RUB', dirhams: 'AED', pesos: 'MXN', reais: 'BRL', dong: 'VND', 'quai': 'CNY',
} // prettier-ignore
/** Codes stand on either side; none of them is an English word. */
const CODES: Readonly<Record<string, string>> = { rmb: 'CNY', cnh: 'CNY', ntd: 'TWD', hkd: 'HKD', 'us dollars': 'USD' }
for (const code of 'cny usd eur gbp jpy twd sgd krw aud cad chf inr thb myr idr vnd nzd sek nok dkk aed sar brl mxn rub zar mop pln czk huf ils kwd qar bgn egp ngn kes ghs bdt pkr lkr'.split(
  ' ',
))
  (CODES as Record<string, string>)[code] = code.toUpperCase()

const escape = (words: string): string => words.replace(/[$.^*+?()[\]{}|\\]/g, '\\$&')
const anyOf = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).map((w) => (/[a-z]$/.test(w) ? `${escape(w)}(?![a-z])` : escape(w))).join('|') // prettier-ignore

const BEFORE_RE = new RegExp(
  `(?<![a-z])(${anyOf([...Object.keys(BEFORE), ...Object.keys(CODES)])})(?:\\s?[:：])?\\s?$|(${anyOf(Object.keys(NAMES))})(?:\\s?[:：])?\\s?$`,
)
const AFTER_RE = new RegExp(
  `\\s?(?:${anyOf(Object.keys(NAMES))}|${anyOf([...Object.keys(AFTER), ...Object.keys(CODES)])})(?!旦|素|宵|件|气|老|凶|首)`,
  'y',
)

/** The currency named right before `at`: where it begins and its code. */
export function currencyBefore(lower: string, at: number): { from: number; currency: string } | undefined {
  const head = lower.slice(Math.max(0, at - 12), at)
  const hit = BEFORE_RE.exec(head)
  const word = hit?.[1] ?? hit?.[2]
  const currency = word && (BEFORE[word] ?? CODES[word] ?? NAMES[word])
  return hit && currency ? { from: at - head.length + hit.index, currency } : undefined
}

export interface CurrencyAfter {
  to: number
  currency: string
  /** 元, 块: units that a tail of 毛 and 分 may follow. */
  word: string
}

export function currencyAfter(lower: string, at: number): CurrencyAfter | undefined {
  AFTER_RE.lastIndex = at
  const hit = AFTER_RE.exec(lower)
  if (!hit) return undefined
  const word = hit[0].trim()
  const currency = NAMES[word] ?? CODES[word] ?? AFTER[word]
  return currency ? { to: at + hit[0].length, currency, word } : undefined
}
