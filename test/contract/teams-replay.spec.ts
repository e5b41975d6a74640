// Activities recorded from a client of Microsoft, word for word, and what is heard of each.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTeams } from '../../src/adapters/teams/teams.ts'
import type { ChatPlatform } from '../../src/chat/platform.ts'
import recorded from '../replay/teams/playground.json' with { type: 'json' }
import { stubHost, type StubHost } from './platform.ts'

const wang = {
  platform: 'teams',
  workspace: '00000000-0000-0000-0000-000000000001',
  user: '0000000a-0000-0000-0000-000000000020',
}
const personal = {
  serviceUrl: 'http://localhost:56161/_connector',
  conversation: 'personal-wang-fang',
  user: 'wang-fang',
}

let host: StubHost
let teams: ChatPlatform
beforeEach(async () => {
  host = stubHost()
  teams = openTeams({ development: 'anonymous' })
  await teams.start(host)
})
afterEach(() => teams.stop())

const replay = (activity: unknown) =>
  teams.receive!({
    method: 'POST',
    path: '/messages',
    query: {},
    headers: {},
    body: new TextEncoder().encode(JSON.stringify(activity)),
  })

const HEARD: { [name in keyof typeof recorded.activities]: unknown } = {
  'installed in the personal chat': { place: { kind: 'direct', address: personal }, content: { kind: 'opened' } },
  'added to the personal chat': { place: { kind: 'direct', address: personal }, content: { kind: 'opened' } },
  'a sentence in the personal chat': {
    place: { kind: 'direct', address: personal },
    content: { kind: 'text', text: '下周三请年假' },
  },
  'a button pressed': {
    place: { kind: 'direct', address: personal },
    content: { kind: 'press', button: 'aedcf7f77bd843b46bee67492823fb65' },
  },
  'added to a team': undefined,
  'a mention in a channel': {
    place: { kind: 'group', address: { conversation: 'team-id;messageid=1795677959525', user: 'wang-fang' } },
    content: { kind: 'text', text: '下周五请年假' },
  },
}

test.each(Object.entries(recorded.activities))('%s', async (name, activity) => {
  expect((await replay(activity)).status).toBe(200)
  const expected = HEARD[name as keyof typeof HEARD]
  expect(host.heard).toHaveLength(expected ? 1 : 0)
  if (expected) expect(host.heard[0]).toMatchObject({ account: wang, ...(expected as object) })
})

test('told again, each is the same event', async () => {
  for (const activity of Object.values(recorded.activities)) await replay(activity)
  const before = host.heard.length
  for (const activity of Object.values(recorded.activities)) await replay(activity)
  expect(host.heard).toHaveLength(before)
  // Installed and added are one.
  expect(before).toBe(4)
})
