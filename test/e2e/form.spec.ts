// The way of people who prefer forms: filled field by field, told what is wrong where it is wrong, looked at, submitted, decided.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { quietMonday } from './dates.ts'
import { startDemo, type Demo } from './demo.ts'
import { leaveDesks, shows, sitDown, type Desk } from './desk.ts'

const browser = await launchBrowser()

const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 test') })

describe.skipIf(!browser)('forms', () => {
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
  test('付款：金额写成负数，就在金额那里说明；改好后附上发票提交，部门负责人看得到附件', async () => {
    const wang = await at('wang-fang')
    await wang.go('start')
    await wang.page.getByTestId('start-payment').waitFor()
    await wang.keep('form-1-start')
    await wang.page.getByTestId('start-payment').click()
    const form = wang.page.getByTestId('request-form')
    await wang.page.getByTestId('form-next').click()
    await wang.page.getByTestId('problem-payee').waitFor()
    await wang.page.getByTestId('problem-amount').waitFor()
    await wang.keep('form-2-missing')
    await form.locator('#f-payee').fill('华盛科技')
    await form.locator('#f-amount').fill('-3500')
    await wang.page.getByTestId('form-next').click()
    await shows(wang.page.getByTestId('problem-amount'), '必须大于 0')
    await wang.keep('form-3-negative')
    await form.locator('#f-amount').fill('3500.50')
    await form.locator('#f-bankAccount').fill('6222 0000 1234 5678')
    await form.locator('#f-reason').fill('9月云服务')
    // The upload is slow, the person is not: nothing goes on without the file.
    let arrive = () => {}
    const late = new Promise<void>((done) => (arrive = done))
    await wang.page.route('**/api/files', async (route) => {
      await late
      await route.continue()
    })
    await wang.page.getByTestId('field-invoices').locator('input[type=file]').setInputFiles(pdf('发票 9月.pdf'))
    await shows(wang.page.getByTestId('form-next'), '上传中')
    expect(await wang.page.getByTestId('form-next').isDisabled()).toBe(true)
    await form.locator('#f-payee').press('Enter')
    expect(await wang.page.getByTestId('form-review').count()).toBe(0)
    arrive()
    await wang.page.getByTestId('form-next').click()
    const review = wang.page.getByTestId('form-review')
    await shows(review, '华盛科技', '3,500.50', '李强', '发票 9月.pdf')
    await wang.keep('form-4-review')
    await wang.page.getByTestId('form-submit').click()
    await shows(wang.page.getByTestId('request'), '华盛科技', '审批中')
    await wang.keep('form-5-request')

    const li = await at('li-qiang')
    await shows(li.card(/王芳的付款/), '华盛科技')
    await li
      .card(/王芳的付款/)
      .getByTestId('card-view')
      .click()
    const link = li.page.getByRole('link', { name: /发票 9月\.pdf/ })
    const [got] = await Promise.all([li.page.waitForEvent('download'), link.click()])
    expect(got.suggestedFilename()).toBe('发票 9月.pdf')
  })

  test('附件种类不对、太大：当场说明，填好的内容都还在', async () => {
    const wang = await at('wang-fang')
    await wang.page.goto(`${demo.url}/new/payment`)
    const field = wang.page.getByTestId('field-invoices')
    await wang.page.locator('#f-payee').fill('华盛科技')
    const put = (name: string, mimeType: string, size: number) =>
      field.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.alloc(size, 1) })
    await put('run.exe', 'application/x-msdownload', 10)
    await shows(field.getByRole('alert'), '类型不支持')
    await put('huge.pdf', 'application/pdf', 21 * 1024 * 1024)
    await shows(field, '20 MB')
    await wang.keep('form-6-attachments')
    await wang.page.reload()
    await expect.poll(() => wang.page.locator('#f-payee').inputValue()).toBe('华盛科技')
  })

  test('聊到一半改用表单：填过的都在表单里，填完回到对话确认', async () => {
    const chen = await at('chen-siyuan')
    await chen.say('我想请年假')
    await chen.press('用表单填写')
    const form = chen.page.getByTestId('draft-form')
    await shows(form, '年假')
    const day = quietMonday().toString()
    for (const id of ['f-period', 'f-period-end']) {
      await form.locator(`#${id}`).fill(day)
      await form.locator(`#${id}`).press('Enter')
    }
    await chen.keep('form-7-beside-chat')
    await form.getByTestId('draft-form-done').click()
    await shows(chen.card('请确认：请假'), '年假', '共1天')
    await chen.press('提交')
    await shows(chen.card(), '已提交')
  })
})
