// What every verb of the assistant is handed: the ports, and nothing that knows how they are filled.
import type { Calendar } from '../kernel/calendar.ts'
import type { Clock } from '../kernel/clock.ts'
import type { OrgId, PersonId } from '../kernel/ids.ts'
import type { Log } from '../kernel/log.ts'
import type { Understand } from '../language/understanding.ts'
import type { Organisation } from '../people/organisation.ts'
import type { Database, Signal } from './ports.ts'

export interface World {
  database: Database
  clock: Clock
  log: Log
  signal: Signal
  understand: Understand
  /** The calendar an office keeps, by key (CN, GB …). */
  calendar(key: string): Calendar
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
