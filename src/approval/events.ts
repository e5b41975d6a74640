// What happened to a request, in the past tense. Approvers are resolved before and stored here, so a replay never asks the organisation again.
import type { ActivationId, PersonId, ProcessKey, RequestId, StepId, TaskId } from '../kernel/ids.ts'
import type { Values } from './form.ts'
import type { Signing } from './flow.ts'
import type { Picks, ReturnTarget } from './commands.ts'

interface At {
  /** ISO instant. */
  at: string
}

export type Event = At &
  (
    | {
        type: 'Submitted'
        by: PersonId
        request: RequestId
        number: string
        process: { key: ProcessKey; version: number }
        values: Values
        picks?: Picks
      }
    | { type: 'Resubmitted'; by: PersonId; round: number; values: Values; picks?: Picks; resume: 'replay' | 'jumpBack' }
    | {
        type: 'StepEntered'
        activation: ActivationId
        step: StepId
        round: number
        signing: Signing
        cause: 'forward' | 'return' | 'resubmit'
      }
    | { type: 'StepSkipped'; step: StepId; round: number; because: 'condition' | 'nobody' }
    | {
        type: 'TaskOpened'
        task: TaskId
        activation: ActivationId
        step: StepId
        person: PersonId
        because: Because
        order: number
        waiting: boolean
        dueAt?: string
        /** What this vote counts for; 1 when left out. */
        weight?: number
        /** No due date: the holidays of this year are not published. The administrators are told. */
        calendarUnknown?: number
      }
    /** An inOrder task whose turn has come. */
    | { type: 'TaskActivated'; task: TaskId; dueAt?: string; calendarUnknown?: number }
    | { type: 'AutoPassed'; task: TaskId; person: PersonId; because: 'initiator' | 'duplicate'; ref?: TaskId }
    | { type: 'Approved'; task: TaskId; by: PersonId; comment?: string; changed?: Values }
    | { type: 'Rejected'; task: TaskId; by: PersonId; comment: string }
    /** `resume`, for a return to a step: whether the steps between are asked again once it has passed. */
    | { type: 'Returned'; task: TaskId; by: PersonId; to: ReturnTarget; reason: string; resume?: 'replay' | 'jumpBack' }
    | {
        type: 'Transferred'
        task: TaskId
        by: PersonId
        to: PersonId
        opened: TaskId
        reason?: string
        dueAt?: string
        calendarUnknown?: number
      }
    | {
        type: 'TaskCancelled'
        task: TaskId
        person: PersonId
        because: 'settled' | 'rejected' | 'returned' | 'withdrawn' | 'terminated'
      }
    | { type: 'StepPassed'; activation: ActivationId; step: StepId }
    | { type: 'Copied'; step: StepId; people: readonly PersonId[]; round: number }
    | { type: 'Commented'; by: PersonId; text: string }
    | { type: 'Urged'; by: PersonId; people: readonly PersonId[]; text?: string }
    | { type: 'Reminded'; task: TaskId; person: PersonId; count: number }
    | { type: 'BecameOverdue'; task: TaskId; person: PersonId }
    | { type: 'EmptyApproverEscalated'; step: StepId; to: readonly PersonId[] }
    | { type: 'RequestApproved' }
    | { type: 'RequestRejected'; by?: PersonId; because: 'rejected' | 'too-many-rounds' }
    | { type: 'Withdrawn'; by: PersonId; reason?: string }
  )

export type EventType = Event['type']

/** Why this person was asked; shown on the route and used by the initiator and duplicate rules. */
export type Because =
  | {
      why: 'named' | 'manager' | 'managerChain' | 'role' | 'departmentHead' | 'picked' | 'field' | 'admin' | 'fallback'
    }
  | { why: 'transfer'; from: PersonId }
  /** The rule found the initiator, and policy moved it to the manager. */
  | { why: 'insteadOfInitiator' }
