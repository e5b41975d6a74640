// English of several offices: orders put as questions, places in a list, prices without a unit, what one says before one asks.
import { expect, test } from 'vitest'
import { actsOf, answer, hear, plain } from './kit.ts'

const LIST = "1. Sarah's leave 2. Tom's expense 3. Sarah's trip"

test.each([
  ['Would it be possible to take Friday off?', 'start'],
  ['is it possible to carry over my leave?', 'ask'],
  ['would you mind approving Sarah’s leave', 'approve'],
  ["I have no issue with Tom's trip", 'approve'],
  ["Nope on Tom's purchase", 'reject'],
  ['Let’s not order the chairs for the moment', 'hold'],
  ['You don’t need my OK any more, just submit things on your own', 'outOfScope'],
  ['stop asking me to confirm and just pass everything', 'outOfScope'],
  ['kindly grant me sick leave for today', 'start'],
  ['My purchase request, is it approved yet?', 'status'],
  ['hi there, so I bought a new charger, it was 69 yuan, can you put through the reimbursement', 'start'],
])('%s: %s', (text, acts) => expect(actsOf(hear(text))).toBe(acts))

test.each([
  [
    'approve 1 and 3, reject 2',
    [
      ['approve', 1],
      ['approve', 3],
      ['reject', 2],
    ],
  ],
  [
    'the first and the third are fine, return the second: wrong dates',
    [
      ['approve', 1],
      ['approve', 3],
      ['return', 2],
    ],
  ],
  [
    '1 yes, 2 no',
    [
      ['approve', 1],
      ['reject', 2],
    ],
  ],
])('places of the list: %s', (text, places) =>
  expect(answer(LIST, text).map((a) => [a.act, a.target?.index])).toEqual(places),
)

test.each([
  ['taxi eighty-six fifty, yesterday', { amount: 86.5, reason: 'taxi', date: '2026-05-12' }],
  [
    'three grand for the booth deposit, CNY, please expense',
    { amount: 3000, currency: 'CNY', reason: 'booth deposit' },
  ],
  ['can you expense the Zoom subscription, 149.90 a year', { amount: 149.9, reason: 'Zoom subscription' }],
])('a price without a unit of its own: %s', (text, fields) => expect(plain(hear(text))).toMatchObject([{ fields }]))

test('an invoice’s number is no price', () =>
  expect(plain(hear('release payment of EUR 4,750 to Studio Nord, invoice 2219'))).toMatchObject([
    { process: 'payment', fields: { amount: 4750, payee: 'Studio Nord' } },
  ]))
