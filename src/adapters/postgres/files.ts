// Uploaded files, in the database itself: a backup is then complete.
import { z } from 'zod'
import type { Files } from '../../assistant/ports.ts'
import type { OrgId } from '../../kernel/ids.ts'
import type { Db } from './session.ts'
import { Big } from './shapes.ts'
import { sql } from './sql.ts'

const Known = z.object({ id: z.string(), name: z.string(), size: z.number(), type: z.string(), owner: z.string() })
const Uploaded = z.object({ files: z.number(), bytes: Big })

export function createFiles(db: Db, org: OrgId): Files {
  return {
    save: async ({ id, owner, name, type, bytes, at }) => {
      await db.run(sql`
        insert into file (org_id, id, owner_id, name, type, size, bytes, at)
        values (${org}, ${id}, ${owner}, ${name}, ${type}, ${bytes.byteLength}, ${bytes}, ${at.toString()})
        on conflict (org_id, id) do nothing`)
      return { file: id, name, size: bytes.byteLength, type }
    },

    find: async (id) => {
      const row = await db.prisma.file.findFirst({ where: { orgId: org, id } })
      return row
        ? {
            ref: { file: row.id, name: row.name, size: row.size, type: row.type },
            owner: row.ownerId,
            bytes: row.bytes,
          }
        : undefined
    },

    about: async (id) => {
      const [row] = await db.rows(
        Known,
        sql`select id, name, size, type, owner_id as owner from file where org_id = ${org} and id = ${id}`,
      )
      return row && { ref: { file: row.id, name: row.name, size: row.size, type: row.type }, owner: row.owner }
    },

    uploaded: async (owner, since) => {
      const [row] = await db.rows(
        Uploaded,
        sql`select count(*)::integer as files, coalesce(sum(size), 0) as bytes from file
             where org_id = ${org} and owner_id = ${owner} and at > ${since.toString()}::timestamptz`,
      )
      return { files: row?.files ?? 0, bytes: Number(row?.bytes ?? 0) }
    },

    remove: async (id) => {
      await db.run(
        sql`delete from file where org_id = ${org} and id = ${id}
              and not exists (select 1 from request_file where org_id = ${org} and file_id = ${id})`,
      )
    },

    requestsWith: async (id) => {
      const rows = await db.prisma.requestFile.findMany({
        where: { orgId: org, fileId: id },
        select: { requestId: true },
        orderBy: { requestId: 'asc' },
      })
      return rows.map((row) => row.requestId)
    },

    link: async (request, files) => {
      if (files.length === 0) return
      await db.later(
        'request_file',
        sql`
        insert into request_file (org_id, request_id, file_id)
        select ${org}, ${request}, file from unnest(${files}::text[]) as file
        on conflict do nothing`,
      )
    },
  }
}
