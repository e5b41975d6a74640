// Within an open draft: answers, changes, yes and no; from words before, or from what the product knows.
import { describe, expect, test } from 'vitest'
import { answer, hear, plain } from './kit.ts'

describe('read from the assistant’s last words', () => {
  test.each([
    ['请问请什么假？', '年假', { act: 'provide', process: 'leave', fields: { leaveType: 'annual' } }],
    ['请选择假期类型：年假、病假、事假', '第二个', { act: 'provide', process: 'leave', fields: { leaveType: 'sick' } }],
    ['请问请几天？', '两天半', { act: 'provide', fields: { durationDays: 2.5 } }],
    ['请假到哪天结束？', '周五', { act: 'provide', process: 'leave', fields: { end: '2026-05-15' } }],
    [
      '这笔报销是做什么用的？',
      '请客户喝咖啡',
      { act: 'provide', process: 'expense', fields: { reason: '请客户喝咖啡' } },
    ],
    ['退回的原因是什么？', '发票抬头写错了', { act: 'provide', fields: { reason: '发票抬头写错了' } }],
    ['How many do you need?', 'five', { act: 'provide', fields: { quantity: 5 } }],
    ['Who should I transfer it to?', 'Tom', { act: 'provide', fields: { person: 'Tom' } }],
  ])('%s %s', (assistant, text, act) => expect(plain(answer(assistant, text))).toEqual([act]))

  const card = '请确认：采购 显示器 3台，单价 1200 元。是否提交？'
  test.each([
    ['没问题', { act: 'confirm' }],
    ['先不提交了', { act: 'cancel' }],
    ['改成五台', { act: 'correct', process: 'purchase', fields: { quantity: 5 } }],
    ['数量改成4台，单价1100', { act: 'correct', process: 'purchase', fields: { quantity: 4, unitPrice: 1100 } }],
  ])('on the confirmation card: %s', (text, act) => expect(plain(answer(card, text))).toEqual([act]))

  test('only the end moves', () =>
    expect(plain(answer('请确认：年假 5月20日-22日，共3天。提交吗？', '少请一天，到21号'))).toEqual([
      { act: 'correct', process: 'leave', fields: { end: '2026-05-21' } },
    ]))

  test('a question while something is asked stays a question', () =>
    expect(answer('请问请什么假？', '我还剩几天年假？')[0]?.act).toBe('figures'))

  test('another request while something is asked is another request', () =>
    expect(answer('请问请假事由？', '我还想报销打车费30')[0]).toMatchObject({ act: 'start', process: 'expense' }))
})

describe('what was shown', () => {
  const list = '您有3条待办：1. 王芳 请假 2. 李强 报销 3. 张伟 采购'
  test('第一个同意，第二个拒绝', () =>
    expect(plain(answer(list, '第一个同意，第二个拒绝，发票不对'))).toEqual([
      { act: 'approve', target: { index: 1 } },
      { act: 'reject', target: { index: 2 }, fields: { reason: '发票不对' } },
    ]))
  test('a pronoun over several items is asked', () => expect(answer(list, '那个批了')[0]?.missing).toEqual(['target']))
  test('the one card on the screen is meant', () =>
    expect(answer('王芳申请年假 5月18日至20日，请您审批。', '同意')[0]?.target).toEqual({
      owner: '王芳',
      process: 'leave',
    }))
  test('yes to “approve or return?” approves', () =>
    expect(answer('张伟申请采购 5 台显示器，请审批。', '可以')[0]).toMatchObject({
      act: 'approve',
      target: { owner: '张伟' },
    }))
})

describe('from the product’s own state', () => {
  const draft = { process: 'leave', fields: { leaveType: 'annual', start: '2026-05-18', end: '2026-05-20' } }
  test('a change of a value that is there is a correction', () =>
    expect(plain(hear('不对，是病假', { draft, confirming: true }))).toEqual([
      { act: 'correct', process: 'leave', fields: { leaveType: 'sick' } },
    ]))
  test('a length with the start that is there gives the end', () =>
    expect(plain(hear('三天', { draft: { process: 'leave', fields: { start: '2026-05-18' }, asked: 'end' } }))).toEqual(
      [{ act: 'provide', process: 'leave', fields: { durationDays: 3, end: '2026-05-20' } }],
    ))
  test('a wish not to act drops the draft', () => expect(hear('先别提交', { draft })[0]?.act).toBe('cancel'))
})
