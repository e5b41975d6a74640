// What one reader may see, counted: how many passages, how long they are, how rare each word is. Nothing hidden enters these numbers.
import { findTerm, type Segment } from './segment.ts'

/** Words remembered per set of rights. */
const WORDS = 20_000

export interface Census {
  total: number
  words: Map<number, Weighed>
  /** Per segment: 1 where the reader may see the passage. */
  visible: Uint8Array[]
  averages: number[]
}

/** Who is there for this reader: averages and counts come from what may be read, nothing else. */
export function census(segments: readonly Segment[], allowed: Uint8Array, language?: 'zh' | 'other'): Census {
  let total = 0
  const sums = [0, 0, 0, 0, 0, 0]
  const visible = segments.map((segment) => {
    const seen = new Uint8Array(segment.ids.length)
    for (let doc = 0; doc < seen.length; doc++) {
      if (allowed[segment.audience[doc]!] !== 1) continue
      if (language && (segment.zh[doc] === 1) !== (language === 'zh')) continue
      seen[doc] = 1
      total += 1
      for (let k = 0; k < 6; k++) sums[k]! += segment.lengths[k]![doc]!
    }
    return seen
  })
  return { total, words: new Map(), visible, averages: sums.map((s) => Math.max(1, s / Math.max(1, total))) }
}

export interface Weighed {
  df: number
  idf: number
  /** Number of the term in each segment, −1 = not there. */
  at: Int32Array
}

export function weigh(segments: readonly Segment[], seen: Census, term: number): Weighed {
  const known = seen.words.get(term)
  if (known) return known
  let df = 0
  const at = new Int32Array(segments.length)
  segments.forEach((segment, n) => {
    const t = (at[n] = findTerm(segment, term))
    if (t < 0) return
    const { visible } = seen
    const mask = visible[n]!
    const end = segment.starts[t + 1]!
    for (let p = segment.starts[t]!; p < end; p++) df += mask[segment.docs[p]!]!
  })
  const weighed = { df, idf: Math.log(1 + (seen.total - df + 0.5) / (df + 0.5)), at }
  if (seen.words.size > WORDS) seen.words.clear()
  seen.words.set(term, weighed)
  return weighed
}
