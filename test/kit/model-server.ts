// A model server on this machine that speaks the OpenAI protocol and misbehaves as told.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the server was asked, as far as tests look at it. */
export interface Asked {
  model: string
  messages: { role: string; content: string }[]
  temperature?: number
  max_tokens?: number
  max_completion_tokens?: number
  response_format?: { type: string; json_schema?: { schema: unknown } }
  tools?: unknown[]
  tool_choice?: unknown
}

/** One answer: a message, a status with a body, or silence sooner or later. */
export type Reply =
  | {
      content?: string | null
      refusal?: string
      reasoning_content?: string
      call?: string
      finish?: 'stop' | 'length' | 'content_filter' | 'tool_calls'
    }
  | { status: number; error?: string; headers?: Record<string, string> }
  | { raw: string }
  | 'hang'
  /** A good beginning, and then nothing more. */
  | 'drip'
  /** The connection breaks. */
  | 'reset'

export interface ModelServer {
  url: string
  asked: Asked[]
  /** How it answers from now on. */
  answers(how: (asked: Asked, nth: number) => Reply): void
  close(): Promise<void>
}

export async function openModelServer(): Promise<ModelServer> {
  const asked: Asked[] = []
  let how: (asked: Asked, nth: number) => Reply = () => ({ content: '{"acts":[]}' })
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push(body)
      send(response, how(body, asked.length))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    answers(next) {
      asked.length = 0
      how = next
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Asked
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'hang') return
  if (reply === 'reset') return void response.destroy()
  response.setHeader('content-type', 'application/json')
  if (reply === 'drip') return void response.write('{"choices":[{"message":{"content":"')
  if ('raw' in reply) return void response.end(reply.raw)
  if ('status' in reply) {
    response.writeHead(reply.status, reply.headers)
    return void response.end(JSON.stringify({ error: { message: reply.error ?? 'no', type: 'error' } }))
  }
  const { content = null, refusal, reasoning_content, call, finish } = reply
  const message = {
    role: 'assistant',
    content,
    ...(refusal === undefined ? {} : { refusal }),
    ...(reasoning_content === undefined ? {} : { reasoning_content }),
    ...(call === undefined
      ? {}
      : { tool_calls: [{ id: 'c1', type: 'function', function: { name: 'acts', arguments: call } }] }),
  }
  response.end(
    JSON.stringify({
      id: 'r1',
      object: 'chat.completion',
      created: 0,
      model: 'test',
      choices: [{ index: 0, message, finish_reason: finish ?? 'stop' }],
      usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
    }),
  )
}
