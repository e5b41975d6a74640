// Lessons of one organisation: added once per message, checked before they count, removed for good with their words.
import { z } from 'zod'
import type { HeldReason, Lessons, StoredLesson } from '../../assistant/ports-lessons.ts'
import { ACTS } from '../../language/understanding.ts'
import { newId, type OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { ours, Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const Row = z
  .object({
    id: z.string(),
    words: z.string(),
    act: z.enum(ACTS),
    process_key: z.string().nullable(),
    kind: z.enum(['confirmed', 'chosen', 'corrected']),
    person_id: z.string(),
    conversation_id: z.string(),
    source: z.string(),
    at: Time,
    state: z.enum(['waiting', 'active', 'held', 'removed']),
    reason: ours<HeldReason>('why', 'sentences').nullable(),
    removed_by: z.string().nullable(),
    removed_at: Time.nullable(),
  })
  .transform((row): StoredLesson => ({
    id: row.id,
    words: row.words,
    act: row.act,
    ...(row.process_key === null ? {} : { process: row.process_key }),
    kind: row.kind,
    person: row.person_id,
    conversation: row.conversation_id,
    source: row.source,
    at: row.at,
    state: row.state,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.removed_by === null ? {} : { removedBy: row.removed_by }),
    ...(row.removed_at === null ? {} : { removedAt: row.removed_at }),
  }))
const COLUMNS = sql`id, words, act, process_key, kind, person_id, conversation_id, source, at, state, reason, removed_by, removed_at`
const Edition = z.object({ edition: z.string() })
const Count = z.object({ state: z.enum(['waiting', 'active', 'held', 'removed']), n: z.coerce.number() })

export function createLessons(db: Db, org: OrgId): Lessons {
  const settle = (ids: readonly string[], state: 'active' | 'held', reason: HeldReason | undefined, now: string) =>
    db.run(sql`
      update lesson set state = ${state}, checked_at = ${now}::timestamptz,
             reason = ${reason ? json(reason) : null}::jsonb
       where org_id = ${org} and state = 'waiting' and id = any(${[...ids]}::text[])`)
  return {
    add: async (lesson, now) =>
      (await db.run(sql`
        insert into lesson (org_id, id, words, act, process_key, kind, person_id, conversation_id, source, at, state)
        values (${org}, ${newId(now)}, ${lesson.words}, ${lesson.act}, ${lesson.process ?? null}, ${lesson.kind},
                ${lesson.person}, ${lesson.conversation}, ${lesson.source}, ${now.toString()}::timestamptz, 'waiting')
        on conflict (org_id, source) do nothing`)) > 0,

    waiting: (limit) =>
      db.rows(
        Row,
        sql`select ${COLUMNS} from lesson where org_id = ${org} and state = 'waiting' order by at, id limit ${limit}`,
      ),

    active: ({ most, perProcess }) =>
      db.rows(
        Row,
        sql`
        select ${COLUMNS} from (
          select lesson.*, row_number() over (partition by act, process_key order by at desc, id desc) as nth
            from lesson where org_id = ${org} and state = 'active') as ranked
         where nth <= ${perProcess} order by at desc, id desc limit ${most}`,
      ),

    edition: async () => {
      const [row] = await db.rows(
        Edition,
        sql`
        select concat_ws('/', count(*) filter (where state = 'active'), max(checked_at), max(removed_at)) as edition
          from lesson where org_id = ${org}`,
      )
      return row?.edition ?? ''
    },

    activate: async (ids, now) => void (await settle(ids, 'active', undefined, now.toString())),
    hold: async (ids, reason, now) => void (await settle(ids, 'held', reason, now.toString())),

    list: ({ state, process, query, before, limit }) =>
      db.rows(
        Row,
        sql`
        select ${COLUMNS} from lesson
         where org_id = ${org}
           and (${state ?? null}::text is null or state = ${state ?? null})
           and (${process ?? null}::text is null or process_key = ${process ?? null})
           and (${query ?? null}::text is null or position(lower(${query ?? ''}) in words) > 0)
           and (${before ?? null}::text is null
                or (at, id) < (select at, id from lesson where org_id = ${org} and id = ${before ?? ''}))
         order by at desc, id desc limit ${limit}`,
      ),

    counts: async () => {
      const rows = await db.rows(
        Count,
        sql`select state, count(*) as n from lesson where org_id = ${org} group by state`,
      )
      const of = (state: string) => rows.find((r) => r.state === state)?.n ?? 0
      return { waiting: of('waiting'), active: of('active'), held: of('held'), removed: of('removed') }
    },

    remove: async (id, by, now) => {
      const [row] = await db.rows(
        Row,
        sql`
        update lesson set state = 'removed', words = '', reason = null, removed_by = ${by}, removed_at = ${now.toString()}::timestamptz
         where org_id = ${org} and id = ${id} and state <> 'removed'
        returning ${COLUMNS}`,
      )
      return row
    },
  }
}
