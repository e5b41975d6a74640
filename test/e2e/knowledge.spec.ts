// In the browser: an answer leads to its passage, documents go up by being chosen, owners and administrators find their tools, others do not.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { DESKTOP, launchBrowser, PHONE, scrollsSideways } from './browser.ts'
import { startDemo, type Demo } from './demo.ts'
import { leaveDesks, sitDown, type Desk } from './desk.ts'

const browser = await launchBrowser()

describe.skipIf(!browser)('knowledge', () => {
  let demo: Demo
  const desks: Desk[] = []
  const sit = async (person: string, look = {}) => {
    const desk = await sitDown(browser!, demo.url, person, look)
    desks.push(desk)
    return desk
  }
  const keep = async (desk: Desk, name: string) => {
    await desk.keep(`knowledge-${name}`)
    expect(await scrollsSideways(desk.page), `${name} is wider than the screen`).toBe(false)
  }
  beforeAll(async () => {
    demo = await startDemo()
  })
  afterEach(({ task }) => leaveDesks(desks, task))
  afterAll(async () => {
    await demo?.end()
    await browser?.close()
  })

  test('asked in the chat, answered with the quote, and the source opens the passage', async () => {
    const desk = await sit('wang-fang')
    const { page } = desk
    await desk.say('婚假有几天')
    const card = desk.card('来自公司文档')
    await card.locator('mark').filter({ hasText: '婚假十天' }).waitFor()
    await keep(desk, 'chat-zh')
    await desk.press('👍 有用', card)
    await page.getByText('谢谢，记下了').waitFor()
    await card.getByTestId('quote-source').first().click()
    const found = page.getByTestId('passage-found')
    await found.filter({ hasText: '婚假十天' }).waitFor()
    await keep(desk, 'passage-zh')
    // No tools of a keeper for her.
    expect(await page.getByTestId('document-settings').count()).toBe(0)
    await page.getByTestId('kb-back').click()
    await page.getByTestId('document-row').first().waitFor()
    expect(await page.getByTestId('kb-upload').count()).toBe(0)
    expect(await page.getByText('薪酬带宽表').count()).toBe(0)
    await keep(desk, 'documents-zh')
  })

  test('a search by keyboard says why it matched', async () => {
    const desk = await sit('oliver-hughes', { locale: 'en-GB', dark: true })
    const { page } = desk
    await desk.go('knowledge')
    await page.getByTestId('kb-ask').fill('how many days can I work from home')
    await page.getByTestId('kb-ask').press('Enter')
    await page.getByTestId('kb-answer').filter({ hasText: 'three days a week' }).waitFor()
    await keep(desk, 'search-en-dark')
    await page.getByTestId('kb-hit').first().getByRole('link').click()
    await page.getByTestId('passage-found').getByText('Contains').waitFor()
    await keep(desk, 'passage-why-en-dark')
  })

  test('an administrator uploads, is told what cannot be read, sees sources, gaps, and tests as somebody else', async () => {
    const asking = await sit('li-qiang')
    await asking.say('公司可以带宠物上班吗')
    await asking.card('公司文档里没有找到答案').waitFor()
    const desk = await sit('sun-li')
    const { page } = desk
    await desk.go('knowledge')
    await page.getByTestId('kb-upload').setInputFiles([
      { name: '班车安排.md', mimeType: 'text/markdown', buffer: Buffer.from('# 班车安排\n\n晚班车 21:15 发车。') },
      { name: '损坏的.pdf', mimeType: 'application/pdf', buffer: Buffer.from('not a pdf') },
    ])
    const state = (name: string) => page.getByTestId('kb-item').filter({ hasText: name })
    await expect.poll(() => state('班车安排').getAttribute('data-state'), { timeout: 30_000 }).toBe('done')
    await expect.poll(() => state('损坏的').getAttribute('data-state'), { timeout: 30_000 }).toBe('failed')
    await keep(desk, 'upload-zh')
    await page.getByRole('tab', { name: '没有答案的问题' }).click()
    await page.getByTestId('gap-row').filter({ hasText: '宠物' }).waitFor()
    await keep(desk, 'gaps-zh')
    await page.getByTestId('gap-row').filter({ hasText: '宠物' }).getByRole('button').click()
    await page.getByTestId('teach-answer').fill('不可以，导盲犬除外。')
    await keep(desk, 'teach-zh')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: '确认过的回答' }).click()
    await page.getByTestId('verified-row').filter({ hasText: '导盲犬' }).waitFor()
    await keep(desk, 'verified-zh')
    await page.getByRole('tab', { name: '来源' }).click()
    await page.getByTestId('sources').waitFor()
    await keep(desk, 'sources-zh')
    await page.getByRole('tab', { name: '换个人试问' }).click()
    await page.getByTestId('person-select').getByRole('combobox').fill('孟凡')
    await page.locator('.person-option').filter({ hasText: '孟凡' }).first().click()
    await page.getByTestId('test-question').fill('财务每月什么时候关账')
    await page.getByTestId('test-run').click()
    await page.getByTestId('kb-answer').filter({ hasText: '第三个工作日' }).waitFor()
    await keep(desk, 'test-as-zh')
    // The colleague asks again and gets the keeper's words.
    await asking.say('公司可以带宠物上班吗？')
    await asking.card('孙丽 确认过的回答').waitFor()
    await keep(asking, 'verified-answer-zh')
  })

  test('a document is handed over and closed; on the phone too', async () => {
    const desk = await sit('ma-jun', { size: DESKTOP })
    const { page } = desk
    await page.goto(`${demo.url}/knowledge/${encodeURIComponent('handbook/zh/zhanghao.md')}`)
    await page.getByTestId('document-settings').waitFor()
    await keep(desk, 'settings-zh')
    await page.goto(`${demo.url}/knowledge/${encodeURIComponent('papers/xinchou-daikuan.md')}`)
    await page.getByText('您能管理，但没有阅读权限').first().waitFor()
    await keep(desk, 'closed-zh')

    const phone = await sit('sophie-lin', { size: PHONE, locale: 'en-GB', dark: true })
    await phone.go('knowledge')
    await phone.page.getByTestId('document-row').first().waitFor()
    await keep(phone, 'phone-documents-en-dark')
    await phone.page.getByTestId('kb-ask').fill('marriage leave')
    await phone.page.getByTestId('kb-search').click()
    await phone.page.getByTestId('kb-hit').first().waitFor()
    await keep(phone, 'phone-search-en-dark')
    await phone.page.getByTestId('kb-hit').first().getByRole('link').click()
    await phone.page.getByTestId('passage-found').waitFor()
    await keep(phone, 'phone-passage-en-dark')
  })
})
