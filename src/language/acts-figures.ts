// Which number is asked for, by its words.
import type { Ask } from './acts-group.ts'
import type { Fields } from './fields-words.ts'
import type { Reading } from './grammar-reading.ts'
import { CATALOGUE } from './catalogue-all.ts'

const METRICS: readonly [string, RegExp][] = [
  ['overtime_hours', /加(?:了)?(?:多少|几)?(?:个)?(?:小时|次|天|钟头)?(?:的)?班|\bovertime\b|\bot\b|\bextra hours\b/u],
  [
    'attendance',
    /考勤|出勤|迟到|早退|缺勤|旷工|缺卡|打卡记录|\b(?:attendance|late|absent|punctual\w*|absences?|clock-?ins?|hours (?:did|have) i work|days? (?:did|have) i work(?:ed)?|worked)\b/u,
  ],
  [
    'approval_time',
    /审批(?:时长|效率|耗时)|平均.{0,8}(?:审|批|时长)|\b(?:average|typical) .{0,20}\b(?:approval|time)\b|\bhow long .{0,20} (?:average|take on average)\b|\bapproval time\b/u,
  ],
  ['approval_rate', /(?:通过|驳回|退回|拒绝)率|\b(?:approval|rejection|return|pass) rate\b/u],
  [
    'leave_taken',
    /(?:用|休|请)(?:掉|过|了)(?:多少|几)?(?:天|次|小时|个)?.{0,4}(?:假)?|(?:多少|几)[天次].{0,4}假.{0,4}(?:用|休|请)(?:掉|了|过)|\b(?:leave|vacation|pto|sick days?|days off|days|annual leave) (?:have i|did i|i've|i have) (?:taken|used|take|use|had)\b|\b(?:taken|used) so far\b/u,
  ],
  [
    'leave_balance',
    /年假|特休|年休|补休|病假|事假|调休|假期|婚假|育儿假|余额|的假|天假|\b(?:leave|vacation|pto|holiday|time off|days off|sick days?|balance|annual|comp time|personal days?|days? (?:do i have )?(?:left|remaining|still)|days have i got|days i have(?: left)?|days do i have)\b/u,
  ],
  ['leave_balance', /(?:还)?(?:剩|余)(?:下|余|了)?(?:多少|几)天/u],
  ['purchase_total', /采购|\b(?:purchas\w*|orders?|procurement)\b/u],
  ['payment_total', /付款|付了|支付|\b(?:paid|payments?)\b/u],
  ['expense_total', /报销|花(?:了|费)|费用|\b(?:expenses?|claim(?:ed|s)?|reimbursed?|reimbursement|spent|spend)\b/u],
  ['trip_days', /出差|\b(?:business trips?|trips?|travel)\b/u],
  ['request_count', /(?:申请|单子?|流程|审批)|\b(?:requests?|approvals?|submitted|tickets?)\b/u],
]

export function metricOf(reading: Reading, ask: Ask): Fields {
  const text = ask.pieces.map((p) => p.text).join(',')
  const metric = METRICS.find(([, pattern]) => pattern.test(text))?.[0]
  if (metric === undefined) return {}
  const fields: Fields = { metric }
  if (metric.startsWith('leave')) {
    const option = leaveTypeIn(text)
    if (option !== undefined) fields['leaveType'] = option
  }
  return reading.language === 'zh' || reading.language === 'en' ? fields : {}
}

const LEAVE_TYPES = CATALOGUE.find((p) => p.key === 'leave')?.slots.find((s) => s.id === 'leaveType')?.options ?? []

function leaveTypeIn(text: string): string | undefined {
  let best: { id: string; length: number } | undefined
  for (const option of LEAVE_TYPES)
    for (const name of option.names)
      if (name.length > (best?.length ?? 0) && new RegExp(/^[a-z]/.test(name) ? `\\b${name}\\b` : name, 'u').test(text))
        best = { id: option.id, length: name.length }
  return best?.id
}
