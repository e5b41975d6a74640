// Bounds that were missed too often are widened, those hardly ever missed narrowed; what is not known yet counts for nothing.
import { describe, expect, test } from 'vitest'
import { createAmends, EVEN } from '../../../src/insight/predict/amends.ts'

/** A hundred cases with a lower bound at 10 and an upper one at 20, as of moment 30. */
function after(ends: (i: number) => number | undefined, { sure = true, now = 30 } = {}) {
  const amends = createAmends()
  for (let i = 0; i < 100; i++) {
    amends.gave({ case: i, low: 10, high: 20 })
    const end = ends(i)
    if (end !== undefined && end <= now) amends.ended(i, end)
  }
  amends.until(now, sure)
  return amends.shares()
}

const way = (by: number): number => (Math.abs(by) < 1e-9 ? 0 : by < 0 ? -1 : 1)

describe('what was said is compared with what came', () => {
  test.each([
    ['one in ten missed on either side: nothing moves', (i: number) => (i < 10 ? 5 : i < 20 ? 25 : 15), 0, 0],
    ['a third ends after its upper bound: it rises', (i: number) => (i < 10 ? 5 : i < 43 ? 25 : 15), 0, 1],
    ['cases still open after it are as good as late', (i: number) => (i < 10 ? 5 : i < 43 ? undefined : 15), 0, 1],
    ['a third ends before its lower bound: it falls', (i: number) => (i < 33 ? 5 : i < 43 ? 25 : 15), -1, 0],
    ['nobody misses: both come closer', () => 15, 1, -1],
  ])('%s', (_, ends, low, high) => {
    const [below, middle, above] = after(ends)
    expect([way(below - EVEN[0]), middle, way(above - EVEN[2])]).toEqual([low, 0.5, high])
  })

  test('a bound whose moment has not come says nothing, however the case will end', () => {
    expect(after(() => 25, { now: 15 })[2]).toBeCloseTo(EVEN[2], 9)
    expect(after(() => undefined, { now: 9 })).toBe(EVEN)
  })

  test('where a log leaves the ends out, nobody is taken to be late', () => {
    expect(after(() => undefined, { sure: false })).toBe(EVEN)
  })

  test('however much is missed, a bound stays one', () => {
    const amends = createAmends()
    for (let round = 1; round <= 50; round++) {
      for (let i = 0; i < 200; i++) amends.gave({ case: round * 1000 + i, low: round * 10 + 8, high: round * 10 + 9 })
      amends.until(round * 10 + 9, true)
    }
    const [low, , high] = amends.shares()
    expect(low).toBeGreaterThan(0.005)
    expect(high).toBeLessThan(0.995)
  })
})
