// Published process definitions: a version is written once; a running request stays on the one it began with.
import { z } from 'zod'
import type { ProcessDefinition } from '../../approval/flow.ts'
import type { Processes } from '../../assistant/ports.ts'
import { Fault } from '../../kernel/fault.ts'
import type { OrgId } from '../../kernel/ids.ts'
import { canonical, sha256 } from './chain.ts'
import type { Db } from './session.ts'
import { ours, Time } from './shapes.ts'
import { json, sql } from './sql.ts'

const Definition = ours<ProcessDefinition>('key', 'form', 'route')
const Published = z.object({ definition: Definition, version: z.number() })
const Version = z
  .object({ key: z.string(), version: z.number(), published_at: Time })
  .transform((v) => ({ key: v.key, version: v.version, publishedAt: v.published_at }))
const Numbered = z.object({ version: z.number(), changed: z.boolean() })

/** Versions are written once and read for every decision: once read, they are kept. */
export type KnownVersions = Map<string, ProcessDefinition>

export function createProcesses(db: Db, org: OrgId, known: KnownVersions): Processes {
  // What was published in this transaction may be rolled back and its number given to another.
  let unsure = false
  return {
    published: () =>
      db.rows(
        Published,
        sql`select distinct on (key) definition, version from process_version where org_id = ${org} order by key, version desc`,
      ),

    versions: () =>
      db.rows(
        Version,
        sql`select key, version, published_at from process_version where org_id = ${org} order by key, version desc`,
      ),

    version: async (key, version) => {
      const name = JSON.stringify([org, key, version])
      const before = known.get(name)
      if (before) return before
      const row = await db.prisma.processVersion.findFirst({
        where: { orgId: org, key, version },
        select: { definition: true },
      })
      const definition = row ? Definition.parse(row.definition) : undefined
      if (definition && !unsure) known.set(name, definition)
      return definition
    },

    publish: async (definition, now) => {
      unsure = true
      const hash = sha256(canonical(definition))
      // Two who publish at once: one number is taken, the other looks again and finds it.
      for (let tries = 0; tries < 5; tries++) {
        const [row] = await db.rows(
          Numbered,
          sql`with newest as (
                select version, content_hash from process_version
                 where org_id = ${org} and key = ${definition.key} order by version desc limit 1),
              added as (
                insert into process_version (org_id, key, version, definition, content_hash, published_at)
                select ${org}, ${definition.key}, coalesce((select version from newest), 0) + 1, ${json(definition)}::jsonb, ${hash}, ${now.toString()}::timestamptz
                 where not exists (select 1 from newest where content_hash = ${hash})
                on conflict do nothing
                returning version)
              select version, true as changed from added
              union all select version, false from newest where content_hash = ${hash}`,
        )
        if (row) return row
      }
      throw new Fault('conflict', `process ${definition.key} is being published by somebody else`)
    },
  }
}
