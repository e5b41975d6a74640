// When people of the demo company sit at their desks: working days of their office, office hours of their zone, not on leave.
import { UnknownYear, type Calendar } from '../kernel/calendar.ts'
import { Temporal, type Instant, type PlainDate } from '../kernel/clock.ts'
import type { PersonId } from '../kernel/ids.ts'

export interface Office {
  isAtWork(person: PersonId, date: PlainDate): boolean
  isWorkingDay(person: PersonId, date: PlainDate): boolean
  /** Whether the holidays of that year are published. */
  isKnown(person: PersonId, date: PlainDate): boolean
  /** The same instant when the person is at the desk, else the next morning, `spread` (0…1) of two hours into it. */
  nextAtDesk(person: PersonId, at: Instant, spread: number): Instant
  /** That many hours at the desk later. */
  afterHours(person: PersonId, from: Instant, hours: number): Instant
  /** A local time of day on a date. */
  at(person: PersonId, date: PlainDate, minuteOfDay: number): Instant
  dateOf(person: PersonId, at: Instant): PlainDate
}

/** 09:00 to 18:30, lunch left out: nobody will miss it. */
const OPENS = 9 * 60
const CLOSES = 18 * 60 + 30
const MS = 60_000

export function createOffice(
  calendarOf: (person: PersonId) => { calendar: Calendar; zone: string },
  isAway: (person: PersonId, date: string) => boolean = () => false,
): Office {
  const remembered = new Map<string, boolean>()
  const isWorkingDay = (person: PersonId, date: PlainDate): boolean => {
    const { calendar } = calendarOf(person)
    const key = `${calendar.key} ${date.toString()}`
    const before = remembered.get(key)
    if (before !== undefined) return before
    const answer = workingDay(calendar, date)
    remembered.set(key, answer)
    return answer
  }
  const isAtWork = (person: PersonId, date: PlainDate) => isWorkingDay(person, date) && !isAway(person, date.toString())
  const midnights = new Map<string, number>()
  const at = (person: PersonId, date: PlainDate, minuteOfDay: number): Instant => {
    const { zone } = calendarOf(person)
    const key = `${zone} ${date.toString()}`
    const midnight = midnights.get(key) ?? date.toZonedDateTime({ timeZone: zone }).epochMilliseconds
    midnights.set(key, midnight)
    return Temporal.Instant.fromEpochMilliseconds(midnight + Math.round(minuteOfDay * MS))
  }
  const dateOf = (person: PersonId, instant: Instant) =>
    instant.toZonedDateTimeISO(calendarOf(person).zone).toPlainDate()

  const nextAtDesk = (person: PersonId, from: Instant, spread: number): Instant => {
    let date = dateOf(person, from)
    const minute = (from.epochMilliseconds - at(person, date, 0).epochMilliseconds) / MS
    if (isAtWork(person, date) && minute >= OPENS && minute <= CLOSES) return from
    if (minute > CLOSES) date = date.add({ days: 1 })
    // Nobody is away for half a year: after that the holidays are simply not known.
    for (let days = 0; days < 180 && !isAtWork(person, date); days++) date = date.add({ days: 1 })
    return at(person, date, OPENS + 3 + spread * 120)
  }

  return {
    isAtWork,
    isWorkingDay,
    isKnown: (person, { year }) => {
      const { known } = calendarOf(person).calendar
      return year >= known.from && year <= known.to
    },
    nextAtDesk,
    at,
    dateOf,
    afterHours: (person, from, hours) => {
      let [instant, left] = [nextAtDesk(person, from, 0), hours * 60]
      for (;;) {
        const date = dateOf(person, instant)
        const closes = at(person, date, CLOSES).epochMilliseconds
        const today = (closes - instant.epochMilliseconds) / MS
        if (left <= today)
          return Temporal.Instant.fromEpochMilliseconds(Math.round(instant.epochMilliseconds + left * MS))
        left -= today
        instant = nextAtDesk(person, at(person, date.add({ days: 1 }), OPENS), 0)
      }
    },
  }
}

/** Outside the published years the demo assumes plain weeks; the product itself never guesses. */
function workingDay(calendar: Calendar, date: PlainDate): boolean {
  try {
    return calendar.isWorkingDay(date)
  } catch (error) {
    if (error instanceof UnknownYear) return date.dayOfWeek <= 5
    throw error
  }
}
