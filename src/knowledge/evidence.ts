// How well a passage answers a question, read closely: which of its words it holds, how near together, and whether the wanted kind of thing is there.
import { hanShare } from './fold.ts'
import { holds } from './kinds.ts'
import { presenceIn } from './presence.ts'
import { isName, type Question } from './question.ts'
import type { Rarity } from './rarity.ts'
import { readPassage, type Readable } from './reading.ts'
import type { Span } from './sentences.ts'

export interface Evidence {
  /** Shares of the weight of the question's words, 0 … 1: in the passage, in its best sentence with a neighbour, in its best sentence. */
  passage: number
  window: number
  sentence: number
  /** The same of the title and headings alone. */
  head: number
  /** Longest run of the question found word for word, as a share of the question. */
  phrase: number
  /** 1 when the best sentence holds the kind of thing asked for, and it is not in the question itself. */
  wanted: number
  /** 1 when the amount asked for is near the best sentence, 0.5 elsewhere in the passage, 0 not; undefined when none is asked for. */
  measure?: number
  /** The weight of its names and numbers that are missing, 0 … 1. */
  missingNames: number
  units: number
  /** The heaviest word that is nowhere in the passage, as a share of all: what a near miss lacks. */
  gap: number
  /** Question and passage are in different languages. */
  across: boolean
  /** How far each word of the question is in the passage, and near its best sentence. */
  held: readonly number[]
  heldNear: readonly number[]
  sentences: readonly SentenceEvidence[]
  best: number
}

export interface SentenceEvidence extends Span {
  coverage: number
  /** The same with what the headings above it say: who reads of an option does not repeat its name. */
  underHead: number
  wanted: boolean
}

export function examine(question: Question, passage: Readable, rarity: Rarity): Evidence {
  const { body, spans, head, zh } = readPassage(passage, question.meaning)
  const { whole: folded, texts } = body
  const { units } = question
  const worth = units.map((u) => rarity.get(u) ?? 0)
  const table = passage.kind === 'table'
  const inHead = units.map((u) => presenceIn(u, head, question.meaning)[0] ?? 0)
  const grid = units.map((unit) => presenceIn(unit, body, question.meaning))
  // A row of a table is read with its header.
  if (table) for (const row of grid) for (let i = 1; i < row.length; i++) row[i] = Math.max(row[i]!, row[0]! * HEADER)
  const held = grid.map((row, n) => Math.max(inHead[n]! * HEAD, max(row)))

  const sentences = spans.map((span, i): SentenceEvidence => ({
    from: span.from,
    to: span.to,
    coverage: weigh(
      worth,
      grid.map((row) => row[i]!),
    ),
    underHead: weigh(
      worth,
      grid.map((row, n) => Math.max(row[i]!, inHead[n]! * HEAD)),
    ),
    wanted: question.measure ? question.measure.test(texts[i]!) : holds(question.wanted, texts[i]!, question.folded),
  }))
  let best = 0
  let window = 0
  let bestRank = -1
  for (let i = 0; i < sentences.length; i++) {
    const here = weigh(
      worth,
      grid.map((row, n) => Math.max(around(row, i, table), inHead[n]! * (table ? HEAD : NEAR_HEAD))),
    )
    window = Math.max(window, here)
    const ranked = rank(sentences[i]!, here)
    if (ranked > bestRank) {
      best = i
      bestRank = ranked
    }
  }
  const missing = units.map((u, n) => (isName(u, question) ? 1 - Math.max(max(grid[n]!), inHead[n]!) : 0))
  return {
    passage: weigh(worth, held),
    window,
    sentence: max(sentences.map((s) => s.coverage)),
    head: weigh(worth, inHead),
    phrase: longestRun(question, folded),
    wanted: sentences[best]?.wanted || (sentences[best + 1]?.wanted ?? false) ? 1 : 0,
    ...(question.measure ? { measure: measured(question.measure, texts, best) } : {}),
    missingNames: weigh(worth, missing),
    units: units.length,
    gap: max(held.map((h, n) => worth[n]! * (1 - h))) / (sum(worth) || 1),
    across: units.length > 0 && zh !== question.zh,
    held,
    heldNear: grid.map((row, n) => Math.max(around(row, best, table), inHead[n]! * (table ? HEAD : NEAR_HEAD))),
    sentences,
    best,
  }
}

/** The worth of what is held, as a share of all. */
function weigh(worth: readonly number[], held: readonly number[]): number {
  let total = 0
  let part = 0
  for (let n = 0; n < worth.length; n++) {
    total += worth[n]!
    part += worth[n]! * held[n]!
  }
  return total > 0 ? part / total : 0
}

/** A word in the sentence itself, or a little less in the one before or after. */
const around = (row: readonly number[], i: number, table: boolean): number =>
  Math.max(row[i] ?? 0, table ? 0 : (row[i - 1] ?? 0) * NEAR, table ? 0 : (row[i + 1] ?? 0) * NEAR)

const measured = (pattern: RegExp, texts: readonly string[], best: number): number =>
  [texts[best], texts[best + 1]].some((t) => t !== undefined && pattern.test(t))
    ? 1
    : texts.some((t) => pattern.test(t))
      ? 0.5
      : 0

const HEADER = 0.95
const HEAD = 0.9
const NEAR = 0.7
const NEAR_HEAD = 0.7
const rank = (s: SentenceEvidence, window: number) =>
  s.coverage + 0.35 * window + (s.wanted ? 0.12 : 0) - (s.to - s.from < 8 ? 0.2 : 0)

function longestRun(question: Question, folded: string): number {
  const text = question.folded.replace(/[?？。.!！,，]+\s*$/, '')
  if (hanShare(text) > 0.3) {
    let best = 0
    for (let from = 0; from < text.length; from++)
      for (let to = from + best + 1; to <= text.length && folded.includes(text.slice(from, to)); to++) best = to - from
    return text.length ? best / text.length : 0
  }
  const words = text.split(/\s+/)
  let best = 0
  for (let from = 0; from < words.length; from++)
    for (let to = from + best + 1; to <= words.length && folded.includes(words.slice(from, to).join(' ')); to++)
      best = to - from
  return words.length ? best / words.length : 0
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
const max = (numbers: readonly number[]): number => numbers.reduce((a, b) => (b > a ? b : a), 0)
