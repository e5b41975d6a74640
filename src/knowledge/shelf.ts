// The shelf: the lexical index in memory. It ranks only what the reader may read; what they may not read changes no score, no count and no order.
import { census, weigh, type Census, type Weighed } from './census.ts'
import { clear, deskFor, scorePart, type Bm25, type Desk, type Part } from './scoring.ts'
import { SEGMENT_LIMIT, buildSegment, mergeSegments, sizeOf, type Entry, type Segment } from './segment.ts'
import { TUNING } from './tuning.ts'

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
