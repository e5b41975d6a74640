// Working days: weekends, statutory holidays and make-up days (调休). Known from a year to a year, and loud outside it.
import { Temporal, type Instant, type PlainDate } from './clock.ts'
import { cn } from './holidays/cn.ts'
import { gb } from './holidays/gb.ts'
import { sg } from './holidays/sg.ts'
import type { HolidayName, HolidayTable, HolidayYear } from './holidays/table.ts'
import { us } from './holidays/us.ts'

export interface Calendar {
  readonly key: string
  /** First and last year whose holidays are published. */
  readonly known: { from: number; to: number }
  /** Throws UnknownYear outside `known`. */
  isWorkingDay(date: PlainDate): boolean
  /** The holiday's name on that day, if it is one. Throws UnknownYear outside `known`. */
  holiday(date: PlainDate): { zh: string; en: string } | undefined
}

export class UnknownYear extends Error {
  readonly year: number
  constructor(key: string, year: number) {
    super(`holidays of ${year} are not known in calendar ${key}`)
    this.name = 'UnknownYear'
    this.year = year
  }
}

/** What an organisation changes, as data: a founding day off, a Saturday worked, or a year's whole schedule once published. */
export interface CalendarEdits {
  off?: readonly { date: string; name: HolidayName }[]
  work?: readonly string[]
  /** Years whose whole schedule is given here; they must follow the last known year without a gap. */
  years?: readonly number[]
}

const TABLES: Readonly<Record<string, HolidayTable>> = { CN: cn, US: us, GB: gb, SG: sg }
export const CALENDAR_KEYS: readonly string[] = Object.keys(TABLES)

/** The calendar a country keeps, with an organisation's edits on top. An unknown key is a bug of configuration and throws. */
export function calendarOf(key: string, edits: CalendarEdits = {}): Calendar {
  const table = TABLES[key]
  if (!table) throw new Error(`no calendar ${key}: one of ${CALENDAR_KEYS.join(', ')}`)
  const off = new Map(edits.off?.map(({ date, name }) => [date, name]))
  const work = new Set(edits.work)
  const known = { ...table.known }
  while (edits.years?.includes(known.to + 1)) known.to += 1
  const years = new Map<number, HolidayYear>()
  const yearOf = (year: number): HolidayYear => {
    if (year < known.from || year > known.to) throw new UnknownYear(key, year)
    let found = years.get(year)
    if (!found) {
      found = year > table.known.to ? NOTHING : table.year(year)
      years.set(year, found)
    }
    return found
  }
  const holiday = (date: PlainDate): HolidayName | undefined => {
    const iso = date.toString()
    const year = yearOf(date.year)
    return work.has(iso) ? undefined : (off.get(iso) ?? year.off.get(iso))
  }
  return {
    key,
    known,
    holiday,
    isWorkingDay(date) {
      const year = yearOf(date.year)
      if (holiday(date)) return false
      const iso = date.toString()
      return date.dayOfWeek < 6 || work.has(iso) || year.work.has(iso)
    },
  }
}

const NOTHING: HolidayYear = { off: new Map(), work: new Set() }

/** Working days from `start` to `end`, both counted. 0 when the end is before the start. */
export function workingDaysBetween(start: PlainDate, end: PlainDate, calendar: Calendar): number {
  let count = 0
  for (let day = start; Temporal.PlainDate.compare(day, end) <= 0; day = day.add({ days: 1 }))
    if (calendar.isWorkingDay(day)) count += 1
  return count
}

/** The n-th working day after `date` (before it when n is negative); 0 is the date itself, or the next working day if it is none. */
export function addWorkingDays(date: PlainDate, n: number, calendar: Calendar): PlainDate {
  const step = { days: n < 0 ? -1 : 1 }
  let day = date
  if (n === 0) {
    while (!calendar.isWorkingDay(day)) day = day.add(step)
    return day
  }
  for (let left = Math.abs(n); left > 0;) {
    day = day.add(step)
    if (calendar.isWorkingDay(day)) left -= 1
  }
  return day
}

/** The parts of a working day, minutes since midnight. */
export type WorkingHours = readonly { from: number; to: number }[]
/** 09:00–12:00 and 13:30–18:00. */
export const OFFICE_HOURS: WorkingHours = [
  { from: 540, to: 720 },
  { from: 810, to: 1080 },
]

/** The instant `hours` of working time after `start`, by the office's calendar and zone. Throws UnknownYear. */
export function addWorkingHours(
  start: Instant,
  hours: number,
  calendar: Calendar,
  zone: string,
  day: WorkingHours = OFFICE_HOURS,
): Instant {
  const here = start.toZonedDateTimeISO(zone)
  let date = here.toPlainDate()
  let at = here.hour * 60 + here.minute + here.second / 60
  let left = hours * 60
  for (;;) {
    if (calendar.isWorkingDay(date))
      for (const { from, to } of day) {
        const begin = Math.max(from, at)
        if (begin >= to) continue
        if (left <= to - begin) return instantAt(date, begin + left, zone)
        left -= to - begin
      }
    date = date.add({ days: 1 })
    at = 0
  }
}

function instantAt(date: PlainDate, minutes: number, zone: string): Instant {
  const seconds = Math.round(minutes * 60)
  const time = new Temporal.PlainTime(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60)
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant()
}
