// Who reads along in a Slack channel: every member must be a full member of the company, or nothing is answered there.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/chat/card.ts'
import { WANG, openSlackRig, wang, type SlackRig } from '../kit/slack-rig.ts'
import { BOT, TEAM } from '../kit/slack-server.ts'
import { stubHost, type StubHost } from './platform.ts'

let host: StubHost
let rig: SlackRig
beforeEach(async () => {
  host = stubHost()
  rig = await openSlackRig(host)
})
afterEach(() => rig.close())

const general = () => rig.server.channels.get('C0GENERAL')!
const calls = (method: string) => rig.server.calls.filter((c) => c.method === method)
async function onlyColleagues() {
  await rig.mentions!('婚假有几天', `G${host.heard.length}`)
  return rig.platform.groups!.onlyColleagues(rig.account, host.heard.at(-1)!.place.address)
}

describe('nothing is answered', () => {
  test.each([
    ['shared with another company', { is_ext_shared: true, is_shared: true }],
    ['another company is invited to', { is_pending_ext_shared: true }],
    ['whose invitation is out', { pending_shared: ['T0ELSE'] }],
    ['whose connection is being made', { pending_connected_team_ids: ['T0ELSE'] }],
    ['shared in a way we do not know', { is_shared: true, is_org_shared: false }],
  ])('in a channel %s', async (_, info) => {
    Object.assign(general().info, info)
    expect(await onlyColleagues()).toBe(false)
  })

  test.each([
    ['a guest', { is_restricted: true }],
    ['a guest of one channel', { is_restricted: true, is_ultra_restricted: true }],
    ['somebody of another workspace', { team_id: 'T0ELSE' }],
    ['a stranger', { is_stranger: true }],
    ['somebody of whom Slack does not say where they belong', { team_id: undefined }],
  ])('where %s is a member', async (_, facts) => {
    rig.server.users.set('U0X', { ...wang, id: 'U0X', ...facts })
    general().members.push('U0X')
    expect(await onlyColleagues()).toBe(false)
  })

  test('where somebody is a member whom the workspace does not know, also one who came since we looked', async () => {
    expect(await onlyColleagues()).toBe(true)
    general().members.push('U0NEW')
    rig.server.users.set('U0NEW', { ...wang, id: 'U0NEW' })
    expect(await onlyColleagues()).toBe(false)
  })

  test.each([
    ['does not say who is there', { error: 'missing_scope' }, 'conversations.members'],
    ['does not say who is a guest', { error: 'missing_scope' }, 'users.list'],
    ['does not know the channel', { error: 'channel_not_found' }, 'conversations.info'],
  ] as const)('when Slack %s', async (_, wrong, method) => {
    rig.server.wrong(wrong, method)
    expect(await onlyColleagues()).toBe(false)
  })

  test('to a command, which nobody else in the channel has seen', async () => {
    await rig.server.envelope('slash_commands', {
      command: '/yiju', text: '婚假有几天', user_id: WANG, channel_id: 'C0GENERAL', team_id: TEAM, trigger_id: '1.2.c',
      response_url: `${rig.server.origin}/commands/T/1/x`,
    }) // prettier-ignore
    expect(host.heard[0]!.place.kind).toBe('group')
    expect(await rig.platform.groups!.onlyColleagues(rig.account, host.heard[0]!.place.address)).toBe(false)
  })
})

describe('where all are colleagues', () => {
  test('Slack being away is no answer: it is asked again', async () => {
    rig.server.wrong({ status: 503 }, 'conversations.members')
    await expect(onlyColleagues()).rejects.toMatchObject({ code: 'unavailable', retryable: true })
    expect(await onlyColleagues()).toBe(true)
  })

  test('a company of 2,500 is read in three pages, and not again for the next question; the members are', async () => {
    for (let n = 0; n < 2500; n += 1) rig.server.users.set(`U${n}`, { id: `U${n}`, team_id: TEAM, profile: {} })
    general().members = [BOT.user, ...Array.from({ length: 1200 }, (_, n) => `U${n}`)]
    expect(await onlyColleagues()).toBe(true)
    expect(await onlyColleagues()).toBe(true)
    expect(calls('users.list')).toHaveLength(3)
    expect(calls('conversations.members')).toHaveLength(4)
  })

  test('the answer stands in the thread once, without a look before it; doubted, it is found again', async () => {
    await onlyColleagues()
    const { address } = host.heard[0]!.place
    const card: Card = { title: '公司文档里写着', tone: 'info', blocks: [{ block: 'text', text: '十天' }], buttons: [] }
    await rig.platform.groups!.answer(rig.account, address, { card }, 'k1')
    expect(calls('conversations.replies')).toEqual([])
    await rig.platform.groups!.answer(rig.account, address, { card }, 'k1', true)
    expect(rig.server.messages).toHaveLength(1)
    expect(rig.server.messages[0]).toMatchObject({ channel: 'C0GENERAL', thread_ts: address['thread'] })
    expect(rig.server.ephemeral).toEqual([])
  })
})
