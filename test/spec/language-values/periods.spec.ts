// The one period a sentence tells, counted by China's working days (调休 included), spoken on Wednesday 2026-05-13.
import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../../src/kernel/calendar.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import { normalise } from '../../../src/kernel/text.ts'
import { readDurations, readTimes } from '../../../src/language/times.ts'
import { endOf, periodOf } from '../../../src/language/times-period.ts'
import { on, periodIn, wednesday } from './moment.ts'

test.each([
  ['下周三请两天假', '05-20 to 05-21 = 2 d'],
  ['明天起三天', '05-14 to 05-18 = 3 d'],
  ['3 days from Monday', '05-18 to 05-20 = 3 d'],
  ['four days from Friday', '05-15 to 05-20 = 4 d'],
  ['从下周一开始请五天', '05-18 to 05-22 = 5 d'],
  ['请病假两天,从今天开始', '05-13 to 05-14 = 2 d'],
  ['下周三到周五请年假', '05-20 to 05-22'],
  ['从周四请到下周二', '05-14 to 05-19'],
  ['off Thursday, back on duty until Friday', '05-14 to 05-15'],
  ['明天下午半天', '05-14 pm = 0.5 d'],
  ['明天上午请半天假', '05-14 am = 0.5 d'],
  ['half a day off tomorrow morning', '05-14 am = 0.5 d'],
  ['明天半天', '05-14 = 0.5 d'],
  ['周四请一天半', '05-14 to 05-15 am = 1.5 d'],
  ['周四下午开始请一天半', '05-14 pm to 05-15 = 1.5 d'],
  ['6月8号下午到10号上午', '06-08 pm to 06-10 am'],
  ['下周休年假', '05-18 to 05-22'],
  ['下周请假一周', '05-18 to 05-22'],
  ['下周三去周五回', '05-20 to 05-22'],
  ['fly out Monday, back Thursday', '05-18 to 05-21'],
  ['下周二开始休到周四', '05-19 to 05-21'],
  ['今天请半天，下午', '05-13 pm = 0.5 d'],
  ['两周,从下周一开始', '05-18 to 05-29'],
  ['三个月,从6月1日开始', '06-01 to 08-31'],
  ['15 calendar days from June 1', '06-01 to 06-15 = 15 d'],
  ['9月30号请两天', '09-30 to 10-08 = 2 d'],
  ['明天下午2点到5点', '05-14 14:00 to 17:00'],
  ['明天下午两点请两小时', '05-14 14:00 to 16:00 = 2 h'],
  ['明天请假,下午三点到五点', '05-14 15:00 to 17:00'],
])('%s', (words, expected) => expect(periodIn(words)).toBe(expected))

test.each([
  ['请三天假', '= 3 d', 'a length alone invents no start'],
  ['请假', 'none', 'nothing was said'],
  ['周五前给我', 'none', 'a deadline is no period'],
  ['每周三开会', 'none', 'a repeated day is no period'],
  ['下周请三天假', 'within 05-18 to 05-24 = 3 d', 'which three days is still to be asked'],
  ['2月30日到3月2日', 'impossible', 'there is no such day'],
])('%s is %s: %s', (words, expected) => expect(periodIn(words)).toBe(expected))

test('a year whose holidays are not published is counted with weekends only, and says so', () => {
  const text = normalise('2027年2月5日起请三天')
  const period = periodOf(readTimes(text, wednesday), readDurations(text, wednesday), wednesday)
  expect(period).toMatchObject({ estimated: true, durationDays: 3 })
  expect(period?.end?.toString()).toBe('2027-02-09')
})

test('调休: a worked Saturday counts', () => {
  expect(periodIn('5月8号请两天', 'plan', on('2026-05-07'))).toBe('05-08 to 05-09 = 2 d')
})

const day = (iso: string) => Temporal.PlainDate.from(iso)
describe('the end of a length', () => {
  const china = calendarOf('CN')
  test.each([
    ['2026-05-15', { days: 4 }, undefined, '2026-05-20'],
    ['2026-05-16', { days: 1 }, undefined, '2026-05-18'],
    ['2026-05-15', { days: 0.5 }, 'pm', '2026-05-15'],
    ['2026-05-15', { days: 1.5 }, 'pm', '2026-05-18'],
    ['2026-05-15', { days: 1.5 }, undefined, '2026-05-18 am'],
    ['2026-05-15', { days: 3, counts: 'calendar' }, undefined, '2026-05-17'],
    ['2026-05-18', { weeks: 2 }, undefined, '2026-05-29'],
    ['2026-01-31', { months: 1 }, undefined, '2026-02-27'],
  ] as const)('%s and %o (%s) ends on %s', (start, length, half, expected) => {
    const { end, endHalf } = endOf(day(start), length, china, half)
    expect([end.toString(), endHalf].filter(Boolean).join(' ')).toBe(expected)
  })
})

const lengths = (words: string): string[] =>
  readDurations(normalise(words), wednesday).map(({ span, counts, ...rest }) =>
    [
      span.surface,
      ...Object.entries(rest).map(([unit, value]) => (value === true ? unit : `${value} ${unit}`)),
      ...(counts === 'unspecified' ? [] : [counts]),
    ].join(' | '),
  )

test.each([
  ['三天', ['三天 | 3 days']],
  ['4 days off', ['4 days | 4 days']],
  ['半天', ['半天 | 0.5 days']],
  ['一天半', ['一天半 | 1.5 days']],
  ['1.5天', ['1.5天 | 1.5 days']],
  ['a day and a half', ['a day and a half | 1.5 days']],
  ['two and a half days', ['two and a half days | 2.5 days']],
  ['half a day', ['half a day | 0.5 days']],
  ['两小时', ['两小时 | 2 hours']],
  ['两个半小时', ['两个半小时 | 2.5 hours']],
  ['1小时30分', ['1小时30分 | 1.5 hours']],
  ['90分钟', ['90分钟 | 1.5 hours']],
  ['1 hour 30 minutes', ['1 hour 30 minutes | 1.5 hours']],
  ['an hour and a half', ['an hour and a half | 1.5 hours']],
  ['三个半天', ['三个半天 | 1.5 days | 3 halfDays']],
  ['五个工作日', ['五个工作日 | 5 days | working']],
  ['5 business days', ['5 business days | 5 days | working']],
  ['98个自然日', ['98个自然日 | 98 days | calendar']],
  ['两周', ['两周 | 2 weeks']],
  ['a fortnight', ['a fortnight | 2 weeks']],
  ['三个月', ['三个月 | 3 months']],
  ['一周年假', ['一周 | 1 weeks']],
  ['大概三天', ['三天 | 3 days | approximate']],
  ['三四天', ['三四天 | 3 days | approximate']],
  ['3-day leave', ['3-day | 3 days']],
  ['一下午', ['一下午 | 0.5 days | pm half']],
  ['周三三天', ['三天 | 3 days']],
])('a length: %s', (words, expected) => expect(lengths(words)).toEqual(expected))

test.each([
  '三天后',
  'in two weeks',
  '第三天',
  '周三天气好',
  '$50 a day',
  '2026年',
  '3月',
  '三点',
  '今天',
  '每天',
  '前一天',
])('%s is no length', (words) => expect(lengths(words)).toEqual([]))
