// Deciding on the real server: impatient clicks count once, the other tab is told politely, and the keyboard is enough.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { TaskSummary } from '../../src/assistant/views.ts'
import { signInAs } from '../kit/process.ts'
import { launchBrowser } from './browser.ts'
import { quietMonday } from './dates.ts'
import { startDemo, type Demo } from './demo.ts'
import { deskOf, leaveDesks, shows, sitDown, type Desk } from './desk.ts'

const browser = await launchBrowser()

describe.skipIf(!browser)('deciding', () => {
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
    const desk = await sitDown(browser!, demo.url, person)
    desks.push(desk)
    return desk
  }
  /** Filed through the form's own path; its number is how people tell it apart. */
  const file = async (person: string) => {
    const me = await signInAs(demo, person)
    const day = quietMonday().toString()
    return me.post<{ request: string; number: string }>('/api/requests', {
      key: crypto.randomUUID(),
      process: 'leave',
      values: { leaveType: 'annual', period: { start: day, end: day } },
    })
  }
  const decisions = async (request: string) => {
    const li = await signInAs(demo, 'li-qiang')
    const { timeline } = await li.get<{ timeline: { type: string }[] }>(`/api/requests/${request}`)
    return timeline.filter((e) => e.type === 'Approved' || e.type === 'Rejected').length
  }

  test('在「同意」上连点十下，只算一次', async () => {
    const li = await at('li-qiang')
    const { request } = await file('chen-siyuan')
    const card = li.card(/陈思远的请假/)
    await card.getByRole('button', { name: '同意' }).evaluate((button: HTMLElement) => {
      for (let n = 0; n < 10; n++) button.click()
    })
    await shows(card, '李强 已于')
    expect(await decisions(request)).toBe(1)
    await li.keep('ten-clicks')
  })

  test('两个标签页都打开着：一个已经拒绝，另一个还显示着按钮，再点也只得到礼貌的回答', async () => {
    const one = await at('li-qiang')
    const { request } = await file('liu-yang')
    const other = deskOf(await one.page.context().newPage())
    // This tab is asleep: it hears nothing of what the first one does.
    await other.page.route('**/api/live', (route) => route.abort())
    await other.page.goto(demo.url)
    const stale = other.card(/刘洋的请假/).getByRole('button', { name: '同意' })
    await stale.waitFor()

    await one.press('拒绝', one.card(/刘洋的请假/))
    await one
      .card(/刘洋的请假/)
      .getByTestId('card-input')
      .fill('这周人手不够')
    await one
      .card(/刘洋的请假/)
      .getByTestId('card-input-send')
      .click()
    await shows(one.card(/刘洋的请假/), '李强 已于', '这周人手不够')

    await stale.click()
    await shows(other.card(/刘洋的请假/), '李强 已于', '拒绝')
    await other.page.unroute('**/api/live')
    await shows(other.page.getByTestId('chat-log'), '处理过这件事了')
    await other.keep('other-tab')
    expect(await decisions(request)).toBe(1)
  })

  test('待我处理：不用鼠标，一个个批完', async () => {
    const { number: first } = await file('zhang-wei')
    const { number: second } = await file('zhang-wei')
    const li = await at('li-qiang')
    await li.go('tasks')
    const rows = li.page.getByTestId('task-row')
    const row = (number: string) => li.page.locator(`[data-testid="task-row"][data-number="${number}"]`)
    await row(second).waitFor()
    const before = await rows.count()
    await li.keep('keyboard-1-list')
    const chosen = li.page.getByTestId('request')
    const walkTo = async (number: string) => {
      for (let n = 0; n < before && (await chosen.getAttribute('data-number')) !== number; n++) {
        const was = await chosen.getAttribute('data-number')
        await li.page.keyboard.press('j')
        await expect.poll(() => chosen.getAttribute('data-number')).not.toBe(was)
      }
      expect(await chosen.getAttribute('data-number')).toBe(number)
    }
    await chosen.waitFor()
    await li.page.keyboard.press('k')
    await walkTo(first)
    await li.page.keyboard.press('a')
    await li.page.getByTestId('act-text').fill('好的，注意交接')
    await li.keep('keyboard-2-approve')
    await li.page.keyboard.press('Control+Enter')
    await expect.poll(() => row(first).count()).toBe(0)
    await walkTo(second)
    await li.page.keyboard.press('r')
    await li.page.getByTestId('act-text').fill('同一天已经请过了')
    await li.page.keyboard.press('Control+Enter')
    await expect.poll(() => rows.count()).toBe(before - 2)
    await li.keep('keyboard-3-done')
    const zhang = await signInAs(demo, 'zhang-wei')
    const { items } = await zhang.get<{ items: TaskSummary[] }>('/api/requests?scope=mine&status=approved,rejected')
    const statusOf = (number: string) => items.find((r) => r.number === number)?.status
    expect([statusOf(first), statusOf(second)]).toEqual(['approved', 'rejected'])
  })
})
