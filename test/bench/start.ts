// How long a start takes and what it weighs at rest: a clean directory to the first answer, then the same directory again.
// node --import tsx test/bench/start.ts
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { stopwatch } from '../../src/kernel/clock.ts'
import { signInAs, startYiju, type Client, type Running } from '../kit/process.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const WARM = 5
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-bench-'))

// A clean clone has no built web app either.
fs.rmSync(path.join(root, 'dist/console'), { recursive: true, force: true })
const load = os.loadavg()[0]
const cold = await measured(dataDir)
await cold.server.stop()
const warm: number[] = []
let memory = ''
for (let n = 0; n < WARM; n++) {
  const { server, ready } = await measured(dataDir)
  warm.push(ready)
  if (n === WARM - 1) {
    await new Promise((done) => setTimeout(done, 10_000))
    memory = residentOf(dataDir)
  }
  await server.stop()
}
fs.rmSync(dataDir, { recursive: true, force: true })
console.log(`load average before: ${load?.toFixed(1)}, processors: ${os.cpus().length}, Node ${process.version}`)
console.log(`cold start, ready:         ${(cold.ready / 1000).toFixed(1)} s (build, migrate, seed a year)`)
console.log(`cold start, first answer:  ${(cold.answered / 1000).toFixed(1)} s`)
console.log(`warm start, ready:         ${warm.map((ms) => (ms / 1000).toFixed(1)).join(' ')} s`)
console.log(`memory at rest (resident): ${memory}`)

async function measured(dir: string): Promise<{ server: Running; ready: number; answered: number }> {
  const time = stopwatch()
  const server = await startYiju({ dataDir: dir })
  const ready = time()
  const me = await signInAs(server, 'wang-fang')
  await answer(me)
  return { server, ready, answered: time() }
}

async function answer(me: Client): Promise<void> {
  await me.post('/api/chat/messages', { id: randomUUID(), text: '明天请一天年假' })
  while ((await me.get<{ thinking: boolean }>('/api/chat')).thinking) await new Promise((done) => setTimeout(done, 5))
}

function residentOf(dir: string): string {
  const { pid } = JSON.parse(fs.readFileSync(path.join(dir, 'server.json'), 'utf8')) as { pid: number }
  const status = `/proc/${pid}/status`
  if (!fs.existsSync(status)) return 'not known on this system'
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(status, 'utf8'))?.[1])
  return `${Math.round(kilobytes / 1024)} MB`
}
