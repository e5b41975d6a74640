// The main job at real screens: one sentence, a card, the approvers' own sessions, and everybody sees where it is.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { inChinese, inEnglish, quietMonday } from './dates.ts'
import { startDemo, type Demo } from './demo.ts'
import { leaveDesks, shows, sitDown, type Desk } from './desk.ts'

const browser = await launchBrowser()
const monday = quietMonday()
const day = (n: number) => inChinese(monday.add({ days: n }))

describe.skipIf(!browser)('one sentence', () => {
  let demo: Demo
  const desks: Desk[] = []
  beforeAll(async () => {
    demo = await startDemo()
  })
  afterEach(({ task }) => leaveDesks(desks, task))
  afterAll(async () => {
    await demo?.end()
    await browser?.close()
  })
  const at = async (person: string) => {
    const english = ['oliver-hughes', 'emily-carter'].includes(person)
    const desk = await sitDown(
      browser!,
      demo.url,
      person,
      english ? { locale: 'en-GB', zone: 'Europe/London' } : undefined,
    )
    desks.push(desk)
    return desk
  }

  test('一句话请假，主管在自己的页面同意，发起人的卡片当场变化', async () => {
    const wang = await at('wang-fang')
    await wang.say(`${day(0)}到${day(1)}请年假，回老家`)
    await shows(wang.card('请确认：请假'), '年假', '共2天', '回老家', '李强')
    await wang.keep('leave-1-confirm')
    await wang.press('提交')
    await shows(wang.card(), '已提交', '现在到「直属主管」：李强')
    await wang.keep('leave-2-submitted')

    const li = await at('li-qiang')
    const task = li.card(/王芳的请假/)
    await shows(task, '年假', '回老家')
    await li.keep('leave-3-approver')
    await li.press('同意', task)
    await shows(task, '李强 已于')
    await expect.poll(() => task.getByTestId('card-button').count()).toBe(0)
    await li.keep('leave-4-approved')

    // Nobody touched this page since.
    await shows(wang.card(), '审批通过')
    await wang.keep('leave-5-initiator')

    await wang.card().getByTestId('card-view').click()
    const request = wang.page.getByTestId('request')
    await request.and(wang.page.locator('[data-status="approved"]')).waitFor()
    await shows(wang.page.getByTestId('route'), '李强', '直属主管')
    await shows(wang.page.getByTestId('timeline'), '王芳', '李强')
    await wang.keep('leave-6-request')
  })

  test('超过三天：主管之后还有部门负责人，两个人都同意才算通过', async () => {
    const meng = await at('meng-fan')
    await meng.say(`${day(0)}到${day(4)}请年假`)
    await shows(meng.card('请确认：请假'), '共5天', '许静 → 陆文博')
    await meng.press('提交')
    const xu = await at('xu-jing')
    await xu.press('同意', xu.card(/孟凡的请假/))
    await shows(xu.card(/孟凡的请假/), '许静 已于')
    const lu = await at('lu-wenbo')
    await shows(lu.card(/孟凡的请假/), '共5天')
    await lu.keep('two-approvers-second')
    expect(await meng.page.getByText('审批通过').count()).toBe(0)
    await lu.press('同意', lu.card(/孟凡的请假/))
    await shows(meng.card(), '审批通过', '5天')
    await meng.card().getByTestId('card-view').click()
    await shows(meng.page.getByTestId('route'), '许静', '陆文博')
    await meng.keep('two-approvers-request')
  })

  test('An English sentence in London, approved in English', async () => {
    const oliver = await at('oliver-hughes')
    await oliver.say(`Annual leave from ${inEnglish(monday)} to ${inEnglish(monday.add({ days: 1 }))}`)
    const confirm = oliver.card(/Leave/)
    await shows(confirm, 'Annual leave', '2 days', 'Emily Carter')
    await oliver.keep('english-1-confirm')
    await oliver.press('Submit')
    const emily = await at('emily-carter')
    const task = emily.card(/Oliver Hughes/)
    await shows(task, 'Annual leave')
    await emily.keep('english-2-approver')
    await emily.press('Approve', task)
    await shows(oliver.card(), 'approved')
    await oliver.card().getByTestId('card-view').click()
    await shows(oliver.page.getByTestId('timeline'), 'Emily Carter')
    await oliver.keep('english-3-request')
  })

  test('说一句就改：改成三天', async () => {
    const chen = await at('chen-siyuan')
    await chen.say(`${day(0)}到${day(1)}请年假`)
    await shows(chen.card('请确认：请假'), '共2天')
    await chen.say('改成三天')
    await shows(chen.card('请确认：请假'), '共3天', '年假')
    await chen.keep('correction')
    await chen.say('不对，是事假')
    await shows(chen.card('请确认：请假'), '共3天', '事假')
    await chen.say('算了，不请了')
    await chen.page.getByTestId('message').last().getByText('已取消').waitFor()
  })

  test('退回说明原因，修改后重新提交，再次审批通过', async () => {
    const liu = await at('liu-yang')
    await liu.say(`${day(0)}到${day(2)}请年假`)
    await liu.press('提交', liu.card('请确认：请假'))
    const li = await at('li-qiang')
    const task = li.card(/刘洋的请假/)
    await li.press('退回', task)
    await task.getByTestId('card-input').fill('周三要上线，改到周二为止')
    await li.keep('return-1-reason')
    await task.getByTestId('card-input-send').click()
    const told = liu.card(/退回/)
    await shows(told, '周三要上线，改到周二为止')
    await liu.keep('return-2-told')
    await liu.press('修改后重新提交', told)
    await liu.say('改成两天')
    await shows(liu.card(), '共2天')
    await liu.keep('return-3-corrected')
    await liu.press('重新提交', liu.card())
    await shows(li.card(/刘洋的请假/), '共2天')
    await li.keep('return-4-second-round')
    await li.press('同意', li.card(/刘洋的请假/))
    await shows(liu.card(), '审批通过')
    await liu.card().getByTestId('card-view').click()
    await shows(liu.page.getByTestId('timeline'), '周三要上线，改到周二为止')
    await liu.keep('return-5-request')
  })
})
