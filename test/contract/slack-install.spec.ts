// Many workspaces in one Slack app: installed by OAuth where it is allowed, tokens renewed once however many ask, forgotten when removed.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSlack } from '../../src/adapters/slack/platform.ts'
import type { ChatPlatform, HookRequest } from '../../src/chat/platform.ts'
import { createClock } from '../../src/kernel/clock.ts'
import { hook, SIGNING_SECRET } from '../kit/slack-door.ts'
import { event, wang, WANG } from '../kit/slack-rig.ts'
import { openSlackServer, type SlackServer } from '../kit/slack-server.ts'
import { stubHost, type StubHost } from './platform.ts'

let server: SlackServer
let host: StubHost
let platform: ChatPlatform
const clock = createClock(new Date().toISOString())
const config = () => ({
  signingSecret: SIGNING_SECRET,
  oauth: { clientId: '1.2', clientSecret: 'client-secret-value', workspaces: ['T0A', 'T0B'] },
  apiUrl: server.api,
})

beforeEach(async () => {
  server = await openSlackServer()
  server.users.set(WANG, { ...wang, team_id: 'T0A' })
  clock.set(new Date().toISOString())
  host = stubHost({ now: () => clock.now() })
  // One at a time, as the real host does it.
  const { change } = host.secrets
  let line: Promise<unknown> = Promise.resolve()
  host.secrets.change = (workspace, next) => {
    const done = line.then(() => change(workspace, next))
    line = done.catch(() => {})
    return done
  }
  platform = openSlack(config())
  await platform.start(host)
})
afterEach(async () => {
  await platform.stop()
  await server.close()
})

const get = (path: string, query: Record<string, string> = {}, cookie = ''): HookRequest => ({
  method: 'GET',
  path,
  query,
  headers: cookie ? { cookie } : {},
  body: new Uint8Array(),
})

async function begin() {
  const { status, headers } = await platform.receive!(get('/install', { team: 'T0A' }))
  expect(status).toBe(302)
  const to = new URL(headers!['location']!)
  return { to, state: to.searchParams.get('state')!, cookie: headers!['set-cookie']!.split(';')[0]! }
}
async function install(team: string) {
  const { state, cookie } = await begin()
  return platform.receive!(get('/oauth', { code: `code-${team}`, state }, `other=1; ${cookie}`))
}
const account = (workspace: string) => ({ platform: 'slack' as const, workspace, user: WANG })
const calls = (method: string) => server.calls.filter((c) => c.method === method)
const says = (team: string, id: string) =>
  platform.receive!(
    hook(
      event(
        id,
        { type: 'message', channel: 'D0', channel_type: 'im', user: WANG, text: '你好', ts: '1.2', team },
        team,
      ),
    ),
  )

test('Slack is asked for the least: every scope is one the manifest names, and the way back is ours', async () => {
  const { to } = await begin()
  expect(to.origin).toBe(server.origin)
  expect(to.searchParams.get('redirect_uri')).toBe('https://yiju.example.com/hooks/slack/oauth')
  expect(to.searchParams.get('scope')!.split(',')).toContain('im:history')
  expect(to.searchParams.get('scope')).not.toMatch(/channels:history|groups:history|admin|users:write/)
})

test('installed, its people are heard and answered with its own token', async () => {
  expect((await says('T0A', 'E1')).status).toBe(200)
  expect(host.heard).toEqual([])
  const answer = await install('T0A')
  expect(answer.status).toBe(302)
  expect(answer.headers!['location']).toContain('/app_redirect?app=A0001&team=T0A')
  await says('T0A', 'E2')
  expect(host.heard.map((h) => h.account.workspace)).toEqual(['T0A'])
  await platform.post({ account: account('T0A') }, { text: '您好' }, 'k1')
  expect(calls('chat.postMessage')[0]!.token).toMatch(/^xoxe\.xoxb-1-T0A/)
})

test('two workspaces keep apart', async () => {
  await install('T0A')
  await install('T0B')
  await platform.post({ account: account('T0A') }, { text: 'A' }, 'k1')
  await platform.post({ account: account('T0B') }, { text: 'B' }, 'k2')
  expect(calls('chat.postMessage').map((c) => c.token.split('-')[2])).toEqual(['T0A', 'T0B'])
  await expect(platform.post({ account: account('T0C') }, { text: 'C' }, 'k3')).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await platform.find!({ email: 'wang.fang@acme.example', staffId: 'w' })).toEqual(account('T0A'))
})

test('a workspace that is not listed is refused, by name, and nothing of it is kept', async () => {
  const answer = await install('T0EVIL')
  expect(answer.status).toBe(403)
  expect(answer.body).toContain('T0EVIL (Acme)')
  expect(await host.secrets.read('T0EVIL')).toBeUndefined()
})

test('a way back that did not begin here, is too old, or belongs to another browser is refused', async () => {
  const { state, cookie } = await begin()
  const back = (query: Record<string, string>, from = cookie) => platform.receive!(get('/oauth', query, from))
  expect((await back({ code: 'code-T0A' })).status).toBe(400)
  expect((await back({ code: 'code-T0A', state: state.replace(/.$/, '0') + '0' })).status).toBe(400)
  expect((await back({ code: 'code-T0A', state }, 'yiju_slack_install=0123')).status).toBe(400)
  expect((await back({ state, error: 'access_denied' })).status).toBe(400)
  clock.advance({ minutes: 11 })
  expect((await back({ code: 'code-T0A', state })).status).toBe(400)
  expect(calls('oauth.v2.access')).toEqual([])
})

test('a token that will soon be over is renewed once, however many ask at once', async () => {
  await install('T0A')
  clock.advance({ hours: 11, minutes: 30 })
  await Promise.all(
    Array.from({ length: 8 }, (_, i) => platform.profile({ ...account('T0A'), user: i % 2 ? WANG : 'U0X' })),
  )
  expect(calls('oauth.v2.access').filter((c) => c.args['grant_type'] === 'refresh_token')).toHaveLength(1)
  clock.advance({ hours: 11, minutes: 30 })
  await platform.profile(account('T0A'))
  expect(calls('oauth.v2.access').filter((c) => c.args['grant_type'] === 'refresh_token')).toHaveLength(2)
})

test('what people say is acknowledged without waiting for a new token', async () => {
  await install('T0A')
  clock.advance({ hours: 11, minutes: 30 })
  server.wrong('hang', 'oauth.v2.access')
  const off = Math.round(clock.now().epochMilliseconds / 1000 - Date.now() / 1000)
  const said = { type: 'message', channel: 'D0', channel_type: 'im', user: WANG, text: '你好', ts: '1.2' }
  expect((await platform.receive!(hook(event('E1', said, 'T0A'), { off }))).status).toBe(200)
  expect(host.heard).toHaveLength(1)
})

test('a second process takes the token the first one has renewed', async () => {
  await install('T0A')
  const second = openSlack(config())
  await second.start(host)
  clock.advance({ hours: 11, minutes: 30 })
  await Promise.all([platform, second].map((p) => p.profile(account('T0A'))))
  expect(calls('oauth.v2.access').filter((c) => c.args['grant_type'] === 'refresh_token')).toHaveLength(1)
  await second.stop()
})

test('one that expired before its time is renewed and the call made again', async () => {
  await install('T0A')
  server.wrong({ error: 'token_expired' }, 'users.info')
  expect(await platform.profile(account('T0A'))).toMatchObject({ name: '王芳' })
  expect(calls('users.info')).toHaveLength(2)
  expect(calls('users.info')[0]!.token).not.toBe(calls('users.info')[1]!.token)
})

test('without a refresh that works it is a fault that waits for the administrator, not a loop', async () => {
  await install('T0A')
  server.refreshes.clear()
  clock.advance({ hours: 11, minutes: 30 })
  await expect(platform.profile(account('T0A'))).rejects.toMatchObject({ code: 'unavailable', retryable: true })
  expect(calls('oauth.v2.access').length).toBeLessThan(4)
})

test.each([
  ['removed', { type: 'app_uninstalled' }],
  ['revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } }],
])('%s, its token is forgotten and its people are heard no more', async (_, inner) => {
  await install('T0A')
  const { authorizations: _none, ...gone } = event('Eg', inner, 'T0A')
  const later = Math.floor(clock.now().epochMilliseconds / 1000) + 60
  // One that Slack sent before this installation changes nothing.
  await platform.receive!(hook({ ...gone, event_id: 'Eg0', event_time: later - 7200 }))
  await says('T0A', 'E1')
  expect(host.heard).toHaveLength(1)
  expect((await platform.receive!(hook({ ...gone, event_time: later }))).status).toBe(200)
  expect((await says('T0A', 'E2')).status).toBe(200)
  expect(host.heard).toHaveLength(1)
  expect(await host.secrets.read('T0A')).toBeUndefined()
})

test('only somebody’s personal token was revoked: the app stays', async () => {
  await install('T0A')
  const { authorizations: _none, ...gone } = event(
    'Eg',
    { type: 'tokens_revoked', tokens: { oauth: [WANG], bot: [] } },
    'T0A',
  )
  await platform.receive!(hook({ ...gone, event_time: 4_000_000_000 }))
  expect(await host.secrets.read('T0A')).toBeDefined()
})

test('installed for a whole enterprise, all its workspaces are one', async () => {
  await platform.stop()
  platform = openSlack({ ...config(), oauth: { ...config().oauth, workspaces: ['E0X'] } })
  await platform.start(host)
  await host.secrets.change('E0X', async () => ({
    token: 'xoxb-org', installedAt: 0, botUser: 'U0BOT', enterprise: 'E0X', wholeEnterprise: true,
  })) // prettier-ignore
  server.tokens.set('xoxb-org', { team: 'T0A', enterprise: 'E0X', whole: true })
  const said = event(
    'E1',
    { type: 'message', channel: 'D0', channel_type: 'im', user: WANG, text: '你好', ts: '1.2' },
    'T0A',
  )
  const authorizations = [
    { enterprise_id: 'E0X', team_id: null, user_id: 'U0BOT', is_bot: true, is_enterprise_install: true },
  ]
  await platform.receive!(hook({ ...said, enterprise_id: 'E0X', authorizations }))
  expect(host.heard[0]!.account.workspace).toBe('E0X')
})

test('the doctor: which workspaces are in, and the link for those that are not', async () => {
  await install('T0A')
  const checks = await platform.check()
  expect(checks.map((c) => `${c.what} ${c.state}`)).toEqual([
    'workspace T0A works',
    'workspace T0B missing',
    'events works',
  ])
  expect(checks[1]!.next).toContain('https://yiju.example.com/hooks/slack/install?team=T0B')
})

test('no secret of an installation reaches the log', async () => {
  await install('T0A')
  await install('T0EVIL')
  server.refreshes.clear()
  clock.advance({ hours: 11, minutes: 30 })
  await platform.profile(account('T0A')).catch(() => {})
  const log = host.lines.join('\n')
  expect(log).toContain('slack: installed')
  expect(log).not.toMatch(/xox|client-secret-value|code-T0/)
})
