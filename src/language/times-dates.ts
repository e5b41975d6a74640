// Calendar arithmetic on plain day numbers (days since 1970-01-01): fast, and free of any zone.
import { Temporal, type PlainDate } from '../kernel/clock.ts'

/** Howard Hinnant's civil-from-days, both ways. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

export interface Civil {
  year: number
  month: number
  day: number
}

export function civilOf(number: number): Civil {
  const z = number + 719_468
  const era = Math.floor(z / 146_097)
  const ofEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * ofYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1

export const mondayOf = (number: number): number => number - weekdayOf(number) + 1

export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

export const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** The day number, or undefined where there is no such day. */
export const dayAt = (year: number, month: number, day: number): number | undefined =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? dayNumber(year, month, day) : undefined

/** Year and month, months added. */
export function monthOf(year: number, month: number, add: number): { year: number; month: number } {
  const index = year * 12 + (month - 1) + add
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
}

/** The same day of another month, or its last day when it is shorter. */
export function addMonths(number: number, add: number): number {
  const { year, month, day } = civilOf(number)
  const to = monthOf(year, month, add)
  return dayNumber(to.year, to.month, Math.min(day, daysIn(to.year, to.month)))
}

export const plainDate = (number: number): PlainDate => {
  const { year, month, day } = civilOf(number)
  return new Temporal.PlainDate(year, month, day)
}

export const numberOf = (date: PlainDate): number => dayNumber(date.year, date.month, date.day)
