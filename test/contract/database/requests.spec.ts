// Requests: stored twice in one statement, version checked, numbered, never lost and never edited.
import { beforeEach, describe, expect, test } from 'vitest'
import type { TestDatabase } from '../../kit/database.ts'
import type { Store } from '../../../src/assistant/ports.ts'
import { onEveryDatabase } from '../targets.ts'
import { approve, at, comment, company, file, later, ORG, submission, submitted, task, title } from './samples.ts'

const ids = (rows: readonly { request: { id: string } }[]) => rows.map((row) => row.request.id)

const day = (n: number) => `2026-03-0${n}T01:00:00Z`

onEveryDatabase((open) => {
  let t: TestDatabase
  let store: Store
  const due = async (now: string) => {
    t.clock.set(now)
    return store.deadlines.due(t.clock.now(), 10)
  }
  beforeEach(async () => {
    t = await open()
    store = t.database.open(ORG)
    await store.people.save(company)
  })
  const leave = submitted({ id: 'r1', number: 'LV-20260305-0001' })

  describe('saving', () => {
    test('what was saved is found: state, title, number, events, revision', async () => {
      const saved = await store.requests.save({
        before: undefined,
        after: leave,
        events: [submission(leave)],
        revision: 0,
        title,
      })
      expect(saved).toEqual({ revision: 1 })
      expect(await store.requests.find('r1')).toEqual({ request: leave, revision: 1 })
      expect(await store.requests.title('r1')).toEqual(title)
      expect(await store.requests.byNumber('LV-20260305-0001')).toBe('r1')
      expect(await store.requests.events('r1')).toEqual([{ ...submission(leave), seq: 1 }])
    })

    test('the revision grows by one with every event', async () => {
      await file(store, leave)
      const { after, events } = approve(leave)
      expect(await store.requests.save({ before: leave, after, events, revision: 1, title })).toEqual({ revision: 3 })
      expect((await store.requests.events('r1')).map((event) => [event.seq, event.type])).toEqual([
        [1, 'Submitted'],
        [2, 'Approved'],
        [3, 'RequestApproved'],
      ])
      expect((await store.requests.find('r1'))?.request).toEqual(after)
    })

    test.each([
      ['an older revision', 1],
      ['a revision that never was', 7],
    ])('%s is a conflict, and nothing is written', async (_what, revision) => {
      await file(store, leave)
      await store.requests.save({ before: leave, after: leave, events: [comment('一')], revision: 1, title })
      const stale = { before: leave, after: { ...leave, round: 9 }, events: [comment('二')], revision, title }
      await expect(store.requests.save(stale)).rejects.toMatchObject({ code: 'conflict', retryable: true })
      expect(await store.requests.events('r1')).toHaveLength(2)
      expect((await store.requests.find('r1'))?.request.round).toBe(1)
    })

    test('the same new request twice is a conflict', async () => {
      await file(store, leave)
      await expect(file(t.database.open(ORG), leave)).rejects.toMatchObject({ code: 'conflict' })
    })

    test('a number is given once', async () => {
      await file(store, leave)
      await expect(file(store, { ...leave, id: 'r2' })).rejects.toMatchObject({ code: 'conflict' })
    })

    test('saved from what was locked in the same transaction', async () => {
      await file(store, leave)
      await t.database.transaction(ORG, async (inside) => {
        const locked = await inside.requests.lock('r1')
        expect(locked).toEqual({ request: leave, revision: 1 })
        await inside.requests.save({ before: leave, after: leave, events: [comment('一')], revision: 1, title })
        await inside.requests.save({ before: leave, after: leave, events: [comment('二')], revision: 2, title })
      })
      expect(await store.requests.find('r1')).toMatchObject({ revision: 3 })
    })

    test.each([
      ['NUL', 'a\0b', 'a\uFFFDb'],
      ['half a surrogate pair', 'a\uD83Db', 'a\uFFFDb'],
      ['the escape of NUL, spelled out', String.raw`a\u0000b`, String.raw`a\u0000b`],
      ['every quote there is', `'"\\$1 %_ {}`, `'"\\$1 %_ {}`],
      ['emoji and rare characters', '🙂𠮷👩‍👩‍👧', '🙂𠮷👩‍👩‍👧'],
    ])('words with %s come back', async (_what, said, read) => {
      await file(store, leave)
      await store.requests.save({
        before: leave,
        after: leave,
        events: [comment(said)],
        revision: 1,
        title: { zh: said, en: said },
      })
      expect((await store.requests.events('r1')).at(-1)).toMatchObject({ text: read })
      expect(await store.requests.title('r1')).toEqual({ zh: read, en: read })
    })

    test('what nobody has is not there', async () => {
      expect(await store.requests.find('nobody')).toBeUndefined()
      expect(await store.requests.lock('nobody')).toBeUndefined()
      expect(await store.requests.byNumber('LV-1')).toBeUndefined()
      expect(await store.requests.events('nobody')).toEqual([])
      await expect(store.requests.title('nobody')).rejects.toMatchObject({ code: 'not-found' })
    })

    test('another organisation sees nothing of it, and may use the same ids', async () => {
      await file(store, leave)
      const others = t.database.open('other')
      expect(await others.requests.find('r1')).toBeUndefined()
      expect(await others.requests.byNumber(leave.number)).toBeUndefined()
      await file(others, leave)
      expect(await others.views.mine('li', { limit: 10 })).toHaveLength(1)
      expect(await store.views.mine('li', { limit: 10 })).toHaveLength(1)
    })
  })

  describe('numbers', () => {
    test('prefix, day, sequence of the day', async () => {
      const allocate = (date: string) => store.requests.allocateNumber({ prefix: 'LV', digits: 4 }, date)
      expect([await allocate('2026-03-11'), await allocate('2026-03-11'), await allocate('20260312')]).toEqual([
        'LV-20260311-0001',
        'LV-20260311-0002',
        'LV-20260312-0001',
      ])
      expect(await store.requests.allocateNumber({ prefix: 'EX', digits: 2 }, '2026-03-11')).toBe('EX-20260311-01')
    })

    test('two at once never get the same', async () => {
      const numbers = await Promise.all(
        Array.from({ length: 20 }, () =>
          t.database.transaction(ORG, (inside) =>
            inside.requests.allocateNumber({ prefix: 'LV', digits: 4 }, '2026-03-11'),
          ),
        ),
      )
      expect(new Set(numbers).size).toBe(20)
    })
  })

  describe('command keys', () => {
    test('the first word wins; the second hears its outcome', async () => {
      expect(await store.requests.claimKey('k1')).toBeUndefined()
      await store.requests.rememberOutcome('k1', { ok: true, revision: 3 })
      expect(await store.requests.claimKey('k1')).toEqual({ outcome: { ok: true, revision: 3 } })
      expect(await store.requests.claimKey('k2')).toBeUndefined()
    })

    test('what was remembered can be asked without taking the key', async () => {
      expect(await store.requests.outcome('k1')).toBeUndefined()
      await store.requests.claimKey('k1')
      await store.requests.rememberOutcome('k1', { ok: true })
      expect(await store.requests.outcome('k1')).toEqual({ outcome: { ok: true } })
      expect(await t.database.open('other').requests.outcome('k1')).toBeUndefined()
      expect(await store.requests.claimKey('k2')).toBeUndefined()
    })

    test('a key claimed in a transaction that failed is free again', async () => {
      const failing = t.database.transaction(ORG, async (inside) => {
        await inside.requests.claimKey('k1')
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await store.requests.claimKey('k1')).toBeUndefined()
    })
  })

  describe('lists', () => {
    const one = submitted({ id: 'a', number: 'LV-1', submittedAt: day(1) })
    const two = submitted({ id: 'b', number: 'EX-2', process: 'expense', submittedAt: day(2), tasks: [] })
    const three = submitted({
      id: 'c',
      number: 'LV-3',
      submittedAt: day(3),
      tasks: [task('t3', 'mei', { openedAt: later, dueAt: later })],
    })
    beforeEach(async () => {
      for (const request of [one, two, three]) await file(store, request)
    })

    test('mine, newest first, by status, process and words', async () => {
      const mine = async (filter: object) => ids(await store.views.mine('li', { limit: 10, ...filter }))
      expect(await mine({})).toEqual(['c', 'b', 'a'])
      expect(await mine({ process: 'leave' })).toEqual(['c', 'a'])
      expect(await mine({ status: ['approved'] })).toEqual([])
      expect(await mine({ status: ['approved', 'underway'] })).toEqual(['c', 'b', 'a'])
      expect(await mine({ query: 'ex-' })).toEqual(['b'])
      expect(await mine({ query: '年假' })).toEqual(['c', 'b', 'a'])
      expect(await mine({ query: 'ANNUAL' })).toEqual(['c', 'b', 'a'])
      expect(await mine({ query: '%' })).toEqual([])
      expect(await mine({ query: '_' })).toEqual([])
      expect(await store.views.mine('wang', { limit: 10 })).toEqual([])
    })

    test('page by page', async () => {
      const first = await store.views.mine('li', { limit: 2 })
      expect(ids(first)).toEqual(['c', 'b'])
      expect(ids(await store.views.mine('li', { limit: 2, before: 'b' }))).toEqual(['a'])
      expect(first[0]).toEqual({ request: three, revision: 1, title })
    })

    test('waiting for me, the longest first; gone once decided', async () => {
      await file(
        store,
        submitted({
          id: 'd',
          number: 'LV-4',
          tasks: [task('t4', 'wang', { openedAt: day(4) }), task('t5', 'li', { state: 'waiting' })],
        }),
      )
      expect(ids(await store.views.waitingFor('wang', 10))).toEqual(['d', 'a'])
      expect(ids(await store.views.waitingFor('wang', 1))).toEqual(['d'])
      expect(await store.views.waitingFor('li', 10)).toEqual([])
      const { after, events } = approve(one)
      await store.requests.save({ before: one, after, events, revision: 1, title })
      expect(ids(await store.views.waitingFor('wang', 10))).toEqual(['d'])
    })

    test('a task that was handed over waits for the other person', async () => {
      const [was] = one.tasks
      const after = {
        ...one,
        tasks: [{ ...task(was?.id ?? '', 'wang'), state: 'transferred' as const }, task('t9', 'mei')],
      }
      await store.requests.save({
        before: one,
        after,
        events: [{ type: 'Transferred', task: was?.id ?? '', by: 'wang', to: 'mei', opened: 't9', at: later }],
        revision: 1,
        title,
      })
      expect(ids(await store.views.waitingFor('wang', 10))).toEqual([])
      expect(ids(await store.views.waitingFor('mei', 10)).sort()).toEqual(['a', 'c'])
    })

    test('decided by me or copied to me, not merely commented', async () => {
      const { after, events } = approve(one)
      await store.requests.save({ before: one, after, events, revision: 1, title })
      await store.requests.save({
        before: two,
        after: two,
        events: [{ type: 'Copied', step: 'hr', people: ['wang', 'mei'], round: 1, at: later }],
        revision: 1,
        title,
      })
      await store.requests.save({ before: three, after: three, events: [comment('好')], revision: 1, title })
      expect(ids(await store.views.involved('wang', { limit: 10 }))).toEqual(['b', 'a'])
      expect(ids(await store.views.involved('wang', { limit: 10, before: 'b' }))).toEqual(['a'])
      expect(ids(await store.views.involved('wang', { limit: 10, query: 'ex' }))).toEqual(['b'])
      expect(ids(await store.views.involved('mei', { limit: 10 }))).toEqual(['b'])
    })

    test('counts', async () => {
      const { at: _at, ...facts } = { ...two, at: 'a1' }
      await store.requests.save({
        before: two,
        after: { ...facts, status: 'returned', reason: '缺发票', by: 'wang', from: 'a1' },
        events: [{ type: 'Returned', task: 't', by: 'wang', to: { to: 'initiator' }, reason: '缺发票', at: later }],
        revision: 1,
        title,
      })
      expect(await store.views.counts('li')).toEqual({ waiting: 0, returned: 1, underway: 2 })
      expect(await store.views.counts('wang')).toEqual({ waiting: 1, returned: 0, underway: 0 })
      expect(await store.views.counts('nobody')).toEqual({ waiting: 0, returned: 0, underway: 0 })
    })
  })

  describe('deadlines', () => {
    test('come due in order, and fire once', async () => {
      await store.deadlines.replace('r1', [
        { key: 'late', at: '2026-03-07T00:00:00Z' },
        { key: 'soon', at: '2026-03-06T00:00:00Z' },
      ])
      expect(await due(at)).toEqual([])
      expect(await due('2026-03-06T00:00:00Z')).toEqual([{ request: 'r1', key: 'soon' }])
      expect(await due('2026-03-08T00:00:00Z')).toEqual([
        { request: 'r1', key: 'soon' },
        { request: 'r1', key: 'late' },
      ])
      await store.deadlines.fired('r1', 'soon')
      expect(await due('2026-03-08T00:00:00Z')).toEqual([{ request: 'r1', key: 'late' }])
      expect(await store.deadlines.due(t.clock.now(), 0)).toEqual([])
    })

    test('replacing drops the open ones, moves the kept ones, and never fires a fired one again', async () => {
      await store.deadlines.replace('r1', [
        { key: 'a', at },
        { key: 'b', at },
        { key: 'c', at },
      ])
      await store.deadlines.replace('r2', [{ key: 'a', at }])
      await store.deadlines.fired('r1', 'a')
      await store.deadlines.replace('r1', [
        { key: 'a', at },
        { key: 'b', at: '2026-04-01T00:00:00Z' },
      ])
      expect(await due('2026-03-08T00:00:00Z')).toEqual([{ request: 'r2', key: 'a' }])
      expect(await due('2026-04-01T00:00:00Z')).toEqual([
        { request: 'r2', key: 'a' },
        { request: 'r1', key: 'b' },
      ])
      await store.deadlines.replace('r1', [])
      expect(await due('2026-04-01T00:00:00Z')).toEqual([{ request: 'r2', key: 'a' }])
    })
  })
})
