// The guard of lessons: a fixed set of sentences and the organisation's own must be understood no worse with a lesson than without.
import fs from 'node:fs'
import path from 'node:path'
import { normalise } from '../kernel/text.ts'
import { group } from './acts-group.ts'
import { clausesOf } from './grammar-clauses.ts'
import { read } from './grammar-reading.ts'
import { catalogueLexicon, compile, type CompiledLexicon } from './lexicon.ts'
import { featuresOfWords, type Features } from './memory-features.ts'
import { likeness, tryLessons, withMemory, type Memory } from './memory.ts'
import type { Lesson, Moment } from './understanding.ts'

export interface CheckSentence {
  words: string
  /** `approve`, `start/leave` … */
  wanted: string
  clauses: readonly Features[]
}

export interface Worse {
  words: string
  wanted: string
  instead: string
}

export const checkSentence = (words: string, wanted: string): CheckSentence => ({
  words,
  wanted,
  clauses: clausesOf(words).map((c) => featuresOfWords(c.text)),
})

export const labelOf = ({ act, process }: Pick<Lesson, 'act' | 'process'>): string =>
  act === 'start' ? `start/${process ?? ''}` : act

/** What masked words are taken to ask for, and how surely. */
export function meaningOf(words: string, lexicon: CompiledLexicon): { label: string; confidence: number } {
  const asks = group(clausesOf(words), lexicon)
  const labels = asks.map((a) => labelOf({ act: a.act ?? 'outOfScope', ...(a.process ? { process: a.process } : {}) }))
  return { label: [...new Set(labels)].join(' + ') || 'outOfScope', confidence: asks[0]?.confidence ?? 0 }
}

/** Less alike than this, a lesson cannot change how a sentence is read: the engine asks for more. */
const TOUCHES = 0.3

/** The sentences that are understood now and would not be with these lessons. */
export function worseWith(
  lessons: readonly Lesson[],
  sentences: readonly CheckSentence[],
  lexicon: CompiledLexicon,
  memory: Memory,
): Worse[] {
  const features = lessons.map((l) => featuresOfWords(l.words))
  const touched = sentences.filter((s) => s.clauses.some((c) => features.some((f) => likeness(c, f) >= TOUCHES)))
  if (touched.length === 0) return []
  const now = withMemory(lexicon, memory)
  const then = withMemory(lexicon, tryLessons(memory, lessons))
  return touched.flatMap(({ words, wanted }) => {
    if (meaningOf(words, now).label !== wanted) return []
    const instead = meaningOf(words, then).label
    return instead === wanted ? [] : [{ words, wanted, instead }]
  })
}

let builtIn: readonly CheckSentence[] | undefined

/** Sentences of the catalogue, masked once; only those count that the engine understands without any lesson. */
export function builtInCheck(moment: Moment): readonly CheckSentence[] {
  if (builtIn) return builtIn
  const lexicon = compile(catalogueLexicon())
  builtIn = fs
    .readFileSync(path.join(import.meta.dirname, 'lesson-check.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [wanted = '', text = ''] = line.split('\t')
      return checkSentence(read(normalise(text), lexicon, moment).masked, wanted)
    })
  return builtIn
}
