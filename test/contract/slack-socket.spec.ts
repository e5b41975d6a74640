// Socket Mode: a connection that comes back for ever, and loses nothing that was not stored.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSlack } from '../../src/adapters/slack/platform.ts'
import { direct, openSlackRig, wang, WANG, type SlackRig } from '../kit/slack-rig.ts'
import { APP_TOKEN, BOT, openSlackServer } from '../kit/slack-server.ts'
import { stubHost, type StubHost } from './platform.ts'

let host: StubHost
let rig: SlackRig
beforeEach(async () => {
  host = stubHost()
  rig = await openSlackRig(host)
})
afterEach(() => rig.close())

const connected = (ms = 8000) => expect.poll(() => rig.server.connections(), { timeout: ms }).toBe(1)

test.each(['polite', 'plug'] as const)('dropped (%s) it is back, and hears again', async (how) => {
  rig.server.drop(how)
  await expect.poll(() => rig.server.connections()).toBe(0)
  await connected()
  await expect.poll(async () => (await rig.platform.check()).find((c) => c.what === 'connection')?.state).toBe('works')
  await rig.says('我回来了', 'E1')
  expect(host.heard).toHaveLength(1)
})

test('a peer that goes silent is noticed and left', async () => {
  const opened = () => rig.server.calls.filter((c) => c.method === 'apps.connections.open').length
  rig.server.drop('silent')
  // Pings every five seconds; five unanswered are enough.
  await expect.poll(opened, { timeout: 55_000, interval: 500 }).toBeGreaterThan(1)
}, 60_000)

test('refused, unreachable, down: it goes on trying, and start does not wait for ever', async () => {
  const server = await openSlackServer()
  server.users.set(WANG, wang)
  for (const how of [{ error: 'invalid_auth' }, { status: 503 }, 'cut'] as const)
    server.wrong(how, 'apps.connections.open')
  const platform = openSlack({ botToken: BOT.token, appToken: APP_TOKEN, apiUrl: server.api })
  const other = stubHost()
  await platform.start(other)
  expect(server.connections()).toBe(0)
  await expect.poll(() => server.connections(), { timeout: 15_000 }).toBe(1)
  expect(other.lines.filter((line) => line.includes('trying again'))).toHaveLength(3)
  await platform.stop()
  await expect.poll(() => server.connections()).toBe(0)
  await server.close()
})

test('connections that are ended at once are tried more and more slowly', async () => {
  const opened = () => rig.server.calls.filter((c) => c.method === 'apps.connections.open').length
  rig.server.brief()
  rig.server.drop('plug')
  await new Promise((go) => setTimeout(go, 5000))
  expect(opened()).toBeGreaterThan(1)
  expect(opened()).toBeLessThan(7)
})

test('what could not be stored is not acknowledged; Slack sends it again and then it is', async () => {
  const { hear } = host
  host.hear = () => Promise.reject(new Error('the database is away'))
  const said = direct('一', 'E1')
  expect(await rig.server.envelope('events_api', said, 400)).toBeUndefined()
  host.hear = hear
  expect(await rig.server.envelope('events_api', said)).toBeDefined()
  expect(await rig.server.envelope('events_api', said)).toBeDefined()
  expect(host.heard).toHaveLength(1)
})

test('fifty messages at once are all acknowledged, each after it was stored', async () => {
  host.slow = 20
  const acks = await Promise.all(
    Array.from({ length: 50 }, (_, i) => rig.server.envelope('events_api', direct(`第${i}句`, `E${i}`))),
  )
  expect(acks.filter(Boolean)).toHaveLength(50)
  expect(new Set(host.heard.map((h) => h.event)).size).toBe(50)
})

test('stopped it says good-bye, at once even while it waits for the next try', async () => {
  await rig.platform.stop()
  await expect.poll(() => rig.server.connections()).toBe(0)
  const server = await openSlackServer()
  for (let i = 0; i < 9; i++) server.wrong({ status: 503 }, 'apps.connections.open')
  const platform = openSlack({ botToken: BOT.token, appToken: APP_TOKEN, apiUrl: server.api })
  await platform.start(stubHost())
  await platform.stop()
  const asked = server.calls.length
  await new Promise((go) => setTimeout(go, 1200))
  expect(server.calls).toHaveLength(asked)
  await server.close()
})
