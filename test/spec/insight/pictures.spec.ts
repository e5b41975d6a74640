// Which pictures a digest has: none with axes and nothing in it.
import { expect, test } from 'vitest'
import { trendsOf } from '../../../src/assistant/insight/pictures.ts'
import type { Digest } from '../../../src/assistant/insight/digest.ts'
import { Temporal } from '../../../src/kernel/clock.ts'

const week = { from: Temporal.PlainDate.from('2026-11-23'), median: null, slow: null, filed: 0, finished: 0 }
const titles = (weeks: readonly object[]): string[] =>
  trendsOf({ weeks } as unknown as Digest, 'en').flatMap((t) => (t.picture === 'trend' ? [t.title] : []))

test('where nothing was finished there is no picture of how long it took', () => {
  expect(titles([week, { ...week, filed: 2 }])).toHaveLength(1)
  expect(titles([week, { ...week, filed: 2, finished: 1, median: 5, slow: 9 }])).toHaveLength(2)
})

test('where nothing happened at all, the empty pictures stand: a digest without one would look broken', () =>
  expect(titles([week])).toHaveLength(2))
