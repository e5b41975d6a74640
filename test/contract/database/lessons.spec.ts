// Lessons in the database: what administrators do with them is written once and chained; words for choices wait for enough people.
import { beforeEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../../src/adapters/postgres/audit.ts'
import type { Store } from '../../../src/assistant/ports.ts'
import type { TestDatabase } from '../../kit/database.ts'
import { onEveryDatabase } from '../targets.ts'
import { company, ORG } from './samples.ts'

onEveryDatabase((open) => {
  let t: TestDatabase
  let store: Store
  let count = 0
  const now = () => t.clock.now()
  const inside = <T>(body: (store: Store) => Promise<T>) => t.database.transaction(ORG, body)
  const add = (words: string, person: string, means?: { field: string; choice: string }, org = ORG) =>
    t.database.open(org).lessons.add(
      {
        words,
        act: 'start',
        process: 'leave',
        kind: 'chosen',
        person,
        conversation: 'c',
        source: `s${++count}`,
        ...(means ? { means } : {}),
      },
      now(),
    )
  const reason = {
    why: 'worse',
    sentences: [{ words: 'T请假', wanted: 'start/leave', instead: 'start/seal' }],
  } as const

  beforeEach(async () => {
    t = await open()
    store = t.database.open(ORG)
    await store.people.save(company)
  })

  describe('released and held back again', () => {
    const held = async () => {
      await add('T请长假', 'p1')
      const [lesson] = await store.lessons.waiting(10)
      await store.lessons.hold([lesson!.id], reason, now())
      return lesson!.id
    }

    test('it counts, keeps the evidence and who let it; undone, it waits as before', async () => {
      const id = await held()
      const before = await store.lessons.edition()
      expect(await inside((s) => s.lessons.release(id, 'admin', now(), { worse: 1 }))).toMatchObject({
        state: 'active',
        reason,
        releasedBy: 'admin',
      })
      expect(await store.lessons.active({ most: 9, perProcess: 9 })).toHaveLength(1)
      expect(await store.lessons.edition()).not.toBe(before)
      expect(await inside((s) => s.lessons.holdAgain(id, 'admin', now()))).toMatchObject({ state: 'held', reason })
      expect(await store.lessons.active({ most: 9, perProcess: 9 })).toEqual([])
      expect(await inside((s) => s.lessons.holdAgain(id, 'admin', now()))).toBeUndefined()
    })

    test('not for other reasons than were seen, nor what counts already', async () => {
      const id = await held()
      expect(await inside((s) => s.lessons.release(id, 'admin', now(), { worse: 0 }))).toBeUndefined()
      await inside((s) => s.lessons.release(id, 'admin', now(), { worse: 1 }))
      expect(await inside((s) => s.lessons.release(id, 'admin', now(), { worse: 1 }))).toBeUndefined()
      expect(await t.database.open('other').lessons.release(id, 'admin', now(), { worse: 1 })).toBeUndefined()
    })

    test('every change stands in a log without words, that cannot be altered unseen', async () => {
      const id = await held()
      await inside((s) => s.lessons.release(id, 'admin', now(), { worse: 1 }))
      await inside((s) => s.lessons.holdAgain(id, 'admin', now()))
      await inside((s) => s.lessons.remove(id, 'admin', now()))
      const changes = await store.lessons.changes(10)
      expect(changes.map((c) => [c.seq, c.what, c.person, c.worse])).toEqual([
        [3, 'removed', 'admin', 0],
        [2, 'held', 'admin', 1],
        [1, 'released', 'admin', 1],
      ])
      expect(JSON.stringify(changes)).not.toContain('请长假')
      await expect(t.pool.query("update lesson_change set person_id = 'nobody'")).rejects.toThrow(/written once/)
      await expect(t.pool.query('delete from lesson_change')).rejects.toThrow(/written once/)
      expect((await verifyAudit(t.pool, ORG)).findings).toEqual([])
      const client = await t.pool.connect()
      await client.query('begin')
      await client.query("set local session_replication_role = 'replica'")
      await client.query("update lesson_change set person_id = 'nobody' where seq = 1")
      await client.query('delete from lesson_change where seq = 2')
      await client.query('commit')
      client.release()
      expect((await verifyAudit(t.pool, ORG)).findings).toEqual([
        { what: 'lesson-change-altered', seq: 1 },
        { what: 'lesson-change-missing', seq: 2 },
      ])
    })
  })

  describe('words for choices', () => {
    const means = { field: 'leaveType', choice: 'comp_time' }

    test('wait for three confirmations of two people, unseen; one row then speaks for all', async () => {
      for (const person of ['p1', 'p1', 'p1']) await add('外勤假', person, means)
      await add('外勤假', 'p2', { ...means, choice: 'sick' })
      await add('外勤假', 'p2', means, 'other')
      expect(await store.lessons.waiting(10)).toEqual([])
      expect(await store.lessons.list({ limit: 10 })).toEqual([])
      expect((await store.lessons.counts()).waiting).toBe(0)
      await add('外勤假', 'p2', means)
      const ready = await store.lessons.waiting(10)
      expect(ready).toHaveLength(4)
      expect(await store.lessons.otherwise(ready[0]!)).toMatchObject([{ means: { choice: 'sick' } }])
      await store.lessons.spend(ready[0]!)
      await store.lessons.activate([ready[0]!.id], now())
      expect(await store.lessons.list({ limit: 10 })).toMatchObject([{ words: '外勤假', means, state: 'active' }])
      expect(await store.lessons.waiting(10)).toEqual([])
    })

    test('held back once, later confirmations of it do not come again', async () => {
      for (const person of ['p1', 'p2', 'p1']) await add('外勤假', person, means)
      const [first] = await store.lessons.waiting(10)
      await store.lessons.spend(first!)
      await store.lessons.hold([first!.id], reason, now())
      for (const person of ['p1', 'p2', 'p1']) await add('外勤假', person, means)
      expect(await store.lessons.waiting(10)).toEqual([])
    })
  })
})
