// Very many vectors: the index is asked, finds what exact search finds, and never costs a reader what they may read nor shows what they may not.
import { expect, test } from 'vitest'
import { createPassageStore } from '../../src/adapters/postgres/passages.ts'
import { createVectorStore } from '../../src/adapters/postgres/passages-vectors.ts'
import { Temporal } from '../../src/kernel/clock.ts'
import { prepare } from '../../src/knowledge/prepare.ts'
import { onEveryVectorDatabase } from './targets.ts'

const COUNT = 2000
const WIDTH = 32
const MODEL = "m'odel"

onEveryVectorDatabase((open) => {
  test('exact and by index', { timeout: 300_000 }, async () => {
    const { pool } = await open()
    const store = createPassageStore(pool, 'acme')
    let seed = 1
    const random = () => (seed = (Math.imul(seed, 48_271) >>> 0) % 2_147_483_647) / 2_147_483_647
    const vector = () => Array.from({ length: WIDTH }, () => random() - 0.5)
    const items = Array.from({ length: COUNT }, (_, n) =>
      prepare(
        { blocks: [{ kind: 'paragraph', text: `第 ${n} 条` }] },
        {
          id: `d${n}`,
          location: `d${n}`,
          source: 'list',
          acl: n % 100 === 0 ? ['board'] : ['everyone'],
          hash: 'h',
          at: Temporal.Instant.from('2026-03-02T08:00:00Z'),
        },
      ),
    )
    for (let n = 0; n < COUNT; n += 500) await store.save(items.slice(n, n + 500))
    const exact = createVectorStore(pool, 'acme')
    const indexing = createVectorStore(pool, 'acme', { indexFrom: 1000 })
    const passages = items.map((i) => i.passages[0]!.id)
    for (let n = 0; n < COUNT; n += 500)
      await exact.save(
        MODEL,
        passages.slice(n, n + 500).map((passage) => ({ passage, vector: vector() })),
      )
    expect(await exact.index(MODEL)).toBe(false)
    expect(await indexing.index('another')).toBe(false)
    expect(await indexing.index(MODEL)).toBe(true)
    expect(await indexing.index(MODEL)).toBe(true)
    // A build that was killed leaves an index nobody asks: it is made anew.
    const NEAR = `from pg_index where indexrelid::regclass::text like 'kb_vector_near%'`
    await pool.query(`update pg_index set indisvalid = false where indexrelid in (select indexrelid ${NEAR})`)
    expect(await indexing.index(MODEL)).toBe(true)
    expect((await pool.query(`select indisvalid ${NEAR}`)).rows).toEqual([{ indisvalid: true }])
    expect((await pool.query('show maintenance_work_mem')).rows).toEqual([{ maintenance_work_mem: '64MB' }])

    let [same, all] = [0, 0]
    for (let n = 0; n < 40; n++) {
      const question = vector()
      const [truth, found] = [
        await exact.nearest(MODEL, question, ['everyone', 'board'], 10),
        await indexing.nearest(MODEL, question, ['everyone', 'board'], 10),
      ]
      const known = new Set(truth.map((t) => t.passage))
      all += truth.length
      same += found.filter((f) => known.has(f.passage)).length
      expect(found.map((f) => f.score)).toEqual(found.map((f) => f.score).toSorted((a, b) => b - a))
      // One in a hundred may be read: the page is full all the same, and it is the right one.
      const few = await indexing.nearest(MODEL, question, ['board'], 10)
      expect(few).toEqual(await exact.nearest(MODEL, question, ['board'], 10))
      expect(few).toHaveLength(10)
      const others = await indexing.nearest(MODEL, question, ['everyone'], 10)
      expect(others.filter((o) => Number(/^d(\d+)#/.exec(o.passage)![1]) % 100 === 0)).toEqual([])
    }
    expect(same / all).toBeGreaterThan(0.9)
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
      `explain select passage_id from kb_vector where org_id = 'acme' and model = 'm''odel' order by embedding::vector(${WIDTH}) <=> '${JSON.stringify(vector())}'::vector(${WIDTH}) limit 40`,
    )
    expect(rows.map((r) => r['QUERY PLAN']).join('\n')).toContain('kb_vector_near_')
    await pool.query(
      `drop index ${(await pool.query<{ name: string }>(`select indexrelid::regclass::text as name from pg_index where indexrelid::regclass::text like 'kb_vector_near%'`)).rows[0]!.name}`,
    )
  })
})
