// Findings and their history: one row a cause, judged by people, never unlearnt by the machine.
import { z } from 'zod'
import type { EntryKind, FindingEntry, Insight, StoredFinding } from '../../assistant/insight/ports.ts'
import { FINDING_STATES } from '../../assistant/insight/ports.ts'
import type { Facts, FindingKind } from '../../insight/finding.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const Row = z
  .object({
    id: z.string(),
    key: z.string(),
    pattern: z.string(),
    kind: z.custom<FindingKind>((v) => typeof v === 'string'),
    entity: z.string().nullable(),
    persons: z.array(z.string()),
    cases: z.array(z.string()),
    facts: z.custom<Facts>((v) => typeof v === 'object' && v !== null),
    score: z.number(),
    source: z.enum(['rule', 'stream', 'batch']),
    state: z.enum(FINDING_STATES),
    detected_at: Time.nullable(),
    first_at: Time,
    last_at: Time,
    judged_at: Time.nullable(),
  })
  .transform((row): StoredFinding => ({
    id: row.id,
    key: row.key,
    pattern: row.pattern,
    kind: row.kind,
    ...(row.entity === null ? {} : { entity: row.entity }),
    persons: row.persons,
    cases: row.cases,
    facts: row.facts,
    score: row.score,
    source: row.source,
    state: row.state,
    ...(row.detected_at === null ? {} : { detectedAt: row.detected_at }),
    firstAt: row.first_at,
    lastAt: row.last_at,
    ...(row.judged_at === null ? {} : { judgedAt: row.judged_at }),
  }))
const COLUMNS = sql`id, key, pattern, kind, entity, persons, cases, facts, score, source, state, detected_at, first_at, last_at, judged_at`
const Entry = z
  .object({
    finding_id: z.string(),
    at: Time,
    person_id: z.string().nullable(),
    what: z.custom<EntryKind>((v) => typeof v === 'string'),
    words: z.string().nullable(),
  })
  .transform((row): FindingEntry => ({
    finding: row.finding_id,
    at: row.at,
    ...(row.person_id === null ? {} : { by: row.person_id }),
    what: row.what,
    ...(row.words === null ? {} : { words: row.words }),
  }))
const Pattern = z.object({ pattern: z.string() })
const Count = z.object({ n: z.number() })
const Judged = z.object({
  kind: z.custom<FindingKind>((v) => typeof v === 'string'),
  confirmed: z.number(),
  dismissed: z.number(),
})

type Findings = Pick<
  Insight,
  | 'byKeys'
  | 'dismissedPatterns'
  | 'save'
  | 'write'
  | 'move'
  | 'find'
  | 'lock'
  | 'list'
  | 'entries'
  | 'untold'
  | 'told'
  | 'judged'
  | 'forget'
>

export function createFindings(db: Db, org: OrgId): Findings {
  return {
    byKeys: (keys) =>
      db.rows(Row, sql`select ${COLUMNS} from finding where org_id = ${org} and key = any(${[...keys]}::text[])`),

    dismissedPatterns: async (since) => {
      const rows = await db.rows(
        Pattern,
        sql`select distinct pattern from finding
             where org_id = ${org} and state = 'dismissed' and judged_at >= ${since.toString()}`,
      )
      return rows.map((row) => row.pattern)
    },

    save: async (findings) => {
      if (findings.length === 0) return
      await db.run(sql`
        insert into finding as f (org_id, id, key, pattern, kind, entity, persons, cases, facts, score, source, state,
                                  detected_at, first_at, last_at, judged_at)
        select ${org}, n.id, n.key, n.pattern, n.kind, n.entity, n.persons, n.cases, n.facts, n.score, n.source, n.state,
               n."detectedAt", n."firstAt", n."lastAt", n."judgedAt"
          from jsonb_to_recordset(${json(findings)}::jsonb)
            as n (id text, key text, pattern text, kind text, entity text, persons text[], cases text[], facts jsonb,
                  score double precision, source text, state text, "detectedAt" timestamptz, "firstAt" timestamptz,
                  "lastAt" timestamptz, "judgedAt" timestamptz)
        on conflict (org_id, key) do update set persons = excluded.persons, cases = excluded.cases,
          facts = excluded.facts, score = excluded.score, last_at = excluded.last_at, pattern = excluded.pattern`)
    },

    write: async (entries) => {
      if (entries.length === 0) return
      // By the finding's key a second feeder may have been faster: then the entry of the one that lost has no row to hang on.
      await db.run(sql`
        insert into finding_entry (org_id, finding_id, at, person_id, what, words)
        select ${org}, e.finding, e.at, e.by, e.what, e.words
          from jsonb_to_recordset(${json(entries)}::jsonb)
            as e (finding text, at timestamptz, by text, what text, words text)
         where exists (select 1 from finding f where f.org_id = ${org} and f.id = e.finding)`)
    },

    move: async (ids, state, now) => {
      if (ids.length === 0) return
      const judged = state === 'confirmed' || state === 'dismissed' ? now.toString() : null
      await db.run(sql`
        update finding set state = ${state}, judged_at = ${judged}::timestamptz
         where org_id = ${org} and id = any(${[...ids]}::text[])`)
    },

    find: async (id) => {
      const [row] = await db.rows(Row, sql`select ${COLUMNS} from finding where org_id = ${org} and id = ${id}`)
      return row
    },

    lock: async (id) => {
      const [row] = await db.rows(
        Row,
        sql`select ${COLUMNS} from finding where org_id = ${org} and id = ${id} for update`,
      )
      return row
    },

    list: ({ me, line, everybody }, { states, kinds, person, before, limit }) =>
      db.rows(
        Row,
        sql`select ${COLUMNS} from finding
             where org_id = ${org}
               and (${everybody ?? false} or ${me} = any(persons)
                    or (cardinality(persons) > 0 and persons <@ ${[...line]}::text[]))
               and (${states ?? null}::text[] is null or state = any(${states ?? null}::text[]))
               and (${kinds ?? null}::text[] is null or kind = any(${kinds ?? null}::text[]))
               and (${person ?? null}::text is null or ${person ?? ''} = any(persons))
               and (${before ?? null}::text is null
                    or (coalesce(detected_at, first_at), id)
                       < (select coalesce(detected_at, first_at), id from finding where org_id = ${org} and id = ${before ?? ''}))
             order by coalesce(detected_at, first_at) desc, id desc limit ${limit}`,
      ),

    entries: (id) =>
      db.rows(
        Entry,
        sql`select finding_id, at, person_id, what, words from finding_entry
             where org_id = ${org} and finding_id = ${id} order by position`,
      ),

    untold: (kinds, since) =>
      db.rows(
        Row,
        sql`select ${COLUMNS} from finding f
             where org_id = ${org} and state = 'open' and kind = any(${[...kinds]}::text[])
               and coalesce(detected_at, first_at) >= ${since.toString()}
               and not exists (select 1 from finding_entry e
                                where e.org_id = f.org_id and e.finding_id = f.id and e.what = 'told')
             order by coalesce(detected_at, first_at), id`,
      ),

    told: async (person, since) => {
      const [row] = await db.rows(
        Count,
        sql`select count(*)::integer as n from finding_entry
             where org_id = ${org} and person_id = ${person} and what = 'told' and at >= ${since.toString()}`,
      )
      return row?.n ?? 0
    },

    judged: (since) =>
      db.rows(
        Judged,
        sql`select kind, count(*) filter (where state = 'confirmed')::integer as confirmed,
                   count(*) filter (where state = 'dismissed')::integer as dismissed
              from finding where org_id = ${org} and judged_at >= ${since.toString()} and state in ('confirmed', 'dismissed')
               and not exists (select 1 from finding_entry e where e.org_id = finding.org_id and e.finding_id = finding.id
                                  and e.what = 'suppressed')
             group by kind`,
      ),

    forget: (before) =>
      db.run(sql`
        delete from finding where org_id = ${org} and state <> 'confirmed' and last_at < ${before.toString()}`),
  }
}
