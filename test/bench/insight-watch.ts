// What looking costs inside an approval's own transaction: the exact kinds over one request, on a year of the demo company.
// node --import tsx test/bench/insight-watch.ts [DECISIONS]
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openDatabase } from '../../src/adapters/postgres/open.ts'
import { evolve } from '../../src/approval/evolve.ts'
import type { State } from '../../src/approval/request.ts'
import { watch } from '../../src/assistant/insight/watch.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { stopwatch, systemClock } from '../../src/kernel/clock.ts'
import { publishBuiltIns } from '../../src/settle.ts'

const DECISIONS = Number(process.argv[2] ?? 2000)
const ORG = 'demo'
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-bench-'))
const opened = await openDatabase({ dataDir, clock: systemClock }, (error) => {
  throw error
})
const { database } = opened
await publishBuiltIns(database, ORG, systemClock)
await seedDemo(database, ORG, { clock: systemClock, say: () => {}, months: 12 })
const store = database.open(ORG)
const organisation = await store.people.organisation()

const DECIDED = new Set(['Approved', 'Rejected', 'Returned', 'Transferred'])
const took: number[] = []
const bare: number[] = []
let [requests, events, processor] = [0, 0, 0]
for (let after: string | undefined; took.length < DECISIONS;) {
  const page = await store.insight.history(after, 200)
  if (page.length === 0) break
  after = page.at(-1)!.request.id
  for (const { request, events: log } of page) {
    requests += 1
    events += log.length
    // The last thing somebody decided, as if it were happening now; what came after it is not read again.
    const at = log.findLastIndex((e) => DECIDED.has(e.type))
    if (at < 1 || at < log.length - 8 || took.length >= DECISIONS) continue
    const definition = await store.processes.version(request.process.key, request.process.version)
    const before = log.slice(0, at).reduce<State>(evolve, undefined)
    if (!definition || !before) continue
    const moved = { before, after: request, events: log.slice(at), definition, organisation, now: systemClock.now() }
    await database.transaction(ORG, async (tx) => {
      const empty = stopwatch()
      await tx.requests.find(request.id)
      bare.push(empty())
      const [time, used] = [stopwatch(), process.cpuUsage()]
      await watch(tx, moved)
      took.push(time())
      const { user, system } = process.cpuUsage(used)
      processor += (user + system) / 1000
    })
  }
}
const findings = (await store.insight.list({ me: '', line: [], everybody: true }, { limit: 100_000 })).length
await opened.close()
fs.rmSync(dataDir, { recursive: true, force: true })

const read = `${requests} requests, ${events} events read; ${took.length} decisions watched, ${findings} findings stored`
console.log(`load average: ${os.loadavg()[0]?.toFixed(1)}, processors: ${os.cpus().length}, Node ${process.version}`)
console.log(read)
console.log(`watch: ${line(took)}`)
console.log(`processor: ${(processor / took.length).toFixed(2)} ms each, the database's thread included`)
console.log(`one read of the request for comparison: ${line(bare)}`)

function line(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!.toFixed(2)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`
}
