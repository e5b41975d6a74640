// Slack through the real web server and database: installed by OAuth, its token sealed, its webhooks answered, forgotten when removed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSlack } from '../../src/adapters/slack/platform.ts'
import type { ChatPlatform } from '../../src/chat/platform.ts'
import { SIGNING_SECRET, hook, type Post } from '../kit/slack-door.ts'
import { WANG, direct, event, wang } from '../kit/slack-rig.ts'
import { TEAM, openSlackServer, type SlackServer } from '../kit/slack-server.ts'
import { openDoor, type Door } from './http-door.ts'

let slack: SlackServer
let platform: ChatPlatform
let door: Door

beforeAll(async () => {
  slack = await openSlackServer()
  slack.users.set(WANG, { ...wang, profile: { email: 'wang.fang@chengjiang.example' } })
  platform = openSlack({
    signingSecret: SIGNING_SECRET,
    oauth: { clientId: '1.2', clientSecret: 'client-secret-value', workspaces: [TEAM] },
    apiUrl: slack.api,
  })
  door = await openDoor({}, { platforms: [platform], webAddress: 'https://yiju.example.com' })
})
afterAll(async () => {
  await platform.stop()
  await door.close()
  await slack.close()
})

/** Signed at the office's own time, which stands still. */
async function send(payload: unknown, post: Post = {}) {
  const off = Math.round(door.office.world.clock.now().epochMilliseconds / 1000 - Date.now() / 1000)
  const { headers, body } = hook(payload, { off, ...post })
  const answer = await door.call({ method: 'POST', url: '/hooks/slack/events', headers, payload: Buffer.from(body) })
  await door.office.settle()
  return answer.status
}
const shown = () => slack.messages.map((m) => slack.words(m)).join('\n')
const secrets = async () => JSON.stringify((await door.office.pool.query('select * from platform_secret')).rows)

test('installed through the browser, the token is kept sealed', async () => {
  const begun = await door.call({ method: 'GET', url: `/hooks/slack/install?team=${TEAM}` })
  expect(begun.status).toBe(302)
  const state = new URL(String(begun.headers['location'])).searchParams.get('state')!
  const url = `/hooks/slack/oauth?${new URLSearchParams({ code: `code-${TEAM}`, state }).toString()}`
  expect((await door.call({ method: 'GET', url })).status).toBe(400)
  const cookie = String(begun.headers['set-cookie']).split(';')[0]!
  const done = await door.call({ method: 'GET', url, headers: { cookie } })
  expect([done.status, done.headers['location']]).toEqual([302, expect.stringContaining('/app_redirect')])
  expect(await secrets()).toContain(TEAM)
  expect(await secrets()).not.toMatch(/xox/)
})

test('a signed webhook is heard and answered; byte for byte, or not at all', async () => {
  expect(await send(direct('下周三到周五请年假，回老家', 'E1'), { tamper: true })).toBe(401)
  expect(slack.messages).toEqual([])
  expect(await send(direct('下周三到周五请年假，回老家', 'E1'))).toBe(200)
  expect(await send(direct('下周三到周五请年假，回老家', 'E1'))).toBe(200)
  expect(shown().match(/请确认：请假/g)).toHaveLength(1)
})

test('removed in Slack, nothing of it is left', async () => {
  const { authorizations: _none, ...gone } = event('Eg', { type: 'app_uninstalled' })
  expect(await send({ ...gone, event_time: 4_000_000_000 })).toBe(200)
  expect(await secrets()).toBe('[]')
  expect(await send(direct('你好', 'E2'))).toBe(200)
  expect(shown()).not.toContain('说一句话')
})
