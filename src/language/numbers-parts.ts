// Numbers that are worked out of others: 三分之一, 五又四分之一, 1 1/2, two thirds, five and a quarter, 2e5, 2^5, 半百.
import { Decimal } from 'decimal.js'
import { ZH_NUMERAL, smallInt } from './numbers-chinese.ts'
import { smallEnglish, EN_SMALL } from './numbers-english.ts'
import type { Numeral } from './numbers-read.ts'

export function readParts(lower: string, i: number): Numeral | undefined {
  return chinese(lower, i) ?? slash(lower, i) ?? power(lower, i) ?? english(lower, i)
}

const RUN = `[${ZH_NUMERAL}\\d]{1,16}(?: [${ZH_NUMERAL}]{1,8}){0,8}`
/** Spoken text has gaps: 三 百 五 又 三 分之 一. */
const ZH = new RegExp(`(?:(${RUN}) ?又 ?)?(${RUN}) ?分 ?之 ?(负 ?)?(${RUN})`, 'y')

/** 百分之五 is no number but a percent. */
function chinese(lower: string, i: number): Numeral | undefined {
  if (lower.startsWith('半百', i)) return { to: i + 2, value: new Decimal(50), spelled: 'chinese' }
  ZH.lastIndex = i
  const hit = ZH.exec(lower)
  if (!hit || hit[2] === '百') return undefined
  const [whole, below, above] = [hit[1] ?? '零', hit[2]!, hit[4]!].map((run) => smallInt(run.replaceAll(' ', '')))
  if (!below || above === undefined || whole === undefined) return undefined
  const part = new Decimal(above).dividedBy(below)
  return { to: i + hit[0].length, value: (hit[3] ? part.negated() : part).plus(whole), spelled: 'chinese' }
}

const SLASH = /(?:(\d+) )?(\d{1,3})\/(\d{1,3})(?![\d/])/y

function slash(lower: string, i: number): Numeral | undefined {
  SLASH.lastIndex = i
  const hit = SLASH.exec(lower)
  if (!hit || Number(hit[3]) === 0) return undefined
  const value = new Decimal(hit[2]!).dividedBy(hit[3]!).plus(hit[1] ?? 0)
  return { to: i + hit[0].length, value, spelled: 'digits' }
}

const POWER = /(\d+(?:\.\d+)?|\.\d+)(?:e([+-]?\d{1,3})|\^([+-]{0,2})(\d{1,3}))(?![a-z\d]|\.\d)/y

function power(lower: string, i: number): Numeral | undefined {
  POWER.lastIndex = i
  const hit = POWER.exec(lower)
  if (!hit) return undefined
  const base = new Decimal(hit[1]!)
  const sign = hit[3] === '-' || hit[3] === '+-' ? -1 : 1
  const value = hit[2] === undefined ? base.pow(sign * Number(hit[4])) : base.times(new Decimal(10).pow(Number(hit[2])))
  return value.isFinite() ? { to: i + hit[0].length, value, spelled: 'digits' } : undefined
}

const BELOW: Readonly<Record<string, number>> = {
  half: 2, halve: 2, third: 3, fourth: 4, quarter: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10,
} // prettier-ignore
const PART = Object.keys(BELOW).join('|')
const SMALL = `\\d{1,3}|(?:${EN_SMALL})(?:[ -](?:${EN_SMALL}))?`
/** "A third" alone is another one, and "the two thirds" are places: one third, two thirds, five and a quarter. */
const EN = new RegExp(
  `(?:(${SMALL}) and (?:(an?|one)|(${SMALL})) (${PART})s?|(one) (${PART})|(?!one\\b)(${SMALL}) (${PART})s)(?![a-z-])`,
  'y',
)

function english(lower: string, i: number): Numeral | undefined {
  if (!/[a-z\d]/.test(lower[i]!)) return undefined
  EN.lastIndex = i
  const hit = EN.exec(lower)
  if (!hit) return undefined
  const below = BELOW[hit[4] ?? hit[6] ?? hit[8]!]
  const above = hit[3] ?? hit[7]
  const count = above === undefined ? 1 : smallEnglish(above)
  const whole = hit[1] === undefined ? 0 : smallEnglish(hit[1])
  // Three quarters are nine months as well; a half is read with the number before it.
  if (!below || below === 2 || count === undefined || whole === undefined) return undefined
  return { to: i + hit[0].length, value: new Decimal(count).dividedBy(below).plus(whole), spelled: 'english' }
}
