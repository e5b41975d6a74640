// Insight's rows: the log page by page, figures' requests, findings with their history, and settings.
import { z } from 'zod'
import type { Event } from '../../approval/events.ts'
import type { Request } from '../../approval/request.ts'
import type { Filed, FiledLately, Insight } from '../../assistant/insight/ports.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { createFindings } from './findings.ts'
import { createAccessLog } from './insight-access.ts'
import type { Db } from './session.ts'
import { ours, Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const Logged = z.object({
  request: ours<Request>('id', 'status', 'tasks'),
  events: z.array(ours<Event>('type', 'at')),
})
const Row = z
  .object({
    state: ours<Request>('id', 'status', 'tasks'),
    revision: z.number(),
    title_zh: z.string(),
    title_en: z.string(),
  })
  .transform((row): Filed => ({
    request: row.state,
    revision: row.revision,
    title: { zh: row.title_zh, en: row.title_en },
  }))
const columns = sql`state, revision, title_zh, title_en`
const Value = z.object({ value: z.unknown() })
const Decided = z.object({
  person: z.string(),
  process: z.string(),
  step: z.string(),
  wait: z.number(),
  at: Time,
})
const Queue = z.object({ person: z.string(), n: z.number() })
const Lying = z.object({ open: z.number(), age: z.number() })
const Lately = z
  .object({ process: z.string(), initiator: z.string(), at: Time, title_zh: z.string(), title_en: z.string() })
  .transform(({ title_zh: zh, title_en: en, ...row }): FiledLately => ({ ...row, title: { zh, en } }))
const Learnt = z.object({ at: Time, bytes: z.instanceof(Uint8Array) })

export function createInsight(db: Db, org: OrgId): Insight {
  return {
    history: (after, limit) =>
      db.rows(
        Logged,
        sql`select r.state as request,
                   (select coalesce(jsonb_agg(e.body order by e.seq), '[]'::jsonb) from request_event e
                     where e.org_id = r.org_id and e.request_id = r.id) as events
              from request r where r.org_id = ${org} and r.id > ${after ?? ''} order by r.id limit ${limit}`,
      ),

    submitted: ({ people, process, from, to, limit }) =>
      db.rows(
        Row,
        sql`select ${columns} from request
             where org_id = ${org} and submitted_at >= ${from.toString()} and submitted_at < ${to.toString()}
               and (${people ?? null}::text[] is null or initiator_id = any(${people ?? null}::text[]))
               and (${process ?? null}::text is null or process_key = ${process ?? null})
             order by submitted_at, id limit ${limit}`,
      ),

    open: (people, limit) =>
      db.rows(
        Row,
        sql`select ${columns} from request
             where org_id = ${org} and finished_at is null
               and (${people ?? null}::text[] is null or initiator_id = any(${people ?? null}::text[])
                    or exists (select 1 from task t where t.org_id = request.org_id and t.request_id = request.id
                                and t.state = 'open' and t.person_id = any(${people ?? null}::text[])))
             order by submitted_at, id limit ${limit}`,
      ),

    decided: (people, since, limit) =>
      db.rows(
        Decided,
        sql`select t.person_id as person, r.process_key as process, t.step, t.decided_at as at,
                   (extract(epoch from t.decided_at - t.opened_at) * 1000)::double precision as wait
              from task t join request r on r.org_id = t.org_id and r.id = t.request_id
             where t.org_id = ${org} and t.person_id = any(${[...people]}::text[])
               and t.state in ('approved', 'rejected', 'returned') and t.opened_at is not null
               and t.decided_at >= ${since.toString()}
             order by t.decided_at desc limit ${limit}`,
      ),

    queues: async (people) => {
      const rows = await db.rows(
        Queue,
        sql`select person_id as person, count(*)::integer as n from task
             where org_id = ${org} and person_id = any(${[...people]}::text[]) and state = 'open' group by person_id`,
      )
      return new Map(rows.map(({ person, n }) => [person, n]))
    },

    lying: async (person, now, except) => {
      const [row] = await db.rows(
        Lying,
        sql`select count(*)::integer as open,
                   coalesce(avg(extract(epoch from (${now.toString()}::timestamptz - opened_at)) * 1000), 0)::float8 as age
              from task
             where org_id = ${org} and person_id = ${person} and state = 'open' and request_id <> ${except ?? ''}`,
      )
      return row ?? { open: 0, age: 0 }
    },

    filedLately: (since, limit) =>
      db.rows(
        Lately,
        sql`select process_key as process, initiator_id as initiator, submitted_at as at, title_zh, title_en from request
             where org_id = ${org} and submitted_at >= ${since.toString()} order by submitted_at desc limit ${limit}`,
      ),

    ...createFindings(db, org),
    ...createAccessLog(db, org),

    learnt: async (since) => {
      // Told apart by the millisecond, which is what comes back of a time.
      const after = since?.toString({ smallestUnit: 'millisecond' }) ?? null
      const [row] = await db.rows(
        Learnt,
        sql`select learnt_at as at, bytes from insight_learnt
             where org_id = ${org} and (${after}::timestamptz is null
                    or date_trunc('milliseconds', learnt_at) > ${after}::timestamptz)`,
      )
      return row
    },

    keepLearnt: async (bytes, now) =>
      void (await db.run(sql`
        insert into insight_learnt (org_id, learnt_at, bytes) values (${org}, ${now.toString()}, ${bytes})
        on conflict (org_id) do update set learnt_at = excluded.learnt_at, bytes = excluded.bytes`)),

    setting: async (name) => {
      const [row] = await db.rows(
        Value,
        sql`select value from insight_setting where org_id = ${org} and name = ${name}`,
      )
      return row?.value
    },

    keepSetting: async (name, value) =>
      void (await db.run(sql`
        insert into insight_setting (org_id, name, value) values (${org}, ${name}, ${json(value)}::jsonb)
        on conflict (org_id, name) do update set value = excluded.value`)),
  } satisfies Insight
}
