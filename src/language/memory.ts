// What an organisation has taught: the examples of its processes and its lessons, found again by likeness to what is said.
import { calendarOf } from '../kernel/calendar.ts'
import { Temporal } from '../kernel/clock.ts'
import { normalise } from '../kernel/text.ts'
import { read } from './grammar-reading.ts'
import { compile, type CompiledLexicon } from './lexicon.ts'
import { featuresOfWords, type Features } from './memory-features.ts'
import type { Lesson } from './understanding.ts'

export interface Memory {
  items: readonly Lesson[]
  /** feature → item, weight, item, weight … */
  postings: ReadonlyMap<string, readonly number[]>
  /** Tried on top, without being kept. */
  extra: readonly { lesson: Lesson; features: Features }[]
}

export interface Recalled {
  lesson: Lesson
  /** 0..1. */
  alike: number
  /** How alike the nearest one is that means something else. */
  rival: number
}

export function buildMemory(items: readonly Lesson[]): Memory {
  const postings = new Map<string, number[]>()
  items.forEach((item, n) => {
    for (const [feature, weight] of featuresOfWords(item.words).at) {
      const list = postings.get(feature)
      if (list) list.push(n, weight)
      else postings.set(feature, [n, weight])
    }
  })
  return { items, postings, extra: [] }
}

export const tryLessons = (memory: Memory, more: readonly Lesson[]): Memory => ({
  ...memory,
  extra: [...memory.extra, ...more.map((lesson) => ({ lesson, features: featuresOfWords(lesson.words) }))],
})

const meaningOf = ({ act, process }: Lesson): string => `${act}/${process ?? ''}`

export function recall(memory: Memory, masked: string): Recalled | undefined {
  if (memory.items.length === 0 && memory.extra.length === 0) return undefined
  const asked = featuresOfWords(masked)
  const best = new Map<string, { lesson: Lesson; alike: number }>()
  const put = (lesson: Lesson, alike: number): void => {
    const meaning = meaningOf(lesson)
    if (alike > (best.get(meaning)?.alike ?? 0)) best.set(meaning, { lesson, alike })
  }
  const scores = new Map<number, number>()
  for (const [feature, weight] of asked.at) {
    const list = memory.postings.get(feature) ?? []
    for (let i = 0; i < list.length; i += 2) {
      const n = list[i]!
      scores.set(n, (scores.get(n) ?? 0) + weight * list[i + 1]!)
    }
  }
  for (const [n, alike] of scores) put(memory.items[n]!, alike)
  for (const { lesson, features } of memory.extra) put(lesson, likeness(asked, features))
  const [first, second] = [...best.values()].sort((a, b) => b.alike - a.alike)
  return first && { ...first, rival: second?.alike ?? 0 }
}

export function likeness(a: Features, b: Features): number {
  let sum = 0
  for (const [feature, weight] of a.at) sum += weight * (b.at.get(feature) ?? 0)
  return sum
}

const memories = new WeakMap<CompiledLexicon, Memory>()

/** Examples of process definitions are whole sentences as people say them; lessons come masked already. */
export function memoryOf(lexicon: CompiledLexicon): Memory {
  const known = memories.get(lexicon)
  if (known) return known
  const examples = [...lexicon.processes.values()].flatMap((process) =>
    process.examples.map((example): Lesson => ({
      id: '',
      words: maskedExample(example),
      act: 'start',
      process: process.key,
    })),
  )
  const made = buildMemory([...examples, ...(lexicon.source.lessons ?? [])])
  memories.set(lexicon, made)
  return made
}

/** For trying lessons before they are kept: the same lexicon with another memory. */
export function withMemory(lexicon: CompiledLexicon, memory: Memory): CompiledLexicon {
  const copy = { ...lexicon }
  memories.set(copy, memory)
  return copy
}

const maskedExamples = new Map<string, string>()
const MOST_KEPT = 5_000

function maskedExample(example: string): string {
  const known = maskedExamples.get(example)
  if (known !== undefined) return known
  if (maskedExamples.size >= MOST_KEPT) maskedExamples.clear()
  const masked = read(normalise(example), compile(NOBODY), SOME_DAY).masked
  maskedExamples.set(example, masked)
  return masked
}

const NOBODY = { processes: [], people: [], departments: [] }
/** The day decides nothing here. */
const SOME_DAY = {
  now: Temporal.Instant.from('2026-05-13T02:00:00Z'),
  zone: 'Asia/Shanghai',
  calendar: calendarOf('CN'),
}
