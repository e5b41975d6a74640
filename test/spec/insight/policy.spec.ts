// The eight policy kinds, each with the lawful neighbour that must stay quiet.
import { expect, test } from 'vitest'
import { readCases, readPeople, readPolicy } from '../../../src/insight/records.ts'
import { scan } from '../../../src/insight/scan.ts'
import { logOf } from '../../kit/history-log.ts'

const HEADER = 'case_id,activity,timestamp,actor,role'
const submit = 'A,Declaration SUBMITTED by EMPLOYEE,2024-05-01T09:00:00+08:00,eve,EMPLOYEE'
const admin = (by: string, on = '2024-05-02T09:00:00+08:00'): string =>
  `A,Declaration APPROVED by ADMINISTRATION,${on},${by},ADMINISTRATION`
const final = (by: string, on = '2024-05-03T09:00:00+08:00', role = 'SUPERVISOR'): string =>
  `A,Declaration FINAL_APPROVED by ${role},${on},${by},${role}`
const back = (by: string, role = 'SUPERVISOR'): string =>
  `A,Declaration REJECTED by ${role},2024-05-03T09:00:00+08:00,${by},${role}`
const pay = (on = '2024-05-04T09:00:00+08:00'): string => `A,Request Payment,${on},SYSTEM,SYSTEM`

const policy = readPolicy({
  as_of: '2024-06-30T18:00:00+08:00',
  director_threshold: 20000,
  sla_days: { SUPERVISOR: 3 },
  ping_pong_returns: 3,
  mandatory_before_payment: ['FINAL_APPROVED'],
  payment_activities: ['Request Payment', 'Payment Handled'],
})
const people = readPeople([
  { id: 'sam', tz: 'Asia/Shanghai', active_to: '2024-05-03' },
  { id: 'ann', tz: 'Asia/Shanghai', active_to: '' },
])

interface Case {
  amount?: string
  pending?: [string, string]
}

test.each<[string, string[], Case, string[]]>([
  ['a lawful case', [submit, admin('ann'), final('sam'), pay()], {}, []],
  ['who asks signs', [submit, final('eve'), pay()], {}, ['self_approval eve']],
  [
    'dropping one’s own request is no approval and no return',
    [submit, back('eve', 'EMPLOYEE'), back('eve', 'EMPLOYEE'), back('eve', 'EMPLOYEE')],
    {},
    [],
  ],
  ['two roles of one person', [submit, admin('ann'), final('ann'), pay()], {}, ['sod_breach ann']],
  ['one role in two rounds', [submit, final('sam', '2024-05-02T09:00:00+08:00'), submit, final('sam'), pay()], {}, []],
  ['a return is no approval', [submit, admin('sam'), back('sam'), submit, admin('ann'), final('eva'), pay()], {}, []],
  ['paid without the last signature', [submit, admin('ann'), pay()], {}, ['missing_step ']],
  ['not paid yet', [submit, admin('ann')], {}, []],
  ['signed after the payment', [submit, pay('2024-05-02T09:00:00+08:00'), final('sam')], {}, ['order_violation ']],
  [
    'equal instants: the file decides',
    [submit, pay('2024-05-03T09:00:00+08:00'), final('sam')],
    {},
    ['order_violation '],
  ],
  ['equal instants, signed first', [submit, final('sam'), pay('2024-05-03T09:00:00+08:00')], {}, []],
  [
    'offsets are compared as instants',
    [submit, final('sam', '2024-05-03T09:00:00+08:00'), pay('2024-05-03T02:00:00+00:00')],
    {},
    [],
  ],
  ['at the director’s threshold', [submit, final('sam'), pay()], { amount: '20000.00' }, ['over_limit ']],
  ['just below it', [submit, final('sam'), pay()], { amount: '19999.99' }, []],
  [
    'the director signed',
    [submit, final('dan', '2024-05-03T09:00:00+08:00', 'DIRECTOR'), pay()],
    { amount: '50000' },
    [],
  ],
  [
    'high, without any final approval: only the missing step',
    [submit, admin('ann'), pay()],
    { amount: '50000' },
    ['missing_step '],
  ],
  ['the last day counts', [submit, final('sam', '2024-05-03T15:59:00+00:00'), pay('2024-05-05')], {}, []],
  [
    'the day after, on the approver’s wall',
    [submit, final('sam', '2024-05-03T16:01:00+00:00'), pay('2024-05-05')],
    {},
    ['inactive_actor sam'],
  ],
  ['three returns', [submit, back('sam'), back('ann', 'ADMINISTRATION'), back('sam')], {}, ['ping_pong eve']],
  ['two returns', [submit, back('sam'), back('ann', 'ADMINISTRATION')], {}, []],
  ['open too long', [submit, admin('ann')], { pending: ['SUPERVISOR', 'sam'] }, ['overdue sam']],
  ['a role without a limit', [submit, admin('ann')], { pending: ['DIRECTOR', 'dan'] }, []],
  [
    'SYSTEM signs nothing',
    [submit, 'A,Declaration FINAL_APPROVED by SYSTEM,2024-05-03T09:00:00+08:00,SYSTEM,SYSTEM', pay()],
    {},
    [],
  ],
  ['later than now', [submit, final('eve', '2024-07-03T09:00:00+08:00')], {}, []],
])('%s', async (_, lines, { amount = '100', pending = ['', ''] }, expected) => {
  const cases = readCases([
    { id: 'A', requester: 'eve', amount, currency: 'CNY', pending_role: pending[0], pending_actor: pending[1] },
  ])
  const { findings } = scan(await logOf(HEADER, ...lines), { cases, people, policy })
  expect(findings.map((f) => `${f.kind} ${f.entity ?? ''}`)).toEqual(expected)
})
