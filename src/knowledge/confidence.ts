// How likely it is that the documents answer the question: a calibrated probability, never a raw score.
import type { Found, Hit } from './search.ts'
import { WEIGHTS } from './confidence-weights.ts'

/** The facts the judgement rests on; each says the same thing in a small and in a large corpus. */
export function features(found: Found): number[] {
  const [top] = found.hits
  if (!top) return NOTHING
  const e = top.evidence
  const rival = found.hits.find((h) => h.passage.document !== top.passage.document)
  const near = found.hits.slice(0, 5)
  const asks = TYPED.has(found.question.wanted)
  return [
    1,
    found.ideal > 0 ? Math.min(1.2, top.lexical / found.ideal) : 0,
    e.passage,
    e.window,
    e.sentence,
    rival ? Math.min(1, (top.score - rival.score) / top.score) : 1,
    e.rarest,
    e.missingNames,
    e.measure === undefined && asks ? (e.wanted ? 1 : -1) : 0,
    e.measure === undefined ? 0 : e.measure * 2 - 1,
    Math.log(1 + e.units) / 3,
    e.phrase,
    Math.max(0, e.head - e.window),
    best(near, (h) => h.evidence.window) - e.window,
    e.gap,
    specific(found, top),
    absent(found),
    // Half of the question spoken of by nobody: it belongs to another world.
    Math.max(0, absent(found) - 0.4),
    Math.max(0, 0.3 - e.passage),
    found.question.zh ? 1 : 0,
    e.across ? 1 : 0,
  ]
}

export const FEATURES = ['bias', 'ratio', 'passage', 'window', 'sentence', 'margin', 'rarest', 'missingNames', 'wanted', 'measure', 'units', 'phrase', 'headOver', 'othersOver', 'gap', 'specific', 'absent', 'strange', 'thin', 'zh', 'across'] as const // prettier-ignore
const NOTHING: number[] = FEATURES.map((name) => (name === 'bias' ? 1 : 0))
const TYPED = new Set(['time', 'number', 'money', 'duration', 'percent', 'reason'])

/** Words that many candidates share are the topic; the answer stands with the words that only few have. */
function specific(found: Found, top: Hit): number {
  const others = found.hits.filter((h) => h !== top).slice(0, 9)
  let sum = 0
  let held = 0
  found.worth.forEach((worth, n) => {
    const shared = others.length ? others.reduce((t, h) => t + h.evidence.held[n]!, 0) / others.length : 0
    const weight = worth * (1.05 - shared)
    sum += weight
    held += weight * top.evidence.heldNear[n]!
  })
  return sum ? held / sum : 0
}

/** The share of the question that no candidate speaks of. */
function absent(found: Found): number {
  const total = found.worth.reduce((a, b) => a + b, 0)
  if (!total) return 0
  return (
    found.worth.reduce((sum, worth, n) => sum + worth * (1 - best(found.hits, (h) => h.evidence.held[n]!)), 0) / total
  )
}

const best = (hits: readonly Hit[], of: (hit: Hit) => number) => hits.reduce((m, h) => Math.max(m, of(h)), 0)

export function confidenceOf(found: Found): number {
  if (found.hits.length === 0 || found.question.units.length === 0) return 0
  const sum = features(found).reduce((total, x, i) => total + x * (WEIGHTS[i] ?? 0), 0)
  return 1 / (1 + Math.exp(-sum - LEARNT * (found.learnt ?? 0)))
}

/** In log-odds, for a passage that surely helped before: from .3 to .7. */
const LEARNT = 6

/** Above: answered. Between: shown as "closest, please check". Below: not in the documents. */
export const ANSWERED = 0.45
export const NEAREST = 0.25
