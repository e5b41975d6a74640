// Feishu on this machine: its gateway frame by frame, and the calls an app makes; what breaks a published rule is refused.
import { randomUUID } from 'node:crypto'
import http, { type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { readCard, rulesBroken, type ReadCard } from './feishu-cards.ts'
import { decodeFrame, encodeFrame } from './feishu-frames.ts'

export interface Message extends Partial<Omit<ReadCard, 'text'>> {
  id: string
  to: string
  kind: 'post' | 'interactive'
  text: string
  buttons: ReadCard['buttons']
}
interface Answer {
  status: number
  body: object
  headers?: Record<string, string>
}
export interface FeishuServer {
  url: string
  messages: Message[]
  /** Lines in groups: to whom they are shown, and in which thread. */
  lines: { text: string; chat?: string; only?: string; thread?: boolean; reply?: string }[]
  raw: string[]
  /** Answers of the next calls that send or change something. */
  next: Answer[]
  secret: string
  people: Map<string, { name: string; email?: string; enterprise_email?: string; employee_no?: string }>
  files: Map<string, Buffer>
  pictures: Buffer[]
  reactions: Set<string>
  /** What Feishu answers when an address is asked for; 0: an address. */
  gateway: number
  topics: boolean
  /** Somebody of another company may be in the group. */
  external: boolean
  /** The app has the permission im:chat:readonly. */
  mayAskGroups: boolean
  connections: number
  tokens: number
  pings: number
  /** Pushes an event; resolves with the acknowledgement, undefined when there was none within the time. */
  push(
    event: object,
    options?: { waitMs?: number; pieces?: number },
  ): Promise<{ code: number; data?: unknown } | undefined>
  /** How many connections stand. */
  standing(): number
  cut(): void
  close(): Promise<void>
}

export const BOT = 'ou_the_bot'
const APP = 'cli_0123456789abcdef'

export async function startFeishuServer(): Promise<FeishuServer> {
  const sockets = new Set<WebSocket>()
  const waiting = new Map<string, (answer: { code: number; data?: unknown }) => void>()
  const whenOpen: ((socket: WebSocket) => void)[] = []
  const uuids = new Map<string, string>()
  const state = {
    messages: [] as Message[],
    lines: [] as FeishuServer['lines'],
    raw: [] as string[],
    next: [] as Answer[],
    secret: 'right',
    people: new Map<string, { name: string; email?: string }>() as FeishuServer['people'],
    files: new Map<string, Buffer>(),
    pictures: [] as Buffer[],
    reactions: new Set<string>(),
    gateway: 0,
    topics: false,
    external: false,
    mayAskGroups: true,
    connections: 0,
    tokens: 0,
    pings: 0,
  }
  const ok = (data: object = {}): Answer => ({ status: 200, body: { code: 0, msg: 'ok', data } })
  const no = (code: number, status = 400): Answer => ({ status, body: { code, msg: `error ${code}` } })

  const shownOf = (kind: string, content: string): Omit<Message, 'id' | 'to'> | Answer => {
    if (kind === 'interactive') {
      const broken = rulesBroken(content)
      if (broken.length > 0) return no(230099)
      return { kind: 'interactive', ...readCard(content) }
    }
    if (kind !== 'post' || Buffer.byteLength(content) > 30 * 1024) return no(230001)
    const said = JSON.parse(content) as { zh_cn: { content: { tag: string; text: string }[][] } }
    const text = said.zh_cn.content.map((line) => line.map((piece) => piece.text).join('')).join('\n')
    return { kind: 'post', text, buttons: [] }
  }

  const answer = (method: string, path: string, query: URLSearchParams, body: Record<string, string>): Answer => {
    const [, , , what = '', id = '', more = ''] = path.split('/').slice(1)
    switch (
      `${method} ${path.replace(/(messages|users|chats)\/(?!batch)[^/]+/, '$1/:id').replace(/reactions\/.+/, 'reactions/:id')}`
    ) {
      case 'GET /open-apis/bot/v3/info':
        return { status: 200, body: { code: 0, msg: 'ok', bot: { app_name: '一句', open_id: BOT } } }
      case 'GET /open-apis/im/v1/chats':
        return state.mayAskGroups ? ok({ items: [], has_more: false }) : no(99991672)
      case 'GET /open-apis/im/v1/chats/:id':
        if (!state.mayAskGroups) return no(99991672)
        return id === 'oc_group' ? ok({ name: '项目组', chat_mode: 'group', external: state.external }) : no(232006)
      case 'GET /open-apis/contact/v3/users/:id': {
        const user = state.people.get(id)
        return user ? ok({ user }) : no(41012)
      }
      case 'POST /open-apis/contact/v3/users/batch_get_id': {
        const emails = (body['emails'] ?? []) as unknown as string[]
        const list = emails.map((email) => {
          const found = [...state.people].find(([, person]) => person.email === email)
          return { email, ...(found ? { user_id: found[0] } : {}) }
        })
        return ok({ user_list: list })
      }
      case 'POST /open-apis/im/v1/messages/:id/reactions':
        state.reactions.add(id)
        return ok({ reaction_id: `r-${id}` })
      case 'DELETE /open-apis/im/v1/messages/:id/reactions/:id':
        state.reactions.delete(id)
        return ok()
      case 'POST /open-apis/ephemeral/v1/send': {
        if (state.topics) return no(18053)
        const { text } = readCard(JSON.stringify(body['card']))
        state.lines.push({ text, chat: body['chat_id']!, only: body['open_id']! })
        return ok({ message_id: `om_${randomUUID()}` })
      }
      case 'POST /open-apis/im/v1/messages/:id/reply': {
        const before = uuids.get(body['uuid'] ?? '')
        if (before) return ok({ message_id: before })
        const shown = shownOf(body['msg_type']!, body['content']!)
        if ('status' in shown) return shown
        state.lines.push({ text: shown.text, reply: id, thread: (body['reply_in_thread'] as unknown) === true })
        const message_id = `om_${randomUUID()}`
        if (body['uuid']) uuids.set(body['uuid'], message_id)
        return ok({ message_id })
      }
      case 'POST /open-apis/im/v1/messages': {
        if (query.get('receive_id_type') !== 'open_id') return no(230001)
        if ((body['uuid'] ?? '').length > 50) return no(230001)
        const before = uuids.get(body['uuid'] ?? '')
        if (before) return ok({ message_id: before })
        const shown = shownOf(body['msg_type']!, body['content']!)
        if ('status' in shown) return shown
        const message = { id: `om_${randomUUID().replaceAll('-', '')}`, to: body['receive_id']!, ...shown }
        uuids.set(body['uuid'] ?? randomUUID(), message.id)
        state.messages.push(message)
        return ok({ message_id: message.id })
      }
      case 'PATCH /open-apis/im/v1/messages/:id':
      case 'PUT /open-apis/im/v1/messages/:id': {
        const message = state.messages.find((m) => m.id === id)
        if (!message) return no(230110)
        const shown = shownOf(body['msg_type'] ?? 'interactive', body['content']!)
        if ('status' in shown) return shown
        if (shown.kind !== message.kind) return no(230001)
        Object.assign(message, shown)
        return ok()
      }
      default:
        return { status: 404, body: { code: 404, msg: `${what}/${more}` } }
    }
  }

  const web = http.createServer((request, response) => {
    void read(request).then((bytes) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
      const say = ({ status, body, headers }: Answer) =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
      const json = () => JSON.parse(bytes.toString() || '{}') as Record<string, string>
      if (pathname === '/callback/ws/endpoint') return void say(addressFor(json()))
      if (pathname === '/open-apis/auth/v3/tenant_access_token/internal') return void say(tokenFor(json()))
      if (request.headers.authorization !== 'Bearer t-1') return void say(no(99991663))
      const file = /\/messages\/[^/]+\/resources\/([^/]+)$/.exec(pathname)
      if (file) {
        const found = state.files.get(file[1]!)
        return void (found ? response.end(found) : say(no(234003)))
      }
      const planned = request.method === 'GET' ? undefined : state.next.shift()
      if (planned) return void say(planned)
      if (pathname === '/open-apis/im/v1/images') {
        state.pictures.push(bytes)
        return void say(ok({ image_key: `img_${state.pictures.length}` }))
      }
      state.raw.push(bytes.toString())
      return void say(answer(request.method ?? '', pathname, searchParams, json()))
    })
  })
  const addressFor = (body: Record<string, string>): Answer => {
    if (body['AppID'] !== APP || body['AppSecret'] !== state.secret)
      return { status: 200, body: { code: 514, msg: 'auth', data: {} } }
    if (state.gateway) return { status: 200, body: { code: state.gateway, msg: 'no', data: {} } }
    const config = { PingInterval: 1, ReconnectCount: 0, ReconnectInterval: 600, ReconnectNonce: 600 }
    return ok({ URL: `${base().replace('http', 'ws')}/line?device_id=d&service_id=1`, ClientConfig: config })
  }
  const tokenFor = (body: Record<string, string>): Answer => {
    if (body['app_secret'] !== state.secret) return { status: 200, body: { code: 10014, msg: 'app secret invalid' } }
    state.tokens += 1
    return { status: 200, body: { code: 0, msg: 'ok', tenant_access_token: 't-1', expire: 7200 } }
  }

  const server = new WebSocketServer({ server: web })
  server.on('connection', (line) => {
    state.connections += 1
    line.on('close', () => sockets.delete(line))
    line.on('message', (data: Buffer) => {
      const { method, headers, payload } = decodeFrame(data)
      if (method === 0) {
        state.pings += 1
        // The SDK listens a moment after it has connected: its first ping says that it does.
        sockets.add(line)
        for (const tell of whenOpen.splice(0)) tell(line)
        line.send(encodeFrame({ method: 0, headers: { type: 'pong' }, payload: new Uint8Array() }))
        return
      }
      const { code, data: said } = JSON.parse(Buffer.from(payload).toString()) as { code: number; data?: string }
      waiting.get(headers['message_id'] ?? '')?.({
        code,
        ...(said ? { data: JSON.parse(Buffer.from(said, 'base64').toString()) } : {}),
      })
    })
  })
  await new Promise<void>((ready) => web.listen(0, '127.0.0.1', ready))
  const base = () => `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  const lineNow = () => [...sockets].at(-1) ?? new Promise<WebSocket>((tell) => void whenOpen.push(tell))

  return Object.assign(state, {
    url: base(),
    push: async (event: object, { waitMs = 15_000, pieces = 1 } = {}) => {
      const to = await lineNow()
      const id = randomUUID()
      const answered = new Promise<{ code: number; data?: unknown } | undefined>((tell) => {
        waiting.set(id, tell)
        setTimeout(() => tell(undefined), waitMs).unref()
      })
      const bytes = Buffer.from(JSON.stringify(event))
      const size = Math.ceil(bytes.length / pieces)
      for (let seq = 0; seq < pieces; seq += 1)
        to.send(
          encodeFrame({
            method: 1,
            headers: { type: 'event', message_id: id, sum: String(pieces), seq: String(seq), trace_id: 't' },
            payload: bytes.subarray(seq * size, (seq + 1) * size),
          }),
        )
      return answered
    },
    standing: () => sockets.size,
    cut: () => server.clients.forEach((s) => s.terminate()),
    close: async () => {
      sockets.forEach((s) => s.terminate())
      server.close()
      web.closeAllConnections()
      await new Promise<void>((done) => void web.close(() => done()))
    },
  })
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
