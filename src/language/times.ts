// Dates, half-days, clock times and lengths in Chinese, English and both mixed: the words become what they can only mean.
import type { PlainDate } from '../kernel/clock.ts'
import type { Calendar } from '../kernel/calendar.ts'
import type { Normalised } from '../kernel/text.ts'
import type { Span } from './spans.ts'
import type { Moment } from './understanding.ts'

/** plan: a bare weekday or day-month looks forward; past: it looks back (receipts, missed punches). */
export type Tense = 'plan' | 'past'
export type Half = 'am' | 'pm'
export type Grain = 'time' | 'half' | 'day' | 'weekend' | 'week' | 'month' | 'quarter' | 'year'

/** What the words pin down, for one tense. */
export interface When {
  /** Missing when the words name no day (only a clock time or a part of the day): the caller decides whether today is meant. */
  start?: PlainDate
  /** Inclusive; equals `start` for a single day. */
  end?: PlainDate
  startHalf?: Half
  endHalf?: Half
  /** HH:MM, 24 h. */
  startTime?: string
  /** Only when an end was said (3:30 to 5, 下午三点到五点). */
  endTime?: string
}

export interface TimeSpan extends When {
  span: Span
  grain: Grain
  /** A start and an end were both said (周三到周五, Jun 8 through 10), or several days in a row (今明两天, 周四、周五). */
  range: boolean
  /** from: 从…起, starting · until: 到…为止, until (inclusive) · by: …前, by Friday (a deadline; `end` is the last day) · after: …之后, after. */
  role?: 'from' | 'until' | 'by' | 'after'
  /** What was said and not supplied by us. */
  said: {
    day: boolean
    weekday: boolean
    month: boolean
    year: boolean
    week: boolean
    part: boolean
    clock: boolean
    holiday: boolean
  }
  /** morning, noon … when a part of the day was said, also where it is no half-day (tonight). */
  part?: Part
  /** Present when plan and past differ (bare weekday, month-day without a year): the other reading is `past`. */
  past?: When
  plan?: When
  /** No such day: 2月30日, Feb 30, 13月. `start` and `end` are then missing. */
  impossible?: true
  /** 每周三, every Wednesday: not one date. */
  every?: true
  /** Other readings that the words allow as well (03/04/2026); never a guess. */
  others?: readonly When[]
  /** A length said together with the start: 明天起三天, 3 days from Monday. */
  duration?: Duration
}

export type Part = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night'

export interface Duration {
  span: Span
  /** In half-day steps (半天 = 0.5). */
  days?: number
  /** Minutes are a fraction of an hour (90 分钟 = 1.5). */
  hours?: number
  weeks?: number
  months?: number
  years?: number
  /** 三个半天 = 3. */
  halfDays?: number
  counts: 'working' | 'calendar' | 'unspecified'
  /** 两天多, about 3 days, 三四天. */
  approximate?: true
  /** 半天 said with a half: 下午半天. */
  half?: Half
}

/** Everything about time in the words, left to right, without overlaps. */
export function readTimes(_text: Normalised, _moment: Moment, _tense: Tense = 'plan'): TimeSpan[] {
  return []
}

/** Lengths (三天, 两个半小时, half a day), those inside a TimeSpan left out. */
export function readDurations(_text: Normalised, _moment: Moment): Duration[] {
  return []
}

/** The reading for this process's tense. */
export function resolve(time: TimeSpan, tense: Tense): TimeSpan {
  const when = time[tense]
  return when ? { ...time, ...when } : time
}

/** The last day of a length that begins on `start`, by working days unless the words say calendar days. Throws UnknownYear. */
export function endOf(
  start: PlainDate,
  _length: Omit<Duration, 'span' | 'counts'> & { counts?: Duration['counts'] },
  _calendar: Calendar,
  _startHalf?: Half,
): { end: PlainDate; endHalf?: Half } {
  return { end: start }
}

export interface Period extends When {
  durationDays?: number
  durationHours?: number
  /** The surfaces it was read from. */
  spans: readonly Span[]
  impossible?: true
  /** Holidays of the end's year are not published: `end` was counted with weekends only. */
  estimated?: true
}

/** The one period that times and lengths of a sentence tell together (下周三请两天: 05-20…05-21); a length alone never invents a start. */
export function periodOf(
  _times: readonly TimeSpan[],
  _durations: readonly Duration[],
  _moment: Moment,
  _tense: Tense = 'plan',
): Period | undefined {
  return undefined
}
