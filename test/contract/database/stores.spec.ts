// The smaller stores: people, processes, conversations, ways in, sessions, files, buttons.
import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { TestDatabase } from '../../kit/database.ts'
import type { Store } from '../../../src/assistant/ports.ts'
import type { Conversation } from '../../../src/dialogue/conversation.ts'
import { onEveryDatabase } from '../targets.ts'
import { tidy } from '../../../src/adapters/postgres/tidy.ts'
import { card, company, file, leave, ORG, submitted } from './samples.ts'

const item = (event: string, conversation = 'c1') => ({
  platform: 'web',
  event,
  conversation,
  person: 'li',
  content: { kind: 'text', text: event },
})

onEveryDatabase((open) => {
  let t: TestDatabase
  let store: Store
  const publish = (definition: typeof leave) => store.processes.publish(definition, t.clock.now())
  const inAnHour = () => t.clock.now().add({ hours: 1 })
  beforeEach(async () => {
    t = await open()
    store = t.database.open(ORG)
    await store.people.save(company)
  })

  describe('people', () => {
    test('the organisation comes back as it was saved, in its order', async () => {
      const organisation = await store.people.organisation()
      expect(organisation).toMatchObject({
        id: ORG,
        key: 'acme',
        name: company.name,
        zone: 'Asia/Shanghai',
        calendar: 'CN',
      })
      expect(organisation.people()).toEqual(company.people)
      expect(organisation.departments()).toEqual(company.departments)
      expect(await t.database.organisations()).toEqual([{ id: ORG, key: 'acme' }])
    })

    test('a change is seen by every store at once', async () => {
      await store.people.organisation()
      const other = t.database.open(ORG)
      await other.people.save({ ...company, people: company.people.map((one) => ({ ...one, name: `${one.name}!` })) })
      expect((await store.people.organisation()).person('li')?.name).toBe('李雷!')
    })

    test('a change that was rolled back is not remembered', async () => {
      await t.database
        .transaction(ORG, async (inside) => {
          await inside.people.save({ ...company, zone: 'Europe/London' })
          expect((await inside.people.organisation()).zone).toBe('Europe/London')
          throw new Error('no')
        })
        .catch(() => {})
      expect((await store.people.organisation()).zone).toBe('Asia/Shanghai')
    })

    test('who is no longer named has left, the department stays while somebody stood in it', async () => {
      await store.people.save({
        ...company,
        people: company.people.filter((one) => one.id !== 'li'),
        departments: company.departments.slice(0, 1),
      })
      const organisation = await store.people.organisation()
      expect(organisation.person('li')).toMatchObject({ name: '李雷', active: false })
      expect(organisation.person('li')).not.toHaveProperty('lastDay')
      expect(organisation.department('sales')).toBeDefined()
      await store.people.save({
        ...company,
        people: company.people.map((one) => ({ ...one, department: 'head' })),
        departments: company.departments.slice(0, 1),
      })
      expect((await store.people.organisation()).department('sales')).toBeUndefined()
    })

    test('a last day is kept as it was named; who goes missing from the table was here until then', async () => {
      const li = company.people.find((one) => one.id === 'li')!
      const others = company.people.filter((one) => one.id !== 'li')
      await store.people.save({ ...company, people: [...others, { ...li, lastDay: '2026-12-31' }] })
      expect((await store.people.organisation()).person('li')).toMatchObject({ active: true, lastDay: '2026-12-31' })
      await store.people.save({ ...company, people: others, asOf: '2027-01-04' })
      expect((await store.people.organisation()).person('li')).toMatchObject({ active: false, lastDay: '2026-12-31' })
      await store.people.save(company)
      await store.people.save({ ...company, people: others, asOf: '2027-01-04' })
      await store.people.save({ ...company, people: others, asOf: '2027-02-01' })
      expect((await store.people.organisation()).person('li')).toMatchObject({ active: false, lastDay: '2027-01-04' })
    })

    test.each([
      ['as written', 'Li.Lei@acme.example', 'li'],
      ['in other letters, with blanks', ' LI.lei@ACME.example ', 'li'],
      ['of nobody', 'nobody@acme.example', undefined],
      ['with a wildcard', '%@acme.example', undefined],
      ['empty', '', undefined],
    ])('by e-mail %s', async (_what, email, id) => {
      expect((await store.people.byEmail(email))?.id).toBe(id)
    })

    test('who has left is not found by e-mail', async () => {
      await store.people.save({ ...company, people: [] })
      expect(await store.people.byEmail('Li.Lei@acme.example')).toBeUndefined()
    })

    test('a language of one’s own', async () => {
      await store.people.organisation()
      await store.people.setLocale('li', 'en')
      expect((await store.people.organisation()).person('li')?.locale).toBe('en')
    })

    test('nobody’s organisation is not found', async () => {
      await expect(t.database.open('nobody').people.organisation()).rejects.toMatchObject({ code: 'not-found' })
    })
  })

  describe('processes', () => {
    test('a change makes a version, the same content none', async () => {
      expect(await publish(leave)).toEqual({ version: 1, changed: true })
      expect(await publish(leave)).toEqual({ version: 1, changed: false })
      const changed = { ...leave, name: { zh: '休假', en: 'Leave' } }
      expect(await publish(changed)).toEqual({ version: 2, changed: true })
      expect(await publish(leave)).toEqual({ version: 3, changed: true })
      expect(await store.processes.version('leave', 1)).toEqual(leave)
      expect(await store.processes.version('leave', 2)).toEqual(changed)
      expect(await store.processes.version('leave', 9)).toBeUndefined()
    })

    test('published: the newest of each', async () => {
      await publish({ ...leave, key: 'seal' })
      await publish(leave)
      await publish({ ...leave, description: { zh: '新', en: 'new' } })
      expect((await store.processes.published()).map(({ definition, version }) => [definition.key, version])).toEqual([
        ['leave', 2],
        ['seal', 1],
      ])
      expect(await t.database.open('other').processes.published()).toEqual([])
    })

    test('the order of keys is no change', async () => {
      await publish(leave)
      expect(await publish({ ...leave, title: { en: '{days} days', zh: '{days} 天' } })).toMatchObject({
        changed: false,
      })
    })
  })

  describe('conversations', () => {
    test('one a person and platform, in the language of the person', async () => {
      const id = await store.conversations.of('mei', 'web')
      expect(await store.conversations.of('mei', 'web')).toBe(id)
      expect(await store.conversations.of('mei', 'slack')).not.toBe(id)
      expect(await store.conversations.find(id)).toEqual({
        state: { locale: 'en', drafts: [], shown: [], turns: [] },
        person: 'mei',
      })
      await expect(store.conversations.of('nobody', 'web')).rejects.toMatchObject({ code: 'not-found' })
      await expect(store.conversations.lock('nobody')).rejects.toMatchObject({ code: 'not-found' })
      expect(await store.conversations.find('nobody')).toBeUndefined()
    })

    test('remember their state', async () => {
      const id = await store.conversations.of('li', 'web')
      const state: Conversation = {
        locale: 'zh',
        drafts: [],
        shown: ['r1'],
        turns: [{ role: 'user', text: '第一个\0' }],
      }
      await store.conversations.saveState(id, state)
      const read = await t.database.transaction(ORG, (inside) => inside.conversations.lock(id))
      expect(read).toEqual({ state: { ...state, turns: [{ role: 'user', text: '第一个\uFFFD' }] }, person: 'li' })
    })

    test('hold messages in order; the same again changes nothing', async () => {
      const id = await store.conversations.of('li', 'web')
      const post = (dedupe: string, text: string) =>
        store.conversations.post(id, { from: 'person', text, at: t.clock.now(), dedupe })
      const first = await post('1', '请假')
      expect(first).toEqual({ id: first.id, seq: 1, from: 'person', text: '请假', at: '2026-03-05T01:30:00.000Z' })
      const files = [{ file: 'f1', name: '发票.pdf', size: 12, type: 'application/pdf' }]
      const second = await store.conversations.post(id, {
        from: 'yiju',
        card: card('好'),
        files,
        at: t.clock.now(),
        dedupe: '2',
      })
      expect(await post('1', '另一句')).toEqual(first)
      expect(await store.conversations.messages(id, { limit: 10 })).toEqual([first, second])
      expect(second).toMatchObject({ seq: 2, card: card('好'), files })
      await expect(
        store.conversations.post('nobody', { from: 'person', at: t.clock.now(), dedupe: '1' }),
      ).rejects.toMatchObject({ code: 'not-found' })
    })

    test('page by page, back in time', async () => {
      const id = await store.conversations.of('li', 'web')
      for (const n of [1, 2, 3, 4, 5])
        await store.conversations.post(id, { from: 'person', text: `${n}`, at: t.clock.now(), dedupe: `${n}` })
      const page = await store.conversations.messages(id, { limit: 2 })
      expect(page.map((message) => message.text)).toEqual(['4', '5'])
      const before = await store.conversations.messages(id, { limit: 2, before: page[0]?.seq ?? 0 })
      expect(before.map((message) => message.text)).toEqual(['2', '3'])
    })

    test('a card is changed in place, and found by the request it is about', async () => {
      const [mine, hers] = [await store.conversations.of('li', 'web'), await store.conversations.of('mei', 'web')]
      const post = (id: string, dedupe: string, about: { request: string; task?: string }) =>
        store.conversations.post(id, { from: 'yiju', card: card(dedupe), at: t.clock.now(), dedupe, about })
      const own = await post(mine, 'own', { request: 'r1' })
      t.clock.advance({ seconds: 1 })
      const task = await post(hers, 'task', { request: 'r1', task: 't1' })
      await post(mine, 'other', { request: 'r2' })
      expect(await store.conversations.cardsAbout('r1')).toEqual([
        { message: own.id, conversation: mine, person: 'li', card: card('own') },
        { message: task.id, conversation: hers, person: 'mei', task: 't1', card: card('task') },
      ])
      t.clock.advance({ minutes: 1 })
      await store.conversations.replaceCard(task.id, card('已同意'), t.clock.now())
      expect(await store.conversations.card(task.id)).toEqual(card('已同意'))
      expect(await store.conversations.messages(hers, { limit: 1 })).toMatchObject([
        { changedAt: '2026-03-05T01:31:01.000Z' },
      ])
      expect(await store.conversations.card('nobody')).toBeUndefined()
    })
  })

  describe('the inbox', () => {
    test('an event is accepted once a platform', async () => {
      expect(await store.inbox.accept(item('e1'), t.clock.now())).toBe(true)
      expect(await store.inbox.accept({ ...item('e1'), content: 'other' }, t.clock.now())).toBe(false)
      expect(await store.inbox.accept({ ...item('e1'), platform: 'slack' }, t.clock.now())).toBe(true)
      expect(await t.database.open('other').inbox.accept(item('e1'), t.clock.now())).toBe(true)
    })

    test('what is not answered waits, oldest first, conversation by conversation', async () => {
      for (const event of ['b', 'a', 'c']) await store.inbox.accept(item(event), t.clock.now())
      await store.inbox.accept(item('d', 'c2'), t.clock.now())
      const waiting = await store.inbox.waiting('c1')
      expect(waiting.map((one) => one.content)).toEqual(['b', 'a', 'c'].map((text) => ({ kind: 'text', text })))
      expect(waiting[0]).toMatchObject({ person: 'li', at: '2026-03-05T01:30:00.000Z' })
      await store.inbox.answered(waiting[0]?.id ?? '', t.clock.now())
      expect(await store.inbox.waiting('c1')).toHaveLength(2)
    })
  })

  describe('sessions', () => {
    test('last until they end, or are ended', async () => {
      await store.sessions.create({ tokenHash: 'h', person: 'li', csrf: 'c', expiresAt: inAnHour() })
      expect(await store.sessions.find('h', t.clock.now())).toEqual({ person: 'li', csrf: 'c' })
      expect(await store.sessions.find('h', inAnHour())).toBeUndefined()
      expect(await store.sessions.find('x', t.clock.now())).toBeUndefined()
      expect(await t.database.open('other').sessions.find('h', t.clock.now())).toBeUndefined()
      await store.sessions.remove('h')
      expect(await store.sessions.find('h', t.clock.now())).toBeUndefined()
    })

    test('a sign-in link works once, and in time', async () => {
      await store.sessions.createLink({ tokenHash: 'a', person: 'li', expiresAt: inAnHour() })
      await store.sessions.createLink({ tokenHash: 'b', person: 'mei', expiresAt: inAnHour() })
      expect(await store.sessions.useLink('b', inAnHour())).toBeUndefined()
      expect(await store.sessions.useLink('a', t.clock.now())).toBe('li')
      expect(await store.sessions.useLink('a', t.clock.now())).toBeUndefined()
    })
  })

  describe('files', () => {
    test('bytes come back as they were', async () => {
      const bytes = new Uint8Array(randomBytes(200_000))
      const ref = await store.files.save({
        id: 'f1',
        owner: 'li',
        name: '发票 "1".pdf',
        type: 'application/pdf',
        bytes,
        at: t.clock.now(),
      })
      expect(ref).toEqual({ file: 'f1', name: '发票 "1".pdf', size: 200_000, type: 'application/pdf' })
      const found = await store.files.find('f1')
      expect(found).toMatchObject({ ref, owner: 'li' })
      expect(Buffer.compare(Buffer.from(found?.bytes ?? []), bytes)).toBe(0)
      expect(await store.files.find('nobody')).toBeUndefined()
      expect(await t.database.open('other').files.find('f1')).toBeUndefined()
    })

    test('are told of without their bytes, and counted by owner', async () => {
      const file = { owner: 'li', name: 'a.pdf', type: 'application/pdf', bytes: new Uint8Array(7) }
      const before = t.clock.now()
      await store.files.save({ ...file, id: 'f8', at: before.add({ hours: 1 }) })
      await store.files.save({ ...file, id: 'f9', at: before.add({ hours: 2 }) })
      const ref = { file: 'f8', name: 'a.pdf', size: 7, type: 'application/pdf' }
      expect(await store.files.about('f8')).toEqual({ ref, owner: 'li' })
      expect(await store.files.about('nobody')).toBeUndefined()
      expect(await store.files.uploaded('li', before.add({ minutes: 90 }))).toEqual({ files: 1, bytes: 7 })
      expect(await store.files.uploaded('wang', before)).toEqual({ files: 0, bytes: 0 })
    })

    test('know the requests that hold them', async () => {
      await store.files.link('r2', ['f1', 'f2'])
      await store.files.link('r1', ['f1'])
      await store.files.link('r1', ['f1'])
      await store.files.link('r1', [])
      expect(await store.files.requestsWith('f1')).toEqual(['r1', 'r2'])
      expect(await store.files.requestsWith('f3')).toEqual([])
    })
  })

  describe('buttons', () => {
    test('mean what they meant when they were made', async () => {
      await store.buttons.save(
        [
          { id: 'b1', person: 'li', press: { press: 'view', request: 'r1' } },
          { id: 'b2', person: 'mei', press: { press: 'say', text: '好的' } },
        ],
        t.clock.now(),
      )
      await store.buttons.save([{ id: 'b1', person: 'mei', press: { press: 'say', text: '换掉' } }], t.clock.now())
      await store.buttons.save([], t.clock.now())
      expect(await store.buttons.find('b1')).toEqual({ person: 'li', press: { press: 'view', request: 'r1' } })
      expect(await store.buttons.find('b2')).toEqual({ person: 'mei', press: { press: 'say', text: '好的' } })
      expect(await store.buttons.find('b3')).toBeUndefined()
    })
  })

  describe('tidied up', () => {
    test('what has done its work goes in time; what waits, and requests, never', async () => {
      const now = t.clock.now()
      await store.inbox.accept(item('answered'), now)
      await store.inbox.accept(item('waiting'), now)
      await store.inbox.answered((await store.inbox.waiting('c1'))[0]?.id ?? '', now)
      const sent = await store.outbox.put('sent', {})
      await store.outbox.put('unsent', {})
      await t.database.markSent([sent], now)
      await store.requests.claimKey('k')
      await store.buttons.save([{ id: 'b1', person: 'li', press: { press: 'say', text: 'x' } }], now)
      await store.sessions.create({ tokenHash: 'h', person: 'li', csrf: 'c', expiresAt: inAnHour() })
      await store.sessions.createLink({ tokenHash: 'h', person: 'li', expiresAt: inAnHour() })
      await file(store, submitted({ id: 'r1', number: 'LV-1' }))
      const lesson = {
        words: '外勤假',
        act: 'start',
        process: 'leave',
        kind: 'chosen',
        person: 'li',
        conversation: 'c1',
      } as const
      await store.lessons.add({ ...lesson, source: 's1', means: { field: 'leaveType', choice: 'sick' } }, now)
      await store.lessons.add({ ...lesson, source: 's2' }, now)

      const account = { platform: 'slack' as const, workspace: 'T1', user: 'U1' }
      const heard = {
        event: 'e1',
        account,
        place: { kind: 'direct' as const, address: {} },
        content: { kind: 'opened' as const },
      }
      await store.accounts.keep(heard, now)
      await store.accounts.settle(account, 'asked', now)
      await store.accounts.keep({ ...heard, event: 'e2' }, now)
      await store.accounts.createCode({ hash: 'h', person: 'li', expiresAt: now })
      await store.actionLinks.save(
        [{ hash: 'h', person: 'li', button: 'b', shown: { title: 't', label: 'l', danger: false } }],
        now,
      )

      const none = {
        outbox: 0,
        inbox: 0,
        command_log: 0,
        button: 0,
        session: 0,
        sign_in_link: 0,
        lesson: 0,
        stranger: 0,
        account_code: 0,
        action_link: 0,
      }
      expect(await tidy(t.pool, now.add({ hours: 24 }))).toEqual(none)
      expect(await tidy(t.pool, now.add({ hours: 24 * 40 }))).toEqual({
        ...none,
        outbox: 1,
        inbox: 1,
        command_log: 1,
        session: 1,
        sign_in_link: 1,
        stranger: 1,
        account_code: 1,
        action_link: 1,
      })
      // Not answered yet: it stays.
      expect(await store.accounts.kept(account)).toHaveLength(1)
      expect(await tidy(t.pool, now.add({ hours: 24 * 400 }))).toEqual({ ...none, button: 1, lesson: 1 })
      expect(await store.lessons.waiting(10)).toHaveLength(1)
      expect(await store.inbox.waiting('c1')).toHaveLength(1)
      expect(await t.database.unsent(10)).toHaveLength(1)
      expect(await store.requests.events('r1')).toHaveLength(1)
    })
  })
})
