// Jobs written in the business transaction; the relay hands them to the queue after the commit.
import { z } from 'zod'
import type { Outbox, OutboxRow } from '../../assistant/ports.ts'
import type { Clock, Instant } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { Time } from './shapes.ts'
import { json, sql } from './sql.ts'

export function createOutbox(org: OrgId, clock: Clock, put: (row: OutboxRow) => Promise<void>): Outbox {
  return {
    put: async (name, data, options) => {
      const id = newId(clock.now())
      await put({ id, org, name, data, ...(options?.runAt ? { runAt: options.runAt.toString() } : {}) })
      return id
    },
  }
}

export async function writeOutbox(db: Db, rows: readonly OutboxRow[], now: Instant): Promise<void> {
  if (rows.length === 0) return
  await db.later(
    'outbox',
    sql`
    insert into outbox (org_id, id, name, data, run_at, put_at)
    select r.org, r.id, r.name, r.data, r."runAt", ${now.toString()}::timestamptz
      from rows from (jsonb_to_recordset(${json(rows)}::jsonb) as (org text, id uuid, name text, data jsonb, "runAt" timestamptz))
        with ordinality as r (org, id, name, data, "runAt", n)
     order by r.n`,
  )
}

const Row = z
  .object({
    id: z.string(),
    org: z.string(),
    name: z.string(),
    data: z.record(z.string(), z.unknown()),
    run_at: Time.nullable(),
  })
  .transform(({ run_at, ...row }): OutboxRow => (run_at === null ? row : { ...row, runAt: run_at }))

export const unsentRows = (db: Db, limit: number): Promise<readonly OutboxRow[]> =>
  db.rows(
    Row,
    sql`select id, org_id as org, name, data, run_at from outbox where sent_at is null order by seq limit ${limit}`,
  )

const Lag = z.object({ waiting: z.number(), since: Time.nullable() })

/** How many rows wait for the queue, and for how long the oldest has; those with a time of their own from then on. */
export async function outboxLag(db: Db, now: Instant): Promise<{ waiting: number; seconds: number }> {
  const [row] = await db.rows(
    Lag,
    sql`select count(*)::integer as waiting, min(coalesce(run_at, put_at)) as since from outbox where sent_at is null`,
  )
  const since = row?.since ? now.since(row.since).total('seconds') : 0
  return { waiting: row?.waiting ?? 0, seconds: Math.max(0, since) }
}

export async function markRowsSent(db: Db, ids: readonly string[], now: Instant): Promise<void> {
  // `sent_at is null` lets the small partial index find the rows: ids come without their organisation.
  await db.run(sql`update outbox set sent_at = ${now.toString()} where sent_at is null and id = any(${ids}::uuid[])`)
}
