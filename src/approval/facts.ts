// Everything a decision may know: handed in, so that the same command on the same state always gives the same events.
import type { Calendar } from '../kernel/calendar.ts'
import type { Instant } from '../kernel/clock.ts'
import type { PersonId, RequestId } from '../kernel/ids.ts'
import type { Organisation } from '../people/organisation.ts'
import type { ProcessDefinition } from './flow.ts'

/** Enough to look at a request. */
export interface Known {
  now: Instant
  organisation: Organisation
  /** The version this request was started on; the newest for submit. */
  process: { definition: ProcessDefinition; version: number }
  /** Working calendar and zone of a person's office. */
  calendarOf(person: PersonId): { calendar: Calendar; zone: string }
}

/** Enough to change it. */
export interface Facts extends Known {
  newId(): string
  /** For submit: identity and number allocated in the same transaction. */
  request: { id: RequestId; number: string }
}
