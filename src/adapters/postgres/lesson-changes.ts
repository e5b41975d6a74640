// What administrators did with lessons: a hash chain, so that nothing can be taken out or altered unseen.
import { z } from 'zod'
import type { LessonChange } from '../../assistant/ports-lessons.ts'
import type { Instant } from '../../kernel/clock.ts'
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
  lesson_id: z.string(),
  what: z.enum(['removed', 'released', 'held']),
  worse: z.number(),
  prev_hash: z.string(),
  hash: z.string(),
})
const COLUMNS = sql`seq, at, person_id, lesson_id, what, worse, prev_hash, hash`
/** First key of an advisory lock, the organisation is the second: changes are written one after another. */
const GATE = 59307

export function createLessonChanges(db: Db, org: OrgId) {
  return {
    note: async (done: Omit<LessonChange, 'seq' | 'at'>, now: Instant): Promise<void> => {
      await db.run(sql`select pg_advisory_xact_lock(${GATE}, hashtext(${org}))`)
      const [last] = await db.rows(
        Head,
        sql`select seq, hash from lesson_change where org_id = ${org} order by seq desc limit 1`,
      )
      const prev = last?.hash ?? genesisOf(org)
      const change: LessonChange = { seq: (last?.seq ?? 0) + 1, at: now.toString(), ...done }
      await db.run(sql`
        insert into lesson_change (org_id, seq, at, person_id, lesson_id, what, worse, prev_hash, hash)
        values (${org}, ${change.seq}, ${change.at}::timestamptz, ${change.person}, ${change.lesson}, ${change.what}, ${change.worse},
                ${prev}, ${hashOf(prev, change)})`)
    },

    list: async (limit: number): Promise<LessonChange[]> =>
      (
        await db.rows(
          Row,
          sql`select ${COLUMNS} from lesson_change where org_id = ${org} order by seq desc limit ${limit}`,
        )
      ).map(changeOf),
  }
}

export interface LessonProblem {
  what: 'lesson-change-altered' | 'lesson-change-missing'
  seq: number
}

export async function checkLessonChanges(db: Db, org: OrgId): Promise<LessonProblem[]> {
  const problems: LessonProblem[] = []
  let [prev, expected] = [genesisOf(org), 1]
  for (;;) {
    const rows = await db.rows(
      Row,
      sql`select ${COLUMNS} from lesson_change where org_id = ${org} and seq >= ${expected} order by seq limit 500`,
    )
    for (const row of rows) {
      if (row.seq !== expected || row.prev_hash !== prev)
        problems.push({ what: 'lesson-change-missing', seq: expected })
      if (hashOf(row.prev_hash, changeOf(row)) !== row.hash)
        problems.push({ what: 'lesson-change-altered', seq: row.seq })
      ;[prev, expected] = [row.hash, row.seq + 1]
    }
    if (rows.length < 500) return problems
  }
}

const changeOf = ({ seq, at, person_id, lesson_id, what, worse }: z.output<typeof Row>): LessonChange => ({
  seq,
  at,
  person: person_id,
  lesson: lesson_id,
  what,
  worse,
})

const genesisOf = (org: OrgId): string => sha256(`${org}/lessons`)
/** The instant as the database gives it back, to the millisecond. */
const hashOf = (prev: string, change: LessonChange): string =>
  sha256(prev + canonical({ ...change, at: Math.floor(Date.parse(change.at)) }))
