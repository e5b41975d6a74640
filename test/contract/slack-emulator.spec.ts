// Slack as others understood it: the Web API, files, the home page, dialogs, OAuth and signed events of the emulator `emulate`.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSlack } from '../../src/adapters/slack/platform.ts'
import type { ChatPlatform, HookRequest } from '../../src/chat/platform.ts'
import { Fault } from '../../src/kernel/fault.ts'
import { emulatorIsHere, openEmulator, type Callback, type Emulator } from '../kit/slack-emulator.ts'
import { hook, SIGNING_SECRET } from '../kit/slack-door.ts'
import { fullCard, stubHost, type StubHost } from './platform.ts'

if (!emulatorIsHere) {
  test.skip('Slack emulator: NOT RUN, it is not fetched (npx tsx scripts/slack-emulator.ts fetches it)', () => {})
  console.warn('contract not run on the Slack emulator: it is not fetched (npx tsx scripts/slack-emulator.ts)')
}

const scopes = ['chat:write', 'im:history', 'im:write', 'users:read', 'users:read.email', 'files:read', 'files:write', 'channels:history', 'channels:read', 'im:read'] // prettier-ignore
const seed = {
  signing_secret: SIGNING_SECRET,
  strict_scopes: true,
  team: { name: 'Acme', domain: 'acme' },
  users: [{ name: 'wangfang', real_name: '王芳', email: 'wang.fang@acme.example' }],
  channels: [{ name: 'general' }],
  oauth_apps: [
    {
      client_id: '12345.67890',
      client_secret: 'client-secret-value',
      app_id: 'A000000001',
      name: 'Yiju',
      redirect_uris: ['https://yiju.example.com/hooks/slack/oauth'],
      scopes,
      bot_name: 'yiju',
      bot_id: 'B000000009',
      bot_user_id: 'U000000009',
    },
  ],
  tokens: [
    { token: 'xoxb-yiju', type: 'bot', user_id: 'U000000009', bot_id: 'B000000009', bot_user_id: 'U000000009', app_id: 'A000000001', scopes },
    { token: 'xoxp-wang', type: 'user', user: 'wangfang', scopes },
  ],
} // prettier-ignore

describe.skipIf(!emulatorIsHere)('the Slack emulator', () => {
  let slack: Emulator
  let platform: ChatPlatform
  let host: StubHost
  let team = ''
  let wang = ''

  beforeAll(async () => {
    slack = await openEmulator(seed)
    host = stubHost({ picture: async () => ({ type: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) }) })
    platform = openSlack({ botToken: 'xoxb-yiju', signingSecret: SIGNING_SECRET, apiUrl: slack.api })
    await platform.start(host)
    const me = await slack.call('xoxp-wang', 'auth.test')
    team = String(me['team_id'])
    wang = String(me['user_id'])
  })
  afterAll(async () => {
    await platform?.stop()
    await slack?.close()
  })

  const account = () => ({ platform: 'slack' as const, workspace: team, user: wang })
  const request = ({ body, headers }: Callback): HookRequest => ({
    method: 'POST',
    path: '/events',
    query: {},
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: Buffer.from(body),
  })

  test('who we are, and who she is', async () => {
    expect((await platform.check()).find((c) => c.what === 'SLACK_BOT_TOKEN')?.seen).toContain('Acme')
    expect(await platform.profile(account())).toEqual({ name: '王芳', email: 'wang.fang@acme.example' })
    expect(await platform.find!({ email: 'wang.fang@acme.example', staffId: 'w' })).toEqual(account())
    expect(await platform.find!({ email: 'nobody@acme.example', staffId: 'n' })).toBeUndefined()
  })

  test('a card reaches her direct messages, its picture too, and is changed where it stands', async () => {
    const { ref, address } = await platform.post({ account: account() }, { card: fullCard }, 'k1')
    const [channel, ts] = ref.split(':') as [string, string]
    const seen = async () => {
      const { messages } = (await slack.call('xoxp-wang', 'conversations.history', { channel })) as {
        messages: { ts: string; text: string; blocks: unknown }[]
      }
      return messages.filter((m) => m.ts === ts)
    }
    expect(address).toEqual({ channel })
    expect(JSON.stringify(await seen())).toMatch(/回老家看病[^]*slack_file/)
    expect((await seen())[0]!.text).toBe(fullCard.title)
    await platform.update(
      { account: account(), address: { channel } },
      ref,
      { card: { ...fullCard, subtitle: '已同意', buttons: [] } },
      'k2',
    )
    expect(await seen()).toHaveLength(1)
    expect(JSON.stringify(await seen())).toContain('已同意')
  })

  test('the same message given again after a doubtful attempt stands there once', async () => {
    const first = await platform.post({ account: account() }, { text: '只说一次' }, 'once')
    expect((await platform.post({ account: account() }, { text: '只说一次' }, 'once', true)).ref).toBe(first.ref)
  })

  test('she writes: the emulator signs the event, and it is heard; the answer stands in her thread', async () => {
    const { channel } = (await slack.call('xoxb-yiju', 'conversations.open', { users: wang })) as {
      channel: { id: string }
    }
    slack.callbacks.length = 0
    await slack.call('xoxp-wang', 'chat.postMessage', { channel: channel.id, text: '下周三请一天年假' })
    const [callback] = slack.callbacks
    expect(callback).toBeDefined()
    // The emulator leaves out what tells a direct message from others; Slack does not.
    const body = JSON.parse(callback!.body) as { event: Record<string, unknown> }
    const complete = body.event['channel_type'] === 'im'
    const answer = await platform.receive!(request(callback!))
    expect(answer.status).toBe(200)
    if (!complete) await platform.receive!(hook({ ...body, event: { ...body.event, channel_type: 'im' } }))
    expect(host.heard.at(-1)).toMatchObject({ account: account(), content: { kind: 'text', text: '下周三请一天年假' } })
    const { place } = host.heard.at(-1)!
    await platform.post({ account: account(), address: place.address }, { text: '好的' }, 'k3')
    const replies = await slack.call('xoxp-wang', 'conversations.replies', {
      channel: channel.id,
      ts: place.address['thread'],
    })
    expect(JSON.stringify(replies)).toContain('好的')
  })

  test('a forged copy of that event is refused', async () => {
    const [callback] = slack.callbacks
    const forged = { ...callback!, body: callback!.body.replace('年假', '事假') }
    expect((await platform.receive!(request(forged))).status).toBe(401)
  })

  test('her home page is published', async () => {
    host.home = async () => [fullCard]
    const opened = { type: 'app_home_opened', user: wang, channel: 'D1', tab: 'home' }
    await platform.receive!(hook({ type: 'event_callback', team_id: team, event_id: 'Eh1', event: opened }))
    await expect
      .poll(async () => (await fetch(new URL('/?tab=views', slack.api))).text())
      .not.toContain('No App Home views have been published')
    expect(host.lines.join('\n')).not.toContain('left undone')
  })

  test('a button that asks opens a real dialog of the emulator, once a trigger', async () => {
    const { trigger_id } = await slack.call('xoxb-yiju', 'views.generateTriggerId', { user_id: wang })
    await platform.post({ account: account() }, { card: fullCard }, 'k4')
    const value = JSON.stringify({
      id: 'b1',
      ask: { kind: 'text', label: '理由', required: true, max: 500 },
      words: ['发送', '取消', ''],
    })
    const press = {
      type: 'block_actions', team: { id: team }, user: { id: wang, team_id: team }, trigger_id, channel: { id: 'D1' },
      actions: [{ type: 'button', action_id: 'press:1', text: { type: 'plain_text', text: '拒绝' }, value, action_ts: '1.2' }],
    } // prettier-ignore
    const before = host.heard.length
    expect((await platform.receive!(hook(press, { how: 'payload' }))).status).toBe(200)
    expect(host.heard).toHaveLength(before)
    // The same trigger again: the emulator refuses it, as Slack does, and the press counts as it is.
    await platform.receive!(hook(press, { how: 'payload' }))
    expect(host.heard.at(-1)!.content).toEqual({ kind: 'press', button: 'b1' })
  })

  test('a file she uploads can be read; one of somebody else’s server cannot', async () => {
    const { upload_url, file_id } = await slack.call('xoxp-wang', 'files.getUploadURLExternal', {
      filename: 'a.txt',
      length: 5,
    })
    await fetch(String(upload_url), { method: 'POST', body: 'hello' })
    const { channel } = (await slack.call('xoxb-yiju', 'conversations.open', { users: wang })) as {
      channel: { id: string }
    }
    await slack.call('xoxp-wang', 'files.completeUploadExternal', { files: [{ id: file_id }], channel_id: channel.id })
    const file = { name: 'a.txt', type: 'text/plain', ref: { id: file_id } }
    const read = await platform.fetch(account(), file, 1000)
    expect(new TextDecoder().decode(read.bytes)).toBe('hello')
    await expect(platform.fetch(account(), file, 3)).rejects.toMatchObject({ code: 'too-large' })
  })

  test('somebody it does not know cannot be reached', async () => {
    const fault = await platform
      .post({ account: { ...account(), user: 'U0NOBODY' } }, { text: 'x' }, 'k')
      .catch((e: unknown) => e)
    expect(fault).toBeInstanceOf(Fault)
    expect(fault).toMatchObject({ retryable: false })
  })

  test('the whole installation by OAuth, through the emulator’s own page', async () => {
    const many = openSlack({
      signingSecret: SIGNING_SECRET,
      oauth: { clientId: '12345.67890', clientSecret: 'client-secret-value', workspaces: [team] },
      apiUrl: slack.api,
    })
    const kept = stubHost()
    await many.start(kept)
    const begun = await many.receive!({
      method: 'GET',
      path: '/install',
      query: {},
      headers: {},
      body: new Uint8Array(),
    })
    const page = await (await fetch(begun.headers!['location']!)).text()
    const field = (name: string) =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const chosen = await fetch(new URL('/oauth/v2/authorize/callback', slack.api), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(
        ['user_id', 'redirect_uri', 'scope', 'user_scope', 'state', 'client_id'].map((n) => [n, field(n)]),
      ),
    })
    const back = new URL(chosen.headers.get('location')!)
    expect(back.origin + back.pathname).toBe('https://yiju.example.com/hooks/slack/oauth')
    const done = await many.receive!({
      method: 'GET',
      path: '/oauth',
      query: Object.fromEntries(back.searchParams),
      headers: { cookie: begun.headers!['set-cookie']!.split(';')[0]! },
      body: new Uint8Array(),
    })
    expect(done.status).toBe(302)
    await many.post({ account: account() }, { text: '装好了' }, 'k9')
    await many.stop()
  })
})
