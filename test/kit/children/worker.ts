// Works on one job of a queue and hangs in it, saying so. To be killed there.
import { openQueue } from '../../../src/adapters/bullmq/queue.ts'
import { openDatabase } from '../../../src/adapters/postgres/open.ts'
import { systemClock } from '../../../src/kernel/clock.ts'
import { quietLog as log } from '../../../src/kernel/log.ts'

const [dataDir = '', name = ''] = process.argv.slice(2)
const { pool } = await openDatabase({ dataDir, clock: systemClock }, () => process.exit(1))
const queue = await openQueue({ name, pool, log })
await queue.work({
  hang: async (_data, { id }) => {
    console.log(`working on ${id}`)
    await new Promise(() => {})
  },
})
console.log('ready')
