// An answer without a model: up to three sentences quoted from the documents, the best one first, or an honest no.
import { ANSWERED, NEAREST, confidenceOf } from './confidence.ts'
import { completeQuestion } from './follow-up.ts'
import type { Library } from './library.ts'
import { quotesOf, type Citation } from './quotes.ts'
import { search, type Found } from './search.ts'
import { cellAnswer } from './table-answer.ts'

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

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)))
}
