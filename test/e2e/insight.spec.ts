// In the browser: a finding is looked at, asked about, explained by whom it concerns, and judged; the map and the digest stand on a phone.
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { callLocal } from '../../src/cli/connect.ts'
import { dateIn, systemClock } from '../../src/kernel/clock.ts'
import { z } from 'zod'
import { signInAs } from '../kit/process.ts'
import { launchBrowser, PHONE, scrollsSideways } from './browser.ts'
import { startDemo, type Demo } from './demo.ts'
import { leaveDesks, sitDown, type Desk } from './desk.ts'

const browser = await launchBrowser()
const NARROW = { ...PHONE, width: 390 }

describe.skipIf(!browser)('insight', () => {
  let demo: Demo
  const desks: Desk[] = []
  const sit = async (person: string, look = {}) => {
    const desk = await sitDown(browser!, demo.url, person, look)
    desks.push(desk)
    return desk
  }
  const keep = async (desk: Desk, name: string) => {
    await desk.keep(`insight-${name}`)
    expect(await scrollsSideways(desk.page), `${name} is wider than the screen`).toBe(false)
  }
  beforeAll(async () => {
    demo = await startDemo()
    const night = { url: demo.url, secret: demo.secret, pid: 0 }
    await callLocal(night, 'insight-scan', { locale: 'zh', keep: true }, z.object({ requests: z.number() }))
  }, 240_000)
  afterEach(({ task }) => leaveDesks(desks, task))
  afterAll(async () => {
    await demo?.end()
    await browser?.close()
  })

  test('asked by the manager, explained by the person, judged: every step on the same finding', async () => {
    await returnedThrice(demo)
    const [shen, wang] = [await sit('shen-ruolan'), await sit('wang-fang', { size: NARROW, dark: true })]
    await shen.page.getByTestId('nav-insight').click()
    await shen.page.getByRole('tab', { name: '发现' }).click()
    await shen.page.locator('[data-kind="ping_pong"]').filter({ hasText: '王芳' }).first().click()
    await shen.page.getByTestId('finding').waitFor()
    await keep(shen, 'finding-zh')
    await shen.page.getByTestId('finding-words').fill('哪里一直没对上？')
    await shen.page.getByTestId('act-ask').click()
    await shen.page.locator('[data-state="asked"]').waitFor()

    const card = wang.card('沈若兰 想请您说明一下')
    await card.getByText('哪里一直没对上？').waitFor()
    await keep(wang, 'question-phone-dark')
    await wang.press('我来说明', card)
    await wang.page.getByTestId('card-input').fill('材料的格式改了三次')
    await wang.page.getByTestId('card-input-send').click()
    await wang.page.getByText('谢谢，您的说明已经附上').waitFor()

    await shen.page.reload()
    await shen.page.getByTestId('finding-answer').filter({ hasText: '材料的格式改了三次' }).waitFor()
    await shen.page.getByTestId('act-dismiss').click()
    await shen.page.locator('[data-state="dismissed"]').waitFor()
    const address = shen.page.url()
    await shen.page.goto(`${demo.url}/insight?tab=precision`)
    await shen.page.getByTestId('precision').filter({ hasText: '反复退回' }).waitFor()
    await keep(shen, 'precision-zh')

    // Hers it stays; for a colleague it does not exist.
    await wang.page.goto(address)
    await wang.page.getByTestId('finding').waitFor()
    const other = await sit('sun-li')
    await other.page.goto(address)
    await other.page.getByText('这条发现不存在，或者您无权查看。').waitFor()
    expect(await other.page.getByTestId('finding').count()).toBe(0)
  })

  test('from the digest with one tap: to the person, without leaving it; and what matters most stands first', async () => {
    await returnedThrice(demo, 'zhang-wei')
    const shen = await sit('shen-ruolan')
    await shen.page.goto(`${demo.url}/insight`)
    const digest = shen.page.getByTestId('digest')
    const row = digest.getByRole('listitem').filter({ hasText: '反复退回' }).filter({ hasText: '张伟' })
    await row.getByTestId('row-ask').click()
    await shen.page.getByText('已请 张伟 说明。').waitFor()
    await row.waitFor({ state: 'detached' })
    const zhang = await sit('zhang-wei', { size: NARROW })
    await zhang.card('沈若兰 想请您说明一下').waitFor()

    await shen.page.goto(`${demo.url}/insight?tab=findings&show=all`)
    await shen.page.getByTestId('findings').waitFor()
    await keep(shen, 'findings-weight-zh')
    await shen.page.getByLabel('排序').click()
    await shen.page.getByTitle('最新的在前').click()
    await expect.poll(() => new URL(shen.page.url()).searchParams.get('order')).toBe('time')
    await shen.page.locator('[data-kind="ping_pong"]').filter({ hasText: '张伟' }).first().waitFor()
  })

  test('what one probably wants to start stands above the forms, with its counts', async () => {
    const desk = await sit('shan-xiaodong', { size: NARROW })
    await desk.page.goto(`${demo.url}/new`)
    const likely = desk.page.getByTestId('likely')
    await likely
      .getByText(/\d+ 张中 \d+ 张/u)
      .first()
      .waitFor()
    await keep(desk, 'likely-phone')
    await likely.getByRole('link').first().click()
    await desk.page.getByTestId('request-form').waitFor()
  })

  test('the process map and where requests wait, on a phone and in the dark', async () => {
    const desk = await sit('gu-qingyuan', { size: NARROW, dark: true })
    await desk.page.goto(`${demo.url}/insight?tab=map`)
    const map = desk.page.getByTestId('process-map')
    await map.waitFor()
    expect(await map.locator('g').count()).toBeGreaterThan(5)
    await desk.page.getByTestId('bottlenecks').getByText('财务复核').first().waitFor()
    await keep(desk, 'map-phone-dark')
  })

  test('the digest in English, with its picture', async () => {
    const desk = await sit('james-whitfield', { locale: 'en-GB' })
    await desk.page.getByTestId('nav-insight').click()
    await desk.page.getByTestId('digest').waitFor()
    const picture = desk.page.locator('.insight-picture')
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), { timeout: 20_000 })
      .toBe(780)
    await desk.page.getByText('How things move').waitFor()
    await keep(desk, 'digest-en')
  })

  test('before submitting: when it will probably be done, and from how many', async () => {
    const desk = await sit('wang-fang')
    await desk.say('报销昨天打车费86元')
    const card = desk.card('请确认：报销')
    await card.getByText(/依据 \d+ 张办结的同类单/).waitFor()
    await keep(desk, 'forecast-zh')
  })
})

/** Sent back three times by her manager: the third makes the finding, in the same moment. */
async function returnedThrice(demo: Demo, who = 'wang-fang'): Promise<void> {
  const [wang, li] = [await signInAs(demo, who), await signInAs(demo, 'li-qiang')]
  // Seven days on end hold a working day wherever they fall.
  const start = dateIn(systemClock.now(), 'Asia/Shanghai').add({ days: 14 })
  const period = { start: start.toString(), end: start.add({ days: 6 }).toString() }
  const values = { leaveType: 'annual', period, reason: '回家' }
  const filed = await wang.post('/api/requests', { key: randomUUID(), process: 'leave', values })
  const { request } = z.object({ request: z.string() }).parse(filed)
  for (let n = 0; n < 3; n++) {
    if (n > 0)
      await wang.post(`/api/requests/${request}/commands`, { key: randomUUID(), command: { do: 'resubmit', values } })
    await li.post(`/api/requests/${request}/commands`, {
      key: randomUUID(),
      command: { do: 'return', to: { to: 'initiator' }, reason: '缺材料' },
    })
  }
}
