// What the forecasts learnt outlives the process: taken up again it foretells the same, without growing a tree.
import { deserialize, serialize } from 'node:v8'
import { beforeAll, expect, test } from 'vitest'
import { createAnalyst, type Page, type Study } from '../../../src/insight/own-analyst.ts'
import { recallTrees } from '../../../src/insight/own-trees.ts'
import { stopwatch } from '../../../src/kernel/clock.ts'
import { pastOfTheDemo } from '../../kit/own-history.ts'

let past: ReturnType<typeof pastOfTheDemo>
let study: Study
let page: Page

beforeAll(() => {
  past = pastOfTheDemo()
  study = { people: past.people, zone: past.organisation.zone, now: past.now.epochMilliseconds }
  page = {
    requests: past.requests.map(({ request, events }) => ({ request, events })),
    definitions: Object.fromEntries(past.definitions.map((d) => [`${d.key}/1`, d])),
  }
}, 60_000)

test('saved, laid down as bytes and taken up again, every forecast is the same, and comes sooner than learning', () => {
  const analyst = createAnalyst()
  analyst.begin(study)
  analyst.add(page)
  const learning = stopwatch()
  analyst.finish()
  const learnt = learning()
  const saved: unknown = deserialize(serialize(analyst.saved()))

  const after = createAnalyst()
  const recalling = stopwatch()
  expect(after.recall(study, saved)).toBe(true)
  const recalled = recalling()
  const underway = past.requests.filter((r) => r.request.status === 'underway')
  expect(underway.length).toBeGreaterThan(10)
  for (const own of underway) {
    const said = analyst.forecast(own)
    // Reasons are counted over the whole log, which is read a minute after a start.
    expect(after.forecast(own)).toEqual('tooFew' in said ? said : { ...said, reasons: [], traits: [] })
  }
  expect(recalled).toBeLessThan(learnt / 2)

  // A look at the log that does not learn leaves the forecasts as they are.
  after.begin({ ...study, train: false })
  after.add(page)
  expect(after.finish().findings.length).toBeGreaterThan(0)
  expect(after.forecast(underway[0]!)).toEqual(analyst.forecast(underway[0]!))
}, 120_000)

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['another edition', { edition: 0, log: {}, trees: new Map(), counts: new Map() }],
  ['something else', 'learnt'],
])('%s is not taken up', (_, saved) => expect(createAnalyst().recall(study, saved)).toBe(false))

test('trees are remembered only for the very same rows', () => {
  const rows = 200
  const matrix = { rows, columns: [Uint8Array.from({ length: rows }, (_, i) => i % 64)] }
  const y = Float64Array.from({ length: rows }, (_, i) => i % 7)
  const growth = { trees: 3, rate: 0.1, leaves: 4, fewest: 5 }
  const first = recallTrees()
  const grown = first.grow(matrix, y, { kind: 'quantile', q: 0.5 }, growth)
  const again = recallTrees(first.grown)
  expect(again.grow(matrix, y, { kind: 'quantile', q: 0.5 }, growth)).toBe(grown)
  const other = y.with(3, 99)
  for (const model of [
    again.grow(matrix, other, { kind: 'quantile', q: 0.5 }, growth),
    again.grow(matrix, y, { kind: 'quantile', q: 0.9 }, growth),
    again.grow(matrix, y, { kind: 'quantile', q: 0.5 }, growth, new Float64Array(rows).fill(2)),
  ])
    expect(model).not.toBe(grown)
})
