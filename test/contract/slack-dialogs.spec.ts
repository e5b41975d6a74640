// Dialogs and the home page of Slack: opened within the three seconds of a trigger, filled in afterwards, checked before they count.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/chat/card.ts'
import type { ChatForm } from '../../src/chat/form.ts'
import { complaints, wordsIn } from '../kit/slack-blocks.ts'
import { WANG, event, openSlackRig, ts, type SlackRig } from '../kit/slack-rig.ts'
import { TEAM } from '../kit/slack-server.ts'
import { fullCard, stubHost, type StubHost } from './platform.ts'

let host: StubHost
let rig: SlackRig
beforeEach(async () => {
  host = stubHost()
  rig = await openSlackRig(host)
})
afterEach(() => rig.close())

const to = () => ({ account: rig.account })
const card = (over: Partial<Card>): Card => ({ title: '请假', tone: 'info', blocks: [], buttons: [], ...over })
const newestView = () => [...rig.server.views.values()].at(-1)!
const fill = card({
  buttons: [{ id: 'b-fill', label: '填写', role: 'primary', form: { draft: 'd-1' } }],
})

const form: ChatForm = {
  draft: 'd-1',
  title: '一张名字很长很长很长很长很长很长很长很长的请假单',
  submit: '提交',
  cancel: '取消',
  note: '明细与附件请在网页填写',
  inputs: [
    { id: 'leaveType', label: '假期类型', required: true, kind: 'choice', multiple: false, options: [{ id: 'annual', label: '年假' }, { id: 'sick', label: '病假' }], value: 'annual' },
    { id: 'start', label: '开始', required: true, kind: 'date', value: '2026-03-11' },
    { id: 'days', label: '天数', required: false, kind: 'number', value: '2.5' },
    { id: 'reason', label: '事由', required: true, kind: 'text', multiline: true, maxLength: 200, hint: '不要写病情', value: '回老家' },
    { id: 'tags', label: '标签', required: false, kind: 'choice', multiple: true, options: Array.from({ length: 230 }, (_, i) => ({ id: `t${i}`, label: `标签${i}` })), value: 't3,t150' },
    { id: 'handover', label: '交接人', required: false, kind: 'person', multiple: false, value: 'account:U0LI' },
    { id: 'cc', label: '抄送', required: false, kind: 'person', multiple: true },
    { id: 'boss', label: '审批人', required: false, kind: 'person', multiple: false, value: '李强' },
  ],
} // prettier-ignore

/** As Slack's client sends a dialog back that was not touched, apart from `over`. */
function state(view: Record<string, unknown>, over: Record<string, unknown> = {}): Record<string, unknown> {
  const blocks = view['blocks'] as { block_id?: string; element?: Record<string, unknown> }[]
  return Object.fromEntries(
    blocks.flatMap(({ block_id, element }) =>
      block_id && element
        ? [[block_id, { v: { type: element['type'], ...(over[block_id] ?? untouched(element)) } }]]
        : [],
    ),
  )
}
const untouched = (element: Record<string, unknown>): Record<string, unknown> => ({
  value: element['initial_value'] ?? null,
  selected_date: element['initial_date'] ?? null,
  selected_option: element['initial_option'] ?? null,
  selected_options: element['initial_options'] ?? [],
  selected_user: element['initial_user'] ?? null,
  selected_users: element['initial_users'] ?? [],
})

async function openedForm() {
  host.form = async () => form
  await rig.platform.post(to(), { card: fill }, 'k1')
  await rig.press('填写')
  await expect.poll(() => newestView()?.['callback_id']).toBe('form')
  return newestView()
}

describe('a form', () => {
  test('opens at once while the form is still being made, then shows it; nothing is heard yet', async () => {
    let made: (() => void) | undefined
    host.form = () => new Promise((go) => (made = () => go(form)))
    await rig.platform.post(to(), { card: fill }, 'k1')
    const ack = await rig.press('填写')
    expect(ack).toBeDefined()
    expect(newestView()).toMatchObject({ callback_id: 'loading' })
    made!()
    await expect.poll(() => newestView()['callback_id']).toBe('form')
    const view = newestView() as { blocks: Record<string, unknown>[]; title: { text: string } }
    expect(complaints(view.blocks, 'modal')).toEqual([])
    expect(view.title.text).toHaveLength(24)
    expect(wordsIn(view.blocks).join('\n')).toMatch(/假期类型[^]*不要写病情[^]*明细与附件请在网页填写/)
    expect(host.heard).toEqual([])
  })

  test('untouched it comes back as it was', async () => {
    const view = await openedForm()
    const ack = await rig.submit(view, state(view))
    expect(ack?.payload).toEqual({})
    expect(host.heard[0]).toMatchObject({
      account: rig.account,
      place: { kind: 'direct', address: { channel: `D${WANG}` } },
      content: {
        kind: 'form',
        draft: 'd-1',
        answers: { leaveType: 'annual', start: '2026-03-11', days: '2.5', reason: '回老家', tags: 't3,t150', handover: 'account:U0LI', cc: '', boss: '李强' },
      },
    }) // prettier-ignore
  })

  test('what is changed is heard; people come as accounts', async () => {
    const view = await openedForm()
    await rig.submit(
      view,
      state(view, {
        leaveType: { selected_option: { value: 'sick' } },
        days: { value: null },
        cc: { selected_users: ['U0LI', 'U0ZHAO'] },
      }),
    )
    expect(host.heard[0]!.content).toMatchObject({
      answers: { leaveType: 'sick', days: '', cc: 'account:U0LI,account:U0ZHAO' },
    })
  })

  test('what is wrong stands beside its input, and nothing is heard; then it may be mended', async () => {
    host.checkForm = async (_account, _draft, answers) =>
      answers['days'] === '2.5' ? { days: '超过余额', lines: '明细不能为空' } : {}
    const view = await openedForm()
    expect((await rig.submit(view, state(view)))?.payload).toEqual({
      response_action: 'errors',
      errors: { days: '超过余额', leaveType: '明细不能为空' },
    })
    expect(host.heard).toEqual([])
    expect((await rig.submit(view, state(view, { days: { value: '1' } })))?.payload).toEqual({})
    expect(host.heard).toHaveLength(1)
  })

  test('submitted twice it counts once', async () => {
    const view = await openedForm()
    await Promise.all([rig.submit(view, state(view)), rig.submit(view, state(view))])
    expect(host.heard).toHaveLength(1)
  })

  test('one that is over says so', async () => {
    await rig.platform.post(to(), { card: fill }, 'k1')
    await rig.press('填写')
    await expect.poll(() => wordsIn(newestView()).join()).toContain('已经处理过了')
  })

  test('a trigger that came too late: the press counts as it is, and the chat goes on', async () => {
    rig.server.wrong({ error: 'expired_trigger_id' }, 'views.open')
    await rig.platform.post(to(), { card: fill }, 'k1')
    await rig.press('填写')
    expect(host.heard[0]!.content).toEqual({ kind: 'press', button: 'b-fill' })
  })
})

describe('a button that asks first', () => {
  test('for words: their limit and their label are the button’s', async () => {
    await rig.platform.post(to(), { card: fullCard }, 'k1')
    await rig.press('拒绝')
    const view = newestView() as { blocks: Record<string, unknown>[]; submit: { text: string } }
    expect(view.submit.text).toBe('发送')
    expect(view.blocks[0]).toMatchObject({ label: { text: '理由' }, optional: false, element: { max_length: 500 } })
    expect(host.heard).toEqual([])
  })

  test('for a colleague: who was picked comes as an account', async () => {
    const transfer = card({
      buttons: [
        { id: 'b-t', label: '转交', role: 'default', input: { kind: 'person', label: '转给谁', required: true } },
      ],
    })
    await rig.platform.post(to(), { card: transfer }, 'k1')
    await rig.press('转交')
    const view = newestView()
    expect((view['blocks'] as object[])[0]).toMatchObject({
      element: { type: 'users_select', placeholder: { text: '姓名或邮箱' } },
    })
    await rig.submit(view, state(view, { ask: { selected_user: 'U0LI' } }))
    expect(host.heard[0]!.content).toEqual({ kind: 'press', button: 'b-t', input: 'account:U0LI' })
  })

  test('a button that is not ours is no press', async () => {
    await rig.platform.post(to(), { card: fullCard }, 'k1')
    const actions = rig.server.messages[0]!.blocks.find((b) => b['type'] === 'actions') as {
      elements: { value: string }[]
    }
    actions.elements[0]!.value = '{"approve":"everything"}'
    expect(await rig.press('同意')).toBeDefined()
    expect(host.heard).toEqual([])
  })
})

describe('the home page', () => {
  const opens = () =>
    rig.server.envelope(
      'events_api',
      event(`Eh${ts()}`, { type: 'app_home_opened', user: WANG, channel: `D${WANG}`, tab: 'home' }),
    )
  const shown = () => wordsIn(rig.server.homes.get(WANG)).join('\n')

  test('shows what waits, and is drawn again when something of this person changes', async () => {
    let pending = [card({ ...fullCard, title: '等您审批' })]
    host.home = async () => pending
    await opens()
    await expect.poll(shown).toContain('等您审批')
    expect(shown()).toContain('本月趋势图')
    pending = []
    await rig.platform.post(to(), { text: '已同意' }, 'k1')
    await expect.poll(shown, { timeout: 4000 }).toContain('没有待办')
    expect(host.heard).toEqual([])
  })

  test('of somebody whose home was never opened it is not drawn', async () => {
    await rig.platform.post(to(), { text: '你好' }, 'k1')
    await new Promise((go) => setTimeout(go, 1700))
    expect(rig.server.calls.map((c) => c.method)).not.toContain('views.publish')
  })

  test('a stranger sees an empty one; a very full one is cut at whole cards and leads to the web', async () => {
    host.home = async () => undefined
    await opens()
    await expect.poll(shown).toContain('没有待办')
    host.home = async () =>
      Array.from({ length: 60 }, (_, i) => card({ title: `第${i}张`, blocks: [{ block: 'text', text: 'x' }] }))
    await opens()
    await expect.poll(shown).toContain('https://yiju.example.com/tasks')
    expect(complaints((rig.server.homes.get(WANG) as { blocks: never }).blocks, 'home')).toEqual([])
  })

  test('a button there is pressed without a channel: the answer goes to the direct message', async () => {
    host.home = async () => [fullCard]
    await opens()
    await expect.poll(() => rig.server.homes.has(WANG)).toBe(true)
    await rig.server.envelope('interactive', {
      type: 'block_actions',
      user: { id: WANG, team_id: TEAM },
      team: { id: TEAM, domain: 'acme' },
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', type: 'home' },
      trigger_id: '1.2.home',
      actions: [{ type: 'button', action_id: 'press:0', value: '{"id":"b-1"}', action_ts: ts() }],
    })
    expect(host.heard[0]).toMatchObject({ place: { kind: 'direct', address: {} }, content: { button: 'b-1' } })
    await rig.platform.post({ ...to(), address: host.heard[0]!.place.address }, { text: '好' }, 'k1')
    expect(rig.server.messages[0]!.channel).toBe(`D${WANG}`)
  })
})
