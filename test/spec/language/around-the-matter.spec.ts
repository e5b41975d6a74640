// Niceties, noises, pressing and politeness around a request change nothing in it.
import { expect, test } from 'vitest'
import { actsOf, hear, plain } from './kit.ts'

const LEAVE = '明天请一天年假'

test.each([
  '那个，嗯，明天请一天年假',
  '领导好，不好意思打扰一下，明天请一天年假，谢谢啦',
  '在吗 明天请一天年假哈～🙏',
  '明天请一天年假，比较急，辛苦了',
  '明天\n请一天年假',
  '可以帮我明天请一天年假吗？',
  '明天请一天年价',
  '明天请一天nianjia[抱拳]',
])('%s', (words) => {
  const [first] = hear(LEAVE)
  expect(hear(words)).toHaveLength(1)
  expect(hear(words)[0]).toMatchObject({ act: 'start', process: first?.process, fields: first?.fields })
})

test.each([
  [
    '供应商催得紧，给宏图包装打款2.4万',
    [{ act: 'start', process: 'payment', fields: { payee: '宏图包装', amount: 24000 } }],
  ],
  ['月底要关账了，把王芳的报销批了', [{ act: 'approve', target: { owner: '王芳', process: 'expense' } }]],
  ['财务那边等着呢，催一下李强的付款', [{ act: 'urge', target: { owner: '李强', process: 'payment' } }]],
])('%s: what presses asks for nothing and gives no day, no person, no reason', (words, expected) =>
  expect(plain(hear(words))).toEqual(expected),
)

test.each(['我能不能请半年的无薪假', '可以分两次请年假吗', '早安，今天也要加油哦', '谢谢啦', '🙏'])(
  '%s files nothing',
  (words) => expect(actsOf(hear(words))).not.toContain('start'),
)

test.each([
  [
    '测试组想再招俩人，测试工程师',
    [{ act: 'start', process: 'hiring', fields: { position: '测试工程师', department: '测试组', headcount: 2 } }],
  ],
  [
    '给恒达模具付款12.5万 月底前',
    [{ act: 'start', process: 'payment', fields: { payee: '恒达模具', amount: 125000, dueDate: '2026-05-31' } }],
  ],
  [
    '恒远物流那边价格谈妥了，48万，帮我走个合同审批',
    [{ act: 'start', process: 'contract', fields: { counterparty: '恒远物流', amount: 480000 } }],
  ],
  [
    '这周六我来加班8小时，帮我报一下',
    [{ act: 'start', process: 'overtime', fields: { date: '2026-05-16', durationHours: 8 } }],
  ],
  ['申请领用移动硬盘2块', [{ act: 'start', process: 'asset', fields: { item: '移动硬盘', quantity: 2 } }]],
])('%s', (words, expected) => expect(plain(hear(words))).toEqual(expected))

test('what opens another request tells why it is made', () => {
  const acts = hear('把我的合同审批撤回，另外老婆快生了，我请陪产假6月1号到6月15号')
  expect(actsOf(acts)).toBe('withdraw+start')
  expect(acts[1]).toMatchObject({ process: 'leave', fields: { leaveType: 'paternity', reason: '老婆快生了' } })
})
