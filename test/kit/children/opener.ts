// Opens a data directory, says so and stays; or says why not.
import { openDatabase } from '../../../src/adapters/postgres/open.ts'
import { systemClock } from '../../../src/kernel/clock.ts'

const [dataDir = ''] = process.argv.slice(2)
try {
  await openDatabase({ dataDir, clock: systemClock }, () => process.exit(1))
  console.log('open')
  setInterval(() => {}, 1_000)
} catch (error) {
  console.log(`refused ${error instanceof Error ? error.message : String(error)}`)
}
