// The sources of the knowledge base as stored: how each is read, when it is due, and who is reading it now.
import type pg from 'pg'
import { z } from 'zod'
import { Temporal } from '../../kernel/clock.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { SourceStore, StoredSource } from '../../knowledge/source.ts'
import { outerDb } from './session.ts'
import { ours, Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const Row = z
  .object({
    id: z.string(),
    kind: z.enum(['folder', 'file', 'list', 'upload', 'url', 'wiki']),
    location: z.string(),
    state: z.enum(['ok', 'reading', 'failed']),
    problems: z.array(z.object({ location: z.string(), why: z.string() })),
    settings: ours<StoredSource['settings']>(),
    cursor: z.string().nullable(),
    checked_at: Time.nullable(),
    due_at: Time.nullable(),
    report: ours<NonNullable<StoredSource['report']>>('added').nullable(),
  })
  .transform(({ cursor, checked_at, due_at, report, ...row }): StoredSource => ({
    ...row,
    ...(cursor === null ? {} : { cursor }),
    ...(checked_at === null ? {} : { checkedAt: Temporal.Instant.from(checked_at) }),
    ...(due_at === null ? {} : { dueAt: Temporal.Instant.from(due_at) }),
    ...(report === null ? {} : { report }),
  }))
const columns = sql`id, kind, location, state, problems, settings, cursor, checked_at, due_at, report`

export function createSourceStore(pool: pg.Pool, org: OrgId): SourceStore {
  const db = outerDb(pool)
  return {
    list: () => db.rows(Row, sql`select ${columns} from kb_source where org_id = ${org} order by location, id`),

    find: async (id) =>
      (await db.rows(Row, sql`select ${columns} from kb_source where org_id = ${org} and id = ${id}`))[0],

    save: async (s) => {
      await db.run(sql`
        insert into kb_source (org_id, id, kind, location, state, problems, settings, cursor, checked_at, due_at, report)
        values (${org}, ${s.id}, ${s.kind}, ${s.location}, ${s.state}, ${json(s.problems)}::jsonb, ${json(s.settings)}::jsonb, ${s.cursor ?? null},
                ${s.checkedAt?.toString() ?? null}::timestamptz, ${s.dueAt?.toString() ?? null}::timestamptz, ${s.report ? json(s.report) : null}::jsonb)
        on conflict (org_id, id) do update set kind = excluded.kind, location = excluded.location, state = excluded.state, problems = excluded.problems,
          settings = excluded.settings, cursor = excluded.cursor, checked_at = excluded.checked_at, due_at = excluded.due_at, report = excluded.report,
          claimed_until = case when excluded.state = 'reading' then kb_source.claimed_until end`)
    },

    remove: (id) => db.run(sql`delete from kb_source where org_id = ${org} and id = ${id}`).then((n) => n > 0),

    due: (id, at) =>
      db
        .run(sql`update kb_source set due_at = ${at.toString()}::timestamptz where org_id = ${org} and id = ${id}`)
        .then((n) => n > 0),

    hold: async (id, until) => {
      await db.run(
        sql`update kb_source set claimed_until = ${until.toString()}::timestamptz where org_id = ${org} and id = ${id}`,
      )
    },

    claim: ({ now, until, host }) =>
      db.rows(
        Row,
        sql`
        update kb_source set claimed_until = ${until.toString()}::timestamptz
         where org_id = ${org} and due_at <= ${now.toString()}::timestamptz
           and (claimed_until is null or claimed_until < ${now.toString()}::timestamptz)
           and coalesce(settings->>'host', ${host}) = ${host}
        returning ${columns}`,
      ),
  }
}
