// From the words of a day to its date: the one place where the day of asking, the tense and a range's first half come in.
import { UnknownYear, type Calendar } from '../kernel/calendar.ts'
import { addMonths, civilOf, dayAt, dayNumber, daysIn, mondayOf, monthOf, plainDate, weekdayOf } from './times-dates.ts'
import { holidayIn, nthWeekday } from './times-holidays.ts'
import type { DayWords } from './times-words.ts'

export interface Asking {
  today: number
  /** Minutes since midnight, for 两小时后. */
  minute: number
  tense: 'plan' | 'past'
  calendar: Calendar
}

export interface Days {
  start: number
  end: number
  grain: 'day' | 'weekend' | 'week' | 'month' | 'quarter' | 'year'
  /** Minutes since midnight, where the words count hours from now. */
  minute?: number
  others?: { start: number; end: number }[]
  /** A year's holidays are not known: weekends alone were counted. */
  estimated?: true
}

/** `anchor` is the start of the range this day ends. Undefined = there is no such day. */
export function resolveDay(words: DayWords, asking: Asking, anchor?: number): Days | undefined {
  switch (words.is) {
    case 'offset':
      return days(asking.today + words.days, asking.today + (words.to ?? words.days))
    case 'weekday':
      return weekday(words, asking, anchor)
    case 'date':
      return date(words, asking, anchor)
    case 'span':
      return span(words, asking, anchor)
    case 'holiday':
      return holiday(words, asking, anchor)
    case 'shift':
      return shift(words, asking, anchor)
    case 'stretch':
      return stretch(words, asking)
    case 'nth': {
      const month = resolveDay(words.of, asking)
      if (!month) return undefined
      const { year, month: m } = civilOf(month.start)
      return days(nthWeekday(year, m, words.weekday, words.n))
    }
    case 'weekOf': {
      const day = resolveDay(words.day, asking)
      return day && { start: mondayOf(day.start), end: mondayOf(day.start) + 6, grain: 'week' }
    }
    case 'following':
      return days((anchor ?? asking.today) + 1)
  }
}

const days = (start: number, end = start): Days => ({ start, end, grain: 'day' })

function weekday(
  words: DayWords & { is: 'weekday' },
  { today, tense }: Pick<Asking, 'today' | 'tense'>,
  anchor?: number,
): Days {
  const length = words.to ? words.to - words.weekday : 0
  const at = (start: number) => days(start, start + length)
  if (words.weeks !== undefined) {
    const start = mondayOf(today) + 7 * words.weeks + words.weekday - 1
    // 看下周五: 下周五, or 看一下 the coming Friday.
    return words.verb
      ? { ...at(start), others: [weekday({ is: 'weekday', weekday: words.weekday }, { today, tense })] }
      : at(start)
  }
  if (words.back) return at(today - ((weekdayOf(today) - words.weekday + 6) % 7) - 1)
  if (anchor !== undefined) return at(anchor + ((words.weekday - weekdayOf(anchor) + 7) % 7))
  const ahead = (words.weekday - weekdayOf(today) + 7) % 7
  if (tense === 'past') return at(ahead === 0 ? today : today + ahead - 7)
  // Said on that very weekday: who means today says so; the coming one is meant, today kept as the other reading.
  return ahead === 0 ? { ...at(today + 7), others: [{ start: today, end: today + length }] } : at(today + ahead)
}

function date(words: DayWords & { is: 'date' }, asking: Asking, anchor?: number): Days | undefined {
  const now = civilOf(anchor ?? asking.today)
  const here = civilOf(asking.today)
  const swapped = words.swapped ? dayAt(words.year ?? here.year, words.day, words.month!) : undefined
  const made = (start: number | undefined, others?: (number | undefined)[]): Days | undefined => {
    if (start === undefined) return undefined
    const rest = [...(others ?? []), swapped].filter((d): d is number => d !== undefined && d !== start)
    return { ...days(start), ...(rest.length ? { others: rest.map((d) => ({ start: d, end: d })) } : {}) }
  }
  const year = words.year ?? (words.years === undefined ? undefined : here.year + words.years)
  if (words.months !== undefined) {
    const month = monthOf(year ?? here.year, here.month, words.months)
    return made(dayAt(month.year, month.month, words.day))
  }
  if (words.month !== undefined && year !== undefined) return made(dayAt(year, words.month, words.day))
  if (words.month !== undefined) {
    const same = dayAt(now.year, words.month, words.day)
    if (anchor !== undefined) {
      // 12月30号到1月2号 runs into the next year; 6月10号到6月8号 is an end before the start, and stays one.
      if (same !== undefined && same >= anchor) return made(same)
      return now.month >= 10 && words.month <= 3 ? made(dayAt(now.year + 1, words.month, words.day)) : made(same)
    }
    if (same === undefined) return undefined
    if (asking.tense === 'plan')
      return same >= asking.today ? made(same) : made(dayAt(now.year + 1, words.month, words.day), [same])
    return same <= asking.today ? made(same) : made(dayAt(now.year - 1, words.month, words.day), [same])
  }
  // A day alone.
  if (anchor !== undefined) {
    const same = dayAt(now.year, now.month, words.day)
    if (same !== undefined && same >= anchor) return made(same)
    const next = monthOf(now.year, now.month, 1)
    const rolled = dayAt(next.year, next.month, words.day)
    // 28号到3号 rolls over; 20号到18号 would be a month long: it is an end before the start.
    return rolled !== undefined && rolled - anchor <= 20 ? made(rolled) : made(same ?? rolled)
  }
  const same = dayAt(here.year, here.month, words.day)
  const step = asking.tense === 'plan' ? 1 : -1
  if (same !== undefined && (asking.tense === 'plan' ? same >= asking.today : same <= asking.today)) return made(same)
  for (let k = 1; k <= 2; k++) {
    const month = monthOf(here.year, here.month, k * step)
    const there = dayAt(month.year, month.month, words.day)
    if (there !== undefined) return made(there, [same])
  }
  return made(same)
}

function span(words: DayWords & { is: 'span' }, asking: Asking, anchor?: number): Days | undefined {
  const { today, tense } = asking
  const here = civilOf(anchor ?? today)
  const edged = (start: number, end: number, grain: Days['grain']): Days => {
    if (!words.edge) return { start, end, grain }
    if (words.edge === 'end') return days(end)
    if (words.edge === 'first') return days(start)
    // 月初 and 月中 are stretches, not days: their grain says so.
    const third = grain === 'month' ? 10 : Math.floor((end - start + 1) / 3)
    return words.edge === 'start'
      ? { start, end: start + (grain === 'month' ? 5 : third) - 1, grain }
      : { start: start + third, end: start + 2 * third - 1, grain }
  }
  if (words.unit === 'week' || words.unit === 'weekend') {
    const monday = mondayOf(today)
    const weekend = words.unit === 'weekend'
    if (weekend && words.offset === undefined) {
      const ahead = tense === 'past' && weekdayOf(today) < 6 ? -7 : 0
      return { start: monday + 5 + ahead, end: monday + 6 + ahead, grain: 'weekend' }
    }
    const start = monday + 7 * (words.offset ?? 0)
    if (words.edge === 'end' && !weekend) return days(start + 4)
    return weekend ? { start: start + 5, end: start + 6, grain: 'weekend' } : edged(start, start + 6, 'week')
  }
  let year = words.year ?? (words.years === undefined ? undefined : civilOf(today).year + words.years)
  if (words.unit === 'year') {
    year ??= here.year + (words.offset ?? 0)
    return edged(dayNumber(year, 1, 1), dayNumber(year, 12, 31), 'year')
  }
  const length = words.unit === 'halfyear' ? 6 : words.unit === 'quarter' ? 3 : 1
  let first: number
  if (words.at === undefined) {
    const base = words.unit === 'quarter' ? Math.floor((here.month - 1) / 3) * 3 + 1 : here.month
    const to = monthOf(year ?? here.year, base, (words.offset ?? 0) * length)
    year = to.year
    first = to.month
  } else {
    if (words.at < 1 || words.at > 12 / length) return undefined
    first = (words.at - 1) * length + 1
    if (year === undefined) {
      year = here.year
      const last = first + length - 1
      if (anchor === undefined && tense === 'plan' && length === 1 && last < here.month) year += 1
      if (anchor !== undefined && last < here.month) year += 1
      if (anchor === undefined && tense === 'past' && first > here.month) year -= 1
    }
  }
  const lastMonth = first + length - 1
  const start = dayNumber(year, first, 1)
  const end = dayNumber(year, lastMonth, daysIn(year, lastMonth))
  if (words.unit === 'tenth') {
    return words.edge === 'start'
      ? days(start, start + 9)
      : words.edge === 'middle'
        ? days(start + 10, start + 19)
        : days(start + 20, end)
  }
  return edged(start, end, length === 1 ? 'month' : length === 3 ? 'quarter' : 'year')
}

function holiday(words: DayWords & { is: 'holiday' }, { today, tense, calendar }: Asking, anchor?: number): Days {
  const here = civilOf(today).year
  const on = (year: number) => holidayIn(words.id, year, calendar.key)
  const fixed = words.year ?? (words.years === undefined ? undefined : here + words.years)
  let day = on(fixed ?? (anchor === undefined ? here : civilOf(anchor).year))
  if (fixed === undefined) {
    if (anchor !== undefined) day = day >= anchor ? day : on(civilOf(anchor).year + 1)
    else if (tense === 'plan' && day < today) day = on(here + 1)
    else if (tense === 'past' && day > today) day = on(here - 1)
  }
  return words.whole ? wholeHoliday(day, calendar) : days(day)
}

/** The days off around a holiday, where the calendar knows them. */
function wholeHoliday(day: number, calendar: Calendar): Days {
  const off = (n: number): boolean => {
    try {
      return calendar.holiday(plainDate(n)) !== undefined
    } catch {
      return false
    }
  }
  let start = day
  let end = day
  while (start > day - 10 && off(start - 1)) start -= 1
  while (end < day + 10 && off(end + 1)) end += 1
  return days(start, end)
}

function shift(words: DayWords & { is: 'shift' }, asking: Asking, anchor?: number): Days | undefined {
  const base = words.from ? resolveDay(words.from, asking, anchor) : days(asking.today)
  if (!base) return undefined
  const from = words.n < 0 ? base.start : base.end
  if (words.unit === 'hour' || words.unit === 'minute') {
    const total = asking.minute + Math.round(words.n * (words.unit === 'hour' ? 60 : 1))
    const day = from + Math.floor(total / 1440)
    return { ...days(day), minute: ((total % 1440) + 1440) % 1440 }
  }
  const to = step(from, words.n, words.unit, asking.calendar)
  // 国庆前两天: both of them; 端午节后一天: the first working day.
  if (words.eve) return days(to.day, from - 1)
  if (words.from?.is === 'holiday' && words.n === 1 && words.unit === 'day' && asking.tense === 'plan') {
    const working = isWorking(to.day, asking.calendar)
    if (!working.is && !working.estimated) return days(step(to.day, 1, 'workday', asking.calendar).day)
  }
  const made = words.within ? { ...days(from, to.day) } : days(to.day)
  return to.estimated ? { ...made, estimated: true } : made
}

function step(
  from: number,
  n: number,
  unit: 'day' | 'workday' | 'week' | 'month' | 'year',
  calendar: Calendar,
): { day: number; estimated?: true } {
  if (unit === 'day') return { day: from + Math.round(n) }
  if (unit === 'week') return { day: from + Math.round(n * 7) }
  if (unit === 'month')
    return { day: n === Math.trunc(n) ? addMonths(from, n) : addMonths(from, Math.trunc(n)) + Math.sign(n) * 15 }
  if (unit === 'year') return { day: addMonths(from, Math.round(n * 12)) }
  let day = from
  let estimated = false
  for (let left = Math.abs(Math.round(n)); left > 0;) {
    day += Math.sign(n)
    const working = isWorking(day, calendar)
    estimated ||= working.estimated
    if (working.is) left -= 1
  }
  return estimated ? { day, estimated: true } : { day }
}

/** Weekends alone where the year's holidays are not published. */
export function isWorking(day: number, calendar: Calendar): { is: boolean; estimated: boolean } {
  try {
    return { is: calendar.isWorkingDay(plainDate(day)), estimated: false }
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error
    return { is: weekdayOf(day) < 6, estimated: true }
  }
}

function stretch(words: DayWords & { is: 'stretch' }, { today, calendar }: Asking): Days {
  const { n, unit, ahead } = words
  if (unit === 'week' && n <= 8) {
    // "the next two weeks" as whole days from tomorrow, not calendar weeks.
    return ahead ? days(today + 1, today + 7 * n) : days(today - 7 * n, today - 1)
  }
  if (unit === 'month') return ahead ? days(today + 1, addMonths(today, n)) : days(addMonths(today, -n), today - 1)
  if (unit === 'workday') {
    const far = step(today, ahead ? n : -n, 'workday', calendar)
    const near = step(today, ahead ? 1 : -1, 'workday', calendar)
    return {
      ...(ahead ? days(near.day, far.day) : days(far.day, near.day)),
      ...(far.estimated ? { estimated: true as const } : {}),
    }
  }
  return ahead ? days(today + 1, today + n) : days(today - n, today - 1)
}
