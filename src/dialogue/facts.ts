// What the dialogue is told about the world for one step; gathered by the caller, so that next() asks nobody anything.
import type { ProcessDefinition } from '../approval/flow.ts'
import type { Values } from '../approval/form.ts'
import type { RequestStatus } from '../approval/request.ts'
import type { Calendar } from '../kernel/calendar.ts'
import type { Instant } from '../kernel/clock.ts'
import type { DraftId, PersonId, ProcessKey, RequestId, StepId, TaskId } from '../kernel/ids.ts'
import type { Label } from '../approval/form.ts'
import type { Organisation, Person } from '../people/organisation.ts'

export interface Facts {
  now: Instant
  zone: string
  me: PersonId
  organisation: Organisation
  /** The calendar of my office. */
  calendar: Calendar
  /** Newest published versions of what I may start. */
  processes: readonly Published[]
  /** Published, but not for me to start. */
  closed?: readonly Published[]
  /** Older versions that my returned requests run on. */
  versions?: readonly Published[]
  /** My open tasks, in the order lists show them. */
  pending: readonly PendingTask[]
  /** My recent requests, in the order lists show them. */
  mine: readonly MyRequest[]
  /** Words → active people, the likeliest first; more than one means namesakes. */
  findPeople(surface: string): readonly PersonId[]
  newDraftId(): DraftId
}

export interface Published {
  definition: ProcessDefinition
  version: number
}

interface Shown {
  id: RequestId
  number: string
  owner: PersonId
  process: ProcessKey
  title: Label
  /** Only what I may see. */
  values: Values
  revision: number
}

export interface PendingTask extends Shown {
  taskId: TaskId
  /** Earlier steps it can be returned to, with the people who decided there. */
  returnTo?: readonly { step: StepId; people: readonly PersonId[] }[]
}

export interface MyRequest extends Shown {
  status: RequestStatus
  version: number
}

export type KnownRequest = PendingTask | MyRequest

export const knownRequest = (facts: Facts, id: RequestId): KnownRequest | undefined =>
  facts.pending.find((p) => p.id === id) ?? facts.mine.find((m) => m.id === id)

export const published = (facts: Facts, key: ProcessKey): Published | undefined =>
  facts.processes.find((p) => p.definition.key === key)

export const organisationPerson = (facts: Facts): Person | undefined => facts.organisation.person(facts.me)
