// A process that only one organisation has is understood the moment its words are known: no training, no code.
import { describe, expect, test } from 'vitest'
import { buildLexicon, type DefinitionWords } from '../../../src/language/lexicon.ts'
import { hear, plain } from './kit.ts'

const parking: DefinitionWords = {
  key: 'parking',
  name: { zh: '停车位申请', en: 'Parking space' },
  aliases: { zh: ['车位', '停车位'], en: ['parking', 'parking spot'] },
  form: {
    fields: [
      {
        id: 'plate',
        kind: 'text',
        label: { zh: '车牌号', en: 'Plate number' },
        required: true,
        aliases: ['车牌', 'plate'],
      },
      {
        id: 'garage',
        kind: 'choice',
        label: { zh: '停车场', en: 'Garage' },
        required: true,
        options: [
          { id: 'north', label: { zh: '北区', en: 'North' } },
          { id: 'south', label: { zh: '南区', en: 'South' } },
        ],
      },
      { id: 'from', kind: 'date', label: { zh: '开始日期', en: 'Start date' }, required: true, tense: 'plan' },
    ],
  },
}
const gift: DefinitionWords = {
  key: 'gift',
  name: { zh: '礼品登记', en: 'Gift declaration' },
  aliases: { zh: ['收礼登记'], en: ['gift'] },
  examples: ['供应商送了我一盒茶叶，大概值三百块'],
  form: {
    fields: [
      { id: 'giver', kind: 'text', label: { zh: '赠送方', en: 'Giver' }, required: true },
      { id: 'value', kind: 'money', label: { zh: '价值', en: 'Value' }, required: true },
    ],
  },
}
const training: DefinitionWords = {
  key: 'training',
  name: { zh: '培训报名', en: 'Training enrolment' },
  aliases: { zh: ['报名培训'], en: ['training', 'course', 'enrol in a course'] },
  form: {
    fields: [
      { id: 'course', kind: 'text', label: { zh: '课程名称', en: 'Course' }, required: true, aliases: ['课程'] },
      { id: 'period', kind: 'dateRange', label: { zh: '培训时间', en: 'Training dates' }, required: true },
      { id: 'fee', kind: 'money', label: { zh: '费用', en: 'Fee' }, required: false },
      { id: 'mentor', kind: 'person', label: { zh: '导师', en: 'Mentor' }, required: false },
    ],
  },
}
const lexicon = buildLexicon([parking, gift, training], [{ id: 't', name: 'Tom Baker', aliases: ['Tom'] }], [])
const said = (text: string, assistant?: string): object[] =>
  plain(hear(text, assistant ? { turns: [{ role: 'assistant', text: assistant }] } : {}, lexicon))

describe.each([
  [
    '申请一个停车位，车牌是沪A12345，北区，从下周一开始',
    { act: 'start', process: 'parking', fields: { plate: '沪A12345', garage: 'north', from: '2026-05-18' } },
  ],
  [
    'I need a parking spot in the south garage from June 1, plate B 88 XYZ',
    { act: 'start', process: 'parking', fields: { plate: 'B 88 XYZ', garage: 'south', from: '2026-06-01' } },
  ],
  ['申请车位', { act: 'start', process: 'parking', missing: ['plate', 'garage', 'from'] }],
  ['停车位怎么申请', { act: 'ask', process: 'parking' }],
  ['我的车位申请批了吗', { act: 'status', target: { process: 'parking' } }],
  [
    '登记一份礼品，价值500元',
    { act: 'start', process: 'gift', fields: { value: 500, currency: 'CNY' }, missing: ['giver'] },
  ],
  [
    '收礼登记：赠送方华为，价值300元',
    { act: 'start', process: 'gift', fields: { giver: '华为', value: 300, currency: 'CNY' } },
  ],
  [
    'enrol me in the Project Management course from May 25 to May 27, fee 300 USD, mentor Tom',
    {
      act: 'start',
      process: 'training',
      fields: {
        course: 'Project Management',
        start: '2026-05-25',
        end: '2026-05-27',
        fee: 300,
        currency: 'USD',
        mentor: 'Tom',
      },
    },
  ],
])('%s', (text, act) => {
  test('is understood', () => expect(said(text)).toEqual([act]))
})

test('its examples are heard where its name is not', () =>
  expect(said('供应商送了我一盒茶叶，大概值两百块')[0]).toMatchObject({ process: 'gift' }))

test('its questions are answered', () =>
  expect(said('南区', '停车位申请：请选择停车场')).toEqual([
    { act: 'provide', process: 'parking', fields: { garage: 'south' } },
  ]))

test('an organisation’s own choices stand beside the catalogue’s', () => {
  const leave: DefinitionWords = {
    key: 'leave',
    name: { zh: '请假', en: 'Leave' },
    aliases: { zh: [], en: [] },
    form: {
      fields: [
        {
          id: 'leaveType',
          kind: 'choice',
          label: { zh: '假别', en: 'Type' },
          required: true,
          options: [{ id: 'pet', label: { zh: '宠物假', en: 'Pet leave' } }],
        },
      ],
    },
  }
  expect(plain(hear('明天请宠物假', {}, buildLexicon([leave], [], [])))).toEqual([
    { act: 'start', process: 'leave', fields: { leaveType: 'pet', start: '2026-05-14', end: '2026-05-14' } },
  ])
})

test.each([
  ['apply for a parking spot', 'start'],
  ['can I have a parking spot in the north garage next week', 'start'],
  ['停车位下周有空吗，没有的话帮我约下下周', 'start'],
  ['can staff get a parking spot?', 'ask'],
])('%s is %s', (text, act) => expect(said(text)).toMatchObject([{ act, process: 'parking' }]))
