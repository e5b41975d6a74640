// Working days as published: China's make-up days, federal and bank holidays by rule, an organisation's own days, and silence about years nobody knows.
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  addWorkingHours,
  calendarOf,
  UnknownYear,
  workingDaysBetween,
} from '../../../src/kernel/calendar.ts'
import { Temporal } from '../../../src/kernel/clock.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const china = calendarOf('CN')

test.each([
  ['2026-01-01', false, '元旦'],
  ['2026-01-04', true, 'a Sunday worked'],
  ['2026-02-14', true, 'a Saturday worked'],
  ['2026-02-16', false, '春节'],
  ['2026-02-23', false, '春节'],
  ['2026-02-28', true, 'a Saturday worked'],
  ['2026-04-06', false, '清明'],
  ['2026-05-04', false, '劳动节'],
  ['2026-05-09', true, 'a Saturday worked'],
  ['2026-06-19', false, '端午'],
  ['2026-09-20', true, 'a Sunday worked'],
  ['2026-09-25', false, '中秋'],
  ['2026-10-07', false, '国庆'],
  ['2026-10-10', true, 'a Saturday worked'],
  ['2026-05-16', false, 'a plain Saturday'],
  ['2026-05-15', true, 'a plain Friday'],
  ['2025-10-08', false, '国庆中秋'],
  ['2025-09-28', true, 'a Sunday worked'],
  ['2024-02-18', true, 'a Sunday worked'],
  ['2024-02-09', true, '除夕 2024 was no statutory holiday'],
])('China %s works: %s (%s)', (iso, works) => expect(china.isWorkingDay(day(iso))).toBe(works))

test.each([
  [2024, 251],
  [2025, 248],
  [2026, 248],
])('China %i has %i working days', (year, days) =>
  expect(workingDaysBetween(day(`${year}-01-01`), day(`${year}-12-31`), china)).toBe(days),
)

test.each([
  ['CN', '2027-02-08'],
  ['CN', '2023-05-04'],
  ['US', '2029-07-04'],
  ['SG', '2027-08-09'],
])('%s says nothing about %s', (key, iso) => {
  expect(() => calendarOf(key).isWorkingDay(day(iso))).toThrow(UnknownYear)
  expect(() => calendarOf(key).holiday(day(iso))).toThrow(UnknownYear)
})

test.each([
  ['US', '2026-07-03', 'Independence Day'],
  ['US', '2026-11-26', 'Thanksgiving Day'],
  ['US', '2026-09-07', 'Labor Day'],
  ['US', '2027-12-31', "New Year's Day"],
  ['US', '2026-01-19', 'Martin Luther King Jr. Day'],
  ['GB', '2026-04-03', 'Good Friday'],
  ['GB', '2026-04-06', 'Easter Monday'],
  ['GB', '2026-05-25', 'Spring bank holiday'],
  ['GB', '2026-12-28', 'Boxing Day'],
  ['GB', '2027-12-27', 'Christmas Day'],
  ['GB', '2027-12-28', 'Boxing Day'],
  ['GB', '2028-01-03', "New Year's Day"],
  ['SG', '2026-08-10', 'National Day'],
  ['SG', '2026-02-18', 'Chinese New Year'],
  ['CN', '2026-10-01', 'National Day'],
])('%s %s is %s', (key, iso, name) => {
  expect(calendarOf(key).holiday(day(iso))?.en).toBe(name)
  expect(calendarOf(key).isWorkingDay(day(iso))).toBe(false)
})

test('a country nobody wrote down is a mistake of configuration', () =>
  expect(() => calendarOf('XX')).toThrow(/no calendar XX/))

describe('what an organisation changes', () => {
  const founding = { zh: '厂庆', en: 'Founding day' }
  const ours = calendarOf('CN', {
    off: [{ date: '2026-05-20', name: founding }],
    work: ['2026-05-16', '2026-10-07'],
    years: [2027],
  })
  test('its own day off', () => {
    expect(ours.isWorkingDay(day('2026-05-20'))).toBe(false)
    expect(ours.holiday(day('2026-05-20'))).toEqual(founding)
  })
  test('a Saturday and even a holiday worked', () => {
    expect(ours.isWorkingDay(day('2026-05-16'))).toBe(true)
    expect(ours.isWorkingDay(day('2026-10-07'))).toBe(true)
    expect(ours.holiday(day('2026-10-07'))).toBeUndefined()
  })
  test('a year it gives itself is known; the next is not', () => {
    expect(ours.known).toEqual({ from: 2024, to: 2027 })
    expect(ours.isWorkingDay(day('2027-03-01'))).toBe(true)
    expect(() => ours.isWorkingDay(day('2028-03-01'))).toThrow(UnknownYear)
  })
  test('other calendars stay as they were', () => expect(china.isWorkingDay(day('2026-05-20'))).toBe(true))
})

test.each([
  ['2026-05-15', 1, '2026-05-18'],
  ['2026-05-15', 0, '2026-05-15'],
  ['2026-05-16', 0, '2026-05-18'],
  ['2026-09-30', 1, '2026-10-08'],
  ['2026-05-18', -1, '2026-05-15'],
  ['2026-05-08', 1, '2026-05-09'],
])('%s plus %i working days is %s', (start, n, end) =>
  expect(addWorkingDays(day(start), n, china).toString()).toBe(end),
)

test('nothing lies between an end and a later start', () =>
  expect(workingDaysBetween(day('2026-05-18'), day('2026-05-15'), china)).toBe(0))

test.each([
  ['10:00', 2, '2026-05-13 12:00'],
  ['11:00', 2, '2026-05-13 14:30'],
  ['12:30', 1, '2026-05-13 14:30'],
  ['17:00', 2, '2026-05-14 10:00'],
  ['20:00', 1, '2026-05-14 10:00'],
  ['07:00', 7.5, '2026-05-13 18:00'],
  ['16:00', 4, '2026-05-14 11:00'],
])('from %s, %d working hours end at %s', (from, hours, end) => {
  const start = Temporal.PlainDateTime.from(`2026-05-13T${from}`).toZonedDateTime('Asia/Shanghai').toInstant()
  const due = addWorkingHours(start, hours, china, 'Asia/Shanghai').toZonedDateTimeISO('Asia/Shanghai')
  expect(`${due.toPlainDate()} ${due.toPlainTime().toString({ smallestUnit: 'minute' })}`).toBe(end)
})

test('hours run over a holiday into the next working day', () => {
  const start = Temporal.Instant.from('2026-09-30T09:30:00Z') // 17:30 in Shanghai
  expect(addWorkingHours(start, 1, china, 'Asia/Shanghai').toString()).toBe('2026-10-08T01:30:00Z')
})

test('a deadline that runs into an unknown year says so', () => {
  expect(() => addWorkingHours(Temporal.Instant.from('2026-12-31T09:00:00Z'), 8, china, 'Asia/Shanghai')).toThrow(
    UnknownYear,
  )
})
