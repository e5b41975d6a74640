// The demo company in a real database: complete, verifiable, and unharmed by a start that was killed half-way.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeEach, expect, test } from 'vitest'
import { verifyAudit } from '../../src/adapters/postgres/audit.ts'
import { parseDefinition } from '../../src/approval/definition.ts'
import { fold } from '../../src/approval/evolve.ts'
import type { Database } from '../../src/assistant/ports.ts'
import { demoCompany } from '../../src/demo/company.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { openTestDatabase, type TestDatabase } from '../kit/database.ts'

const ORG = 'demo'
const NOW = '2026-11-25T06:30:00Z'
const folder = fileURLToPath(new URL('../../processes', import.meta.url))
let open: TestDatabase

beforeEach(async () => {
  open = await openTestDatabase({ now: NOW })
  const { processes } = open.database.open(ORG)
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.yaml'))) {
    const parsed = parseDefinition(readFileSync(`${folder}/${file}`, 'utf8'))
    if ('definition' in parsed) await processes.publish(parsed.definition, open.clock.now())
  }
})

/** The last three months: the other nine are no different. */
const seed = (database: Database, said: string[] = []) =>
  seedDemo(database, ORG, { clock: open.clock, say: (line) => said.push(line), months: 3 })
const count = async (table: string) =>
  Number(
    (await open.pool.query<{ n: string }>(`select count(*) as n from ${table} where org_id = $1`, [ORG])).rows[0]?.n,
  )

test('everything is there: people, requests, lists, files, the next number; and the log verifies', async () => {
  const said: string[] = []
  await seed(open.database, said)
  const store = open.database.open(ORG)
  const organisation = await store.people.organisation()
  const { first, people } = demoCompany()

  expect(organisation.people()).toEqual(people)
  expect(await count('request')).toBeGreaterThan(300)
  expect(await store.views.counts(first)).toMatchObject({ waiting: 1, returned: 1 })
  expect((await store.views.waitingFor('li-qiang', 20)).length).toBeGreaterThan(1)
  expect((await store.views.mine(first, { limit: 50 })).length).toBeGreaterThan(3)
  expect(await count('request_file')).toBeGreaterThan(5)
  expect(said.join(' ')).toContain('45 people')
  expect(await verifyAudit(open.pool, ORG, { fold })).toMatchObject({ findings: [] })

  const numbers = (
    await open.pool.query<{ number: string }>(`select number from request where number like 'LV-20261125-%'`)
  ).rows
  const next = await store.requests.allocateNumber({ prefix: 'LV', digits: 4 }, '2026-11-25')
  expect(next).toBe(`LV-20261125-${String(numbers.length + 1).padStart(4, '0')}`)
}, 120_000)

test('killed in the middle, the database still counts as empty, and the next start completes exactly the same year', async () => {
  let left = 3
  const dying: Database = {
    ...open.database,
    transaction: (org, body) =>
      left-- > 0 ? open.database.transaction(org, body) : Promise.reject(new Error('killed')),
  }
  await expect(seed(dying)).rejects.toThrow('killed')
  expect(await open.database.organisations()).toEqual([])
  const before = await count('request')
  expect(before).toBeGreaterThan(0)

  open.clock.advance({ minutes: 7 })
  await seed(open.database)
  const numbers = (
    await open.pool.query<{ twice: string }>('select count(*) - count(distinct number) as twice from request')
  ).rows[0]
  expect(numbers?.twice).toBe('0')
  expect(await count('request')).toBeGreaterThan(300)
  expect(await verifyAudit(open.pool, ORG, { fold })).toMatchObject({ findings: [] })
}, 120_000)

test('what waits for somebody stands once in their conversation, dated when it was asked, and nothing is left to announce', async () => {
  await seed(open.database)
  const store = open.database.open(ORG)
  const conversation = await store.conversations.of('li-qiang', 'web')
  const messages = await store.conversations.messages(conversation, { limit: 100 })
  const waiting = await store.views.waitingFor('li-qiang', 50)
  expect(messages.map((m) => m.card?.about?.request).toSorted()).toEqual(waiting.map((r) => r.request.id).toSorted())
  expect(messages.every((m) => m.at < NOW)).toBe(true)
  expect(messages.map((m) => m.at)).toEqual(messages.map((m) => m.at).toSorted())
  expect(await open.database.unsent(1)).toEqual([])
}, 120_000)
