// Lessons as an administrator reviews them: listed with who and when, removed for good, released although they were held back.
import type { ProcessDefinition } from '../approval/flow.ts'
import type { Instant } from '../kernel/clock.ts'
import type { OrgId, PersonId } from '../kernel/ids.ts'
import { nameOf } from './names.ts'
import type { HeldReason, LessonFilter, LessonState, StoredLesson } from './ports-lessons.ts'
import type { Store } from './ports.ts'
import type { PersonView } from './views.ts'
import type { World } from './world.ts'

export interface LessonView extends Pick<
  StoredLesson,
  'id' | 'words' | 'act' | 'process' | 'kind' | 'at' | 'state' | 'removedAt' | 'releasedAt'
> {
  person: PersonView
  processName?: Label
  /** Set when the words are a word for a choice. */
  means?: { field: Label; choice: Label }
  /** Why it was held back; also of one that was released. */
  reason?: {
    why: HeldReason['why']
    sentences: readonly (Sentence & { choices?: { wanted: Label; instead: Label } })[]
  }
  removedBy?: PersonView
  releasedBy?: PersonView
}

interface Label {
  zh: string
  en: string
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
    const { person, removedBy, releasedBy, means, reason, conversation: _c, source: _s, ...rest } = lesson
    const definition = published.find((p) => p.definition.key === lesson.process)?.definition
    return {
      ...rest,
      person: nameOf(organisation, person),
      ...(definition ? { processName: definition.name } : {}),
      ...(means ? { means: meaningOf(means, definition) } : {}),
      ...(reason ? { reason: { ...reason, sentences: reason.sentences.map((s) => labelled(s, published)) } } : {}),
      ...(removedBy ? { removedBy: nameOf(organisation, removedBy) } : {}),
      ...(releasedBy ? { releasedBy: nameOf(organisation, releasedBy) } : {}),
    }
  })
  return { items, more: lessons.length > limit, counts }
}

type Loosely<T> = { [K in keyof T]: T[K] | undefined } & { limit: number }

const bare = (words: string): Label => ({ zh: words, en: words })

/** Labels of today's form; what it no longer has is shown by its id. */
function meaningOf(means: { field: string; choice: string }, definition: ProcessDefinition | undefined) {
  const field = definition?.form.fields.find((f) => f.id === means.field)
  const option = field?.kind === 'choice' ? field.options.find((o) => o.id === means.choice) : undefined
  return { field: field?.label ?? bare(means.field), choice: option?.label ?? bare(means.choice) }
}

type Sentence = HeldReason['sentences'][number]

/** A choice among the meanings is told by its label. */
function labelled(
  sentence: Sentence,
  published: readonly { definition: ProcessDefinition }[],
): Sentence & { choices?: { wanted: Label; instead: Label } } {
  const [wanted, instead] = [sentence.wanted, sentence.instead].map((label) => {
    const [, process, field, choice] = /^([^.]+)\.([^/]+)\/(.+)$/u.exec(label) ?? []
    if (field === undefined || choice === undefined) return undefined
    return meaningOf({ field, choice }, published.find((p) => p.definition.key === process)?.definition).choice
  })
  return { ...sentence, ...(wanted && instead ? { choices: { wanted, instead } } : {}) }
}

/** False when there is no such lesson. Its words are gone; who removed it stands in its row and in the log of changes. */
export async function removeLesson(world: World, org: OrgId, id: string, by: PersonId): Promise<boolean> {
  return changed(world, org, by, 'a lesson was removed', (store, now) => store.lessons.remove(id, by, now))
}

/** False when it is not held back (any more), or for other reasons than the administrator was shown. */
export async function releaseLesson(
  world: World,
  org: OrgId,
  { id, by, seen }: { id: string; by: PersonId; seen: { worse: number } },
): Promise<boolean> {
  return changed(world, org, by, 'a lesson was released', (store, now) => store.lessons.release(id, by, now, seen))
}

/** False when it was not released. */
export async function holdLesson(world: World, org: OrgId, id: string, by: PersonId): Promise<boolean> {
  return changed(world, org, by, 'a lesson was held back again', (store, now) => store.lessons.holdAgain(id, by, now))
}

/** The change and its line in the log of changes, or neither. */
async function changed(
  world: World,
  org: OrgId,
  by: PersonId,
  what: string,
  change: (store: Store, now: Instant) => Promise<StoredLesson | undefined>,
): Promise<boolean> {
  const lesson = await world.database.transaction(org, (store) => change(store, world.clock.now()))
  if (lesson) world.log.info({ org, lesson: lesson.id, by, act: lesson.act, process: lesson.process }, what)
  return lesson !== undefined
}
