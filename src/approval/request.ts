// The state of a request: what evolve() folds out of its events and the database stores beside them.
import type { ActivationId, PersonId, ProcessKey, RequestId, StepId, TaskId } from '../kernel/ids.ts'
import type { Values } from './form.ts'
import type { Signing } from './flow.ts'
import type { Because } from './events.ts'
import type { Picks } from './commands.ts'

/** Before Submitted there is nothing. */
export type State = Request | undefined

interface Facts {
  id: RequestId
  number: string
  process: { key: ProcessKey; version: number }
  initiator: PersonId
  values: Values
  picks: Picks
  submittedAt: string
  /** 1 on submit, +1 on each re-entry after a return. Old votes never count. */
  round: number
  /** Every activation there ever was, in order: the route so far. */
  activations: readonly Activation[]
  tasks: readonly Task[]
  copied: readonly { person: PersonId; round: number }[]
  urgedAt?: string
  /** After a return to an earlier step, jumpBack: go on at `step`, unless one of `changed` forces a replay. */
  resumeAt?: { step: StepId; changed: readonly string[] }
}

export type Request = Facts &
  (
    | { status: 'underway'; at: ActivationId }
    | { status: 'returned'; reason: string; by: PersonId; from: ActivationId }
    | { status: 'approved' | 'rejected' | 'withdrawn' | 'terminated'; finishedAt: string }
  )

export type RequestStatus = Request['status']

export interface Activation {
  id: ActivationId
  step: StepId
  round: number
  signing: Signing
  state: 'open' | 'passed' | 'rejected' | 'returned' | 'cancelled'
  enteredBy: 'forward' | 'return' | 'resubmit'
}

export interface Task {
  id: TaskId
  activation: ActivationId
  step: StepId
  person: PersonId
  because: Because
  /** Position within an inOrder step, from 0. */
  order: number
  state: 'waiting' | 'open' | 'approved' | 'rejected' | 'returned' | 'transferred' | 'cancelled' | 'autoPassed'
  openedAt?: string
  dueAt?: string
  decidedAt?: string
  comment?: string
  reminders: number
  overdueAt?: string
  /** What this vote counts for; 1 when left out. */
  weight?: number
}

export const isFinished = (r: Request): r is Request & { finishedAt: string } =>
  r.status === 'approved' || r.status === 'rejected' || r.status === 'withdrawn' || r.status === 'terminated'

export const openTasks = (r: Request): readonly Task[] =>
  r.status === 'underway' ? r.tasks.filter((t) => t.state === 'open') : []

export const openTaskOf = (r: Request, person: PersonId): Task | undefined =>
  openTasks(r).find((t) => t.person === person)
