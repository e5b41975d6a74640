// A request that stands still is not "done today" day after day: what is known by now moves the forecast.
import { expect, test } from 'vitest'
import { stillWaiting } from '../../../src/insight/still-waiting.ts'

const DAY = 86_400_000
const told = { low: DAY, remaining: 3 * DAY, high: 8 * DAY }
const days = (waited: number) => {
  const { low, remaining, high } = stillWaiting(told, waited * DAY)
  return [low, remaining, high].map((ms) => Math.round((10 * ms) / DAY) / 10)
}

test('at the deed itself nothing is changed', () => expect(stillWaiting(told, 0)).toEqual(told))

test.each([
  [1, [1.4, 3.3, 8.3]],
  [3, [3.3, 5.2, 10.2]],
  [7, [7.3, 9.2, 14.2]],
])('after %i days', (waited, expected) => expect(days(waited)).toEqual(expected))

test('it never ends in the past, and the longer it waits the later it ends', () => {
  const all = Array.from({ length: 40 }, (_, i) => stillWaiting(told, (i * DAY) / 2))
  for (const [i, { low, remaining, high }] of all.entries()) {
    expect(low).toBeGreaterThanOrEqual((i * DAY) / 2)
    expect(remaining).toBeGreaterThanOrEqual(low)
    expect(high).toBeGreaterThanOrEqual(remaining)
    if (i > 0) expect(remaining).toBeGreaterThanOrEqual(all[i - 1]!.remaining - 1)
  }
})

test('three equal moments, as of a process that always takes the same, are borne', () => {
  const same = { low: DAY, remaining: DAY, high: DAY }
  expect(stillWaiting(same, 0)).toEqual(same)
  expect(stillWaiting(same, 2 * DAY).remaining).toBeGreaterThanOrEqual(2 * DAY)
})

test('of drawn durations, four in five of those still open end within the moved bounds', () => {
  // Exponential, mean three days: its own quantiles, and everything that outlives the moment.
  const mean = 3 * DAY
  const at = (share: number) => -mean * Math.log(1 - share)
  const spread = { low: at(0.1), remaining: at(0.5), high: at(0.9) }
  const drawn = Array.from({ length: 10_000 }, (_, i) => at((i + 0.5) / 10_000))
  for (const waited of [1, 2, 4, 6].map((d) => d * DAY)) {
    const { low, high } = stillWaiting(spread, waited)
    const open = drawn.filter((ms) => ms > waited)
    const within = open.filter((ms) => ms >= low && ms <= high).length / open.length
    expect(within).toBeGreaterThan(0.76)
    expect(within).toBeLessThan(0.84)
  }
})
