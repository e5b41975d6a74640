// Lessons as the assistant keeps them: masked words, what they meant, who confirmed it, and whether they count.
import type { Instant } from '../kernel/clock.ts'
import type { ConversationId, PersonId, ProcessKey } from '../kernel/ids.ts'
import type { ActName } from '../language/understanding.ts'

export type LessonState = 'waiting' | 'active' | 'held' | 'removed'
/** `confirmed`: understood and carried out · `chosen`: the person picked what was meant · `corrected`: a field was changed before the yes. */
export type LessonKind = 'confirmed' | 'chosen' | 'corrected'

export interface NewLesson {
  words: string
  act: ActName
  process?: ProcessKey
  kind: LessonKind
  person: PersonId
  conversation: ConversationId
  /** The arrival it was said in; it teaches once. */
  source: string
}

export interface StoredLesson extends NewLesson {
  id: string
  at: string
  state: LessonState
  reason?: HeldReason
  removedBy?: PersonId
  removedAt?: string
}

/** Why a lesson was held back, with the sentences that would have been understood worse. */
export interface HeldReason {
  why: 'worse' | 'contradicts' | 'same-person'
  sentences: readonly { words: string; wanted: string; instead: string }[]
}

export interface LessonFilter {
  state?: LessonState
  process?: ProcessKey
  query?: string
  /** The id of the last one of the page before. */
  before?: string
  limit: number
}

export interface Lessons {
  /** Nothing happens for a source that has taught already; true when it is new. */
  add(lesson: NewLesson, now: Instant): Promise<boolean>
  waiting(limit: number): Promise<readonly StoredLesson[]>
  /** What counts, newest first, at most `perProcess` of one process. */
  active(limits: { most: number; perProcess: number }): Promise<readonly StoredLesson[]>
  /** Changes with every change of what counts. */
  edition(): Promise<string>
  activate(ids: readonly string[], now: Instant): Promise<void>
  hold(ids: readonly string[], reason: HeldReason, now: Instant): Promise<void>
  list(filter: LessonFilter): Promise<readonly StoredLesson[]>
  counts(): Promise<Readonly<Record<LessonState, number>>>
  /** Undefined when there is no such lesson, or it is removed already. Its words go with it. */
  remove(id: string, by: PersonId, now: Instant): Promise<StoredLesson | undefined>
}
