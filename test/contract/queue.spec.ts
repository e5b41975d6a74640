// The queues walk through the contract: in memory, on the embedded database, and on servers when their addresses are given.
import { randomUUID } from 'node:crypto'
import { afterAll } from 'vitest'
import { openQueue } from '../../src/adapters/bullmq/queue.ts'
import { createMemoryQueue } from '../../src/adapters/local/queue-memory.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { quietLog as log } from '../../src/kernel/log.ts'
import { openTestDatabase } from '../kit/database.ts'
import { queueContract } from './queue.ts'
import { databaseOfOurOwn, redisUrl, serverUrl, skipLoudly } from './targets.ts'

const common = () => ({ name: `test-${randomUUID()}`, log, backoffMs: 10 })

queueContract('in memory', async () => createMemoryQueue(systemClock, { backoffMs: 10 }))

queueContract('on the embedded database', async () => {
  const { pool } = await openTestDatabase()
  return openQueue({ ...common(), pool })
})

if (serverUrl === undefined) skipLoudly('the queue on a PostgreSQL server', 'TEST_DATABASE_URL')
else {
  const server = databaseOfOurOwn(serverUrl)
  afterAll(server.drop)
  queueContract('on a PostgreSQL server', async () => {
    const { pool } = await server.open()
    return openQueue({ ...common(), pool, databaseUrl: server.url })
  })
}

if (redisUrl === undefined) skipLoudly('the queue on Redis', 'TEST_REDIS_URL')
else {
  const at = redisUrl
  queueContract('on Redis', async () => {
    const { pool } = await openTestDatabase()
    return openQueue({ ...common(), pool, redisUrl: at })
  })
}
