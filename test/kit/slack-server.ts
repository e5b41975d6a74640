// A Slack on this machine: the Web API, Socket Mode and file storage on their own wire, and misbehaviour as told.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type * as web from '@slack/web-api'
import { WebSocketServer, type WebSocket } from 'ws'
import { complaints, wordsIn } from './slack-blocks.ts'

export interface Call {
  method: string
  token: string
  args: Record<string, unknown>
}
export interface Message {
  channel: string
  ts: string
  user?: string
  thread_ts?: string
  text: string
  blocks: readonly Record<string, unknown>[]
}
/** One answer instead of the right one. */
export type Wrong = { status: number; headers?: Record<string, string> } | { error: string } | 'hang' | 'cut'

export interface SlackServer {
  /** For SLACK_API_URL. */
  api: string
  origin: string
  calls: Call[]
  messages: Message[]
  ephemeral: Message[]
  views: Map<string, Record<string, unknown>>
  homes: Map<string, Record<string, unknown>>
  files: Map<string, { bytes: Buffer; type: string }>
  users: Map<string, Record<string, unknown>>
  channels: Map<string, { info: Record<string, unknown>; members: string[] }>
  /** What the tokens may do. */
  tokens: Map<string, { team: string; enterprise?: string; whole?: boolean; scopes?: string }>
  refreshes: Map<string, string>
  /** The next call (of this method, when named) is answered so. */
  wrong(how: Wrong, method?: string): void
  /** Over the newest connection; resolves with what was acknowledged, or undefined when nothing came within `ms`. */
  envelope(
    type: 'events_api' | 'interactive' | 'slash_commands',
    payload: unknown,
    ms?: number,
  ): Promise<Ack | undefined>
  connections(): number
  /** From now on every connection is ended the moment it stands. */
  brief(): void
  /** Ends every connection: politely (Slack recycles), or like a pulled plug. */
  drop(how: 'polite' | 'plug' | 'silent'): void
  /** What was posted to a response_url. */
  responses: Record<string, unknown>[]
  words(message: { text: string; blocks: readonly Record<string, unknown>[] }): string
  close(): Promise<void>
}
export interface Ack {
  payload: Record<string, unknown>
}

export const TEAM = 'T0001'
export const BOT = { token: 'xoxb-1-bot-token', user: 'U0BOT', id: 'B0BOT' }
export const APP_TOKEN = 'xapp-1-A1-1-secretsecret'

type Handler = (args: never, call: Call) => Record<string, unknown>

export async function openSlackServer(): Promise<SlackServer> {
  const calls: Call[] = []
  const wrongs: { how: Wrong; method?: string }[] = []
  const messages: Message[] = []
  const ephemeral: Message[] = []
  const views: SlackServer['views'] = new Map()
  const homes: SlackServer['homes'] = new Map()
  const files: SlackServer['files'] = new Map()
  const responses: Record<string, unknown>[] = []
  const users: SlackServer['users'] = new Map()
  const channels: SlackServer['channels'] = new Map()
  const tokens: SlackServer['tokens'] = new Map([[BOT.token, { team: TEAM }]])
  const refreshes = new Map<string, string>()
  const sockets = new Set<WebSocket>()
  const waiting = new Map<string, (ack: Ack) => void>()
  let silent = false
  let brief = false
  let count = 0
  const next = () => String((count += 1)).padStart(6, '0')
  const stamp = () => `${Math.floor(performance.timeOrigin / 1000)}.${next()}`

  const found = (channel: string, ts: string) => {
    const message = messages.find((m) => m.channel === channel && m.ts === ts)
    if (!message) throw new Refusal('message_not_found')
    return message
  }
  const fit = (blocks: readonly Record<string, unknown>[] | undefined, surface: 'message' | 'modal' | 'home') => {
    const wrong = complaints(blocks ?? [], surface)
    if (wrong.length > 0) throw new Refusal('invalid_blocks', wrong)
  }
  const known = (id: string) => {
    const user = users.get(id)
    if (!user) throw new Refusal('user_not_found')
    return user
  }
  const triggers = new Set<string>()
  const page = <T>(all: readonly T[], cursor: string, limit: number | string, said: (some: T[]) => object) => {
    const [from, most] = [Number(cursor), Number(limit)]
    if (most > 999) throw new Refusal('invalid_limit')
    const next_cursor = from + most < all.length ? String(from + most) : ''
    return { ...said(all.slice(from, from + most)), response_metadata: { next_cursor } }
  }

  /** Arguments and answers as @slack/web-api types them: what this server reads is what the SDK promises to send. */
  const methods = {
    'auth.test': (_: unknown, { token }: Call) => {
      const of = tokens.get(token)!
      return {
        url: `https://${of.team}.slack.com/`,
        team: 'Acme',
        user: 'yiju',
        team_id: of.team,
        user_id: BOT.user,
        bot_id: BOT.id,
        is_enterprise_install: of.whole ?? false,
        ...(of.enterprise ? { enterprise_id: of.enterprise } : {}),
      } satisfies Partial<web.AuthTestResponse>
    },
    'apps.connections.open': () => ({ url: `${origin.replace('http', 'ws')}/link?ticket=${next()}` }),
    'conversations.open': ({ users: user }: web.ConversationsOpenArguments & { users?: string }) => {
      known(user ?? '')
      return { channel: { id: `D${user}` } } satisfies Partial<web.ConversationsOpenResponse>
    },
    'conversations.info': ({ channel }: web.ConversationsInfoArguments) => {
      const its = channels.get(channel)
      if (!its) throw new Refusal('channel_not_found')
      return { channel: { id: channel, context_team_id: TEAM, ...its.info } }
    },
    'conversations.members': ({ channel, cursor = '0', limit = 100 }: web.ConversationsMembersArguments) =>
      page(channels.get(channel)?.members ?? [], cursor, limit, (members) => ({ members })),
    'users.list': ({ cursor = '0', limit = 100 }: web.UsersListArguments) =>
      page([...users.values()], cursor, limit, (members) => ({ members })),
    'conversations.history': ({ channel, limit = 100 }: web.ConversationsHistoryArguments) => ({
      messages: messages
        .filter((m) => m.channel === channel && !m.thread_ts)
        .toReversed()
        .slice(0, Number(limit)),
    }),
    'conversations.replies': ({ channel, ts }: web.ConversationsRepliesArguments) => ({
      messages: messages.filter((m) => m.channel === channel && (m.ts === ts || m.thread_ts === ts)),
    }),
    'chat.postMessage': (args: web.ChatPostMessageArguments & Message) => {
      fit(args.blocks, 'message')
      const message = { ...args, ts: stamp(), text: args.text ?? '', blocks: args.blocks ?? [] }
      messages.push(message)
      return { channel: args.channel, ts: message.ts } satisfies Partial<web.ChatPostMessageResponse>
    },
    'chat.update': (args: web.ChatUpdateArguments & Message) => {
      fit(args.blocks, 'message')
      Object.assign(found(args.channel, args.ts), { text: args.text ?? '', blocks: args.blocks ?? [] })
      return { channel: args.channel, ts: args.ts } satisfies Partial<web.ChatUpdateResponse>
    },
    'chat.postEphemeral': (args: web.ChatPostEphemeralArguments & Message) => {
      fit(args.blocks, 'message')
      ephemeral.push({ ...args, ts: stamp(), text: args.text ?? '', blocks: args.blocks ?? [] })
      return { message_ts: stamp() } satisfies Partial<web.ChatPostEphemeralResponse>
    },
    'chat.unfurl': (args: web.ChatUnfurlArguments) => {
      if (!('metadata' in args) && !('unfurls' in args)) throw new Refusal('missing_unfurls')
      return {}
    },
    'entity.presentDetails': ({ trigger_id }: web.EntityPresentDetailsArguments) => {
      if (!trigger_id) throw new Refusal('invalid_trigger_id')
      return {}
    },
    'assistant.threads.setStatus': ({ channel_id, thread_ts }: web.AssistantThreadsSetStatusArguments) => {
      if (!channel_id || !thread_ts) throw new Refusal('invalid_thread_ts')
      return {}
    },
    'assistant.threads.setSuggestedPrompts': ({ prompts }: web.AssistantThreadsSetSuggestedPromptsArguments) => {
      if (prompts.length > 4) throw new Refusal('too_many_prompts')
      return {}
    },
    'users.info': ({ user }: web.UsersInfoArguments) => ({ user: known(user) }),
    'users.lookupByEmail': ({ email }: web.UsersLookupByEmailArguments) => {
      const user = [...users.values()].find((u) => (u['profile'] as { email?: string }).email === email)
      if (!user) throw new Refusal('users_not_found')
      return { user }
    },
    'views.open': ({ trigger_id = '', view }: web.ViewsOpenArguments & { trigger_id?: string }) => {
      if (triggers.has(trigger_id)) throw new Refusal('exchanged_trigger_id')
      if (trigger_id === '' || trigger_id.startsWith('expired')) throw new Refusal('expired_trigger_id')
      triggers.add(trigger_id)
      return { view: keepView(`V${next()}`, view as never) }
    },
    'views.update': ({ view_id = '', view }: web.ViewsUpdateArguments & { view_id?: string }) => {
      if (!views.has(view_id)) throw new Refusal('not_found')
      return { view: keepView(view_id, view as never) }
    },
    'views.publish': ({ user_id, view }: web.ViewsPublishArguments) => {
      fit(view.blocks as never, 'home')
      homes.set(user_id, view as never)
      return { view }
    },
    'files.getUploadURLExternal': ({ filename, length }: web.FilesGetUploadURLExternalArguments) => {
      if (!filename || !(Number(length) > 0)) throw new Refusal('invalid_arguments')
      const file_id = `F${next()}`
      return {
        file_id,
        upload_url: `${origin}/upload/${file_id}`,
      } satisfies Partial<web.FilesGetUploadURLExternalResponse>
    },
    'files.completeUploadExternal': ({ files: done }: web.FilesCompleteUploadExternalArguments) => {
      if (!done.every(({ id }) => files.has(id))) throw new Refusal('file_not_found')
      return { files: done.map(({ id }) => ({ id })) }
    },
    'files.info': ({ file }: web.FilesInfoArguments) => ({
      file: { id: file, url_private: `${origin}/files-pri/${file}` },
    }),
    'oauth.v2.access': oauth,
  } satisfies Record<string, Handler>

  function keepView(id: string, view: Record<string, unknown> & { blocks: Record<string, unknown>[] }) {
    fit(view.blocks, 'modal')
    const long = (part: unknown, limit: number) => ((part as { text?: string } | undefined)?.text ?? '').length > limit
    if (long(view['title'], 24) || long(view['submit'], 24) || long(view['close'], 24))
      throw new Refusal('invalid_arguments')
    if (String(view['private_metadata'] ?? '').length > 3000) throw new Refusal('invalid_arguments')
    const kept = { ...view, id, state: { values: {} } }
    views.set(id, kept)
    return kept
  }

  function oauth(args: web.OAuthV2AccessArguments & { refresh_token?: string; code?: string; grant_type?: string }) {
    if (args.client_secret !== 'client-secret-value') throw new Refusal('bad_client_secret')
    const seed = args.grant_type === 'refresh_token' ? args.refresh_token! : args.code!
    const team = args.grant_type === 'refresh_token' ? refreshes.get(seed) : seed.replace('code-', '')
    if (!team) throw new Refusal('invalid_refresh_token')
    // A refresh token is used once.
    refreshes.delete(seed)
    const [token, refresh] = [`xoxe.xoxb-1-${team}-${next()}`, `xoxe-1-${team}-${next()}`]
    tokens.set(token, { team })
    refreshes.set(refresh, team)
    return {
      access_token: token,
      refresh_token: refresh,
      expires_in: 43_200,
      token_type: 'bot',
      bot_user_id: BOT.user,
      app_id: 'A0001',
      team: { id: team, name: 'Acme' },
      is_enterprise_install: false,
    }
  }

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const url = new URL(request.url ?? '/', origin)
    const token = String(request.headers.authorization ?? '').replace('Bearer ', '')
    if (url.pathname.startsWith('/upload/')) {
      files.set(url.pathname.split('/').at(-1)!, { bytes: body, type: 'image/png' })
      return void response.end('OK')
    }
    if (url.pathname.startsWith('/files-pri/')) return serveFile(url, token, response)
    if (url.pathname.startsWith('/commands/')) {
      responses.push(JSON.parse(body.toString()) as Record<string, unknown>)
      return void response.end('ok')
    }
    const method = url.pathname.replace('/api/', '')
    const call = { method, token, args: argsOf(body) }
    calls.push(call)
    const at = wrongs.findIndex((w) => w.method === undefined || w.method === method)
    const wrong = at < 0 ? undefined : wrongs.splice(at, 1)[0]!.how
    if (wrong === 'hang') return
    if (wrong === 'cut') return void response.destroy()
    if (wrong && 'status' in wrong) return void response.writeHead(wrong.status, wrong.headers ?? {}).end('no')
    const said = wrong ? { ok: false, error: wrong.error } : reply(call)
    response.writeHead(200, {
      'content-type': 'application/json',
      'x-oauth-scopes': tokens.get(token)?.scopes ?? ALL_SCOPES,
    })
    response.end(JSON.stringify(said))
  }

  function reply(call: Call): Record<string, unknown> {
    const handler = (methods as Record<string, Handler>)[call.method]
    if (!handler) return { ok: false, error: 'unknown_method' }
    const app = call.method === 'apps.connections.open'
    if (call.method !== 'oauth.v2.access' && (app ? call.token !== APP_TOKEN : !tokens.has(call.token)))
      return { ok: false, error: 'invalid_auth' }
    try {
      return { ok: true, ...handler(call.args as never, call) }
    } catch (error) {
      if (error instanceof Refusal)
        return { ok: false, error: error.word, response_metadata: { messages: error.details } }
      throw error
    }
  }

  function serveFile(url: URL, token: string, response: ServerResponse): void {
    const file = files.get(url.pathname.split('/').at(-1)!)
    if (!tokens.has(token)) return void response.writeHead(302, { location: 'https://slack.com/signin' }).end()
    if (!file) return void response.writeHead(404).end()
    if (file.type === 'redirect') return void response.writeHead(302, { location: file.bytes.toString() }).end()
    response.writeHead(200, { 'content-type': file.type }).end(file.bytes)
  }

  const wss = new WebSocketServer({ server, path: '/link', autoPong: false })
  wss.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('ping', () => !silent && socket.pong())
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload: Ack['payload'] }
      waiting.get(envelope_id)?.({ payload })
    })
    if (!silent) socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size }))
    if (brief) setTimeout(() => socket.close(), 20)
  })

  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    api: `${origin}/api/`,
    origin,
    calls, messages, ephemeral, views, homes, files, users, channels, tokens, refreshes, responses,
    wrong: (how, method) => void wrongs.push({ how, ...(method ? { method } : {}) }),
    // Slack waits three seconds; a busy test machine is given more.
    envelope(type, payload, ms = 10_000) {
      const envelope_id = `e-${next()}`
      const socket = [...sockets].at(-1)
      if (!socket) throw new Error('nobody is connected')
      socket.send(JSON.stringify({ type, envelope_id, payload, accepts_response_payload: type !== 'events_api' }))
      return new Promise((go) => {
        const late = setTimeout(() => go(undefined), ms)
        waiting.set(envelope_id, (ack) => {
          clearTimeout(late)
          go(ack)
        })
      })
    },
    connections: () => sockets.size,
    brief: () => void (brief = true),
    drop(how) {
      silent = how === 'silent'
      for (const socket of sockets) {
        if (how === 'polite') {
          socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
          socket.close()
        } else if (how === 'plug') socket.terminate()
      }
    },
    words: (message) => wordsIn(message.blocks).join('\n') || message.text,
    async close() {
      for (const socket of sockets) socket.terminate()
      wss.close()
      server.closeAllConnections()
      await new Promise((go) => server.close(go))
    },
  } // prettier-ignore
}

class Refusal extends Error {
  readonly word: string
  readonly details: readonly string[]
  constructor(word: string, details: readonly string[] = []) {
    super(word)
    this.word = word
    this.details = details.map((line) => `[ERROR] ${line}`)
  }
}

const ALL_SCOPES =
  'app_mentions:read,assistant:write,channels:read,chat:write,commands,files:read,files:write,groups:read,im:history,im:write,links:read,links:write,users:read,users:read.email'

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** Fields of a form; what is not a plain word is JSON. */
function argsOf(body: Buffer): Record<string, unknown> {
  return Object.fromEntries(
    [...new URLSearchParams(body.toString())].map(([key, value]) => {
      try {
        return [key, /^[[{]/.test(value) ? JSON.parse(value) : value]
      } catch {
        return [key, value]
      }
    }),
  )
}
