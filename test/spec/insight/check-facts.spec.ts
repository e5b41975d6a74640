// No sentence says more than its facts: every explanation passes, every invention is caught.
import { describe, expect, test } from 'vitest'
import { check, rephrased } from '../../../src/insight/check-facts.ts'
import { explain, innocentReading } from '../../../src/insight/explain.ts'
import type { Facts, Finding, FindingKind } from '../../../src/insight/finding.ts'

/** One finding of each kind, as the engine writes its facts. */
const FACTS: Readonly<Record<FindingKind, Facts>> = {
  self_approval: { person: 'P0007', step: 'Declaration APPROVED by BUDGET OWNER', at: '2024-05-02T09:00:00+08:00' },
  sod_breach: { person: '王芳', roles: ['ADMINISTRATION', 'SUPERVISOR'], at: '2024-05-02T09:00:00+08:00' },
  missing_step: { step: 'FINAL_APPROVED', payment: 'Request Payment', at: '2024-05-02T09:00:00Z' },
  order_violation: {
    step: 'FINAL_APPROVED',
    payment: 'Request Payment',
    paidAt: '2024-05-02T09:00:00+08:00',
    approvedAt: '2024-05-03T10:00:00+08:00',
    approval: 'Declaration FINAL_APPROVED by SUPERVISOR',
  },
  over_limit: { amount: 20_000, threshold: 20_000, currency: 'CNY', at: '2024-05-02T09:00:00+08:00' },
  inactive_actor: {
    person: 'P0031',
    lastDay: '2024-04-30',
    approvedOn: '2024-05-02',
    at: '2024-05-02T09:00:00+08:00',
  },
  ping_pong: { returns: 4, limit: 3 },
  overdue: { days: 12, limit: 3, person: '李强', role: 'SUPERVISOR', since: '2024-06-18' },
  split_purchase: {
    vendor: 'Lab Instruments GmbH',
    count: 3,
    total: 23_400.5,
    limit: 20_000,
    from: '2024-03-01',
    to: '2024-03-04',
    days: 3,
    people: ['P0009'],
  },
  duplicate_claim: {
    amounts: [553.5, 560],
    receipts: ['INV-10023344', 'INV 10023344'],
    dates: ['2024-03-01', '2024-03-02'],
    agrees: ['receipt (retyped)', 'vendor'],
    people: ['P0009', 'P0011'],
  },
  rubber_stamp: { person: 'P0003', count: 14, seconds: 95, pace: 7, usual: 240, from: '2024-05-06 14:03' },
  unusual_amount: {
    amount: 8400,
    usual: 260.4,
    ratio: 32.3,
    n: 11,
    category: 'meals',
    currency: 'CNY',
    person: 'P0020',
  },
  off_hours: { person: 'P0003', time: '02:41', date: '2024-05-06', share: 1.2, n: 84, hours: '08:00–19:00' },
  collusion: { requester: 'P0020', approver: 'P0004', count: 6, line: 'P0003', share: 43, hours: 0.8, near: 50 },
  bottleneck: { person: 'P0005', since: '2024-02', factor: 3.1, before: 9.4, after: 29.6, n: 140 },
  return_rate: { person: 'P0020', returned: 9, n: 14, usual: 11 },
  threshold_hugging: {
    person: 'P0021',
    count: 7,
    n: 22,
    limit: 20_000,
    lowest: 19_400,
    from: '2023-02',
    to: '2024-01',
  },
  skip: { steps: ['Sign', 'Check'], next: 'Pay', place: 3, seen: 2 },
  rework: { steps: ['Pay'], next: 'Book', place: 5, seen: 0 },
  early: { steps: ['Pay'], next: 'Check', place: 2, seen: 0 },
  late: { steps: ['Check'], next: 'Book', place: 5, seen: 4 },
  insert: { steps: ['Second check'], next: 'Pay', place: 4, seen: 0 },
  attribute: { steps: 'Sign', column: 'actor', value: 'bob', usual: 'sam', place: 3 },
}
const findings = Object.entries(FACTS).map(([kind, facts]): Finding => ({
  kind: kind as FindingKind,
  caseIds: ['C1'],
  score: 1,
  facts,
}))

describe.each(['zh', 'en'] as const)('every explanation in %s', (language) => {
  test.each(findings.map((f) => [f.kind, f] as const))('%s says only its facts', (_, finding) => {
    const text = `${explain(finding, language)} ${innocentReading(finding.kind, language)}`
    const words = `${explain({ ...finding, facts: {} }, language)} ${innocentReading(finding.kind, language)}`
    expect(check(text, finding.facts, { words }).strange).toEqual([])
  })
  test.each(findings.map((f) => [f.kind, f] as const))('%s with a number or a name put in is refused', (_, finding) => {
    const own = explain(finding, language)
    for (const added of language === 'zh'
      ? ['共 77 次。', '涉及金额 1.7万 元。', '王经理也签过字。', '已发生七十七次。', '「合同评审」也没有做。']
      : [
          'It happened 77 times.',
          'Ask Robert Miller.',
          'That is seventeen cases.',
          'It cost 9,999.',
          'See “Contract”.',
        ])
      expect([added, rephrased(finding, language, `${own} ${added}`)]).toEqual([added, own])
  })
})

const amount = FACTS.unusual_amount
test.each<[string, Facts, boolean]>([
  ['这笔餐费 8,400 元，而平时是 260.4 元，相差 32.3 倍。', amount, true],
  ['金额 0.84万 元，依据 11 张单。', amount, true],
  ['金额约 8500 元。', amount, false],
  ['比平时高出 32 倍。', amount, false],
  ['全角数字８４００也认得。', amount, true],
  ['P0020 claimed 8400 CNY for meals.', amount, true],
  ['P0021 claimed 8400 CNY for meals.', amount, false],
  ['Usually Anna spends 260.4.', amount, false],
  ['已等 12 天，从 6月18日 起，时限三天。', FACTS.overdue, true],
  ['已等 12 天，从 6月19日 起。', FACTS.overdue, false],
  ['李强处已等 18 天。', FACTS.overdue, false],
  ['Waiting since 18 June 2024: 12 days.', FACTS.overdue, true],
  ['It waited twelve days; the limit is three.', FACTS.overdue, true],
  ['It waited two weeks.', FACTS.overdue, false],
  ['退回了四次。', FACTS.ping_pong, true],
  ['退回了五次。', FACTS.ping_pong, false],
])('%s', (text, facts, ok) => expect(check(text, facts).ok).toBe(ok))

test('a name of the directory that is not in the facts is refused, whatever it looks like', () => {
  const names = ['李强', '欧阳静', 'ann']
  expect(check('李强处等了 12 天。', FACTS.overdue, { names }).ok).toBe(true)
  expect(check('也许欧阳静可以代批。', FACTS.overdue, { names }).strange).toEqual(['欧阳静'])
})

test('a good rephrasing goes out as it is, an empty one never', () => {
  const finding = findings.find((f) => f.kind === 'overdue')!
  expect(rephrased(finding, 'zh', '这张单在李强那里停了 12 天，超过 3 天的时限。')).toBe(
    '这张单在李强那里停了 12 天，超过 3 天的时限。',
  )
  expect(rephrased(finding, 'zh', '  ')).toBe(explain(finding, 'zh'))
})
