// The knowledge base as stored: documents, their passages, the sources they came from. One statement for many rows: a list of 10,000 documents is saved in batches.
import { z } from 'zod'
import type { OrgId } from '../../kernel/ids.ts'
import { Temporal } from '../../kernel/clock.ts'
import type { PassageStore, StoredDocument } from '../../knowledge/ports.ts'
import { inTransaction, outerDb, type Db } from './session.ts'
import type pg from 'pg'
import { Big, Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const Kind = z.enum(['text', 'table', 'faq', 'code'])

const DocumentRow = z
  .object({
    id: z.string(),
    source_id: z.string(),
    title: z.string(),
    location: z.string(),
    language: z.enum(['zh', 'en']),
    acl: z.array(z.string()),
    hash: z.string(),
    words_version: z.string(),
    warnings: z.array(z.string()),
    owner: z.string().nullable(),
    review_on: z.string().nullable(),
    updated_at: Time,
    passages: Big,
  })
  .transform(({ source_id, words_version, owner, review_on, updated_at, passages, ...row }): StoredDocument => ({
    ...row,
    source: source_id,
    wordsVersion: words_version,
    passages: Number(passages),
    updatedAt: Temporal.Instant.from(updated_at),
    ...(owner === null ? {} : { owner }),
    ...(review_on === null ? {} : { reviewOn: review_on }),
  }))

const passageFields = {
  id: z.string(),
  document: z.string(),
  seq: z.number(),
  kind: Kind,
  text: z.string(),
  headings: z.array(z.string()),
  page: z.number().nullable(),
  question: z.string().nullable(),
  title: z.string(),
  location: z.string(),
  acl: z.array(z.string()),
  updated_at: Time,
}
const found = <T extends { page: number | null; question: string | null; updated_at: string }>({
  page,
  question,
  updated_at,
  ...row
}: T) => ({
  ...row,
  updatedAt: updated_at,
  ...(page === null ? {} : { page }),
  ...(question === null ? {} : { question }),
})
const PassageRow = z.object(passageFields).transform(found)
const PageRow = z
  .object({ ...passageFields, words: z.string(), head_words: z.string() })
  .transform(({ head_words, ...row }) => ({ ...found(row), headWords: head_words }))
const passageColumns = sql`p.id, p.document_id as document, p.seq, p.kind, p.text, p.headings, p.page, p.question, d.title, d.location, d.acl, d.updated_at`

const documentColumns = sql`
  d.id, d.source_id, d.title, d.location, d.language, d.acl, d.hash, d.words_version, d.warnings, d.owner, d.review_on::text, d.updated_at,
  (select count(*) from kb_passage p where p.org_id = d.org_id and p.document_id = d.id) as passages`

export function createPassageStore(pool: pg.Pool, org: OrgId): PassageStore {
  const db = outerDb(pool)
  const write = <T>(body: (db: Db, edition: string) => Promise<T>): Promise<T> =>
    inTransaction(pool, async (tx) => {
      // First of all: writers of one organisation stand in line here, so a reader of the edition never misses a write.
      const [made] = await tx.rows(
        z.object({ edition: Big }),
        sql`insert into kb_edition (org_id, edition) values (${org}, 1) on conflict (org_id) do update set edition = kb_edition.edition + 1 returning edition`,
      )
      return body(tx, String(made?.edition ?? 0))
    })

  return {
    documents: () =>
      db.rows(DocumentRow, sql`select ${documentColumns} from kb_document d where d.org_id = ${org} order by d.id`),

    document: async (id) =>
      (
        await db.rows(
          DocumentRow,
          sql`select ${documentColumns} from kb_document d where d.org_id = ${org} and d.id = ${id}`,
        )
      )[0],

    save: (items) =>
      write(async (tx, edition) => {
        await tx.run(sql`
          insert into kb_document (org_id, id, source_id, title, location, language, acl, hash, words_version, warnings, owner, review_on, updated_at)
          select ${org}, d.id, d.source, d.title, d.location, d.language, d.acl, d.hash, d.version, d.warnings, d.owner, d.review_on, d.updated_at
            from jsonb_to_recordset(${json(items.map(({ document: d }) => ({ ...d, version: d.wordsVersion, review_on: d.reviewOn, updated_at: d.updatedAt.toString() })))}::jsonb)
              as d (id text, source text, title text, location text, language text, acl text[], hash text, version text, warnings jsonb, owner text, review_on date, updated_at timestamptz)
          on conflict (org_id, id) do update set
            source_id = excluded.source_id, title = excluded.title, location = excluded.location, language = excluded.language, acl = excluded.acl,
            hash = excluded.hash, words_version = excluded.words_version, warnings = excluded.warnings, owner = coalesce(excluded.owner, kb_document.owner),
            review_on = coalesce(excluded.review_on, kb_document.review_on), updated_at = excluded.updated_at`)
        const rows = items.flatMap(({ document, passages }) =>
          passages.map((p) => ({ ...p, document: document.id, head_words: p.headWords })),
        )
        const removed = await tx.rows(
          z.object({ id: z.string() }),
          sql`delete from kb_passage where org_id = ${org} and document_id = any(${items.map((i) => i.document.id)}::text[]) and not (id = any(${rows.map((r) => r.id)}::text[])) returning id`,
        )
        const added = await tx.rows(
          z.object({ id: z.string(), fresh: z.boolean() }),
          sql`
          insert into kb_passage (org_id, id, document_id, seq, kind, text, headings, page, question, hash, words, head_words)
          select ${org}, p.id, p.document, p.seq, p.kind, p.text, p.headings, p.page, p.question, p.id, p.words, p.head_words
            from jsonb_to_recordset(${json(rows)}::jsonb)
              as p (id text, document text, seq integer, kind text, text text, headings text[], page integer, question text, words text, head_words text)
          on conflict (org_id, id) do update set seq = excluded.seq, page = excluded.page, words = excluded.words, head_words = excluded.head_words
          returning id, (xmax = 0) as fresh`,
        )
        return { added: added.filter((a) => a.fresh).map((a) => a.id), removed: removed.map((r) => r.id), edition }
      }),

    changeAcl: (id, acl) =>
      write(async (tx, edition) => {
        await tx.run(sql`update kb_document set acl = ${acl}::text[] where org_id = ${org} and id = ${id}`)
        return edition
      }),

    changeOwner: async (id, { owner, reviewOn }) => {
      await db.run(
        sql`update kb_document set owner = ${owner ?? null}, review_on = ${reviewOn ?? null}::date where org_id = ${org} and id = ${id}`,
      )
    },

    remove: (documents) =>
      write(async (tx, edition) => {
        const gone = await tx.rows(
          z.object({ id: z.string() }),
          sql`select id from kb_passage where org_id = ${org} and document_id = any(${documents}::text[])`,
        )
        await tx.run(sql`delete from kb_document where org_id = ${org} and id = any(${documents}::text[])`)
        return { removed: gone.map((g) => g.id), edition }
      }),

    page: (after, limit, documents) =>
      db.rows(
        PageRow,
        sql`
        select ${passageColumns}, p.words, p.head_words
          from kb_passage p join kb_document d on d.org_id = p.org_id and d.id = p.document_id
         where p.org_id = ${org} and p.id > ${after} and (${documents === undefined} or p.document_id = any(${documents ?? []}::text[]))
         order by p.id limit ${limit}`,
      ),

    marks: () =>
      db.rows(
        z.object({ document: z.string(), mark: z.string() }),
        sql`
        select id as document, md5(concat_ws('|', hash, words_version, title, location, updated_at, array_to_string(acl, '|'))) as mark
          from kb_document where org_id = ${org}`,
      ),

    passages: (ids) =>
      db.rows(
        PassageRow,
        sql`
        select ${passageColumns}
          from kb_passage p join kb_document d on d.org_id = p.org_id and d.id = p.document_id
         where p.org_id = ${org} and p.id = any(${ids}::text[])`,
      ),

    edition: async () =>
      (
        await db.rows(z.object({ edition: Big }), sql`select edition from kb_edition where org_id = ${org}`)
      )[0]?.edition.toString() ?? '0',

    synonyms: async () =>
      (
        await db.rows(
          z.object({ words: z.string() }),
          sql`select words from kb_synonym where org_id = ${org} order by words`,
        )
      ).map((r) => r.words),

    saveSynonyms: (lines) =>
      write(async (tx) => {
        await tx.run(sql`delete from kb_synonym where org_id = ${org}`)
        await tx.run(
          sql`insert into kb_synonym (org_id, words) select ${org}, words from unnest(${lines}::text[]) as words on conflict do nothing`,
        )
      }),
  }
}
