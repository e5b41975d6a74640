// DingTalk on this machine: its gateway and stream, frame by frame, and the Web API a robot uses.
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

export interface Shown {
  to: string
  track?: string
  title: string
  text: string
  buttons: { id: string; text: string; input?: string }[]
}
interface Answer {
  status: number
  body: object
  headers?: Record<string, string>
}

export interface DingTalkServer {
  url: string
  shown: Shown[]
  groups: string[]
  raw: string[]
  /** Answers of the next sending calls. */
  next: Answer[]
  secret: string
  people: Map<string, { name: string; org_email?: string }>
  files: Map<string, Buffer>
  connections: number
  tokens: number
  /** Pushes a callback; resolves with the client's answer, undefined when there was none within the time. */
  push(topic: string, data: object, options?: { id?: string; waitMs?: number }): Promise<unknown>
  cut(): void
  /** "You will be moved": the frame the gateway sends before it takes a line away. */
  move(): void
  close(): Promise<void>
}

interface CardBody {
  outTrackId: string
  openSpaceId?: string
  cardData: { cardParamMap: Record<string, string> }
}

export async function startDingTalkServer(): Promise<DingTalkServer> {
  const sockets = new Set<WebSocket>()
  const waiting = new Map<string, (answer: unknown) => void>()
  const tickets = new Set<string>()
  const whenOpen: ((socket: WebSocket) => void)[] = []
  const state = {
    shown: [] as Shown[],
    groups: [] as string[],
    raw: [] as string[],
    next: [] as Answer[],
    secret: 'right',
    people: new Map<string, { name: string; org_email?: string }>(),
    files: new Map<string, Buffer>(),
    connections: 0,
    tokens: 0,
  }

  const cardOf = (map: Record<string, string>) => ({
    title: map['title'] ?? '',
    text: [map['title'], map['body'], map['status']].filter(Boolean).join('\n'),
    buttons: JSON.parse(map['buttons'] ?? '[]') as Shown['buttons'],
  })
  const messageOf = (key: string, param: Record<string, string>): Omit<Shown, 'to'> => {
    const buttons = Object.entries(param).flatMap(([name, text]) =>
      /^(actionTitle\d|singleTitle)$/.test(name) ? [{ id: param[name.replace('Title', 'URL')] ?? '', text }] : [],
    )
    return {
      title: param['title'] ?? '',
      text: param['content'] ?? param['text'] ?? '',
      buttons: key === 'sampleText' ? [] : buttons,
    }
  }

  const answer = (path: string, body: Record<string, unknown>, token: string | undefined): Answer => {
    if (path === '/v1.0/oauth2/accessToken') {
      if (body['appSecret'] !== state.secret) return { status: 400, body: { code: 'invalidClientIdOrSecret' } }
      state.tokens += 1
      return { status: 200, body: { accessToken: 'token1', expireIn: 7200 } }
    }
    if (path === '/v1.0/gateway/connections/open') {
      if (body['clientSecret'] !== state.secret) return { status: 401, body: { code: 'authFailed' } }
      const ticket = randomUUID()
      tickets.add(ticket)
      return { status: 200, body: { endpoint: `${ws()}/connect`, ticket } }
    }
    if (path.startsWith('/topapi/v2/user/get')) {
      const person = state.people.get(String(body['userid']))
      return { status: 200, body: person ? { errcode: 0, result: person } : { errcode: 60121, errmsg: 'no such user' } }
    }
    if (path === '/session') {
      state.groups.push(String((body['text'] as { content: string }).content))
      return { status: 200, body: { errcode: 0 } }
    }
    if (token !== 'token1') return { status: 401, body: { code: 'InvalidAuthentication' } }
    const planned = state.next.shift()
    if (planned) return planned
    state.raw.push(JSON.stringify(body))
    switch (path) {
      case '/v1.0/robot/oToMessages/batchSend': {
        const param = JSON.parse(String(body['msgParam'])) as Record<string, string>
        for (const to of body['userIds'] as string[])
          state.shown.push({ to, ...messageOf(String(body['msgKey']), param) })
        return { status: 200, body: { processQueryKey: 'q', invalidStaffIdList: [], flowControlledStaffIdList: [] } }
      }
      case '/v1.0/robot/groupMessages/send':
        state.groups.push(messageOf(String(body['msgKey']), JSON.parse(String(body['msgParam']))).text)
        return { status: 200, body: { processQueryKey: 'q' } }
      case '/v1.0/card/instances/createAndDeliver': {
        const card = body as unknown as CardBody
        if (state.shown.some((s) => s.track === card.outTrackId)) return { status: 200, body: { success: true } }
        state.shown.push({
          to: card.openSpaceId!.split('.').at(-1)!,
          track: card.outTrackId,
          ...cardOf(card.cardData.cardParamMap),
        })
        return { status: 200, body: { success: true } }
      }
      case '/v1.0/card/instances': {
        const card = body as unknown as CardBody
        const known = state.shown.find((s) => s.track === card.outTrackId)
        if (!known) return { status: 400, body: { code: 'param.cardNotExist' } }
        Object.assign(known, cardOf(card.cardData.cardParamMap))
        return { status: 200, body: { success: true } }
      }
      case '/v1.0/robot/messageFiles/download':
        return { status: 200, body: { downloadUrl: `${base()}/file/${String(body['downloadCode'])}` } }
      default:
        return { status: 404, body: { code: 'InvalidAction.NotFound' } }
    }
  }

  const web = http.createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0]!
    if (path.startsWith('/file/')) {
      const bytes = state.files.get(path.slice('/file/'.length))
      return void (bytes ? response.end(bytes) : response.writeHead(404).end())
    }
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString() || '{}') as Record<string, unknown>
      const {
        status,
        body: said,
        headers,
      } = answer(path, body, request.headers['x-acs-dingtalk-access-token'] as string)
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(said))
    })
  })
  const server = new WebSocketServer({ noServer: true })
  web.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '', 'http://x').searchParams.get('ticket') ?? ''
    if (!tickets.delete(ticket)) return socket.destroy()
    server.handleUpgrade(request, socket, head, (line) => {
      state.connections += 1
      sockets.add(line)
      line.on('close', () => sockets.delete(line))
      line.on('message', (data) => {
        const frame = JSON.parse(String(data)) as { headers: { messageId: string }; data?: string }
        waiting.get(frame.headers.messageId)?.(JSON.parse(frame.data ?? 'null'))
      })
      const frame = (topic: string) => ({
        specVersion: '1.0',
        type: 'SYSTEM',
        headers: { topic, messageId: randomUUID() },
        data: '{}',
      })
      line.send(JSON.stringify(frame('CONNECTED')))
      line.send(JSON.stringify(frame('REGISTERED')))
      for (const tell of whenOpen.splice(0)) tell(line)
    })
  })
  await new Promise<void>((ready) => web.listen(0, '127.0.0.1', ready))
  const { port } = web.address() as AddressInfo
  const base = () => `http://127.0.0.1:${port}`
  const ws = () => `ws://127.0.0.1:${port}`
  const line = () => [...sockets].at(-1) ?? new Promise<WebSocket>((tell) => void whenOpen.push(tell))

  return Object.assign(state, {
    url: base(),
    push: async (topic: string, data: object, { id = randomUUID() as string, waitMs = 3000 } = {}) => {
      const to = await line()
      const answered = new Promise<unknown>((tell) => {
        waiting.set(id, tell)
        setTimeout(() => tell(undefined), waitMs).unref()
      })
      to.send(
        JSON.stringify({
          specVersion: '1.0',
          type: 'CALLBACK',
          headers: { topic, messageId: id, contentType: 'application/json' },
          data: JSON.stringify(data),
        }),
      )
      return answered
    },
    cut: () => sockets.forEach((s) => s.terminate()),
    move: () =>
      sockets.forEach((s) =>
        s.send(
          JSON.stringify({
            specVersion: '1.0',
            type: 'SYSTEM',
            headers: { topic: 'disconnect', messageId: randomUUID() },
            data: '{}',
          }),
        ),
      ),
    close: async () => {
      sockets.forEach((s) => s.terminate())
      server.close()
      web.closeAllConnections()
      await new Promise<void>((done) => void web.close(() => done()))
    },
  })
}
