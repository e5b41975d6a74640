// Words for choices are checked before they count: nobody means another choice by them, and nothing is understood worse.
import { compiledWith, choiceLabel, examplesWorse, type ChoiceWord } from '../language/choice-words.ts'
import { compile } from '../language/lexicon.ts'
import { builtInCheck, labelOf, meaningOf, type Worse } from '../language/lesson-check.ts'
import { asWord, lessonsOf } from './lessons-known.ts'
import { lexiconOf } from './lexicon.ts'
import type { HeldReason, StoredLesson } from './ports-lessons.ts'
import type { Store } from './ports.ts'
import type { World } from './world.ts'

/** One row for each word; the others that confirmed it are spent. */
export interface WordsVerdict {
  active: string[]
  held: { ids: string[]; reason: HeldReason }[]
}

const MOST_SHOWN = 10

export async function checkWords(world: World, store: Store, batch: readonly StoredLesson[]): Promise<WordsVerdict> {
  const verdict: WordsVerdict = { active: [], held: [] }
  const objection = await guard(world, store)
  for (const same of grouped(batch)) {
    const [lesson] = same
    if (!lesson) continue
    const reason = await objection(lesson)
    if (reason) verdict.held.push({ ids: [lesson.id], reason })
    else verdict.active.push(lesson.id)
  }
  return verdict
}

const grouped = (batch: readonly StoredLesson[]): StoredLesson[][] => {
  const groups = new Map<string, StoredLesson[]>()
  for (const lesson of batch) {
    const key = JSON.stringify([lesson.process, lesson.means, lesson.words])
    groups.set(key, [...(groups.get(key) ?? []), lesson])
  }
  return [...groups.values()]
}

async function guard(world: World, store: Store) {
  const [organisation, published] = await Promise.all([store.people.organisation(), store.processes.published()])
  const taught = await lessonsOf(world, store)
  const lexicon = lexiconOf(organisation, published, taught)
  const compiled = compile(lexicon)
  const moment = { now: world.clock.now(), zone: organisation.zone, calendar: world.calendar(organisation.calendar) }
  const sentences = [...builtInCheck(moment), ...taught.lessons.map((l) => ({ words: l.words, wanted: labelOf(l) }))]
  const examples = published.flatMap((p) => p.definition.examples ?? [])

  return async (lesson: StoredLesson): Promise<HeldReason | undefined> => {
    const [word] = asWord(lesson)
    if (!word) return undefined
    const named = otherName(word)
    if (named) return { why: 'contradicts', sentences: [named] }
    const others = await store.lessons.otherwise(lesson)
    if (others.length > 0)
      return {
        why: 'contradicts',
        sentences: [...new Set(others.flatMap((o) => o.means?.choice ?? []))]
          .slice(0, MOST_SHOWN)
          .map((c) => disagreement(word, c)),
      }
    const worse = [...labelsWorse(word), ...examplesWorse(word, examples, lexicon, moment)]
    return worse.length > 0 ? { why: 'worse', sentences: worse.slice(0, MOST_SHOWN) } : undefined
  }

  /** Another choice is called so already. */
  function otherName(word: ChoiceWord): Worse | undefined {
    const slot = compiled.processes.get(word.process)?.slots.find((s) => s.id === word.field)
    const other = slot?.options?.find((o) => o.id !== word.choice && o.names.includes(word.word))
    return other && disagreement(word, other.id)
  }

  function labelsWorse(word: ChoiceWord): Worse[] {
    const touched = sentences.filter((s) => s.words.includes(word.word))
    if (touched.length === 0) return []
    const then = compiledWith(word, lexicon)
    return touched.flatMap(({ words, wanted }) => {
      if (meaningOf(words, compiled).label !== wanted) return []
      const instead = meaningOf(words, then).label
      return instead === wanted ? [] : [{ words, wanted, instead }]
    })
  }
}

const disagreement = (word: ChoiceWord, choice: string): Worse => ({
  words: word.word,
  wanted: choiceLabel(word, choice),
  instead: choiceLabel(word, word.choice),
})
