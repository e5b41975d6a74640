// The lessons that count, read again only when one was added or removed.
import type { OrgId } from '../kernel/ids.ts'
import type { ChoiceWord } from '../language/choice-words.ts'
import type { Lesson } from '../language/understanding.ts'
import type { StoredLesson } from './ports-lessons.ts'
import type { Store } from './ports.ts'
import type { World } from './world.ts'

/** More would cost time with every sentence and say little new; of one process, what others need must not be crowded out. */
export const LIMITS = { most: 2_000, perProcess: 200 }

/** What counts: sentences and what they ask for, words and the choices they name. */
export interface Taught {
  lessons: readonly Lesson[]
  words: readonly ChoiceWord[]
}

const known = new WeakMap<World['database'], Map<OrgId, { edition: string; taught: Taught }>>()

/** The same object while nothing changed. Another process of this server is heard of by the edition. */
export async function lessonsOf(world: World, store: Store): Promise<Taught> {
  const kept = known.get(world.database) ?? new Map<OrgId, { edition: string; taught: Taught }>()
  known.set(world.database, kept)
  const edition = await store.lessons.edition()
  const before = kept.get(store.org)
  if (before?.edition === edition) return before.taught
  const stored = await store.lessons.active(LIMITS)
  const taught = { lessons: stored.filter((l) => !l.means).map(asLesson), words: stored.flatMap(asWord) }
  kept.set(store.org, { edition, taught })
  return taught
}

export const asLesson = ({ id, words, act, process }: StoredLesson): Lesson => ({
  id,
  words,
  act,
  ...(process === undefined ? {} : { process }),
})

export const asWord = ({ words, process, means }: StoredLesson): ChoiceWord[] =>
  means && process !== undefined ? [{ process, ...means, word: words }] : []
