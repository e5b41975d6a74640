// Applies prisma/migrations/*/migration.sql and records them the way `prisma migrate deploy` does, on the embedded database and on a server.
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { z } from 'zod'

/** Two levels above src/adapters, or beside a bundle. */
export const MIGRATIONS = ['../../../prisma/migrations', './prisma/migrations']
  .map((where) => fileURLToPath(new URL(where, import.meta.url)))
  .find((where) => fs.existsSync(where))

const LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`
/** The advisory lock Prisma itself takes. */
const LOCK = 72707369

export interface Migration {
  name: string
  sql: string
  checksum: string
  /** `-- requires: vector` in the first line: the extension this file cannot do without. */
  requires?: string
}

export function readMigrations(dir: string): readonly Migration[] {
  return fs
    .readdirSync(dir)
    .filter((name) => fs.existsSync(path.join(dir, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = fs.readFileSync(path.join(dir, name, 'migration.sql'), 'utf8')
      const requires = /^-- requires: (\w+)/.exec(sql)?.[1]
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex'), ...(requires ? { requires } : {}) }
    })
}

/** `without`: extensions whose migrations may be passed over, unrecorded, where the server does not have them (tests on a bare server). */
export async function migrate(
  pool: pg.Pool,
  dir: string,
  { without = [] }: { without?: readonly string[] } = {},
): Promise<readonly string[]> {
  const client = await pool.connect()
  const applied: string[] = []
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query(LEDGER)
    const done = await alreadyApplied(client)
    const offered = await extensionsOffered(client)
    const files = readMigrations(dir)
    const lacking = (file: Migration) => file.requires !== undefined && !offered.has(file.requires)

    const edited = files.find((file) => done.has(file.name) && done.get(file.name) !== file.checksum)
    if (edited) throw new Error(`migration ${edited.name} was edited after it was applied`)
    const stopped = files.find((file) => lacking(file) && !without.includes(file.requires ?? ''))
    if (stopped)
      throw new Error(
        `this PostgreSQL server has no extension "${stopped.requires}": install it on the server (pgvector), or unset DATABASE_URL to use the embedded database`,
      )
    for (const file of files) {
      if (done.has(file.name) || lacking(file)) continue
      await apply(client, file)
      applied.push(file.name)
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    client.release()
  }
  return applied
}

/** One file, one transaction. */
async function apply(client: pg.PoolClient, file: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(file.sql)
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)',
      [randomUUID(), file.checksum, file.name],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {})
    throw new Error(`migration ${file.name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}

async function alreadyApplied(client: pg.PoolClient): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  )
  return new Map(
    z
      .array(z.object({ name: z.string(), checksum: z.string() }))
      .parse(rows)
      .map((row) => [row.name, row.checksum]),
  )
}

async function extensionsOffered(client: pg.PoolClient): Promise<ReadonlySet<string>> {
  const { rows } = await client.query('SELECT name::text AS name FROM pg_available_extensions')
  return new Set(
    z
      .array(z.object({ name: z.string() }))
      .parse(rows)
      .map((row) => row.name),
  )
}
