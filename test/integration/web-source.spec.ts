// A page of the web as a source: read politely, again only when it changed, and never a way into the company's own network.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createReaders } from '../../src/adapters/readers/readers.ts'
import { checked, fetchPublic, isPublic, type WebRules } from '../../src/adapters/web/guard.ts'
import { createPageSource } from '../../src/adapters/web/page.ts'
import { gather } from '../../src/assistant/knowledge/gather.ts'
import { createClock } from '../../src/kernel/clock.ts'
import { memorySources, memoryStore } from '../kit/knowledge.ts'

type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer } | 'hang'
let answer: (path: string, headers: IncomingHttpHeaders) => Answer
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  const made = answer(request.url ?? '', request.headers)
  if (made === 'hang') return
  response.writeHead(made.status ?? 200, { 'content-type': 'text/html', ...made.headers })
  response.end(made.body ?? '')
})
let base: string
const reader = createReaders()
beforeAll(async () => {
  await new Promise<void>((done) => {
    server.listen(0, '0.0.0.0', done)
  })
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await reader.close()
})
beforeEach(() => {
  asked.length = 0
})

const rules: WebRules = { insideHosts: [], maxBytes: 100_000, timeoutMs: 3_000 }
const inside: WebRules = { ...rules, insideHosts: ['127.0.0.1'] }
const page = (text: string) => `<html><head><title>休假</title></head><body><h1>休假</h1><p>${text}</p></body></html>`

describe('addresses inside a network', () => {
  test.each([
    '127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255',
    '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', '2001:db8::1', 'not an address',
  ])('%s is not public', (address) => expect(isPublic(address)).toBe(false)) // prettier-ignore

  test.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111'])('%s is public', (address) =>
    expect(isPublic(address)).toBe(true),
  )

  test.each([
    'http://127.0.0.1/', 'http://2130706433/', 'http://0x7f000001/', 'http://0177.0.0.1/', 'http://127.1/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/', 'file:///etc/passwd', 'ftp://example.com/', 'http://name:word@example.com/', 'javascript:alert(1)', 'nonsense',
  ])('%s is refused before anything is connected to', (address) => expect(() => checked(address, rules)).toThrow()) // prettier-ignore

  test('a name that stands for one of them is refused when it is looked up', async () => {
    answer = () => ({ body: page('secret') })
    const { port } = server.address() as AddressInfo
    await expect(fetchPublic(`http://localhost:${port}/`, rules)).rejects.toMatchObject({ code: 'forbidden' })
    expect(asked).toEqual([])
  })

  test('a redirect is checked like an address', async () => {
    const { port } = server.address() as AddressInfo
    const to = (location: string) => {
      answer = (path) => (path === '/' ? { status: 302, headers: { location } } : { body: 'secret' })
      return fetchPublic(`${base}/`, inside)
    }
    for (const location of [`http://127.0.0.2:${port}/x`, `http://localhost:${port}/x`, 'http://169.254.169.254/x'])
      await expect(to(location)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(to('file:///etc/passwd')).rejects.toMatchObject({ code: 'bad-input' })
    expect(asked).not.toContain('/x')
    expect(new TextDecoder().decode((await to('/y')).bytes)).toBe('secret')
    answer = () => ({ status: 302, headers: { location: '/' } })
    await expect(fetchPublic(`${base}/`, inside)).rejects.toThrow('redirects more than')
  })

  test('what is too much or takes too long is cut off', async () => {
    answer = () => ({ body: 'x'.repeat(200_000) })
    await expect(fetchPublic(base, inside)).rejects.toMatchObject({ code: 'too-large' })
    answer = () => ({ headers: { 'content-encoding': 'gzip' }, body: zlib.gzipSync('x'.repeat(10_000_000)) })
    await expect(fetchPublic(base, inside)).rejects.toMatchObject({ code: 'too-large' })
    answer = () => 'hang'
    await expect(fetchPublic(base, { ...inside, timeoutMs: 300 })).rejects.toThrow('too long')
  })
})

describe('a page', () => {
  const open = () => {
    const [store, sources, clock] = [memoryStore(), memorySources(), createClock('2026-03-02T08:00:00Z')]
    const address = `${base}/policy`
    return {
      store,
      sources,
      text: async () => (await store.page('', 10)).map((p) => p.text).join('\n'),
      read: async () => {
        const stored = { id: address, kind: 'url' as const, location: address, state: 'ok' as const, problems: [] }
        const source = (await sources.find(address)) ?? { ...stored, settings: { everyMinutes: 60 } }
        await gather({ kept: store, sources, readers: reader, clock }, source, createPageSource(address, inside))
        return (await sources.find(address))!
      },
    }
  }

  test('is read, asked for again with its mark, and read again only when it changed', async () => {
    const { read, text, store } = open()
    let now = { body: page('年假十天。'), etag: '"1"' }
    const conditional: (string | undefined)[] = []
    answer = (path, headers) => {
      if (path === '/robots.txt') return { status: 404 }
      conditional.push(headers['if-none-match'])
      return headers['if-none-match'] === now.etag
        ? { status: 304 }
        : { body: zlib.gzipSync(now.body), headers: { etag: now.etag, 'content-encoding': 'gzip' } }
    }
    expect(await read()).toMatchObject({ state: 'ok', report: { added: 1 } })
    expect((await store.documents())[0]).toMatchObject({ title: '休假', location: `${base}/policy` })
    expect(await read()).toMatchObject({ report: { added: 0, unchanged: 1 } })
    now = { body: page('年假十五天。'), etag: '"2"' }
    const after = await read()
    expect(after).toMatchObject({ report: { changed: 1 } })
    expect(after.dueAt?.toString()).toBe('2026-03-02T09:00:00Z')
    expect(await text()).toContain('十五天')
    expect(conditional).toEqual([undefined, '"1"', '"1"'])
  })

  test('that is gone leaves the index; one that is only away stays', async () => {
    const { read, store } = open()
    answer = (path) => (path === '/robots.txt' ? { status: 404 } : { body: page('年假十天。') })
    await read()
    answer = (path) => (path === '/robots.txt' ? { status: 404 } : { status: 503, headers: { 'retry-after': '120' } })
    const away = await read()
    expect(away).toMatchObject({ state: 'failed' })
    expect(away.dueAt?.toString()).toBe('2026-03-02T08:02:00Z')
    expect(await store.documents()).toHaveLength(1)
    answer = () => ({ status: 404 })
    expect(await read()).toMatchObject({ state: 'failed', report: { removed: 1 } })
    expect(await store.documents()).toHaveLength(0)
  })

  test('is left alone when the site asks for it', async () => {
    const { read, store } = open()
    answer = (path) =>
      path === '/robots.txt'
        ? { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /policy' }
        : { body: page('年假十天。') }
    const source = await read()
    expect(source.problems[0]!.why).toContain('robots.txt')
    expect(await store.documents()).toEqual([])
    expect(asked).toEqual(['/robots.txt'])
  })

  test('may be a file that the server names by its type or by its address', async () => {
    const { read, text } = open()
    answer = (path) =>
      path === '/robots.txt'
        ? { status: 404 }
        : { headers: { 'content-type': 'text/csv; charset=utf-8' }, body: '问题,答案\n年假几天,十天' }
    await read()
    expect(await text()).toContain('十天')
  })
})
