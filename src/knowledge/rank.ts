// The order of the passages that were read closely: a weighted sum of what each holds of the question, learnt from questions whose passage is known.
import type { Evidence } from './evidence.ts'
import { RANKING } from './rank-weights.ts'

export interface Read {
  passage: { document: string; text: string }
  lexical: number
  evidence: Evidence
}

export const RANKED_BY = ['lexical', 'passage', 'window', 'sentence', 'head', 'phrase', 'wanted', 'measure', 'names', 'gap', 'across', 'document', 'outright', 'near', 'words', 'length', 'mates', 'bestMate', 'allMates'] as const // prettier-ignore

/** One row a passage, in the order of RANKED_BY; each number says the same in a small and in a large collection. */
export function rankFeatures(read: readonly Read[], worth: readonly number[]): number[][] {
  const best = Math.max(TINY, ...read.map((r) => r.lexical))
  const total = worth.reduce((a, b) => a + b, 0) || 1
  const share = (of: (n: number) => number) => worth.reduce((sum, w, n) => sum + w * of(n), 0) / total
  const documents = new Map<string, Read[]>()
  for (const r of read) documents.set(r.passage.document, [...(documents.get(r.passage.document) ?? []), r])
  const together = new Map([...documents].map(([id, mates]) => [id, {
    // A document answers as a whole: what one passage leaves unsaid, another says.
    held: share((n) => Math.max(...mates.map((m) => m.evidence.held[n]!))),
    best: Math.max(...mates.map((m) => m.lexical)) / best,
    all: mates.reduce((sum, m) => sum + m.lexical, 0) / best,
    count: mates.length,
  }])) // prettier-ignore
  return read.map(({ passage, lexical, evidence: e }) => {
    const whole = together.get(passage.document)!
    return [
      Math.log(Math.max(TINY, lexical) / best),
      e.passage,
      e.window,
      e.sentence,
      e.head,
      e.phrase,
      e.wanted,
      e.measure ?? 0.5,
      e.missingNames,
      e.gap,
      e.across ? 1 : 0,
      whole.held,
      share((n) => (e.held[n]! >= OUTRIGHT ? 1 : 0)),
      share((n) => e.heldNear[n]!),
      e.held.filter((h) => h > MOSTLY).length / Math.max(1, e.held.length),
      Math.log(Math.max(1, passage.text.length)) / 5,
      whole.count / 8,
      whole.best,
      whole.all / 8,
    ]
  })
}
const TINY = 1e-9
const OUTRIGHT = 0.99
const MOSTLY = 0.8

/** Of each passage a number above 0, the higher the better; comparable within one search only. */
export function rankScores(read: readonly Read[], worth: readonly number[]): number[] {
  const sums = rankFeatures(read, worth).map((row) => row.reduce((sum, x, i) => sum + x * RANKING[i]!, 0))
  const best = Math.max(...sums)
  // Tempered: a passage a little worse still scores near the best, as those who quote from several expect.
  return sums.map((sum) => Math.exp((sum - best) * SPREAD))
}
const SPREAD = 0.4
