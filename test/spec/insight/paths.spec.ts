// Paths that went another way: the edit is named and the cell is right; frequent variants stay quiet.
import { expect, test } from 'vitest'
import type { PathScore } from '../../../src/insight/paths/score.ts'
import { scorePaths } from '../../../src/insight/paths/score.ts'
import { logOf } from '../../kit/history-log.ts'

const usual = ['Submit', 'Check', 'Sign', 'Pay', 'Book']
const long = ['Submit', 'Check', 'Second check', 'Sign', 'Pay', 'Book']
const who: Readonly<Record<string, string>> = {
  Submit: 'eve',
  Check: 'ann',
  'Second check': 'bob',
  Sign: 'sam',
  Pay: 'SYSTEM',
  Book: 'SYSTEM',
}

async function judged(strange: readonly (string | [string, string])[]): Promise<PathScore> {
  const lines = ['case_id,activity,timestamp,actor']
  const add = (id: string, steps: readonly (string | [string, string])[]): void => {
    for (const s of steps)
      lines.push(typeof s === 'string' ? `${id},${s},2024-01-01,${who[s]}` : `${id},${s[0]},2024-01-01,${s[1]}`)
  }
  for (let i = 0; i < 400; i++) add(`c${i}`, i % 4 === 0 ? long : usual)
  add('strange', strange)
  return scorePaths(await logOf(...lines)).scores.at(-1)!
}

test.each<[string, readonly (string | [string, string])[], string | undefined, string[]]>([
  ['usual', usual, undefined, []],
  ['a frequent variant', long, undefined, []],
  ['the signature is missing', ['Submit', 'Check', 'Pay', 'Book'], 'skip', ['2 activity']],
  ['paid twice', ['Submit', 'Check', 'Sign', 'Pay', 'Pay', 'Book'], 'rework', ['4 activity']],
  ['paid at the start: too early', ['Submit', 'Pay', 'Check', 'Sign', 'Book'], 'early', ['1 activity', '4 activity']],
  ['somebody else signs', ['Submit', 'Check', ['Sign', 'bob'], 'Pay', 'Book'], 'attribute', ['2 actor']],
  [
    'a foreign step',
    ['Submit', 'Check', 'Sign', ['Second check', 'eve'], 'Pay', 'Book'],
    'insert',
    ['3 activity', '3 actor'],
  ],
])('%s', async (_, steps, kind, cells) => {
  const score = await judged(steps)
  expect(score.flag ? score.kind : undefined).toBe(kind)
  if (score.flag) expect(score.cells.map(([i, column]) => `${i} ${column}`)).toEqual(cells)
})
