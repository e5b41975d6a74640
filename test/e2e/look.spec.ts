// How it looks to different eyes: Chinese and English, light and dark, a desk and a phone 375 wide; nothing is wider than the screen.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { DESKTOP, launchBrowser, PHONE, scrollsSideways } from './browser.ts'
import { startDemo, type Demo } from './demo.ts'
import { leaveDesks, sitDown, type Desk } from './desk.ts'

const browser = await launchBrowser()

describe.skipIf(!browser)('look', () => {
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

  const looks = [
    ['phone-zh-light', PHONE, 'zh-CN', false, 'wang-fang'],
    ['phone-en-dark', PHONE, 'en-GB', true, 'oliver-hughes'],
    ['desktop-zh-dark', DESKTOP, 'zh-CN', true, 'li-qiang'],
  ] as const

  test.each(looks)('every screen: %s', async (name, size, locale, dark, person) => {
    const desk = await sitDown(browser!, demo.url, person, { size, locale, dark })
    desks.push(desk)
    const { page } = desk
    const look = async (what: string) => {
      await desk.keep(`${name}-${what}`)
      expect(await scrollsSideways(page), `${what} is wider than the screen`).toBe(false)
    }
    await desk.say(locale === 'zh-CN' ? '报销昨天打车费86元' : "Claim £45 for yesterday's taxi")
    await desk.card(/请确认：报销|Please check: Expense/).waitFor()
    await look('chat')
    await desk.go('tasks')
    await page.locator('[data-testid="task-row"], [data-testid="tasks-empty"]').first().waitFor()
    await look('tasks')
    await desk.go('requests')
    await page.getByRole('tab').last().click()
    await page.getByTestId('request-row').first().waitFor()
    await look('requests')
    await page.getByTestId('request-row').first().click()
    await page.getByTestId('timeline').waitFor()
    await look('request')
    await page.goto(`${demo.url}/new`)
    await page.getByTestId('start-expense').click()
    await page.getByTestId('request-form').waitFor()
    await look('form')
    await page.getByTestId('add-line').click()
    await look('form-line')
    await page.goto(`${demo.url}/nowhere/at/all`)
    await page.getByTestId('not-found').waitFor()
    await look('lost')
  })

  test('the language is switched without reloading, is remembered, and so are dark and light', async () => {
    const desk = await sitDown(browser!, demo.url, 'xu-lu')
    desks.push(desk)
    const { page } = desk
    await page.getByTestId('settings').click()
    await page.getByTestId('settings-panel').getByText('English', { exact: true }).click()
    await page.getByTestId('nav-tasks').getByText('To approve').waitFor()
    await page.getByTestId('settings-panel').getByText('Dark', { exact: true }).click()
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await expect.poll(background).not.toMatch(/rgb\(2[0-9]{2}/)
    await page.reload()
    await page.getByTestId('nav-tasks').getByText('To approve').waitFor()
    await page.getByTestId('chat-empty').waitFor()
    await desk.keep('english-dark')
    expect(await background()).not.toMatch(/rgb\(2[0-9]{2}/)
    await page.keyboard.press('Escape')
    await desk.say('two days of annual leave from next Monday')
    await desk.card(/Leave/).waitFor()
    await page.getByTestId('settings').click()
    await page.getByTestId('settings-panel').getByText('中文', { exact: true }).click()
    await page.getByTestId('nav-tasks').getByText('待我处理').waitFor()
  })
})
