// An answer without a model: up to three sentences quoted from the documents, the best one first, or an honest no.
import { ANSWERED, NEAREST, confidenceOf } from './confidence.ts'
import { completeQuestion } from './follow-up.ts'
import type { Library } from './library.ts'
import type { FoundPassage } from './ports.ts'
import { search, type Found, type Hit } from './search.ts'
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

export interface Answer {
  /** null: not in the documents. */
  answer: string | null
  citations: readonly Citation[]
  confidence: number
  /** check = the closest passages, not certain to answer. */
  band: 'answer' | 'check' | 'none'
  /** The nearest documents, also where there is no answer; only what the reader may open. */
  nearest: readonly { document: string; passage: string; title: string; location: string; owner?: string }[]
  found: Found
}

/** Passages the sentences may come from, and how many sentences. */
const PASSAGES = 3
const SENTENCES = 3

/** `before`: the person's earlier questions in this conversation, the last one last. */
export async function ask(
  library: Library,
  question: string,
  reader: ReadonlySet<string>,
  { before = [] }: { before?: readonly string[] } = {},
): Promise<Answer> {
  const found = await search(library, completeQuestion(question, before), reader, { top: 10, perDocument: 3 })
  return answerFrom(found)
}

export function answerFrom(found: Found): Answer {
  const confidence = confidenceOf(found)
  const band = confidence >= ANSWERED ? 'answer' : confidence >= NEAREST && found.hits.length > 0 ? 'check' : 'none'
  const nearest = uniqueBy(found.hits.map((h) => h.passage), (p) => p.document).slice(0, 3).map(({ document, id, title, location }) => ({ document, passage: id, title, location })) // prettier-ignore
  const citations = band === 'none' ? [] : quotesOf(found)
  const answer = band === 'answer' && citations.length > 0 ? textOf(found, citations) : null
  return { answer, citations: band === 'answer' ? citations : [], confidence, band, nearest, found }
}

/** A cell of a table is said with its row and column; everything else is the quotes themselves. */
function textOf(found: Found, citations: readonly Citation[]): string {
  const [top] = found.hits
  const cell = top?.passage.kind === 'table' ? cellAnswer(found.question, top.passage.text) : undefined
  return cell ? cell.text : citations.map((c) => c.quote).join('\n')
}

interface Candidate {
  hit: Hit
  index: number
  score: number
}

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
  return chosen.map((c) => {
    const span = c.hit.evidence.sentences[c.index]!
    return citation(c.hit.passage, span.from, span.to)
  })
}

function candidatesOf(hit: Hit, best: number): Candidate[] {
  const { sentences } = hit.evidence
  return sentences.map((s, index) => {
    const beside = Math.max(sentences[index - 1]?.coverage ?? 0, sentences[index + 1]?.coverage ?? 0)
    const length = s.to - s.from
    const worth = s.coverage + 0.15 * beside + (s.wanted ? 0.15 : 0) + 0.6 * (hit.score / best)
    // A FAQ answers with its beginning: its question was what matched.
    const lead = hit.passage.kind === 'faq' && index === 0 ? 0.5 : 0
    return { hit, index, score: (worth + lead) * (length < 6 ? 0.5 : 1) }
  })
}

const beside = (a: Candidate, b: Candidate) => a.hit === b.hit && Math.abs(a.index - b.index) === 1
const same = (a: Candidate, b: Candidate) => quoted(a) === quoted(b)
const quoted = (c: Candidate) => {
  const span = c.hit.evidence.sentences[c.index]!
  return c.hit.passage.text.slice(span.from, span.to)
}

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

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}
