// New lessons are checked before they count: nothing that was understood may be understood worse with them.
import { setImmediate as breathe } from 'node:timers/promises'
import type { OrgId, PersonId } from '../kernel/ids.ts'
import { compile, type CompiledLexicon } from '../language/lexicon.ts'
import {
  builtInCheck,
  checkSentence,
  labelOf,
  meaningOf,
  worseWith,
  type CheckSentence,
  type Worse,
} from '../language/lesson-check.ts'
import { memoryOf, tryLessons, withMemory, type Memory } from '../language/memory.ts'
import { checkWords } from './learn-words.ts'
import { asLesson, lessonsOf } from './lessons-known.ts'
import { lexiconOf } from './lexicon.ts'
import type { HeldReason, StoredLesson } from './ports-lessons.ts'
import type { Store } from './ports.ts'
import type { World } from './world.ts'

const BATCH = 100
/** The organisation's own recently confirmed sentences that are checked beside the built-in ones. */
const OWN = 300
/** Read otherwise with this much certainty, one person's word is not enough. */
const SURE = 0.8
/** So many of one person's lessons held back, and so large a share: the rest of theirs waits for a look, too. */
const SUSPECT = { held: 3, share: 0.2 }

export async function learn(world: World, org: OrgId): Promise<void> {
  const store = world.database.open(org)
  for (;;) {
    const batch = await store.lessons.waiting(BATCH)
    if (batch.length === 0) return
    const words = batch.filter((l) => l.means)
    // Sentences and words are checked apart: each against everything that counts already.
    const { active, held } = words.length ? await checkWords(world, store, words) : await checked(world, store, batch)
    const now = world.clock.now()
    await world.database.transaction(org, async (inside) => {
      const kept = new Set([...active, ...held.flatMap((h) => h.ids)])
      for (const word of words) if (kept.has(word.id)) await inside.lessons.spend(word)
      if (active.length) await inside.lessons.activate(active, now)
      for (const { ids, reason } of held) await inside.lessons.hold(ids, reason, now)
    })
    const waited = held.reduce((n, { ids }) => n + ids.length, 0)
    world.log.info({ org, active: active.length, held: waited }, 'lessons were checked')
  }
}

interface Verdict {
  active: string[]
  held: { ids: string[]; reason: HeldReason }[]
}

async function checked(world: World, store: Store, batch: readonly StoredLesson[]): Promise<Verdict> {
  const organisation = await store.people.organisation()
  const taught = await lessonsOf(world, store)
  const { lessons } = taught
  const lexicon = compile(lexiconOf(organisation, await store.processes.published(), taught))
  const moment = {
    now: world.clock.now(),
    zone: organisation.zone,
    calendar: world.calendar(organisation.calendar),
  }
  const sentences = [...builtInCheck(moment), ...lessons.slice(0, OWN).map((l) => checkSentence(l.words, labelOf(l)))]
  const before = memoryOf(lexicon)
  const held = new Map<string, HeldReason>()
  let memory = before
  for (const lesson of batch) {
    await breathe()
    const reason = objection(lesson, sentences, lexicon, memory)
    if (reason) held.set(lesson.id, reason)
    else memory = tryLessons(memory, [asLesson(lesson)])
  }
  for (const lesson of batch)
    if (!held.has(lesson.id) && suspects(batch, held).has(lesson.person))
      held.set(lesson.id, { why: 'same-person', sentences: [] })
  return together(batch, held, sentences, lexicon, before)
}

/** Each was harmless by itself; the batch as a whole must be, too. */
function together(
  batch: readonly StoredLesson[],
  held: Map<string, HeldReason>,
  sentences: readonly CheckSentence[],
  lexicon: CompiledLexicon,
  before: Memory,
): Verdict {
  const good = batch.filter((l) => !held.has(l.id))
  const worse = worseWith(good.map(asLesson), sentences, lexicon, before)
  const reasons = [...held].map(([id, reason]) => ({ ids: [id], reason }))
  if (worse.length > 0)
    return { active: [], held: [...reasons, { ids: good.map((l) => l.id), reason: because(worse) }] }
  return { active: good.map((l) => l.id), held: reasons }
}

function objection(
  lesson: StoredLesson,
  sentences: readonly CheckSentence[],
  lexicon: CompiledLexicon,
  memory: Memory,
): HeldReason | undefined {
  const wanted = labelOf(lesson)
  const { label, confidence } = meaningOf(lesson.words, withMemory(lexicon, memory))
  if (label !== wanted && confidence >= SURE && !IDLE.has(label))
    return { why: 'contradicts', sentences: [{ words: lesson.words, wanted: label, instead: wanted }] }
  const worse = worseWith([asLesson(lesson)], sentences, lexicon, memory)
  return worse.length > 0 ? because(worse) : undefined
}

const IDLE: ReadonlySet<string> = new Set(['outOfScope', 'smallTalk'])
const MOST_SHOWN = 10
const because = (worse: readonly Worse[]): HeldReason => ({ why: 'worse', sentences: worse.slice(0, MOST_SHOWN) })

function suspects(batch: readonly StoredLesson[], held: ReadonlyMap<string, HeldReason>): ReadonlySet<PersonId> {
  const people = new Set(batch.map((l) => l.person))
  return new Set(
    [...people].filter((person) => {
      const theirs = batch.filter((l) => l.person === person)
      const bad = theirs.filter((l) => held.has(l.id) && held.get(l.id)?.why !== 'same-person').length
      return bad >= SUSPECT.held && bad / theirs.length >= SUSPECT.share
    }),
  )
}
