// Numbers, counted things, ordinals, percents and request numbers, in Chinese and English.
import type { Normalised } from '../kernel/text.ts'
import { ZH_NUMERAL, smallInt } from './numbers-chinese.ts'
import { smallEnglish } from './numbers-english.ts'
import { readParts } from './numbers-parts.ts'
import { readNumeral, type Numeral } from './numbers-read.ts'
import { overlaps, spanOf, type Span } from './spans.ts'

export interface NumberSpan {
  span: Span
  value: number
  /** Decimal text, exact: 0.1 stays 0.1. */
  decimal: string
  /** 两百多, about 20, 三五个. */
  approximate?: true
  /** The other end of a spread: 三四百 → 400. */
  upTo?: number
}

/** Chinese words in which 一 or 十 counts nothing. */
const ZH_WORD_AFTER =
  /^(?:一[下起样定些直点般共切旦律致边面时并同度向再味贯流会刻阵心目齐方步看听想问]|四川|三亚|三明(?!治)|三峡|三星|三一重工|九江|九寨|五台山|五道口|五粮液|六安|六盘水|七宝|八达岭|八宝山|十堰|百度|百色|万科|万达|万州|千岛湖|一汽|十分(?!钟)|千万(?=[不别要记])|万一|三番|四处|五险|六神|七上|百分|两者|俩|九五折)/
const ZH_WORD_BEFORE = /[第周期拜老小初]$/
/** 统一, 万一, 唯一: only one belongs to the word before it. */
const ZH_ONE_BEFORE = /[统唯同万逐单专均划惟不]$/
const EN_PRONOUN =
  /\b(?:this|that|which|the|second|last|first|third|other|each|every|no|any|some|earlier|previous|next|new|old|right|wrong) $/
const ABOUT =
  /(?:about|around|roughly|approximately|approx\.?|circa|some|nearly|almost|大约|大概|约|差不多|将近|接近|近)\s*$/

/** Numbers, those of dates and money included; callers skip what other readers took. */
export function readNumbers(text: Normalised): NumberSpan[] {
  const found: NumberSpan[] = []
  const { lower } = text
  for (let i = 0; i < lower.length;) {
    const read =
      startsNumber(lower, i) || lower.startsWith('半百', i) ? (readParts(lower, i) ?? readNumeral(lower, i)) : undefined
    if (!read || isWord(lower, i, read)) {
      i += 1
      continue
    }
    // 192.168.1.2, 3.4.5: a code.
    const code = /^(?:\.\d+)+/.exec(lower.slice(read.to))
    if (read.spelled === 'digits' && code) {
      i = read.to + code[0].length
      continue
    }
    if (lower.startsWith('百分之', i - 3) || PERCENT_AFTER.test(lower.slice(read.to, read.to + 9))) {
      i = read.to
      continue
    }
    const dozen = DOZEN.test(lower.slice(read.to, read.to + 2))
    if (dozen) read.value = read.value.times(12)
    if (dozen) read.to += 1
    const negative = signBefore(lower, i)
    const about = ABOUT.test(lower.slice(Math.max(0, i - 14), i))
    const value = negative !== undefined ? read.value.negated() : read.value
    found.push({
      span: spanOf(text, negative ?? i, read.to),
      value: value.toNumber(),
      decimal: value.toFixed(),
      ...(read.approximate || about ? { approximate: true } : {}),
      ...(read.upTo ? { upTo: read.upTo.toNumber() } : {}),
    })
    i = read.to
  }
  return found
}

/** 一打: twelve; 打印 and 打车 are verbs. */
const DOZEN = /^打(?![字印电包算开扫车的折听卡针工])/
/** 八折 is a part of a price. */
const PERCENT_AFTER = /^\s?(?:%|‰|percent\b|per cent\b|个百分点|折(?![叠页扇线返旧合算损子]))/

/** A digit inside a longer code (LV-2026, v2, 3.4.5) starts no number of its own. */
export function startsNumber(lower: string, i: number): boolean {
  const c = lower[i]!
  const before = lower[i - 1]
  if (c >= '0' && c <= '9')
    return (
      before === undefined ||
      !/[\da-z_.,#]/.test(before) ||
      (before === 'x' && !/[a-z0-9]/.test(lower[i - 2] ?? '')) ||
      (before === ',' && !/\d/.test(lower[i - 2] ?? '')) ||
      (before === '.' && !/[\da-z]/.test(lower[i - 2] ?? ''))
    )
  if (c >= 'a' && c <= 'z') return before === undefined || !/[a-z0-9']/.test(before)
  return c === '.' || '½¼¾⅓⅔⅛'.includes(c) || ZH_NUMERAL.includes(c)
}

function isWord(lower: string, i: number, read: Numeral): boolean {
  const before = lower.slice(Math.max(0, i - 12), i)
  if (read.one) return EN_PRONOUN.test(before)
  if (read.spelled !== 'chinese') return false
  // 陆 and 伍 alone are names and words; with a unit behind they are money.
  if (read.to - i === 1 && /[陆伍]/.test(lower[i]!)) return !/^[元圆块角分整]/.test(lower.slice(read.to))
  if (read.to - i === 1 && (ZH_WORD_BEFORE.test(before) || (lower[i] === '一' && ZH_ONE_BEFORE.test(before))))
    return true
  return ZH_WORD_AFTER.test(lower.slice(i, i + 4)) && read.to - i <= 2
}

/** Where a minus begins that belongs to the number at `i`; 5-3 and 3-5 have none. */
export function signBefore(lower: string, i: number): number | undefined {
  const sign = /(?:^|[\s(:=,，。;；一-鿿])(负|minus |negative |-)\s?$/.exec(lower.slice(Math.max(0, i - 10), i))
  // "md. - - $75": dashes that part words.
  if (!sign || /-\s?$/.test(lower.slice(0, i - sign[0].length + sign[0].indexOf(sign[1]!)))) return undefined
  const from = i - sign[0].length + sign[0].indexOf(sign[1]!)
  // 周三-5 is a range.
  return sign[1] === '-' && /[一-鿿]/.test(lower[from - 1] ?? '') && !/[是为成报额款]/.test(lower[from - 1]!)
    ? undefined
    : from
}

export interface Quantity extends NumberSpan {
  /** The measure word as said: 台, 箱, boxes; missing for "a dozen pens". */
  unit?: string
}

const MEASURES =
  '台|个|箱|把|张|支|枝|本|份|套|件|盒|包|袋|瓶|桶|条|双|部|辆|块|只|名|位|人|人次|卷|捆|打|对|副|枚|颗|片|页|组|批|间|扇|盆|棵|株|罐|卡|根|架|幅|册|封|节|顶|床|米|公斤|千克|克|斤|吨|升|平米|平方米|升|毫升|桌|席|杯|碗|份儿|令|沓|串|排|株|座|家|款|期|门|趟|次|项|笔|单|例|股|匹|艘|架次|口|辆次|人份'
const ZH_QUANTITY = new RegExp(
  `(?:小|大|整)?(${[...new Set(MEASURES.split('|'))].sort((a, b) => b.length - a.length).join('|')})`,
  'y',
)
/** What follows a measure word when the two are not a count: 个月, 个小时, 块钱, 次日. */
const NOT_COUNTED =
  /^(?:个(?:月|小时|钟头|工作日|自然日|星期|礼拜|季度|人事|人名|人假|性|别|半|位)|块(?:钱|[\d零一二两三四五六七八九]|半)|次日|本(?:周|月|年|季|人|来|次|地|公司)|张[总经哥姐]|家(?:里|人)|门(?:口|禁)|单子|节(?:后|前|假|日)|期间|人(?:事|力|员|家|民)|份(?:额)|条(?:件|款)|对(?:吧|不|了|方)|把(?:这|那|我|它|他|她)|支付|部(?:门|长)|台(?:风|账)|面)/
const EN_UNIT =
  /\s?(units?|pcs|pieces?|boxe?s?|packs?|packets?|sets?|copies|copy|pairs?|bottles?|cartons?|cases?|bags?|rolls?|sheets?|reams?|people|persons?|seats?|licen[cs]es?|items?|kg|tons?)\b(?!-[a-z])/y
/** 买一个, 要台新的: after these a measure word alone counts one. */
const EN_ARTICLE = /\b(?:an?|another|one more)\s+(?!(?:dozen|couple|few|hundred|thousand|lot|bit|bunch)\b)(?=[a-z])/g

/** Room 4, desk 14: a name, not a count. */
const NAMED_BY_NUMBER =
  /\b(?:room|floor|hall|level|desk|building|line|gate|block|phase|version|step|suite|lab|zone|row|seat|table|bay|dock|terminal|unit|printer|machine|station|warehouse) $/

/** Three monitors, 三台, 两箱, a dozen, 一个. English counts need no measure word; callers skip dates, money and lengths. */
export function readQuantities(text: Normalised): Quantity[] {
  const { lower } = text
  const found: Quantity[] = []
  for (const number of readNumbers(text)) {
    const { from, to } = number.span
    if (/^第$/.test(lower[from - 1] ?? '') || NAMED_BY_NUMBER.test(lower.slice(Math.max(0, from - 10), from))) continue
    let at = to
    if (lower[at] === ' ' && /[一-鿿]/.test(lower[at + 1] ?? '')) at += 1
    if (lower[to - 1] === '打') {
      found.push({ ...number, unit: '打' })
      continue
    }
    ZH_QUANTITY.lastIndex = at
    const zh = ZH_QUANTITY.exec(lower)
    if (zh && !NOT_COUNTED.test(lower.slice(at, at + 5))) {
      found.push({
        ...number,
        span: spanOf(text, from, at + zh[0].length),
        unit: zh[1]!,
      })
      continue
    }
    EN_UNIT.lastIndex = to
    const en = EN_UNIT.exec(lower)
    if (en) found.push({ ...number, span: spanOf(text, from, to + en[0].length), unit: en[1]! })
    else if (
      /^\s+(?!(?:to|and|or|of|in|on|at|by|from|until|till|through|per|days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|am|pm|percent|yuan|rmb|usd|dollars?|bucks?|euros?|pounds?|more|each|apiece|inch(?:es)?|cm|mm|gb|tb|mb|kw|watts?|volts?|hz|mp|ports?|seaters?|lit(?:re|er)s?|ml|ft|foot|feet|met(?:re|er)s?|nights?(?! (?:nurse|shift|guard|manager|porter|driver|watch|staff))|stars?)\b)(?:\d+-?\s?(?:inch|in|gb|tb|ml|mm|cm)\s)?[a-z]{2,}/.test(
        lower.slice(to, to + 24),
      )
    )
      found.push(number)
    else if (
      (/(?<![a-z0-9])[x×]\s?$/.test(lower.slice(Math.max(0, from - 4), from)) &&
        !/^[- ]?(?:inch|in\b|cm|mm|gb|tb|")/.test(lower.slice(to))) ||
      /^\s?[x×](?![a-z0-9])/.test(lower.slice(to))
    )
      found.push(number)
  }
  // 先来俩吧, 招俩人: two of them; 我俩 are people.
  for (const both of lower.matchAll(/(?<![我咱他她你它们家父母夫妻兄弟姐妹这那]|[走来]了)([俩仨])(?:人)?(?!字)/gu)) {
    const [from, value] = [both.index, both[1] === '俩' ? 2 : 3]
    if (!found.some((q) => q.span.from <= from && from < q.span.to))
      found.push({
        span: spanOf(text, from, from + both[0].length),
        value,
        decimal: String(value),
        unit: both[0].slice(1),
      })
  }
  const starts = new Set(found.flatMap((q) => [q.span.from, q.span.from - 1]))
  for (const article of lower.matchAll(EN_ARTICLE)) {
    const from = article.index
    // "a dozen" and "a 3-pack" are counted already.
    if (starts.has(from) || starts.has(from + article[0].length) || starts.has(from + article[0].length - 1)) continue
    found.push({ span: spanOf(text, from, from + article[0].trimEnd().length), value: 1, decimal: '1' })
  }
  return found.sort((a, b) => a.span.from - b.span.from)
}

export interface Ordinal {
  span: Span
  /** 1-based; -1 = the last one. */
  index: number
  /** 前两个, the first two: so many from there. */
  count?: number
}

const EN_ORDINALS: Readonly<Record<string, number>> = {
  first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10,
  eleventh: 11, twelfth: 12, last: -1,
} // prettier-ignore
const THING = 'one|item|request|entry|row|line|card|ticket|application|claim|task|option|approval|form'
const ZH_THING = '个|张|条|项|笔|份|单|件|位|行|封|则|种|号'
const ORDINALS = [
  new RegExp(`第([${ZH_NUMERAL}\\d]+)(?:${ZH_THING})?`, 'g'),
  new RegExp(`(?<![前])(?:最后|末尾|倒数第一)(?:的)?(?:那|这)?一?(?:${ZH_THING})`, 'g'),
  /(?<![a-z0-9])(?:#|no\.? ?|number |item |option |row |line )(\d{1,3})(?![\d-])/g,
  new RegExp(`(?<![a-z])(?:the )?(${Object.keys(EN_ORDINALS).join('|')})(?: (?:${THING}))s?(?![a-z])`, 'g'),
  new RegExp(`(?<![a-z])(?:the )?(\\d{1,2})(?:st|nd|rd|th) (?:${THING})s?(?![a-z])`, 'g'),
  new RegExp(
    `(?<![a-z])the (${Object.keys(EN_ORDINALS).join('|')})(?=\\s*(?:$|[,.!?;。，]|and\\b|but\\b|then\\b|or\\b))`,
    'g',
  ),
  new RegExp(`(?<!\\d)(\\d{1,2})号(?:单子|单|申请)`, 'g'),
  /(?<=^把|[,，。\s]把)(\d{1,2})(?=转|批|驳|退|通过|同意|拒|催|撤|加签)/g,
]

/** 第二个, the second one, #3, 最后一个. */
export function readOrdinals(text: Normalised): Ordinal[] {
  const { lower } = text
  const found: Ordinal[] = []
  for (const re of ORDINALS)
    for (const hit of lower.matchAll(re)) {
      if (/^第.+/.test(hit[0]) && /^(?:[季届周天年名]|阶段)/.test(lower.slice(hit.index + hit[0].length))) continue
      const words = hit[1]
      const index = words === undefined ? -1 : (EN_ORDINALS[words] ?? smallInt(words) ?? smallEnglish(words))
      const span = spanOf(text, hit.index, hit.index + hit[0].length)
      if (index !== undefined && index !== 0 && !found.some((o) => overlaps(o.span, span))) found.push({ span, index })
    }
  for (const hit of lower.matchAll(FIRST_FEW)) {
    const count = hit[1] === undefined ? (smallEnglish(hit[2] ?? '') ?? smallInt(hit[2] ?? '')) : smallInt(hit[1])
    const span = spanOf(text, hit.index, hit.index + hit[0].length)
    if (count !== undefined && count > 1 && count < 10 && !found.some((o) => overlaps(o.span, span)))
      found.push({ span, index: 1, count })
  }
  return found.sort((a, b) => a.span.from - b.span.from)
}

const FIRST_FEW = new RegExp(
  `[前头]([${ZH_NUMERAL}\\d])(?:${ZH_THING})(?!月|星期|小时)|(?<![a-z])(?:the )?first (two|three|four|five|2|3|4|5)(?: (?:${THING})s)?(?=\\s|$|[,.;!])(?! (?:days?|weeks?|months?|hours?|years?))`,
  'g',
)

export interface RequestNumber {
  span: Span
  /** Upper case, as in LV-20260311-0007. */
  number: string
}

/** Letters, a date or year, a serial; people leave the dashes out or put spaces. */
const REQUEST =
  /(?<![a-z0-9])([a-z]{1,6})([- _]?)((?:19|20)\d{2}(?:(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?)?)[- _](\d{1,6})(?![a-z0-9]|[-/.]\d)|(?<![a-z0-9])([a-z]{2,6})[-_](\d{2,8})(?![-_]?\d)(?![a-z0-9])|(?<![a-z0-9])([a-z]{2,4}20\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{2,6})(?![a-z0-9]|[-/.]\d)/g
/** Leave 2026-05 is a month, LV 20260311 7 a number: after a space the letters are capitals or a whole day follows. */
const isNumber = (hit: RegExpExecArray, text: string): boolean =>
  hit[2] !== ' ' || hit[3]!.length === 8 || /^[A-Z]+ /.test(text.slice(hit.index))

export function readRequestNumbers(text: Normalised): RequestNumber[] {
  return [...text.lower.matchAll(REQUEST)]
    .filter((hit) => isNumber(hit, text.text))
    .map((hit) => ({
      span: spanOf(text, hit.index, hit.index + hit[0].length),
      number: (hit[7] ?? (hit[1] ? [hit[1], hit[3], hit[4]] : [hit[5], hit[6]]).join('-')).toUpperCase(),
    }))
}

export interface Percent {
  span: Span
  value: number
}

const PERCENTS = [
  /(-?\d+(?:\.\d+)?)\s?(?:%|percent\b|per cent\b|个百分点)/g,
  new RegExp(`百分之([${ZH_NUMERAL}\\d.]+(?:点[零一二三四五六七八九]+)?)`, 'g'),
]

export function readPercents(text: Normalised): Percent[] {
  const found: Percent[] = []
  for (const re of PERCENTS)
    for (const hit of text.lower.matchAll(re)) {
      const value = /^-?[\d.]+$/.test(hit[1]!) ? Number(hit[1]) : readNumeral(hit[1]!, 0)?.value.toNumber()
      if (value !== undefined) found.push({ span: spanOf(text, hit.index, hit.index + hit[0].length), value })
    }
  return found.sort((a, b) => a.span.from - b.span.from)
}
