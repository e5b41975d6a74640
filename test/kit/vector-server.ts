// A server on this machine that speaks /v1/embeddings and /v1/rerank, and misbehaves as told. Its vectors count characters, so that alike texts are near.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface EmbeddingAsked {
  model: string
  input: string[]
  dimensions?: number
}

export interface RerankAsked {
  model: string
  query: string
  documents: string[]
  top_n: number
}

type Reply = { status: number; body?: unknown; headers?: Record<string, string> } | 'hang' | undefined

export interface VectorServer {
  url: string
  embedded: EmbeddingAsked[]
  reranked: RerankAsked[]
  /** What answers instead; undefined: as it should. May wait. */
  embeds(how: (asked: EmbeddingAsked) => Reply | Promise<Reply>): void
  reranks(how: (asked: RerankAsked) => Reply | Promise<Reply>): void
  close(): Promise<void>
}

const WIDTH = 64

export function vectorOf(text: string, width = WIDTH): number[] {
  const sums = Array.from({ length: width }, () => 0.01)
  for (const letter of text) sums[letter.codePointAt(0)! % width]! += 1
  const length = Math.hypot(...sums)
  return sums.map((x) => x / length)
}

export async function openVectorServer(): Promise<VectorServer> {
  let embeds: Parameters<VectorServer['embeds']>[0] = () => undefined
  let reranks: Parameters<VectorServer['reranks']>[0] = () => undefined
  const embedded: EmbeddingAsked[] = []
  const reranked: RerankAsked[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.once('end', () => {
      void answer(request.url ?? '', JSON.parse(Buffer.concat(chunks).toString('utf8'))).then((reply) => {
        if (reply === 'hang') return
        response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
        response.end(JSON.stringify(reply.body ?? {}))
      })
    })
  })
  const answer = async (url: string, body: unknown): Promise<Exclude<Reply, undefined>> => {
    if (url.endsWith('/embeddings')) {
      const asked = body as EmbeddingAsked
      embedded.push(asked)
      const data = asked.input.map((text, index) => ({
        index,
        object: 'embedding',
        embedding: vectorOf(text, asked.dimensions),
      }))
      // The order asked for is not promised.
      return (
        (await embeds(asked)) ?? { status: 200, body: { object: 'list', model: asked.model, data: data.toReversed() } }
      )
    }
    const asked = body as RerankAsked
    reranked.push(asked)
    const results = asked.documents.map((text, index) => ({ index, relevance_score: overlap(asked.query, text) }))
    return (
      (await reranks(asked)) ?? {
        status: 200,
        body: { results: results.toSorted((a, b) => b.relevance_score - a.relevance_score) },
      }
    )
  }
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    embedded,
    reranked,
    embeds: (how) => (embeds = how),
    reranks: (how) => (reranks = how),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

const overlap = (a: string, b: string): number =>
  [...new Set(a)].filter((letter) => b.includes(letter)).length / a.length
