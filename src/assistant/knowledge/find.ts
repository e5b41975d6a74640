// The one way to the passages, for the chat, the search page, the commands and the test of a question: the search, and a second look at its best where a reranker is configured.
import { search, type Found, type SearchOptions } from '../../knowledge/search.ts'
import type { Library } from '../../knowledge/library.ts'
import type { Reranker } from '../../knowledge/ports.ts'

export interface Finder {
  library(): Promise<Library>
  /** Left out where none is configured. */
  rerank?: Reranker
}

export async function find(
  { library, rerank }: Finder,
  question: string,
  reader: ReadonlySet<string>,
  options: SearchOptions,
): Promise<Found> {
  const found = await search(await library(), question, reader, options)
  return rerank && found.hits.length > 1 ? reordered(found, question, rerank) : found
}

/** The order is the reranker's, the scale stays the search's: what the confidence is read from keeps its meaning. Never throws. */
async function reordered(found: Found, question: string, rerank: Reranker): Promise<Found> {
  const texts = found.hits.map(({ passage: p }) =>
    [p.title, ...p.headings, p.question, p.text].filter(Boolean).join('\n'),
  )
  const scores = await rerank.rerank(question, texts).catch(() => undefined)
  if (scores?.length !== found.hits.length) return found
  const scale = found.hits.map((h) => h.score).toSorted((a, b) => b - a)
  const order = found.hits
    .map((hit, i) => ({ hit, score: scores[i]! }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ hit }, place) => ({ ...hit, score: scale[place]! }))
  return { ...found, hits: order }
}

/** After a failure the next questions are not kept waiting for the same. */
export function sparing(inner: Reranker, now: () => number, onFailure: (error: unknown) => void): Reranker {
  let restUntil = 0
  return {
    async rerank(question, texts) {
      if (now() < restUntil) throw new Error('resting')
      try {
        return await inner.rerank(question, texts)
      } catch (error) {
        restUntil = now() + REST_MS
        onFailure(error)
        throw error
      }
    },
  }
}
const REST_MS = 30_000
