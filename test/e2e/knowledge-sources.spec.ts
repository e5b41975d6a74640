// In the browser: an address is added as a source and answers at once; a model's words take the place of the quotes; a source goes with its documents.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, PHONE, scrollsSideways } from './browser.ts'
import { startDemo, type Demo } from './demo.ts'
import { leaveDesks, sitDown, type Desk } from './desk.ts'

const browser = await launchBrowser()

/** A page of the intranet, and a model that words what it is given. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.once('end', () => {
    if (request.url === '/canteen')
      return void response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          '<html><head><title>食堂须知</title></head><body><h1>食堂须知</h1><p>食堂夜宵供应到晚上十点二十。</p></body></html>',
        )
    const body =
      chunks.length > 0
        ? (JSON.parse(Buffer.concat(chunks).toString()) as { stream?: boolean; messages: { content: string }[] })
        : undefined
    if (!body?.stream) return void response.writeHead(404).end('{}')
    const prompt = body.messages.at(-1)!.content
    const n = [...prompt.matchAll(/<passage number="(\d+)"[^>]*>\n([^]*?)\n<\/passage>/g)].find((m) =>
      m[2]!.includes('十点二十'),
    )?.[1]
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const content of [`食堂的夜宵供应到晚上十点二十[${n}]。`, '以上。'])
      response.write(
        `data: ${JSON.stringify({ id: 'r', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [{ index: 0, delta: { content } }] })}\n\n`,
      )
    return void response.end('data: [DONE]\n\n')
  })
})

describe.skipIf(!browser)('sources of knowledge', () => {
  let demo: Demo
  let address: string
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
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done)
    })
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    demo = await startDemo({
      env: {
        KNOWLEDGE_HOSTS: '127.0.0.1',
        OPENAI_BASE_URL: `${address}/v1`,
        OPENAI_MODEL: 'm',
        MODEL_TIMEOUT_MS: '5000',
      },
    })
  })
  afterEach(({ task }) => leaveDesks(desks, task))
  afterAll(async () => {
    await demo?.end()
    await browser?.close()
    server.closeAllConnections()
    server.close()
  })

  test('an address is added, read, answers in a model’s words, and goes again', async () => {
    const desk = await sit('sun-li')
    const { page } = desk
    const sources = async (look: Desk) => {
      await look.go('knowledge')
      await look.page.getByRole('tab', { name: '来源' }).click()
    }
    await sources(desk)
    await page.getByTestId('source-add').click()
    await page.getByTestId('source-address').fill('http://169.254.169.254/latest')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('alert').filter({ hasText: '公司内网的地址' }).waitFor()
    await keep(desk, 'source-refused-zh')
    await page.getByTestId('source-address').fill(`${address}/canteen`)
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const row = page.getByTestId('source-row').filter({ hasText: '/canteen' })
    await row.waitFor()
    await expect.poll(() => row.getAttribute('data-state'), { timeout: 30_000 }).toBe('ok')
    expect(await row.textContent()).toContain('新增 1')
    await keep(desk, 'source-read-zh')

    const asking = await sit('wang-fang')
    await asking.say('食堂夜宵供应到几点')
    const card = asking.card('来自公司文档')
    await card.getByText('由模型归纳').waitFor()
    await card.getByText('食堂的夜宵供应到晚上十点二十。 [1]').waitFor()
    await card.locator('mark').filter({ hasText: '十点二十' }).waitFor()
    await keep(asking, 'worded-zh')

    const phone = await sit('sun-li', { size: PHONE, dark: true })
    await sources(phone)
    const mine = phone.page.getByTestId('source-row').filter({ hasText: '/canteen' })
    await mine.waitFor()
    await keep(phone, 'phone-sources-dark')
    await mine.getByTestId('source-remove').click()
    await phone.page.locator('.ant-popconfirm').getByRole('button', { name: '移除' }).click()
    await mine.waitFor({ state: 'detached' })
    await asking.page.goto(`${demo.url}/knowledge?q=${encodeURIComponent('食堂夜宵供应到几点')}`)
    await asking.page.getByTestId('kb-ask').waitFor()
    await asking.page.waitForLoadState('networkidle').catch(() => {})
    expect(await asking.page.getByText('食堂须知').count()).toBe(0)
  })
})
