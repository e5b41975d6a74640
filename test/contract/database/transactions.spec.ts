// Transactions and races: all or nothing, one at a time where it matters, and no way to write beside the open one.
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { TestDatabase } from '../../kit/database.ts'
import type { Store } from '../../../src/assistant/ports.ts'
import { newId } from '../../../src/kernel/ids.ts'
import { onEveryDatabase } from '../targets.ts'
import { approve, card, comment, company, file, leave, ORG, submitted, title } from './samples.ts'

const ten = <T>(act: (n: number) => Promise<T>) => Promise.all(Array.from({ length: 10 }, (_, n) => act(n)))

onEveryDatabase((open) => {
  let t: TestDatabase
  let store: Store
  beforeEach(async () => {
    t = await open()
    store = t.database.open(ORG)
    await store.people.save(company)
  })
  const request = submitted({ id: 'r1', number: 'LV-1' })

  describe('a transaction', () => {
    test('that throws leaves nothing: no request, no job', async () => {
      const failing = t.database.transaction(ORG, async (inside) => {
        await file(inside, request)
        await inside.outbox.put('announce', { request: 'r1' })
        await inside.deadlines.replace('r1', [{ key: 'a', at: '2026-01-01T00:00:00Z' }])
        throw new Error('the card could not be drawn')
      })
      await expect(failing).rejects.toThrow('the card could not be drawn')
      expect(await store.requests.find('r1')).toBeUndefined()
      expect(await t.database.unsent(10)).toEqual([])
      expect(await store.deadlines.due(t.clock.now(), 10)).toEqual([])
    })

    test('reads what it wrote, and gives back what its body gives', async () => {
      const found = await t.database.transaction(ORG, async (inside) => {
        await file(inside, request)
        return inside.requests.find('r1')
      })
      expect(found).toMatchObject({ revision: 1 })
    })

    test.each<[string, (outer: Store) => Promise<unknown>]>([
      ['a bound statement', (outer) => outer.requests.find('r1')],
      ['a Prisma query', (outer) => outer.requests.title('r1')],
      ['a job', (outer) => outer.outbox.put('x', {})],
    ])('refuses the outer store at once: %s', async (_what, use) => {
      await expect(t.database.transaction(ORG, () => use(store))).rejects.toThrow(/outside the transaction/)
    })

    test('refuses another transaction inside', async () => {
      const nested = t.database.transaction(ORG, () => t.database.transaction(ORG, async () => 1))
      await expect(nested).rejects.toThrow(/outside the transaction/)
    })

    test('cannot swallow a statement that failed', async () => {
      await file(store, request)
      const swallowing = t.database.transaction(ORG, async (inside) => {
        await inside.requests.claimKey('k1')
        await file(inside, { ...request, id: 'r2' }).catch(() => {})
        return 'fine'
      })
      await expect(swallowing).rejects.toMatchObject({ code: 'conflict' })
      expect(await store.requests.claimKey('k1')).toBeUndefined()
    })

    test('is over when it is over: its store cannot be used afterwards', async () => {
      const leaked = await t.database.transaction(ORG, async (inside) => inside)
      await expect(leaked.requests.find('r1')).rejects.toThrow(/is over/)
      await expect(leaked.requests.byNumber('LV-1')).rejects.toThrow(/is over/)
    })

    test('work left for after the commit may use the outer store', async () => {
      let after: Promise<unknown> = Promise.resolve()
      await t.database.transaction(ORG, async (inside) => {
        await file(inside, request)
        after = new Promise((done) => setTimeout(done, 20)).then(() => store.requests.find('r1'))
      })
      expect(await after).toMatchObject({ revision: 1 })
    })
  })

  describe('ten at once', () => {
    test('deciding one request: one decision, nine see it made', async () => {
      await file(store, request)
      const answers = await ten((n) =>
        t.database.transaction(ORG, async (inside) => {
          const locked = await inside.requests.lock('r1')
          if (locked?.request.status !== 'underway') return 'already decided'
          const { after, events } = approve(locked.request)
          await inside.requests.save({ before: locked.request, after, events, revision: locked.revision, title })
          await inside.outbox.put('announce', { n })
          return 'decided'
        }),
      )
      expect(answers.filter((answer) => answer === 'decided')).toHaveLength(1)
      expect(await store.requests.events('r1')).toHaveLength(3)
      expect(await t.database.unsent(10)).toHaveLength(1)
    })

    test('adding to one request: none is lost', async () => {
      await file(store, request)
      await ten((n) =>
        t.database.transaction(ORG, async (inside) => {
          const locked = await inside.requests.lock('r1')
          if (!locked) throw new Error('gone')
          await inside.requests.save({
            before: locked.request,
            after: locked.request,
            events: [comment(`${n}`)],
            revision: locked.revision,
            title,
          })
        }),
      )
      const events = await store.requests.events('r1')
      expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    })

    test('without the lock: who read an old revision is told so', async () => {
      await file(store, request)
      const answers = await ten((n) =>
        t.database
          .open(ORG)
          .requests.save({ before: request, after: request, events: [comment(`${n}`)], revision: 1, title })
          .then(
            () => 'saved',
            (error: { code: string }) => error.code,
          ),
      )
      expect(answers.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'conflict'), 'saved'])
    })

    test('with one command key: it is carried out once, and everybody hears that outcome', async () => {
      let carriedOut = 0
      const outcomes = await ten(() =>
        t.database.transaction(ORG, async (inside) => {
          const known = await inside.requests.claimKey('click')
          if (known) return known.outcome
          const outcome = { done: ++carriedOut }
          await inside.requests.rememberOutcome('click', outcome)
          return outcome
        }),
      )
      expect(outcomes).toEqual(Array.from({ length: 10 }, () => ({ done: 1 })))
    })

    test('with one platform event: accepted once', async () => {
      const item = { platform: 'feishu', event: 'e1', conversation: 'c1', person: 'li', content: { text: '请假' } }
      const accepted = await ten(() => store.inbox.accept(item, t.clock.now()))
      expect(accepted.filter(Boolean)).toHaveLength(1)
      expect(await store.inbox.waiting('c1')).toHaveLength(1)
    })

    test('opening one conversation: there is one', async () => {
      expect(new Set(await ten(() => store.conversations.of('li', 'web'))).size).toBe(1)
    })

    test('posting one message: there is one, and everybody gets it', async () => {
      const id = await store.conversations.of('li', 'web')
      const posted = await ten((n) =>
        store.conversations.post(id, { from: 'yiju', card: card(`${n}`), at: t.clock.now(), dedupe: 'same' }),
      )
      expect(new Set(posted.map((message) => message.id)).size).toBe(1)
      expect(await store.conversations.messages(id, { limit: 20 })).toHaveLength(1)
    })

    test('posting ten messages: each has its own place', async () => {
      const id = await store.conversations.of('li', 'web')
      await ten((n) =>
        store.conversations.post(id, { from: 'person', text: `${n}`, at: t.clock.now(), dedupe: `${n}` }),
      )
      const messages = await store.conversations.messages(id, { limit: 20 })
      expect(messages.map((message) => message.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    })

    test('answering one conversation: one after the other', async () => {
      const id = await store.conversations.of('li', 'web')
      await ten((n) =>
        t.database.transaction(ORG, async (inside) => {
          const { state } = await inside.conversations.lock(id)
          await inside.conversations.saveState(id, {
            ...state,
            turns: [...state.turns, { role: 'user', text: `${n}` }],
          })
        }),
      )
      expect((await store.conversations.find(id))?.state.turns).toHaveLength(10)
    })

    test('publishing one new version: it is published once', async () => {
      const published = await ten(() => store.processes.publish(leave, t.clock.now()))
      expect(published.filter((one) => one.changed)).toHaveLength(1)
      expect(new Set(published.map((one) => one.version))).toEqual(new Set([1]))
    })

    test('using one sign-in link: one gets in', async () => {
      await store.sessions.createLink({ tokenHash: 'h', person: 'li', expiresAt: t.clock.now().add({ hours: 1 }) })
      const used = await ten(() => store.sessions.useLink('h', t.clock.now()))
      expect(used.filter(Boolean)).toEqual(['li'])
    })
  })

  describe('the outbox', () => {
    test('a committed job is told once and waits, in order, until it is marked as sent', async () => {
      const heard = vi.fn()
      const stop = t.database.onOutbox(heard)
      const runAt = t.clock.now().add({ hours: 1 })
      const ids = await t.database.transaction(ORG, async (inside) => [
        await inside.outbox.put('announce', { request: 'r1', words: '"引号"' }),
        await inside.outbox.put('remind', {}, { runAt }),
      ])
      expect(heard).toHaveBeenCalledTimes(1)
      const third = await t.database.open('other').outbox.put('listen', {})
      expect(heard).toHaveBeenCalledTimes(2)
      expect(await t.database.unsent(10)).toEqual([
        { id: ids[0], org: ORG, name: 'announce', data: { request: 'r1', words: '"引号"' } },
        { id: ids[1], org: ORG, name: 'remind', data: {}, runAt: runAt.toString({ fractionalSecondDigits: 3 }) },
        { id: third, org: 'other', name: 'listen', data: {} },
      ])
      expect(await t.database.unsent(1)).toHaveLength(1)
      await t.database.markSent(ids, t.clock.now())
      expect((await t.database.unsent(10)).map((row) => row.id)).toEqual([third])
      stop()
      await t.database.open('other').outbox.put('listen', {})
      expect(heard).toHaveBeenCalledTimes(2)
    })

    test('a transaction without a job, or that failed, wakes nobody', async () => {
      const heard = vi.fn()
      const stop = t.database.onOutbox(heard)
      await t.database.transaction(ORG, async (inside) => inside.requests.claimKey(newId(t.clock.now())))
      await t.database
        .transaction(ORG, async (inside) => {
          await inside.outbox.put('x', {})
          throw new Error('no')
        })
        .catch(() => {})
      stop()
      expect(heard).not.toHaveBeenCalled()
    })
  })
})
