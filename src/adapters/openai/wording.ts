// A model that words an answer piece by piece, on any OpenAI-compatible server. It has no tools: all it can do is write.
import { OpenAI } from 'openai'
import { Fault } from '../../kernel/fault.ts'
import type { Wording } from '../../knowledge/ports.ts'
import { asFault, complaintOf } from './faults.ts'

export interface WordingConfig {
  baseUrl: string
  apiKey?: string
  name: string
  timeoutMs: number
}

const MOST_TOKENS = 600

export function createWording({ baseUrl, apiKey = 'none', name, timeoutMs }: WordingConfig): Wording {
  const client = new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0, timeout: timeoutMs, logLevel: 'off' })
  /** Newer models know the limit by another name; they say so. */
  let limit: 'max_tokens' | 'max_completion_tokens' = 'max_tokens'
  return {
    name,
    async *word({ system, user }) {
      // The whole answer, not only its beginning, must come in time.
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const ask = () =>
          client.chat.completions.create(
            {
              model: name,
              stream: true,
              [limit]: MOST_TOKENS,
              messages: [
                { role: 'system', content: system },
                { role: 'user', content: user },
              ],
            },
            { signal },
          )
        const stream = await ask().catch((error: unknown) => {
          if (limit !== 'max_tokens' || complaintOf(error) !== 'limit') throw error
          limit = 'max_completion_tokens'
          return ask()
        })
        yield* withoutThinking(stream)
        // The client ends such a stream as if it had been finished.
        if (signal.aborted) throw new Fault('unavailable', 'the model did not finish its answer in time')
      } catch (error) {
        throw asFault(error)
      }
    },
  }
}

/** Some models think aloud between marks before they answer. */
async function* withoutThinking(
  stream: AsyncIterable<{ choices: { delta?: { content?: string | null } }[] }>,
): AsyncGenerator<string> {
  let begun = ''
  let open = true
  for await (const piece of stream) {
    const text = piece.choices[0]?.delta?.content ?? ''
    if (!text) continue
    if (!open) {
      yield text
      continue
    }
    begun += text
    const trimmed = begun.trimStart()
    if ('<think>'.startsWith(trimmed.slice(0, 7)) && !trimmed.includes('</think>')) continue
    open = false
    yield trimmed.replace(/^<think>[^]*?<\/think>\s*/, '')
  }
  // It ended before it was known what it began with.
  if (open && !begun.trimStart().startsWith('<think>')) yield begun
}
