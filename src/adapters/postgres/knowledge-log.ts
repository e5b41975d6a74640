// The log of the knowledge base: a hash chain of its own, checked with the others by `yiju audit verify`.
import type pg from 'pg'
import { z } from 'zod'
import type { OrgId } from '../../kernel/ids.ts'
import type { KnowledgeEntry, KnowledgeLog } from '../../knowledge/log.ts'
import { canonical, sha256 } from './chain.ts'
import { inTransaction, outerDb, type Db } from './session.ts'
import { Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const Head = z.object({ seq: z.number(), hash: z.string() })
const Row = z.object({
  seq: z.number(),
  at: Time,
  person_id: z.string(),
  what: z.enum([
    'tested-as',
    'rights-changed',
    'owner-changed',
    'uploaded',
    'removed',
    'source-added',
    'source-removed',
  ]),
  subject: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  prev_hash: z.string(),
  hash: z.string(),
})
const columns = sql`seq, at, person_id, what, subject, detail, prev_hash, hash`
/** First key of an advisory lock, the organisation is the second: entries are written one after another. */
const GATE = 59308

type Entry = KnowledgeEntry & { seq: number; at: string }

export function createKnowledgeLog(pool: pg.Pool, org: OrgId): KnowledgeLog {
  return {
    note: (entry, now) =>
      inTransaction(pool, async (db) => {
        await db.run(sql`select pg_advisory_xact_lock(${GATE}, hashtext(${org}))`)
        const [last] = await db.rows(
          Head,
          sql`select seq, hash from knowledge_log where org_id = ${org} order by seq desc limit 1`,
        )
        const prev = last?.hash ?? genesisOf(org)
        const made: Entry = { ...entry, seq: (last?.seq ?? 0) + 1, at: now.toString() }
        await db.run(sql`
          insert into knowledge_log (org_id, seq, at, person_id, what, subject, detail, prev_hash, hash)
          values (${org}, ${made.seq}, ${made.at}::timestamptz, ${made.by}, ${made.what}, ${made.subject}, ${json(made.detail)}::jsonb,
                  ${prev}, ${hashOf(prev, made)})`)
      }),

    list: async (limit) =>
      (
        await outerDb(pool).rows(
          Row,
          sql`select ${columns} from knowledge_log where org_id = ${org} order by seq desc limit ${limit}`,
        )
      ).map(entryOf),
  }
}

export interface KnowledgeLogProblem {
  what: 'knowledge-log-altered' | 'knowledge-log-missing'
  seq: number
}

export async function checkKnowledgeLog(db: Db, org: OrgId): Promise<KnowledgeLogProblem[]> {
  const problems: KnowledgeLogProblem[] = []
  let [prev, expected] = [genesisOf(org), 1]
  for (;;) {
    const rows = await db.rows(
      Row,
      sql`select ${columns} from knowledge_log where org_id = ${org} and seq >= ${expected} order by seq limit 500`,
    )
    for (const row of rows) {
      if (row.seq !== expected || row.prev_hash !== prev)
        problems.push({ what: 'knowledge-log-missing', seq: expected })
      if (hashOf(row.prev_hash, entryOf(row)) !== row.hash)
        problems.push({ what: 'knowledge-log-altered', seq: row.seq })
      ;[prev, expected] = [row.hash, row.seq + 1]
    }
    if (rows.length < 500) return problems
  }
}

const entryOf = ({ seq, at, person_id, what, subject, detail }: z.output<typeof Row>): Entry => ({
  seq,
  at,
  by: person_id,
  what,
  subject,
  detail,
})

const genesisOf = (org: OrgId): string => sha256(`${org}/knowledge`)
/** The text as jsonb gives it back, and the instant to the millisecond. */
const hashOf = (prev: string, entry: Entry): string =>
  sha256(
    prev +
      canonical({ ...entry, at: Math.floor(Date.parse(entry.at)), detail: JSON.parse(json(entry.detail)) as object }),
  )
