// The web app alone, against the mock server: what must hold whatever the server says. The whole product is tested elsewhere.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startMockApi, type MockApi } from '../kit/mock-api.ts'
import { launchBrowser, openPage, PHONE, scrollsSideways, type Look } from './browser.ts'

const browser: Browser | undefined = await launchBrowser()
const consoleDir = mkdtempSync(join(tmpdir(), 'yiju-console-'))
let api: MockApi
let page: Page

beforeAll(async () => {
  if (!browser) return
  const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url))
  await build({ configFile, logLevel: 'error', build: { outDir: consoleDir } })
})
beforeEach(async () => {
  api = await startMockApi({ think: 50, consoleDir })
})
afterEach(async () => {
  await page?.context().close()
  await api.close()
})
afterAll(async () => {
  await browser?.close()
  rmSync(consoleDir, { recursive: true, force: true })
})

async function signIn(who: string, look: Look = {}): Promise<void> {
  page = await openPage(browser!, look)
  await page.goto(api.url)
  await page.getByTestId(`person-${who}`).click()
  await page.getByTestId('settings').waitFor()
}
const box = () => page.getByTestId('composer').locator('textarea')
const say = async (text: string) => {
  await box().fill(text)
  await page.getByTestId('send').click()
}
const mine = () => page.getByTestId('my-message')
const calls = (path: string) => {
  const seen: string[] = []
  page.on('request', (r) => {
    if (r.method() === 'POST' && r.url().endsWith(path)) seen.push(r.postData() ?? '')
  })
  return seen
}

describe.skipIf(!browser)('对话', () => {
  test('输入法正在组字时，回车只是选词，不会发送', async () => {
    await signIn('zhang')
    await box().focus()
    const input = await page.context().newCDPSession(page)
    await input.send('Input.imeSetComposition', { text: '请假', selectionStart: 2, selectionEnd: 2 })
    await page.keyboard.press('Enter')
    expect(await mine().count()).toBe(0)
    await input.send('Input.insertText', { text: '请假' })
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('三天')
    await page.keyboard.press('Enter')
    await mine().waitFor()
    expect(await mine().innerText()).toBe('请假\n三天')
  })

  test('服务器连不上时写的话不会丢：刷新页面后仍在，恢复后用同一个编号补发，只有一条', async () => {
    await signIn('zhang')
    const sent = calls('/api/chat/messages')
    await page.getByTestId('chat-empty').waitFor()
    api.breakWith(0)
    await say('我想请假')
    await page.locator('[data-state=waiting]').waitFor()
    await box().fill('还没写完的半句')
    await page.reload()
    api.breakWith(undefined)
    await page.getByTestId('card').waitFor()
    expect(await mine().allInnerTexts()).toEqual(['我想请假'])
    expect(await box().inputValue()).toBe('还没写完的半句')
    expect(new Set(sent.map((body) => (JSON.parse(body) as { id: string }).id)).size).toBe(1)
  })

  test('确认按钮连点两下，只提交一次', async () => {
    await signIn('zhang')
    const presses = calls('/api/chat/press')
    await say('下周三请一天年假')
    await page.getByTestId('card-button').first().dblclick()
    await page.locator('[data-testid=card][data-tone=success]').waitFor()
    expect(presses).toHaveLength(1)
  })

  test('按钮要原因时，不写原因不会发出', async () => {
    await signIn('wang')
    const presses = calls('/api/chat/press')
    await say('有哪些单子等我处理？')
    await page.getByTestId('card-button').filter({ hasText: '拒绝' }).click()
    await page.getByTestId('card-input-send').click()
    await page.getByText('请先填写').waitFor()
    expect(presses).toHaveLength(0)
    await page.getByTestId('card-input').fill('附件缺页')
    await page.getByTestId('card-input-send').click()
    await page.locator('[data-testid=card][data-tone=danger]').waitFor()
  })

  test('往上翻，早先的话会接着出来', async () => {
    await signIn('zhang')
    for (let n = 1; n <= 15; n++) {
      await say(`第 ${n} 句`)
      await page
        .getByTestId('message')
        .nth(n - 1)
        .waitFor()
    }
    await page.reload()
    await mine().last().waitFor()
    expect(await page.getByText('第 1 句', { exact: true }).count()).toBe(0)
    await page.getByTestId('chat-log').hover()
    await page.mouse.wheel(0, -20_000)
    await page.getByText('第 1 句', { exact: true }).waitFor()
  })
})

describe.skipIf(!browser)('待我处理', () => {
  test('只用键盘：J 换下一张，A 打开同意，Esc 什么也没做；R 必须写原因', async () => {
    await signIn('wang')
    const commands = calls('/commands')
    await page.getByTestId('nav-tasks').click()
    const second = await page.getByTestId('task-row').nth(1).getAttribute('data-number')
    await page.keyboard.press('j')
    await page.locator(`[data-testid=request][data-number=${second}]`).waitFor()
    await page.keyboard.press('a')
    await page.getByTestId('panel-approve').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('r')
    await page.getByTestId('panel-reject').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('请填写原因').waitFor()
    expect(commands).toHaveLength(0)
    await page.keyboard.type('预算不足')
    await page.keyboard.press('Control+Enter')
    await page.locator(`[data-testid=task-row][data-number=${second}]`).waitFor({ state: 'detached' })
    expect(JSON.parse(commands[0]!)).toMatchObject({ command: { do: 'reject', comment: '预算不足' } })
  })
})

describe.skipIf(!browser)('表单', () => {
  test('缺的就在那一项旁边说；核对后连点两下提交，只有一张单子', async () => {
    await signIn('zhang')
    const submits = calls('/api/requests')
    await page.goto(`${api.url}/new/purchase`)
    await page.getByTestId('form-next').click()
    await page.getByTestId('problem-item').waitFor()
    await page.locator('#f-item').fill('显示器')
    await page.locator('#f-quantity').fill('3')
    await page.locator('#f-unitPrice').fill('1499.5')
    await page.getByText('普通').click()
    await page.getByTestId('form-next').click()
    await page.getByTestId('form-review').getByText('¥1,499.50').waitFor()
    await page.getByTestId('form-submit').dblclick()
    await page.getByTestId('request').waitFor()
    expect(submits).toHaveLength(1)
  })
})

describe.skipIf(!browser)('手机', () => {
  test.each(['zh-CN', 'en-GB'] as const)('375 像素宽，没有一页需要左右滑动（%s）', async (locale) => {
    await signIn(locale === 'zh-CN' ? 'wang' : 'olivia', { size: PHONE, locale })
    await say('报销')
    await page.getByTestId('card').waitFor()
    for (const path of [
      '/',
      '/tasks',
      '/requests',
      '/requests/r27',
      '/new',
      '/new/leave',
      '/new/expense',
      '/nowhere',
    ]) {
      await page.goto(api.url + path)
      await page.locator('main h1, main .empty-title').first().waitFor({ state: 'attached' })
      await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' })
      expect([path, await scrollsSideways(page)]).toEqual([path, false])
    }
  })
})
