// Offices where requests wait because others lie before them: each approver takes one after the other, and some weeks bring more.
import { DESK } from '../../src/insight/predict/load.ts'
import { chanceOf } from './history-generator-random.ts'

const HOUR = 3_600_000
const BEGIN = Date.UTC(2024, 0, 1)

export interface QueueSetting {
  readonly cases: number
  readonly approvers: number
  /** Of an approver's time, the part that requests take on average; towards 1 queues grow long. */
  readonly busy: number
}

export const QUEUES_HEADER = ['case_id', 'activity', 'timestamp', 'actor', DESK, 'case:dept']

/** Every case with its rows, in the order of their beginning. */
export function queuesLog({ cases, approvers, busy }: QueueSetting, seed: number): string[][][] {
  const chance = chanceOf(seed)
  const service = (): number => Math.exp(chance.normal() * 0.5) * 2 * HOUR
  const every = (2 * 1.13 * HOUR) / approvers / busy
  let at = BEGIN
  let rush = 1
  const filed = Array.from({ length: cases }, (_, i) => {
    if (i % 60 === 0) rush = chance.pick([0.5, 0.8, 1, 1.4, 2])
    at += (-Math.log(1 - chance.next()) * every) / rush
    return { id: `c${i}`, at, desk: chance.int(approvers) }
  })
  const free = new Float64Array(approvers)
  const signed = filed.map((f) => {
    const done = Math.max(f.at, free[f.desk]!) + service()
    free[f.desk] = done
    return { ...f, done }
  })
  return signed.map(({ id, at: from, desk, done }) => {
    const stamp = (ms: number): string => new Date(ms).toISOString()
    const paid = done + service()
    return [
      [id, 'Submit', stamp(from), `e${chance.int(50)}`, `a${desk}`, `d${desk}`],
      [id, 'Sign', stamp(done), `a${desk}`, 'cashier', `d${desk}`],
      [id, 'Pay', stamp(paid), 'cashier', '', `d${desk}`],
    ]
  })
}
