// Fields of every process: what the words give, what is still missing, and nothing invented.
import { describe, expect, test } from 'vitest'
import { hear, plain } from './kit.ts'

const filed = (text: string): object | undefined => {
  const [act] = plain(hear(text))
  return act
}
const start = (process: string, fields: object, missing?: string[]): object => ({
  act: 'start',
  process,
  ...(Object.keys(fields).length ? { fields } : {}),
  ...(missing ? { missing } : {}),
})

describe('leave', () => {
  test.each([
    ['我想请下周三到周五的年假', { leaveType: 'annual', start: '2026-05-20', end: '2026-05-22' }],
    [
      '6月8号下午到10号上午请年假',
      { leaveType: 'annual', start: '2026-06-08', end: '2026-06-10', startHalf: 'pm', endHalf: 'am' },
    ],
    ['周五请事假，四天', { leaveType: 'personal', start: '2026-05-15', end: '2026-05-20', durationDays: 4 }],
    ['明天，不对，后天请年假', { leaveType: 'annual', start: '2026-05-15', end: '2026-05-15' }],
    [
      '5月20号到22号休年假，工作交接给李强',
      { leaveType: 'annual', start: '2026-05-20', end: '2026-05-22', handover: '李强' },
    ],
    ['next 周四请 annual leave', { leaveType: 'annual', start: '2026-05-21', end: '2026-05-21' }],
    [
      'take Friday, sorry, Thursday off as comp day',
      { leaveType: 'comp_time', start: '2026-05-14', end: '2026-05-14' },
    ],
  ])('%s', (text, fields) => expect(filed(text)).toEqual(start('leave', fields)))

  test.each([
    ['请假', {}, ['leaveType', 'start', 'end']],
    ['请年假', { leaveType: 'annual' }, ['start', 'end']],
    // A length alone never invents a start; with a start it gives the end.
    ['帮我请三天年假', { leaveType: 'annual', durationDays: 3 }, ['start']],
    ['I need Thursday off', { start: '2026-05-14', end: '2026-05-14' }, ['leaveType']],
  ])('%s leaves something to ask', (text, fields, missing) =>
    expect(filed(text)).toEqual(start('leave', fields, missing)),
  )
})

describe('money', () => {
  test.each([
    ['报销打车费86元', 'expense', { reason: '打车费', amount: 86, currency: 'CNY' }],
    ['报销300，不对，是350，交通费', 'expense', { reason: '交通费', amount: 350 }],
    ['expense $30 lunch and $12 taxi', 'expense', { amounts: [30, 12], currency: 'USD' }],
    ['采购10台笔记本电脑', 'purchase', { item: '笔记本电脑', quantity: 10 }],
    ['申购打印纸五箱，每箱150块', 'purchase', { item: '打印纸', quantity: 5, unitPrice: 150, currency: 'CNY' }],
    ['Order five monitors by next Friday', 'purchase', { item: 'monitors', quantity: 5, dueDate: '2026-05-22' }],
    [
      '向阿里云支付服务器费用17万5，本月底前',
      'payment',
      { payee: '阿里云', reason: '服务器费用', amount: 175000, dueDate: '2026-05-31' },
    ],
    [
      'Pay Acme Corp 5,000 USD by Friday',
      'payment',
      { payee: 'Acme Corp', amount: 5000, currency: 'USD', dueDate: '2026-05-15' },
    ],
    ['和腾讯签一份服务器租赁合同，30万', 'contract', { counterparty: '腾讯', title: '服务器租赁合同', amount: 300000 }],
  ])('%s', (text, process, fields) => expect(filed(text)).toEqual(start(process, fields)))

  test('打车费报一下: 一下 is no amount', () =>
    expect(filed('打车费报一下')).toEqual(start('expense', { reason: '打车费' }, ['amount'])))
})

describe('the rest of the catalogue', () => {
  test.each([
    [
      '周六加班，上午九点到下午三点，上线新版本',
      'overtime',
      { date: '2026-05-16', startTime: '09:00', endTime: '15:00', reason: '上线新版本' },
    ],
    [
      '下周二到周四去广州出差，拜访客户，预算5000',
      'business_trip',
      { destination: '广州', start: '2026-05-19', end: '2026-05-21', budget: 5000, reason: '拜访客户' },
    ],
    [
      '《合作框架协议》需要盖合同章，4份，明天用',
      'seal',
      { document: '合作框架协议', sealType: 'contract', quantity: 4, date: '2026-05-14' },
    ],
    ['5楼会议室的空调不制冷，报修', 'repair', { item: '空调', location: '5楼会议室', reason: '不制冷' }],
    ['发个关于国庆放假的通知给全体员工', 'document', { title: '关于国庆放假的通知', recipients: '全体员工' }],
    ['补一下今天早上的上班卡，忘带手机了', 'missed_punch', { date: '2026-05-13', punch: 'in', reason: '忘带手机了' }],
    ['给王芳领一个显示器', 'asset', { item: '显示器', quantity: 1, person: '王芳' }],
    [
      '研发部要招一名测试经理，工作地点在上海',
      'hiring',
      { position: '测试经理', headcount: 1, department: '研发部', location: '上海' },
    ],
    ['我要离职，最后工作日是6月30号', 'resignation', { lastDay: '2026-06-30' }],
    ['I forgot to clock out yesterday', 'missed_punch', { date: '2026-05-12', punch: 'out' }],
    [
      'we need to hire 2 backend engineers in Shanghai',
      'hiring',
      { position: 'backend engineers', headcount: 2, location: 'Shanghai' },
    ],
    [
      'book a meeting room tomorrow 2pm to 4pm',
      'meeting_room',
      { date: '2026-05-14', startTime: '14:00', endTime: '16:00' },
    ],
  ])('%s', (text, process, fields) => expect(filed(text)).toEqual(start(process, fields)))
})

describe('targets', () => {
  test.each([
    ['5000以下的报销都批了', { all: true, process: 'expense', maxAmount: 5000 }],
    ['LV-20260512-0008，批准', { number: 'LV-20260512-0008' }],
    ['批准第二个', { index: 2 }],
    ['approve every claim up to $500', { all: true, process: 'expense', maxAmount: 500, currency: 'USD' }],
  ])('%s', (text, target) => expect(hear(text)[0]?.target).toEqual(target))

  test.each(['批了', 'approve it', '催一下'])('%s: about what is asked', (text) =>
    expect(hear(text)[0]?.missing).toContain('target'),
  )
})

test('a person the directory does not know stays as said', () =>
  expect(hear('同意张三丰的加班')[0]?.target).toEqual({ owner: '张三丰', process: 'overtime' }))

test.each([
  ['我要请加，明天一天，病价', 'leave'],
  ['报消打车费45元', 'expense'],
  ['pls order 5 laptps', 'purchase'],
  ['I need vacaton next Monday', 'leave'],
])('a slip of the finger does not change the meaning: %s', (text, process) =>
  expect(hear(text)[0]?.process).toBe(process),
)

test('traditional and full-width words read like plain ones', () => {
  expect(filed('我想請下週一到週三的年假')).toEqual(filed('我想请下周一到周三的年假'))
  expect(filed('５月２０日請病假')).toEqual(filed('5月20日请病假'))
})

test('a dash or a minus: the amount is asked', () => {
  expect(hear('报销-50元')[0]).toMatchObject({ process: 'expense', missing: ['amount', 'reason'] })
  expect(hear('报销-打车-50元')[0]?.fields).toMatchObject({ amount: 50 })
  expect(hear('报销负五十元打车费')[0]?.fields).toMatchObject({ amount: -50 })
  expect(hear('付款3兆给华为')[0]?.missing).toContain('amount')
  expect(hear('报销 1,2OO 元餐费')[0]?.missing).toContain('amount')
})
