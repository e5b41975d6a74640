// Amounts: far from the person's own and from everybody's is told; prices that rise for all, a season, a yearly fee are not.
import { expect, test } from 'vitest'
import { importCsv } from '../../../src/insight/log/import-csv.ts'
import { readCases } from '../../../src/insight/records.ts'
import { scan } from '../../../src/insight/scan.ts'
import { chanceOf } from '../../kit/history-generator-random.ts'

interface Claim {
  month: number
  person: number
  amount: number
  description?: string
}

/** A year of meals of thirty people, about 260 each, changed by what the test is about. */
async function told(change: (claim: Claim, i: number) => Claim): Promise<string[]> {
  const chance = chanceOf(4)
  const claims = Array.from({ length: 1200 }, (_, i) =>
    change({ month: Math.floor(i / 100), person: i % 30, amount: 260 * Math.exp(chance.normal() * 0.3) }, i),
  )
  const stamp = (c: Claim, i: number): string => new Date(Date.UTC(2023, c.month, 1 + (i % 27), 9)).toISOString()
  const log = await importCsv([
    [
      'case_id,activity,timestamp',
      ...claims.map((c, i) => `C${i},Declaration SUBMITTED by EMPLOYEE,${stamp(c, i)}`),
    ].join('\n'),
  ])
  const cases = readCases(
    claims.map((c, i) => ({
      id: `C${i}`,
      requester: `P${c.person}`,
      amount: c.amount.toFixed(2),
      currency: 'CNY',
      category: 'meals',
      description: c.description ?? 'client lunch',
    })),
  )
  return scan(log, { cases })
    .findings.filter((f) => f.kind === 'unusual_amount')
    .map((f) => f.caseIds[0]!)
}

test.each<[string, (claim: Claim, i: number) => Claim, string[]]>([
  ['an ordinary year', (c) => c, []],
  ['one slip of a decimal point', (c, i) => (i === 555 ? { ...c, amount: c.amount * 10 } : c), ['C555']],
  [
    'a December in which everybody spends four times as much',
    (c) => (c.month === 11 ? { ...c, amount: c.amount * 4 } : c),
    [],
  ],
  [
    'the slip stands out in that December too',
    (c, i) => ({ ...c, amount: c.amount * (c.month === 11 ? 4 : 1) * (i === 1150 ? 10 : 1) }),
    ['C1150'],
  ],
  ['prices that rise by a third each month', (c) => ({ ...c, amount: c.amount * 1.33 ** c.month }), []],
  ['a person who always spends much', (c) => (c.person === 7 ? { ...c, amount: c.amount * 6 } : c), []],
  ['a yearly fee that says so', (c, i) => (i === 555 ? { ...c, amount: 5000, description: 'annual fee' } : c), []],
])('%s', async (_, change, expected) => expect(await told(change)).toEqual(expected))
