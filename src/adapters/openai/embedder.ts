// Vectors from any server that speaks /v1/embeddings: checked for number and width, and asked in the words that its model was trained on.
import { OpenAI } from 'openai'
import { Fault } from '../../kernel/fault.ts'
import type { Embedder } from '../../knowledge/ports.ts'
import { asFault } from './faults.ts'

export interface EmbedderConfig {
  baseUrl: string
  apiKey?: string
  name: string
  /** Only of models that can be asked for fewer. */
  dimensions?: number
  /** A question is not waited for longer: words alone answer it. */
  questionTimeoutMs?: number
}

/** Most servers take 8,192 tokens; a passage is far shorter, a line of a list may not be. */
const LONGEST = 6000
const PASSAGES_MS = 120_000

export function createOpenAiEmbedder(config: EmbedderConfig): Embedder {
  const { baseUrl, apiKey = 'none', name, dimensions, questionTimeoutMs = 2000 } = config
  const client = new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0, timeout: PASSAGES_MS, logLevel: 'off' })
  let width: number | undefined

  const ask = async (input: string[], timeout: number): Promise<number[][]> => {
    const answer = await client.embeddings.create(
      { model: name, input, encoding_format: 'float', ...(dimensions === undefined ? {} : { dimensions }) },
      { timeout },
    )
    // Servers are not all as the types promise, nor in the order asked.
    const made = (answer.data as typeof answer.data | undefined)
      ?.toSorted((a, b) => a.index - b.index)
      .map((d) => d.embedding)
    if (made?.length !== input.length)
      throw new Fault('unavailable', 'the embedding server answered another number of vectors')
    for (const vector of made) {
      if (!Array.isArray(vector) || vector.length === 0 || !vector.every((x) => Number.isFinite(x)))
        throw new Fault('unavailable', 'the embedding server answered something that is no vector')
      width ??= vector.length
      if (vector.length !== width)
        throw new Fault(
          'bad-input',
          `${name} gave ${width} numbers before and ${vector.length} now: is it still the same model?`,
        )
    }
    return made
  }

  return {
    model: embeddingName(config),
    async embed(texts, kind) {
      if (texts.length === 0) return []
      const dressed = texts.map(
        (text) => (DRESS.find(([fits]) => fits.test(name))?.[1](kind) ?? '') + text.slice(0, LONGEST),
      )
      try {
        return await ask(dressed, kind === 'question' ? questionTimeoutMs : PASSAGES_MS)
      } catch (error) {
        throw error instanceof Fault ? error : asFault(error)
      }
    },
  }
}

/** Vectors of two widths of one model are two sets. */
export const embeddingName = ({ name, dimensions }: Pick<EmbedderConfig, 'name' | 'dimensions'>): string =>
  dimensions === undefined ? name : `${name}@${dimensions}`

/** The way back, for the model whose vectors still serve while another's are made. */
export function embeddingOf(model: string): Pick<EmbedderConfig, 'name' | 'dimensions'> {
  const [, name = model, dimensions] = /^(.*)@(\d+)$/.exec(model) ?? []
  return { name, ...(dimensions === undefined ? {} : { dimensions: Number(dimensions) }) }
}

/** From the models' own cards: asked without, they find noticeably less. */
const DRESS: readonly [RegExp, (kind: 'passage' | 'question') => string][] = [
  [
    /qwen3-embedding/i,
    (kind) =>
      kind === 'question'
        ? 'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: '
        : '',
  ],
  [/\be5\b/i, (kind) => (kind === 'question' ? 'query: ' : 'passage: ')],
  [/bge-(?:small|base|large)-zh/i, (kind) => (kind === 'question' ? '为这个句子生成表示以用于检索相关文章：' : '')],
]
