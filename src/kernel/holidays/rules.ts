// Holidays that follow a rule: fixed days, n-th weekdays, Easter, and the working day that stands in for a weekend.
import { Temporal, type PlainDate } from '../clock.ts'
import type { HolidayName } from './table.ts'

export const on = (year: number, month: number, day: number): PlainDate => new Temporal.PlainDate(year, month, day)

/** n from 1; -1 = the last. 1 = Monday. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): PlainDate {
  if (n > 0) {
    const first = on(year, month, 1)
    return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (n - 1) })
  }
  const last = on(year, month, 1).add({ months: 1 }).subtract({ days: 1 })
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 })
}

/** Easter Sunday, Gregorian (Meeus / Jones / Butcher). */
export function easter(year: number): PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return on(year, Math.floor(n / 31), (n % 31) + 1)
}

/** By ISO date; a day that is taken moves on where `substitute` says so. */
export function daysOff(days: readonly [date: PlainDate, name: HolidayName][]): Map<string, HolidayName> {
  return new Map(days.map(([date, name]) => [date.toString(), name]))
}

/** The next weekday that is not taken yet: Boxing Day on a Sunday is kept on the Tuesday after a Monday for Christmas. */
export function nextFree(date: PlainDate, taken: ReadonlySet<string>): PlainDate {
  let day = date
  while (day.dayOfWeek > 5 || taken.has(day.toString())) day = day.add({ days: 1 })
  return day
}
