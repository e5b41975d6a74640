// Advice rests on counts: the soonest among lawful approvers, the process that is probably meant, what to mend first.
import { expect, test } from 'vitest'
import { likelyProcesses, mendFirst, soonestFirst, type PastDecision } from '../../../src/insight/advise.ts'

const HOUR = 3_600_000
const NOW = 1000 * 24 * HOUR
const decided = (person: string, hours: number, times: number, daysAgo = 5): PastDecision[] =>
  Array.from({ length: times }, (_, i) => ({ person, wait: hours * HOUR, at: NOW - (daysAgo + i * 0.1) * 24 * HOUR }))

test.each<[string, string[], PastDecision[], [string, number][], string[]]>([
  ['the quick one first', ['ann', 'bob'], [...decided('ann', 20, 12), ...decided('bob', 3, 12)], [], ['bob', 'ann']],
  [
    'who is not lawful is not named, however quick',
    ['ann'],
    [...decided('ann', 20, 12), ...decided('eve', 1, 50)],
    [],
    ['ann'],
  ],
  [
    'one lucky decision says little',
    ['ann', 'bob'],
    [...decided('ann', 6, 30), ...decided('bob', 5, 1)],
    [['bob', 1]],
    ['ann', 'bob'],
  ],
  [
    'a long queue counts',
    ['ann', 'bob'],
    [...decided('ann', 3, 12), ...decided('bob', 4, 12)],
    [
      ['ann', 9],
      ['bob', 1],
    ],
    ['bob', 'ann'],
  ],
  [
    'what was half a year ago does not',
    ['ann', 'bob'],
    [...decided('ann', 1, 30, 180), ...decided('ann', 30, 8), ...decided('bob', 10, 8)],
    [],
    ['bob', 'ann'],
  ],
  ['nothing known: by name', ['bob', 'ann'], [], [], ['ann', 'bob']],
])('%s', (_, lawful, past, open, expected) =>
  expect(soonestFirst(lawful, past, new Map(open), NOW).map((a) => a.person)).toEqual(expected),
)

const filed = (process: string, requester: string, words: string[], times: number) =>
  Array.from({ length: times }, (_, i) => ({ process, requester, dept: 'sales', words, at: i }))

test('the narrowest circle with enough to say speaks, with its counts', () => {
  const past = [
    ...filed('travel', 'ann', ['Shanghai', 'train'], 6),
    ...filed('expense', 'ann', ['lunch'], 30),
    ...filed('expense', 'bob', ['train'], 40),
  ]
  const ask = (requester: string, words: string[]) =>
    likelyProcesses({ requester, dept: 'sales', words }, past).map((a) => [a.process, a.count, a.of, a.alike])
  expect(ask('ann', ['train'])).toEqual([['travel', 6, 6, 'requester and words']])
  expect(ask('cem', ['train'])).toEqual([
    ['expense', 40, 46, 'words'],
    ['travel', 6, 46, 'words'],
  ])
  expect(ask('ann', ['rocket'])[0]).toEqual(['expense', 30, 36, 'requester'])
  expect(ask('cem', [])[0]).toEqual(['expense', 70, 76, 'department'])
  expect(likelyProcesses({ requester: 'ann', dept: 'x', words: [] }, [])).toEqual([])
})

const outcome = (returned: boolean, traits: string[], times: number) =>
  Array.from({ length: times }, () => ({ returned, traits }))

test('what came back clearly more often is told with both counts, chance is not', () => {
  const past = [
    ...outcome(true, ['receipts missing', 'filed on a Monday'], 8),
    ...outcome(false, ['receipts missing'], 2),
    ...outcome(true, ['filed on a Monday'], 4),
    ...outcome(false, ['filed on a Monday'], 30),
    ...outcome(false, [], 60),
    ...outcome(true, [], 6),
  ]
  expect(mendFirst(['receipts missing'], past)).toEqual([
    { trait: 'receipts missing', returned: 8, n: 10, otherReturned: 10, others: 100 },
  ])
  expect(mendFirst(['amount above 5000'], past)).toEqual([])
  expect(mendFirst(['receipts missing'], past.slice(0, 6))).toEqual([])
})
