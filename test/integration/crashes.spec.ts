// What happens between two statements when the process dies there: the next one goes on, and says what is true.
import { beforeEach, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { accept } from '../../src/assistant/accept.ts'
import { listen } from '../../src/assistant/listen.ts'
import { remind } from '../../src/assistant/remind.ts'
import type { Store } from '../../src/assistant/ports.ts'
import type { World } from '../../src/assistant/world.ts'
import { openOffice, type Office } from '../kit/office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
const [wang, li] = ['wang-fang', 'li-qiang']

/** The same world, in which the answer's last transaction never comes to its end. */
const dyingBeforeTheAnswer = (world: World): World => ({
  ...world,
  database: {
    ...world.database,
    transaction: (org, body) =>
      world.database.transaction(org, (store) =>
        body({ ...store, conversations: { ...store.conversations, lock: () => Promise.reject(new Error('killed')) } }),
      ),
  },
})

const statusOf = async (store: Store, id: string) => (await store.requests.find(id))?.request.status

test('dead after the decision and before the answer: the decision stands, once, and is told as done', async () => {
  await office.says(wang, '下周三请一天年假，回老家')
  await office.presses(wang, '提交')
  const store = office.world.database.open(office.org)
  const [filed] = await store.views.mine(wang, { limit: 1 })
  await office.says(li, '同意王芳的请假')
  expect((await office.card(li))?.title).toContain('同意')
  const confirm = (await office.card(li))?.buttons[0]
  if (!confirm) throw new Error('nothing to confirm')
  const conversation = await store.conversations.of(li, 'web')

  const person = { platform: 'web', event: randomUUID(), person: li }
  await accept(office.world, office.org, { ...person, content: { kind: 'press', button: confirm.id } })
  await expect(listen(dyingBeforeTheAnswer(office.world), office.org, conversation)).rejects.toThrow('killed')
  const before = (await office.messages(li)).length
  await office.settle()

  const answer = (await office.messages(li)).slice(before).find((m) => m.card)
  expect(answer?.card?.title).toContain('同意')
  expect(answer?.card?.tone).toBe('success')
  const events = await store.requests.events(filed!.request.id)
  expect(events.filter((e) => e.type === 'Approved')).toHaveLength(1)
  expect(await statusOf(store, filed!.request.id)).not.toBe('returned')
})

test('many messages at once are answered in order by one, and none is left', async () => {
  const store = office.world.database.open(office.org)
  const conversation = await store.conversations.of(wang, 'web')
  const texts = ['你好', '待我审批的', '下周三请一天年假，回老家', '不对，周四']
  for (const text of texts)
    await accept(office.world, office.org, {
      platform: 'web',
      event: randomUUID(),
      person: wang,
      content: { kind: 'text', text },
    })
  await Promise.all(texts.map(() => listen(office.world, office.org, conversation)))
  expect(await store.inbox.waiting(conversation)).toEqual([])
  const last = (await office.messages(wang)).findLast((m) => m.card)
  expect(JSON.stringify(last?.card)).toContain('3月12日')
})

test('a message whose job was given up is answered by the clock', async () => {
  const store = office.world.database.open(office.org)
  await accept(office.world, office.org, {
    platform: 'web',
    event: randomUUID(),
    person: wang,
    content: { kind: 'text', text: '待我审批的' },
  })
  const jobs = await office.world.database.unsent(10)
  await office.world.database.markSent(
    jobs.map((j) => j.id),
    office.world.clock.now(),
  )
  await office.minute()
  expect(await store.inbox.waiting(await store.conversations.of(wang, 'web'))).toHaveLength(1)
  office.clock.advance({ minutes: 3 })
  await office.minute()
  expect(await store.inbox.waiting(await store.conversations.of(wang, 'web'))).toEqual([])
})

test('a deadline that cannot be told does not silence the others', async () => {
  await office.says(wang, '下周三请一天年假，回老家')
  await office.presses(wang, '提交')
  await office.says(wang, '报销昨天打车费86元')
  await office.presses(wang, '提交')
  const store = office.world.database.open(office.org)
  const [second, first] = await store.views.mine(wang, { limit: 2 })
  office.clock.advance({ days: 20 })
  const broken: World = {
    ...office.world,
    database: {
      ...office.world.database,
      transaction: (org, body) =>
        office.world.database.transaction(org, (s) =>
          body({
            ...s,
            requests: {
              ...s.requests,
              lock: (id) => (id === first!.request.id ? Promise.reject(new Error('broken')) : s.requests.lock(id)),
            },
          }),
        ),
    },
  }
  await remind(broken, office.org)
  const told = async (id: string) => (await store.requests.events(id)).filter((e) => e.type === 'BecameOverdue').length
  expect(await told(first!.request.id)).toBe(0)
  expect(await told(second!.request.id)).toBeGreaterThan(0)
  await remind(office.world, office.org)
  expect(await told(first!.request.id)).toBeGreaterThan(0)
})
