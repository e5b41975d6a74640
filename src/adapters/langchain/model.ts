// A language model through any chat model of LangChain: its package is installed by whoever wants it, and loaded only then.
import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { AIMessage } from '@langchain/core/messages'
import { z } from 'zod'
import { Fault } from '../../kernel/fault.ts'
import { complaintIn, faultIn, type ServerError } from '../../language/model-faults.ts'
import { onLadder, type KnownServers, type ProbedModel, type Ways } from '../../language/model-ladder.ts'
import type { ModelQuestion, ModelReply, Rung } from '../../language/ports.ts'

export interface LangChainConfig {
  /** `@langchain/anthropic#ChatAnthropic`: a package and the class in it. */
  chatModel: string
  name: string
  apiKey?: string
  baseUrl?: string
  timeoutMs: number
  /** For the constructor of the class, beside and over what we give it. */
  options?: Readonly<Record<string, unknown>>
}

/** What all chat models of LangChain share; stricter ways go through parsers of theirs that throw the words away. */
export const LANGCHAIN_RUNGS: readonly Rung[] = ['tools', 'text']

type ChatModel = Pick<BaseChatModel, 'invoke' | 'bindTools'>
type ChatModelClass = new (options: Record<string, unknown>) => ChatModel

/** Throws Fault('not-found') with the command to type when the package or the class is not there. */
export async function openLangChainModel(config: LangChainConfig, servers: KnownServers): Promise<ProbedModel> {
  const Chat = await load(config.chatModel)
  const made = new Map<string, ChatModel>()
  /** One object for each way of asking that its constructor fixes. */
  const chat = (ways: Ways, maxTokens: number): ChatModel => {
    const key = `${ways.temperature} ${ways.limit} ${maxTokens}`
    const kept = made.get(key) ?? new Chat(optionsOf(config, ways, maxTokens))
    made.set(key, kept)
    return kept
  }
  const about = {
    name: config.name,
    endpoint: config.baseUrl === undefined ? config.chatModel : new URL(config.baseUrl).host,
    place: `${config.chatModel} ${config.baseUrl ?? ''} ${config.name}`,
  }
  return onLadder(about, servers, {
    rungs: LANGCHAIN_RUNGS,
    once: (question, ways, signal) => askOnce(chat(ways, question.maxTokens), question, ways.rung, signal),
    complaint: (error) => complaintIn(serverError(error)),
    fault: (error) => (error instanceof Fault ? error : faultIn(serverError(error), error)),
  })
}

async function load(chatModel: string): Promise<ChatModelClass> {
  const [from = '', name = ''] = chatModel.split('#')
  let module: Record<string, unknown>
  try {
    module = (await import(from)) as Record<string, unknown>
  } catch (cause) {
    throw new Fault('not-found', `MODEL_PROVIDER: npm install @langchain/core ${from}`, { cause })
  }
  const found = module[name]
  if (typeof found !== 'function') throw new Fault('not-found', `MODEL_PROVIDER: ${from} has no class ${name}`)
  return found as ChatModelClass
}

/** The names that LangChain's classes share, and those of its OpenAI class; a class ignores what it does not know. */
const optionsOf = (config: LangChainConfig, ways: Ways, maxTokens: number): Record<string, unknown> => ({
  model: config.name,
  ...(ways.temperature ? { temperature: 0 } : {}),
  ...(ways.limit === 'max_tokens' ? { maxTokens } : {}),
  ...(config.apiKey === undefined && config.baseUrl === undefined ? {} : { apiKey: config.apiKey ?? 'none' }),
  ...(config.baseUrl === undefined ? {} : { baseUrl: config.baseUrl, configuration: { baseURL: config.baseUrl } }),
  // Six tries over minutes are LangChain's default; here the offline answer stands meanwhile.
  maxRetries: 0,
  timeout: config.timeoutMs,
  streaming: false,
  // Its OpenAI class drops a refusal from everything but the raw response.
  __includeRawResponse: true,
  ...config.options,
})

async function askOnce(
  chat: ChatModel,
  { system, turns, schema }: ModelQuestion,
  rung: Rung,
  signal: AbortSignal,
): Promise<ModelReply> {
  const messages: [string, string][] = [
    ['system', system],
    ...turns.map(({ role, text }) => [role, text] as [string, string]),
  ]
  const call = { signal, callbacks: [] }
  if (rung !== 'tools') return replyOf(await chat.invoke(messages, call), rung)
  // A class without tools is asked in words, and that is remembered.
  if (!chat.bindTools) return replyOf(await chat.invoke(messages, call), 'text')
  const tool = {
    type: 'function',
    function: { name: schema.name, description: 'The answer.', parameters: schema.json },
  }
  const bound = chat.bindTools([tool], { tool_choice: schema.name } as object)
  return replyOf(await bound.invoke(messages, call), rung)
}

const CUT = /^(?:length|max_?tokens)$/iu
const REFUSED = /^(?:content_filter|refusal|safety|prohibited_content|blocklist|spii)$/iu

/** A tool call's arguments are the answer, also where LangChain could not parse them; else the words. */
function replyOf(message: AIMessage, by: Rung): ModelReply {
  const call = message.tool_calls?.[0]
  const broken = message.invalid_tool_calls?.[0]?.args
  const text = (call ? JSON.stringify(call.args) : broken) || message.text || undefined
  const about = message.response_metadata as Record<string, unknown> | undefined
  const finish = String(about?.['finish_reason'] ?? about?.['stop_reason'] ?? about?.['finishReason'] ?? '')
  const { input_tokens: used = 0, output_tokens: made = 0 } = message.usage_metadata ?? {}
  return {
    ...(text === undefined ? {} : { text }),
    refused: refusedIn(message.additional_kwargs) || REFUSED.test(finish),
    cut: CUT.test(finish),
    tokens: { in: used, out: made },
    by,
  }
}

const Raw = z.object({
  __raw_response: z.object({
    choices: z.array(z.object({ message: z.object({ refusal: z.string().min(1) }) })).min(1),
  }),
})
const refusedIn = (more: unknown): boolean => Raw.safeParse(more).success

/** The clients behind LangChain differ; most of their errors have a status and headers. */
function serverError(error: unknown): ServerError {
  if (typeof error !== 'object' || error === null) return { words: String(error), header: () => undefined }
  const { status, headers, response } = error as {
    status?: unknown
    headers?: { get?: (name: string) => string | null } & Record<string, unknown>
    response?: { status?: unknown }
  }
  const code = [status, response?.status].find((s) => typeof s === 'number')
  return {
    ...(code === undefined ? {} : { status: code }),
    words: error instanceof Error ? error.message : '',
    header: (name) =>
      typeof headers?.get === 'function' ? headers.get(name) : (headers?.[name] as string | undefined),
  }
}
