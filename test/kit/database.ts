// A real database for tests: embedded and migrated, emptied at every opening. One a worker, shared by its test files.
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { openDatabase } from '../../src/adapters/postgres/open.ts'
import type { DatabaseConfig, OpenDatabase } from '../../src/adapters/postgres/open.ts'
import { createClock } from '../../src/kernel/clock.ts'
import { testImage } from './image.ts'

export const TEST_NOW = '2026-03-05T01:30:00Z'

export interface TestDatabase extends OpenDatabase {
  clock: ReturnType<typeof createClock>
  /** Empties every table; done by the opening already. */
  reset(): Promise<void>
}

/** The worker's own database, empty, its clock at `now`. Nothing needs to be closed: it ends with the worker. */
export async function openTestDatabase({ now = TEST_NOW }: { now?: string } = {}): Promise<TestDatabase> {
  shared ??= open({})
  const test = await shared
  await test.reset()
  test.clock.set(now)
  return { ...test, close: async () => {} }
}
let shared: Promise<TestDatabase> | undefined

/** A database of its own (a server, or a second embedded one); whoever opens it closes it. */
export const openOwnDatabase = async (
  config: Pick<DatabaseConfig, 'databaseUrl' | 'dataDir' | 'without'> = {},
): Promise<TestDatabase> => {
  const test = await open(config)
  if (config.dataDir === undefined) await test.reset()
  return test
}

async function open(config: Pick<DatabaseConfig, 'databaseUrl' | 'dataDir' | 'without'>): Promise<TestDatabase> {
  const clock = createClock(TEST_NOW)
  const inMemory = config.databaseUrl === undefined && config.dataDir === undefined
  const image = inMemory ? { image: fs.readFileSync((await testImage()).tar) } : {}
  const opened = await openDatabase({ ...config, ...image, clock }, (error) => {
    throw error
  })
  return { ...opened, clock, reset: () => empty(opened.pool).then(opened.forget) }
}

/** A migrated data directory to hand to a process of one's own. */
export async function createTestDataDir(): Promise<string> {
  const dir = path.join(os.tmpdir(), `yiju-test-${randomUUID()}`)
  fs.cpSync((await testImage()).dataDir, dir, { recursive: true })
  return dir
}

async function empty(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname in ('public', 'bullmq') and tablename not in ('_prisma_migrations', 'migration') order by 1`,
  )
  // Asking forty tables whether they hold anything takes 2 ms, emptying them all 50.
  const asked = rows
    .map(({ name }) => `select '${name}' as name where exists (select 1 from ${name})`)
    .join(' union all ')
  const full = await pool.query<{ name: string }>(asked)
  if (full.rows.length === 0) return
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // The log refuses to be emptied; only a superuser in this role, as here, can.
    await client.query("SET LOCAL session_replication_role = 'replica'")
    await client.query(`TRUNCATE ${full.rows.map((row) => row.name).join(', ')} RESTART IDENTITY CASCADE`)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
