// Bounds keep pace with the office: four of five cases end between them, also after everything has become slower.
import { expect, test } from 'vitest'
import { importCsv } from '../../../src/insight/log/import-csv.ts'
import type { EventLog } from '../../../src/insight/log/log.ts'
import { train } from '../../../src/insight/predict/predict.ts'
import { chanceOf } from '../../kit/history-generator-random.ts'

const HOUR = 3_600_000
interface Row {
  readonly ms: number
  readonly line: string
}

/** One case every three hours; a signature takes a day, give or take, times `factor`. */
function office(cases: number, from: number, factor: number, seed: number): Row[] {
  const chance = chanceOf(seed)
  return Array.from({ length: cases }, (_, i) => {
    let at = Date.UTC(2024, 0, 1) + (from + i * 3) * HOUR
    return ['Submit', 'Check', 'Sign', 'Pay'].map((step) => {
      const ms = at
      at += Math.round(Math.exp(chance.normal() * 0.6) * 24 * HOUR * factor)
      return { ms, line: `c${from + i},${step},${new Date(ms).toISOString()}` }
    })
  }).flat()
}
const logOf = (rows: readonly Row[]): Promise<EventLog> =>
  importCsv([['case_id,activity,timestamp', ...rows.map((r) => r.line)].join('\n')])

function covered(log: EventLog, predictor: ReturnType<typeof train>, cases: (c: number) => boolean): number {
  let [inside, all] = [0, 0]
  for (let c = 0; c < log.cases.length; c++)
    for (let last = log.start[c]!; cases(c) && last < log.start[c + 1]! - 1; last++) {
      const { low, high } = predictor.predict({ log, case: c, last })
      const left = log.time[log.start[c + 1]! - 1]! - log.time[last]!
      all++
      if (left >= low && left <= high) inside++
    }
  return inside / all
}

test('waits grow threefold: the bounds follow from the cases that have not ended', async () => {
  const predictor = train(await logOf(office(500, 0, 1, 1)))
  const usual = await logOf(office(300, 1500, 1, 2))
  expect(covered(usual, predictor, () => true)).toBeGreaterThan(0.75)
  const slow = await logOf(office(300, 1500, 3, 2))
  expect(covered(slow, predictor, (c) => c < 30)).toBeLessThan(0.6)
  expect(covered(slow, predictor, (c) => c >= 100)).toBeGreaterThan(0.72)
  expect(covered(slow, predictor, (c) => c >= 100)).toBeLessThan(0.88)
})

test('a bound is the same whatever happens later, in this case or another', async () => {
  const predictor = train(await logOf(office(500, 0, 1, 1)))
  const rows = office(200, 1500, 3, 3)
  const whole = await logOf(rows)
  const [c, event] = [120, 1]
  const moment = whole.time[whole.start[c]! + event]!
  const cut = await logOf(rows.filter((r) => r.ms <= moment))
  const there = cut.cases.indexOf(whole.cases[c]!)
  expect(predictor.predict({ log: cut, case: there, last: cut.start[there]! + event })).toEqual(
    predictor.predict({ log: whole, case: c, last: whole.start[c]! + event }),
  )
})

test('a log without a clock has bounds, if idle ones', async () => {
  const lines = Array.from({ length: 60 }, (_, i) => ['Submit', 'Sign', 'Pay'].map((step) => `c${i},${step},`)).flat()
  const log = await importCsv([['case_id,activity,timestamp', ...lines].join('\n')])
  const { low, high, remaining } = train(log).predict({ log, case: 0, last: 0 })
  expect([low, high, remaining].every((x) => Number.isFinite(x))).toBe(true)
})
