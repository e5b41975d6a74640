// Writes requests as fast as it can and says the number of each one the database has acknowledged. To be killed at any instant.
import { openDatabase } from '../../../src/adapters/postgres/open.ts'
import { systemClock } from '../../../src/kernel/clock.ts'
import { company, file, ORG, submitted } from '../../contract/database/samples.ts'

const [dataDir = '', from = '0'] = process.argv.slice(2)
const opened = await openDatabase({ dataDir, clock: systemClock }, () => process.exit(1))
await opened.database.open(ORG).people.save(company)
console.log('ready')
for (let n = Number(from); ; n++) {
  const id = `r${n}`
  await opened.database.transaction(ORG, async (inside) => {
    await file(inside, submitted({ id, number: `LV-${n}` }))
    await inside.outbox.put('announce', { request: id })
  })
  console.log(`acknowledged ${id}`)
}
