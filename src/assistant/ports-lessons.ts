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
  /** Set when `words` are a word for a choice of the form: which field, and the id of the option. */
  means?: { field: string; choice: string }
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
  /** Who let it count although it was held back; `reason` still says why it was. */
  releasedBy?: PersonId
  releasedAt?: string
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
  /** What is to be checked, oldest first. Words for choices only once `SAID` people say so; see there. */
  waiting(limit: number): Promise<readonly StoredLesson[]>
  /** The same word for another choice of the field, as others confirmed it. */
  otherwise(lesson: StoredLesson): Promise<readonly StoredLesson[]>
  /** What counts, newest first, at most `perProcess` of one process. */
  active(limits: { most: number; perProcess: number }): Promise<readonly StoredLesson[]>
  /** Changes with every change of what counts. */
  edition(): Promise<string>
  activate(ids: readonly string[], now: Instant): Promise<void>
  hold(ids: readonly string[], reason: HeldReason, now: Instant): Promise<void>
  /** The other confirmations of this word have done their part: it stands in this row. */
  spend(lesson: StoredLesson): Promise<void>
  /** Words for choices that are not to be checked yet are nobody's to see. */
  list(filter: LessonFilter): Promise<readonly StoredLesson[]>
  counts(): Promise<Readonly<Record<LessonState, number>>>
  /** Undefined when there is no such lesson, or it is removed already. Its words go with it. */
  remove(id: string, by: PersonId, now: Instant): Promise<StoredLesson | undefined>
  /** Undefined when it is not held back, or for other reasons than were seen. */
  release(id: string, by: PersonId, now: Instant, seen: { worse: number }): Promise<StoredLesson | undefined>
  /** Undefined when it was not released. */
  holdAgain(id: string, by: PersonId, now: Instant): Promise<StoredLesson | undefined>
  /** What administrators did, newest first; the three above write it, so call them in a transaction. */
  changes(limit: number): Promise<readonly LessonChange[]>
}

/** One person's word for a choice may be a slip, or their private matter. */
export const SAID = { times: 3, people: 2 }

export interface LessonChange {
  seq: number
  at: string
  person: PersonId
  lesson: string
  what: 'removed' | 'released' | 'held'
  worse: number
}
