// Chinese numerals: 十八, 三百八 (= 380), 一万五, 廿三, 壹仟贰佰, and those that begin in digits (17万5, 1.2万).
import { Decimal } from 'decimal.js'

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 俩: 2, 仨: 3, 幺: 1,
  壹: 1, 贰: 2, 弍: 2, 叁: 3, 叄: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
} // prettier-ignore
const UNITS: Readonly<Record<string, number>> = {
  十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000, 万: 10_000, 萬: 10_000, w: 10_000, 亿: 100_000_000, 億: 100_000_000, 兆: 1_000_000_000_000,
} // prettier-ignore
const TENS: Readonly<Record<string, string>> = { 廿: '二十', 卄: '二十', 卅: '三十', 卌: '四十' }

export const ZH_DIGIT = '零〇一二两三四五六七八九俩仨幺壹贰弍叁叄肆伍陆柒捌玖'
export const ZH_NUMERAL = `${ZH_DIGIT}十拾百佰千仟万亿兆廿卄卅卌`

/** Small whole numbers of dates and lengths, in digits or Chinese: 18, 十八, 廿三, 二十三, 〇五, 三十. */
export function smallInt(words: string): number | undefined {
  if (/^\d+$/.test(words)) return Number(words)
  const run = chineseValue(words)
  return run && !run.upTo && run.value.isInteger() ? run.value.toNumber() : undefined
}

/** 二〇二六, 二零二六, 2026: a year digit by digit. */
export function yearOf(words: string): number | undefined {
  if (/^\d{4}$/.test(words)) return Number(words)
  const digits = [...words].map((c) => DIGITS[c])
  return digits.length === 4 && digits.every((d) => d !== undefined) ? Number(digits.join('')) : undefined
}

export interface ChineseValue {
  value: Decimal
  /** 三四百 → 300…400. */
  upTo?: Decimal
  /** 三百八, 一万五, 17万5: the last unit was left out, as one speaks of prices. */
  shorthand?: boolean
}

/** The value of a run of numeral characters, digits allowed before a unit; undefined when it is no number. */
export function chineseValue(run: string): ChineseValue | undefined {
  const words = [...run]
    .map((c) => TENS[c] ?? c)
    .join('')
    .replace(/^(?=[百千][一二三四五六七八九]$)/, '一') // 百三 = 130
  const pair = PAIR.exec(words)
  if (pair && isPair(pair[1]!, pair[2]!)) {
    const at = pair.index
    const low = valueOf(words.slice(0, at) + pair[1]! + words.slice(at + 2))
    const high = valueOf(words.slice(0, at) + pair[2]! + words.slice(at + 2))
    return low && high ? { value: low.value, upTo: high.value } : undefined
  }
  return valueOf(words)
}

/** Two neighbouring digits before a unit or at the end: 三四百, 十七八, 两三. */
const PAIR =
  /(?<![零〇一二两三四五六七八九\d.])([一二两三四五六七八])([二三四五六七八九])(?![零〇一二两三四五六七八九\d])/
const isPair = (a: string, b: string): boolean =>
  (DIGITS[b] ?? 0) - (DIGITS[a] ?? 0) === 1 || (a === '三' && b === '五')

function valueOf(words: string): ChineseValue | undefined {
  const point = /^(.+?)点([零〇一二三四五六七八九]+)([万亿千百]*)$/.exec(words)
  if (point) {
    const whole = valueOf(point[1]!)
    if (!whole) return undefined
    const literal = `${whole.value.toFixed()}.${digitString(point[2]!)}`
    return valueOf(literal + point[3]!)
  }
  if (words.length > 1 && [...words].every((c) => DIGITS[c] !== undefined))
    return { value: new Decimal(digitString(words)) }
  return compose(words)
}

const digitString = (words: string): string => [...words].map((c) => DIGITS[c]).join('')

const TOKEN = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|./gu

function compose(words: string): ChineseValue | undefined {
  let above = new Decimal(0)
  let total = new Decimal(0)
  let section = new Decimal(0)
  let current: Decimal | undefined
  let last = 0
  let zero = false
  let single = false
  for (const [token] of words.matchAll(TOKEN)) {
    const digit = DIGITS[token]
    const unit = UNITS[token]
    if (digit !== undefined || /^\d/.test(token)) {
      if (digit === 0 && words.length > 1) {
        zero = true
        continue
      }
      if (current !== undefined) return undefined
      current = new Decimal(digit ?? token.replaceAll(',', ''))
      single = digit !== undefined || token.length === 1
      continue
    }
    if (unit === undefined) return undefined
    if (unit < 10_000) {
      // 十五 may begin with its unit; 百 and 千 may not (千万别 is no number).
      if (current === undefined && (unit !== 10 || section.gt(0))) return undefined
      if (unit > 10 && last > 0 && last < 10_000 && unit >= last) return undefined
      section = section.plus((current ?? new Decimal(1)).times(unit))
    } else {
      const below = section.plus(current ?? 0)
      if (total.plus(below).isZero()) return undefined
      // 万万 and 万亿 multiply what stands before them; 兆 closes it.
      if (unit > 100_000_000) {
        above = above.plus(total.plus(below).times(unit))
        total = new Decimal(0)
      } else total = unit === 10_000 && !below.isZero() ? total.plus(below.times(unit)) : total.plus(below).times(unit)
      section = new Decimal(0)
    }
    current = undefined
    last = unit
    zero = false
  }
  const sum = above.plus(total).plus(section)
  if (current === undefined) return { value: sum }
  const shorthand = last >= 100 && !zero && single
  const tail = shorthand ? current.times(last).dividedBy(10) : current
  const value = sum.plus(tail)
  return shorthand ? { value, shorthand } : { value }
}
