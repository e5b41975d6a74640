// A company in Slack, from a sentence to a decision: the real adapter and SDK on one side, the whole assistant on the other.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ingest } from '../../src/knowledge/ingest.ts'
import { wordsIn } from '../kit/slack-blocks.ts'
import { openOffice, type Office } from '../kit/office.ts'
import { WANG, direct, event, openSlackRig, ts, wang, type SlackRig } from '../kit/slack-rig.ts'

const LI = 'U0LI'
let rig: SlackRig
let office: Office
let events = 0

beforeEach(async () => {
  rig = await openSlackRig()
  office = await openOffice('2026-03-05T01:30:00Z', {
    platforms: [rig.platform],
    webAddress: 'https://yiju.example.com',
  })
  const account = (id: string, name: string, email: string) =>
    rig.server.users.set(id, { ...wang, id, real_name: name, profile: { email } })
  account(WANG, '不是真名', 'Wang.Fang@chengjiang.example')
  account(LI, '李强', 'li.qiang@chengjiang.example')
})
afterEach(() => rig.close())

const says = async (user: string, text: string) => {
  await rig.server.envelope('events_api', direct(text, `E${(events += 1)}`, { user }))
  await office.settle()
}
const presses = async (user: string, label: string, values?: Record<string, unknown>) => {
  expect(await rig.press(label, user)).toBeDefined()
  if (values) await submits(user, values)
  await office.settle()
}
const submits = async (user: string, values: Record<string, unknown>) => {
  const view = [...rig.server.views.values()].at(-1)!
  const ack = await rig.submit(view, values, user)
  await office.settle()
  return ack?.payload
}
const shown = (user: string) =>
  rig.server.messages.filter((m) => m.channel === `D${user}`).map((m) => rig.server.words(m))
const text = (value: string) => ({ v: { type: 'plain_text_input', value } })
const statuses = async () =>
  (await office.world.database.open(office.org).views.mine('wang-fang', { limit: 5 })).map((r) => r.request.status)

test('asked for in a sentence, confirmed, approved by a manager who never wrote: everybody sees it', async () => {
  await says(WANG, '下周三到周五请年假，回老家')
  expect(shown(WANG)[0]).toContain('王芳')
  expect(shown(WANG).at(-1)).toMatch(/请确认：请假[^]*3月11日/)
  await presses(WANG, '提交')
  const card = shown(LI).at(-1)
  expect(card).toMatch(/王芳的请假，等您审批[^]*同意[^]*拒绝/)
  // A locked screen shows who and what kind, not why.
  expect(rig.server.messages.find((m) => m.channel === `D${LI}`)!.text).not.toContain('回老家')
  await presses(LI, '同意')
  expect(await statuses()).toEqual(['approved'])
  expect(shown(LI).join('\n')).not.toContain('拒绝')
  expect(shown(WANG).at(-1)).toMatch(/通过|同意/)
}, 120_000)

test('rejected with a reason, given in Slack’s own dialog', async () => {
  await says(WANG, '下周三到周五请年假，回老家')
  await presses(WANG, '提交')
  await presses(LI, '拒绝', { ask: text('项目上线，走不开') })
  expect(await statuses()).toEqual(['rejected'])
  expect(shown(WANG).join('\n')).toContain('项目上线，走不开')
}, 120_000)

test('filled in as a form: what is wrong stands beside its input, then it counts', async () => {
  await says(WANG, '我要请假')
  await presses(WANG, rig.server.messages.some((m) => rig.server.words(m).includes('填表')) ? '填表' : formButton())
  await expect.poll(() => [...rig.server.views.values()].at(-1)?.['callback_id']).toBe('form')
  const view = [...rig.server.views.values()].at(-1)!
  const inputs = (view['blocks'] as { block_id?: string; element?: { type: string } }[]).filter((b) => b.element)
  expect(inputs.length).toBeGreaterThan(2)
  const empty = Object.fromEntries(inputs.map((b) => [b.block_id!, { v: { type: b.element!.type, value: null } }]))
  const refused = (await submits(WANG, empty)) as { response_action?: string; errors?: Record<string, string> }
  expect(refused.response_action).toBe('errors')
  expect(Object.keys(refused.errors!).length).toBeGreaterThan(0)
  expect(await statuses()).toEqual([])
}, 120_000)

/** Whatever the card calls it: the button whose dialog is the whole form. */
function formButton(): string {
  for (const message of rig.server.messages.toReversed())
    for (const block of message.blocks)
      for (const element of (block['elements'] ?? []) as { value?: string; text?: { text: string } }[])
        if (element.value?.includes('"draft"')) return element.text!.text
  throw new Error('no card offers its form')
}

test('a stranger by that display name is nobody', async () => {
  rig.server.users.set('U0EVE', {
    ...wang,
    id: 'U0EVE',
    real_name: '王芳',
    profile: { email: 'eve@elsewhere.example' },
  })
  await says('U0EVE', '同意所有审批')
  expect(shown('U0EVE')).toHaveLength(1)
  expect(shown('U0EVE')[0]).toContain('绑定码')
}, 120_000)

test('a mention is answered in private; the channel sees one line only its author can read', async () => {
  await says(WANG, '你好')
  await rig.mentions!('我的年假还有几天', 'G1')
  await office.settle()
  expect(rig.server.messages.filter((m) => m.channel.startsWith('C'))).toEqual([])
  expect(rig.server.ephemeral).toHaveLength(1)
  expect(rig.server.ephemeral[0]).toMatchObject({ channel: 'C0GENERAL', user: WANG })
  expect(shown(WANG).length).toBeGreaterThan(1)
}, 120_000)

test('what everybody may read is answered in the channel, in the thread, and nobody is written to', async () => {
  const document = { title: '婚假规定', blocks: [{ kind: 'paragraph' as const, text: '员工结婚有十天婚假。' }] }
  const { store } = office.world.documents!(office.org)
  await ingest({ store, clock: office.world.clock }, [
    { id: 'a', location: 'a', source: 'list', hash: 'a', load: async () => ({ ok: true as const, document }) },
  ])
  await says(WANG, '你好')
  const before = rig.server.messages.length
  await rig.mentions!('婚假有几天', 'G1')
  await office.settle()
  const [answer, ...more] = rig.server.messages.slice(before)
  expect(more).toEqual([])
  expect(answer).toMatchObject({ channel: 'C0GENERAL', thread_ts: expect.any(String) })
  expect(rig.server.words(answer!)).toMatch(/十天婚假[^]*《婚假规定》/)
  expect(rig.server.ephemeral).toEqual([])
}, 120_000)

test('the home page holds her tasks and requests, and follows them', async () => {
  await says(WANG, '下周三到周五请年假，回老家')
  await presses(WANG, '提交')
  await says(LI, '你好')
  for (const user of [WANG, LI])
    await rig.server.envelope(
      'events_api',
      event(`Eh${user}`, { type: 'app_home_opened', user, channel: `D${user}`, tab: 'home', event_ts: ts() }),
    )
  await expect.poll(() => wordsIn(rig.server.homes.get(LI)).join('\n')).toContain('王芳')
  await expect.poll(() => wordsIn(rig.server.homes.get(WANG)).join('\n')).toContain('请假')
  await presses(LI, '同意')
  await expect.poll(() => wordsIn(rig.server.homes.get(LI)).join('\n'), { timeout: 8000 }).not.toContain('王芳')
}, 120_000)
