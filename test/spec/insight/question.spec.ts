// What a question about figures is taken to ask: which number, of which process, whose, over which time.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseDefinition } from '../../../src/approval/definition.ts'
import { periodBefore } from '../../../src/assistant/insight/figures.ts'
import { asksLate, periodIn, readQuestion, readsAsFigure, stuckDays } from '../../../src/assistant/insight/question.ts'
import { Temporal } from '../../../src/kernel/clock.ts'

const today = Temporal.PlainDate.from('2026-11-26')
const folder = new URL('../../../processes/', import.meta.url)
const definitions = readdirSync(folder)
  .filter((f) => f.endsWith('.yaml'))
  .flatMap((file) => {
    const parsed = parseDefinition(readFileSync(new URL(file, folder), 'utf8'))
    return 'definition' in parsed ? [parsed.definition] : []
  })
const read = (text: string, metric = '') => readQuestion(text, { metric, definitions, today })

test.each([
  ['这个月哪个部门报销涨得最多', 'amount', 'expense', 'widest', true, true, '2026-11-01/2026-11-26/2026-11-30'],
  [
    'which department’s expenses rose the most this month',
    'amount',
    'expense',
    'widest',
    true,
    true,
    '2026-11-01/2026-11-26/2026-11-30',
  ],
  ['各部门上季度采购多少钱', 'amount', 'purchase', 'widest', true, false, '2026-07-01/2026-09-30'],
  [
    'how many leave requests did my team file last month',
    'count',
    'leave',
    'team',
    false,
    false,
    '2026-10-01/2026-10-31',
  ],
  ['上个月我的团队请了多少次假', 'count', 'leave', 'team', false, false, '2026-10-01/2026-10-31'],
  ['今年我请了几天年假', 'days', 'leave', 'mine', false, false, '2026-01-01/2026-11-26/2026-12-31'],
  ['报销平均要审批多久', 'time', 'expense', 'widest', false, false, '2026-08-28/2026-11-26'],
  [
    'how long does an expense take to approve on average',
    'time',
    'expense',
    'widest',
    false,
    false,
    '2026-08-28/2026-11-26',
  ],
  ['上周全公司付款一共多少钱', 'amount', 'payment', 'company', false, false, '2026-11-16/2026-11-22'],
  ['最近30天采购的通过率', 'rate', 'purchase', 'widest', false, false, '2026-10-27/2026-11-26'],
  ['9月份出差了多少天', 'days', 'business_trip', 'widest', false, false, '2026-09-01/2026-09-30'],
  ['本季度采购金额最高的部门', 'amount', 'purchase', 'widest', true, false, '2026-10-01/2026-11-26/2026-12-31'],
  [
    'which department spent the most on expenses in October',
    'amount',
    'expense',
    'widest',
    true,
    false,
    '2026-10-01/2026-10-31',
  ],
  [
    'expenses by department in the last three months',
    'amount',
    'expense',
    'widest',
    true,
    false,
    '2026-08-26/2026-11-26',
  ],
] as const)('%s', (text, measure, process, whose, byDepartment, against, period) => {
  const asked = read(text)
  const [from, to, until] = period.split('/')
  expect({ ...asked, from: asked.from.toString(), to: asked.to.toString(), until: asked.until?.toString() }).toEqual({
    measure,
    process,
    whose,
    byDepartment,
    against,
    from,
    to,
    until,
  })
})

describe('only a figure is read as one', () => {
  test.each([
    '这个月哪个部门报销涨得最多',
    '报销平均要审批多久',
    'how long does leave take on average',
    '本季度采购金额最高的部门',
    '最近三个月的退回率',
    'our rejection rate last month',
    'last three months expenses by department',
  ])('%s', (text) => expect(readsAsFigure(text)).toBe(true))
  test.each([
    '出差上海每天住宿标准是多少',
    '哪个部门负责采购',
    '报销要多久到账',
    'which department approves contracts',
    'how long is the probation period',
    '年假怎么请',
    '退回率是什么意思',
    '哪个部门最后审批',
  ])('%s', (text) => expect(readsAsFigure(text)).toBe(false))
})

test.each([
  ['which requests are stuck over three days', 3],
  ['哪些单卡了一周以上', 7],
  ['哪些单停留超过10天', 10],
  ['有没有卡住的单', 3],
  ['有什么异常吗', undefined],
  ['anything unusual this week', undefined],
] as const)('%s → %s', (text, days) => expect(stuckDays(text)).toBe(days))

test.each([
  ['2026-11-01', '2026-11-30', '2026-10-01', '2026-10-31'],
  ['2026-11-01', '2026-11-26', '2026-10-01', '2026-10-26'],
  ['2026-07-01', '2026-09-30', '2026-04-01', '2026-06-30'],
  ['2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
  ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
])('before %s – %s', (from, to, a, b) => {
  const before = periodBefore({ from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) })
  expect([before.from.toString(), before.to.toString()]).toEqual([a, b])
})

test.each([
  ['最近三个月', '2026-08-26', '2026-11-26'],
  ['the last three months', '2026-08-26', '2026-11-26'],
  ['过去两周', '2026-11-12', '2026-11-26'],
  ['近半年', '2026-05-26', '2026-11-26'],
  ['past 12 months', '2025-11-26', '2026-11-26'],
  ['上半年', '2026-01-01', '2026-06-30'],
  ['第三季度', '2026-07-01', '2026-09-30'],
  ['Q2', '2026-04-01', '2026-06-30'],
  ['in October', '2026-10-01', '2026-10-31'],
  ['during december', '2025-12-01', '2025-12-31'],
  ['in May', '2026-05-01', '2026-05-31'],
])('%s: %s – %s', (text, from, to) => {
  const period = periodIn(text, today)
  expect([period?.from.toString(), period?.to.toString()]).toEqual([from, to])
})

test('no period is found where none was said', () => {
  expect(periodIn('一共多少钱', today)).toBeUndefined()
  for (const text of ['maybe', 'what may we march for', 'decide', 'the second request'])
    expect(periodIn(text, today)).toBeUndefined()
})

test.each([
  ['研发这周有哪些审批超期了', true],
  ['哪些单超时了', true],
  ['which approvals are overdue', true],
  ['anything past its deadline?', true],
  ['有什么异常吗', false],
  ['which requests are stuck over three days', false],
  ['过期的发票还能报吗', false],
])('past its limit or not: %s', (text, late) => expect(asksLate(text)).toBe(late))
