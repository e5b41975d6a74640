// From a message to its answer on the embedded default, over HTTP, one person at a time: p50 and p99.
// node --import tsx test/bench/answer.ts [MESSAGES]
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stopwatch } from '../../src/kernel/clock.ts'
import { signInAs, startYiju } from '../kit/process.ts'

const MESSAGES = Number(process.argv[2] ?? 200)
const SENTENCES = [
  '明天请一天年假',
  '改成两天',
  '算了',
  '有什么等我处理',
  '报销昨天打车费86元',
  '取消',
  '我的请假到哪了',
  '我要采购',
  '两台显示器',
  '取消',
]

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-bench-'))
const server = await startYiju({ dataDir })
const people = ['wang-fang', 'li-qiang', 'xu-lu', 'zhang-wei', 'liu-yang']
const clients = await Promise.all(people.map((p) => signInAs(server, p)))
const load = os.loadavg()[0]
const taken: number[] = []
for (let n = 0; n < MESSAGES; n++) {
  // 120 a minute is the limit of one person.
  const me = clients[n % clients.length]!
  const time = stopwatch()
  await me.post('/api/chat/messages', {
    id: randomUUID(),
    text: SENTENCES[Math.floor(n / clients.length) % SENTENCES.length]!,
  })
  while ((await me.get<{ thinking: boolean }>('/api/chat')).thinking) await new Promise((done) => setTimeout(done, 2))
  taken.push(time())
}
await server.stop()
fs.rmSync(dataDir, { recursive: true, force: true })

const sorted = taken.slice(people.length).toSorted((a, b) => a - b)
const at = (share: number) =>
  `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!)} ms`
console.log(`load average before: ${load?.toFixed(1)}, processors: ${os.cpus().length}, Node ${process.version}`)
console.log(`${sorted.length} messages: p50 ${at(0.5)}  p90 ${at(0.9)}  p99 ${at(0.99)}  most ${at(1)}`)
