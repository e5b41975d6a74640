// Values as people read them, in Chinese and in English, for every kind of field.
import { describe, expect, test } from 'vitest'
import type { DateRange, Field, Value } from '../../../src/approval/form.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import {
  formatMoney,
  formatNearDay,
  formatRange,
  formatTime,
  formatValue,
  type Reader,
} from '../../../src/locales/format.ts'

const reader = (locale: 'zh' | 'en', zone = 'Asia/Shanghai'): Reader => ({
  locale,
  zone,
  now: Temporal.Instant.from('2026-03-05T02:00:00Z'),
  person: (id) => ({ wang: '王芳', li: '李雷' })[id],
  department: (id) => (id === 'rd' ? { zh: '研发部', en: 'R&D' } : undefined),
})
const [zh, en] = [reader('zh'), reader('en')]

describe('dates', () => {
  test.each<[DateRange, string, string]>([
    [
      { start: '2026-03-11', end: '2026-03-13', days: 3 },
      '3月11日 周三 – 3月13日 周五，共3天',
      'Wed 11 Mar – Fri 13 Mar, 3 days',
    ],
    [{ start: '2026-03-11', end: '2026-03-11', days: 1 }, '3月11日 周三，共1天', 'Wed 11 Mar, 1 day'],
    [
      { start: '2026-03-11', end: '2026-03-11', startHalf: 'pm', endHalf: 'pm', days: 0.5 },
      '3月11日 周三下午，共半天',
      'Wed 11 Mar afternoon, half a day',
    ],
    [
      { start: '2026-03-11', end: '2026-03-13', startHalf: 'pm', endHalf: 'am', days: 2 },
      '3月11日 周三下午 – 3月13日 周五上午，共2天',
      'Wed 11 Mar afternoon – Fri 13 Mar morning, 2 days',
    ],
    [
      { start: '2026-03-11', end: '2026-03-13', endHalf: 'am', days: 2.5 },
      '3月11日 周三 – 3月13日 周五上午，共2.5天',
      'Wed 11 Mar – Fri 13 Mar morning, 2.5 days',
    ],
    [{ start: '2026-12-31', end: '2027-01-04' }, '12月31日 周四 – 2027年1月4日 周一', 'Thu 31 Dec – Mon 4 Jan 2027'],
  ])('%j', (range, chinese, english) => {
    expect([formatRange(range, zh), formatRange(range, en)]).toEqual([chinese, english])
  })

  test.each([
    ['2026-03-05', '今天 3月5日 周四', 'Today Thu 5 Mar'],
    ['2026-03-06', '明天 3月6日 周五', 'Tomorrow Fri 6 Mar'],
    ['2026-03-04', '昨天 3月4日 周三', 'Yesterday Wed 4 Mar'],
    ['2026-03-09', '3月9日 周一', 'Mon 9 Mar'],
  ])('on a button: %s', (date, chinese, english) => {
    expect([formatNearDay(date, zh), formatNearDay(date, en)]).toEqual([chinese, english])
  })

  test('a time is on the reader’s clock; the day is said when it is another', () => {
    expect(formatTime('2026-03-05T02:32:00Z', zh)).toBe('10:32')
    expect(formatTime('2026-03-05T02:32:00Z', reader('en', 'Europe/London'))).toBe('02:32')
    expect(formatTime('2026-03-04T02:32:00Z', zh)).toBe('3月4日 10:32')
    expect(formatTime('2026-03-04T02:32:00Z', en)).toBe('4 Mar, 10:32')
  })
})

describe('money stays exact', () => {
  test.each([
    ['3000', 'CNY', '¥3,000', 'CN¥3,000'],
    ['3000.5', 'CNY', '¥3,000.50', 'CN¥3,000.50'],
    ['12500', 'EUR', '€12,500', '€12,500'],
    ['45', 'USD', 'US$45', 'US$45'],
    ['5000', 'JPY', 'JP¥5,000', 'JP¥5,000'],
    ['999999999999.99', 'CNY', '¥999,999,999,999.99', 'CN¥999,999,999,999.99'],
    ['1', 'nonsense', '1 nonsense', '1 nonsense'],
  ])('%s %s', (amount, currency, chinese, english) => {
    const money = { amount, currency }
    expect([formatMoney(money, zh), formatMoney(money, en)]).toEqual([chinese, english])
  })
})

describe('every kind of field', () => {
  const label = { zh: '字段', en: 'Field' }
  const common = { id: 'x', label, required: false }
  const options = [
    { id: 'a', label: { zh: '甲', en: 'A' } },
    { id: 'b', label: { zh: '乙', en: 'B' } },
  ]
  test.each<[Field, Value, string, string]>([
    [{ ...common, kind: 'text' }, '打车', '打车', '打车'],
    [{ ...common, kind: 'longText' }, '一行\n两行', '一行\n两行', '一行\n两行'],
    [{ ...common, kind: 'number', unit: { zh: '台', en: 'pieces' } }, 1200, '1,200 台', '1,200 pieces'],
    [{ ...common, kind: 'money' }, { amount: '5', currency: 'CNY' }, '¥5', 'CN¥5'],
    [{ ...common, kind: 'date' }, '2026-03-11', '3月11日 周三', 'Wed 11 Mar'],
    [
      { ...common, kind: 'dateRange', countAs: 'workingDays' },
      { start: '2026-03-11', end: '2026-03-11', days: 1 },
      '3月11日 周三，共1天',
      'Wed 11 Mar, 1 day',
    ],
    [{ ...common, kind: 'choice', options }, 'a', '甲', 'A'],
    [{ ...common, kind: 'choice', options, multiple: true }, ['a', 'b'], '甲、乙', 'A, B'],
    [{ ...common, kind: 'person' }, 'wang', '王芳', '王芳'],
    [
      { ...common, kind: 'person', multiple: true },
      ['wang', 'nobody'],
      '王芳、（已离职人员）',
      '王芳, (somebody who has left)',
    ],
    [{ ...common, kind: 'department' }, 'rd', '研发部', 'R&D'],
    [
      { ...common, kind: 'attachment', accept: [], maxFiles: 1, maxMegabytes: 1 },
      [{ file: 'f', name: 'a.pdf', size: 1, type: 'x' }],
      'a.pdf',
      'a.pdf',
    ],
    [{ ...common, kind: 'table', columns: [] }, [{ a: 1 }, { a: 2 }], '2 行', '2 lines'],
    // What a stored value of another version may look like: shown as it is, never a crash.
    [{ ...common, kind: 'money' }, 'old text', 'old text', 'old text'],
    [{ ...common, kind: 'dateRange', countAs: 'workingDays' }, '2026', '2026', '2026'],
  ])('%j', (field, value, chinese, english) => {
    expect([formatValue(field, value, zh), formatValue(field, value, en)]).toEqual([chinese, english])
  })
})
