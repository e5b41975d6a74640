// One moment as said: the day, the part of the day and the clock time gathered in any order, in either language or both.
import { readChineseDay } from './times-chinese.ts'
import { readClock, readPart } from './times-clock.ts'
import { readBeside, readEnglishDay } from './times-english.ts'
import { readWeekday } from './times-english-dates.ts'
import { readHoliday } from './times-holidays.ts'
import { readPinyinDay } from './times-pinyin.ts'
import { readNumericDay } from './times-numeric.ts'
import { at, isDigit, isLatin, NUM, type DayRead, type Point } from './times-words.ts'
import { smallInt } from './numbers-chinese.ts'

export function readDay(words: string, i: number): DayRead | undefined {
  const c = words[i]!
  const read = isLatin(c)
    ? (readHoliday(words, i) ?? readEnglishDay(words, i) ?? readPinyinDay(words, i))
    : isDigit(c)
      ? (readNumericDay(words, i) ?? readChineseDay(words, i) ?? readEnglishDay(words, i))
      : c < '⺀'
        ? undefined
        : (readHoliday(words, i) ?? readChineseDay(words, i))
  if (!read) return besideEnglish(words, i)
  return besideChinese(words, withHoliday(words, read))
}

/** 今年春节, 2027年国庆, next Christmas: a year, then a holiday. */
function withHoliday(words: string, read: DayRead): DayRead {
  if (read.day.is !== 'span' || read.day.unit !== 'year' || read.day.edge) return read
  const holiday = readHoliday(words, read.to)
  if (!holiday || holiday.day.is !== 'holiday') return read
  const { year, years } = read.day
  return {
    to: holiday.to,
    day: { ...holiday.day, ...(year === undefined ? {} : { year }), ...(years === undefined ? {} : { years }) },
  }
}

const COUNT = '(\\d{1,2}|[一两二三四五六七八九十]{1,2})'
const BACK_AT_WORK =
  /后(?:的)?(?:(?:上班|复工|返工|工作)的?)第一天|后第一天(?:上班|复工)|后(?:首|第一)个?(?:上班日|工作日)/y
const AFTER_DAY = new RegExp(
  `(?:的|之)?\\s?(前|后)(?:的)?\\s?(?:第?${COUNT}\\s?个?(天|日|周|工作日)|(?:的)?最后一个(工作日|天)|(?:的)?前?(一晚))(?!假|以)`,
  'y',
)

const FIRST_DAYS = new RegExp(`(?:的)?(?:头|最?前|最初|开头)${COUNT}天`, 'y')

/** 国庆前一天, 春节后第一个工作日, 6月8号后三天. */
function besideChinese(words: string, read: DayRead): DayRead {
  const back = at(BACK_AT_WORK, words, read.to)
  if (back && !read.every && !read.impossible)
    return { to: read.to + back[0].length, day: { is: 'shift', n: 1, unit: 'workday', from: read.day } }
  const head =
    read.day.is === 'span' && read.day.unit === 'month' && !read.day.edge ? at(FIRST_DAYS, words, read.to) : null
  const many = head ? smallInt(head[1]!) : undefined
  // 下个月头三天: its first three days.
  if (head && many && read.day.is === 'span')
    return {
      to: read.to + head[0].length,
      day: { is: 'shift', n: many - 1, unit: 'day', within: true, from: { ...read.day, edge: 'first' } },
    }
  const hit = at(AFTER_DAY, words, read.to)
  if (!hit || read.every || read.impossible) return read
  const n = hit[2] ? smallInt(hit[2]) : 1
  if (!n) return read
  const unit = (hit[3] ?? hit[4]) === '工作日' ? 'workday' : hit[3] === '周' ? 'week' : 'day'
  const before = hit[1] === '前'
  const eve = before && n > 1 && unit === 'day' && read.day.is === 'holiday'
  return {
    to: read.to + hit[0].length,
    day: { is: 'shift', n: before ? -n : n, unit, from: read.day, ...(eve ? { eve } : {}) },
  }
}

/** the day before Thanksgiving, a week from Friday. */
function besideEnglish(words: string, i: number): DayRead | undefined {
  if (!isLatin(words[i]) && !isDigit(words[i])) return undefined
  const beside = readBeside(words, i)
  const day = beside && readDay(words, beside.to)
  return beside && day && !day.every
    ? { to: day.to, day: { is: 'shift', n: beside.n, unit: beside.unit, from: day.day } }
    : undefined
}

/** Between the parts of one moment. */
const GLUE =
  /\s*(?:的\s*|[(（]\s*|,?\s*(?:at|on|in|of|for|during|from|@|around|about)\s+(?:the\s+)?|,\s?|'s\s+|-(?=[ap]m))?/y
const MODIFIED_WEEKDAY = /(?:周|星期|礼拜)([一二三四五六日天])/y

export function readPoint(words: string, i: number, near = false): Point | undefined {
  const point: Point = { from: i, to: i }
  let next = i
  for (let pieces = 0; pieces < 4; pieces++) {
    // "tomorrow at 3": without its at the 3 is no clock, so the glue is tried with and without its word.
    const plain = pieces > 0 && /[a-z]/.test(words.slice(point.to, next)) ? point.to + 1 : undefined
    const read =
      readPiece(words, next, point, pieces > 0 || near) ??
      (plain === undefined ? undefined : readPiece(words, plain, point, true))
    if (!read) break
    // "(周三)" beside a date: the closing bracket belongs to it.
    point.to = /[(（]\s*$/.test(words.slice(i, next)) && /[)）]/.test(words[read] ?? '') ? read + 1 : read
    const glue = at(GLUE, words, point.to)
    next = point.to + (glue?.[0].length ?? 0)
    if (next >= words.length) break
  }
  return point.to > i ? point : undefined
}

/** Reads one more piece into the point and returns where it ends. */
function readPiece(words: string, i: number, point: Point, near: boolean): number | undefined {
  const spaced = i > point.to
  if (!point.clock) {
    const clock = readClock(words, i, near && !(spaced && /[,(]/.test(words.slice(point.to, i))))
    if (clock) {
      point.clock = clock.clock
      if (clock.part) point.part = clock.part
      return clock.to
    }
  }
  if (!point.part) {
    const part = readPart(words, i, point.day !== undefined)
    if (part && !(point.clock?.sure && point.clock.hour > 12 && part.value === 'morning')) {
      point.part = part.value
      return part.to
    }
  }
  if (point.day) return secondDay(words, i, point)?.to
  const day = readDay(words, i)
  if (!day) return undefined
  point.day = day.day
  if (day.every) point.every = true
  if (day.impossible) point.impossible = true
  // tonight is a day and a part at once.
  if (!words.startsWith('tonight', day.to - 2)) return day.to
  point.part = 'evening'
  return day.to + 5
}

/** A second word for the same day: next week Friday, 下周 Fri, Wed (May 20), May 20 周三. */
function secondDay(words: string, i: number, point: Point): { to: number } | undefined {
  const day = point.day!
  const gap = words.slice(point.to, i)
  if (day.is === 'span' && day.unit === 'week' && !day.edge && day.offset !== undefined) {
    const weekday = readWeekday(words, i) ?? chineseWeekday(words, i)
    if (!weekday || weekday.day.is !== 'weekday' || weekday.day.weeks !== undefined || /[,(]/.test(gap))
      return undefined
    point.day = { ...weekday.day, weeks: day.offset }
    return weekday
  }
  if (day.is === 'weekday' && /^\s*(?:[,(]|(?:on|of)\b|的)?\s*(?:the\s+)?$/.test(gap)) {
    const span = readDay(words, i)
    // Wed next week was read whole; 周三 next week and Wednesday 下周 come here.
    if (
      span?.day.is === 'span' &&
      span.day.unit === 'week' &&
      span.day.offset !== undefined &&
      day.weeks === undefined &&
      !gap.includes(',')
    ) {
      point.day = { ...day, weeks: span.day.offset, suffix: true }
      return span
    }
    if (
      (span?.day.is === 'date' || span?.day.is === 'offset') &&
      day.to === undefined &&
      !span.impossible &&
      !span.every
    ) {
      point.weekday = day.weekday
      point.day = span.day
      return span
    }
    return undefined
  }
  if (
    (day.is === 'date' || day.is === 'offset') &&
    day.to === undefined &&
    /^\s*[,(]?\s*$/.test(gap) &&
    point.weekday === undefined
  ) {
    const weekday = readWeekday(words, i) ?? chineseWeekday(words, i)
    // 18号周三 is one day; "18th, Wed to Fri" is not.
    if (weekday?.day.is === 'weekday' && weekday.day.weeks === undefined && !weekday.every) {
      point.weekday = weekday.day.weekday
      return weekday
    }
  }
  return undefined
}

function chineseWeekday(words: string, i: number): DayRead | undefined {
  const hit = at(MODIFIED_WEEKDAY, words, i)
  const weekday = hit && '一二三四五六日'.indexOf(hit[1]!.replace('天', '日')) + 1
  return hit && weekday ? { to: i + hit[0].length, day: { is: 'weekday', weekday } } : undefined
}

/** A number whose unit is left out or said elsewhere: the 18 of 18到20号, the 五 of 周三到五, the 3 of 3-5pm. */
export interface Bare {
  to: number
  value: number
  weekday?: number
}
const BARE = new RegExp(`(?:the )?(${NUM}|[日天])(?:st|nd|rd|th)?(?![\\da-z])`, 'y')
export function readBare(words: string, i: number): Bare | undefined {
  if (isDigit(words[i - 1]) || (words[i - 1] === '.' && isDigit(words[i - 2]))) return undefined
  const hit = at(BARE, words, i)
  if (!hit) return undefined
  const value = smallInt(hit[1]!) ?? 0
  const weekday = '一二三四五六日'.indexOf(hit[1]!.replace('天', '日')) + 1
  return { to: i + hit[0].length, value, ...(weekday > 0 ? { weekday } : {}) }
}
