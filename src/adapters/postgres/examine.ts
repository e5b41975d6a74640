// What a PostgreSQL server says of itself, for the doctor; nothing is changed.
import pg from 'pg'
import { readMigrations, MIGRATIONS } from './migrate.ts'

export interface ServerReport {
  version: string
  /** pgvector can be used, or is. */
  vector: boolean
  pending: number
}

/** Throws when the server cannot be reached within 3 s. */
export async function examineServer(connectionString: string): Promise<ServerReport> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3_000, query_timeout: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    const ask = async (sql: string) => (await client.query<{ answer: string | null }>(sql)).rows.map((r) => r.answer)
    const [version] = await ask(`select current_setting('server_version') as answer`)
    const [vector] = await ask(`select max(name::text) as answer from pg_available_extensions where name = 'vector'`)
    const [ledger] = await ask(`select to_regclass('_prisma_migrations')::text as answer`)
    const done = ledger
      ? await ask('select migration_name as answer from _prisma_migrations where finished_at is not null')
      : []
    const pending = MIGRATIONS ? readMigrations(MIGRATIONS).filter((m) => !done.includes(m.name)).length : 0
    return { version: version ?? '', vector: vector !== null && vector !== undefined, pending }
  } finally {
    await client.end()
  }
}
