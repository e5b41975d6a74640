// Webhooks of Slack: what is let in, what is heard of every kind of payload, and when it is acknowledged.
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSlack } from '../../src/adapters/slack/platform.ts'
import type { ChatPlatform } from '../../src/chat/platform.ts'
import { SIGNING_SECRET, hook, type Post } from '../kit/slack-door.ts'
import { wang } from '../kit/slack-rig.ts'
import { BOT, openSlackServer, type SlackServer } from '../kit/slack-server.ts'
import { stubHost, type StubHost } from './platform.ts'

const folder = new URL('../replay/slack/', import.meta.url)
const fixtures = Object.fromEntries(
  readdirSync(folder).map((file) => {
    const read = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
      source: string
      how: 'json' | 'payload' | 'form'
      payload: Record<string, unknown>
    }
    return [file.replace('.json', ''), read]
  }),
)

let server: SlackServer
let platform: ChatPlatform
let host: StubHost
let fail: Error | undefined

beforeAll(async () => {
  server = await openSlackServer()
  server.users.set('U0WANG', wang)
  server.users.set('U0LI', { ...wang, id: 'U0LI', real_name: '李强' })
  platform = openSlack({ botToken: BOT.token, signingSecret: SIGNING_SECRET, apiUrl: server.api })
  host = stubHost()
  const { hear } = host
  host.hear = (said) => (fail ? Promise.reject(fail) : hear(said))
  await platform.start(host)
})
afterAll(async () => {
  await platform.stop()
  await server.close()
})
beforeEach(() => {
  host.heard.length = 0
  host.lines.length = 0
  fail = undefined
})

const send = (name: string, post: Post = {}) => {
  const { payload, how } = fixtures[name]!
  return platform.receive!(hook(payload, { how, ...post }))
}

describe('what is let in', () => {
  const hello = { type: 'url_verification', challenge: 'c-1' }

  test.each([
    ['signed now', {}, 200],
    ['299 seconds old', { off: -299 }, 200],
    ['301 seconds old', { off: -301 }, 401],
    ['of the future', { off: 302 }, 401],
    ['signed by somebody else', { secret: 'another-signing-secret' }, 401],
    ['changed on the way', { tamper: true }, 401],
  ] satisfies [string, Post, number][])('a webhook %s', async (_, post, status) => {
    const answer = await platform.receive!(hook(hello, post))
    expect(answer.status).toBe(status)
    if (status === 200) expect(JSON.parse(String(answer.body))).toEqual({ challenge: 'c-1' })
  })

  test.each(['x-slack-signature', 'x-slack-request-timestamp'])('without %s', async (name) => {
    const request = hook(hello)
    const { [name]: _, ...headers } = request.headers
    expect((await platform.receive!({ ...request, headers })).status).toBe(401)
  })

  test('what is not JSON, and what is not a POST', async () => {
    expect((await platform.receive!(hook('x', { how: 'json' }))).status).toBe(400)
    expect((await platform.receive!({ ...hook(hello), method: 'GET' })).status).toBe(404)
  })

  test('without a signing secret there are no webhooks, whoever signs', async () => {
    const closed = openSlack({ botToken: BOT.token, appToken: 'xapp-none', apiUrl: server.api })
    void closed.start(stubHost())
    await expect.poll(async () => (await closed.receive!(hook(hello))).status).toBe(404)
    await closed.stop()
  })
})

/** Nothing: acknowledged, but nobody said anything to us. */
const heard: Readonly<Record<string, object | undefined>> = {
  'message-im': {
    event: 'Ev01',
    place: {
      kind: 'direct',
      address: { channel: 'D0WANG', thread: '1772000000.000100', message: '1772000000.000100' },
    },
    content: { kind: 'text', text: '下周三请一天年假' },
  },
  'message-thread': {
    event: 'Ev02',
    place: {
      kind: 'direct',
      address: { channel: 'D0WANG', thread: '1772000000.000100', message: '1772000060.000100' },
    },
    content: { kind: 'text', text: '改成周四' },
  },
  'message-changed': undefined,
  'message-bot': undefined,
  'app-mention': {
    event: 'Ev05',
    place: { kind: 'group', address: { channel: 'C0GENERAL', thread: '1772000085.000100' } },
    content: {
      kind: 'text',
      text: '转交给 @李强 & 抄送 hr@acme.example，见 请假制度 (https://wiki.acme.example/leave)',
    },
  },
  'voice-clip': {
    content: {
      kind: 'voice',
      transcript: '下周三请一天年假',
      locale: 'zh-CN',
      audio: { name: 'audio_message.m4a', type: 'audio/mp4', size: 40_312 },
    },
  },
  'voice-clip-early': { content: { kind: 'voice', audio: { type: 'audio/webm' } } },
  'file-share': {
    content: {
      kind: 'text',
      text: '打车报销 86 元',
      files: [{ name: '发票.pdf', type: 'application/pdf', size: 90_112, ref: { id: 'F0PDF' } }],
    },
  },
  'file-gone': { content: { kind: 'unreadable', what: 'file' } },
  'home-opened': undefined,
  'messages-opened': { event: 'opened:T0001:U0WANG', content: { kind: 'opened' } },
  'link-shared': undefined,
  'entity-details': undefined,
  'app-uninstalled': undefined,
  'tokens-revoked': undefined,
  'slash-command': {
    event: 'command:13345224609.738474920.8088930838d88f008e0',
    place: { kind: 'group', address: { channel: 'C0GENERAL' } },
    content: { kind: 'text', text: '下周三请一天年假' },
  },
  'message-shortcut': {
    place: { kind: 'direct', address: {} },
    content: { kind: 'text', text: '会议室投影仪坏了' },
  },
  'block-actions': {
    place: { kind: 'direct', address: { channel: 'D0WANG', thread: '1772000000.000100' } },
    content: { kind: 'press', button: 'b-approve' },
  },
  feedback: { content: { kind: 'press', button: 'b-not-useful' } },
  'foreign-mention': undefined,
  'other-workspace': undefined,
}

describe('what is heard', () => {
  test('every recorded shape has its line here, and names its source', () => {
    expect(Object.keys(fixtures).toSorted()).toEqual(Object.keys(heard).toSorted())
    for (const { source } of Object.values(fixtures)) expect(source.length).toBeGreaterThan(20)
  })

  test.each(Object.entries(heard))('%s', async (name, expected) => {
    const answer = await send(name)
    expect(answer.status).toBe(200)
    expect(host.heard).toHaveLength(expected ? 1 : 0)
    if (expected) {
      expect(host.heard[0]).toMatchObject(expected)
      expect(host.heard[0]!.account).toEqual({ platform: 'slack', workspace: 'T0001', user: 'U0WANG' })
    }
  })

  test('a clip that is not transcribed yet has no transcript, not an empty one', async () => {
    const again = structuredClone(fixtures['voice-clip-early']!)
    again.payload['event_id'] = 'Ev07b'
    await platform.receive!(hook(again.payload))
    expect(host.heard[0]!.content).not.toHaveProperty('transcript')
  })

  test('names that Slack does not tell in time are left as they are', async () => {
    server.wrong('hang', 'users.info')
    const mention = structuredClone(fixtures['app-mention']!)
    mention.payload['event_id'] = 'Ev05b'
    ;(mention.payload['event'] as { text: string }).text = '<@U0BOT> 转交给 <@U0GONE>'
    await platform.receive!(hook(mention.payload))
    expect(host.heard[0]!.content).toEqual({ kind: 'text', text: '转交给 @U0GONE' })
  })
})

describe('when it is acknowledged', () => {
  test('what could not be stored is left for Slack to send again', async () => {
    fail = new Error('the database is away')
    const again = structuredClone(fixtures['message-im']!)
    again.payload['event_id'] = 'Ev01c'
    expect((await platform.receive!(hook(again.payload))).status).toBe(503)
    expect((await send('block-actions')).status).toBe(503)
    expect((await send('slash-command')).status).toBe(503)
    fail = undefined
    expect((await platform.receive!(hook(again.payload))).status).toBe(200)
    expect(host.heard.map((h) => h.event)).toEqual(['Ev01c'])
  })

  test('sent again by Slack it is acknowledged again, and stored once', async () => {
    const again = structuredClone(fixtures['message-im']!)
    again.payload['event_id'] = 'Ev01d'
    const statuses = await Promise.all([1, 2, 3].map(async () => (await platform.receive!(hook(again.payload))).status))
    expect(statuses).toEqual([200, 200, 200])
    expect(host.heard).toHaveLength(1)
  })

  test('not started, or stopped: come again', async () => {
    const idle = openSlack({ botToken: BOT.token, signingSecret: SIGNING_SECRET, apiUrl: server.api })
    expect((await idle.receive!(hook({ type: 'url_verification' }))).status).toBe(503)
  })
})
