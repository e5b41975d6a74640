// The lessons that count, read again only when one was added or removed.
import type { OrgId } from '../kernel/ids.ts'
import type { Lesson } from '../language/understanding.ts'
import type { StoredLesson } from './ports-lessons.ts'
import type { Store } from './ports.ts'
import type { World } from './world.ts'

/** More would cost time with every sentence and say little new; of one process, what others need must not be crowded out. */
export const LIMITS = { most: 2_000, perProcess: 200 }

const known = new WeakMap<World['database'], Map<OrgId, { edition: string; lessons: readonly Lesson[] }>>()

/** The same list while nothing changed. Another process of this server is heard of by the edition. */
export async function lessonsOf(world: World, store: Store): Promise<readonly Lesson[]> {
  const kept = known.get(world.database) ?? new Map<OrgId, { edition: string; lessons: readonly Lesson[] }>()
  known.set(world.database, kept)
  const edition = await store.lessons.edition()
  const before = kept.get(store.org)
  if (before?.edition === edition) return before.lessons
  const lessons = (await store.lessons.active(LIMITS)).map(asLesson)
  kept.set(store.org, { edition, lessons })
  return lessons
}

export const asLesson = ({ id, words, act, process }: StoredLesson): Lesson => ({
  id,
  words,
  act,
  ...(process === undefined ? {} : { process }),
})
