// WeCom's bot gateway on this machine, frame by frame: it signs bots in, pushes what people say and press, and answers each frame.
import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

interface Frame {
  cmd?: string
  headers: { req_id: string }
  body?: Record<string, unknown>
}
interface CardFrame {
  main_title?: { title?: string; desc?: string }
  sub_title_text?: string
  button_list?: { text: string; key: string }[]
  task_id: string
}
interface SentBody {
  chatid: string
  msgtype: string
  markdown: { content: string }
  template_card: CardFrame
}
interface Shown {
  chat: string
  task?: string
  text: string
  buttons: { text: string; key: string }[]
}

export interface WeComServer {
  url: string
  /** As it stands in the chats. */
  shown: Shown[]
  raw: string[]
  /** Answers of the next frames, in order: an errcode, or 'hang'. */
  next: (number | 'hang')[]
  secret: string
  signIns: number
  push(cmd: string, body: Record<string, unknown>): Promise<void>
  /** Cuts the connection, as networks do. */
  cut(): void
  /** Tells the connection that another one took over. */
  takeOver(): void
  file(name: string, bytes: Buffer): { url: string; aeskey: string }
  close(): Promise<void>
}

export async function startWeComServer(): Promise<WeComServer> {
  const files = new Map<string, { name: string; bytes: Buffer }>()
  const web = http.createServer((request, response) => {
    const file = files.get(request.url ?? '')
    if (!file) return void response.writeHead(404).end()
    response.setHeader('content-disposition', `attachment; filename="${file.name}"`)
    return void response.end(file.bytes)
  })
  const sockets = new Set<WebSocket>()
  const server = new WebSocketServer({ server: web })
  const state: Pick<WeComServer, 'shown' | 'raw' | 'next' | 'secret' | 'signIns'> = {
    shown: [],
    raw: [],
    next: [],
    secret: 'right',
    signIns: 0,
  }
  const signedIn: { socket?: WebSocket; waiting: ((socket: WebSocket) => void)[] } = { waiting: [] }

  const showCard = (chat: string, card: CardFrame): void => {
    const text = [card['main_title']?.title, card['main_title']?.desc, card['sub_title_text']]
      .filter(Boolean)
      .join('\n')
    const buttons = card.button_list ?? []
    const known = state.shown.find((s) => s.task !== undefined && s.task === card.task_id)
    if (known) Object.assign(known, { text, buttons })
    else state.shown.push({ chat, task: card.task_id, text, buttons })
  }
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => {
      sockets.delete(socket)
      if (signedIn.socket === socket) delete signedIn.socket
    })
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame
      const answer = (errcode = 0) =>
        socket.send(JSON.stringify({ headers: frame.headers, errcode, errmsg: errcode ? 'refused' : 'ok' }))
      if (frame.cmd === 'ping') return answer()
      if (frame.cmd === 'aibot_subscribe') {
        state.signIns += 1
        if (frame.body?.['secret'] !== state.secret) return answer(40001)
        answer()
        signedIn.socket = socket
        for (const tell of signedIn.waiting.splice(0)) tell(socket)
        return
      }
      const how = state.next.shift() ?? 0
      if (how === 'hang') return
      if (how !== 0) return answer(how)
      state.raw.push(JSON.stringify(frame.body))
      const body = frame.body as unknown as SentBody
      if (frame.cmd === 'aibot_send_msg') {
        if (body.msgtype === 'markdown')
          state.shown.push({ chat: body.chatid, text: body.markdown.content, buttons: [] })
        if (body.msgtype === 'template_card') showCard(body.chatid, body.template_card)
      }
      if (frame.cmd === 'aibot_respond_update_msg') showCard('', body.template_card)
      answer()
    })
  })
  await new Promise<void>((ready) => web.listen(0, '127.0.0.1', ready))
  const { port } = web.address() as AddressInfo
  const current = () => signedIn.socket ?? new Promise<WebSocket>((tell) => void signedIn.waiting.push(tell))

  return Object.assign(state, {
    url: `ws://127.0.0.1:${port}`,
    push: async (cmd: string, body: Record<string, unknown>) => {
      const socket = await current()
      socket.send(JSON.stringify({ cmd, headers: { req_id: randomUUID() }, body }))
    },
    cut: () => sockets.forEach((s) => s.terminate()),
    takeOver: () =>
      signedIn.socket?.send(
        JSON.stringify({
          cmd: 'aibot_event_callback',
          headers: { req_id: randomUUID() },
          body: {
            msgid: randomUUID(),
            from: { userid: '' },
            msgtype: 'event',
            event: { eventtype: 'disconnected_event' },
          },
        }),
      ),
    file: (name: string, bytes: Buffer) => {
      // AES-256-CBC, PKCS#7 to 32 bytes, the key's first half as its vector: as the gateway encrypts.
      const key = randomBytes(32)
      const pad = 32 - (bytes.length % 32)
      const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
      const sealed = Buffer.concat([cipher.update(Buffer.concat([bytes, Buffer.alloc(pad, pad)])), cipher.final()])
      const path = `/${randomUUID()}`
      files.set(path, { name, bytes: sealed })
      return { url: `http://127.0.0.1:${port}${path}`, aeskey: key.toString('base64') }
    },
    close: async () => {
      sockets.forEach((s) => s.terminate())
      server.close()
      await new Promise<void>((done) => void web.close(() => done()))
    },
  })
}
