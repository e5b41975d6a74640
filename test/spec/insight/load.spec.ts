// What lies with whoever a case waits for: counted as of the moment, the case itself left out, and used only where it helps.
import { expect, test } from 'vitest'
import { importCsv } from '../../../src/insight/log/import-csv.ts'
import { createLoads, DESK } from '../../../src/insight/predict/load.ts'
import { train } from '../../../src/insight/predict/predict.ts'
import { QUEUES_HEADER, queuesLog } from '../../kit/history-generator-queues.ts'

const HOUR = 3_600_000
const logOf = (header: readonly string[], rows: readonly (readonly string[])[]) =>
  importCsv([[header, ...rows].map((row) => row.join(',')).join('\n')])
const row = (id: string, what: string, hour: number, desk: string): string[] => [
  id,
  what,
  new Date(Date.UTC(2024, 0, 1, hour)).toISOString(),
  desk,
]

test('those at the same desk count, with how long they have waited; what left it, itself and the future do not', async () => {
  const log = await logOf(
    ['case_id', 'activity', 'timestamp', DESK],
    [
      row('a', 'Submit', 0, 'eve'),
      row('b', 'Submit', 2, 'eve'),
      row('c', 'Submit', 3, 'bob'),
      row('a', 'Sign', 5, 'bob'),
      row('d', 'Submit', 6, 'eve'),
      row('e', 'Submit', 7, 'bob'),
      row('b', 'Sign', 9, ''),
    ],
  )
  const loads = createLoads(log)
  const at = (id: string) => loads.at(log, log.start[log.cases.indexOf(id)]!)
  expect(at('a')).toEqual({ open: 0, age: 0 })
  expect(at('b')).toEqual({ open: 1, age: 2 * HOUR })
  expect(at('c')).toEqual({ open: 0, age: 0 })
  expect(at('d')).toEqual({ open: 1, age: 4 * HOUR })
  expect(at('e')).toEqual({ open: 2, age: 3 * HOUR })
  expect(loads.at(log, log.start[log.cases.indexOf('b')]! + 1).open).toBeNaN()
})

test('where requests wait behind one another the queue is asked, and a long one foretells a long wait', async () => {
  const cases = queuesLog({ cases: 900, approvers: 3, busy: 0.85 }, 5)
  const predictor = train(await logOf(QUEUES_HEADER, cases.flat()))
  expect(predictor.chosen.load).toBe(true)
  const one = await logOf(QUEUES_HEADER, cases.at(-1)!)
  const left = (open: number, age: number): number =>
    predictor.predict({ log: one, case: 0, last: 0, load: { open, age } }).remaining
  expect(left(12, 20 * HOUR)).toBeGreaterThan(2 * left(0, 0))
})

test('a log that does not say whom its cases wait for is foretold as before', async () => {
  const cases = queuesLog({ cases: 300, approvers: 3, busy: 0.5 }, 6)
  const nameless = QUEUES_HEADER.map((name) => (name === DESK ? 'unnamed' : name))
  expect(train(await logOf(nameless, cases.flat())).chosen.load).toBe(false)
})
