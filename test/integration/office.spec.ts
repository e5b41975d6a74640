// The main job through every room: a sentence, a card, a decision, and everybody knows; on a real database.
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { accept } from '../../src/assistant/accept.ts'
import { announce } from '../../src/assistant/announce.ts'
import { perform } from '../../src/assistant/perform.ts'
import { requestDetail } from '../../src/assistant/read.ts'
import { openOffice, type Office } from '../kit/office.ts'

// Thursday 2026-03-05, 09:30 in Shanghai.
let office: Office
beforeEach(async () => {
  office = await openOffice()
})

/** 王芳 works for 李强, who works for 沈若兰. */
const [wang, li] = ['wang-fang', 'li-qiang']

const leaveOf = async (person: string) => {
  const [row] = await office.world.database.open(office.org).views.mine(person, { limit: 1 })
  if (!row) throw new Error('no request')
  return row.request
}
const fileLeave = async (text = '下周三到周五请年假，回老家') => {
  await office.says(wang, text)
  await office.presses(wang, '提交')
  return leaveOf(wang)
}

describe('one sentence', () => {
  test('becomes a card with everything on it, and nothing is filed before yes', async () => {
    const [answer] = await office.says(wang, '下周三到周五请年假，回老家')
    expect(answer?.card?.title).toBe('请确认：请假')
    expect(JSON.stringify(answer?.card)).toContain('3月11日 周三 – 3月13日 周五，共3天')
    expect(await office.world.database.open(office.org).views.mine(wang, { limit: 5 })).toEqual([])
  })

  test('yes files it once, and the manager gets a card to decide on', async () => {
    const request = await fileLeave()
    expect(request).toMatchObject({
      status: 'underway',
      initiator: wang,
      values: { leaveType: 'annual', period: { start: '2026-03-11', end: '2026-03-13', days: 3 } },
    })
    const card = await office.card(li)
    expect(card?.title).toBe('王芳的请假，等您审批')
    expect(card?.buttons.map((b) => b.label)).toEqual(expect.arrayContaining(['同意', '拒绝', '退回']))
  })

  test('what is missing is asked, one thing at a time, with buttons', async () => {
    const [first] = await office.says(wang, '我要请假')
    expect(first?.card?.buttons.map((b) => b.label)).toEqual(expect.arrayContaining(['年假', '病假', '事假']))
    const [second] = await office.presses(wang, '年假')
    expect(second?.card?.buttons.map((b) => b.label)).toContain('明天 3月6日 周五')
    await office.says(wang, '下周一')
    const [last] = await office.says(wang, '到周二')
    expect(last?.card?.title).toBe('请确认：请假')
    expect(JSON.stringify(last?.card)).toContain('3月9日 周一 – 3月10日 周二，共2天')
  })

  test('half a day asks which half', async () => {
    const [asked] = await office.says(wang, '明天请半天病假')
    expect(asked?.card?.buttons.map((b) => b.label)).toEqual(expect.arrayContaining(['上午', '下午']))
    const [card] = await office.presses(wang, '下午')
    expect(JSON.stringify(card?.card)).toContain('3月6日 周五下午')
  })

  test('a correction changes that and keeps the rest', async () => {
    await office.says(wang, '下周三到周五请年假')
    const [card] = await office.says(wang, '改成周四开始')
    expect(JSON.stringify(card?.card)).toContain('3月12日 周四 – 3月13日 周五，共2天')
    expect(JSON.stringify(card?.card)).toContain('年假')
  })
})

describe('deciding', () => {
  test('approved on the card: the card says so, the initiator hears of it', async () => {
    const { id } = await fileLeave()
    await office.presses(li, '同意')
    expect((await office.world.database.open(office.org).requests.find(id))?.request.status).toBe('approved')
    const card = await office.card(li, '王芳的请假')
    expect(card?.buttons).toEqual([])
    expect(JSON.stringify(card)).toContain('李强 已于')
    expect((await office.card(wang))?.title).toContain('审批通过')
  })

  test('said in words, it is proposed first and done on yes', async () => {
    const { id } = await fileLeave()
    const [proposed] = await office.says(li, '同意王芳的请假')
    expect(proposed?.card?.title).toBe('确认同意？')
    expect((await office.world.database.open(office.org).requests.find(id))?.request.status).toBe('underway')
    await office.says(li, '确认')
    expect((await office.world.database.open(office.org).requests.find(id))?.request.status).toBe('approved')
  })

  test('returned with a reason, corrected and resubmitted, approved in the second round', async () => {
    const { id } = await fileLeave()
    await office.presses(li, '退回', '请把周五换到下下周一')
    const told = await office.card(wang)
    expect(told?.title).toContain('退回了')
    expect(JSON.stringify(told)).toContain('请把周五换到下下周一')
    await office.presses(wang, '修改后重新提交')
    await office.says(wang, '改成到周四')
    await office.presses(wang, '重新提交')
    const again = (await office.world.database.open(office.org).requests.find(id))?.request
    expect(again).toMatchObject({ status: 'underway', round: 2, values: { period: { end: '2026-03-12', days: 2 } } })
    await office.presses(li, '同意')
    expect((await office.world.database.open(office.org).requests.find(id))?.request.status).toBe('approved')
  })

  test('ten clicks at once give one decision and nine polite answers', async () => {
    const request = await fileLeave()
    const task = request.tasks.find((t) => t.state === 'open')!.id
    const clicks = Array.from({ length: 10 }, () =>
      perform(office.world, office.org, {
        request: request.id,
        command: { do: 'approve', by: li, task },
        key: randomUUID(),
      }),
    )
    const outcomes = await Promise.all(clicks)
    expect(outcomes.filter((o) => o.ok)).toHaveLength(1)
    expect(outcomes.filter((o) => !o.ok && o.refusal.refused !== 'already-decided')).toEqual([])
    const events = await office.world.database.open(office.org).requests.events(request.id)
    expect(events.filter((e) => e.type === 'Approved')).toHaveLength(1)
  })

  test('the same click again (same key) is the same answer', async () => {
    const request = await fileLeave()
    const ask = { request: request.id, command: { do: 'approve', by: li } as const, key: 'one-click' }
    const first = await perform(office.world, office.org, ask)
    expect(await perform(office.world, office.org, ask)).toEqual(first)
  })

  test('somebody else may neither see nor press', async () => {
    const request = await fileLeave()
    const outsider = 'xu-lu'
    expect(await office.does({ request: request.id, command: { do: 'approve', by: outsider } })).toMatchObject({
      ok: false,
      refusal: { refused: 'unknown-request' },
    })
    const organisation = await office.world.database.open(office.org).people.organisation()
    expect(await requestDetail(office.world, office.org, organisation.person(outsider)!, request.id)).toBeUndefined()
    const button = await office.button(li, '同意')
    const [answer] = await office.pressesId(outsider, button.id)
    expect(answer?.text).toBe('这个按钮已经失效了。')
    expect((await leaveOf(wang)).status).toBe('underway')
  })

  test('a private reason stays with those who decide', async () => {
    const { id } = await fileLeave()
    const organisation = await office.world.database.open(office.org).people.organisation()
    const auditor = await requestDetail(office.world, office.org, organisation.person('zhao-min')!, id)
    expect(auditor?.number).toBeDefined()
    expect(JSON.stringify(auditor)).not.toContain('回老家')
    expect(JSON.stringify(await requestDetail(office.world, office.org, organisation.person(li)!, id))).toContain(
      '回老家',
    )
  })
})

describe('nothing twice', () => {
  test('the same event of a platform is taken once', async () => {
    const arrival = {
      platform: 'web',
      event: 'e-1',
      person: wang,
      content: { kind: 'text', text: '明天请一天年假' },
    } as const
    expect(await accept(office.world, office.org, arrival)).toBe(true)
    expect(await accept(office.world, office.org, arrival)).toBe(false)
    await office.settle()
    expect((await office.messages(wang)).filter((m) => m.from === 'person')).toHaveLength(1)
  })

  test('an announcement that runs again tells nobody again', async () => {
    const { id } = await fileLeave()
    const before = (await office.messages(li)).length
    const events = await office.world.database.open(office.org).requests.events(id)
    await announce(office.world, office.org, { request: id, from: 1, to: events.length })
    expect((await office.messages(li)).length).toBe(before)
  })
})

describe('time', () => {
  test('an approver who does not answer is reminded on the working clock, and told when it is overdue', async () => {
    await fileLeave()
    const before = (await office.messages(li)).length
    office.clock.advance({ days: 6 })
    await office.minute()
    const after = (await office.messages(li)).slice(before)
    expect(after.length).toBeGreaterThan(0)
    await office.minute()
    expect((await office.messages(li)).length).toBe(before + after.length)
  })
})
