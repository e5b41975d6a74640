// What only a PostgreSQL server can do to us: go away, deadlock, refuse.
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../src/adapters/postgres/open.ts'
import { createClock } from '../../../src/kernel/clock.ts'
import { company, file, ORG, submitted } from '../../contract/database/samples.ts'
import { databaseOfOurOwn, serverUrl, skipLoudly } from '../../contract/targets.ts'
import { TEST_NOW } from '../../kit/database.ts'
import type { TestDatabase } from '../../kit/database.ts'
import { createGate } from '../../kit/gate.ts'

const countdown = (from: number, then: () => void) => () => {
  if (--from === 0) then()
}

test('a server that cannot be reached is said so, without its password', async () => {
  const opening = openDatabase(
    { databaseUrl: 'postgresql://yiju:secret@127.0.0.1:1/yiju', clock: createClock(TEST_NOW) },
    () => {},
  )
  const error: unknown = await opening.catch((cause: unknown) => cause)
  expect(error).toMatchObject({
    code: 'unavailable',
    retryable: true,
    message: 'the database cannot be reached (ECONNREFUSED)',
  })
  expect(String(error)).not.toContain('secret')
})

if (serverUrl === undefined) skipLoudly('a PostgreSQL server (lost connections, deadlocks)', 'TEST_DATABASE_URL')
else
  describe('a PostgreSQL server', () => {
    const server = databaseOfOurOwn(serverUrl ?? '')
    afterAll(server.drop)
    let t: TestDatabase
    beforeEach(async () => {
      t = await server.open()
      await t.database.open(ORG).people.save(company)
    })
    const cutAllOthers = () =>
      t.pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )

    test('a connection lost inside a transaction: nothing is written, the next one works', async () => {
      const [begun, cut] = [createGate(), createGate()]
      const losing = t.database.transaction(ORG, async (inside) => {
        await file(inside, submitted({ id: 'r1', number: 'LV-1' }))
        begun.open()
        await cut.passed
        return inside.requests.find('r1')
      })
      const lost = expect(losing).rejects.toMatchObject({ code: 'unavailable', retryable: true })
      await begun.passed
      await cutAllOthers()
      cut.open()
      await lost
      expect(await t.database.open(ORG).requests.find('r1')).toBeUndefined()
      await t.database.transaction(ORG, (inside) => file(inside, submitted({ id: 'r1', number: 'LV-1' })))
    })

    test('connections lost while nobody used them are replaced', async () => {
      await Promise.all(Array.from({ length: 5 }, () => t.pool.query('select pg_sleep(0.05)')))
      await cutAllOthers()
      const found = await Promise.allSettled(
        Array.from({ length: 5 }, () => t.database.open(ORG).people.byEmail('nobody@acme.example')),
      )
      const again = await Promise.all(
        Array.from({ length: 5 }, () => t.database.open(ORG).people.byEmail('nobody@acme.example')),
      )
      expect(found).toHaveLength(5)
      expect(again).toEqual([undefined, undefined, undefined, undefined, undefined])
    })

    test('of two that wait for each other one is told to come again', async () => {
      for (const id of ['r1', 'r2']) await file(t.database.open(ORG), submitted({ id, number: id }))
      const gates = [createGate(), createGate()]
      const both = [0, 1].map((me) =>
        t.database.transaction(ORG, async (inside) => {
          await inside.requests.lock(me ? 'r2' : 'r1')
          gates[me]?.open()
          await gates[1 - me]?.passed
          await inside.requests.lock(me ? 'r1' : 'r2')
        }),
      )
      const outcomes = await Promise.allSettled(both)
      expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({
        reason: { code: 'conflict', retryable: true },
      })
    })

    test('ten transactions at work at once, each with its own Prisma client, see only what is theirs', async () => {
      const [written, read] = [createGate(), createGate()]
      const [writing, reading] = [countdown(8, written.open), countdown(8, read.open)]
      const found = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          t.database.transaction(ORG, async (store) => {
            await file(store, submitted({ id: `r${n}`, number: `LV-${n}` }))
            writing()
            await written.passed
            const seen = [await store.requests.byNumber(`LV-${n}`), await store.requests.byNumber(`LV-${(n + 1) % 8}`)]
            reading()
            await read.passed
            return seen
          }),
        ),
      )
      expect(found).toEqual(Array.from({ length: 8 }, (_, n) => [`r${n}`, undefined]))
    })
  })
