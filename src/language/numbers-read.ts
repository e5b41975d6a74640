// Reads one number at a place in the words, in any spelling; numbers, amounts and lengths all start here.
import { Decimal } from 'decimal.js'
import { chineseValue, ZH_NUMERAL } from './numbers-chinese.ts'
import { readEnglish } from './numbers-english.ts'

export interface Numeral {
  to: number
  value: Decimal
  /** 三四百, 3-5: the other end. */
  upTo?: Decimal
  approximate?: true
  /** How it was spelled; scaled = 万, w, k …; shorthand = 三百八. */
  spelled: 'digits' | 'chinese' | 'english'
  scaled?: true
  shorthand?: true
  grand?: true
  /** Just "one", which may be a pronoun. */
  one?: true
}

const ARABIC = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+/y
const CHINESE = new RegExp(
  `[${ZH_NUMERAL}]{1,30}(?:点[零〇一二三四五六七八九]{1,12}(?![十百分刻半钟整])[万亿千百]*)?`,
  'y',
)
/** After digits: 17万5, 1.2 万, 3千, 1亿2000万, 7 万5 千4 百. A single digit after 万 is a thousand's place. */
const MIXED_TAIL =
  /(?: ?[百千万亿兆]{1,4}(?: ?(?:\d+(?:\.\d+)?(?= ?[百千万亿])|[零〇一二两三四五六七八九十百千]{1,9}(?![点号月日年]))){0,3}){1,6}(?:\d{1,4}(?!\d|,\d{3}(?!\d)|[.:]\d|[点号月日年%-]))?/y
/** Spoken text with gaps: 一百 五 十 二. */
const SPACED = new RegExp(
  `[${ZH_NUMERAL}]{1,12}(?: [${ZH_NUMERAL}]{1,12}){1,10}(?: ?点[零〇一二三四五六七八九]+)?(?![点号月日年天个周])`,
  'y',
)
/** 四百 点 五; a clock time has no hundreds. */
const SPACED_POINT = new RegExp(
  `(?=[^点]{0,24}[百千万亿])[${ZH_NUMERAL}]{1,12}(?: [${ZH_NUMERAL}]{1,12}){0,10} 点 ?[零〇一二三四五六七八九]+(?! ?[分刻半钟])`,
  'y',
)
const LETTERS =
  / ?(?:kw|w|k)(?!(?!(?:rmb|yuan|cny|usd|eur|euros?|gbp|sgd|hkd|inr|aud|chf|jpy)\b)[a-z])(?!\d\d)| ?(?:mn|mio|mm|m|bn|b)(?![a-z0-9])/y
const WORD_SCALE = / ?(?:hundred|thousand|million|billion|trillion|dozen|grand|lakh|lac|crore)s?\b/y
const LETTER_VALUE: Readonly<Record<string, number>> = {
  k: 1e3,
  w: 1e4,
  kw: 1e7,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mio: 1e6,
  b: 1e9,
  bn: 1e9,
}
const FRACTIONS: Readonly<Record<string, number>> = {
  '½': 0.5,
  '¼': 0.25,
  '¾': 0.75,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅛': 0.125,
}
const MORE = /零?[多余几来]| [多余几来] ?(?=[万亿千])/y

const match = (re: RegExp, lower: string, at: number): string | undefined => {
  re.lastIndex = at
  return re.exec(lower)?.[0]
}

/** `money` also takes m and bn as millions and billions. */
export function readNumeral(
  lower: string,
  i: number,
  { money = false }: { money?: boolean } = {},
): Numeral | undefined {
  const first = lower[i]
  if (first === undefined) return undefined
  if (first >= '0' && first <= '9') return readArabic(lower, i, money)
  if (FRACTIONS[first] !== undefined) return { to: i + 1, value: new Decimal(FRACTIONS[first]!), spelled: 'digits' }
  if (first === '.' && /\d/.test(lower[i + 1] ?? '') && !/[\d.]/.test(lower[i - 1] ?? ''))
    return readArabic(lower, i, money)
  if (ZH_NUMERAL.includes(first)) return readChinese(lower, i)
  if (first >= 'a' && first <= 'z' && !isLetter(lower[i - 1])) return readWords(lower, i)
  return undefined
}

const isLetter = (c: string | undefined): boolean => c !== undefined && c >= 'a' && c <= 'z'

function readArabic(lower: string, i: number, money: boolean): Numeral | undefined {
  const literal = match(ARABIC, lower, i)
  if (!literal) return undefined
  const plain = new Decimal(literal.replaceAll(',', ''))
  let to = i + literal.length
  const half = /^ (?:and a half|1\/2)\b|^[½¼¾]/.exec(lower.slice(to, to + 12))
  if (half) {
    const more = FRACTIONS[half[0]] ?? 0.5
    return { to: to + half[0].length, value: plain.plus(more), spelled: 'digits' }
  }
  for (let tail = match(MIXED_TAIL, lower, to); tail; tail = tail.slice(0, -1)) {
    if (/[ 零〇]$/.test(tail)) continue
    const run = chineseValue((literal + tail).replaceAll(' ', '').replaceAll(',', ''))
    if (run)
      return more(lower, {
        to: to + tail.length,
        value: run.value,
        spelled: 'digits',
        scaled: true,
        ...(run.shorthand ? { shorthand: true } : {}),
      })
  }
  const letters = match(LETTERS, lower, to)
  if (letters && (money || /[kw]/.test(letters)) && !(letters.startsWith(' ') && letters.trim() === 'm')) {
    to += letters.length
    const tenth = /^[wk]$/.test(letters.trim())
      ? /^\d(?![\d.a-z%]|\s?[点号月日年:])/.exec(lower.slice(to, to + 4))?.[0]
      : undefined // 3w5
    if (tenth) {
      const unit = LETTER_VALUE[letters.trim()]!
      return {
        to: to + 1,
        value: plain.times(unit).plus(Number(tenth) * (unit / 10)),
        spelled: 'digits',
        scaled: true,
        shorthand: true,
      }
    }
    return more(lower, { to, value: plain.times(LETTER_VALUE[letters.trim()]!), spelled: 'digits', scaled: true })
  }
  if (match(WORD_SCALE, lower, to)) {
    const words = readEnglish(lower, i)
    if (words)
      return {
        to: words.to,
        value: words.value,
        spelled: 'english',
        scaled: true,
        ...(words.grand ? { grand: true } : {}),
      }
  }
  return more(lower, { to, value: plain, spelled: 'digits' })
}

function readChinese(lower: string, i: number): Numeral | undefined {
  const spaced = match(SPACED_POINT, lower, i) ?? match(SPACED, lower, i)
  const joined = spaced && /[十百千万亿]/.test(spaced) ? chineseValue(spaced.replaceAll(' ', '')) : undefined
  if (spaced && joined && !joined.upTo)
    return more(lower, { to: i + spaced.length, value: joined.value, spelled: 'chinese', scaled: true })
  let run = match(CHINESE, lower, i)
  // 三点五十 is a clock, 千万 an adverb, 两万五的 a price: take the longest head that is a number.
  while (run) {
    const read = chineseValue(run)
    if (read) {
      const scaled = /[百佰千仟万亿]/.test(run)
      return more(lower, {
        to: i + run.length,
        value: read.value,
        spelled: 'chinese',
        ...(read.upTo ? { upTo: read.upTo, approximate: true } : {}),
        ...(scaled ? { scaled: true } : {}),
        ...(read.shorthand ? { shorthand: true } : {}),
      })
    }
    run = run.includes('点') ? run.slice(0, run.indexOf('点')) : run.slice(0, -1)
  }
  return undefined
}

function readWords(lower: string, i: number): Numeral | undefined {
  const words = readEnglish(lower, i)
  if (!words) return undefined
  const { to, value } = words
  return {
    to,
    value,
    spelled: 'english',
    ...(words.approximate ? { approximate: true } : {}),
    ...(words.grand ? { grand: true } : {}),
    ...(words.one ? { one: true } : {}),
  }
}

/** 两百多, 三十来, 一千余: more or less. A plain 多 after a unit word (一天多) is the caller's. */
function more(lower: string, read: Numeral): Numeral {
  if (lower.startsWith('个亿', read.to)) return { ...read, to: read.to + 2, value: read.value.times(1e8), scaled: true }
  const round = read.scaled === true || read.value.mod(10).isZero()
  if (!round || read.value.isZero() || read.shorthand) return read
  const said = match(MORE, lower, read.to)
  if (!said || /^零?[多余几来](?:少|钱|年|于|自|了|[到得])/.test(lower.slice(read.to, read.to + 3))) return read
  // 20几号 and 两百多万: the unit that follows still counts.
  let to = read.to + said.length
  const scale = /^ ?[万亿千]/.exec(lower.slice(to))?.[0]
  let value = read.value
  if (scale && lower[read.to - 1] !== '万') {
    value = value.times(scale.endsWith('亿') ? 1e8 : scale.endsWith('万') ? 1e4 : 1e3)
    to += scale.length
  }
  return { ...read, to, value, approximate: true, scaled: true }
}
