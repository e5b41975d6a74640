// The queue's own tables, in a schema of their own.
import { runMigrations } from 'bullmq'

type Client = Parameters<typeof runMigrations>[0] & { release(): void }
export interface QueuePool {
  connect(): Promise<Client>
}

export const SCHEMA = 'bullmq'

export async function migrateQueue(pool: QueuePool): Promise<void> {
  const client = await pool.connect()
  try {
    await runMigrations(client, SCHEMA)
  } finally {
    client.release()
  }
}
