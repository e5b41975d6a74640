// The assistant learns from what people confirm: masked, checked before it counts, per organisation, undone by an administrator.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { learn } from '../../src/assistant/learn.ts'
import type { StoredLesson } from '../../src/assistant/ports-lessons.ts'
import { demoCompany } from '../../src/demo/company.ts'
import { publishBuiltIns } from '../../src/settle.ts'
import type { ActName } from '../../src/language/understanding.ts'
import { openDoor, type Door } from './http-door.ts'

let door: Door
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

const [wang, li] = ['wang-fang', 'li-qiang']
const store = (org = door.office.org) => door.office.world.database.open(org)
const lessons = (): Promise<readonly StoredLesson[]> => store().lessons.list({ limit: 500 })
const drafts = async (person: string) => {
  const { conversations } = store()
  return (await conversations.find(await conversations.of(person, 'web')))?.state.drafts ?? []
}
const processOf = async (person: string, words: string) => {
  await door.office.says(person, '取消')
  await door.office.says(person, words)
  return (await drafts(person)).at(-1)?.process
}
let count = 0
const teach = (words: string, act: ActName, process?: string, person = wang) =>
  store().lessons.add(
    {
      words,
      act,
      ...(process ? { process } : {}),
      kind: 'confirmed',
      person,
      conversation: 'c',
      source: `s${++count}`,
    },
    door.office.world.clock.now(),
  )
const checked = () => learn(door.office.world, door.office.org)
const anAdmin = async () =>
  (await store().people.organisation()).people().find((p) => p.active && p.roles.includes('admin'))!.id

describe('what was confirmed becomes a lesson', () => {
  test('a filed request teaches its words, with every value taken out', async () => {
    await door.office.says(wang, '给采购合同盖合同章，两份')
    await door.office.presses(wang, '提交')
    expect(await lessons()).toMatchObject([
      { act: 'start', process: 'seal', kind: 'confirmed', person: wang, state: 'active' },
    ])
    expect(JSON.stringify(await lessons())).not.toMatch(/采购合同|两份/)
  })

  test('a decision said in words and confirmed teaches, without the name', async () => {
    await door.office.says(wang, '下周三到周五请年假')
    await door.office.presses(wang, '提交')
    await door.office.says(li, '同意王芳的请假')
    await door.office.says(li, '确认')
    const [lesson] = (await lessons()).filter((l) => l.person === li)
    expect(lesson).toMatchObject({ act: 'approve', state: 'active' })
    expect(lesson?.words).not.toContain('王芳')
  })

  test('what was cancelled, or filed through the form alone, teaches nothing', async () => {
    await door.office.says(wang, '下周三到周五请年假')
    await door.office.says(wang, '取消')
    expect(await lessons()).toEqual([])
  })

  test('private words are not kept: neither as said, nor in another wording', async () => {
    await door.office.says(wang, '下周三到周五请年假，陪我妈去医院做胃镜')
    await door.office.presses(wang, '提交')
    expect(JSON.stringify(await lessons())).not.toMatch(/医院|胃镜/)
  })

  test('corrected before the yes, it is marked so', async () => {
    await door.office.says(wang, '下周三到周五请年假')
    await door.office.says(wang, '改成周四开始')
    await door.office.presses(wang, '提交')
    expect(await lessons()).toMatchObject([{ process: 'leave', kind: 'corrected' }])
  })

  test('the same message teaches once', async () => {
    const lesson = {
      words: '弄个章',
      act: 'start',
      process: 'seal',
      kind: 'chosen',
      person: wang,
      conversation: 'c',
      source: 'one',
    } as const
    expect(await store().lessons.add(lesson, door.office.world.clock.now())).toBe(true)
    expect(await store().lessons.add(lesson, door.office.world.clock.now())).toBe(false)
  })
})

describe('what was learnt is understood', () => {
  const LEARNT: readonly [string, string, readonly string[]][] = [
    ['小红本要出门', 'seal', ['小红本明天要出门', '小红本今天下午得出门一趟', '我的小红本要出门']],
    ['供方那边该放水了', 'payment', ['供方该放水了', '今天供方那边该放水了', '供方那边又该放水了，三千块']],
    [
      'grease the wheels for Q crates',
      'purchase',
      ['grease the wheels for more crates', 'grease some wheels for two crates on Monday'],
    ],
  ]
  test.each(LEARNT)('%s → %s, also in words it was not taught', async (words, process, phrasings) => {
    const before = []
    for (const phrase of phrasings) before.push(await processOf(wang, phrase))
    expect(before).not.toContain(process)
    await teach(words, 'start', process)
    await checked()
    for (const phrase of phrasings) expect([phrase, await processOf(wang, phrase)]).toEqual([phrase, process])
  })

  test('a choice of what was meant teaches the words that were not understood, once it is filed', async () => {
    const words = '帮我弄一下那个小红本'
    const { world } = door.office
    const engine = world.understand
    world.understand = (text, ...rest) =>
      text === words
        ? {
            acts: [{ act: 'start', process: 'purchase', confidence: 0.3 }],
            didYouMean: ['purchase', 'seal'].map((process) => ({ act: 'start', process, confidence: 0.3 })),
            engine: 'offline',
            ms: 0,
          }
        : engine(text, ...rest)
    await door.office.says(wang, words)
    const [, seal] = (await door.office.card(wang))?.buttons ?? []
    await door.office.pressesId(wang, seal!.id)
    await door.office.says(wang, '营业执照复印件')
    expect(await lessons()).toEqual([])
    await door.office.presses(wang, '公章')
    await door.office.presses(wang, '提交')
    expect(await lessons()).toMatchObject([{ kind: 'chosen', act: 'start', process: 'seal', state: 'active' }])
    world.understand = engine
    expect(await processOf(li, '给我弄一下那个小红本')).toBe('seal')
  })

  test('a question stays a question, whatever was taught', async () => {
    await teach('小红本要出门', 'start', 'seal')
    await checked()
    expect(await processOf(wang, '小红本要出门要怎么申请？')).toBeUndefined()
    expect(await processOf(wang, '如果小红本要出门呢')).toBeUndefined()
  })

  test('another organisation learns nothing of it', async () => {
    const { database, clock } = door.office.world
    await database.open('other').people.save({ ...demoCompany(), key: 'other' })
    await publishBuiltIns(database, 'other', clock)
    await teach('小红本要出门', 'start', 'seal')
    await checked()
    expect(await store('other').lessons.list({ limit: 10 })).toEqual([])
    expect(await store('other').lessons.active({ most: 10, perProcess: 10 })).toEqual([])
    expect(await processOf(wang, '小红本明天要出门')).toBe('seal')
  })
})

describe('the guard', () => {
  test('hundreds of wrong lessons of one person are held back, and nothing is understood worse', async () => {
    const wrong: [string, string][] = [
      ['T请年假', 'expense'],
      ['报销打车费M', 'leave'],
      ['买Q显示器', 'seal'],
      ['我要出差T去上海', 'payment'],
      ['给X盖公章', 'purchase'],
      ['take T off', 'expense'],
      ['i need to expense M for a taxi', 'leave'],
      ['T生病了请病假', 'payment'],
    ]
    const fillers = ['', '吧', '啊', '呢', '了', '谢谢', '麻烦', '帮我']
    for (let i = 0; i < 300; i++) {
      const [words, process] = wrong[i % wrong.length]!
      await teach(`${fillers[Math.floor(i / wrong.length) % fillers.length]}${words}`, 'start', process)
    }
    await checked()
    const all = await store().lessons.counts()
    expect(all.active).toBe(0)
    expect(all.held).toBe(300)
    const [held] = await store().lessons.list({ state: 'held', limit: 1 })
    expect(held?.reason?.why).toBeDefined()
    expect(await processOf(wang, '明天请年假')).toBe('leave')
    expect(await processOf(wang, '报销打车费三百八')).toBe('expense')
  }, 60_000)

  test('the sentences that would have suffered are listed', async () => {
    await teach('同意P的T', 'reject')
    await teach('approve it', 'reject')
    await checked()
    const held = await store().lessons.list({ state: 'held', limit: 10 })
    expect(held).toHaveLength(2)
    expect(held[0]?.reason?.sentences[0]).toMatchObject({ instead: expect.any(String), wanted: expect.any(String) })
  })

  test('one against what others confirmed is held back; theirs goes on counting', async () => {
    await teach('小红本要出门', 'start', 'seal', li)
    await checked()
    await teach('小红本要出门', 'start', 'leave', wang)
    await checked()
    expect((await store().lessons.counts()).held).toBe(1)
    expect(await processOf(wang, '小红本要出门')).toBe('seal')
  })
})

describe('reviewed', () => {
  test('an administrator lists, filters and removes; it is forgotten at once and stands in the row who did it', async () => {
    await teach('小红本要出门', 'start', 'seal')
    await checked()
    expect(await processOf(wang, '小红本明天要出门')).toBe('seal')
    const id = await anAdmin()
    const admin = await door.signIn(id)
    const page = (await admin.get('/api/admin/lessons?state=active&q=小红本')).json<{ items: { id: string }[] }>()
    expect(page.items).toHaveLength(1)
    expect((await admin.send('DELETE', `/api/admin/lessons/${page.items[0]!.id}`)).status).toBe(200)
    expect((await admin.send('DELETE', `/api/admin/lessons/${page.items[0]!.id}`)).status).toBe(404)
    expect(await processOf(wang, '小红本明天要出门')).not.toBe('seal')
    expect(await store().lessons.list({ state: 'removed', limit: 5 })).toMatchObject([{ removedBy: id, words: '' }])
  })

  test('what was held back counts once an administrator has seen what will suffer; and can be held back again', async () => {
    await teach('小红本要出门', 'start', 'seal', li)
    await checked()
    await teach('小红本要出门', 'start', 'leave', wang)
    await checked()
    const admin = await door.signIn(await anAdmin())
    const held = async () =>
      (await admin.get('/api/admin/lessons?state=held')).json<{
        items: { id: string; reason: { sentences: unknown[] } }[]
      }>().items
    const [lesson] = await held()
    const where = `/api/admin/lessons/${lesson!.id}/release`
    const worse = lesson!.reason.sentences.length
    expect((await admin.send('POST', where, { worse: worse + 1 })).status).toBe(409)
    expect((await admin.send('POST', where, {})).status).toBe(400)
    expect(await held()).toHaveLength(1)
    // The older lesson goes, so that the released one is what the words mean now.
    const [older] = await store().lessons.list({ state: 'active', limit: 5 })
    await admin.send('DELETE', `/api/admin/lessons/${older!.id}`)
    expect((await admin.send('POST', where, { worse })).status).toBe(200)
    expect(await processOf(wang, '小红本要出门')).toBe('leave')
    expect((await admin.get('/api/admin/lessons?state=active')).json()).toMatchObject({
      items: [{ id: lesson!.id, releasedBy: { id: expect.any(String) }, reason: { why: 'contradicts' } }],
    })
    expect((await admin.send('DELETE', where)).status).toBe(200)
    expect((await admin.send('DELETE', where)).status).toBe(404)
    expect(await processOf(wang, '小红本要出门')).toBeUndefined()
    expect((await store().lessons.changes(5)).map((c) => c.what)).toEqual(['held', 'released', 'removed'])
  })

  test('nobody else may', async () => {
    await teach('小红本要出门', 'start', 'seal')
    const visitor = await door.signIn(wang)
    const [lesson] = await lessons()
    expect((await visitor.send('DELETE', `/api/admin/lessons/${lesson!.id}`)).status).toBe(403)
    expect((await visitor.get('/api/admin/lessons')).status).toBe(403)
    expect((await visitor.send('POST', `/api/admin/lessons/${lesson!.id}/release`, { worse: 0 })).status).toBe(403)
    expect((await visitor.send('DELETE', `/api/admin/lessons/${lesson!.id}/release`)).status).toBe(403)
  })
})
