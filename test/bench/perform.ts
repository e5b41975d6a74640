// Decisions per second through the one door, on the embedded default, and the ratio to the bare database doing the same writes.
// node --import tsx test/bench/perform.ts [REQUESTS]
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { createSignal } from '../../src/adapters/webchat/signal.ts'
import { openDatabase } from '../../src/adapters/postgres/open.ts'
import { perform } from '../../src/assistant/perform.ts'
import type { World } from '../../src/assistant/world.ts'
import { demoCompany } from '../../src/demo/company.ts'
import { calendarOf } from '../../src/kernel/calendar.ts'
import { stopwatch, systemClock } from '../../src/kernel/clock.ts'
import { quietLog } from '../../src/kernel/log.ts'
import { understand } from '../../src/language/understand.ts'
import { publishBuiltIns } from '../../src/settle.ts'

const REQUESTS = Number(process.argv[2] ?? 300)
const ORG = 'demo'
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-bench-'))
const opened = await openDatabase({ dataDir, clock: systemClock }, (error) => {
  throw error
})
await opened.database.open(ORG).people.save(demoCompany())
await publishBuiltIns(opened.database, ORG, systemClock)
const calendars = new Map<string, ReturnType<typeof calendarOf>>()
const world: World = {
  database: opened.database,
  clock: systemClock,
  log: quietLog,
  signal: createSignal(),
  understand,
  calendar: (key) => calendars.get(key) ?? calendars.set(key, calendarOf(key)).get(key)!,
  wake: () => {},
}
const load = os.loadavg()[0]
const values = { leaveType: 'annual', period: { start: '2026-12-07', end: '2026-12-07' } } as const

const submitted: string[] = []
const submitting = stopwatch()
for (let n = 0; n < REQUESTS; n++) {
  const done = await perform(world, ORG, {
    command: { do: 'submit', by: 'wang-fang', values },
    process: 'leave',
    key: randomUUID(),
  })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  submitted.push(done.request)
}
const submits = rate(submitting())

const deciding = stopwatch()
for (const request of submitted) {
  const done = await perform(world, ORG, { command: { do: 'approve', by: 'li-qiang' }, request, key: randomUUID() })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
}
const decisions = rate(deciding())

const writing = stopwatch()
for (const request of submitted) await sameWrites(opened.pool, request)
const bare = rate(writing())

await opened.close()
fs.rmSync(dataDir, { recursive: true, force: true })
console.log(`load average before: ${load?.toFixed(1)}, processors: ${os.cpus().length}, Node ${process.version}`)
console.log(`submissions: ${submits.toFixed(0)}/s`)
console.log(`decisions:   ${decisions.toFixed(0)}/s, one after another`)
console.log(
  `the bare database, same rows read and written: ${bare.toFixed(0)}/s; ratio ${(decisions / bare).toFixed(2)}`,
)

function rate(ms: number): number {
  return (REQUESTS * 1000) / ms
}

/** What one approval reads and writes, as plain statements in one transaction, with bodies of the same size. */
async function sameWrites(pool: pg.Pool, request: string): Promise<void> {
  const client = await pool.connect()
  const key = randomUUID()
  const of = [ORG, request]
  try {
    await client.query('begin')
    await client.query('insert into command_log (org_id, key, claimed_at) values ($1, $2, now())', [ORG, key])
    const { rows } = await client.query<{ state: object; revision: number }>(
      'select state, revision from request where org_id = $1 and id = $2 for update',
      of,
    )
    const { state, revision } = rows[0]!
    await client.query('update request set state = $3, head_hash = head_hash where org_id = $1 and id = $2', [
      ...of,
      JSON.stringify(state),
    ])
    // An approval of a leave writes four events: approved, step passed, copied, request approved.
    await client.query(
      `insert into request_event (org_id, request_id, seq, type, at, body, prev_hash, hash)
       select org_id, request_id, seq + $3, type, at, body, prev_hash, hash
         from request_event where org_id = $1 and request_id = $2 and seq > $4 - 4 and seq <= $4`,
      [...of, 1_000, revision],
    )
    await client.query('delete from deadline where org_id = $1 and request_id = $2', of)
    await client.query('insert into outbox (org_id, id, name, data, put_at) values ($1, $2, $3, $4, now())', [
      ORG,
      key,
      'announce',
      JSON.stringify({ org: ORG, request, from: 1, to: 4 }),
    ])
    await client.query('update command_log set outcome = $3 where org_id = $1 and key = $2', [
      ORG,
      key,
      JSON.stringify({ ok: true, request }),
    ])
    await client.query('commit')
  } finally {
    client.release()
  }
}
