// Any range, written in the usual ways, reads back as itself, whatever day it is said on.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from '../../../src/kernel/text.ts'
import { Temporal, type PlainDate } from '../../../src/kernel/clock.ts'
import { readMoney } from '../../../src/language/amounts.ts'
import { readPeople } from '../../../src/language/names.ts'
import { indexPeople } from '../../../src/language/names-index.ts'
import { readNumbers, readOrdinals, readQuantities, readRequestNumbers } from '../../../src/language/numbers.ts'
import { readDurations, readTimes } from '../../../src/language/times.ts'
import { on } from './moment.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const HAN = '一二三四五六日'
const start2026 = Temporal.PlainDate.from('2026-01-01')
const anyDay = fc.integer({ min: 0, max: 364 }).map((days) => start2026.add({ days }))
const two = (n: number) => String(n).padStart(2, '0')

const written: Readonly<Record<string, (a: PlainDate, b: PlainDate) => string>> = {
  iso: (a, b) => `${a} to ${b}`,
  slashes: (a, b) => `${a.year}/${a.month}/${a.day}-${b.year}/${b.month}/${b.day}`,
  chinese: (a, b) => `${a.year}年${a.month}月${a.day}日到${b.year}年${b.month}月${b.day}日`,
  'month first': (a, b) =>
    `from ${MONTHS[a.month - 1]} ${a.day}, ${a.year} through ${MONTHS[b.month - 1]} ${b.day}, ${b.year}`,
  'day first': (a, b) =>
    `${a.day} ${MONTHS[a.month - 1]!.slice(0, 3)} ${a.year} to ${b.day} ${MONTHS[b.month - 1]!.slice(0, 3)} ${b.year}`,
  dots: (a, b) => `${a.year}.${two(a.month)}.${two(a.day)}~${b.year}.${two(b.month)}.${two(b.day)}`,
}

test.each(Object.keys(written))('a full range written as %s', (way) => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), anyDay, (start, days, asked) => {
      const end = start.add({ days })
      const times = readTimes(normalise(written[way]!(start, end)), on(asked.toString()))
      expect(times).toHaveLength(1)
      expect([times[0]!.start?.toString(), times[0]!.end?.toString()]).toEqual([start.toString(), end.toString()])
    }),
    { numRuns: 150 },
  )
})

test('next week from one weekday to another, on every day of asking, in both languages', () => {
  for (let asked = 0; asked < 7; asked++) {
    const today = Temporal.PlainDate.from('2026-05-11').add({ days: asked })
    const monday = Temporal.PlainDate.from('2026-05-18')
    for (let a = 0; a < 7; a++)
      for (let b = a + 1; b < 7; b++)
        for (const words of [
          `下周${HAN[a]}到周${HAN[b]}`,
          `下周${HAN[a]}到${HAN[b]}`,
          `下个星期${HAN[a]}至星期${HAN[b]}`,
          `next ${WEEKDAYS[a]} to ${WEEKDAYS[b]}`,
          `from ${WEEKDAYS[a]!.slice(0, 3)} to ${WEEKDAYS[b]!.slice(0, 3)} next week`,
          `next ${WEEKDAYS[a]} 到 周${HAN[b]}`,
        ]) {
          const [time] = readTimes(normalise(words), on(today.toString()))
          expect([words, time?.start?.toString(), time?.end?.toString()]).toEqual([
            words,
            monday.add({ days: a }).toString(),
            monday.add({ days: b }).toString(),
          ])
        }
  }
})

test('this, next and last week’s weekday, on every day of asking', () => {
  for (let asked = 0; asked < 7; asked++) {
    const today = Temporal.PlainDate.from('2026-05-11').add({ days: asked })
    for (let a = 0; a < 7; a++)
      for (const [weeks, zh, en] of [
        [0, '这', 'this'],
        [0, '本', 'this'],
        [1, '下', 'next'],
        [-1, '上', 'last'],
      ] as const) {
        const expected = Temporal.PlainDate.from('2026-05-11')
          .add({ days: a + 7 * weeks })
          .toString()
        for (const words of [`${zh}周${HAN[a]}`, `${en} ${WEEKDAYS[a]}`])
          expect([words, readTimes(normalise(words), on(today.toString()))[0]?.start?.toString()]).toEqual([
            words,
            expected,
          ])
      }
  }
})

test('any words at all: no crash, no overlap, and every surface is in the words', () => {
  const pieces = [
    '下周三',
    '到',
    '周五',
    '18号',
    'next',
    'Mon',
    ' ',
    '三天',
    '下午',
    '3点',
    '半',
    '月底',
    '-',
    '5.18',
    'the',
    '20th',
    '请假',
    '、',
    '2月30日',
    'in',
    'two',
    'weeks',
    '年',
    '前',
    '后',
    '(',
    '每',
  ]
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((p) => p.join('')),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
      ),
      (words) => {
        const text = normalise(words)
        const times = readTimes(text, on('2026-05-13'))
        let last = 0
        for (const { span } of times) {
          expect(span.from).toBeGreaterThanOrEqual(last)
          expect(span.to).toBeGreaterThan(span.from)
          expect(words).toContain(span.surface)
          last = span.to
        }
      },
    ),
    { numRuns: 500 },
  )
})

// Runaway patterns would hit the time limit of the test runner.
test.each([
  '一',
  '1,',
  '周',
  '三百 ',
  'a ',
  '、18',
  'one ',
  '下',
  '18号到',
  '转给王',
  'the 5th ',
  '张',
  '0.',
  '-',
  '2026',
])('eight kilobytes of %s are read', (piece) => {
  const text = normalise(piece.repeat(Math.ceil(8_000 / piece.length)))
  const people = indexPeople([
    { id: 'a', name: '王伟明', aliases: ['小明'] },
    { id: 'b', name: 'Emma Wilson', aliases: [] },
  ])
  const read = [
    readTimes(text, on('2026-05-13')),
    readDurations(text),
    readMoney(text, { bare: true }),
    readNumbers(text),
    readQuantities(text),
    readPeople(text, people),
    readOrdinals(text),
    readRequestNumbers(text),
  ]
  for (const spans of read) for (const { span } of spans) expect(span.to).toBeGreaterThan(span.from)
})
