// What was asked, what was said about the answers, and the answers that owners gave themselves.
import type pg from 'pg'
import { z } from 'zod'
import { Temporal } from '../../kernel/clock.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { QuestionStore, VerifiedAnswer } from '../../knowledge/learn.ts'
import { outerDb } from './session.ts'
import { Time } from './shapes.ts'
import { sql } from './sql.ts'

const AskedRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    question: z.string(),
    answered: z.boolean(),
    confidence: z.coerce.number(),
    documents: z.array(z.string()),
    passages: z.array(z.string()),
    useful: z.boolean().nullable(),
    remark: z.string().nullable(),
    asked_at: Time,
  })
  .transform(({ person_id, useful, remark, asked_at, ...row }) => ({
    ...row,
    person: person_id,
    askedAt: Temporal.Instant.from(asked_at),
    ...(useful === null ? {} : { useful }),
    ...(remark === null ? {} : { remark }),
  }))

const VerifiedRow = z
  .object({
    id: z.string(),
    question: z.string(),
    answer: z.string(),
    documents: z.array(z.string()),
    acl: z.array(z.string()),
    owner: z.string(),
    review_on: z.string().nullable(),
    at: Time,
  })
  .transform(({ review_on, at, ...row }): VerifiedAnswer => ({
    ...row,
    at: Temporal.Instant.from(at),
    ...(review_on === null ? {} : { reviewOn: review_on }),
  }))

export function createQuestionStore(pool: pg.Pool, org: OrgId): QuestionStore {
  const db = outerDb(pool)
  return {
    remember: async (q) => {
      await db.run(sql`
        insert into kb_question (org_id, id, person_id, question, answered, confidence, documents, passages, asked_at)
        values (${org}, ${q.id}, ${q.person}, ${q.question}, ${q.answered}, ${q.confidence}, ${q.documents}::text[], ${q.passages}::text[], ${q.askedAt.toString()}::timestamptz)
        on conflict (org_id, id) do nothing`)
    },
    judge: (id, person, { useful, remark }) =>
      db
        .run(
          sql`update kb_question set useful = ${useful}, remark = ${remark ?? null} where org_id = ${org} and id = ${id} and person_id = ${person}`,
        )
        .then((n) => n > 0),
    since: (from) =>
      db.rows(
        AskedRow,
        sql`select id, person_id, question, answered, confidence, documents, passages, useful, remark, asked_at from kb_question where org_id = ${org} and asked_at >= ${from.toString()}::timestamptz order by asked_at, id`,
      ),
    verified: () =>
      db.rows(
        VerifiedRow,
        sql`select id, question, answer, documents, acl, owner, review_on::text, at from kb_verified where org_id = ${org} order by at, id`,
      ),
    verify: async (v) => {
      await db.run(sql`
        insert into kb_verified (org_id, id, question, answer, documents, acl, owner, review_on, at)
        values (${org}, ${v.id}, ${v.question}, ${v.answer}, ${v.documents}::text[], ${v.acl}::text[], ${v.owner}, ${v.reviewOn ?? null}::date, ${v.at.toString()}::timestamptz)
        on conflict (org_id, id) do update set question = excluded.question, answer = excluded.answer, documents = excluded.documents, acl = excluded.acl, owner = excluded.owner, review_on = excluded.review_on, at = excluded.at`)
    },
    unverify: (id) => db.run(sql`delete from kb_verified where org_id = ${org} and id = ${id}`).then((n) => n > 0),
  }
}
