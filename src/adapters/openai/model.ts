// A language model on any OpenAI-compatible server.
import { OpenAI } from 'openai'
import type { ChatCompletionCreateParamsNonStreaming, ChatCompletion } from 'openai/resources/chat/completions'
import { Fault } from '../../kernel/fault.ts'
import { onLadder, type KnownServers, type ProbedModel, type Ways } from '../../language/model-ladder.ts'
import { RUNGS, type ModelQuestion, type ModelReply, type Rung } from '../../language/ports.ts'
import { asFault, complaintOf } from './faults.ts'

export interface OpenAiConfig {
  baseUrl: string
  apiKey?: string
  name: string
  timeoutMs: number
}

export function createOpenAiModel(config: OpenAiConfig, servers: KnownServers): ProbedModel {
  const client = new OpenAI({
    baseURL: config.baseUrl,
    // Servers of one's own often want none; the client wants something.
    apiKey: config.apiKey ?? 'none',
    // The offline answer stands meanwhile: nobody waits for a second try.
    maxRetries: 0,
    timeout: config.timeoutMs,
    logLevel: 'off',
  })
  const about = {
    name: config.name,
    endpoint: new URL(config.baseUrl).host,
    place: `${config.baseUrl} ${config.name}`,
  }
  return onLadder(about, servers, {
    rungs: RUNGS,
    once: async (question, ways, signal) =>
      replyOf(await client.chat.completions.create(bodyOf(config.name, question, ways), { signal }), ways.rung),
    complaint: complaintOf,
    fault: asFault,
  })
}

function bodyOf(model: string, question: ModelQuestion, ways: Ways): ChatCompletionCreateParamsNonStreaming {
  const { name, json } = question.schema
  const { rung } = ways
  const schema = { ...json }
  return {
    model,
    messages: [
      { role: 'system', content: question.system },
      ...question.turns.map(({ role, text }) => ({ role, content: text })),
    ],
    ...(ways.temperature ? { temperature: 0 } : {}),
    [ways.limit]: question.maxTokens,
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
