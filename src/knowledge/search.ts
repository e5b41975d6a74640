// The one way to search: filter by rights, rank, read the best passages closely, and put one document's passages behind each other's.
import type { Library } from './library.ts'
import type { FoundPassage } from './ports.ts'
import type { Question } from './question.ts'
import { examine, type Evidence } from './evidence.ts'
import { rankScores } from './rank.ts'
import type { Scored } from './shelf.ts'
import { TUNING } from './tuning.ts'

export interface Hit {
  passage: FoundPassage
  /** Comparable within one answer only; `confidence` says what it is worth. */
  score: number
  /** Of the index alone, before the passage was read. */
  lexical: number
  evidence: Evidence
}

export interface Found {
  question: Question
  hits: readonly Hit[]
  /** What each word of the question is worth, in the order of question.units. */
  worth: readonly number[]
  ideal: number
  visible: number
  /** −1 … 1: what verdicts on questions like this one say of the first hit. */
  learnt?: number
}

export interface SearchOptions {
  top?: number
  /** How many passages of one document may stand in the list. */
  perDocument?: number
  /** Passages read closely. */
  depth?: number
}

export async function search(
  library: Library,
  text: string,
  reader: ReadonlySet<string>,
  options: SearchOptions = {},
): Promise<Found> {
  const { top = 10, perDocument = 1, depth = 16 } = options
  const question = await library.read(text, reader)
  // One more than a document each may fill: passages of the same document do not crowd out the list.
  const wide = Math.max(depth, top + 6)
  const { hits: found, ideal, visible } = await library.candidates(question, reader, Math.max(wide, NEIGHBOURS))
  const scored = togetherFirst(found).slice(0, wide)
  const texts = new Map((await library.passages(scored.map((s) => s.id))).map((p) => [p.id, p]))
  const rarity = library.rarityOf(question, reader)
  const read: Hit[] = []
  for (const { id, score } of scored) {
    const passage = texts.get(id)
    // Read again at the last moment: rights may have changed since the index was filled.
    if (!passage || !passage.acl.some((group) => reader.has(group))) continue
    read.push({ passage, score, lexical: score, evidence: examine(question, passage, rarity) })
  }
  const worth = question.units.map((u) => rarity.get(u) ?? 0)
  rankScores(read, worth).forEach((score, i) => (read[i]!.score = score))
  read.sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1))
  return {
    question,
    hits: spread(read, perDocument).slice(0, top),
    worth,
    ideal,
    visible,
  }
}

/** A page of which more than one passage was found is about the question: its best ones come a little further forward. */
function togetherFirst(hits: readonly Scored[]): Scored[] {
  const byDocument = new Map<string, number[]>()
  for (const { id, score } of hits) {
    const document = id.slice(0, id.lastIndexOf('#'))
    byDocument.set(document, [...(byDocument.get(document) ?? []), score])
  }
  return hits
    .map((hit) => {
      const { id, score } = hit
      const others = [...byDocument.get(id.slice(0, id.lastIndexOf('#')))!]
      others.splice(others.indexOf(score), 1)
      return { ...hit, score: score + (TUNING.together * others.slice(0, 3).reduce((sum, s) => sum + s, 0)) / 3 }
    })
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}
const NEIGHBOURS = 100

/** Passages beyond the allowance of their document come after those of other documents. */
function spread(hits: readonly Hit[], perDocument: number): Hit[] {
  const count = new Map<string, number>()
  const first: Hit[] = []
  const later: Hit[] = []
  for (const hit of hits) {
    const n = (count.get(hit.passage.document) ?? 0) + 1
    count.set(hit.passage.document, n)
    ;(n <= perDocument ? first : later).push(hit)
  }
  return [...first, ...later]
}
