// Teams in a client nobody here wrote: Microsoft's agents playground, an employee and a manager, from one sentence to the decision.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { inChinese, quietMonday } from './dates.ts'
import { startDemo, type Demo } from './demo.ts'
import { playground, takeSeat, type Seat } from './playground.ts'

const cli = playground()
const browser = cli === undefined ? undefined : await launchBrowser()
const monday = quietMonday()
const day = (n: number) => inChinese(monday.add({ days: n }))

describe.skipIf(!browser)('Teams', () => {
  let demo: Demo
  let wang: Seat
  let li: Seat
  beforeAll(async () => {
    demo = await startDemo({ env: { TEAMS_DEVELOPMENT: 'anonymous' } })
    const at = (id: string, name: string) =>
      takeSeat(browser!, cli!, demo.url, { id, name, email: `${id.replace('-', '.')}@chengjiang.example` })
    wang = await at('wang-fang', '王芳')
    li = await at('li-qiang', '李强')
  }, 240_000)
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    await wang.keep('teams-failed-wang')
    await li.keep('teams-failed-li')
  })
  afterAll(async () => {
    await wang?.leave()
    await li?.leave()
    await demo?.end()
    await browser?.close()
  })

  test('installed, each is recognised by the e-mail of the roster and greeted by name', async () => {
    await wang.page.getByText('你好，王芳').first().waitFor()
    await li.page.getByText('你好，李强').first().waitFor()
  })

  test('一句话请假，主管点同意，两边的卡片当场变化', async () => {
    await wang.say(`${day(0)}到${day(1)}请年假，回老家`)
    const confirm = wang.card('请确认：请假')
    await confirm.getByText('回老家').waitFor()
    await wang.keep('teams-1-confirm')
    await wang.press('提交', confirm)
    await wang.card('已提交').waitFor()

    const task = li.card('王芳的请假')
    await task.waitFor()
    await li.keep('teams-2-approver')
    await li.press('同意', task)
    await task.getByText('李强 已于').waitFor()
    await expect.poll(() => task.getByRole('button').count(), { timeout: 15_000 }).toBe(0)
    await wang.card('审批通过').waitFor()
    await wang.keep('teams-3-approved')
  })

  test('拒绝要先写理由，理由发起人看得到', async () => {
    await wang.say(`${day(3)}请年假 <b>谢谢</b> & 再见`)
    const confirm = wang.card('请确认：请假')
    // Marks in what people write are shown, not obeyed.
    await confirm.getByText('<b>谢谢</b>').waitFor()
    await wang.press('提交', confirm)
    await wang.card('已提交').waitFor()

    const task = li.card('王芳的请假')
    await task.getByText('<b>谢谢</b>').waitFor()
    await li.press('拒绝', task)
    await task.locator('textarea').first().fill('和项目上线冲突')
    await li.keep('teams-4-reason')
    await task.getByRole('button', { name: '发送' }).first().click()
    await wang.card('和项目上线冲突').waitFor()
    await wang.keep('teams-5-rejected')
  })

  test('in a channel the mention is answered in private, and a plain line says so', async () => {
    await wang.mention('我还有几天年假')
    await wang.page.getByText('我把回答私下发给你了。').first().waitFor()
    await wang.keep('teams-6-channel')
  })
})
