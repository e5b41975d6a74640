// The shelf: the lexical index in memory. It ranks only what the reader may read; what they may not read changes no score, no count and no order.
import { SEGMENT_LIMIT, buildSegment, findTerm, mergeSegments, sizeOf, type Entry, type Segment } from './segment.ts'
import { TUNING } from './tuning.ts'

/** One way to say a part of the question: terms that add up. */
export interface Wording {
  /** `alone`: counts for itself although it belongs to a group. */
  terms: readonly { term: number; stream: number; weight: number }[]
  discount: number
}
/** A part of the question; of its wordings the best one counts in each passage, never the sum. */
export type Part = readonly Wording[]

export type Bm25 = Pick<typeof TUNING, 'k1' | 'b' | 'headK1' | 'headB' | 'head'>

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
  search(
    parts: readonly Part[],
    reader: ReadonlySet<string>,
    options: { limit: number; language?: 'zh' | 'other' },
  ): { hits: Scored[]; visible: number; ideal: number }
  /** Share of the readable passages that hold each term: what a word is worth. */
  rarity(terms: readonly { term: number; stream: number }[], reader: ReadonlySet<string>): number[]
  /** How many passages of a language this reader may see. */
  visible(reader: ReadonlySet<string>, language: 'zh' | 'other'): number
  facts(): { passages: number; segments: number; bytes: number }
}

export function createShelf(tuning: Bm25 = TUNING): Shelf {
  let segments: Segment[] = []
  /** What a reader sees stays the same until something is added, removed or given other rights. */
  let seenBy = new Map<string, Census>()
  const changed = () => (seenBy = new Map())
  const places = new Map<string, { segment: Segment; doc: number }>()
  const audiences = new Map<string, number>()
  const groupsOf: (readonly string[])[] = [[]]

  const place = (segment: Segment) =>
    segment.ids.forEach((id, doc) => {
      if (segment.audience[doc] === 0) return
      places.set(id, { segment, doc })
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
    place(merged)
  }

  const seenFor = (reader: ReadonlySet<string>, language?: 'zh' | 'other'): Census => {
    const allowed = mayRead(reader)
    const key = `${language ?? ''}${allowed.join('')}`
    const known = seenBy.get(key)
    if (known) return known
    if (seenBy.size >= READERS) changed()
    const seen = census(segments, allowed, language)
    seenBy.set(key, seen)
    return seen
  }

  const mayRead = (reader: ReadonlySet<string>): Uint8Array =>
    Uint8Array.from(groupsOf, (groups, n) => (n > 0 && groups.some((g) => reader.has(g)) ? 1 : 0))

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
        place(segment)
      }
      tidy()
      changed()
    },
    remove(ids) {
      for (const id of ids) hide(id)
      changed()
    },
    changeAudience(ids, audience) {
      for (const id of ids) {
        const at = places.get(id)
        if (at) at.segment.audience[at.doc] = audience
      }
      changed()
    },
    ids: (which) => [...places.keys()].filter(which),
    search(parts, reader, { limit, language }) {
      const seen = seenFor(reader, language)
      const terms = new Map<number, Weighed>()
      for (const part of parts) for (const wording of part) for (const t of wording.terms) if (!terms.has(t.term)) terms.set(t.term, weigh(segments, seen, t.term)) // prettier-ignore
      const best: Scored[] = []
      segments.forEach((segment, n) => {
        const desk = deskFor(segment.ids.length)
        for (const part of parts) scorePart(part, terms, segment, n, seen, desk, tuning)
        collect(segment, desk, limit, best)
        clear(desk)
      })
      best.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      return { hits: best.slice(0, limit), visible: seen.total, ideal: idealScore(parts, terms, seen) }
    },
    rarity(asked, reader) {
      const seen = seenFor(reader)
      return asked.map(({ term }) => (seen.total === 0 ? 0 : weigh(segments, seen, term).df / seen.total))
    },
    visible: (reader, language) => seenFor(reader, language).total,
    facts: () => ({
      passages: places.size,
      segments: segments.length,
      bytes: segments.reduce((sum, s) => sum + sizeOf(s), 0),
    }),
  }

  function hide(id: string): void {
    const at = places.get(id)
    if (!at) return
    at.segment.audience[at.doc] = 0
    places.delete(id)
  }
}

/** Different sets of rights remembered at once; each costs a byte a passage. */
const READERS = 64
/** Words remembered per set of rights. */
const WORDS = 20_000

interface Census {
  total: number
  words: Map<number, Weighed>
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
  return { total, words: new Map(), visible, averages: sums.map((s) => Math.max(1, s / Math.max(1, total))) }
}

interface Weighed {
  df: number
  idf: number
  /** Number of the term in each segment, −1 = not there. */
  at: Int32Array
}

function weigh(segments: readonly Segment[], seen: Census, term: number): Weighed {
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

/** Room to add up in, used again for every search: only the passages touched are looked at and wiped. */
interface Desk {
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
function deskFor(size: number): Desk {
  if (!desk || desk.scores.values.length < size) desk = { scores: sums(size), best: sums(size), one: sums(size) }
  return desk
}
function clear({ scores }: Desk): void {
  for (let i = 0; i < scores.count; i++) scores.values[scores.touched[i]!] = 0
  scores.count = 0
}

function scorePart(
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
function collect(segment: Segment, { scores }: Desk, limit: number, best: Scored[]): void {
  let floor = best.length >= limit ? best.map((b) => b.score).sort((a, b) => b - a)[limit - 1]! : 0
  for (let i = 0; i < scores.count; i++) {
    const doc = scores.touched[i]!
    const score = scores.values[doc]!
    if (score <= floor) continue
    best.push({ id: segment.ids[doc]!, score, zh: segment.zh[doc] === 1 })
    if (best.length >= limit * 3) {
      best.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      best.length = limit
      floor = best[limit - 1]!.score
    }
  }
}
