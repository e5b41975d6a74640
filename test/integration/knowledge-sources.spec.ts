// Sources look after themselves: a folder follows every change, an address comes again when its time has come, and one process reads one at a time.
import fs from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPageSource, pageAddress, WEB_RULES } from '../../src/adapters/web/page.ts'
import { createFolderSource } from '../../src/adapters/readers/folder.ts'
import { startKeeper, type SourceKeeper } from '../../src/assistant/knowledge/keeper.ts'
import type { SourcesView } from '../../src/assistant/knowledge/views.ts'
import type { Documents } from '../../src/assistant/world.ts'
import { quietLog } from '../../src/kernel/log.ts'
import type { StoredSource } from '../../src/knowledge/source.ts'
import { openDoor, type Door, type Visitor } from './http-door.ts'

const rules = { ...WEB_RULES, insideHosts: ['127.0.0.1'] }
let door: Door
let documents: Documents
let folder: string
const keepers: SourceKeeper[] = []
const opened: string[] = []

beforeEach(async () => {
  door = await openDoor()
  documents = door.office.world.documents!(door.office.org)
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-folder-'))
  opened.length = 0
})
afterEach(async () => {
  await Promise.all(keepers.splice(0).map((k) => k.stop()))
  await door.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

function keep(host = 'here'): SourceKeeper {
  const { store } = documents
  const keeper = startKeeper({
    organisations: async () => [door.office.org],
    documents: () => documents,
    open: async (_org, { kind, location }) => {
      opened.push(`${host} ${location}`)
      return kind === 'url'
        ? createPageSource(location, rules)
        : createFolderSource({ path: location, known: () => store.documents() })
    },
    readers: () => documents.readers,
    clock: door.office.world.clock,
    log: quietLog,
    host,
    tickMs: 200,
  })
  keepers.push(keeper)
  return keeper
}
const watched = (over: Partial<StoredSource> = {}): Promise<void> =>
  documents.sources.save({
    id: folder,
    kind: 'folder',
    location: folder,
    state: 'ok',
    problems: [],
    settings: { host: 'here' },
    ...over,
  })
const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text)
const ids = async () => (await documents.store.documents()).map((d) => path.basename(d.id))
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 100 })
const asks = async (question: string): Promise<string> => {
  const reader = await door.signIn('wang-fang')
  return (await reader.get(`/api/knowledge/search?q=${encodeURIComponent(question)}`)).text
}

describe('a folder', () => {
  test('is read at the start; then new, changed and deleted files follow by themselves', async () => {
    write('gym.md', '# 健身房\n\n健身房在三楼，早上六点半开门。')
    await watched()
    keep()
    await soon(async () => expect(await ids()).toEqual(['gym.md']))
    write('pool.md', '# 泳池\n\n泳池在负一楼，周三闭馆。')
    await soon(async () => expect(await ids()).toEqual(['gym.md', 'pool.md']))
    write('gym.md', '# 健身房\n\n健身房搬到了五楼，早上七点一刻开门。')
    await soon(async () => expect(await asks('健身房几点开门')).toContain('七点一刻'))
    expect(await asks('健身房几点开门')).not.toContain('六点半')
    fs.rmSync(path.join(folder, 'pool.md'))
    await soon(async () => expect(await ids()).toEqual(['gym.md']))
    expect(await documents.sources.find(folder)).toMatchObject({ state: 'ok', report: { removed: 1 } })
  })

  test('that changed while nobody watched is caught up with at the next start', async () => {
    write('gym.md', '# 健身房\n\n健身房在三楼。')
    await watched()
    const first = keep()
    await soon(async () => expect(await ids()).toEqual(['gym.md']))
    await first.stop()
    fs.rmSync(path.join(folder, 'gym.md'))
    write('yoga.md', '# 瑜伽\n\n瑜伽课在周五。')
    keep()
    await soon(async () => expect(await ids()).toEqual(['yoga.md']))
  })

  test('that is away today empties nothing', async () => {
    const inside = path.join(folder, 'disk', 'papers')
    fs.mkdirSync(inside, { recursive: true })
    fs.writeFileSync(path.join(inside, 'gym.md'), '# 健身房\n\n健身房在三楼。')
    await watched({ id: inside, location: inside })
    const keeper = keep()
    await soon(async () => expect(await ids()).toEqual(['gym.md']))
    await keeper.stop()
    fs.renameSync(path.join(folder, 'disk'), path.join(folder, 'elsewhere'))
    keep()
    await soon(async () => expect(await documents.sources.find(inside)).toMatchObject({ state: 'failed' }))
    expect(await ids()).toEqual(['gym.md'])
  })

  test('of another machine is left to it', async () => {
    write('gym.md', '# 健身房\n\n健身房在三楼。')
    await watched({ settings: { host: 'there' }, dueAt: door.office.world.clock.now() })
    keep('here')
    await new Promise((done) => setTimeout(done, 800))
    expect(opened).toEqual([])
    keep('there')
    await soon(async () => expect(await ids()).toEqual(['gym.md']))
  })

  test('keeps the rights that somebody gave one of its files later', async () => {
    write('gym.md', '# 健身房\n\n健身房在三楼。')
    await watched({ settings: { host: 'here', acl: ['role:hr'] } })
    keep()
    await soon(async () => expect(await ids()).toEqual(['gym.md']))
    const [one] = await documents.store.documents()
    expect(one!.acl).toEqual(['role:hr'])
    await documents.store.changeAcl(one!.id, ['everyone'])
    write('gym.md', '# 健身房\n\n健身房搬到了五楼。')
    await soon(async () => expect(await documents.sources.find(folder)).toMatchObject({ report: { changed: 1 } }))
    expect((await documents.store.document(one!.id))!.acl).toEqual(['everyone'])
  })
})

describe('addresses, by those who look after the knowledge base', () => {
  let page = '<html><body><h1>食堂</h1><p>食堂中午十一点半开饭。</p></body></html>'
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(request.url ?? '')
    if (request.url === '/robots.txt') return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  let address: string
  let keeper: SourceKeeper
  let sunLi: Visitor
  beforeAll(async () => {
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done)
    })
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/canteen`
  })
  afterAll(() => server.close())
  beforeEach(async () => {
    documents.keeping = {
      wikis: [],
      pageAddress: (text) => pageAddress(text, rules),
      wake: () => keeper.wake(),
    }
    keeper = keep()
    sunLi = await door.signIn('sun-li')
  })
  const list = async () => (await sunLi.get('/api/knowledge/sources')).json<SourcesView & Record<string, unknown>>()
  const at = (id: string) => `/api/knowledge/sources/${encodeURIComponent(id)}`

  test('one is added, read, read again on time and at a word, and taken away with what it gave', async () => {
    const body = { kind: 'url', address: `${address}#menu`, everyMinutes: 60 }
    const added = (await sunLi.send('POST', '/api/knowledge/sources', body)).json()
    expect(added).toMatchObject({ ok: true, source: { id: address, kind: 'url', state: 'reading', mayRun: true } })
    await soon(async () => expect((await list()).sources).toMatchObject([{ state: 'ok', documents: 1 }]))
    expect(await asks('食堂几点开饭')).toContain('十一点半')
    expect((await sunLi.send('POST', '/api/knowledge/sources', body)).json()).toEqual({
      ok: false,
      problem: 'there-already',
    })

    page = page.replace('十一点半', '十二点整')
    door.office.clock.advance({ minutes: 61 })
    await soon(async () => expect(await asks('食堂几点开饭')).toContain('十二点整'))
    page = page.replace('十二点整', '十二点一刻')
    expect((await sunLi.send('POST', `${at(address)}/run`)).status).toBe(200)
    await soon(async () => expect(await asks('食堂几点开饭')).toContain('十二点一刻'))

    await soon(async () => expect((await list()).sources[0]!.state).toBe('ok'))
    expect((await sunLi.send('DELETE', at(address))).status).toBe(200)
    expect((await list()).sources).toEqual([])
    expect(await asks('食堂几点开饭')).not.toContain('十二点一刻')
  })

  test.each([
    [
      'an address inside the network',
      { kind: 'url', address: 'http://169.254.169.254/latest', everyMinutes: 60 },
      'inside-network',
    ],
    ['a file of the server', { kind: 'url', address: 'file:///etc/passwd', everyMinutes: 60 }, 'no-address'],
    [
      'a wiki that is not configured',
      { kind: 'wiki', vendor: 'confluence', space: 'HR', everyMinutes: 60 },
      'not-configured',
    ],
    ['a folder of the server', { kind: 'folder', address: '/etc', everyMinutes: 60 }, undefined],
    ['every minute', { kind: 'url', address: 'https://example.com/', everyMinutes: 1 }, undefined],
  ])('%s is refused', async (_what, body, problem) => {
    const answer = await sunLi.send('POST', '/api/knowledge/sources', body)
    if (problem) expect(answer.json()).toEqual({ ok: false, problem })
    else expect(answer.status).toBe(400)
    expect((await list()).sources).toEqual([])
  })

  test('nobody else adds, reads or removes one', async () => {
    const someone = await door.signIn('wang-fang')
    for (const [method, path] of [['POST', '/api/knowledge/sources'], ['POST', `${at(address)}/run`], ['DELETE', at(address)]] as const)
      expect((await someone.send(method, path, method === 'DELETE' ? undefined : { kind: 'url', address, everyMinutes: 60 })).status).toBe(403) // prettier-ignore
  })

  test('of two processes one reads it', async () => {
    keep('there')
    await documents.sources.save({
      id: address,
      kind: 'url',
      location: address,
      state: 'ok',
      problems: [],
      settings: { everyMinutes: 60 },
      dueAt: door.office.world.clock.now(),
    })
    hits.length = 0
    await soon(async () => expect((await list()).sources).toMatchObject([{ state: 'ok', documents: 1 }]))
    await new Promise((done) => setTimeout(done, 600))
    expect(hits).toEqual(['/robots.txt', '/canteen'])
  })
})
