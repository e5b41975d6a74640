// Money in every usual spelling: 三百八, 1.2万, 20w, 290块5, $75, USD 1,200, two grand.
import { Decimal } from 'decimal.js'
import type { Normalised } from '../kernel/text.ts'
import { coinsOnly, isMeasure, smallChange } from './amounts-coins.ts'
import { currencyAfter, currencyBefore } from './amounts-currencies.ts'
import { readNumeral, type Numeral } from './numbers-read.ts'
import { signBefore, startsNumber } from './numbers.ts'
import { spanOf, type Span } from './spans.ts'

export interface MoneySpan {
  span: Span
  /** Decimal text, never a float; may be "0" or negative, so that a form can refuse it. */
  amount: string
  /** ISO 4217; missing when the words name none (三百八, 1w). */
  currency?: string
  /** 两百多块, about $50. */
  approximate?: true
  /** at most, 以内, under · at least, 以上, over. */
  bound?: 'max' | 'min'
  /** A range was said (300到500块): the other end. */
  upTo?: string
  /** What made it money: a currency, a spelling of prices and counts (三百八, 20w), a word of cost before it (报销300), or nothing (`bare`). */
  by: 'currency' | 'spelling' | 'cue' | 'bare'
}

/**
 * Amounts with a sign of money. `bare: true` also takes plain numbers, for an answer to "how much?";
 * callers skip what overlaps dates, lengths and quantities.
 */
export function readMoney(text: Normalised, { bare = false }: { bare?: boolean } = {}): MoneySpan[] {
  const { lower } = text
  const found: MoneySpan[] = []
  for (let i = 0; i < lower.length;) {
    const one =
      startsNumber(lower, i) || (/[\d]/.test(lower[i]!) && currencyBefore(lower, i))
        ? (readOne(lower, i, bare) ?? openRange(lower, i))
        : undefined
    if (!one) {
      i += 1
      continue
    }
    const ranged = rangeFrom(lower, one, bare)
    const { from, to } = ranged
    const bound = boundOf(lower, from, to)
    const about =
      ABOUT.test(lower.slice(Math.max(0, from - 14), from)) || /^\s?(?:左右|上下|出头|or so)/.test(lower.slice(to))
    found.push({
      span: spanOf(text, from, to),
      amount: ranged.value.toFixed(),
      ...(ranged.currency ? { currency: ranged.currency } : {}),
      ...(ranged.approximate || about ? { approximate: true } : {}),
      ...(bound ? { bound } : {}),
      ...(ranged.upTo ? { upTo: ranged.upTo.toFixed() } : {}),
      by: ranged.by,
    })
    i = to
  }
  return found
}

interface One {
  from: number
  /** Where the digits begin, after a currency. */
  numberFrom: number
  to: number
  value: Decimal
  upTo?: Decimal
  currency?: string
  approximate?: true
  by: MoneySpan['by']
}

function readOne(lower: string, i: number, bare: boolean, joined = false): One | undefined {
  const number = european(lower, i) ?? readNumeral(lower, i, { money: true })
  // 3兆 is three million to some and three trillion to others: asked, not guessed.
  if (!number || lower.slice(i, number.to).includes('兆')) return undefined
  // 1,2OO: letters among the digits; a part of it would be a silent error.
  if (/^(?:,\d*)?[ol]{1,3}(?![a-z])/.test(lower.slice(number.to)) && /\d/.test(lower[number.to - 1]!)) return undefined
  // A 4K screen.
  if (
    lower[number.to - 1] === 'k' &&
    /^\s?(?:的|屏|显示|分辨|高清|超清|电视|投影|摄像|uhd|monitor|display|screen|tv\b|projector|video|resolution|camera)/.test(
      lower.slice(number.to),
    )
  )
    return undefined
  // 报销-50元: a dash or a minus? Asked. With another dash (报销-打车-50元) they part the words.
  if (/[销付款支借]-$/.test(lower.slice(Math.max(0, i - 2), i)) && lower.split('-').length === 2) return undefined
  let from = i
  const minusInside = /-\s?$/.exec(lower.slice(Math.max(0, i - 2), i)) // ¥-300
  const before =
    currencyBefore(lower, i) ?? (minusInside ? currencyBefore(lower, i - minusInside[0].length) : undefined)
  if (before) from = before.from
  const sign = (before && minusInside ? i : undefined) ?? signBefore(lower, from)
  if (sign !== undefined && sign < from) from = sign
  const signed = (value: Decimal) => (sign !== undefined ? value.negated() : value)
  const head = {
    from,
    numberFrom: i,
    ...(number.approximate ? { approximate: true as const } : {}),
    ...(number.upTo ? { upTo: number.upTo } : {}),
  }
  const after = currencyAfter(lower, number.to)
  if (after && !isMeasure(lower, after.to, after.word)) {
    const tail = smallChange(lower, after.to, after.word)
    // USD 1,200元 does not happen; 港币700元 and 300元人民币 do: the name says more than 元.
    const plain = /^(?:元|块|块钱|圆|元整|dollars?|\$|¥)$/.test(after.word)
    const named = currencyAfter(lower, tail.to)
    const currency =
      before && plain
        ? before.currency
        : plain && named && /人民币|rmb|cny|usd|hkd/.test(named.word)
          ? named.currency
          : after.currency
    return {
      ...head,
      to: plain && named && currency === named.currency && !before ? named.to : tail.to,
      value: signed(number.value.plus(tail.add)),
      currency,
      by: 'currency',
    }
  }
  const coins = coinsOnly(lower, number.to)
  if (coins && !before)
    return {
      ...head,
      to: coins.to,
      value: signed(number.value.times(coins.each).plus(coins.add ?? 0)),
      currency: coins.currency,
      by: 'currency',
    }
  if (before) {
    const cents = /^ (?:and )?(\d{1,2}) ?(?:cents?|c)(?![a-z])/.exec(lower.slice(number.to))
    const value = cents ? number.value.plus(new Decimal(cents[1]!).dividedBy(100)) : number.value
    if (/^\d{4}(?:[-/年]\d|\.\d{1,2}\.\d)/.test(lower.slice(i, i + 6))) return undefined
    return {
      ...head,
      to: number.to + (cents?.[0].length ?? 0),
      value: signed(value),
      currency: before.currency,
      by: 'currency',
    }
  }
  if (
    NOT_MONEY_AFTER.test(lower.slice(number.to, number.to + 16)) ||
    (!joined && NOT_MONEY_BEFORE.test(lower.slice(Math.max(0, i - 6), i)))
  )
    return undefined
  const rest = { ...head, to: number.to, value: signed(number.value) }
  if (number.grand || (number.scaled && number.spelled !== 'english' && number.value.gte(100)))
    return { ...rest, by: 'spelling' }
  if (number.spelled === 'chinese' && number.value.lt(10) && !bare) return undefined
  if (number.one) return bare && lower.trim() === 'one' ? { ...rest, by: 'bare' } : undefined
  // Ok the 1,280 one.
  if (
    /\bthe $/.test(lower.slice(Math.max(0, from - 5), from)) &&
    /^ one\b/.test(lower.slice(number.to)) &&
    number.value.gte(50)
  )
    return { ...rest, by: 'cue' }
  if (CUE.test(lower.slice(Math.max(0, from - 18), from))) return { ...rest, by: 'cue' }
  if (number.value.gte(100) && boundOf(lower, from, number.to)) return { ...rest, by: 'cue' }
  return bare ? { ...rest, by: 'bare' } : undefined
}

/** €1.234,56 and 30,50 €: commas and points the other way round, only beside a euro sign. */
function european(lower: string, i: number): Numeral | undefined {
  SPACED.lastIndex = i
  const spaced = SPACED.exec(lower)
  if (spaced) {
    const to = i + spaced[0].length
    if (currencyBefore(lower, i) || currencyAfter(lower, to))
      return { to, value: new Decimal(spaced[0].replaceAll(' ', '')), spelled: 'digits' }
  }
  EUROPEAN.lastIndex = i
  const hit = EUROPEAN.exec(lower)
  if (!hit) return undefined
  const to = i + hit[0].length
  const euro =
    /(?:€|eur|欧元)\s?$/.test(lower.slice(Math.max(0, i - 8), i)) || /^\s?(?:€|eur|欧元)/.test(lower.slice(to))
  return euro ? { to, value: new Decimal(hit[0].replaceAll('.', '').replace(',', '.')), spelled: 'digits' } : undefined
}
/** 1 700 元: reading the 700 alone would be a silent error. */
const SPACED = /\d{1,3}(?: \d{3})+(?![\d])(?:\.\d{1,2})?/y
const EUROPEAN = /(?:\d{1,3}(?:\.\d{3})+|\d+),\d{2}(?!\d)|\d{1,3}(?:\.\d{3})+(?![\d.])/y

/** After a number that is then a date, a time, a length, a count or a part of something. */
const NOT_MONEY_AFTER =
  /^(?:\s?(?:(?!月[底末初中])[年月日号点时:天周%‰度层楼期届班岁名位台张个箱件份人次本页字折倍章条款]|分钟|分之|个百分点|小时|星期|礼拜|工作日|多?[个天人名份台张件箱本次条把套盒米斤公平公里]|公斤|千克|克|吨|升|股|户|家|米|平|显示|屏|分辨|视频|充电|电源|功率|快充|(?<!\s)(?:st|nd|rd|th)\b|(?:days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|people|persons?|units?|pcs|boxes|items?|monitors?|screens?|displays?|chargers?|adapters?|am|pm|a\.m|p\.m|o'clock|percent|gb|tb|mb|kg|km)\b)|[-/.]\d|[a-z])/
const NOT_MONEY_BEFORE = /(?:第|周|星期|礼拜|[#-]|no\.? ?|[a-z]|\d[-/.:])$/
const CUE =
  /(?:报销|报账|报|花了|花费|花|支付|付款|付了|付|打款|转账|预支|借款|垫付|垫了|金额|总额|总共|一共|共计|合计|总计|共|预算|费用|单价|价格|价|餐费|车费|打车|打的|住宿费|房费|机票|车票|(?<!发)票|油费|电话费|快递费|到|为|是|成|[:：=]|amount|total(?:led|ling)?|costs?|costing|spent|spend|paid|pay|budget|price|priced at|expense|reimburse(?:ment)?|claim|worth|invoice)\s?(?:of|for|is|was|大约|大概|约|差不多|about|around)?\s?$/
const ABOUT =
  /(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|大约|大概|约|差不多|将近|接近|近|几|数)\s?$/

/** 300到500块, $300-500, between 300 and 500 yuan: the unit said once covers both. */
function rangeFrom(lower: string, one: One, bare: boolean): One {
  JOIN.lastIndex = one.to
  const join = JOIN.exec(lower)
  if (!join || one.by === 'bare') return one
  // 23 and 31 bucks are two; between 300 and 500 is a range.
  if (
    /and/.test(join[0]) &&
    !/between\s?(?:us\$|hk\$|[$€£¥]|rmb|usd)?\s?$/.test(lower.slice(Math.max(0, one.from - 14), one.from))
  )
    return one
  const at = one.to + join[0].length
  const other = readOne(lower, at, true, true) ?? readOneAfterSign(lower, at)
  if (
    !other ||
    other.from > at ||
    other.value.lte(one.value) ||
    (other.by === 'bare' && (one.by !== 'currency' || NOT_MONEY_AFTER.test(lower.slice(other.to)))) ||
    bare
  )
    return one
  const currency = one.currency ?? other.currency
  return {
    ...one,
    value: one.by === 'currency' ? one.value : sharedUnit(lower, one.numberFrom, one.to, one.value, other),
    to: other.to,
    upTo: other.value,
    ...(currency ? { currency } : {}),
    by: other.by === 'currency' ? 'currency' : one.by,
  }
}
/** 300到500块: the first number has its unit only in the second. */
function openRange(lower: string, i: number): One | undefined {
  const number = readNumeral(lower, i)
  if (!number || NOT_MONEY_BEFORE.test(lower.slice(Math.max(0, i - 6), i))) return undefined
  JOIN.lastIndex = number.to
  const join = JOIN.exec(lower)
  if (join && /and/.test(join[0]) && !/between\s?$/.test(lower.slice(Math.max(0, i - 9), i))) return undefined
  const other = join ? readOne(lower, number.to + join[0].length, false, true) : undefined
  if (!other || other.by !== 'currency' || other.value.lte(number.value)) return undefined
  return {
    from: i,
    numberFrom: i,
    to: number.to,
    value: sharedUnit(lower, i, number.to, number.value, other),
    ...(other.currency ? { currency: other.currency } : {}),
    by: 'currency',
  }
}

/** 3到5万块, 七千到九千亿: the last unit of the second number counts for the first as well, where that still comes before it. */
function sharedUnit(lower: string, from: number, to: number, value: Decimal, other: One): Decimal {
  const unit = /^[^a-z元块]*?([百佰千仟万亿kw])(?=[^百佰千仟万亿十零一二三四五六七八九\d]|$)/.exec(
    lower.slice(other.numberFrom, other.to),
  )?.[1]
  if (!unit || lower.slice(from, to).includes(unit)) return value
  const scaled = value.times(UNIT_VALUE[unit]!)
  return scaled.lt(other.value) ? scaled : value
}
const UNIT_VALUE: Readonly<Record<string, number>> = {
  百: 100,
  佰: 100,
  千: 1e3,
  仟: 1e3,
  k: 1e3,
  万: 1e4,
  w: 1e4,
  亿: 1e8,
}

const JOIN = /(?:\(含\))?\s?(?:到|至|--?|~|to|and(?= ?[$¥€£\d]))\s?/y
const readOneAfterSign = (lower: string, at: number): One | undefined => {
  const sign = /^(?:us\$|hk\$|\$|¥|€|£|rmb\s?|usd\s?)/.exec(lower.slice(at, at + 4))
  const read = sign ? readOne(lower, at + sign[0].length, true) : undefined
  return read ? { ...read, from: at } : undefined
}

function boundOf(lower: string, from: number, to: number): 'max' | 'min' | undefined {
  const before = lower.slice(Math.max(0, from - 16), from)
  const after = lower.slice(to, to + 12)
  if (
    /(?:[别勿]超(?:过|出)?|不要超(?:过|出)?|不能超(?:过|出)?|不得超(?:过|出)?|不超过|不超|不高于|不大于|最多|至多|小于|低于|少于|上限|under|below|up to|at most|within|(?:less|lower|cheaper) than|no more than|not more than|max(?:imum)?(?: of)?|cap of)\s?$/.test(
      before,
    )
  )
    return 'max'
  if (/^\s?(?:以内|以下|之内|之下|封顶|内|or less|or below|or under|max\b|tops)/.test(after)) return 'max'
  if (
    /(?:超过|超出|大于|高于|多于|不少于|不低于|至少|起码|over|above|at least|(?:more|higher) than|exceeding|exceeds?|greater than|no less than|min(?:imum)?(?: of)?)\s?$/.test(
      before,
    )
  )
    return 'min'
  if (/^\s?(?:以上|之上|起步|起(?!草|来|来|点)|or more|or above|and up|and above|\+)/.test(after)) return 'min'
  return undefined
}
