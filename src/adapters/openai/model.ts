// A language model on any OpenAI-compatible server: asks for JSON in the strictest way the server really keeps, and falls a rung when it does not.
import { OpenAI } from 'openai'
import type { ChatCompletionCreateParamsNonStreaming, ChatCompletion } from 'openai/resources/chat/completions'
import { Fault } from '../../kernel/fault.ts'
import { RUNGS, type Model, type ModelQuestion, type ModelReply, type Rung } from '../../language/ports.ts'
import { asFault, complaintOf } from './faults.ts'
import { lower, type Endpoint, type Endpoints } from './endpoints.ts'

export interface OpenAiConfig {
  baseUrl: string
  apiKey?: string
  name: string
  timeoutMs: number
}

export interface OpenAiModel extends Model {
  /** Finds out, at set-up, which rung the server keeps; remembered for this address and model. */
  probe(signal: AbortSignal): Promise<Rung>
}

export function createOpenAiModel(config: OpenAiConfig, endpoints: Endpoints): OpenAiModel {
  const client = new OpenAI({
    baseURL: config.baseUrl,
    // Servers of one's own often want none; the client wants something.
    apiKey: config.apiKey ?? 'none',
    // The offline answer stands meanwhile: nobody waits for a second try.
    maxRetries: 0,
    timeout: config.timeoutMs,
    logLevel: 'off',
  })
  const place = `${config.baseUrl} ${config.name}`

  /** Complaints of the server about how it was asked are answered by asking more plainly, and remembered. */
  const ask = async (question: ModelQuestion, signal: AbortSignal, from?: Endpoint): Promise<ModelReply> => {
    let endpoint = from ?? endpoints.get(place)
    for (;;) {
      try {
        const body = bodyOf(config.name, question, endpoint)
        const completion = await client.chat.completions.create(body, { signal })
        endpoints.set(place, endpoint)
        return replyOf(completion, endpoint.rung)
      } catch (error) {
        const complaint = complaintOf(error)
        const plainer = complaint && lower(endpoint, complaint)
        if (!plainer) throw asFault(error)
        endpoint = plainer
      }
    }
  }

  return {
    name: config.name,
    ask: (question, signal) => ask(question, signal),
    async probe(signal) {
      let endpoint = endpoints.get(place)
      for (const rung of RUNGS.slice(RUNGS.indexOf(endpoint.rung))) {
        const reply = await ask(PROBE, signal, { ...endpoint, rung })
        // What was learnt on the way (no temperature, another name for the limit) is kept.
        endpoint = { ...endpoints.get(place), rung: reply.by }
        endpoints.set(place, endpoint)
        if (keeps(reply)) return reply.by
      }
      endpoints.set(place, { ...endpoint, rung: 'text' })
      return 'text'
    },
  }
}

/** The schema allows one word that the question never mentions: only a server that enforces it can answer so. */
const PROBE: ModelQuestion = {
  prompt: 'probe',
  system: 'Answer with a JSON object that has one property "fruit".',
  turns: [{ role: 'user', text: 'Name a fruit, as JSON.' }],
  schema: {
    name: 'probe',
    json: {
      type: 'object',
      properties: { fruit: { type: 'string', enum: ['xylocarp'] } },
      required: ['fruit'],
      additionalProperties: false,
    },
  },
  maxTokens: 60,
}

/** A schema is kept when only its one word comes back; a JSON object, when one does; text always. */
function keeps({ text, by }: ModelReply): boolean {
  if (by === 'text') return true
  try {
    const value: unknown = JSON.parse(text ?? '')
    if (typeof value !== 'object' || value === null) return false
    if (by === 'json_object') return true
    return 'fruit' in value && value.fruit === 'xylocarp' && Object.keys(value).length === 1
  } catch {
    return false
  }
}

function bodyOf(model: string, question: ModelQuestion, endpoint: Endpoint): ChatCompletionCreateParamsNonStreaming {
  const { name, json } = question.schema
  const { rung } = endpoint
  const schema = { ...json }
  return {
    model,
    messages: [
      { role: 'system', content: question.system },
      ...question.turns.map(({ role, text }) => ({ role, content: text })),
    ],
    ...(endpoint.temperature ? { temperature: 0 } : {}),
    [endpoint.limit]: question.maxTokens,
    ...(rung === 'json_schema'
      ? { response_format: { type: 'json_schema' as const, json_schema: { name, strict: true, schema } } }
      : {}),
    ...(rung === 'tools'
      ? {
          tools: [{ type: 'function' as const, function: { name, strict: true, parameters: schema } }],
          tool_choice: { type: 'function' as const, function: { name } },
        }
      : {}),
    ...(rung === 'json_object' ? { response_format: { type: 'json_object' as const } } : {}),
  }
}

/** A tool call's arguments are the answer; a server that ignores tool_choice answers in the content instead. */
function replyOf(completion: ChatCompletion, by: Rung): ModelReply {
  // Servers are not all as the types promise.
  const choice = (completion.choices as ChatCompletion['choices'] | undefined)?.[0]
  if (!choice?.message) throw new Fault('unavailable', 'the model server answered without a choice')
  const { message, finish_reason: finish } = choice
  const call = message.tool_calls?.find((c) => c.type === 'function')
  const text = call?.function.arguments || message.content || undefined
  return {
    ...(text === undefined ? {} : { text }),
    refused: Boolean(message.refusal) || finish === 'content_filter',
    cut: finish === 'length',
    tokens: { in: completion.usage?.prompt_tokens ?? 0, out: completion.usage?.completion_tokens ?? 0 },
    by,
  }
}
