// Many hands on the same requests from several pools of a PostgreSQL server: whatever the order, each task is decided once, and the log tells exactly the state.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../src/adapters/postgres/audit.ts'
import { openDatabase, type OpenDatabase } from '../../src/adapters/postgres/open.ts'
import { createSignal } from '../../src/adapters/webchat/signal.ts'
import { fold } from '../../src/approval/evolve.ts'
import { openTasks } from '../../src/approval/request.ts'
import { perform, type Ask, type Outcome } from '../../src/assistant/perform.ts'
import type { World } from '../../src/assistant/world.ts'
import { demoCompany } from '../../src/demo/company.ts'
import { calendarOf } from '../../src/kernel/calendar.ts'
import { quietLog } from '../../src/kernel/log.ts'
import { understand } from '../../src/language/understand.ts'
import { publishBuiltIns } from '../../src/settle.ts'
import { databaseOfOurOwn, serverUrl, skipLoudly } from '../contract/targets.ts'

const ORG = 'demo'
const POOLS = 4
const REQUESTS = 60
const HANDS = 6

if (serverUrl === undefined) skipLoudly('several pools of a PostgreSQL server', 'TEST_DATABASE_URL')

describe.skipIf(serverUrl === undefined)(`${REQUESTS} requests, ${HANDS} hands on each at once`, () => {
  const server = databaseOfOurOwn(serverUrl ?? 'postgresql://nowhere')
  const pools: OpenDatabase[] = []
  let worlds: World[]
  beforeAll(async () => {
    const { database, clock } = await server.open()
    await database.open(ORG).people.save(demoCompany())
    await publishBuiltIns(database, ORG, clock)
    for (let n = 0; n < POOLS; n++)
      pools.push(
        await openDatabase({ databaseUrl: server.url, clock, without: ['vector'] }, (error) => {
          throw error
        }),
      )
    worlds = pools.map(({ database: own }) => ({
      database: own,
      clock,
      log: quietLog,
      signal: createSignal(),
      understand,
      calendar: calendarOf,
      wake: () => {},
    }))
  })
  afterAll(async () => {
    for (const pool of pools) await pool.close()
    await server.drop()
  })

  test('each task is decided once, the log folds to the state, the chain verifies', { timeout: 300_000 }, async () => {
    const random = seeded(20_261_125)
    const requests: string[] = []
    for (let n = 0; n < REQUESTS; n++) {
      const key = randomUUID()
      // The same submit from two pools: one request.
      const twice = await Promise.all([submit(worlds[n % POOLS]!, key), submit(worlds[(n + 1) % POOLS]!, key)])
      expect(twice[0]).toEqual(twice[1])
      if (!twice[0].ok) throw new Error(JSON.stringify(twice[0].refusal))
      requests.push(twice[0].request)
    }
    const refusals = new Map<string, number>()
    for (const request of requests) {
      const hands = Array.from({ length: HANDS }, () => hand(request, random))
      const outcomes = await Promise.all(hands.map((ask) => perform(worlds[Math.floor(random() * POOLS)]!, ORG, ask)))
      for (const outcome of outcomes)
        if (!outcome.ok) refusals.set(outcome.refusal.refused, (refusals.get(outcome.refusal.refused) ?? 0) + 1)

      const { requests: store } = worlds[0]!.database.open(ORG)
      const events = await store.events(request)
      const found = await store.find(request)
      const decided = events.flatMap((e) =>
        e.type === 'Approved' || e.type === 'Rejected' || e.type === 'Returned' || e.type === 'Transferred'
          ? [e.task]
          : [],
      )
      expect(decided).toEqual([...new Set(decided)])
      expect(fold(events)).toEqual(found?.request)
      expect(found?.revision).toBe(events.length)
      // Underway means that somebody is asked; finished means that nobody is.
      if (found) expect(openTasks(found.request).length > 0).toBe(found.request.status === 'underway')
    }
    // The hands did meet: many were refused, and none by a fault.
    expect(refusals.size).toBeGreaterThan(1)
    expect(await verifyAudit(pools[0]!.pool, ORG, { fold })).toMatchObject({ findings: [] })
  })
})

const submit = (world: World, key: string): Promise<Outcome> =>
  perform(world, ORG, {
    command: {
      do: 'submit',
      by: 'meng-fan',
      values: { leaveType: 'annual', period: { start: '2026-03-09', end: '2026-03-13' } },
    },
    process: 'leave',
    key,
  })

/** One of the things that the people around a request may do at the same moment. */
function hand(request: string, random: () => number): Ask {
  const by = random() < 0.7 ? 'xu-jing' : 'lu-wenbo'
  const commands: Ask['command'][] = [
    { do: 'approve', by },
    { do: 'approve', by },
    { do: 'reject', by, comment: '人手不够' },
    { do: 'return', by, to: { to: 'initiator' }, reason: '换个时间' },
    { do: 'transfer', by, to: 'zhou-hui' },
    { do: 'withdraw', by: 'meng-fan' },
    { do: 'comment', by, text: '看一下' },
    { do: 'urge', by: 'meng-fan' },
  ]
  return { request, command: commands[Math.floor(random() * commands.length)]!, key: randomUUID() }
}

/** mulberry32: the same hands every time; who is first is the database's affair. */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
