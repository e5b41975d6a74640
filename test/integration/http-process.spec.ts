// The real server process: paths stay inside the web app's folder, and what people write never reaches the log.
import { randomUUID } from 'node:crypto'
import net from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startDemo, type Demo } from '../e2e/demo.ts'
import { signInAs, type Client } from '../kit/process.ts'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ env: { LOG_LEVEL: 'debug' } })
})
afterAll(() => demo?.end())

/** As bytes on the wire: a client library would tidy the path up first. */
function ask(path: string): Promise<string> {
  const { hostname, port } = new URL(demo.url)
  return new Promise((done, fail) => {
    let answer = ''
    const socket = net.connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\n\r\n`),
    )
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
    socket.on('end', () => done(answer)).on('error', fail)
  })
}

test.each([
  '/../package.json',
  '/../../package.json',
  '/assets/../../../package.json',
  '/%2e%2e/%2e%2e/package.json',
  '/..%2f..%2fpackage.json',
  '/..%5c..%5cpackage.json',
  '/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json',
  '/.stamp',
  '//etc/passwd',
  '/%00',
])('%s shows nothing of ours', async (path) => {
  const answer = await ask(path)
  expect(answer).toMatch(/^HTTP\/1\.1 (200|400|403|404)/)
  expect(answer).not.toMatch(/"dependencies"|root:|"license"/)
  // A path that the web app may route gets its page, and nothing else is ever a 200.
  if (answer.startsWith('HTTP/1.1 200')) expect(answer.toLowerCase()).toContain('<!doctype html>')
})

const secret = (what: string) => `秘密${what}${randomUUID().slice(0, 8)}`
const submit = (me: Client, process: string, values: object) =>
  me.post<{ request: string }>('/api/requests', { key: randomUUID(), process, values })
const command = (me: Client, request: string, body: object) =>
  me.status('POST', `/api/requests/${request}/commands`, { key: randomUUID(), command: body })

test('reasons, accounts, comments, searches and messages are nowhere in the log, not at debug, not in an error', async () => {
  const said = {
    reason: secret('事由'),
    account: secret('账户'),
    comment: secret('评论'),
    chat: secret('聊天'),
    file: secret('文件'),
    search: secret('搜索'),
    rejected: secret('拒绝'),
  }
  const wang = await signInAs(demo, 'wang-fang')
  const li = await signInAs(demo, 'li-qiang')
  const period = { start: '2026-12-07', end: '2026-12-07' }
  const { request } = await submit(wang, 'leave', { leaveType: 'annual', period, reason: said.reason })
  await submit(wang, 'payment', {
    payee: '华盛科技',
    amount: { amount: '86', currency: 'CNY' },
    bankAccount: said.account,
  })
  await command(wang, request, { do: 'comment', text: said.comment })
  await command(li, request, { do: 'reject', comment: said.rejected })
  await wang.post('/api/chat/messages', { id: randomUUID(), text: `明天请一天年假，${said.chat}` })
  while ((await wang.get<{ thinking: boolean }>('/api/chat')).thinking) await new Promise((r) => setTimeout(r, 10))
  await wang.status('POST', '/api/files', { not: 'a form', text: said.file })
  await wang.status('GET', `/api/requests?q=${encodeURIComponent(said.search)}`)
  await wang.status('POST', '/api/requests', { key: 1, process: said.reason, values: said.account })
  await wang.status('GET', `/api/requests/${encodeURIComponent(said.search)}`)
  await wang.status('GET', `/api/files/${encodeURIComponent(said.search)}`)

  await demo.stop()
  const log = demo.output()
  expect(log).toContain('ready at')
  for (const [what, words] of Object.entries(said)) expect(log.includes(words), `${what} is in the log`).toBe(false)
})
