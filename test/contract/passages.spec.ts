// The law of the knowledge base's store, for the one in memory (tests) and the database.
import { describe, expect, test } from 'vitest'
import { createPassageStore } from '../../src/adapters/postgres/passages.ts'
import { createQuestionStore } from '../../src/adapters/postgres/passages-questions.ts'
import { createVectorStore } from '../../src/adapters/postgres/passages-vectors.ts'
import { createLocalEmbedder } from '../../src/adapters/local/embedder.ts'
import { Temporal } from '../../src/kernel/clock.ts'
import { embedMissing } from '../../src/knowledge/hybrid.ts'
import type { PassageStore } from '../../src/knowledge/ports.ts'
import { prepare } from '../../src/knowledge/prepare.ts'
import { openTestDatabase } from '../kit/database.ts'
import { memoryStore } from '../kit/knowledge.ts'

const at = Temporal.Instant.from('2026-03-02T08:00:00Z')
const made = (id: string, paragraphs: readonly string[], acl: readonly string[] = ['everyone'], hash = 'h') =>
  prepare(
    {
      title: `title ${id}`,
      blocks: paragraphs.map((answer, i) => ({
        kind: 'faq' as const,
        question: `q${i} ${answer.slice(0, 3)}`,
        answer,
      })),
    },
    { id, location: `/docs/${id}`, source: '/docs', acl, hash, at },
  )

describe.each([
  ['memory', async (): Promise<PassageStore> => memoryStore()],
  ['database', async () => createPassageStore((await openTestDatabase()).pool, 'acme')],
])('%s', (_name, open) => {
  test('what is saved comes back as it was', async () => {
    const store = await open()
    const one = made('a.md', ['年假五天', '病假"十"天 \\ {x}', 'NUL\u0000 stays away'], ['hr', 'role:boss'])
    await store.save([one])
    const found = await store.document('a.md')
    expect(found).toMatchObject({
      id: 'a.md',
      title: 'title a.md',
      acl: ['hr', 'role:boss'],
      hash: 'h',
      source: '/docs',
    })
    const passages = await store.passages(one.passages.map((p) => p.id))
    expect(passages.map((p) => p.text)).toContain('病假"十"天 \\ {x}')
    expect(passages[0]).toMatchObject({ document: 'a.md', title: 'title a.md', location: '/docs/a.md', kind: 'faq' })
  })

  test('a change touches only what changed; the rest keeps its id', async () => {
    const store = await open()
    const before = made('a.md', ['one', 'two', 'three'])
    expect((await store.save([before])).added).toHaveLength(3)
    const after = made('a.md', ['one', 'TWO', 'three'], ['everyone'], 'h2')
    const change = await store.save([after])
    expect(change.added).toHaveLength(1)
    expect(change.removed).toEqual([before.passages[1]!.id])
    expect((await store.page('', 10)).map((p) => p.text).sort()).toEqual(['TWO', 'one', 'three'])
  })

  test('the mark of a document changes with its text and its rights, and of no other; pages can be asked of some', async () => {
    const store = await open()
    await store.save([made('a.md', ['one']), made('b.md', ['two']), made('c.md', ['three'])])
    const marks = async () => new Map((await store.marks()).map(({ document, mark }) => [document, mark]))
    const before = await marks()
    await store.save([made('a.md', ['ONE'], ['everyone'], 'h2')])
    await store.changeAcl('b.md', ['hr'])
    const after = await marks()
    expect(['a.md', 'b.md', 'c.md'].map((id) => before.get(id) === after.get(id))).toEqual([false, false, true])
    expect((await store.page('', 10, ['a.md', 'c.md'])).map((p) => p.text).sort()).toEqual(['ONE', 'three'])
    expect(await store.page('', 10, [])).toEqual([])
  })

  test('every write moves the edition', async () => {
    const store = await open()
    const editions = [await store.edition()]
    await store.save([made('a.md', ['one'])])
    editions.push(await store.edition())
    await store.changeAcl('a.md', ['hr'])
    editions.push(await store.edition())
    await store.remove(['a.md'])
    editions.push(await store.edition())
    expect(new Set(editions).size).toBe(4)
  })

  test('a write says which edition it made, each one more than the last; a new owner makes none', async () => {
    const store = await open()
    const made1 = (await store.save([made('a.md', ['one'])])).edition
    const made2 = await store.changeAcl('a.md', ['hr'])
    await store.changeOwner('a.md', { owner: 'li' })
    const made3 = (await store.remove(['a.md'])).edition
    const first = BigInt(made1)
    expect([made2, made3].map(BigInt)).toEqual([first + 1n, first + 2n])
    expect(await store.edition()).toBe(made3)
  })

  test('what is removed is gone, its passages too', async () => {
    const store = await open()
    await store.save([made('a.md', ['one']), made('b.md', ['two'])])
    expect((await store.remove(['a.md'])).removed).toHaveLength(1)
    expect((await store.documents()).map((d) => d.id)).toEqual(['b.md'])
    expect((await store.page('', 10)).map((p) => p.document)).toEqual(['b.md'])
  })

  test('pages give every passage once', async () => {
    const store = await open()
    await store.save(Array.from({ length: 25 }, (_, i) => made(`d${i}`, [`text ${i}`, `more ${i}`])))
    const seen: string[] = []
    for (let after = ''; ;) {
      const rows = await store.page(after, 7)
      if (rows.length === 0) break
      seen.push(...rows.map((r) => r.id))
      after = rows.at(-1)!.id
    }
    expect(seen).toHaveLength(50)
    expect(new Set(seen).size).toBe(50)
  })
})

test('organisations do not see each other', async () => {
  const { pool } = await openTestDatabase()
  const [acme, other] = [createPassageStore(pool, 'acme'), createPassageStore(pool, 'other')]
  const one = made('a.md', ['one'])
  await acme.save([one])
  expect(await other.documents()).toEqual([])
  expect(await other.passages(one.passages.map((p) => p.id))).toEqual([])
  await other.remove(['a.md'])
  expect(await acme.documents()).toHaveLength(1)
})

test('vectors: filled in pieces, only of this model, only what the reader may see', async () => {
  const { pool } = await openTestDatabase()
  await createPassageStore(pool, 'acme').save([
    made('open.md', ['差旅住宿标准五百元', '年假五天']),
    made('secret.md', ['总监差旅住宿标准九百元'], ['board']),
  ])
  const vectors = createVectorStore(pool, 'acme')
  const embedder = createLocalEmbedder(64)
  expect(await embedMissing(vectors, embedder, undefined, 2)).toBe(3)
  expect(await embedMissing(vectors, embedder)).toBe(0)
  const [question] = await embedder.embed(['差旅住宿标准'], 'question')
  const open = await vectors.nearest(embedder.model, question!, ['everyone'], 10)
  expect(open.map((v) => v.passage.split('#')[0])).toEqual(['open.md', 'open.md'])
  expect((await vectors.nearest(embedder.model, question!, ['board'], 10)).map((v) => v.passage.split('#')[0])).toEqual(
    ['secret.md'],
  )
  expect(await vectors.nearest('another-model', question!, ['everyone'], 10)).toEqual([])
})

test('questions: judged only by who asked; verified answers come back', async () => {
  const { pool } = await openTestDatabase()
  const store = createQuestionStore(pool, 'acme')
  await store.remember({
    id: 'q1',
    person: 'li',
    question: '年假几天',
    answered: false,
    confidence: 0.2,
    documents: ['a.md'],
    passages: ['a.md#1'],
    askedAt: at,
  })
  expect(await store.judge('q1', 'wang', { useful: true })).toBe(false)
  expect(await store.judge('q1', 'li', { useful: false, remark: '没找到' })).toBe(true)
  expect(await store.since(at)).toMatchObject([{ id: 'q1', useful: false, remark: '没找到' }])
  const answer = {
    id: 'v1',
    question: '年假几天',
    answer: '五天',
    documents: ['a.md'],
    acl: ['everyone'],
    owner: 'hr',
    reviewOn: '2026-12-31',
    at,
  }
  await store.verify(answer)
  expect(await store.verified()).toEqual([answer])
  expect(await store.unverify('v1')).toBe(true)
})
