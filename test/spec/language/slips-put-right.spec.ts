// What is put right in the same breath: the last words count, and nothing of the first is left.
import { expect, test } from 'vitest'
import { hear, plain } from './kit.ts'

const start = (process: string, fields: object, missing?: string[]): object[] => [
  { act: 'start', process, fields, ...(missing ? { missing } : {}) },
]

test.each([
  ['下周二去上海，哦不，杭州出差，周四回', start('business_trip', { destination: '杭州', start: '2026-05-19', end: '2026-05-21' })], // prettier-ignore
  ['付给华信物流，打错了，万科物业 36000', start('payment', { payee: '万科物业', amount: 36000 })],
  ['跟华信物流，说错了，鼎盛装饰签合同', start('contract', { counterparty: '鼎盛装饰' })],
  ['采购台灯不对不对，打印纸10箱', start('purchase', { item: '打印纸', quantity: 10 })],
  ['二楼打印机，搞错了，是饮水机漏水，报修', start('repair', { item: '饮水机', location: '二楼', reason: '漏水' })],
  ['5月20号，不对，21号请一天年假', start('leave', { leaveType: 'annual', start: '2026-05-21', end: '2026-05-21', durationDays: 1 })], // prettier-ignore
  ['下周三，呃不，周四请一天年假', start('leave', { leaveType: 'annual', start: '2026-05-21', end: '2026-05-21', durationDays: 1 })], // prettier-ignore
  ['22号去成都出差，24号回，哦不，25号回', start('business_trip', { destination: '成都', start: '2026-05-22', end: '2026-05-25' })], // prettier-ignore
  ['25号到28号，不对，29号请年假', start('leave', { leaveType: 'annual', start: '2026-05-25', end: '2026-05-29' })],
  ['报销打车费460，说错了，380', start('expense', { amount: 380, reason: '打车费' })],
])('%s', (words, expected) => expect(plain(hear(words))).toEqual(expected))

test.each([
  ['退回王芳的报销，金额不对，重新填', 'return', '金额不对'],
  ['驳回李强的付款，收款账号错了', 'reject', '收款账号错'],
])('%s is a reason and no slip', (words, act, reason) => {
  const [first] = hear(words)
  expect(first?.act).toBe(act)
  expect(String(first?.fields?.['reason'])).toContain(reason)
})
