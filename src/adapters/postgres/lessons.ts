// Lessons of one organisation: added once per message, checked before they count, removed for good with their words.
import { z } from 'zod'
import {
  SAID,
  type HeldReason,
  type LessonChange,
  type Lessons,
  type StoredLesson,
} from '../../assistant/ports-lessons.ts'
import { ACTS } from '../../language/understanding.ts'
import type { Instant } from '../../kernel/clock.ts'
import { newId, type OrgId } from '../../kernel/ids.ts'
import { createLessonChanges } from './lesson-changes.ts'
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
    field_id: z.string().nullable(),
    choice: z.string().nullable(),
    released_by: z.string().nullable(),
    released_at: Time.nullable(),
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
    ...(row.field_id === null || row.choice === null ? {} : { means: { field: row.field_id, choice: row.choice } }),
    ...(row.released_by === null ? {} : { releasedBy: row.released_by }),
    ...(row.released_at === null ? {} : { releasedAt: row.released_at }),
  }))
const COLUMNS = sql`id, words, act, process_key, kind, person_id, conversation_id, source, at, state, reason, removed_by, removed_at, field_id, choice, released_by, released_at`
const Edition = z.object({ edition: z.string() })
const Count = z.object({ state: z.enum(['waiting', 'active', 'held', 'removed']), n: z.coerce.number() })

const SAME = sql`from lesson as other where other.org_id = lesson.org_id and other.process_key = lesson.process_key
  and other.field_id = lesson.field_id and other.words = lesson.words and other.choice = lesson.choice and other.state =`
const times = sql`(select count(*) ${SAME} 'waiting')`
const people = sql`(select count(distinct other.person_id) ${SAME} 'waiting')`
const heldAlready = sql`exists (select 1 ${SAME} 'held')`

export function createLessons(db: Db, org: OrgId): Lessons {
  const settle = (ids: readonly string[], state: 'active' | 'held', reason: HeldReason | undefined, now: string) =>
    db.run(sql`
      update lesson set state = ${state}, checked_at = ${now}::timestamptz,
             reason = ${reason ? json(reason) : null}::jsonb
       where org_id = ${org} and state = 'waiting' and id = any(${[...ids]}::text[])`)
  const changes = createLessonChanges(db, org)
  const noted = async (
    rows: readonly StoredLesson[],
    what: LessonChange['what'],
    by: string,
    now: Instant,
  ): Promise<StoredLesson | undefined> => {
    const [lesson] = rows
    if (lesson)
      await changes.note({ lesson: lesson.id, what, person: by, worse: lesson.reason?.sentences.length ?? 0 }, now)
    return lesson
  }
  return {
    add: async (lesson, now) =>
      (await db.run(sql`
        insert into lesson (org_id, id, words, act, process_key, kind, person_id, conversation_id, source, at, state, field_id, choice)
        values (${org}, ${newId(now)}, ${lesson.words}, ${lesson.act}, ${lesson.process ?? null}, ${lesson.kind},
                ${lesson.person}, ${lesson.conversation}, ${lesson.source}, ${now.toString()}::timestamptz, 'waiting',
                ${lesson.means?.field ?? null}, ${lesson.means?.choice ?? null})
        on conflict (org_id, source) do nothing`)) > 0,

    // A word counts with everybody who said it: one row is checked for all of them.
    waiting: (limit) =>
      db.rows(
        Row,
        sql`
        select ${COLUMNS} from lesson
         where org_id = ${org} and state = 'waiting'
           and (field_id is null or ${times} >= ${SAID.times} and ${people} >= ${SAID.people} and not ${heldAlready})
         order by at, id limit ${limit}`,
      ),

    otherwise: (lesson) =>
      db.rows(
        Row,
        sql`
        select ${COLUMNS} from lesson
         where org_id = ${org} and state in ('waiting', 'active') and process_key = ${lesson.process ?? ''}
           and field_id = ${lesson.means?.field ?? ''} and words = ${lesson.words} and choice <> ${lesson.means?.choice ?? ''}`,
      ),

    spend: async (lesson) =>
      void (await db.run(sql`
        delete from lesson where org_id = ${org} and state = 'waiting' and process_key = ${lesson.process ?? ''} and id <> ${lesson.id}
           and field_id = ${lesson.means?.field ?? ''} and words = ${lesson.words} and choice = ${lesson.means?.choice ?? ''}`)),

    active: ({ most, perProcess }) =>
      db.rows(
        Row,
        sql`
        select ${COLUMNS} from (
          select lesson.*, row_number() over (partition by act, process_key, field_id order by at desc, id desc) as nth
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
           and (field_id is null or state <> 'waiting')
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
        sql`select state, count(*) as n from lesson where org_id = ${org} and (field_id is null or state <> 'waiting') group by state`,
      )
      const of = (state: string) => rows.find((r) => r.state === state)?.n ?? 0
      return { waiting: of('waiting'), active: of('active'), held: of('held'), removed: of('removed') }
    },

    remove: async (id, by, now) =>
      noted(
        await db.rows(
          Row,
          sql`
          update lesson set state = 'removed', words = '', reason = null, removed_by = ${by}, removed_at = ${now.toString()}::timestamptz
           where org_id = ${org} and id = ${id} and state <> 'removed'
          returning ${COLUMNS}`,
        ),
        'removed',
        by,
        now,
      ),

    release: async (id, by, now, { worse }) =>
      noted(
        await db.rows(
          Row,
          sql`
          update lesson set state = 'active', checked_at = ${now.toString()}::timestamptz,
                 released_by = ${by}, released_at = ${now.toString()}::timestamptz
           where org_id = ${org} and id = ${id} and state = 'held'
             and coalesce(jsonb_array_length(reason->'sentences'), 0) = ${worse}
          returning ${COLUMNS}`,
        ),
        'released',
        by,
        now,
      ),

    holdAgain: async (id, by, now) =>
      noted(
        await db.rows(
          Row,
          sql`
          update lesson set state = 'held', checked_at = ${now.toString()}::timestamptz, released_by = null, released_at = null
           where org_id = ${org} and id = ${id} and state = 'active' and released_at is not null
          returning ${COLUMNS}`,
        ),
        'held',
        by,
        now,
      ),

    changes: changes.list,
  }
}
