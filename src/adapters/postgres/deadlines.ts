// Deadlines of running requests: one row per request and key, fired once.
import { z } from 'zod'
import type { Deadlines } from '../../assistant/ports.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { json, sql } from './sql.ts'

const Due = z.object({ request: z.string(), key: z.string() })

export function createDeadlines(db: Db, org: OrgId, clock: Clock): Deadlines {
  return {
    replace: async (request, deadlines) => {
      await db.later(
        'deadline',
        sql`delete from deadline
             where org_id = ${org} and request_id = ${request} and fired_at is null and not (key = any(${deadlines.map((one) => one.key)}::text[]))`,
      )
      if (deadlines.length === 0) return
      // Other rows than the ones deleted. One that has fired stays fired, whatever a later calculation says.
      await db.later(
        'deadline kept',
        sql`insert into deadline as d (org_id, request_id, key, at)
            select ${org}, ${request}, n.key, n.at from jsonb_to_recordset(${json(deadlines)}::jsonb) as n (key text, at timestamptz)
            on conflict (org_id, request_id, key) do update set at = excluded.at where d.fired_at is null`,
      )
    },

    due: (now, limit) =>
      db.rows(
        Due,
        sql`select request_id as request, key from deadline
             where org_id = ${org} and fired_at is null and at <= ${now.toString()}::timestamptz
             order by at, request_id, key limit ${limit}`,
      ),

    fired: async (request, key) => {
      await db.later(
        'deadline',
        sql`update deadline set fired_at = ${clock.now().toString()} where org_id = ${org} and request_id = ${request} and key = ${key} and fired_at is null`,
      )
    },
  }
}
