// How long one event takes the streaming scorer, with a million events of history before it.
// node --expose-gc --import tsx test/bench/insight-stream.ts [events] [forget]
import { readPolicy, type CaseRecord } from '../../src/insight/records.ts'
import { forget, openStream, score } from '../../src/insight/stream.ts'
import { chanceOf } from '../kit/history-generator-random.ts'

/** Lets go of closed cases every 50,000 events, as a server does. */
const FORGETS = process.argv[3] === 'forget'
const MONTH = 30 * 86_400_000
const wanted = Number(process.argv[2] ?? 1_000_000)
const chance = chanceOf(1)
const state = openStream(
  readPolicy({
    director_threshold: 20_000,
    ping_pong_returns: 3,
    mandatory_before_payment: ['FINAL_APPROVED'],
    payment_activities: ['Request Payment'],
  }),
)
const STEPS = [
  ['Declaration SUBMITTED by EMPLOYEE', 'EMPLOYEE'],
  ['Declaration APPROVED by ADMINISTRATION', 'ADMINISTRATION'],
  ['Declaration FINAL_APPROVED by SUPERVISOR', 'SUPERVISOR'],
  ['Request Payment', 'SYSTEM'],
  ['Payment Handled', 'SYSTEM'],
] as const
const vendors = Array.from({ length: 400 }, (_, i) => `Vendor ${i} Ltd`)
const took: number[] = []
const submits: number[] = []
let ms = Date.UTC(2020, 0, 1)
const begin = performance.now()
for (let n = 0, c = 0; n < wanted + 20_000; c++) {
  const id = `C${c}`
  if (FORGETS && c % 10_000 === 0) forget(state, { cases: ms - MONTH, claims: ms - 13 * MONTH })
  const day = Math.floor(ms / 86_400_000) - chance.int(9)
  const amount = Math.round(Math.exp(chance.normal() + 6) * 100) / 100
  const record: CaseRecord = {
    id,
    template: 'expense',
    requester: `P${chance.int(5000)}`,
    dept: 'd',
    amount,
    currency: 'CNY',
    category: 'travel',
    vendor: chance.pick(vendors),
    receipt: `INV-${10_000_000 + chance.int(89_999_999)}`,
    expenseDay: day,
    description: 'for a client',
    pendingRole: '',
    pendingActor: '',
  }
  for (const [activity, role] of STEPS) {
    ms += 30_000
    const actor = role === 'SYSTEM' ? 'SYSTEM' : role === 'EMPLOYEE' ? record.requester : `P${chance.int(300)}`
    const start = performance.now()
    score({ caseId: id, activity, ms, offset: 480, actor, role }, state, record)
    const t = performance.now() - start
    n++
    if (n > wanted) took.push(t)
    if (n > wanted && role === 'EMPLOYEE') submits.push(t)
  }
}
const seconds = (performance.now() - begin) / 1000
const at = (list: number[], q: number): string =>
  (list.sort((a, b) => a - b)[Math.floor(list.length * q)] ?? 0).toFixed(3)
globalThis.gc?.()
console.log(
  `${wanted} events of history, ${(wanted / seconds).toFixed(0)} events/s, ${Math.round(process.memoryUsage().rss / 1e6)} MB (heap ${Math.round(process.memoryUsage().heapUsed / 1e6)}), ${state.cases.size} cases held; every event p50 ${at(took, 0.5)} p99 ${at(took, 0.99)} max ${at(took, 0.9999)} ms; submissions p50 ${at(submits, 0.5)} p99 ${at(submits, 0.99)} ms`,
)
