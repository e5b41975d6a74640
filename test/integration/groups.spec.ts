// Asked in a group: what everybody may read is answered there, everything else in private, and nothing where outsiders read along.
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readPrompt } from '../../src/adapters/local/prompts.ts'
import { askDocuments } from '../../src/assistant/knowledge/ask.ts'
import { plainCard } from '../../src/chat/plain.ts'
import { Fault } from '../../src/kernel/fault.ts'
import { changeAcl as changeRights, ingest } from '../../src/knowledge/ingest.ts'
import type { Wording } from '../../src/knowledge/ports.ts'
import { memoryPlatform, type MemoryPlatform } from '../kit/chat-platform.ts'
import { openOffice, type Office } from '../kit/office.ts'

let chat: MemoryPlatform
let office: Office
let hr: string
const changeAcl = (id: string, acl: readonly string[]) => changeRights({ store: documents().store }, id, acl)
const documents = () => office.world.documents!(office.org)

const paper = (id: string, title: string, text: string, acl?: readonly string[]) => ({
  id,
  location: id,
  source: 'list',
  hash: text,
  ...(acl ? { acl } : {}),
  load: async () => ({ ok: true as const, document: { title, blocks: [{ kind: 'paragraph' as const, text }] } }),
})

beforeAll(async () => {
  chat = memoryPlatform()
  office = await openOffice('2026-03-05T01:30:00Z', { platforms: [chat] })
  const organisation = await office.world.database.open(office.org).people.organisation()
  hr = organisation.people().find((p) => p.active && p.roles.includes('hr') && p.locale === 'zh')!.id
  chat.profiles.set('UWANG', { email: organisation.person('wang-fang')!.email! })
  chat.profiles.set('UHR', { email: organisation.person(hr)!.email! })
  await ingest({ store: documents().store, clock: office.world.clock }, [
    paper('a.md', '婚假规定', '员工结婚有十天婚假。婚假要在登记后一年内休完。'),
    paper('b.md', '年终奖办法', '总监的年终奖是六个月工资。', ['role:hr']),
    paper('d.md', '差旅标准', '境内出差每天住宿标准是 500 元。境外出差每天住宿标准是 1200 元。'),
    paper('c.md', '访客须知', '访客在前台登记后由员工陪同进入。'),
  ])
  for (const user of ['UWANG', 'UHR']) await chat.says(user, '你好')
  await office.settle()
}, 120_000)

beforeEach(() => {
  Object.assign(chat, { shown: [], notes: [], aloud: [], failing: [], outsider: false })
  delete documents().wording
})

const asks = async (user: string, text: string, event?: string) => {
  await chat.says(user, text, { group: true, ...(event ? { event } : {}) })
  await office.settle()
}
const aloud = () => chat.aloud.map(({ card }) => plainCard(card)).join('\n')
const privately = (user: string) => JSON.stringify(chat.to(user).map((s) => s.message))

describe('a question that what everybody may read answers', () => {
  test('is answered in the thread, with its source, and nobody is written to', async () => {
    await asks('UWANG', '婚假有几天', 'G1')
    expect(chat.aloud).toHaveLength(1)
    expect(chat.aloud[0]).toMatchObject({ thread: 'G1', card: { buttons: [] } })
    expect(aloud()).toContain('十天婚假')
    expect(aloud()).toContain('《婚假规定》')
    expect(chat.shown).toEqual([])
    expect(chat.notes).toEqual([])
  })

  test('is answered once, however often the platform sends it', async () => {
    await asks('UWANG', '婚假有几天', 'G2')
    expect(await chat.says('UWANG', '婚假有几天', { group: true, event: 'G2' })).toBe(false)
    await office.settle()
    expect(chat.aloud).toHaveLength(1)
  })

  test('is answered once though we were killed between saying it and noting that', async () => {
    chat.dies = true
    await chat.says('UWANG', '婚假有几天', { group: true, event: 'G3' })
    // This process never comes back from the platform; the next one is handed the same job.
    void office.settle()
    await vi.waitFor(() => expect(chat.aloud).toHaveLength(1), { timeout: 20_000 })
    await office.settle()
    expect(chat.aloud).toHaveLength(1)
    expect(chat.shown).toEqual([])
  })

  test('waits for a platform that is away', async () => {
    chat.failing = [new Fault('unavailable', 'down')]
    await chat.says('UWANG', '婚假有几天', { group: true })
    await expect(office.settle()).rejects.toThrow('down')
    await office.settle()
    expect(chat.aloud).toHaveLength(1)
  })

  test('is not said aloud any more when its document was taken from everybody while the platform was away', async () => {
    const { answer } = chat.groups!
    chat.groups!.answer = async () => {
      throw new Fault('unavailable', 'down')
    }
    await chat.says('UWANG', '婚假有几天', { group: true })
    await expect(office.settle()).rejects.toThrow('down')
    chat.groups!.answer = answer
    await changeAcl('a.md', ['role:hr'])
    await office.settle()
    await changeAcl('a.md', ['everyone'])
    expect(chat.aloud).toEqual([])
    expect(privately('UWANG')).not.toContain('十天')
    expect(chat.notes).toHaveLength(1)
  })

  test('that leans on the one before is read with what was answered in its thread, by whomever it was asked, and with nothing else', async () => {
    const follows = async (user: string, text: string, thread: string) => {
      await chat.says(user, text, { group: true, thread })
      await office.settle()
    }
    await follows('UWANG', '境内出差每天住宿标准是多少', 'T1')
    await follows('UHR', '那境外呢', 'T1')
    expect(chat.aloud.map((a) => a.thread)).toEqual(['T1', 'T1'])
    expect(plainCard(chat.aloud[1]!.card)).toContain('境外出差每天住宿标准是 1200 元')
    // What she asked in private just before is nobody's business here.
    await chat.says('UHR', '境内出差每天住宿标准是多少')
    await office.settle()
    await follows('UHR', '那境外呢', 'T2')
    expect(chat.aloud).toHaveLength(2)
  })

  test('leaves the draft of the one who asks alone, and is not read as an answer to what was asked in private', async () => {
    await chat.says('UWANG', '明天请事假')
    await office.settle()
    const before = privately('UWANG')
    await asks('UWANG', '婚假有几天')
    expect(chat.aloud).toHaveLength(1)
    expect(privately('UWANG')).toBe(before)
    await chat.says('UWANG', '取消')
    await office.settle()
  })

  test('is worded by the model where there is one; when that fails the quotes are said', async () => {
    const words = (word: Wording['word']) =>
      void (documents().wording = { model: { name: 'fake', word }, prompt: readPrompt('answer') })
    words(async function* () {
      yield '员工结婚有十天婚假。[1]'
    })
    await asks('UWANG', '婚假有几天')
    expect(chat.aloud[0]?.card.subtitle).toBe('由模型归纳，逐句核对过出处')
    words(async function* () {
      yield '员工结婚有十天婚假。[1]'
      throw new Error('down')
    })
    await asks('UWANG', '婚假有几天')
    expect(chat.aloud[1]?.card.subtitle).toBeUndefined()
    expect(aloud()).toContain('十天婚假')
    expect(chat.aloud).toHaveLength(2)
  })
})

describe('what not everybody may read', () => {
  test('never shows in a group, though the one who asks may read it: they get it in private', async () => {
    await asks('UHR', '总监的年终奖是多少')
    expect(chat.aloud).toEqual([])
    expect(privately('UHR')).toContain('六个月工资')
    expect(chat.notes).toEqual([{ to: 'UHR', text: '我把回答私下发给你了。' }])
  })

  test('and who may not read it learns nothing from how the group is answered', async () => {
    await asks('UWANG', '总监的年终奖是多少')
    expect(chat.aloud).toEqual([])
    expect(privately('UWANG')).not.toContain('六个月')
    expect(chat.notes).toEqual([{ to: 'UWANG', text: '我把回答私下发给你了。' }])
  })

  test('is answered nowhere aloud from the moment a document is taken from everybody', async () => {
    await changeAcl('c.md', ['role:hr'])
    await asks('UHR', '访客怎么进入')
    expect(chat.aloud).toEqual([])
    await changeAcl('c.md', ['everyone'])
    await asks('UHR', '访客怎么进入')
    expect(aloud()).toContain('前台登记')
  })
})

test('five hundred questions of people with many rights, asked aloud: nothing of what not everybody may read is found', async () => {
  const topics = ['年假', '报销', '采购', '合同', '门禁', '奖金', '培训', '差旅', '加班', '住宿']
  const groups = [['everyone'], ['role:hr'], [`person:${hr}`], ['role:admin', 'role:hr'], ['role:hr', 'everyone']]
  const papers = topics.flatMap((topic, t) =>
    groups.map((acl, g) =>
      paper(`${topic}${g}.md`, `${topic}办法${g}`, `${topic}的标准是 ${t * 10 + g} 元，由第${g}组核对。`, acl),
    ),
  )
  await ingest({ store: documents().store, clock: office.world.clock }, papers)
  const everybodys = new Set([
    'a.md',
    'c.md',
    'd.md',
    ...papers.filter((p) => p.acl?.includes('everyone')).map((p) => p.id),
  ])
  const organisation = await office.world.database.open(office.org).people.organisation()
  const me = organisation.person(hr)!
  let answered = 0
  for (let n = 0; n < 500; n += 1) {
    const question = `${topics[n % 10]}的标准是多少，第${n % 7}组怎么核对${'？'.repeat(n % 3)}`
    const found = await askDocuments(office.world, office.org, me, { question, aloud: true })
    const seen = [...found!.citations, ...found!.nearest, ...found!.passages].map((one) => one.document)
    expect(seen.filter((id) => !everybodys.has(id))).toEqual([])
    expect(found!.visible).toBe(everybodys.size)
    if (found!.answer !== null) answered += 1
  }
  expect(answered).toBeGreaterThan(100)
})

describe('what concerns one person', () => {
  test.each([
    '下周三到周五请婚假，回老家',
    '我的年假还有几天',
    '待我审批的有哪些',
    '我的报销到哪了',
    '这个月哪个部门报销涨得最多',
  ])('%s: stays between us', async (text) => {
    await asks('UWANG', text)
    expect(chat.aloud).toEqual([])
    expect(chat.to('UWANG')).not.toEqual([])
    expect(chat.notes).toHaveLength(1)
  })

  test('a stranger is answered nothing aloud, only told in private how to be known', async () => {
    await asks('UNOBODY', '婚假有几天')
    expect(chat.aloud).toEqual([])
    expect(privately('UNOBODY')).toContain('绑定码')
  })

  test('a colleague nobody knew yet is found by their e-mail and answered where they asked', async () => {
    chat.profiles.set('UNEW', { email: 'li.qiang@example.com' })
    const organisation = await office.world.database.open(office.org).people.organisation()
    chat.profiles.set('UNEW', { email: organisation.person('li-qiang')!.email! })
    await asks('UNEW', '婚假有几天')
    expect(aloud()).toContain('十天婚假')
  })
})

describe('where somebody from outside reads along', () => {
  test('nothing is answered; the answer comes in private', async () => {
    chat.outsider = true
    await asks('UWANG', '婚假有几天')
    expect(chat.aloud).toEqual([])
    expect(privately('UWANG')).toContain('十天婚假')
    expect(chat.notes).toHaveLength(1)
  })

  test('the same where the platform will not say who is there', async () => {
    chat.failing = [new Fault('forbidden', 'no such scope')]
    await asks('UWANG', '婚假有几天')
    expect(chat.aloud).toEqual([])
    expect(privately('UWANG')).toContain('十天婚假')
  })
})
