// What every verb of the assistant is handed: the ports, and nothing that knows how they are filled.
import type { Calendar } from '../kernel/calendar.ts'
import type { Clock } from '../kernel/clock.ts'
import type { OrgId, PersonId } from '../kernel/ids.ts'
import type { Log } from '../kernel/log.ts'
import type { Understand } from '../language/understanding.ts'
import type { Answer } from '../knowledge/answer.ts'
import type { Organisation, Person } from '../people/organisation.ts'
import type { Database, Meter, Signal } from './ports.ts'

/** Asked as a person: only what they may read is looked at. */
export interface Documents {
  ask(question: string, reader: Person, before: readonly string[]): Promise<DocumentAnswer>
}
/** `answer` null: not in the documents; `nearest` are then offered. */
export type DocumentAnswer = Pick<Answer, 'answer' | 'citations' | 'nearest' | 'band'> & { passages: number }

export interface World {
  database: Database
  clock: Clock
  log: Log
  signal: Signal
  /** Left out where nobody counts. */
  meter?: Meter
  understand: Understand
  /** The calendar an office keeps, by key (CN, GB …). */
  calendar(key: string): Calendar
  /** What the company has written, to be asked; left out where there is none. */
  documents?(org: OrgId): Documents
  /** Called after a commit that wrote to the outbox. */
  wake(): void
}

/** Which holidays and which clock a person's deadlines run on: those of their office. */
export const calendarOf =
  (world: Pick<World, 'calendar'>, organisation: Organisation) =>
  (id: PersonId): { calendar: Calendar; zone: string } => {
    const person = organisation.person(id)
    return {
      calendar: world.calendar(person?.calendar ?? organisation.calendar),
      zone: person?.zone ?? organisation.zone,
    }
  }

export const requireOrg = async (world: World, key: string): Promise<OrgId | undefined> =>
  (await world.database.organisations()).find((o) => o.key === key)?.id
