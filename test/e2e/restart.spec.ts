// The server goes away in the middle of a conversation and comes back; and a company of its own begins with one link.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { callAudit } from '../kit/process.ts'
import { launchBrowser, openPage } from './browser.ts'
import { startDemo, startEmpty, type Demo } from './demo.ts'
import { deskOf, leaveDesks, shows, sitDown, type Desk } from './desk.ts'

const browser = await launchBrowser()
const desks: Desk[] = []
afterEach(({ task }) => leaveDesks(desks, task))
afterAll(() => browser?.close())

describe.skipIf(!browser)('a server that was killed', () => {
  let demo: Demo
  beforeAll(async () => {
    demo = await startDemo()
  })
  afterAll(() => demo?.end())

  test('is found again by the open page; the draft is still there and goes on where it was', async () => {
    const wang = await sitDown(browser!, demo.url, 'wang-fang')
    desks.push(wang)
    const { page } = wang
    await wang.say('我要报销')
    await wang.card(/金额/).waitFor()
    await demo.kill()
    await page.getByTestId('offline-banner').waitFor()
    await wang.keep('restart-1-offline')
    // Said into the silence: kept, and sent when somebody hears it.
    await page.getByTestId('composer').getByRole('textbox').fill('86元')
    await page.getByTestId('send').click()
    await page.locator('[data-testid="my-message"][data-state="waiting"]').waitFor()
    await demo.again('kill')
    await page.getByTestId('offline-banner').waitFor({ state: 'detached' })
    await shows(wang.card(/用途/), '¥86')
    await wang.say('打车去机场')
    await shows(wang.card('请确认：报销'), '¥86', '打车去机场')
    await wang.keep('restart-2-again')
    expect(await page.getByTestId('my-message').filter({ hasText: '86元' }).count()).toBe(1)
    await wang.press('提交')
    await shows(wang.card(), '已提交')
    expect(await callAudit({ url: demo.url, secret: demo.secret })).toMatchObject({ findings: [] })
  })
})

describe.skipIf(!browser)('a company of its own', () => {
  let own: Demo
  beforeAll(async () => {
    own = await startEmpty({ env: { YIJU_DEMO: 'off' } })
  })
  afterAll(() => own?.end())

  test('begins with a link that is printed once, signs in once, and is refused the second time', async () => {
    await expect.poll(() => own.output()).toMatch(/\/sign-in#\S+/)
    const [link] = /http\S+\/sign-in#\S+/.exec(own.output()) ?? []
    const stranger = deskOf(await openPage(browser!))
    desks.push(stranger)
    await stranger.page.goto(own.url)
    await stranger.page.getByRole('heading', { name: '我的公司' }).waitFor()
    await stranger.keep('own-1-closed')
    expect(await stranger.page.getByTestId('demo-note').count()).toBe(0)
    expect(await stranger.page.locator('[data-testid^="person-"]').count()).toBe(0)

    const admin = deskOf(await openPage(browser!))
    desks.push(admin)
    await admin.page.goto(link!)
    await admin.page.getByTestId('composer').waitFor()
    expect(admin.page.url()).not.toContain('#')
    await admin.say('明天请一天年假')
    await admin.card('请确认：请假').waitFor()
    await admin.keep('own-2-first-sentence')

    await stranger.page.goto(link!)
    await stranger.page.getByTestId('link-expired').waitFor()
    await stranger.keep('own-3-used')
  })

  test('is not offered a second first link once somebody is in', async () => {
    await own.again('stop')
    await expect.poll(() => own.output()).toContain('ready at')
    expect(own.output()).not.toContain('/sign-in#')
  })
})
