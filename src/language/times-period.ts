// The period that the times and lengths of a sentence tell together, counted by the organisation's working days.
import type { PlainDate } from '../kernel/clock.ts'
import type { Calendar } from '../kernel/calendar.ts'
import type { Span } from './spans.ts'
import { addMonths, numberOf, plainDate } from './times-dates.ts'
import { isWorking } from './times-resolve.ts'
import { resolve, type Duration, type Half, type Tense, type TimeSpan, type When } from './times.ts'
import type { Moment } from './understanding.ts'

export interface Period extends When {
  /** As said. */
  durationDays?: number
  durationHours?: number
  /** What it was read from. */
  spans: readonly Span[]
  impossible?: true
  /** Holidays of a year that was counted are not published: weekends alone were left out. */
  estimated?: true
  /** A whole week or month was named with a length in it (下周请三天): the length is known, the days are not. */
  within?: { start: PlainDate; end: PlainDate }
}

export type LengthOf = Pick<Duration, 'days' | 'weeks' | 'months' | 'years'> & { counts?: Duration['counts'] }

export interface End {
  end: PlainDate
  /** am when the length ends at noon: one and a half days from a morning. */
  endHalf?: Half
  estimated?: true
}

/**
 * The last day of a length that begins on `start`: days are working days unless the words say calendar days; weeks end on their
 * last working day, months the day before. `startHalf` pm begins in the afternoon.
 */
export function endOf(start: PlainDate, length: LengthOf, calendar: Calendar, startHalf?: Half): End {
  const from = numberOf(start)
  if (length.months !== undefined || length.years !== undefined) {
    const months = (length.months ?? 0) + (length.years ?? 0) * 12
    const whole = addMonths(from, Math.trunc(months)) + Math.round((months % 1) * 30) - 1
    return { end: plainDate(Math.max(whole, from)) }
  }
  if (length.weeks !== undefined && length.days === undefined)
    return lastWorkingDay(from, from + Math.round(length.weeks * 7) - 1, calendar, length.counts)
  // Half-days are the unit: 1.5 days from an afternoon is three halves.
  const halves = Math.max(1, Math.round((length.days ?? 1) * 2)) + (startHalf === 'pm' ? 1 : 0)
  const full = Math.ceil(halves / 2)
  const to =
    length.counts === 'calendar' ? { day: from + full - 1, estimated: false } : nthWorkingDay(from, full, calendar)
  return {
    end: plainDate(to.day),
    ...(halves % 2 === 1 ? { endHalf: 'am' as const } : {}),
    ...(to.estimated ? { estimated: true as const } : {}),
  }
}

function nthWorkingDay(from: number, n: number, calendar: Calendar): { day: number; estimated: boolean } {
  let estimated = false
  let day = from
  for (let left = n; ; day += 1) {
    const working = isWorking(day, calendar)
    estimated ||= working.estimated
    if (working.is) left -= 1
    if (left <= 0) return { day, estimated }
  }
}

function lastWorkingDay(from: number, to: number, calendar: Calendar, counts?: Duration['counts']): End {
  if (counts === 'calendar') return { end: plainDate(to) }
  let estimated = false
  for (let day = to; day > from; day--) {
    const working = isWorking(day, calendar)
    estimated ||= working.estimated
    if (working.is) return { end: plainDate(day), ...(estimated ? { estimated: true } : {}) }
  }
  return { end: plainDate(from) }
}

/**
 * One period out of a sentence's times and lengths: 下周三请两天 = 05-20…05-21, 从周三请到周五, 明天下午半天.
 * A length alone never invents a start; a deadline (周五前) and a repeated day (每周三) are no period.
 */
export function periodOf(
  times: readonly TimeSpan[],
  durations: readonly Duration[],
  moment: Moment,
  tense: Tense = 'plan',
): Period | undefined {
  const usable = times.filter((t) => !t.every && t.role !== 'by' && t.role !== 'after').map((t) => resolve(t, tense))
  const length = durations.find(
    (d) => d.days !== undefined || d.weeks !== undefined || d.months !== undefined || d.hours !== undefined,
  )
  const dated = usable.filter((t) => t.start || t.impossible)
  const time = dated.find((t) => t.range) ?? dated.find((t) => t.role !== 'until') ?? dated[0]
  if (!time) return timeless(usable, length)
  const until = time.range ? undefined : dated.find((t) => t !== time && t.role === 'until')
  const spans = [time, ...(until ? [until] : []), ...(length ? [length] : [])].map((t) => t.span)
  if (time.impossible || until?.impossible) return { spans, impossible: true }
  return { ...together(time, until, usable, length, moment.calendar), ...lengthFields(length), spans }
}

function lengthFields(length: Duration | undefined): Pick<Period, 'durationDays' | 'durationHours'> {
  return {
    ...(length?.days === undefined ? {} : { durationDays: length.days }),
    ...(length?.hours === undefined ? {} : { durationHours: length.hours }),
  }
}

/** Hours without a day (下午三点到五点), or a length alone: what was said and no more. */
function timeless(usable: readonly TimeSpan[], length: Duration | undefined): Period | undefined {
  const clock = usable.find((t) => t.startTime !== undefined || t.startHalf !== undefined)
  if (!clock && !length) return undefined
  const spans = [...(clock ? [clock.span] : []), ...(length ? [length.span] : [])]
  return { ...(clock ? whenOnly(clock) : {}), ...(clock ? endTime(clock, length) : {}), ...lengthFields(length), spans }
}

function together(
  time: TimeSpan,
  until: TimeSpan | undefined,
  usable: readonly TimeSpan[],
  length: Duration | undefined,
  calendar: Calendar,
): Omit<Period, 'spans'> {
  const start = time.start!
  if (until?.end)
    return {
      ...whenOnly(time),
      end: until.end,
      ...(until.endHalf ? { endHalf: until.endHalf } : {}),
      ...(until.startTime ? { endTime: until.startTime } : {}),
    }
  if (time.grain === 'week' || time.grain === 'month' || time.grain === 'quarter' || time.grain === 'year')
    return spanOnly(time, length, calendar)
  // A clock or a half said apart from its day: 明天请假,下午三点到五点.
  const apart = usable.find((t) => t !== time && !t.start && (t.startTime !== undefined || t.startHalf !== undefined))
  const clocked =
    time.startTime === undefined && !time.startHalf && apart && !time.range
      ? { ...time, ...whenOnly(apart), start, end: time.end ?? start }
      : time
  if (time.range || !length) return whenOnly(clocked)
  if (length.hours !== undefined && length.days === undefined)
    return { ...whenOnly(clocked), ...endTime(clocked, length) }
  const half = clocked.startHalf ?? length.half
  if (length.days === 0.5) return { ...whenOnly(clocked), ...(half ? { startHalf: half, endHalf: half } : {}) }
  const { end, endHalf, estimated } = endOf(start, length, calendar, half)
  return {
    start,
    end,
    ...(half === 'pm' ? { startHalf: 'pm' as const } : {}),
    ...(endHalf ? { endHalf } : {}),
    ...(estimated ? { estimated: true as const } : {}),
  }
}

/** A whole week is its working days; with a shorter length in it the days are open. */
function spanOnly(time: TimeSpan, length: Duration | undefined, calendar: Calendar): Omit<Period, 'spans'> {
  const start = time.start!
  const end = time.end!
  if (length && length.weeks === undefined && length.months === undefined) return { within: { start, end } }
  if (time.grain !== 'week') return length ? { within: { start, end } } : { start, end }
  if (length && length.weeks !== 1) return { start, ...endOf(start, length, calendar) }
  const first = firstWorkingDay(numberOf(start), numberOf(end), calendar)
  return first === undefined
    ? { start, end }
    : { start: plainDate(first), ...lastWorkingDay(first, numberOf(end), calendar) }
}

function firstWorkingDay(from: number, to: number, calendar: Calendar): number | undefined {
  for (let day = from; day <= to; day++) if (isWorking(day, calendar).is) return day
  return undefined
}

/** 下午两点请两小时 ends at four. */
function endTime(time: When, length: Duration | undefined): { endTime?: string } {
  if (time.endTime !== undefined || time.startTime === undefined || length?.hours === undefined) return {}
  const [hour, minute] = time.startTime.split(':').map(Number)
  const end = hour! * 60 + minute! + Math.round(length.hours * 60)
  return end > 1440
    ? {}
    : { endTime: `${String(Math.floor(end / 60) % 24).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}` }
}

function whenOnly(time: When): When {
  const { start, end, startHalf, endHalf, startTime, endTime: until } = time
  return {
    ...(start ? { start } : {}),
    ...(end ? { end } : {}),
    ...(startHalf ? { startHalf } : {}),
    ...(endHalf ? { endHalf } : {}),
    ...(startTime === undefined ? {} : { startTime }),
    ...(until === undefined ? {} : { endTime: until }),
  }
}
