// The log: written once, chained, sealed; whoever edits the database by hand is found out.
import type pg from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { exportEvents, sealEvents, verifyAudit } from '../../../src/adapters/postgres/audit.ts'
import type { TestDatabase } from '../../kit/database.ts'
import type { Store } from '../../../src/assistant/ports.ts'
import { createGate } from '../../kit/gate.ts'
import { databaseOfOurOwn, onEveryDatabase, serverUrl, skipLoudly } from '../targets.ts'
import { approve, comment, company, file, leave, ORG, submitted, title } from './samples.ts'
import { until } from '../../kit/until.ts'

/** As somebody with the keys of the database would: triggers and foreign keys off. */
async function tamper(pool: pg.Pool, ...statements: readonly string[]): Promise<void> {
  const client = await pool.connect()
  await client.query('begin')
  await client.query("set local session_replication_role = 'replica'")
  for (const statement of statements) await client.query(statement)
  await client.query('commit')
  client.release()
}

onEveryDatabase((open) => {
  let t: TestDatabase
  let store: Store
  const seal = () => sealEvents(t.pool, ORG, t.clock.now())
  const findings = async () => (await verifyAudit(t.pool, ORG)).findings

  const remove = (id: string) =>
    tamper(
      t.pool,
      ...['request_event', 'task', 'involvement'].map((table) => `delete from ${table} where request_id = '${id}'`),
      `delete from request where id = '${id}'`,
    )

  beforeEach(async () => {
    t = await open()
    store = t.database.open(ORG)
    await store.people.save(company)
    for (const id of ['r1', 'r2']) {
      const request = await file(store, submitted({ id, number: `LV-${id}` }))
      await store.requests.save({ before: request, after: request, events: [comment('好')], revision: 1, title })
      const { after, events } = approve(request)
      await store.requests.save({ before: request, after, events, revision: 2, title })
    }
  })

  describe('written once', () => {
    test.each([
      ['changing an event', "update request_event set type = 'Rejected' where seq = 3"],
      ['removing an event', 'delete from request_event where seq = 4'],
      ['emptying the log', 'truncate request_event cascade'],
      ['changing a seal', "update audit_seal set hash = ''"],
      ['removing a seal', 'delete from audit_seal'],
      ['changing a published process', "update process_version set definition = '{}'"],
      ['removing a published process', 'delete from process_version'],
      ['removing a request that has events', 'delete from request'],
    ])('%s is refused by the database itself', async (_what, statement) => {
      await seal()
      await store.processes.publish(leave, t.clock.now())
      await expect(t.pool.query(statement)).rejects.toThrow(/written once|violates|cannot truncate/)
      expect(await store.requests.events('r1')).toHaveLength(4)
    })
  })

  describe('verified', () => {
    test('an honest log has no findings, sealed or not', async () => {
      expect(await verifyAudit(t.pool, ORG)).toEqual({ requests: 2, events: 8, seals: 0, findings: [] })
      const first = await seal()
      expect(first).toMatchObject({ seq: 1, events: 8, heads: { r1: 4, r2: 4 } })
      expect(await seal()).toBeUndefined()
      await file(store, submitted({ id: 'r3', number: 'LV-3' }))
      await seal()
      expect(await verifyAudit(t.pool, ORG)).toMatchObject({
        requests: 3,
        events: 9,
        seals: 2,
        lastSeal: { seq: 2 },
        findings: [],
      })
    })

    test('another organisation is audited by itself', async () => {
      await seal()
      expect(await verifyAudit(t.pool, 'other')).toEqual({ requests: 0, events: 0, seals: 0, findings: [] })
    })

    test.each([
      [
        'words in an event',
        `update request_event set body = jsonb_set(body, '{text}', '"不好"') where request_id = 'r1' and seq = 2`,
        { what: 'event-changed', request: 'r1', seq: 2 },
      ],
      [
        'who decided',
        `update request_event set body = jsonb_set(body, '{by}', '"mei"') where request_id = 'r1' and seq = 3`,
        { what: 'event-changed', request: 'r1', seq: 3 },
      ],
      [
        'the time, in the column only',
        `update request_event set at = at + interval '1 day' where request_id = 'r1' and seq = 3`,
        { what: 'event-changed', request: 'r1', seq: 3 },
      ],
      [
        'an event cut out of the middle',
        `delete from request_event where request_id = 'r1' and seq = 2`,
        { what: 'event-missing', request: 'r1', seq: 2 },
      ],
      [
        'the last event cut off',
        `delete from request_event where request_id = 'r1' and seq = 4`,
        { what: 'tail-missing', request: 'r1', seq: 4 },
      ],
      [
        'the status of a request',
        `update request set status = 'rejected' where id = 'r1'`,
        { what: 'state-differs', request: 'r1' },
      ],
    ])('%s changed by hand is found, with its place', async (_what, statement, finding) => {
      await tamper(t.pool, statement)
      expect(await findings()).toEqual([finding])
    })

    test('an edit that makes its own hash right again breaks the next one', async () => {
      await tamper(
        t.pool,
        `update request_event set body = jsonb_set(body, '{text}', '"不好"') where request_id = 'r1' and seq = 2`,
        // As if the forger knew how hashes are made and did the one event.
        `update request_event set hash = 'forged' where request_id = 'r1' and seq = 2`,
      )
      expect(await findings()).toContainEqual({ what: 'event-missing', request: 'r1', seq: 3 })
    })

    test('two requests cannot exchange their logs', async () => {
      await tamper(
        t.pool,
        `update request_event set request_id = case request_id when 'r1' then 'x' else 'r1' end`,
        `update request_event set request_id = 'r2' where request_id = 'x'`,
      )
      expect((await findings()).map((finding) => finding.what)).toContain('event-missing')
    })

    test('a state that its events do not add up to is found, when told how to add', async () => {
      const found = await verifyAudit(t.pool, ORG, {
        fold: () => approve(submitted({ id: 'r1', number: 'LV-r1' })).after,
      })
      expect(found.findings).toEqual([{ what: 'state-differs', request: 'r2' }])
    })
  })

  describe('sealed', () => {
    test('a request removed with all it had is found and named', async () => {
      await seal()
      await remove('r2')
      expect(await findings()).toEqual([
        { what: 'request-missing', request: 'r2', seq: 4 },
        { what: 'sealed-events-differ', seal: 1 },
      ])
    })

    test('a request rewritten from end to end, its chain right, is found', async () => {
      await seal()
      await remove('r2')
      const again = await file(t.database.open(ORG), submitted({ id: 'r2', number: 'LV-r2', initiator: 'mei' }))
      await t.database.open(ORG).requests.save({
        before: again,
        after: again,
        events: [comment('a'), comment('b'), comment('c')],
        revision: 1,
        title,
      })
      expect(await findings()).toEqual([{ what: 'sealed-events-differ', seal: 1 }])
    })

    test('a seal changed or cut out is found', async () => {
      await seal()
      await file(store, submitted({ id: 'r3', number: 'LV-3' }))
      await seal()
      await tamper(t.pool, 'delete from audit_seal where seq = 1')
      expect(await findings()).toEqual([{ what: 'seal-changed', seal: 2 }])
    })
  })

  test('exported in order, without what is private', async () => {
    const [days] = leave.form.fields
    await store.processes.publish(
      { ...leave, form: { fields: days ? [{ ...days, private: true }] : [] } },
      t.clock.now(),
    )
    const events = []
    for await (const event of exportEvents(t.pool, ORG)) events.push(event)
    expect(events.map((event) => [event.request, event.seq])).toEqual(
      [1, 2, 3, 4].flatMap((seq) => [['r1', seq]]).concat([1, 2, 3, 4].map((seq) => ['r2', seq])),
    )
    expect(events[0]).toMatchObject({ type: 'Submitted', by: 'li', number: 'LV-r1' })
    expect(events[0] && 'values' in events[0] && Object.keys(events[0].values)).toEqual(['reason'])
  })
})

// On the embedded database transactions run one after another: this cannot happen there.
if (serverUrl === undefined) skipLoudly('a PostgreSQL server (sealing while others write)', 'TEST_DATABASE_URL')
else {
  const server = databaseOfOurOwn(serverUrl)
  afterAll(server.drop)
  test('a seal waits for events that are still being written, though later ones are committed', async () => {
    const { database, pool, clock } = await server.open()
    const [written, seen] = [createGate(), createGate()]
    const slow = database.transaction(ORG, async (inside) => {
      await file(inside, submitted({ id: 'slow', number: 'LV-1' }))
      written.open()
      await seen.passed
    })
    await written.passed
    await file(database.open(ORG), submitted({ id: 'fast', number: 'LV-2' }))
    const sealing = sealEvents(pool, ORG, clock.now())
    await until(async () =>
      expect((await pool.query("select 1 from pg_locks where locktype = 'advisory' and not granted")).rowCount).toBe(1),
    )
    seen.open()
    await slow
    expect(await sealing).toMatchObject({ events: 2, heads: { fast: 1, slow: 1 } })
    expect((await verifyAudit(pool, ORG)).findings).toEqual([])
  })
}
