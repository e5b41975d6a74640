// The Feishu adapter on its vendor's wire, and a person at the other end of it.
import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import { openFeishu } from '../../src/adapters/feishu/feishu.ts'
import type { FeishuConfig } from '../../src/adapters/feishu/settings.ts'
import type { ChatPlatform, HookRequest, HookResponse } from '../../src/chat/platform.ts'
import type { Rig, StubHost } from '../contract/platform.ts'
import type { ReadButton } from './feishu-cards.ts'
import { BOT, startFeishuServer, type FeishuServer, type Message } from './feishu-server.ts'
import { until } from './until.ts'

export const PERSON = 'ou_wang_fang'
export const KEYS = { encryptKey: 'the-encrypt-key', verificationToken: 'the-token' }
const TENANT = '2df73991750'

export const settings = (server: FeishuServer, over: Partial<FeishuConfig> = {}): FeishuConfig => ({
  appId: 'cli_0123456789abcdef',
  appSecret: 'right',
  url: server.url,
  mode: 'ws',
  ...over,
})

const event = (type: string, body: object, id: string = randomUUID()) => ({
  schema: '2.0',
  header: {
    event_id: id,
    event_type: type,
    create_time: '1772000000000',
    token: KEYS.verificationToken,
    app_id: 'cli_0123456789abcdef',
    tenant_key: TENANT,
  },
  event: body,
})

export const message = (id: string, type: string, content: object, over: object = {}, user = PERSON, tenant = TENANT) =>
  event('im.message.receive_v1', {
    sender: { sender_id: { open_id: user, union_id: 'on_1' }, sender_type: 'user', tenant_key: tenant },
    message: {
      message_id: id,
      chat_id: 'oc_direct',
      chat_type: 'p2p',
      message_type: type,
      content: JSON.stringify(content),
      create_time: '1772000000000',
      ...over,
    },
  })

export const mention = (id: string, text: string, over: object = {}) =>
  message(
    id,
    'text',
    { text: `@_user_1 ${text}` },
    {
      chat_id: 'oc_group',
      chat_type: 'group',
      mentions: [{ key: '@_user_1', id: { open_id: BOT }, name: '一句', tenant_key: TENANT }],
      ...over,
    },
  )

export const entered = (user = PERSON) =>
  event('im.chat.access_event.bot_p2p_chat_entered_v1', { chat_id: 'oc_direct', operator_id: { open_id: user } })

/** What Feishu sends when this button is hit, its inputs filled. */
export const press = (
  button: ReadButton,
  filled: Readonly<Record<string, unknown>> = {},
  user = PERSON,
  tenant = TENANT,
) =>
  event('card.action.trigger', {
    operator: { open_id: user, tenant_key: tenant, union_id: 'on_1' },
    token: 'c-295ee57216a5dc9de90fefd0aadb4b1d7d',
    action: {
      tag: 'button',
      timezone: 'Asia/Shanghai',
      value: button.value,
      ...(button.inputs ? { name: button.name, form_value: filled } : {}),
    },
    host: 'im_message',
    context: { open_message_id: 'om_1', open_chat_id: 'oc_direct' },
  })

/** A webhook as Feishu makes it: sealed, then signed over the bytes. */
export function hook(
  body: object,
  { at = Date.now(), ...over }: Partial<HookRequest> & { at?: number; key?: string } = {},
): HookRequest {
  const key = over.key ?? KEYS.encryptKey
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv)
  const sealed = Buffer.concat([iv, cipher.update(JSON.stringify(body)), cipher.final()])
  // A space that our own JSON would not put: whoever signs what was parsed gets another signature.
  const bytes = Buffer.from(`{"encrypt": "${sealed.toString('base64')}"}`)
  const [timestamp, nonce] = [String(Math.floor(at / 1000)), randomUUID()]
  const signature = createHash('sha256')
    .update(timestamp + nonce + key)
    .update(bytes)
    .digest('hex')
  return {
    method: 'POST',
    path: '/events',
    query: {},
    headers: { 'x-lark-request-timestamp': timestamp, 'x-lark-request-nonce': nonce, 'x-lark-signature': signature },
    body: bytes,
    ...over,
  }
}

export interface FeishuRig extends Rig {
  server: FeishuServer
  /** Delivers an event by whichever way is open, and waits for the acknowledgement. */
  deliver(event: object): Promise<unknown>
  mine(): Message[]
  button(label: string): ReadButton
}

const FAILURES = {
  'rate-limited': { status: 429, body: { code: 99991400 }, headers: { 'x-ogw-ratelimit-reset': '2' } },
  down: { status: 503, body: {} },
  rejected: { status: 400, body: { code: 230099, msg: 'Failed to create card content' } },
  gone: { status: 400, body: { code: 230013, msg: 'Bot has NO availability to this user.' } },
}

export async function feishuRig(host: StubHost, over: Partial<FeishuConfig> = {}): Promise<FeishuRig> {
  const server = await startFeishuServer()
  server.people.set(PERSON, { name: '王芳', email: 'wang.fang@example.com', employee_no: '10023' })
  const platform = await openFeishu(settings(server, over))
  await platform.start(host)
  const mine = () => server.messages.filter((m) => m.to === PERSON)
  const button = (label: string) =>
    mine()
      .flatMap((m) => m.buttons)
      .findLast((b) => b.label === label)!
  const deliver = async (what: object) =>
    over.mode === 'webhook' ? bodyOf(await platform.receive!(hook(what))) : (await server.push(what))?.data
  return {
    server,
    platform,
    deliver,
    mine,
    button,
    account: { platform: 'feishu', workspace: '', user: PERSON },
    email: 'wang.fang@example.com',
    says: async (text, id) => void (await deliver(message(id, 'text', { text }))),
    mentions: async (text, id) => void (await deliver(mention(id, text))),
    presses: async (label, input) => {
      const hit = button(label)
      await deliver(press(hit, input === undefined ? {} : { [hit.inputs![0]!.name]: input }))
    },
    shown: async () => mine().map((m) => m.text.replaceAll('\u2060', '')),
    previews: async () => mine().map((m) => m.preview ?? m.text),
    raw: async () => server.raw.join('\n'),
    // A live tag, a link under other words, everybody called.
    alive: /<at |<!channel>|\]\(https:\/\/evil|@(all|所有人)/,
    left: async () => server.lines.map((l) => l.text),
    aloud: async () => server.lines.filter((l) => l.thread && !l.only).map((l) => l.text.replaceAll('\u2060', '')),
    letsIn: () => void (server.external = true),
    fails: (how) => void server.next.push(FAILURES[how]),
    close: async () => {
      await platform.stop()
      await server.close()
    },
  }
}

export const bodyOf = ({ status, body }: HookResponse): unknown =>
  status === 200 ? (JSON.parse(String(body)) as unknown) : undefined

/** The stream stands. */
export const connected = (platform: ChatPlatform) =>
  until(async () => {
    const checks = await platform.check()
    if (!checks.some((c) => c.what.includes('connection') && c.state === 'works')) throw new Error('not connected')
  })
