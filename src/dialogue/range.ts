// A date range put together from what was said: a start, an end, half-days, a length in days; and moved by a correction.
import { Temporal, type PlainDate } from '../kernel/clock.ts'
import { UnknownYear, type Calendar } from '../kernel/calendar.ts'
import type { DateRange, Field, ProblemCode } from '../approval/form.ts'
import type { FieldValue } from '../language/understanding.ts'
import type { Part, Parts } from './places.ts'

type RangeField = Field & { kind: 'dateRange' }
type Half = 'am' | 'pm'
export interface RangeRead {
  value?: DateRange
  /** Parts that wait for the others. */
  loose: Partial<Record<Part, FieldValue>>
  problem?: { code: ProblemCode; part: Part; limit?: number }
}

/** Longer than ten years is a slip of the tongue. */
const MOST_DAYS = 3660

export function readRange(
  field: RangeField,
  given: Parts,
  before: DateRange | undefined,
  calendar: Calendar,
): RangeRead {
  const said = given.day === undefined ? given : { start: given.day, end: given.day, ...given }
  for (const part of ['start', 'end'] as const)
    if (said[part] !== undefined && !readDate(said[part])) {
      const { [part]: _bad, day: _day, ...rest } = said
      return { loose: { ...partsOf(before), ...rest }, problem: { code: 'not-a-date', part } }
    }
  const start = readDate(said.start)
  const end = readDate(said.end)
  const days = said.durationDays === undefined ? undefined : Number(said.durationDays)
  if (days !== undefined) {
    const code = !(days > 0) ? 'not-positive' : days > MOST_DAYS ? 'too-large' : undefined
    const { durationDays: _days, ...rest } = said
    if (code)
      return {
        loose: { ...partsOf(before), ...rest },
        problem: { code, part: 'durationDays', ...(code === 'too-large' ? { limit: MOST_DAYS } : {}) },
      }
  }
  const halves = field.halfDays ? { start: readHalf(said.startHalf), end: readHalf(said.endHalf) } : {}
  const from = start ?? readDate(before?.start)
  if (!from) return { loose: keep(said) }
  const counted = days === undefined ? undefined : byLength(field, from, days, halves, before, calendar, said)
  // An engine may say the end that a length leads to: then the length knows the halves better.
  const halfUnknown = counted !== undefined && counted.value === undefined && (!end || end.equals(from))
  if (counted && (halfUnknown || !end || counted.value?.end === end.toString())) return counted
  if (end) return settleHalves(from, end, halves, before, start !== undefined)
  if (!before) return { loose: keep({ ...said, start: from.toString() }) }
  return moved(from, readDate(before.end) ?? from, halves, before, start !== undefined)
}

/** "No, Thursday": a single day moves as it is; a longer stretch keeps its end, or its length when the end is already past. */
function moved(from: PlainDate, oldEnd: PlainDate, halves: Halves, before: DateRange, startSaid: boolean): RangeRead {
  const oldStart = readDate(before.start) ?? from
  if (!startSaid) return settleHalves(from, oldEnd, halves, before, false)
  if (oldStart.equals(oldEnd)) return settleHalves(from, from, halves, before, false)
  if (Temporal.PlainDate.compare(from, oldEnd) <= 0) return settleHalves(from, oldEnd, halves, before, false)
  return settleHalves(from, from.add({ days: oldStart.until(oldEnd).days }), halves, before, false)
}

interface Halves {
  start?: Half | undefined
  end?: Half | undefined
}

/** A half kept from before stays where its date stayed; on a single day one half said means that half. */
function settleHalves(
  start: PlainDate,
  end: PlainDate,
  halves: Halves,
  before: DateRange | undefined,
  fresh: boolean,
): RangeRead {
  let { start: startHalf, end: endHalf } = halves
  const saidNone = !startHalf && !endHalf
  const oneDay = start.equals(end)
  if (saidNone && before && !fresh) {
    const wasOneDay = before.start === before.end
    if (oneDay === wasOneDay) {
      startHalf = before.startHalf
      if (oneDay || before.end === end.toString()) endHalf = before.endHalf
    } else if (!oneDay && before.startHalf === 'pm') startHalf = 'pm'
  }
  if (oneDay && startHalf && !endHalf) endHalf = startHalf
  if (oneDay && endHalf === 'am' && !startHalf) startHalf = 'am'
  return {
    value: {
      start: start.toString(),
      end: end.toString(),
      ...(startHalf ? { startHalf } : {}),
      ...(endHalf ? { endHalf } : {}),
    },
    loose: {},
  }
}

/** N days from a start: working days by the calendar, or plain days, as the form counts. Half a day must be told which half. */
function byLength(
  field: RangeField,
  start: PlainDate,
  days: number,
  halves: Halves,
  before: DateRange | undefined,
  calendar: Calendar,
  said: Parts,
): RangeRead {
  const units = field.halfDays ? Math.round(days * 2) : Math.ceil(days) * 2
  const wasHalfDay = before !== undefined && before.start === before.end && before.startHalf === before.endHalf
  const startHalf = halves.start ?? (wasHalfDay && units > 1 ? undefined : before?.startHalf)
  if (units <= 1) {
    const half = halves.start ?? halves.end ?? before?.startHalf
    if (!half) return { loose: keep({ ...said, start: start.toString() }) }
    return settleHalves(start, start, { start: half, end: half }, undefined, true)
  }
  const counts = (date: PlainDate) => field.countAs === 'calendarDays' || isWorkingDay(calendar, date)
  let left = units
  let day = start
  for (let tries = 0; tries < MOST_DAYS * 3; tries++, day = day.add({ days: 1 })) {
    if (!counts(day)) continue
    const room = day.equals(start) && startHalf === 'pm' ? 1 : 2
    if (left <= room) break
    left -= room
  }
  const endHalf = left === 1 && !(day.equals(start) && startHalf === 'pm') ? 'am' : undefined
  return settleHalves(start, day, { start: startHalf, end: endHalf }, undefined, true)
}

/** Outside the published years only weekends are known; the form marks such a length as estimated. */
export function isWorkingDay(calendar: Calendar, date: PlainDate): boolean {
  try {
    return calendar.isWorkingDay(date)
  } catch (error) {
    if (error instanceof UnknownYear) return date.dayOfWeek <= 5
    throw error
  }
}

const keep = ({ day: _day, value: _value, currency: _currency, ...parts }: Parts): Partial<Record<Part, FieldValue>> =>
  parts

/** The parts of a range already known, as acts name them. */
export function partsOf(range: DateRange | undefined): Partial<Record<Part, FieldValue>> {
  if (!range) return {}
  const { start, end, startHalf, endHalf } = range
  return { start, end, ...(startHalf ? { startHalf } : {}), ...(endHalf ? { endHalf } : {}) }
}

const readHalf = (value: FieldValue | undefined): Half | undefined =>
  value === 'am' || value === 'pm' ? value : undefined

/** Only a day that exists: 2026-02-30 is none. */
export function readDate(value: unknown): PlainDate | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  try {
    return Temporal.PlainDate.from(value, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
