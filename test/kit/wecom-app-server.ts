// The Web API of WeCom on this machine, and callbacks as WeCom seals and signs them.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { encrypt, getSignature } from '@wecom/crypto'
import { systemClock } from '../../src/kernel/clock.ts'

export const CORP = 'wwcorp1'
export const TOKEN = 'callback-token'
/** 43 characters, as WeCom gives them. */
export const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

export interface Shown {
  to: string
  task?: string
  text: string
  buttons: { text: string; key: string }[]
  /** Taken by the next change. */
  code?: string
}

export interface WeComWeb {
  url: string
  shown: Shown[]
  raw: string[]
  /** Errcodes of the next calls. */
  next: (number | 'down')[]
  people: Map<string, { name: string; biz_mail?: string }>
  media: Map<string, Buffer>
  tokens: number
  /** Addresses that were asked, secrets and all. */
  asked: string[]
  close(): Promise<void>
}

interface CardFrame {
  main_title?: { title?: string; desc?: string }
  sub_title_text?: string
  button_list?: { text: string; key: string }[]
  task_id: string
}
interface Body {
  touser: string
  msgtype: string
  markdown: { content: string }
  template_card: CardFrame
  response_code: string
}

export async function startWeComWeb(): Promise<WeComWeb> {
  const state: Omit<WeComWeb, 'url' | 'close'> = {
    shown: [],
    raw: [],
    next: [],
    people: new Map(),
    media: new Map(),
    tokens: 0,
    asked: [],
  }
  let codes = 0
  const drawn = (card: CardFrame) => ({
    text: [card.main_title?.title, card.main_title?.desc, card.sub_title_text].filter(Boolean).join('\n'),
    buttons: card.button_list ?? [],
  })
  const answer = (path: string, query: URLSearchParams, body: Body): object | number => {
    if (path === '/cgi-bin/gettoken') {
      state.tokens += 1
      return query.get('corpsecret') === 'right' ? { errcode: 0, access_token: 't1', expires_in: 7200 } : 40001
    }
    if (query.get('access_token') !== 't1') return 40014
    if (path === '/cgi-bin/user/get') return state.people.get(query.get('userid') ?? '') ?? 60111
    if (path === '/cgi-bin/agent/get') return { name: '一句' }
    const planned = state.next.shift()
    if (planned !== undefined) return planned === 'down' ? -503 : planned
    state.raw.push(JSON.stringify(body))
    if (path === '/cgi-bin/message/send') {
      if (body.msgtype === 'markdown') {
        state.shown.push({ to: body.touser, text: body.markdown.content, buttons: [] })
        return {}
      }
      const code = `code${(codes += 1)}`
      state.shown.push({ to: body.touser, task: body.template_card.task_id, code, ...drawn(body.template_card) })
      return { response_code: code }
    }
    if (path === '/cgi-bin/message/update_template_card') {
      const known = state.shown.find((s) => s.code === body.response_code)
      if (!known) return 42045
      Object.assign(known, drawn(body.template_card))
      delete known.code
      return {}
    }
    return 40058
  }
  const server = http.createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    state.asked.push(request.url ?? '')
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const bytes = pathname === '/cgi-bin/media/get' ? state.media.get(searchParams.get('media_id') ?? '') : undefined
      if (bytes) return void response.writeHead(200, { 'content-type': 'audio/amr' }).end(bytes)
      const said = answer(pathname, searchParams, JSON.parse(Buffer.concat(parts).toString() || '{}') as Body)
      if (said === -503) return void response.writeHead(503).end()
      const body = typeof said === 'number' ? { errcode: said, errmsg: 'no' } : { errcode: 0, ...said }
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => void server.close(() => done()))
    },
  })
}

/** As WeCom would call us; `over` spoils it. */
export function sealed(
  inner: Readonly<Record<string, string>>,
  over: { token?: string; corp?: string; ageSeconds?: number; key?: string } = {},
) {
  const xml = `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName>${Object.entries(inner)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}</xml>`
  const secret = encrypt(over.key ?? AES_KEY, xml, over.corp ?? CORP)
  const timestamp = String(Math.floor(systemClock.now().epochMilliseconds / 1000) - (over.ageSeconds ?? 0))
  const nonce = 'n1'
  return {
    method: 'POST',
    path: '/callback',
    headers: {},
    query: { msg_signature: getSignature(over.token ?? TOKEN, timestamp, nonce, secret), timestamp, nonce },
    body: Buffer.from(
      `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><Encrypt><![CDATA[${secret}]]></Encrypt></xml>`,
    ),
  }
}
