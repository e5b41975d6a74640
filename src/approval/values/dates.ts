// Reading dates and ranges of dates, and counting the days of leave by the calendar.
import { UnknownYear, type Calendar } from '../../kernel/calendar.ts'
import { Temporal, type PlainDate } from '../../kernel/clock.ts'
import type { DateRange, Field } from '../form.ts'
import { empty, isEmpty, isRecord, value, wrong, type Reading, type Surroundings } from './reading.ts'

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>
type Half = 'am' | 'pm'

export function readDate(field: Of<'date'>, raw: unknown): Reading {
  const date = plainDate(raw)
  return date ? value(date.toString()) : wrong(field.id, typeof raw === 'string' ? 'not-a-date' : 'wrong-kind')
}

/** 2月30日 is no date, and neither is a year nobody files a request for. */
function plainDate(raw: unknown): PlainDate | undefined {
  if (typeof raw !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(raw)) return undefined
  try {
    const date = Temporal.PlainDate.from(raw, { overflow: 'reject' })
    return date.year >= 1970 && date.year <= 2199 ? date : undefined
  } catch {
    return undefined
  }
}

const LONGEST_RANGE = 730

export function readRange(field: Of<'dateRange'>, raw: unknown, { calendar }: Surroundings): Reading {
  if (!isRecord(raw)) return wrong(field.id, 'wrong-kind')
  if (isEmpty(raw['start']) || isEmpty(raw['end'])) return empty
  const start = plainDate(raw['start'])
  const end = plainDate(raw['end'])
  if (!start || !end) return wrong(field.id, 'not-a-date')
  const halves = halvesOf(field, raw, start.equals(end))
  if (!halves) return wrong(field.id, 'wrong-kind')
  if (Temporal.PlainDate.compare(start, end) > 0) return wrong(field.id, 'end-before-start')
  if (start.equals(end) && halves.startHalf === 'pm' && halves.endHalf === 'am')
    return wrong(field.id, 'end-before-start')
  if (start.until(end).days >= LONGEST_RANGE) return wrong(field.id, 'too-large', LONGEST_RANGE)
  const range: DateRange = { start: start.toString(), end: end.toString(), ...halves }
  const counted = countDays(range, field.countAs, calendar)
  return counted.days > 0 ? value({ ...range, ...counted }) : wrong(field.id, 'no-working-day')
}

/**
 * Halves in one form: only those that cut something off are kept; on a single day one half said means that half.
 * Undefined where the form has no halves, or they are no halves.
 */
function halvesOf(
  { halfDays }: Of<'dateRange'>,
  raw: Record<string, unknown>,
  oneDay: boolean,
): { startHalf?: Half; endHalf?: Half } | undefined {
  const startHalf = raw['startHalf'] ?? undefined
  const endHalf = raw['endHalf'] ?? undefined
  if (!isHalf(startHalf) || !isHalf(endHalf)) return undefined
  if (!halfDays) return startHalf || endHalf ? undefined : {}
  if (oneDay) {
    if (startHalf === undefined && endHalf === undefined) return {}
    const [from, to] = [startHalf ?? endHalf ?? 'am', endHalf ?? startHalf ?? 'pm']
    return from === 'am' && to === 'pm' ? {} : { startHalf: from, endHalf: to }
  }
  return { ...(startHalf === 'pm' ? { startHalf } : {}), ...(endHalf === 'am' ? { endHalf } : {}) }
}

const isHalf = (half: unknown): half is Half | undefined => half === undefined || half === 'am' || half === 'pm'

/** In half-day steps. Where the holidays of a year are not published, only weekends are left out, and that is said. */
export function countDays(
  { start, end, startHalf, endHalf }: DateRange,
  countAs: 'workingDays' | 'calendarDays',
  calendar: Calendar,
): { days: number; estimated?: boolean } {
  const [first, last] = [Temporal.PlainDate.from(start), Temporal.PlainDate.from(end)]
  let halves = 0
  let estimated = false
  const counts = (date: PlainDate): boolean => {
    if (countAs === 'calendarDays') return true
    try {
      return calendar.isWorkingDay(date)
    } catch (error) {
      if (!(error instanceof UnknownYear)) throw error
      estimated = true
      return date.dayOfWeek <= 5
    }
  }
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    if (!counts(date)) continue
    halves += 2
    if (startHalf === 'pm' && date.equals(first)) halves -= 1
    if (endHalf === 'am' && date.equals(last)) halves -= 1
  }
  return { days: halves / 2, ...(estimated ? { estimated } : {}) }
}
