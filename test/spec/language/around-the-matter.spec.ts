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
