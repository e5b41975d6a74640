// The shelf: the lexical index in memory. It ranks only what the reader may read; what they may not read changes no score, no count and no order.
import { SEGMENT_LIMIT, buildSegment, findTerm, mergeSegments, sizeOf, type Entry, type Segment } from './segment.ts'

/** One way to say a part of the question: terms that add up. */
export interface Wording {
  /** `alone`: counts for itself although it belongs to a group. */
  terms: readonly { term: number; stream: number; weight: number }[]
  discount: number
}
/** A part of the question; of its wordings the best one counts in each passage, never the sum. */
export type Part = readonly Wording[]

export interface Scored {
  id: string
  score: number
  zh: boolean
}

export interface Shelf {
  /** The number of an audience (a sorted list of groups); the same list gives the same number. */
  audienceOf(groups: readonly string[]): number
  add(entries: readonly Entry[]): void
  /** Gone at once, for every search that begins after. */
  remove(ids: Iterable<string>): void
  changeAudience(ids: Iterable<string>, audience: number): void
  ids(which: (id: string) => boolean): string[]
  search(parts: readonly Part[], reader: ReadonlySet<string>, options: { limit: number; language?: 'zh' | 'other' }): { hits: Scored[]; visible: number; ideal: number }
  /** Share of the readable passages that hold each term: what a word is worth. */
  rarity(terms: readonly { term: number; stream: number }[], reader: ReadonlySet<string>): number[]
  facts(): { passages: number; zh: number; other: number; segments: number; bytes: number }
}

export const BM25 = { k1: 1.0, b: 0.4, headK1: 0.6, headB: 0.3, head: 0.45 }

export function createShelf(tuning: typeof BM25 = BM25): Shelf {
  let segments: Segment[] = []
  const places = new Map<string, { segment: Segment; doc: number }>()
  const audiences = new Map<string, number>()
  const groupsOf: (readonly string[])[] = [[]]

  let zhCount = 0
  const place = (segment: Segment, fresh: boolean) =>
    segment.ids.forEach((id, doc) => {
      if (segment.audience[doc] === 0) return
      places.set(id, { segment, doc })
      if (fresh) zhCount += segment.zh[doc]!
    })

  /** Small segments are put together so that their number stays low: each costs a look-up per term. */
  const tidy = () => {
    const small = segments.filter((s) => s.ids.length < SEGMENT_LIMIT / 8)
    if (small.length < 12) return
    const group: Segment[] = []
    let size = 0
    for (const s of small) if (size + s.ids.length <= SEGMENT_LIMIT) size += group.push(s) && s.ids.length
    const merged = mergeSegments(group)
    segments = [...segments.filter((s) => !group.includes(s)), merged]
    place(merged, false)
  }

  const mayRead = (reader: ReadonlySet<string>): Uint8Array => Uint8Array.from(groupsOf, (groups, n) => (n > 0 && groups.some((g) => reader.has(g)) ? 1 : 0))

  return {
    audienceOf(groups) {
      const key = JSON.stringify([...new Set(groups)].sort())
      const known = audiences.get(key)
      if (known !== undefined) return known
      groupsOf.push([...new Set(groups)].sort())
      audiences.set(key, groupsOf.length - 1)
      return groupsOf.length - 1
    },
    add(entries) {
      for (let from = 0; from < entries.length; from += SEGMENT_LIMIT) {
        const segment = buildSegment(entries.slice(from, from + SEGMENT_LIMIT))
        for (const id of segment.ids) hide(id)
        segments.push(segment)
        place(segment, true)
      }
      tidy()
    },
    remove(ids) {
      for (const id of ids) hide(id)
    },
    changeAudience(ids, audience) {
      for (const id of ids) {
        const at = places.get(id)
        if (at) at.segment.audience[at.doc] = audience
      }
    },
    ids: (which) => [...places.keys()].filter(which),
    search(parts, reader, { limit, language }) {
      const allowed = mayRead(reader)
      const seen = census(segments, allowed, language)
      const terms = new Map<number, Weighed>()
      for (const part of parts) for (const wording of part) for (const t of wording.terms) if (!terms.has(t.term)) terms.set(t.term, weigh(segments, seen, t.term)) // prettier-ignore
      const best: Scored[] = []
      segments.forEach((segment, n) => {
        const scores = new Float32Array(segment.ids.length)
        for (const part of parts) scorePart(part, terms, segment, n, seen, scores, tuning)
        collect(segment, scores, limit, best)
      })
      best.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      return { hits: best.slice(0, limit), visible: seen.total, ideal: idealScore(parts, terms, seen) }
    },
    rarity(asked, reader) {
      const seen = census(segments, mayRead(reader))
      return asked.map(({ term }) => (seen.total === 0 ? 0 : weigh(segments, seen, term).df / seen.total))
    },
    facts: () => ({ passages: places.size, zh: zhCount, other: places.size - zhCount, segments: segments.length, bytes: segments.reduce((sum, s) => sum + sizeOf(s), 0) }),
  }

  function hide(id: string): void {
    const at = places.get(id)
    if (!at) return
    at.segment.audience[at.doc] = 0
    zhCount -= at.segment.zh[at.doc]!
    places.delete(id)
  }
}

interface Census {
  total: number
  /** Per segment: 1 where the reader may see the passage. */
  visible: Uint8Array[]
  averages: number[]
}

/** Who is there for this reader: averages and counts come from what may be read, nothing else. */
function census(segments: readonly Segment[], allowed: Uint8Array, language?: 'zh' | 'other'): Census {
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
  return { total, visible, averages: sums.map((s) => Math.max(1, s / Math.max(1, total))) }
}

interface Weighed {
  df: number
  idf: number
  /** Number of the term in each segment, −1 = not there. */
  at: Int32Array
}

function weigh(segments: readonly Segment[], seen: Census, term: number): Weighed {
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
  return { df, idf: Math.log(1 + (seen.total - df + 0.5) / (df + 0.5)), at }
}

function scorePart(part: Part, terms: ReadonlyMap<number, Weighed>, segment: Segment, n: number, seen: Census, scores: Float32Array, tuning: typeof BM25): void {
  if (part.length === 1) {
    addWording(part[0]!, terms, segment, n, seen, scores, tuning)
    return
  }
  const best = new Float32Array(scores.length)
  for (const wording of part) {
    const one = new Float32Array(scores.length)
    addWording(wording, terms, segment, n, seen, one, tuning)
    for (let doc = 0; doc < one.length; doc++) if (one[doc]! > best[doc]!) best[doc] = one[doc]!
  }
  for (let doc = 0; doc < best.length; doc++) scores[doc]! += best[doc]!
}

function addWording(wording: Wording, terms: ReadonlyMap<number, Weighed>, segment: Segment, n: number, seen: Census, scores: Float32Array, tuning: typeof BM25): void {
  const mask = seen.visible[n]!
  for (const { term, stream, weight } of wording.terms) {
    const { at, idf, df } = terms.get(term)!
    const t = at[n]!
    if (t < 0 || df === 0) continue
    const head = stream >= 3
    const k1 = head ? tuning.headK1 : tuning.k1
    const b = head ? tuning.headB : tuning.b
    const flat = k1 * (1 - b)
    const slope = (k1 * b) / seen.averages[stream]!
    const factor = weight * wording.discount * idf * (k1 + 1) * (head ? tuning.head : 1)
    const lengths = segment.lengths[stream]!
    const end = segment.starts[t + 1]!
    for (let p = segment.starts[t]!; p < end; p++) {
      const doc = segment.docs[p]!
      if (mask[doc] === 0) continue
      const count = segment.counts[p]!
      scores[doc]! += (factor * count) / (count + flat + slope * lengths[doc]!)
    }
  }
}

/** What a passage would score that held every term of the question in its text. */
function idealScore(parts: readonly Part[], terms: ReadonlyMap<number, Weighed>, seen: Census): number {
  const unseen = Math.log(1 + (seen.total + 0.5) / 0.5)
  let sum = 0
  for (const part of parts) {
    let best = 0
    for (const wording of part) {
      let own = 0
      for (const t of wording.terms) if (t.stream < 3) own += t.weight * wording.discount * (terms.get(t.term)?.idf ?? unseen) // prettier-ignore
      best = Math.max(best, own)
    }
    sum += best
  }
  return sum
}

/** Keeps the best `limit` over all segments; `best` is a plain list cut when it has grown to twice that. */
function collect(segment: Segment, scores: Float32Array, limit: number, best: Scored[]): void {
  let floor = best.length >= limit ? best.map((b) => b.score).sort((a, b) => b - a)[limit - 1]! : 0
  for (let doc = 0; doc < scores.length; doc++) {
    const score = scores[doc]!
    if (score <= floor) continue
    best.push({ id: segment.ids[doc]!, score, zh: segment.zh[doc] === 1 })
    if (best.length >= limit * 3) {
      best.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      best.length = limit
      floor = best[limit - 1]!.score
    }
  }
}
