// Titles and values as one reads them, in both languages.
import { describe, expect, test } from 'vitest'
import { describeRange, describeValue, titleOf } from '../../../src/approval/title.ts'
import type { DateRange, Field, Value } from '../../../src/approval/form.ts'
import { money, organisation, process } from '../../kit/approval.ts'

const definition = process(`- { id: a, name: 甲 / A, approvers: manager }`)
const title = (values: Record<string, Value>, text = definition.title) =>
  titleOf({ ...definition, title: text }, values, organisation)

describe('the title', () => {
  test('values where the braces are', () =>
    expect(title({ note: '显示器', amount: money('1200.5') })).toEqual({
      zh: '显示器 ¥1,200.50',
      en: '显示器 CN¥1,200.50',
    }))
  test('what is missing leaves no hole', () => expect(title({ amount: money(5) }).zh).toBe('¥5.00'))
  test('nothing at all: the name of the process', () => expect(title({})).toEqual({ zh: '测试', en: 'Test' }))
  test('a long text is cut, between characters', () =>
    expect(title({ note: '😀'.repeat(60) }).zh).toBe(`${'😀'.repeat(39)}…`))
  test('a private value never gets there, even from an old definition', () =>
    expect(title({ account: '6222' }, { zh: '{account}', en: '{account}' })).toEqual({ zh: '测试', en: 'Test' }))
  test('words in a value that look like a field are words', () =>
    expect(title({ note: '{account}', account: '6222' }).zh).toBe('{account}'))
})

describe('dates', () => {
  test.each<[DateRange, string, string]>([
    [{ start: '2026-03-11', end: '2026-03-11', days: 1 }, '3月11日 1天', '11 Mar, 1 day'],
    [
      { start: '2026-03-11', end: '2026-03-11', startHalf: 'pm', endHalf: 'pm', days: 0.5 },
      '3月11日下午 半天',
      '11 Mar afternoon, half a day',
    ],
    [{ start: '2026-03-11', end: '2026-03-13', days: 3 }, '3月11日–13日 3天', '11–13 Mar, 3 days'],
    [
      { start: '2026-03-11', end: '2026-03-13', startHalf: 'pm', endHalf: 'am', days: 2 },
      '3月11日下午–13日上午 2天',
      '11 Mar afternoon–13 Mar morning, 2 days',
    ],
    [{ start: '2026-03-30', end: '2026-04-02', days: 4 }, '3月30日–4月2日 4天', '30 Mar–2 Apr, 4 days'],
    [
      { start: '2026-12-31', end: '2027-01-04', days: 3, estimated: true },
      '2026年12月31日–2027年1月4日 约3天',
      '31 Dec 2026–4 Jan 2027, about 3 days',
    ],
  ])('%o', (range, zh, en) => expect([describeRange(range, 'zh'), describeRange(range, 'en')]).toEqual([zh, en]))
})

describe('values', () => {
  const label = { zh: '字段', en: 'Field' }
  const common = { id: 'x', label, required: true }
  const options = [
    { id: 'a', label: { zh: '甲', en: 'A' } },
    { id: 'b', label: { zh: '乙', en: 'B' } },
  ]
  test.each<[Field, Value, string, string]>([
    [{ ...common, kind: 'number', unit: { zh: '台', en: 'pieces' } }, 5, '5 台', '5 pieces'],
    [{ ...common, kind: 'money' }, money('99.9', 'USD'), 'US$99.90', '$99.90'],
    [{ ...common, kind: 'money' }, money('1200', 'JPY'), 'JP¥1,200', '¥1,200'],
    [{ ...common, kind: 'date' }, '2026-03-11', '2026年3月11日', '11 Mar 2026'],
    [{ ...common, kind: 'choice', options, multiple: true }, ['a', 'b'], '甲、乙', 'A, B'],
    [{ ...common, kind: 'person' }, 'li', 'li', 'li'],
    [{ ...common, kind: 'department' }, 'sales', '销售部', 'Sales'],
    [{ ...common, kind: 'table', columns: [] }, [{}, {}], '2 行', '2 lines'],
  ])('%o', (field, value, zh, en) =>
    expect([describeValue(field, value, 'zh', organisation), describeValue(field, value, 'en', organisation)]).toEqual([
      zh,
      en,
    ]),
  )
})
