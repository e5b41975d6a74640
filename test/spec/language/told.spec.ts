// What only tells begins nothing; what orders, however much like a tale it sounds, is begun all the same.
import { describe, expect, test } from 'vitest'
import { ACTING } from '../../../src/language/cues-told.ts'
import { answer, hear } from './kit.ts'

const acts = (text: string, shown?: string) =>
  (shown === undefined ? hear(text) : answer(shown, text)).map((a) => a.act)
const acting = (names: ReturnType<typeof acts>) => names.filter((a) => ACTING.has(a))

describe('it only tells', () => {
  test.each([
    '去年我请了十二天年假',
    '小王说他想请假，你知道流程吗',
    '我同事上周采购了10台显示器，花了三万多',
    '王芳下周一到周三休年假',
    '听说小陈要离职了',
    '【通知】即日起请假需提前三天在系统提交',
    '批不批都行吧',
    '这个采购我不太想批，你怎么看',
    '我可没同意这个采购',
    '妈呀请个假怎么这么难',
    '这种合同我是不会签的',
    '打印纸下个月再买，仓库还有两箱',
    '入职不满一年，婚假给几天',
    '把这句翻成英文：我下周一想休假',
    'the boss approved my trip yesterday!',
    'FYI Tom is on leave from monday',
    'i might travel to Berlin next month',
    "we're not hiring anyone this quarter",
    "I wouldn't approve that",
    'I approve of your choice of music lol',
    'nobody told me i had to submit a leave form',
    'once the contract is signed we can pay',
    'Took ten days off last August and still came back tired',
  ])('%s', (text) => expect(acting(acts(text))).toEqual([]))
})

describe('it orders', () => {
  test.each([
    ['明天病假', 'start'],
    ['打车45，昨天去客户那边', 'start'],
    ['老板让我下周去重庆出差', 'start'],
    ['昨天加班到十点，记一下', 'start'],
    ['我们车间空压机坏了，找人来修一下', 'start'],
    ['李强请的年假我批准', 'approve'],
    ['bought a hdmi cable out of my own pocket 60 yuan, pls refund', 'start'],
    ['staying late again lol, overtime tonight 7pm to 10pm', 'start'],
    ["I'm resigning, last day 30 June", 'start'],
    ["Tom's sick leave can go through", 'approve'],
  ])('%s', (text, act) => expect(acts(text)).toEqual([act]))
})

describe('a remark beside an open draft leaves it alone', () => {
  const LEAVE = '请假草稿：年假 2026-05-18 至 2026-05-19，共 2 天。要提交吗？'
  const TRIP = 'Trip draft: Munich, 2026-05-25 to 2026-05-28. Please confirm.'
  test.each([
    ['等一下，我翻翻日历', LEAVE, 'hold'],
    ['慢着，我接个电话', LEAVE, 'hold'],
    ['19号是不是法定假日啊', LEAVE, 'ask'],
    ["hang on, somebody's at the door", TRIP, 'hold'],
    ['let me check with my wife first', TRIP, 'hold'],
    ['is the 28th a bank holiday over there?', TRIP, 'ask'],
  ])('%s', (text, shown, act) => expect(acts(text, shown)).toEqual([act]))
  test.each([
    ['改到20号', LEAVE, 'correct'],
    ['可以改成周五吗', LEAVE, 'correct'],
    ['wait, make it the 29th', TRIP, 'correct'],
    ['好的提交吧', LEAVE, 'confirm'],
  ])('an answer stays one: %s', (text, shown, act) => expect(acts(text, shown)).toEqual([act]))
})

test('a yes beneath a list of several names none of them', () =>
  expect(answer('待您审批：1. 王芳 请假 5月18日 2. 李强 采购 键盘10个', '同意')).toMatchObject([
    { act: 'approve', missing: ['target'] },
  ]))

test.each([
  ['花了3200日元，要报销', { amount: 3200, currency: 'JPY' }],
  ['付款给华信，$2,300，license续费', { amount: 2300, currency: 'USD' }],
])('%s: the sum stands', (text, fields) => expect(hear(text)).toMatchObject([{ act: 'start', fields }]))
