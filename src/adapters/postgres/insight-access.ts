// Who looked at findings by office: a hash chain, so that no look can be taken out or altered unseen.
import { z } from 'zod'
import type { Access, Insight } from '../../assistant/insight/ports.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { canonical, sha256 } from './chain.ts'
import type { Db } from './session.ts'
import { Time } from './shapes.ts'
import { sql } from './sql.ts'

const Head = z.object({ seq: z.number(), hash: z.string() })
const Row = z.object({
  seq: z.number(),
  at: Time,
  person_id: z.string(),
  what: z.string(),
  findings: z.array(z.string()),
  prev_hash: z.string(),
  hash: z.string(),
})
/** First key of an advisory lock, the organisation is the second: looks are written one after another. */
const GATE = 59306

export function createAccessLog(db: Db, org: OrgId): Pick<Insight, 'accessed' | 'accesses'> {
  return {
    accessed: async (by, what, findings, now) => {
      await db.run(sql`select pg_advisory_xact_lock(${GATE}, hashtext(${org}))`)
      const [last] = await db.rows(
        Head,
        sql`select seq, hash from insight_access where org_id = ${org} order by seq desc limit 1`,
      )
      const prev = last?.hash ?? genesisOf(org)
      const look = { seq: (last?.seq ?? 0) + 1, at: now.toString(), person: by, what, findings: [...findings] }
      await db.run(sql`
        insert into insight_access (org_id, seq, at, person_id, what, findings, prev_hash, hash)
        values (${org}, ${look.seq}, ${look.at}, ${by}, ${what}, ${look.findings}::text[], ${prev}, ${hashOf(prev, look)})`)
    },

    accesses: async (limit) => {
      const rows = await db.rows(
        Row,
        sql`select seq, at, person_id, what, findings, prev_hash, hash from insight_access
             where org_id = ${org} order by seq desc limit ${limit}`,
      )
      return rows.map(({ seq, at, person_id, what, findings }) => ({ seq, at, person: person_id, what, findings }))
    },
  }
}

export interface AccessProblem {
  what: 'access-changed' | 'access-missing'
  seq: number
}

export async function checkAccesses(db: Db, org: OrgId): Promise<AccessProblem[]> {
  const problems: AccessProblem[] = []
  let [prev, expected] = [genesisOf(org), 1]
  for (;;) {
    const rows = await db.rows(
      Row,
      sql`select seq, at, person_id, what, findings, prev_hash, hash from insight_access
           where org_id = ${org} and seq >= ${expected} order by seq limit 500`,
    )
    for (const row of rows) {
      if (row.seq !== expected || row.prev_hash !== prev) problems.push({ what: 'access-missing', seq: expected })
      const look: Access = { seq: row.seq, at: row.at, person: row.person_id, what: row.what, findings: row.findings }
      if (hashOf(row.prev_hash, look) !== row.hash) problems.push({ what: 'access-changed', seq: row.seq })
      ;[prev, expected] = [row.hash, row.seq + 1]
    }
    if (rows.length < 500) return problems
  }
}

const genesisOf = (org: OrgId): string => sha256(`${org}/insight`)
/** The instant as the database gives it back, to the millisecond. */
const hashOf = (prev: string, look: Access): string =>
  sha256(prev + canonical({ ...look, at: Math.floor(Date.parse(look.at)) }))
