// Which sentences are quoted: up to three that hold most of the question, the best one first, each a sentence that says something by itself.
import { fold } from './fold.ts'
import type { FoundPassage } from './ports.ts'
import type { Found, Hit } from './search.ts'
import { cellAnswer } from './table-answer.ts'

export interface Citation {
  document: string
  passage: string
  title: string
  headings: readonly string[]
  page?: number
  location: string
  updatedAt: string
  /** Verbatim: passage.text.slice(from, to). */
  quote: string
  from: number
  to: number
}

/** Passages the sentences may come from, and how many sentences. */
const PASSAGES = 3
const SENTENCES = 3

export function quotesOf(found: Found): Citation[] {
  const hits = found.hits.slice(0, PASSAGES)
  const [top] = hits
  if (!top) return []
  if (top.passage.kind === 'table') {
    const cell = cellAnswer(found.question, top.passage.text)
    if (cell) return [citation(top.passage, cell.from, cell.to)]
  }
  const candidates = hits.flatMap((hit) => candidatesOf(hit, top.score)).sort((a, b) => b.score - a.score)
  const chosen: Candidate[] = []
  for (const c of candidates) {
    const [first] = chosen
    if (chosen.length >= SENTENCES) break
    // Further sentences must be worth reading: near the best, or right beside it.
    if (first && c.score < first.score * (beside(c, first) ? 0.3 : 0.45)) continue
    if (!chosen.some((x) => same(x, c))) chosen.push(c)
  }
  return chosen.map((c) => citation(c.hit.passage, c.from, c.to))
}

interface Candidate {
  hit: Hit
  index: number
  score: number
  from: number
  to: number
}

function candidatesOf(hit: Hit, best: number): Candidate[] {
  const { sentences } = hit.evidence
  const { passage } = hit
  const said = (n: number) => passage.text.slice(sentences[n]!.from, sentences[n]!.to)
  const candidates = sentences.flatMap((s, index): Candidate[] => {
    // The name of an option above what is said of it is a heading, and so is the first row of a table.
    if (index === 0 && sentences.length > 1 && (passage.kind === 'table' || said(0) === passage.headings.at(-1)))
      return []
    const beside = Math.max(sentences[index - 1]?.coverage ?? 0, sentences[index + 1]?.coverage ?? 0)
    const length = s.to - s.from
    const worth =
      s.coverage + UNDER_HEAD * (s.underHead - s.coverage) + 0.15 * beside + (s.wanted ? 0.15 : 0) + 0.6 * (hit.score / best) // prettier-ignore
    // A FAQ answers with its beginning: its question was what matched.
    const lead = passage.kind === 'faq' && index === 0 ? 0.5 : 0
    const odd = length < 6 ? 0.5 : length > LONGEST ? 0.7 : 1
    const to = passage.kind === 'text' && /[:：]$/.test(said(index)) ? endOfList(hit, index) : s.to
    return [{ hit, index, score: (worth + lead) * odd, from: s.from, to }]
  })
  // A command is quoted with the words that lead to it.
  return candidates.map((c) => ({ ...c, score: Math.max(...candidates.filter((x) => x.from >= c.from && x.to <= c.to).map((x) => x.score)) })) // prettier-ignore
}

const UNDER_HEAD = 0.5
/** What is longer is no sentence: a table or a listing that lost its lines. */
const LONGEST = 500

/** "as follows:" says nothing without what follows: the items of the list, or the next line. */
function endOfList(hit: Hit, index: number): number {
  const { sentences } = hit.evidence
  const { text } = hit.passage
  const limit = sentences[index]!.from + LONGEST
  let end = index + 1
  const isItem = (n: number) => ITEM.test(text.slice(sentences[n]!.from, sentences[n]!.to))
  if (sentences[end] && isItem(end))
    while (sentences[end + 1] && isItem(end + 1) && sentences[end + 1]!.to < limit) end++
  const last = sentences[end]
  return last && last.to < limit ? last.to : sentences[index]!.to
}
const ITEM = /^(?:[-•*$#] |\d{1,2}[.、)）] ?)/

const beside = (a: Candidate, b: Candidate) => a.hit === b.hit && Math.abs(a.index - b.index) === 1

/** One document as a page and as a PDF, an item with and without its mark, a sentence inside a longer quote: said once. */
function same(a: Candidate, b: Candidate): boolean {
  if (a.hit === b.hit && a.from < b.to && b.from < a.to) return true
  const [one, other] = [bare(a), bare(b)].toSorted((x, y) => x.length - y.length) as [string, string]
  return one === other || (one.length > 20 && other.includes(one))
}
const bare = (c: Candidate): string => fold(c.hit.passage.text.slice(c.from, c.to)).replace(/[^\p{L}\p{N}]/gu, '')

/** What a reader is shown of a passage. */
export function citation(p: FoundPassage, from: number, to: number): Citation {
  return {
    document: p.document,
    passage: p.id,
    title: p.title,
    headings: p.headings,
    ...(p.page === undefined ? {} : { page: p.page }),
    location: p.location,
    updatedAt: p.updatedAt,
    quote: p.text.slice(from, to),
    from,
    to,
  }
}
