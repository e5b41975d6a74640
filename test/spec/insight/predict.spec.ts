// What comes next, how long it takes, whether it will be returned: learnt from finished cases only.
import { expect, test } from 'vitest'
import { importCsv } from '../../../src/insight/log/import-csv.ts'
import { train } from '../../../src/insight/predict/predict.ts'
import { binOf, boost, answer, cutsOf } from '../../../src/insight/predict/trees.ts'
import { chanceOf } from '../../kit/history-generator-random.ts'

const HOUR = 3_600_000
const stamp = (hour: number): string => new Date(Date.UTC(2024, 0, 1) + hour * HOUR).toISOString()

/** Large requests are checked for three days and often returned; small ones are paid the next day. */
async function history(cases: number) {
  const chance = chanceOf(7)
  const lines = ['case_id,activity,timestamp,case:amount']
  for (let i = 0; i < cases; i++) {
    const amount = Math.round(chance.between(10, 1000))
    const large = amount > 500
    const [start, noise] = [i * 3, chance.between(0, 4)]
    lines.push(`c${i},Submit,${stamp(start)},${amount}`)
    if (large && chance.yes(0.5)) lines.push(`c${i},REJECTED by SUPERVISOR,${stamp(start + 5)},${amount}`)
    if (large) lines.push(`c${i},Check,${stamp(start + 48 + noise)},${amount}`)
    lines.push(`c${i},Pay,${stamp(start + (large ? 72 : 24) + noise)},${amount}`)
  }
  return importCsv([lines.join('\n')])
}

test('a large request takes longer, is checked first and may come back', async () => {
  const log = await history(600)
  const predictor = train(log)
  const of = (large: boolean) => {
    const c = log.cases.findIndex(
      (_, i) =>
        Number(log.caseAttributes[0]!.words[log.caseAttributes[0]!.values[i]!]) > 900 === large &&
        (large || Number(log.caseAttributes[0]!.words[log.caseAttributes[0]!.values[i]!]) < 100),
    )
    return predictor.predict({ log, case: c, last: log.start[c]! })
  }
  const [small, large] = [of(false), of(true)]
  expect(small.remaining / HOUR).toBeGreaterThan(23)
  expect(small.remaining / HOUR).toBeLessThan(29)
  expect(large.remaining / HOUR).toBeGreaterThan(71)
  expect(small.next).toBe('Pay')
  expect(large.returns).toBeGreaterThan(0.3)
  expect(small.returns).toBeLessThan(0.1)
  for (const p of [small, large]) expect([p.low <= p.remaining, p.remaining <= p.high]).toEqual([true, true])
})

test('what lies after the prefix is not read', async () => {
  const log = await history(300)
  const predictor = train(log)
  const c = 10
  const before = predictor.predict({ log, case: c, last: log.start[c]! })
  const blind = { ...log, time: log.time.map((t, e) => (e > log.start[c]! && e < log.start[c + 1]! ? t + 1e9 : t)) }
  expect(predictor.predict({ log: blind, case: c, last: log.start[c]! })).toEqual(before)
})

test('boosting finds a step and its quantiles', () => {
  const x = Float64Array.from({ length: 2000 }, (_, i) => i / 2000)
  const y = x.map((v, i) => (v > 0.5 ? 100 : 0) + (i % 10))
  const cuts = cutsOf(x)
  const m = { rows: x.length, columns: [Uint8Array.from(x, (v) => binOf(cuts, v))] }
  const at = (q: number, v: number): number =>
    answer(
      boost(m, y, { kind: 'quantile', q }, { trees: 60, rate: 0.2, leaves: 8, fewest: 20 }),
      Uint8Array.of(binOf(cuts, v)),
    )
  expect(at(0.5, 0.9)).toBeCloseTo(104, -0.5)
  expect(at(0.1, 0.1)).toBeLessThan(at(0.9, 0.1))
})
