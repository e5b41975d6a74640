// From the outbox to the queue: nothing lost, nothing handed over that was rolled back, twice is once.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openQueue } from '../../../src/adapters/bullmq/queue.ts'
import { openRelay } from '../../../src/adapters/bullmq/relay.ts'
import type { Relay } from '../../../src/adapters/bullmq/relay.ts'
import { createMemoryQueue } from '../../../src/adapters/local/queue-memory.ts'
import type { Database } from '../../../src/assistant/ports.ts'
import type { Job, Queue } from '../../../src/kernel/job.ts'
import { quietLog as log } from '../../../src/kernel/log.ts'
import { runChild } from '../../kit/child.ts'
import { createTestDataDir, openOwnDatabase, openTestDatabase } from '../../kit/database.ts'
import type { TestDatabase } from '../../kit/database.ts'

const until = (what: () => unknown) => vi.waitFor(what, { timeout: 30_000, interval: 10 })

describe('the relay', () => {
  let t: TestDatabase
  let ran: { n: unknown; id: string }[]
  let queue: ReturnType<typeof createMemoryQueue>
  const relays: Relay[] = []
  const open = (
    parts: { database?: Pick<Database, 'unsent' | 'markSent' | 'onOutbox'>; queue?: Pick<Queue, 'add'> } = {},
  ) => {
    const relay = openRelay({ database: t.database, queue, clock: t.clock, log, ...parts })
    relays.push(relay)
    return relay
  }
  const put = (n: number) => t.database.transaction('acme', (inside) => inside.outbox.put('note', { n }))

  beforeEach(async () => {
    t = await openTestDatabase()
    ran = []
    queue = createMemoryQueue(t.clock)
    await queue.work({
      note: async (data, { id }) => {
        ran.push({ n: data['n'], id })
      },
    })
  })
  afterEach(async () => {
    for (const relay of relays.splice(0)) await relay.close()
    await queue.close()
  })

  test('hands over what is committed, in its order, under the row’s id', async () => {
    open()
    const ids = [await put(1), await put(2), await put(3)]
    await until(() => expect(ran).toEqual(ids.map((id, i) => ({ n: i + 1, id }))))
    await until(async () => expect(await t.database.unsent(10)).toEqual([]))
  })

  test('hands over what waited before it was opened, however much', async () => {
    await t.database.transaction('acme', async (inside) => {
      for (let n = 0; n < 450; n++) await inside.outbox.put('note', { n })
    })
    open()
    await until(() => expect(ran).toHaveLength(450))
    expect(ran.map((one) => one.n)).toEqual(Array.from({ length: 450 }, (_, n) => n))
  })

  test('makes one job of what one job will do, and of nothing else', async () => {
    const listened: unknown[] = []
    const mine = createMemoryQueue(t.clock)
    await mine.work({
      note: async (data, { id }) => void ran.push({ n: data['n'], id }),
      listen: async (data) => void listened.push(data['conversation']),
      deliver: async (data) => void listened.push(`deliver ${String(data['conversation'])}`),
    })
    await t.database.transaction('acme', async (inside) => {
      for (let n = 0; n < 5; n++) await inside.outbox.put('listen', { org: 'acme', conversation: 'c1' })
      await inside.outbox.put('listen', { org: 'acme', conversation: 'c2' })
      await inside.outbox.put('deliver', { org: 'acme', conversation: 'c1' })
      for (let n = 0; n < 2; n++) await inside.outbox.put('note', { n: 1 })
    })
    open({ queue: mine })
    await until(() => expect(ran).toHaveLength(2))
    await until(async () => expect(await t.database.unsent(10)).toEqual([]))
    await until(() => expect(listened.sort()).toEqual(['c1', 'c2', 'deliver c1']))
    await mine.close()
  })

  test('never hands over what was rolled back', async () => {
    open()
    await t.database
      .transaction('acme', async (inside) => {
        await inside.outbox.put('note', { n: 'rolled back' })
        throw new Error('no')
      })
      .catch(() => {})
    await put(1)
    await until(() => expect(ran.map((one) => one.n)).toEqual([1]))
  })

  test('killed between handing over and noting it: handed over again, carried out once', async () => {
    const added: Job[] = []
    const dying = open({
      database: { ...t.database, markSent: () => Promise.reject(new Error('killed')) },
      queue: {
        add: async (jobs) => {
          added.push(...jobs)
          await queue.add(jobs)
        },
      },
    })
    await put(1)
    await until(() => expect(added).toHaveLength(1))
    await dying.close()
    expect(await t.database.unsent(10)).toHaveLength(1)
    open()
    await until(async () => expect(await t.database.unsent(10)).toEqual([]))
    await queue.settle()
    expect(ran.map((one) => one.n)).toEqual([1])
  })

  test('a queue that is away loses nothing: it gets all of it later', async () => {
    let away = true
    const relay = open({ queue: { add: (jobs) => (away ? Promise.reject(new Error('away')) : queue.add(jobs)) } })
    await put(1)
    await put(2)
    away = false
    relay.wake()
    await until(() => expect(ran.map((one) => one.n)).toEqual([1, 2]))
  })

  test('a job for later keeps its time', async () => {
    open()
    const runAt = t.clock.now().add({ hours: 1 })
    await t.database.transaction('acme', (inside) => inside.outbox.put('note', { n: 'later' }, { runAt }))
    await until(async () => expect(await t.database.unsent(10)).toEqual([]))
    await queue.settle()
    expect(ran).toEqual([])
    t.clock.advance({ hours: 1 })
    await queue.settle()
    expect(ran.map((one) => one.n)).toEqual(['later'])
  })
})

test('a process killed inside a job: the next process gets that job again', async () => {
  const dataDir = await createTestDataDir()
  const name = `test-${randomUUID()}`
  const before = await openOwnDatabase({ dataDir })
  const filling = await openQueue({ name, pool: before.pool, log })
  const id = randomUUID()
  await filling.add([{ id, name: 'hang', data: { n: 1 } }])
  await filling.close()
  await before.close()

  const worker = runChild(new URL('../../kit/children/worker.ts', import.meta.url), [dataDir, name])
  expect(await worker.said('working')).toBe(`working on ${id}`)
  await worker.kill()

  const after = await openOwnDatabase({ dataDir })
  const queue = await openQueue({ name, pool: after.pool, log })
  const again: string[] = []
  await queue.work({
    hang: async (data, job) => {
      again.push(`${job.id} ${JSON.stringify(data)}`)
    },
  })
  await until(() => expect(again).toEqual([`${id} {"n":1}`]))
  await queue.close()
  await after.close()
  fs.rmSync(dataDir, { recursive: true })
})
