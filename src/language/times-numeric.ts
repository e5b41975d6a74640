// Dates in figures: 2026-05-18, 2026/3/5, 5/18/2026, 5.18, 20260518. What could as well be a plain number is marked doubtful.
import { daysIn } from './times-dates.ts'
import { at, isDigit, isLatin, type DayRead } from './times-words.ts'

const ISO = /(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)(?:日|号)?t?/y
const ISO_MONTH = /(20\d{2})[-/.](0[1-9]|1[0-2])(?![\d\-/.])/y
const COMPACT = /(20\d{2})(\d{2})(\d{2})(?![\da-z])/y
const WITH_YEAR = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/y
const MONTH_DAY = /(\d{1,2})([./·-])(\d{1,2})(?!\d)(?:日|号)?/y
/** A unit after 5.18 makes it a plain number. */
const UNIT =
  /^\s?(?:[%‰元块万亿千百天个小点度折倍台人份米斤公刀美欧港秒分kw$€£¥/:]|-[a-z]|hours?|hrs?|h\b|days?|weeks?|months?|years?|k\b|lakhs?\b|lacs?\b|crores?\b|grand\b|million|thousand|usd|rmb|cny|dollars?|bucks?|yuan|percent|gb|tb|mb|version)/

const MONTH_AFTER =
  /^(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?\b/

export function readNumericDay(words: string, i: number): DayRead | undefined {
  if (!isDigit(words[i])) return undefined
  const before = words[i - 1]
  if (
    isDigit(before) ||
    isLatin(before) ||
    (before === '.' && isDigit(words[i - 2])) ||
    before === '$' ||
    before === '¥' ||
    before === '€' ||
    before === '£'
  )
    return undefined
  if ((before === '-' || before === '/' || before === '_') && /[\da-z]/.test(words[i - 2] ?? '')) {
    // 5.18-5.20 is a range; LV-20260518 and 1/2/3 are not.
    if (before !== '-' || !isDigit(words[i - 2])) return undefined
  }
  const iso = at(ISO, words, i)
  if (iso)
    return dated(
      i + iso[0].length - (iso[0].endsWith('t') && !isDigit(words[i + iso[0].length]) ? 1 : 0),
      Number(iso[1]),
      Number(iso[3]),
      Number(iso[4]),
    )
  const month = at(ISO_MONTH, words, i)
  if (month)
    return { to: i + month[0].length, day: { is: 'span', unit: 'month', at: Number(month[2]), year: Number(month[1]) } }
  const compact = at(COMPACT, words, i)
  if (compact && before !== '-' && before !== '#') return compactDay(i, compact)
  const full = at(WITH_YEAR, words, i)
  if (full) return dayMonthYear(i, full)
  return monthDay(words, i)
}

function dated(to: number, year: number, month: number, day: number): DayRead {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  return { to, day: { is: 'date', day, month, year }, ...(exists ? {} : { impossible: true as const }) }
}

function compactDay(i: number, hit: RegExpExecArray): DayRead | undefined {
  const read = dated(i + hit[0].length, Number(hit[1]), Number(hit[2]), Number(hit[3]))
  return read.impossible ? undefined : read
}

/** 5/18/2026 is month first, 18/5/2026 can only be day first; 3/4/2026 is month first, the other reading kept beside it. */
function dayMonthYear(i: number, hit: RegExpExecArray): DayRead {
  const [a, b] = [Number(hit[1]), Number(hit[3])]
  const year = hit[4]!.length === 2 ? (Number(hit[4]) >= 70 ? 1900 : 2000) + Number(hit[4]) : Number(hit[4])
  const to = i + hit[0].length
  // 01.06.2026: with points the day comes first.
  if (b <= 12 && (a > 12 || hit[2] === '.')) return dated(to, year, b, a)
  const read = dated(to, year, a, b)
  return a <= 12 && b <= 12 && a !== b && read.day.is === 'date'
    ? { ...read, day: { ...read.day, swapped: true } }
    : read
}

function monthDay(words: string, i: number): DayRead | undefined {
  const hit = at(MONTH_DAY, words, i)
  if (!hit) return undefined
  const [month, day, mark] = [Number(hit[1]), Number(hit[3]), hit[2]!]
  const to = i + hit[0].length
  // 10-12 June: days of the month that follows.
  if (MONTH_AFTER.test(words.slice(to))) return undefined
  const european = mark === '.' ? dayPointMonth(words, i, to, month, day) : undefined
  if (european) return european
  const unit = /[日号]$/.test(hit[0])
  if (mark === '-') {
    // 5-18 alone is a count from 5 to 18; 05-18 is a date.
    if (
      unit ||
      hit[1]!.length !== 2 ||
      hit[3]!.length !== 2 ||
      month > 12 ||
      /^[-/.:年月日号天个]/.test(words.slice(to))
    )
      return undefined
    if (/[a-z]-?$/.test(words.slice(Math.max(0, i - 12), i))) return undefined
    return {
      to,
      day: { is: 'date', day, month, doubtful: true },
      ...(day > 31 || day < 1 || month < 1 ? { impossible: true } : {}),
    }
  }
  // 25/5 can only be day first.
  if (mark === '/' && month > 12 && month <= 31 && day >= 1 && day <= 12 && !UNIT.test(words.slice(to, to + 9)))
    return { to, day: { is: 'date', day: month, month: day } }
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  if (hit[1]!.length === 1 && hit[1] === '0') return undefined
  if (!unit && UNIT.test(words.slice(to, to + 9)) && !/^\s?[-:]\s?\d/.test(words.slice(to))) return undefined
  if (/(?:版本?|v|version|第)\s?$/.test(words.slice(Math.max(0, i - 8), i))) return undefined
  const impossible = day > daysIn(2024, month)
  const doubtful =
    !unit && (mark === '.' || mark === '·' || (hit[1]!.length === 1 && hit[3]!.length === 1 && month < day + 1))
  return {
    to,
    day: { is: 'date', day, month, ...(doubtful ? { doubtful: true } : {}) },
    ...(impossible ? { impossible: true } : {}),
  }
}

const RANGE_ON = /^\.\s?(?:-|~|to|until|till|through|bis)\s?(?:the )?\d{1,2}\.\d{1,2}\./
const RANGE_BACK = /\d{1,2}\.\d{1,2}\.\s?(?:-|~|to|until|till|through|bis)\s?(?:the )?$/
const GOES_ON =
  /^\.(?:[,;]| (?:please|for|to|and|with|because|at|in|off|as|my|afternoon|morning|evening|trip|go|through)\b)/

/** 16.5., 25.5.–29.5.: day and month, each with its point. */
function dayPointMonth(words: string, i: number, to: number, day: number, month: number): DayRead | undefined {
  const pointed = words[to] === '.' && !isDigit(words[to + 1])
  if (day < 1 || day > 31 || month < 1 || month > 12) return undefined
  const ranged = RANGE_BACK.test(words.slice(Math.max(0, i - 16), i)) || (pointed && RANGE_ON.test(words.slice(to)))
  if (!ranged && !(pointed && (day > 12 || GOES_ON.test(words.slice(to))))) return undefined
  return {
    to: pointed ? to + 1 : to,
    day: { is: 'date', day, month },
    ...(day > daysIn(2024, month) ? { impossible: true } : {}),
  }
}
