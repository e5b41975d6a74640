// Refusals: answers, not exceptions. Worded in locales, shown on a card.
import type { PersonId } from '../kernel/ids.ts'
import type { Problem } from './form.ts'

export type Refusal =
  | { refused: 'not-your-task' }
  /** An inOrder task whose turn has not come: somebody before this person decides first. */
  | { refused: 'not-your-turn'; person: PersonId }
  | { refused: 'already-finished'; status: string }
  /** Somebody (or the same person a moment ago) settled this task first. */
  | { refused: 'already-decided'; by?: PersonId; at?: string; how?: string }
  | { refused: 'not-your-request' }
  | { refused: 'not-returned' }
  | { refused: 'already-submitted' }
  | { refused: 'may-not-start' }
  | { refused: 'invalid-form'; problems: readonly Problem[] }
  | { refused: 'comment-required' }
  | { refused: 'text-too-long'; limit: number }
  | { refused: 'no-such-step' }
  | { refused: 'nothing-to-return-to' }
  | { refused: 'no-such-person' }
  | { refused: 'already-approver'; person: PersonId }
  | { refused: 'cannot-transfer-to-initiator' }
  | { refused: 'cannot-transfer-to-self' }
  | { refused: 'already-decided-by-others' } // withdraw after somebody decided, where policy forbids it
  | { refused: 'nobody-to-urge' }
  | { refused: 'urged-recently'; again: string }
  | { refused: 'pick-approvers'; step: string; min: number; max: number }
  | { refused: 'no-approver'; step: string }
  | { refused: 'may-not-write'; field: string }
  | { refused: 'calendar-unknown'; year: number }
  | { refused: 'not-visible' }
  | { refused: 'unknown-request' }
  | { refused: 'stale-card' }

export type RefusalCode = Refusal['refused']

export const isRefusal = (x: object): x is Refusal => 'refused' in x
