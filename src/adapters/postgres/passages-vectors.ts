// Vectors of passages in pgvector: filter by rights first, then exact distance; an index that filters afterwards loses what a reader may see.
import type pg from 'pg'
import { z } from 'zod'
import type { OrgId } from '../../kernel/ids.ts'
import type { VectorStore } from '../../knowledge/ports.ts'
import { outerDb } from './session.ts'
import { Big } from './shapes.ts'
import { json, sql } from './sql.ts'

export function createVectorStore(pool: pg.Pool, org: OrgId): VectorStore {
  const db = outerDb(pool)
  return {
    save: async (model, vectors) => {
      // A passage may have gone while it was being embedded: it is left out, not an error.
      await db.run(sql`
        insert into kb_vector (org_id, passage_id, model, embedding)
        select ${org}, v.passage, ${model}, v.vector::vector
          from jsonb_to_recordset(${json(vectors.map((v) => ({ passage: v.passage, vector: JSON.stringify(v.vector) })))}::jsonb) as v (passage text, vector text)
          join kb_passage p on p.org_id = ${org} and p.id = v.passage
        on conflict (org_id, model, passage_id) do update set embedding = excluded.embedding`)
    },
    missing: (model, limit) =>
      db.rows(
        z.object({ passage: z.string(), text: z.string() }),
        sql`
        select p.id as passage, concat_ws(e'\\n', d.title, array_to_string(p.headings, ' > '), p.question, p.text) as text
          from kb_passage p join kb_document d on d.org_id = p.org_id and d.id = p.document_id
         where p.org_id = ${org}
           and not exists (select 1 from kb_vector v where v.org_id = p.org_id and v.passage_id = p.id and v.model = ${model})
         order by p.id limit ${limit}`,
      ),
    count: async (model) =>
      Number(
        (
          await db.rows(
            z.object({ n: Big }),
            sql`select count(*) as n from kb_vector where org_id = ${org} and model = ${model}`,
          )
        )[0]?.n ?? 0,
      ),
    models: async () =>
      (
        await db.rows(
          z.object({ model: z.string(), n: Big }),
          sql`select model, count(*) as n from kb_vector where org_id = ${org} group by model`,
        )
      ).map(({ model, n }) => ({ model, count: Number(n) })),
    // Materialised, so that the planner cannot put an approximate index before the rights (recall .02–.68 where 1 % may be read).
    nearest: (model, vector, groups, limit) =>
      db.rows(
        z.object({ passage: z.string(), score: z.coerce.number() }),
        sql`
        with allowed as materialized (
          select v.passage_id, v.embedding
            from kb_document d
            join kb_passage p on p.org_id = d.org_id and p.document_id = d.id
            join kb_vector v on v.org_id = p.org_id and v.passage_id = p.id and v.model = ${model}
           where d.org_id = ${org} and d.acl && ${groups}::text[])
        select passage_id as passage, 1 - (embedding <=> ${JSON.stringify(vector)}::vector) as score
          from allowed order by embedding <=> ${JSON.stringify(vector)}::vector limit ${limit}`,
      ),
    forget: (exceptModel) => db.run(sql`delete from kb_vector where org_id = ${org} and model <> ${exceptModel}`),
  }
}
