// Lengths of several units made comparable: a day is 24 hours, a month 30 days, a year 12 months.
import type { Duration } from '../../../src/language/times.ts'

type Lengths = Pick<Duration, 'days' | 'hours' | 'weeks' | 'months' | 'years'>

export const hoursIn = ({ years = 0, months = 0, weeks = 0, days = 0, hours = 0 }: Lengths): number =>
  ((years * 12 + months) * 30 + weeks * 7 + days) * 24 + hours
