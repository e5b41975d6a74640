// A second look at the best passages by a server that speaks /rerank, as Jina, Cohere, vLLM and Infinity do. Slow or broken, it is left out.
import { z } from 'zod'
import { Fault } from '../../kernel/fault.ts'
import type { Reranker } from '../../knowledge/ports.ts'

export interface RerankConfig {
  baseUrl: string
  apiKey?: string
  name: string
  timeoutMs: number
}

const Ranked = z.object({ results: z.array(z.object({ index: z.int().min(0), relevance_score: z.number() })) })
const LONGEST = 4000

export function createReranker({ baseUrl, apiKey, name, timeoutMs }: RerankConfig): Reranker {
  const url = `${baseUrl.replace(/\/+$/, '')}/rerank`
  return {
    async rerank(question, texts) {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json', ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}) },
        body: JSON.stringify({
          model: name,
          query: question,
          documents: texts.map((t) => t.slice(0, LONGEST)),
          top_n: texts.length,
          return_documents: false,
        }),
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((cause: unknown) => {
        throw new Fault('unavailable', 'the rerank server did not answer in time', { cause })
      })
      if (!answer.ok) throw new Fault('unavailable', `the rerank server answered ${answer.status}`)
      const read = Ranked.safeParse(await answer.json().catch(() => undefined))
      const scores = new Map(read.data?.results.map((r) => [r.index, r.relevance_score]))
      // One that is missing would be put last for no reason of its own.
      if (!read.success || texts.some((_, i) => !scores.has(i)))
        throw new Fault('unavailable', 'the rerank server answered something else than asked')
      return texts.map((_, i) => scores.get(i)!)
    },
  }
}
