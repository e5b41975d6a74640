// The year a plan is made for, and what plans are made of: who files what when, and what is to become of it.
import type { FileRef, Value, Values } from '../../approval/form.ts'
import { Temporal, type Instant, type PlainDate } from '../../kernel/clock.ts'
import type { PersonId, ProcessKey } from '../../kernel/ids.ts'
import type { Organisation, Person } from '../../people/organisation.ts'
import type { Office } from '../office.ts'
import type { Random } from '../random.ts'

export interface Year {
  from: PlainDate
  /** Today, in the organisation's zone. */
  to: PlainDate
  now: Instant
  organisation: Organisation
  office: Office
  random: Random
  /** Days somebody is on leave or travelling, so that nobody is in two places. */
  busy: Map<PersonId, Set<string>>
}

export interface Filing {
  at: Instant
  by: PersonId
  process: ProcessKey
  values: Values
  files?: readonly DemoFile[]
  /** Left out: chance decides, by everybody's habits. */
  fate?: Fate
  /** What was planted here for insight to find. */
  odd?: string
}

export type What = Pick<Filing, 'process' | 'values'>

export interface DemoFile {
  ref: FileRef
  owner: PersonId
  bytes: Uint8Array
  at: Instant
}

export type Fate =
  /** These people do not get to it before now. */
  | { fate: 'waits'; at: readonly PersonId[] }
  | { fate: 'handedOn'; from: PersonId; to: PersonId; reason: string }
  | { fate: 'returned'; by: PersonId; reasons: readonly string[]; corrected?: Values; resubmits: boolean }
  | { fate: 'withdrawn'; reason: string }
  | { fate: 'approved' }

export const money = (amount: number, currency: string) => ({
  amount: amount.toFixed(2).replace(/\.00$/, ''),
  currency,
})

/** Leaves out what is not there, as forms do. */
export const values = (given: Readonly<Record<string, Value | undefined>>): Values =>
  Object.fromEntries(Object.entries(given).filter((entry): entry is [string, Value] => entry[1] !== undefined))

const isBusy = (year: Year, person: PersonId, date: PlainDate): boolean =>
  year.busy.get(person)?.has(date.toString()) ?? false

/** Takes all those days, or none when one is taken. */
export function takeDays(year: Year, person: PersonId, start: PlainDate, end: PlainDate): boolean {
  const taken = year.busy.get(person) ?? new Set<string>()
  const days: string[] = []
  for (let day = start; Temporal.PlainDate.compare(day, end) <= 0; day = day.add({ days: 1 })) days.push(day.toString())
  if (days.some((day) => taken.has(day))) return false
  for (const day of days) taken.add(day)
  year.busy.set(person, taken)
  return true
}

/** The end of a stretch of so many working days. */
export function endAfter(year: Year, person: PersonId, start: PlainDate, workingDays: number): PlainDate {
  let [end, left] = [start, workingDays]
  for (;;) {
    if (year.office.isWorkingDay(person, end)) left -= 1
    if (left <= 0) return end
    end = end.add({ days: 1 })
  }
}

/** Filed at the desk around that day; undefined when that moment has not come yet or lies before the year. */
export function filedOn(year: Year, person: PersonId, date: PlainDate, random: Random): Instant | undefined {
  const minute = 9 * 60 + 5 + random.next() * 540
  const at = year.office.nextAtDesk(person, year.office.at(person, date, minute), random.next())
  const inTime = Temporal.Instant.compare(at, year.now) < 0 && Temporal.PlainDate.compare(date, year.from) >= 0
  return inTime ? at : undefined
}

/** About so many dates a month, at the person's desk, more of them where the season weighs more. */
export function datesFor(
  year: Year,
  person: PersonId,
  aMonth: number,
  random: Random,
  season: (month: number) => number = () => 1,
): PlainDate[] {
  const span = year.from.until(year.to).days
  const count = Math.floor(aMonth * 12 * (0.85 + random.next() * 0.3) + random.next())
  const heaviest = Math.max(...Array.from({ length: 12 }, (_, i) => season(i + 1)))
  const dates: PlainDate[] = []
  for (let tries = 0; dates.length < count && tries < count * 40; tries++) {
    const date = year.from.add({ days: random.int(0, span) })
    if (random.next() * heaviest > season(date.month)) continue
    if (year.office.isWorkingDay(person, date) && !isBusy(year, person, date)) dates.push(date)
  }
  return dates.toSorted(Temporal.PlainDate.compare)
}

export const fill = (text: string, words: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)

export const reportsOf = (organisation: Organisation, manager: PersonId): readonly Person[] =>
  organisation.people().filter((p) => p.manager === manager && p.active)

export const currencyOf = (person: Person): 'CNY' | 'GBP' => (person.zone === 'Europe/London' ? 'GBP' : 'CNY')
