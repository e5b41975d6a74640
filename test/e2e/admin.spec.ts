// What administrators keep: a process published in the browser and used a moment later, and the review of what was learnt.
import fs from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { DESKTOP, launchBrowser, PHONE, scrollsSideways } from './browser.ts'
import { startDemo, type Demo } from './demo.ts'
import { leaveDesks, sitDown, type Desk } from './desk.ts'

const browser = await launchBrowser()
const definition = fs.readFileSync(new URL('../../processes/examples/sample_shipment.yaml', import.meta.url), 'utf8')
const ADMIN = 'sun-li'

describe.skipIf(!browser)('administration', () => {
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
  const sit = async (person: string, look: Parameters<typeof sitDown>[3] = {}) => {
    const desk = await sitDown(browser!, demo.url, person, look)
    desks.push(desk)
    return desk
  }

  test('a mistake is shown at its line; mended and published, the next sentence starts it', async () => {
    const desk = await sit(ADMIN)
    const { page } = desk
    await page.getByTestId('settings').click()
    await page.getByTestId('admin-processes-link').click()
    await page.getByTestId('publish-open').click()
    const wrong = definition.replace('approvers: manager', 'approvers: nobody')
    await page.getByTestId('publish-text').fill(wrong)
    await page.getByTestId('publish-send').click()
    const line = wrong.split('\n').findIndex((l) => l.includes('nobody')) + 1
    await page
      .getByTestId('publish-problems')
      .filter({ hasText: `第 ${line} 行` })
      .waitFor()
    await desk.keep('admin-problems')
    await page.getByTestId('publish-text').fill(definition)
    await page.getByTestId('publish-send').click()
    await page.getByTestId('process-sample_shipment').waitFor()
    await desk.keep('admin-processes')
    await desk.go('chat')
    await desk.say('给华为寄三份样品')
    await desk.card(/收件方|请/).waitFor()
  })

  test('what was filed is learnt, reviewed and removed', async () => {
    const wang = await sit('wang-fang')
    await wang.say('周五打车去客户那儿花了86元，报销一下')
    await wang.card(/请确认/).waitFor()
    await wang.press('提交')
    await wang.card(/已提交|提交/).waitFor()
    const desk = await sit(ADMIN)
    await desk.page.goto(`${demo.url}/admin/lessons`)
    const rows = desk.page.getByTestId('lesson-row')
    await expect
      .poll(
        async () => {
          await desk.page.reload()
          await desk.page.getByTestId('lessons').or(desk.page.locator('.empty')).first().waitFor()
          return rows.count()
        },
        { timeout: 20_000 },
      )
      .toBe(1)
    await desk.keep('admin-lessons')
    await desk.page.getByTestId('lesson-remove').click()
    await desk.page.locator('.ant-popconfirm-buttons button').last().click()
    await desk.page.locator('.empty').waitFor()
  })

  test('somebody else finds no such page', async () => {
    const desk = await sit('wang-fang')
    for (const where of ['processes', 'lessons']) {
      await desk.page.goto(`${demo.url}/admin/${where}`)
      await desk.page.getByTestId('not-found').waitFor()
    }
  })

  test('what was held back is released by keyboard, once the evidence was read', async () => {
    const desk = await sit(ADMIN)
    const { page } = desk
    const sent: unknown[] = []
    await page.route('**/api/admin/lessons*', (route) => route.fulfill({ json: HELD }))
    await page.route('**/api/admin/lessons/1/release', (route) => {
      sent.push([route.request().method(), route.request().postDataJSON()])
      return route.fulfill({ json: { ok: true } })
    })
    await page.goto(`${demo.url}/admin/lessons?state=held`)
    await page.getByTestId('lesson-release').first().focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByTestId('lesson-reason').waitFor()
    const ok = dialog.locator('.ant-modal-footer button').last()
    expect(await ok.isDisabled()).toBe(true)
    await dialog.getByRole('checkbox').focus()
    await page.keyboard.press('Space')
    await ok.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => sent).toEqual([['POST', { worse: 2 }]])
  })

  const looks = [
    ['phone-zh-light', PHONE, 'zh-CN', false],
    ['phone-en-dark', PHONE, 'en-GB', true],
    ['desktop-en-light', DESKTOP, 'en-GB', false],
    ['desktop-zh-dark', DESKTOP, 'zh-CN', true],
  ] as const
  test.each(looks)('nothing is wider than the screen: %s', async (name, size, locale, dark) => {
    const desk = await sit(ADMIN, { size, locale, dark })
    const { page } = desk
    const csrf = ((await (await page.request.get(`${demo.url}/api/session`)).json()) as { csrf: string }).csrf
    await page.request.patch(`${demo.url}/api/me`, {
      data: { locale: locale === 'zh-CN' ? 'zh' : 'en' },
      headers: { 'x-csrf': csrf },
    })
    await page.route('**/api/admin/lessons*', (route) => route.fulfill({ json: HELD }))
    const look = async (what: string) => {
      await desk.keep(`admin-${name}-${what}`)
      expect(await scrollsSideways(page), `${what} is wider than the screen`).toBe(false)
    }
    await page.goto(`${demo.url}/admin/lessons?state=held`)
    await page.getByTestId('lesson-reason').first().waitFor()
    await look('lessons')
    await page.getByTestId('lesson-release').first().click()
    await page.getByTestId('lesson-release-seen').waitFor()
    await look('release')
    await page.keyboard.press('Escape')
    await page.goto(`${demo.url}/admin/processes`)
    await page.getByTestId('admin-processes').waitFor()
    await look('processes')
    await page.getByTestId('publish-open').click()
    await page.getByTestId('publish-text').fill(definition.replace('approvers: manager', 'approvers: nobody'))
    await page.getByTestId('publish-send').click()
    await page.getByTestId('publish-problems').waitFor()
    await page.getByTestId('publish-problems').scrollIntoViewIfNeeded()
    await look('publish')
  })
})

const person = { id: 'wang-fang', name: '王芳', department: { zh: '市场部', en: 'Marketing' } }
/** Two sentences held back for their meaning, one for its author, a word for a choice, and one that was let through. */
const HELD = {
  more: false,
  counts: { active: 12, held: 2, waiting: 0, removed: 1 },
  items: [
    {
      id: '1',
      words: 'T请年假',
      act: 'start',
      process: 'expense',
      processName: { zh: '费用报销', en: 'Expense' },
      kind: 'confirmed',
      at: '2026-11-25T08:00:00Z',
      state: 'held',
      person,
      reason: {
        why: 'worse',
        sentences: [
          { words: '帮我T请D年假', wanted: 'start/leave', instead: 'start/expense' },
          { words: 'T想请年假,麻烦了', wanted: 'start/leave', instead: 'start/expense' },
        ],
      },
    },
    {
      id: '2',
      words: 'please let P know that Q of the boxes are ready',
      act: 'reject',
      kind: 'chosen',
      at: '2026-11-25T08:00:00Z',
      state: 'held',
      person,
      reason: { why: 'same-person', sentences: [] },
    },
    {
      id: '3',
      words: '外勤假',
      act: 'start',
      process: 'leave',
      processName: { zh: '请假', en: 'Leave' },
      means: { field: { zh: '假期类型', en: 'Type of leave' }, choice: { zh: '调休', en: 'Time off in lieu' } },
      kind: 'corrected',
      at: '2026-11-25T08:00:00Z',
      state: 'held',
      person,
      reason: {
        why: 'contradicts',
        sentences: [
          {
            words: '外勤假',
            wanted: 'leave.leaveType/personal',
            instead: 'leave.leaveType/comp_time',
            choices: {
              wanted: { zh: '事假', en: 'Personal leave' },
              instead: { zh: '调休', en: 'Time off in lieu' },
            },
          },
        ],
      },
    },
    {
      id: '4',
      words: '小红本T要出门',
      act: 'start',
      process: 'seal',
      processName: { zh: '用章申请', en: 'Use of a seal' },
      kind: 'chosen',
      at: '2026-11-25T08:00:00Z',
      state: 'active',
      person,
      reason: { why: 'same-person', sentences: [] },
      releasedBy: person,
      releasedAt: '2026-11-26T08:00:00Z',
    },
  ],
}
