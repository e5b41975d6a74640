// A segment: the postings of up to 65,000 passages in flat arrays (3 bytes a posting). It never changes; only who may read a passage does.
import { STREAMS, eachHanTerm, termOf } from './terms.ts'

/** What the index needs to know of a passage. `words` and `heads` are the words as stored, so that opening does not segment again. */
export interface Entry {
  id: string
  /** Number of its audience in the shelf; 0 = nobody (deleted). */
  audience: number
  zh: boolean
  /** Folded text and folded title with heading path. */
  text: string
  head: string
  words: readonly string[]
  headWords: readonly string[]
}

export interface Segment {
  ids: string[]
  audience: Uint16Array
  zh: Uint8Array
  /** Lengths of each stream, one array a stream. */
  lengths: Uint16Array[]
  /** Open addressing: term → its number. */
  slots: Uint32Array
  keys: Uint32Array
  starts: Uint32Array
  docs: Uint16Array
  counts: Uint8Array
}

export const SEGMENT_LIMIT = 65_000

export function buildSegment(entries: readonly Entry[]): Segment {
  const pen = createPen()
  const lengths = STREAMS.map(() => new Uint16Array(entries.length))
  entries.forEach((entry, doc) => {
    const add = (stream: number, term: number) => {
      pen.add(term, doc)
      if (lengths[stream]![doc]! < 65535) lengths[stream]![doc]!++
    }
    for (const word of entry.words) add(0, termOf(0, word))
    for (const word of entry.headWords) add(3, termOf(3, word))
    eachHanTerm(entry.text, (i) => add(1, termOf(1, entry.text, i, i + 2)), (i) => add(2, termOf(2, entry.text, i, i + 1))) // prettier-ignore
    eachHanTerm(entry.head, (i) => add(4, termOf(4, entry.head, i, i + 2)), (i) => add(5, termOf(5, entry.head, i, i + 1))) // prettier-ignore
  })
  return {
    ids: entries.map((e) => e.id),
    audience: Uint16Array.from(entries, (e) => e.audience),
    zh: Uint8Array.from(entries, (e) => (e.zh ? 1 : 0)),
    lengths,
    ...pen.close(),
  }
}

/** One segment out of several, leaving out what nobody may read any more. */
export function mergeSegments(segments: readonly Segment[]): Segment {
  const places = segments.map((s) => new Int32Array(s.ids.length))
  const ids: string[] = []
  segments.forEach((s, n) =>
    s.ids.forEach((id, doc) => (places[n]![doc] = s.audience[doc] === 0 ? -1 : ids.push(id) - 1)),
  )
  const audience = new Uint16Array(ids.length)
  const zh = new Uint8Array(ids.length)
  const lengths = STREAMS.map(() => new Uint16Array(ids.length))
  segments.forEach((s, n) => {
    for (let doc = 0; doc < s.ids.length; doc++) {
      const place = places[n]![doc]!
      if (place < 0) continue
      audience[place] = s.audience[doc]!
      zh[place] = s.zh[doc]!
      for (let k = 0; k < lengths.length; k++) lengths[k]![place] = s.lengths[k]![doc]!
    }
  })
  // Terms keep the order of their passages because the segments are walked in order for every term.
  const terms = new Map<number, number[]>()
  segments.forEach((s, n) => s.keys.forEach((key, t) => { const at = terms.get(key); if (at) at.push(n, t); else terms.set(key, [n, t]) })) // prettier-ignore
  const total = segments.reduce((sum, s) => sum + s.docs.length, 0)
  const docs = new Uint16Array(total)
  const counts = new Uint8Array(total)
  const keys = new Uint32Array(terms.size)
  const starts = new Uint32Array(terms.size + 1)
  let at = 0
  let t = 0
  for (const [key, where] of terms) {
    const before = at
    for (let i = 0; i < where.length; i += 2) {
      const s = segments[where[i]!]!
      const place = places[where[i]!]!
      for (let p = s.starts[where[i + 1]!]!; p < s.starts[where[i + 1]! + 1]!; p++) {
        const doc = place[s.docs[p]!]!
        if (doc < 0) continue
        docs[at] = doc
        counts[at++] = s.counts[p]!
      }
    }
    if (at === before) continue
    keys[t] = key
    starts[++t] = at
  }
  const kept = keys.slice(0, t)
  return { ids, audience, zh, lengths, keys: kept, starts: starts.slice(0, t + 1), docs: docs.slice(0, at), counts: counts.slice(0, at), slots: slotsFor(kept) } // prettier-ignore
}

/** The number of a term in a segment, −1 when it is not there. */
export function findTerm(segment: Segment, term: number): number {
  const mask = segment.slots.length - 1
  for (let slot = term & mask; ; slot = (slot + 1) & mask) {
    const at = segment.slots[slot]!
    if (at === 0) return -1
    if (segment.keys[at - 1] === term) return at - 1
  }
}

/** Bytes held outside the JavaScript heap. */
export const sizeOf = (s: Segment): number =>
  s.docs.byteLength + s.counts.byteLength + s.keys.byteLength + s.starts.byteLength + s.slots.byteLength + s.lengths.reduce((n, l) => n + l.byteLength, 0) + s.audience.byteLength + s.zh.byteLength // prettier-ignore

function slotsFor(keys: Uint32Array): Uint32Array {
  let size = 16
  while (size < keys.length * 2) size *= 2
  const slots = new Uint32Array(size)
  keys.forEach((key, i) => {
    let slot = key & (size - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
    slots[slot] = i + 1
  })
  return slots
}

/** Collects term occurrences passage by passage; a term seen again in the same passage raises its count in place. */
function createPen() {
  let slots: Uint32Array = new Uint32Array(1 << 16)
  let keys = new Uint32Array(1 << 15)
  let lastDoc = new Int32Array(1 << 15).fill(-1)
  let lastAt = new Uint32Array(1 << 15)
  let terms = 0
  let termAt = new Uint32Array(1 << 18)
  let docAt = new Uint16Array(1 << 18)
  let countAt = new Uint8Array(1 << 18)
  let length = 0

  const numberOf = (term: number): number => {
    const mask = slots.length - 1
    for (let slot = term & mask; ; slot = (slot + 1) & mask) {
      const at = slots[slot]!
      if (at === 0) {
        if (terms === keys.length) growTerms()
        keys[terms] = term
        slots[slot] = ++terms
        if (terms * 2 > slots.length) slots = slotsFor(keys.subarray(0, terms))
        return terms - 1
      }
      if (keys[at - 1] === term) return at - 1
    }
  }
  const growTerms = () => {
    keys = grown(keys, new Uint32Array(keys.length * 2))
    lastDoc = grown(lastDoc, new Int32Array(lastDoc.length * 2).fill(-1))
    lastAt = grown(lastAt, new Uint32Array(lastAt.length * 2))
  }
  return {
    add(term: number, doc: number): void {
      const t = numberOf(term)
      if (lastDoc[t] === doc) {
        const at = lastAt[t]!
        if (countAt[at]! < 255) countAt[at]!++
        return
      }
      if (length === termAt.length) {
        termAt = grown(termAt, new Uint32Array(length * 2))
        docAt = grown(docAt, new Uint16Array(length * 2))
        countAt = grown(countAt, new Uint8Array(length * 2))
      }
      termAt[length] = t
      docAt[length] = doc
      countAt[length] = 1
      lastDoc[t] = doc
      lastAt[t] = length++
    },
    close(): Pick<Segment, 'slots' | 'keys' | 'starts' | 'docs' | 'counts'> {
      const starts = new Uint32Array(terms + 1)
      for (let i = 0; i < length; i++) starts[termAt[i]! + 1]!++
      for (let t = 0; t < terms; t++) starts[t + 1]! += starts[t]!
      const next = starts.slice(0, terms)
      const docs = new Uint16Array(length)
      const counts = new Uint8Array(length)
      for (let i = 0; i < length; i++) {
        const at = next[termAt[i]!]!++
        docs[at] = docAt[i]!
        counts[at] = countAt[i]!
      }
      const kept = keys.slice(0, terms)
      return { keys: kept, starts, docs, counts, slots: slotsFor(kept) }
    },
  }
}

function grown<T extends Uint32Array | Int32Array | Uint16Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}
