// Accounts, what strangers said, deliveries and their order, sealed keys: on every database.
import { beforeEach, describe, expect, test } from 'vitest'
import type { TestDatabase } from '../../kit/database.ts'
import type { Store } from '../../../src/assistant/ports.ts'
import { onEveryDatabase } from '../targets.ts'
import { card as cardOf, company, ORG } from './samples.ts'

const card = cardOf('请审批')

const account = { platform: 'slack' as const, workspace: 'T1', user: 'U1' }

onEveryDatabase((open) => {
  let t: TestDatabase
  let store: Store
  const now = () => t.clock.now()
  beforeEach(async () => {
    t = await open()
    store = t.database.open(ORG)
    await store.people.save(company)
  })

  describe('accounts', () => {
    test('belong to one person; a second claim is refused, and the last address stays', async () => {
      await store.accounts.link(account, { person: 'li', provedBy: 'email', address: { dm: 'D1' } }, now())
      await store.accounts.link(account, { person: 'li', provedBy: 'email' }, now())
      expect(await store.accounts.find(account)).toMatchObject({ person: 'li', address: { dm: 'D1' } })
      await expect(store.accounts.link(account, { person: 'wang', provedBy: 'code' }, now())).rejects.toMatchObject({
        code: 'conflict',
        retryable: false,
      })
      await store.accounts.unlink(account)
      expect(await store.accounts.find(account)).toBeUndefined()
    })

    test('the one used last comes first, of all and of a platform', async () => {
      const other = { ...account, user: 'U2' }
      await store.accounts.link(account, { person: 'li', provedBy: 'email' }, now())
      await store.accounts.link(other, { person: 'li', provedBy: 'email' }, now().add({ seconds: 1 }))
      await store.accounts.link(
        { ...account, platform: 'teams' },
        { person: 'li', provedBy: 'email' },
        now().add({ seconds: 2 }),
      )
      expect((await store.accounts.of('li')).map((a) => a.platform)).toEqual(['teams', 'slack', 'slack'])
      await store.accounts.seen(account, undefined, now().add({ seconds: 9 }))
      expect((await store.accounts.on('li', 'slack'))?.user).toBe('U1')
    })

    test('a code works once, until it ends', async () => {
      await store.accounts.createCode({ hash: 'a', person: 'li', expiresAt: now().add({ minutes: 1 }) })
      expect(
        await Promise.all([store.accounts.useCode('a', now()), store.accounts.useCode('a', now())]).then((all) =>
          all.filter(Boolean),
        ),
      ).toEqual(['li'])
      await store.accounts.createCode({ hash: 'b', person: 'li', expiresAt: now() })
      expect(await store.accounts.useCode('b', now().add({ seconds: 1 }))).toBeUndefined()
    })
  })

  describe('heard together', () => {
    const hearing = (event: string, { user = 'U1', text }: { user?: string; text?: string } = {}) => ({
      account: { ...account, user },
      event,
      content: text === undefined ? { kind: 'opened' } : { kind: 'text', text },
      ...(text === undefined ? {} : { text }),
      address: { dm: `D-${event}` },
      at: now(),
    })
    let li: string
    let wang: string
    beforeEach(async () => {
      await store.accounts.link(account, { person: 'li', provedBy: 'email' }, now())
      await store.accounts.link({ ...account, user: 'U2' }, { person: 'wang', provedBy: 'email' }, now())
      li = await store.conversations.of('li', 'slack')
      wang = await store.conversations.of('wang', 'slack')
    })
    const words = async (id: string) => (await store.conversations.messages(id, { limit: 9 })).map((m) => m.text)

    test('each is stored once and in its order, with its words and one job a conversation', async () => {
      await store.inbox.hear([hearing('e0', { text: 'before' })])
      const heard = await store.inbox.hear([
        hearing('e1', { text: 'one' }),
        hearing('e2', { user: 'U2', text: 'hers' }),
        hearing('e1', { text: 'one' }),
        hearing('e3'),
        hearing('e0', { text: 'before' }),
        hearing('e4', { text: 'two' }),
        hearing('e5', { user: 'nobody', text: 'who?' }),
      ])
      expect(heard).toEqual([
        { person: 'li', fresh: true },
        { person: 'wang', fresh: true },
        { person: 'li', fresh: false },
        { person: 'li', fresh: true },
        { person: 'li', fresh: false },
        { person: 'li', fresh: true },
        undefined,
      ])
      expect(await words(li)).toEqual(['before', 'one', 'two'])
      expect(await words(wang)).toEqual(['hers'])
      expect((await store.inbox.waiting(li)).map((one) => one.content)).toEqual([
        { kind: 'text', text: 'before' },
        { kind: 'text', text: 'one' },
        { kind: 'opened' },
        { kind: 'text', text: 'two' },
      ])
      expect((await t.database.unsent(9)).map((row) => row.data['conversation'])).toEqual([li, ...[li, wang].sort()])
      expect((await store.accounts.find(account))?.address).toEqual({ dm: 'D-e4' })
    })

    test('what was answered while nobody knew whose account it was is not heard again; a leaver is not known', async () => {
      const stranger = { ...account, user: 'U3' }
      const place = { kind: 'direct' as const, address: {} }
      await store.accounts.keep({ event: 's1', account: stranger, place, content: { kind: 'opened' } }, now())
      await store.accounts.link(stranger, { person: 'mei', provedBy: 'code' }, now())
      await store.conversations.of('mei', 'slack')
      expect(await store.inbox.hear([hearing('s1', { user: 'U3', text: 'hi' })])).toEqual([
        { person: 'mei', fresh: false },
      ])
      await store.people.save({ ...company, people: company.people.filter((one) => one.id !== 'mei') })
      expect(await store.inbox.hear([hearing('s2', { user: 'U3', text: 'hi' })])).toEqual([undefined])
    })

    test('two that hear the same people in another order at once wait for each other, not for ever', async () => {
      const there = Array.from({ length: 20 }, (_, n) => hearing(`p${n}`, { user: n % 2 ? 'U1' : 'U2', text: `${n}` }))
      const all = await Promise.all([store.inbox.hear(there), t.database.open(ORG).inbox.hear(there.toReversed())])
      const fresh = all.flatMap((heard) => heard.filter((one) => one?.fresh))
      expect(fresh).toHaveLength(20)
      expect([...(await store.inbox.waiting(li)), ...(await store.inbox.waiting(wang))]).toHaveLength(20)
    })
  })

  describe('deliveries', () => {
    const post = async (platform: string, dedupe: string) => {
      const id = await store.conversations.of('li', platform)
      await store.conversations.post(id, { from: 'yiju', card, at: now(), dedupe })
      return id
    }

    test('wait for every message on a platform, in order, and a job is put with them; the web has none', async () => {
      await post('web', 'x')
      expect(await t.database.unsent(10)).toEqual([])
      const id = await post('slack', 'a')
      await post('slack', 'b')
      await post('slack', 'a')
      expect((await store.deliveries.waiting(id, 10)).map((d) => d.message.card?.title)).toEqual([
        card.title,
        card.title,
      ])
      expect((await t.database.unsent(10)).map((row) => [row.name, row.data['conversation']])).toEqual([
        ['deliver', id],
        ['deliver', id],
      ])
    })

    test('changed while it was being shown it waits again, with its reference kept', async () => {
      const id = await post('slack', 'a')
      const [first] = await store.deliveries.waiting(id, 10)
      await store.conversations.replaceCard(first!.message.id, { ...card, buttons: [] }, now())
      await store.deliveries.shown(first!.message.id, first!.edition, 'ref1', now())
      expect(await store.deliveries.waiting(id, 10)).toMatchObject([
        { edition: 2, ref: 'ref1', message: { card: { buttons: [] } } },
      ])
      await store.deliveries.shown(first!.message.id, 2, 'ref1', now())
      expect(await store.deliveries.waiting(id, 10)).toEqual([])
    })

    test('a line is held by one, until it ends or is let go', async () => {
      const until = now().add({ seconds: 30 })
      expect(await store.deliveries.hold('c', 'one', now(), until)).toEqual({})
      expect(await store.deliveries.hold('c', 'one', now(), until)).toEqual({})
      expect(await store.deliveries.hold('c', 'two', now(), until)).toBeUndefined()
      // Taken over from one that never let go.
      expect(await store.deliveries.hold('c', 'two', until, until.add({ seconds: 30 }))).toEqual({ after: 'one' })
      await store.deliveries.release('c', 'one')
      expect(await store.deliveries.hold('c', 'one', until, until)).toBeUndefined()
      await store.deliveries.release('c', 'two')
      expect(await store.deliveries.hold('c', 'one', until, until)).toEqual({})
      const later = until.add({ seconds: 60 })
      await store.deliveries.rest('c', 'one', later)
      expect(await store.deliveries.hold('c', 'two', until, later)).toBeUndefined()
      expect(await store.deliveries.hold('c', 'two', later, later)).toEqual({})
    })

    test('what was forgotten is found', async () => {
      const id = await post('slack', 'a')
      expect(await store.deliveries.forgotten(now().add({ seconds: 1 }), 10)).toEqual([id])
      expect(await store.deliveries.forgotten(now().subtract({ seconds: 1 }), 10)).toEqual([])
    })
  })

  test('keys of workspaces are kept apart by platform and workspace', async () => {
    await store.secrets.write('slack', 'T1', 'one', now())
    await store.secrets.write('slack', 'T1', 'two', now())
    await store.secrets.write('teams', 'T1', 'other', now())
    expect([
      await store.secrets.read('slack', 'T1'),
      await store.secrets.read('teams', 'T1'),
      await store.secrets.read('slack', 'T2'),
    ]).toEqual(['two', 'other', undefined])
    await store.secrets.remove('slack', 'T1')
    expect(await store.secrets.read('slack', 'T1')).toBeUndefined()
  })
})
