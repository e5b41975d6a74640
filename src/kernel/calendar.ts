// Working days: weekends, statutory holidays and make-up days (调休). Known from a year to a year, and loud outside it.
import type { PlainDate } from './clock.ts'

export interface Calendar {
  readonly key: string
  /** First and last year whose holidays are published. */
  readonly known: { from: number; to: number }
  /** Throws UnknownYear outside `known`. */
  isWorkingDay(date: PlainDate): boolean
  /** The holiday's name on that day, if it is one. */
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
