// The heart: a command on a request becomes events, or a refusal. Pure; every fact is handed in.
import type { Calendar } from '../kernel/calendar.ts'
import type { Instant } from '../kernel/clock.ts'
import type { PersonId, RequestId } from '../kernel/ids.ts'
import type { Organisation } from '../people/organisation.ts'
import type { Command } from './commands.ts'
import type { Event } from './events.ts'
import type { ProcessDefinition } from './flow.ts'
import type { Refusal } from './refusals.ts'
import type { State } from './request.ts'

export interface Facts {
  now: Instant
  organisation: Organisation
  /** The version this request was started on; the newest for submit. */
  process: { definition: ProcessDefinition; version: number }
  /** Working calendar and zone of a person's office. */
  calendarOf(person: PersonId): { calendar: Calendar; zone: string }
  newId(): string
  /** For submit: identity and number allocated in the same transaction. */
  request: { id: RequestId; number: string }
}

export declare function decide(state: State, command: Command, facts: Facts): readonly Event[] | Refusal
