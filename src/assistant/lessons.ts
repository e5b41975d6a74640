// Lessons as an administrator reviews them: listed with who and when, removed for good.
import type { OrgId, PersonId } from '../kernel/ids.ts'
import { nameOf } from './names.ts'
import type { LessonFilter, LessonState, StoredLesson } from './ports-lessons.ts'
import type { Store } from './ports.ts'
import type { PersonView } from './views.ts'
import type { World } from './world.ts'

export interface LessonView extends Pick<
  StoredLesson,
  'id' | 'words' | 'act' | 'process' | 'kind' | 'at' | 'state' | 'reason' | 'removedAt'
> {
  person: PersonView
  processName?: { zh: string; en: string }
  removedBy?: PersonView
}

export interface LessonPage {
  items: LessonView[]
  more: boolean
  counts: Readonly<Record<LessonState, number>>
}

export async function lessonList(store: Store, { limit, ...given }: Loosely<LessonFilter>): Promise<LessonPage> {
  const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const [lessons, counts, organisation, published] = await Promise.all([
    store.lessons.list({ ...filter, limit: limit + 1 }),
    store.lessons.counts(),
    store.people.organisation(),
    store.processes.published(),
  ])
  const items = lessons.slice(0, limit).map((lesson): LessonView => {
    const { person, removedBy, conversation: _c, source: _s, ...rest } = lesson
    const name = published.find((p) => p.definition.key === lesson.process)?.definition.name
    return {
      ...rest,
      person: nameOf(organisation, person),
      ...(name ? { processName: name } : {}),
      ...(removedBy ? { removedBy: nameOf(organisation, removedBy) } : {}),
    }
  })
  return { items, more: lessons.length > limit, counts }
}

type Loosely<T> = { [K in keyof T]: T[K] | undefined } & { limit: number }

/** False when there is no such lesson. Who removed it stands in its row and in the log; its words are gone. */
export async function removeLesson(world: World, org: OrgId, id: string, by: PersonId): Promise<boolean> {
  const removed = await world.database.open(org).lessons.remove(id, by, world.clock.now())
  if (removed)
    world.log.info({ org, lesson: id, by, act: removed.act, process: removed.process }, 'a lesson was removed')
  return removed !== undefined
}
