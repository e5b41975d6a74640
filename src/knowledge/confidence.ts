// How likely it is that the documents answer the question: a calibrated probability, never a raw score.
import { askingClause, beside } from './beside.ts'
import type { Found, Hit } from './search.ts'
import { WEIGHTS } from './confidence-weights.ts'
import { SAYS } from './units.ts'

/** The facts the judgement rests on; each says the same thing in a small and in a large corpus. */
export function features(found: Found): number[] {
  const [top] = found.hits
  if (!top) return NOTHING
  const e = top.evidence
  const rival = found.hits.find((h) => h.passage.document !== top.passage.document)
  const near = found.hits.slice(0, 5)
  const asks = TYPED.has(found.question.wanted)
  const close = beside(found.question, top.passage, found.worth)
  const asking = askingClause(found.question.folded)
  const asked = (n: number) => (asking.includes(found.question.units[n]!.surface) ? 1 : 0)
  return [
    1,
    found.ideal > 0 ? Math.min(1.2, top.lexical / found.ideal) : 0,
    e.passage,
    e.window,
    e.sentence,
    rival ? Math.min(1, (top.score - rival.score) / top.score) : 1,
    e.missingNames,
    e.measure === undefined && asks ? (e.wanted ? 1 : -1) : 0,
    e.measure === undefined ? 0 : e.measure * 2 - 1,
    Math.log(1 + e.units) / 3,
    e.phrase,
    best(near, (h) => h.evidence.window) - e.window,
    e.gap,
    specific(found, top),
    absent(found),
    // Half of the question spoken of by nobody: it belongs to another world.
    Math.max(0, absent(found) - 0.4),
    found.question.zh ? 1 : 0,
    e.across ? 1 : 0,
    // Whether one may is asked of everything, and most of it nobody wrote down.
    found.question.wanted === 'yesno' ? 1 : 0,
    elsewhere(found, top),
    content(found, top),
    // Long texts hold any word sooner.
    Math.log(Math.max(20, top.passage.text.length * (found.question.zh ? HAN : 1))) / 5 - 1.2,
    close.typed,
    close.kind ? (e.window > 0 ? Math.min(1.5, close.typed / e.window) : 0) : 1,
    close.here,
    found.question.measure ? 1 : 0,
    found.question.wanted === 'time' ? 1 : 0,
    found.question.wanted === 'number' ? 1 : 0,
    // Who tells a story says much that no rule speaks of; what is asked stands in one clause of it.
    among(found.worth, asked, (n) => e.heldNear[n]!),
    lacked(found.worth, asked, (n) => 1 - e.held[n]!),
  ]
}

/** A Chinese character says about as much as three letters. */
const HAN = 3

export const FEATURES = ['bias', 'ratio', 'passage', 'window', 'sentence', 'margin', 'missingNames', 'wanted', 'measure', 'units', 'phrase', 'othersOver', 'gap', 'specific', 'absent', 'strange', 'zh', 'across', 'yesno', 'elsewhere', 'content', 'length', 'typed', 'typedRatio', 'typedHere', 'measured', 'asksTime', 'asksNumber', 'asking', 'askingGap'] as const // prettier-ignore
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

/** The share of the question that the best place lacks and another document has. */
function elsewhere(found: Found, top: Hit): number {
  const others = found.hits.slice(1, 6).filter((h) => h.passage.document !== top.passage.document)
  const { heldNear } = top.evidence
  return share(found.worth, (n) => Math.max(0, best(others, (h) => h.evidence.heldNear[n]!) - heldNear[n]!))
}

/** The share of the question whose words say something, and are nowhere in the passage. */
function content(found: Found, top: Hit): number {
  const { units } = found.question
  return share(found.worth, (n) => (units[n]!.weight >= SAYS ? 1 - top.evidence.held[n]! : 0))
}

/** The share of the question that no candidate speaks of. */
const absent = (found: Found): number => share(found.worth, (n) => 1 - best(found.hits, (h) => h.evidence.held[n]!))

function share(worth: readonly number[], of: (n: number) => number): number {
  const total = worth.reduce((a, b) => a + b, 0)
  return total ? worth.reduce((sum, w, n) => sum + w * of(n), 0) / total : 0
}

/** The share of those words that `which` picks. */
function among(worth: readonly number[], which: (n: number) => number, of: (n: number) => number): number {
  const total = worth.reduce((sum, w, n) => sum + w * which(n), 0)
  return total ? worth.reduce((sum, w, n) => sum + w * which(n) * of(n), 0) / total : 0
}

/** The heaviest of those words that is lacking, as a share of them. */
function lacked(worth: readonly number[], which: (n: number) => number, of: (n: number) => number): number {
  const total = worth.reduce((sum, w, n) => sum + w * which(n), 0)
  return total ? worth.reduce((most, w, n) => Math.max(most, w * which(n) * of(n)), 0) / total : 0
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
export const ANSWERED = 0.6
export const NEAREST = 0.25
