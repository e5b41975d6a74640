// Opens the database the configuration names: the embedded one in a directory, or a PostgreSQL server. Migrated when it comes back.
import path from 'node:path'
import pg from 'pg'
import type { Database } from '../../assistant/ports.ts'
import type { Clock } from '../../kernel/clock.ts'
import { finishRestore } from './backup.ts'
import { createDatabase } from './database.ts'
import type { Known } from './database.ts'
import { lockDirectory } from './directory-lock.ts'
import { databaseFault } from './faults.ts'
import { migrate, MIGRATIONS } from './migrate.ts'
import { createPGlitePool } from './pglite-pool.ts'
import { startPGlite } from './pglite-remote.ts'

export interface OpenDatabase {
  database: Database
  /** For the queue, the audit and the tests; business code uses `database`. */
  pool: pg.Pool
  /** Only of the embedded database: its directory, and an image of it (a tar) taken while it runs. */
  embedded?: { dataDir: string; dump(): Promise<Uint8Array> }
  /** Names of the migrations applied just now. */
  migrated: readonly string[]
  /** Forgets what was read once, when the tables were changed behind its back (tests empty them). */
  forget(): void
  close(): Promise<void>
}

export interface DatabaseConfig {
  /** Directory of the embedded database, used when there is no databaseUrl. Nothing is kept when both are left out. */
  dataDir?: string
  databaseUrl?: string
  clock: Clock
  /** An image to begin with, for tests. */
  image?: Uint8Array
  /** Extensions the server may lack (tests on a bare server). */
  without?: readonly string[]
}

/** `onDeath`: the embedded database ended by itself; the process should end too. */
export async function openDatabase(config: DatabaseConfig, onDeath: (error: Error) => void): Promise<OpenDatabase> {
  if (!MIGRATIONS) throw new Error('the folder prisma/migrations is missing')
  const opened = config.databaseUrl === undefined ? await openEmbedded(config, onDeath) : openServer(config.databaseUrl)
  try {
    const migrated = await migrate(opened.pool, MIGRATIONS, { without: config.without ?? [] })
    const close = once(opened.close)
    const known: Known = { organisations: new Map(), versions: new Map() }
    const forget = () => Object.values(known).forEach((part) => part.clear())
    return { ...opened, database: createDatabase(opened.pool, config.clock, known, close), migrated, forget, close }
  } catch (error) {
    await opened.close()
    throw databaseFault(error)
  }
}

type Opened = Pick<OpenDatabase, 'pool' | 'embedded' | 'close'>

async function openEmbedded({ dataDir, image }: DatabaseConfig, onDeath: (error: Error) => void): Promise<Opened> {
  const unlock = dataDir === undefined ? () => {} : lockDirectory(dataDir)
  try {
    if (dataDir !== undefined) finishRestore(dataDir)
    const remote = await startPGlite(
      { ...(dataDir === undefined ? {} : { dataDir: path.join(dataDir, 'db') }), ...(image ? { image } : {}) },
      onDeath,
    )
    return {
      pool: createPGlitePool(remote),
      ...(dataDir === undefined ? {} : { embedded: { dataDir, dump: remote.dump } }),
      close: async () => {
        await remote.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

function openServer(connectionString: string): Opened {
  // UTC: the Prisma adapter drops the offset of timestamps it reads. The timeout ends transactions whose owner has gone.
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    options: '-c TimeZone=UTC -c idle_in_transaction_session_timeout=30000',
  })
  // An idle connection that breaks (server restarted) is replaced by the pool; unheard, the event would end the process.
  pool.on('error', () => {})
  return { pool, close: () => pool.end() }
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= act())
}
