// What people and clocks ask of a request. Imperative; `by` is who asks, already identified, never taken from words.
import type { PersonId, StepId, TaskId } from '../kernel/ids.ts'
import type { Values } from './form.ts'

export type Command =
  | { do: 'submit'; by: PersonId; values: Values; picks?: Picks }
  | { do: 'resubmit'; by: PersonId; values: Values; picks?: Picks }
  | { do: 'approve'; by: PersonId; task?: TaskId; comment?: string; values?: Values }
  | { do: 'reject'; by: PersonId; task?: TaskId; comment: string }
  | { do: 'return'; by: PersonId; task?: TaskId; to: ReturnTarget; reason: string }
  | { do: 'withdraw'; by: PersonId; reason?: string }
  | { do: 'transfer'; by: PersonId; task?: TaskId; to: PersonId; reason?: string }
  | { do: 'comment'; by: PersonId; text: string }
  | { do: 'urge'; by: PersonId; person?: PersonId; text?: string }
  /** The clock's own command, one per deadline key. */
  | { do: 'tick'; by: 'clock'; key: string }
// Later issues: delegate, addSigner, removeSigner, reclaim, copy, claim, suspend, resume, terminate, handOver.

export type Verb = Command['do']
export type ReturnTarget = { to: 'initiator' } | { to: 'previous' } | { to: 'step'; step: StepId }
/** Approvers the initiator chose, by step. */
export type Picks = { readonly [step: string]: readonly PersonId[] }
