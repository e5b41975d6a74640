// Vectors of passages in pgvector: filter by rights first, then exact distance. Very many on a server have an HNSW index, which proposes; the rights are asked after it, and what is then missing is looked for exactly.
import type pg from 'pg'
import { z } from 'zod'
import type { OrgId } from '../../kernel/ids.ts'
import type { VectorStore } from '../../knowledge/ports.ts'
import { sha256 } from './chain.ts'
import { buildNearIndex } from './near-index.ts'
import { inTransaction, outerDb } from './session.ts'
import { Big } from './shapes.ts'
import { json, raw, sql } from './sql.ts'

export interface VectorOptions {
  /** From so many vectors on an index is built and asked. Left out: never, as on the embedded database, which it would keep busy for minutes. */
  indexFrom?: number
}

/** pgvector indexes no wider ones as they are. */
const WIDEST = 2000
/** How many places of the index are looked at. Asked once among a million random vectors, 100 found one of the ten nearest in 37 ms, 400 found five in 120 ms; it is set between them. */
const LOOK_AT = 200
/** Proposed for each one wanted: most readers may read most of it. */
const WIDER = 4

export function createVectorStore(pool: pg.Pool, org: OrgId, { indexFrom }: VectorOptions = {}): VectorStore {
  const db = outerDb(pool)
  /** Models that have an index, and how wide their vectors are. */
  const indexed = new Map<string, number>()

  /** Only the ids are put aside: with the vectors in it, what is put aside goes to disk, 20 times slower. */
  const exactly = (model: string, vector: string, groups: readonly string[], limit: number) =>
    db.rows(
      Near,
      sql`
      with allowed as materialized (
        select p.id
          from kb_document d
          join kb_passage p on p.org_id = d.org_id and p.document_id = d.id
         where d.org_id = ${org} and d.acl && ${groups}::text[])
      select v.passage_id as passage, 1 - (v.embedding <=> ${vector}::vector) as score
        from allowed a
        join kb_vector v on v.org_id = ${org} and v.model = ${model} and v.passage_id = a.id
       order by v.embedding <=> ${vector}::vector limit ${limit}`,
    )

  /** The width stands in the statement, not beside it: only so does the planner know the index. */
  const byIndex = (model: string, width: number, vector: string, groups: readonly string[], limit: number) =>
    inTransaction(pool, async (tx) => {
      const cast = raw(`vector(${width})`)
      await tx.run(raw(`set local hnsw.ef_search = ${Math.min(1000, Math.max(LOOK_AT, limit * WIDER))}`))
      return tx.rows(
        Near,
        sql`
        with near as materialized (
          select passage_id, embedding::${cast} <=> ${vector}::${cast} as distance
            from kb_vector where org_id = ${raw(quoted(org))} and model = ${raw(quoted(model))}
           order by embedding::${cast} <=> ${vector}::${cast} limit ${raw(String(limit * WIDER))})
        select n.passage_id as passage, 1 - n.distance as score
          from near n
          join kb_passage p on p.org_id = ${org} and p.id = n.passage_id
          join kb_document d on d.org_id = p.org_id and d.id = p.document_id
         where d.acl && ${groups}::text[]
         order by n.distance limit ${limit}`,
      )
    })
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
    nearest: async (model, vector, groups, limit) => {
      const text = JSON.stringify(vector)
      const width = indexed.get(model)
      const near = width === vector.length ? await byIndex(model, width, text, groups, limit) : []
      return near.length >= limit ? near : exactly(model, text, groups, limit)
    },
    index: async (model) => {
      // The embedded database counts nothing by itself, and plans badly until somebody has.
      for (const table of ['kb_document', 'kb_passage', 'kb_vector']) await db.run(raw(`analyze ${table}`))
      if (indexFrom === undefined || /\$\d/.test(org + model)) return false
      const [facts] = await db.rows(
        z.object({ n: Big, width: z.number().nullable() }),
        sql`select count(*) as n, max(vector_dims(embedding)) as width from kb_vector where org_id = ${org} and model = ${model}`,
      )
      const width = facts?.width ?? 0
      if (!facts || Number(facts.n) < indexFrom || width === 0 || width > WIDEST) return false
      await buildNearIndex(pool, {
        name: `kb_vector_near_${sha256(`${org}/${model}/${width}`).slice(0, 16)}`,
        width,
        rows: Number(facts.n),
        where: `org_id = ${quoted(org)} and model = ${quoted(model)}`,
      })
      indexed.set(model, width)
      return true
    },
    forget: (exceptModel) => db.run(sql`delete from kb_vector where org_id = ${org} and model <> ${exceptModel}`),
  }
}

const Near = z.object({ passage: z.string(), score: z.coerce.number() })
/** A literal: an index on part of a table is only used when the statement says which part. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`
