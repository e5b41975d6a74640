// BM25 added up over the postings of a segment: only passages that hold a word are touched.
import type { Census, Weighed } from './census.ts'
import type { Segment } from './segment.ts'
import type { TUNING } from './tuning.ts'

/** One way to say a part of the question: terms that add up. */
export interface Wording {
  terms: readonly { term: number; stream: number; weight: number }[]
  discount: number
}
/** A part of the question; of its wordings the best one counts in each passage, never the sum. */
export type Part = readonly Wording[]

export type Bm25 = Pick<typeof TUNING, 'k1' | 'b' | 'headK1' | 'headB' | 'head'>

/** Room to add up in, used again for every search: only the passages touched are looked at and wiped. */
export interface Desk {
  scores: Sums
  best: Sums
  one: Sums
}
interface Sums {
  values: Float32Array
  touched: Uint16Array
  count: number
}
const sums = (size: number): Sums => ({ values: new Float32Array(size), touched: new Uint16Array(size), count: 0 })
let desk: Desk | undefined
export function deskFor(size: number): Desk {
  if (!desk || desk.scores.values.length < size) desk = { scores: sums(size), best: sums(size), one: sums(size) }
  return desk
}
export function clear({ scores }: Desk): void {
  for (let i = 0; i < scores.count; i++) scores.values[scores.touched[i]!] = 0
  scores.count = 0
}

const LARGE = 20_000

export function scorePart(
  part: Part,
  terms: ReadonlyMap<number, Weighed>,
  segment: Segment,
  n: number,
  seen: Census,
  { scores, best, one }: Desk,
  tuning: Bm25,
): void {
  if (part.length === 1) {
    addWording(part[0]!, terms, segment, n, seen, scores, tuning)
    return
  }
  for (const wording of part) {
    addWording(wording, terms, segment, n, seen, one, tuning)
    for (let i = 0; i < one.count; i++) {
      const doc = one.touched[i]!
      if (best.values[doc] === 0) best.touched[best.count++] = doc
      if (one.values[doc]! > best.values[doc]!) best.values[doc] = one.values[doc]!
      one.values[doc] = 0
    }
    one.count = 0
  }
  for (let i = 0; i < best.count; i++) {
    const doc = best.touched[i]!
    if (scores.values[doc] === 0) scores.touched[scores.count++] = doc
    scores.values[doc]! += best.values[doc]!
    best.values[doc] = 0
  }
  best.count = 0
}

function addWording(
  wording: Wording,
  terms: ReadonlyMap<number, Weighed>,
  segment: Segment,
  n: number,
  seen: Census,
  to: Sums,
  tuning: Bm25,
): void {
  const mask = seen.visible[n]!
  for (const { term, stream, weight } of wording.terms) {
    const { at, idf, df } = terms.get(term)!
    const t = at[n]!
    if (t < 0 || df === 0) continue
    // In a large collection a character of every fourth passage tells nothing and costs most of the time.
    if (seen.total > LARGE && stream % 3 > 0 && df > seen.total / 4) continue
    // Nor does another word for it that every tenth passage holds.
    if (seen.total > LARGE && wording.discount < 1 && df > seen.total / 10) continue
    const head = stream >= 3
    const k1 = head ? tuning.headK1 : tuning.k1
    const b = head ? tuning.headB : tuning.b
    const flat = k1 * (1 - b)
    const slope = (k1 * b) / seen.averages[stream]!
    const factor = weight * wording.discount * idf * (k1 + 1) * (head ? tuning.head : 1)
    if (factor <= 0) continue
    const lengths = segment.lengths[stream]!
    const { values, touched } = to
    const end = segment.starts[t + 1]!
    for (let p = segment.starts[t]!; p < end; p++) {
      const doc = segment.docs[p]!
      if (mask[doc] === 0) continue
      const count = segment.counts[p]!
      if (values[doc] === 0) touched[to.count++] = doc
      values[doc]! += (factor * count) / (count + flat + slope * lengths[doc]!)
    }
  }
}
