// Who reads along in a Teams channel or group chat, by its roster: no guest, nobody of another company, or nothing is answered there.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTeams } from '../../src/adapters/teams/teams.ts'
import type { Card } from '../../src/chat/card.ts'
import { AAD, openRig, type TeamsRig } from '../kit/teams-rig.ts'
import { APP, TENANT } from '../kit/teams-server.ts'
import { stubHost, type StubHost } from './platform.ts'

let host: StubHost
let rig: TeamsRig
beforeEach(async () => {
  host = stubHost()
  rig = await openRig(host, (server) =>
    openTeams({
      appId: APP,
      appSecret: 'the-secret-of-the-bot',
      tenantId: TENANT,
      serviceUrl: server.serviceUrl,
      trust: { openIdUrl: server.openIdUrl, hosts: [server.host] },
    }),
  )
})
afterEach(() => rig.close())

const THREAD = '19:channel@thread.tacv2;messageid=1'
const account = { platform: 'teams' as const, workspace: TENANT, user: AAD }
const member = (n: number, over: object = {}) => ({ id: `29:${n}`, tenantId: TENANT, userRole: 'user', ...over })
async function asked(over: Record<string, unknown> = {}) {
  await rig.call({
    id: `m${host.heard.length}`,
    text: '婚假有几天',
    conversation: { id: THREAD, conversationType: 'channel', isGroup: true, tenantId: TENANT },
    channelData: { tenant: { id: TENANT }, team: { id: '19:team' }, channel: { id: '19:channel@thread.tacv2' } },
    ...over,
  })
  return host.heard.at(-1)!.place.address
}
const onlyColleagues = async (over?: Record<string, unknown>) =>
  rig.platform.groups!.onlyColleagues(account, await asked(over))

describe('nothing is answered', () => {
  test('in a channel that is shared, whoever its team has', async () => {
    const channel = { id: '19:channel@thread.tacv2', type: 'shared' }
    const channelData = { tenant: { id: TENANT }, team: { id: '19:team' }, channel }
    expect(await onlyColleagues({ channelData })).toBe(false)
    expect(rig.server.rosters).toEqual([])
  })

  test.each([
    ['a guest', { userRole: 'guest' }],
    ['a guest by their login', { userPrincipalName: 'x_else#EXT#@example.com' }],
    ['somebody of another company', { tenantId: 'another' }],
    ['somebody without a company', { tenantId: undefined }],
    ['an anonymous visitor of a meeting', { userRole: 'anonymous' }],
    ['somebody of whom Teams does not say what they are', { userRole: undefined }],
  ])('where %s is in the channel, or in its team', async (_, over) => {
    for (const roster of ['19:channel@thread.tacv2', '19:team']) {
      rig.server.groups.set(roster, [member(1), member(2, over)])
      expect(await onlyColleagues()).toBe(false)
      rig.server.groups.set(roster, [member(1)])
    }
    expect(await onlyColleagues()).toBe(true)
  })

  test('where the second page has a guest, nor where nobody is told of', async () => {
    const many = Array.from({ length: 700 }, (_, n) => member(n))
    rig.server.groups.set('19:team', [...many, member(701, { userRole: 'guest' })])
    expect(await onlyColleagues()).toBe(false)
    rig.server.groups.set('19:team', many)
    expect(await onlyColleagues()).toBe(true)
    rig.server.groups.set('19:team', [])
    expect(await onlyColleagues()).toBe(false)
  })

  test('where we may not look; while Teams is away it is asked again', async () => {
    const address = await asked()
    rig.server.failing.push({ status: 403, code: 'BotNotInConversationRoster' })
    expect(await rig.platform.groups!.onlyColleagues(account, address)).toBe(false)
    rig.server.failing.push({ status: 503 })
    await expect(rig.platform.groups!.onlyColleagues(account, address)).rejects.toMatchObject({ code: 'unavailable' })
  })
})

test('a group chat has a roster of its own', async () => {
  const conversation = { id: '19:chat@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: TENANT }
  rig.server.groups.set('19:chat@thread.v2', [member(1)])
  expect(await onlyColleagues({ conversation, channelData: { tenant: { id: TENANT } } })).toBe(true)
  expect(rig.server.rosters).toEqual(['19:chat@thread.v2'])
})

test('the answer stands in the thread of the question, marked as made by a machine, with nothing to press', async () => {
  const card: Card = { title: '公司文档里写着', tone: 'info', blocks: [{ block: 'text', text: '十天' }], buttons: [] }
  await rig.platform.groups!.answer(account, await asked(), { card }, 'k1')
  const [posted] = rig.server.posted
  expect(posted?.conversation).toBe(THREAD)
  expect(JSON.stringify(posted?.activity['entities'])).toContain('AIGeneratedContent')
  expect(JSON.stringify(posted?.activity)).not.toMatch(/Action\.(Execute|Submit)/)
})
