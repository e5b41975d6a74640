// Where usual paths end and edited ones begin, told by how our own edits spread.
import { expect, test } from 'vitest'
import { footOf, USUAL, type Standing } from '../../../src/insight/paths/hill.ts'

const spread = (from: number, to: number, n: number): Standing[] =>
  Array.from({ length: n }, (_, i) => ({ odds: from + ((to - from) * (i + 0.5)) / n, cases: 1 }))
const probes = (from: number, to: number): Float64Array => Float64Array.from(spread(from, to, 400), (s) => s.odds)

test('far from the hill nothing is lost: the foot is right above it, wherever it stands', () => {
  const edited = spread(-6, 6, 120)
  const foot = footOf([...spread(-7.9, -6.6, 2800), ...edited], probes(-6, 6))
  expect(foot).toBeGreaterThan(-6.6)
  expect(foot).toBeLessThan(-5)
})

test('rare lawful paths before the hill are left to it, though they are few', () => {
  const standing = [...spread(-7.9, -6.5, 2500), ...spread(-5.5, -2.6, 150), ...spread(-2.5, 8, 600)]
  const foot = footOf(standing, probes(-2.5, 8))
  expect(foot).toBeGreaterThan(-3.1)
  expect(foot).toBeLessThan(-1.9)
})

test('a hill that stands near even odds is a hill all the same', () => {
  const foot = footOf([...spread(-4, -1.5, 700), ...spread(-1, 8, 50)], probes(-2, 8))
  expect(foot).toBeGreaterThanOrEqual(-1.5)
})

test('where nobody went another way, all is as usual', () => {
  expect(footOf(spread(-30, -29, 400), new Float64Array(0))).toBe(USUAL)
  expect(footOf(spread(-7, -6, 400), probes(-2, 8))).toBeLessThanOrEqual(2)
})
