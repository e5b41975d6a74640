// The law of every wiki that documents come from: what is there is read, what changed is read again, what is gone goes, and nobody reads more than there.
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createReaders } from '../../src/adapters/readers/readers.ts'
import { createConfluenceSource } from '../../src/adapters/wiki/confluence.ts'
import { createFeishuSource } from '../../src/adapters/wiki/feishu.ts'
import type { WikiReaders } from '../../src/adapters/wiki/rights.ts'
import { gather } from '../../src/assistant/knowledge/gather.ts'
import { createClock } from '../../src/kernel/clock.ts'
import type { KnowledgeSource, SourceStore } from '../../src/knowledge/source.ts'
import { memorySources, memoryStore } from '../kit/knowledge.ts'
import { openConfluence, openFeishu, TOKEN, type Wiki, type WikiPage } from '../kit/wikis.ts'

const readers: WikiReaders = {
  base: ['everyone'],
  person: ({ email }) => (email === 'li@example.com' ? 'li-na' : undefined),
  group: (name) => ({ 'hr-team': 'department:hr', 'all-staff': 'everyone' })[name],
}
type Clock = ReturnType<typeof createClock>

const reader = createReaders()
afterAll(() => reader.close())

const WIKIS: [string, () => Promise<Wiki>, (wiki: Wiki, clock: Clock, token?: string) => KnowledgeSource][] = [
  [
    'confluence',
    openConfluence,
    (wiki, clock, token = TOKEN) =>
      createConfluenceSource({ baseUrl: `${wiki.url}/wiki/`, token }, { space: 'HR', readers, clock }),
  ],
  [
    'feishu',
    openFeishu,
    (wiki, clock) =>
      createFeishuSource({ baseUrl: wiki.url, appId: 'a', appSecret: TOKEN }, { space: 'HR', readers, clock }),
  ],
]

describe.each(WIKIS)('%s', (vendor, open, sourceOf) => {
  let wiki: Wiki
  let clock: Clock
  let store: ReturnType<typeof memoryStore>
  let sources: SourceStore
  const put = (page: Omit<WikiPage, 'version'> & { version?: number }) =>
    wiki.pages.set(page.id, { version: 1, ...page })
  const readAgain = async () => {
    const source = (await sources.find('hr')) ?? {
      id: 'hr',
      kind: 'wiki' as const,
      location: wiki.url,
      state: 'ok' as const,
      problems: [],
      settings: {},
    }
    wiki.asked.length = 0
    return gather({ kept: store, sources, readers: reader, clock }, source, sourceOf(wiki, clock))
  }
  const documents = async () => (await store.documents()).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const bodies = () => wiki.asked.filter((p) => /\/blocks$|\/content\/\d+$/.test(p)).length

  beforeEach(async () => {
    wiki = await open()
    clock = createClock('2026-03-02T08:00:00Z')
    store = memoryStore()
    sources = memorySources()
    put({
      id: '1',
      title: '休假制度',
      text: '年假每年十天。',
      rows: [
        ['城市', '标准'],
        ['上海', '500 元'],
      ],
    })
    put({ id: '2', title: '薪酬', text: '奖金在三月发放。', groups: ['hr-team'] })
    put({ id: '3', title: '李娜的便笺', text: '面试安排。', users: ['li', 'stranger'] })
    put({ id: '4', title: '别人的', text: '与我们无关。', users: ['stranger'] })
    put({ id: '5', title: '产假', text: '产假一百五十八天。', parent: '1' })
  })
  afterEach(() => wiki.close())

  test('everything is read: titles, headings, tables, where it stands, and who may read it there', async () => {
    const report = await readAgain()
    expect(report).toMatchObject({ added: 4, problems: [] })
    expect((await documents()).map((d) => [d.id, d.title, d.acl])).toEqual([
      [`${vendor}/HR/1`, '休假制度', ['everyone']],
      [`${vendor}/HR/2`, '薪酬', ['department:hr']],
      [`${vendor}/HR/3`, '李娜的便笺', ['person:li-na']],
      [`${vendor}/HR/5`, '产假', ['everyone']],
    ])
    const passages = await store.page('', 100)
    expect(passages.find((p) => p.text.includes('十天'))).toMatchObject({ headings: ['概要'] })
    expect(passages.find((p) => p.kind === 'table')?.text).toContain('上海 | 500 元')
    expect(passages[0]!.location).toMatch(/^https?:\/\//)
    expect(JSON.stringify(passages)).not.toContain('与我们无关')
  })

  test('what did not change is not fetched again; what did is, alone', async () => {
    await readAgain()
    clock.set('2026-03-02T08:10:00Z')
    expect(await readAgain()).toMatchObject({ added: 0, changed: 0, removed: 0 })
    expect(bodies()).toBe(0)
    put({ id: '5', title: '产假', text: '产假一百八十八天。', parent: '1', version: 2 })
    clock.set('2026-03-02T08:20:00Z')
    expect(await readAgain()).toMatchObject({ changed: 1, removed: 0, problems: [] })
    expect(bodies()).toBe(1)
    expect(JSON.stringify(await store.page('', 100))).toContain('一百八十八')
    expect(JSON.stringify(await store.page('', 100))).not.toContain('一百五十八')
  })

  test('what is deleted there is gone with the next whole reading, within the hour', async () => {
    await readAgain()
    wiki.pages.delete('5')
    clock.set('2026-03-02T09:00:01Z')
    expect(await readAgain()).toMatchObject({ removed: 1 })
    expect((await documents()).map((d) => d.title)).not.toContain('产假')
  })

  test('rights taken away there are taken away here with the next whole reading', async () => {
    await readAgain()
    put({ id: '1', title: '休假制度', text: '年假每年十天。', groups: ['hr-team'] })
    put({ id: '2', title: '薪酬', text: '奖金在三月发放。', users: ['stranger'] })
    clock.set('2026-03-02T09:00:01Z')
    await readAgain()
    const acl = Object.fromEntries((await documents()).map((d) => [d.title, d.acl]))
    expect(acl['休假制度']).toEqual(['department:hr'])
    expect(acl['薪酬']).toBeUndefined()
  })

  test('a wiki that is away loses nothing; it is said, and it comes back', async () => {
    await readAgain()
    wiki.down = true
    clock.set('2026-03-02T10:00:00Z')
    await readAgain()
    expect(await sources.find('hr')).toMatchObject({ state: 'failed' })
    expect(await documents()).toHaveLength(4)
    wiki.down = false
    expect(await readAgain()).toMatchObject({ unchanged: 4, removed: 0 })
    expect(await sources.find('hr')).toMatchObject({ state: 'ok', problems: [], report: { unchanged: 4 } })
  })

  test('asked to slow down, it waits and goes on', async () => {
    wiki.slowDown(2)
    expect(await readAgain()).toMatchObject({ added: 4, problems: [] })
  })
})

describe('confluence alone', () => {
  test('a page under a restricted one is for those whom both let through', async () => {
    const wiki = await openConfluence()
    const page = (id: string, rest: Partial<WikiPage>) =>
      wiki.pages.set(id, { id, title: id, text: `text ${id}`, version: 1, ...rest })
    page('1', { groups: ['hr-team'] })
    page('2', { parent: '1' })
    page('3', { parent: '2', users: ['li'] })
    page('4', { parent: '2', groups: ['hr-team', 'unknown'] })
    const store = memoryStore()
    const clock = createClock('2026-03-02T08:00:00Z')
    const source = createConfluenceSource(
      { baseUrl: `${wiki.url}/wiki`, token: TOKEN },
      { space: 'HR', readers, clock },
    )
    const stored = { id: 'hr', kind: 'wiki' as const, location: '', state: 'ok' as const, problems: [], settings: {} }
    await gather({ kept: store, sources: memorySources(), readers: reader, clock }, stored, source)
    const acl = Object.fromEntries((await store.documents()).map((d) => [d.title, d.acl]))
    // Whether 李娜 is in the HR team is not known here: then she does not read it.
    expect(acl).toEqual({ 1: ['department:hr'], 2: ['department:hr'], 4: ['department:hr'] })
    await wiki.close()
  })

  test('a wrong token is said without being shown', async () => {
    const wiki = await openConfluence()
    const sources = memorySources()
    const clock = createClock('2026-03-02T08:00:00Z')
    const source = createConfluenceSource(
      { baseUrl: wiki.url, token: 'a-wrong-token' },
      { space: 'HR', readers, clock },
    )
    const stored = { id: 'hr', kind: 'wiki' as const, location: '', state: 'ok' as const, problems: [], settings: {} }
    await gather({ kept: memoryStore(), sources, readers: reader, clock }, stored, source)
    const kept = await sources.find('hr')
    expect(kept).toMatchObject({ state: 'failed' })
    expect(JSON.stringify(kept)).toContain('401')
    expect(JSON.stringify(kept)).not.toContain('a-wrong-token')
    await wiki.close()
  })
})
