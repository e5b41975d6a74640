// Lists of requests as stored; whoever shows them checks the reader's rights.
import { z } from 'zod'
import type { RequestRow, Views } from '../../assistant/ports.ts'
import type { Request } from '../../approval/request.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { ours } from './shapes.ts'
import { sql } from './sql.ts'
import type { Query } from './sql.ts'

const Row = z
  .object({
    state: ours<Request>('id', 'status', 'tasks'),
    revision: z.number(),
    title_zh: z.string(),
    title_en: z.string(),
  })
  .transform((row): RequestRow => ({
    request: row.state,
    revision: row.revision,
    title: { zh: row.title_zh, en: row.title_en },
  }))
const columns = sql`r.state, r.revision, r.title_zh, r.title_en`

const Counts = z.object({ waiting: z.number(), returned: z.number(), underway: z.number() })

export function createViews(db: Db, org: OrgId): Views {
  return {
    mine: (person, { status, process, query, before, limit }) =>
      db.rows(
        Row,
        sql`select ${columns} from request r
             where r.org_id = ${org} and r.initiator_id = ${person}
               and (${status ?? null}::text[] is null or r.status = any(${status ?? null}::text[]))
               and (${process ?? null}::text is null or r.process_key = ${process ?? null})
               and ${matches(query)} and ${after(org, before)}
             order by r.submitted_at desc, r.id desc limit ${limit}`,
      ),

    waitingFor: (person, limit) =>
      db.rows(
        Row,
        sql`select ${columns}
              from (select request_id, min(opened_at) as opened_at from task
                     where org_id = ${org} and person_id = ${person} and state = 'open' group by request_id) t
              join request r on r.org_id = ${org} and r.id = t.request_id
             order by t.opened_at, r.id limit ${limit}`,
      ),

    involved: (person, { query, before, limit }) =>
      db.rows(
        Row,
        sql`select ${columns} from request r
             where r.org_id = ${org}
               and exists (select 1 from involvement i
                            where i.org_id = r.org_id and i.person_id = ${person} and i.request_id = r.id and i.kind in ('decided', 'copied'))
               and ${matches(query)} and ${after(org, before)}
             order by r.submitted_at desc, r.id desc limit ${limit}`,
      ),

    counts: async (person) => {
      const [row] = await db.rows(
        Counts,
        sql`select (select count(distinct request_id)::integer from task where org_id = ${org} and person_id = ${person} and state = 'open') as waiting,
                   count(*) filter (where status = 'returned')::integer as returned,
                   count(*) filter (where status = 'underway')::integer as underway
              from request where org_id = ${org} and initiator_id = ${person} and status in ('returned', 'underway')`,
      )
      return row ?? { waiting: 0, returned: 0, underway: 0 }
    },
  }
}

/** Words anywhere in title or number; % and _ are words too. */
function matches(words: string | undefined): Query {
  if (!words?.trim()) return sql`true`
  const like = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`
  return sql`(r.title_zh ilike ${like} or r.title_en ilike ${like} or r.number ilike ${like})`
}

/** The page after the request `before`. */
const after = (org: OrgId, before: string | undefined): Query =>
  before === undefined
    ? sql`true`
    : sql`(r.submitted_at, r.id) < (select b.submitted_at, b.id from request b where b.org_id = ${org} and b.id = ${before})`
