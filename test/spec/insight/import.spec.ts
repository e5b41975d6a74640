// Logs of other systems: which column is which, and what is said about what cannot be read.
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../../src/insight/log/csv.ts'
import { importCsv } from '../../../src/insight/log/import-csv.ts'
import { readInstant, writeInstant } from '../../../src/insight/log/instant.ts'
import { activityAt, wordAt } from '../../../src/insight/log/log.ts'
import { importXes } from '../../../src/insight/log/xes.ts'

const records = async (...chunks: string[]): Promise<string[][]> => {
  const all: string[][] = []
  for await (const fields of readCsv(chunks)) all.push(fields)
  return all
}

describe('CSV', () => {
  test.each<[string, string[], string[][]]>([
    ['quotes, commas and doubled quotes', ['a,"b,c","d ""e"""\n'], [['a', 'b,c', 'd "e"']]],
    [
      'a line end inside quotes',
      ['a,"b\nc"\nd,e'],
      [
        ['a', 'b\nc'],
        ['d', 'e'],
      ],
    ],
    [
      'cut anywhere',
      ['a,"b', '\nc",', 'x\r', '\nd,e,f\r\n'],
      [
        ['a', 'b\nc', 'x'],
        ['d', 'e', 'f'],
      ],
    ],
    ['empty fields at the ends', [',a,\n'], [['', 'a', '']]],
    [
      'semicolons of European spreadsheets',
      ['a;b\n1,5;2\n'],
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    ['a byte order mark', ['\uFEFFa,b\n'], [['a', 'b']]],
    ['an empty quoted field at the end', ['a,""\n'], [['a', '']]],
  ])('%s', async (_, chunks, expected) => expect(await records(...chunks)).toEqual(expected))
})

describe('time stamps', () => {
  test.each([
    ['2024-05-01T09:00:00+08:00', '2024-05-01T01:00:00Z'],
    ['2024-05-01T09:00:00.250Z', '2024-05-01T09:00:00Z'],
    ['2024-05-01 09:00:00-0330', '2024-05-01T12:30:00Z'],
    ['2024/5/1 9:07', '2024-05-01T09:07:00Z'],
    ['2024年5月1日 09:07:30', '2024-05-01T09:07:30Z'],
    ['01.05.2024 09:07', '2024-05-01T09:07:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
  ])('%s', (text, utc) => expect(writeInstant(readInstant(text).ms, 0)).toBe(utc))
  test.each([
    ['20260302090511', '2026-03-02T09:05:11Z'],
    ['20260302 09:05', '2026-03-02T09:05:00Z'],
    ['20260302', '2026-03-02T00:00:00Z'],
    ['2026/03/02 上午 9:05', '2026-03-02T09:05:00Z'],
    ['2026年3月2日 9时5分', '2026-03-02T09:05:00Z'],
    ['2026年3月2日 下午 2点05分', '2026-03-02T14:05:00Z'],
    ['2026-03-02 （周一） 09:05', '2026-03-02T09:05:00Z'],
    ['2026-3-2 9:5', '2026-03-02T09:05:00Z'],
    ['２０２６／３／２ ９：０５', '2026-03-02T09:05:00Z'],
    ['02-Mar-2026 9:05 PM', '2026-03-02T21:05:00Z'],
    ['March 2nd, 2026 9:05', '2026-03-02T09:05:00Z'],
    ['Mon Mar 02 09:05:11 CST 2026', '2026-03-02T09:05:11Z'],
    ['2026-03-02 09:05:11 GMT+8', '2026-03-02T01:05:11Z'],
  ])('as people and older systems write it: %s', (text, utc) => expect(writeInstant(readInstant(text).ms, 0)).toBe(utc))
  test.each(['2026-02-30 09:00', '2026-03-02 25:00', '2026-03-02 09:75', '19991399', '2026年2月30日'])(
    '%s is no day or no hour',
    (text) => expect(readInstant(text).ms).toBeNaN(),
  )
  test.each(['yesterday', '2024-13-01', '2024-05-01T9', ''])('%s cannot be read', (text) =>
    expect(readInstant(text).ms).toBeNaN(),
  )
})

describe('events.csv', () => {
  test('a log sorted by time is grouped by case, each in the order of the file', async () => {
    const log = await importCsv(['case_id,activity,timestamp\nA,one,2024-01-01\nB,uno,2024-01-01\nA,two,2024-01-01\n'])
    expect([0, 1, 2].map((e) => activityAt(log, e))).toEqual(['one', 'two', 'uno'])
    expect([...log.row]).toEqual([0, 2, 1])
  })
  test('columns of a Chinese office system are found by their names', async () => {
    const log = await importCsv(['单号,节点,操作时间,处理人\nA,提交,2024-01-01 09:00,王芳\n'])
    expect(wordAt(log.actor, 0)).toBe('王芳')
  })
  test('a map renames, and says which columns there are when one is wrong', async () => {
    const log = await importCsv(['x,y,z\nA,one,2024-01-01\n'], { map: { case: 'x', activity: 'y', timestamp: 'z' } })
    expect(log.cases).toEqual(['A'])
    await expect(importCsv(['x,y\nA,one\n'], { map: { case: 'nr', activity: 'y' } })).rejects.toThrow('it has x, y')
    await expect(importCsv(['x,y\nA,one\n'])).rejects.toThrow('--map case=COLUMN')
  })
  test('rows that cannot be read are left out and named', async () => {
    const log = await importCsv(['case_id,activity,timestamp\nA,one,soon\n,two,2024-01-01\nA,three,2024-01-01\n'])
    expect(log.notes.skipped.map((s) => s.row)).toEqual([1, 2])
    expect(log.time).toHaveLength(1)
  })
})

test('XES: traces are cases, nested attributes and comments are none, entities are read', async () => {
  const xes = `<?xml version="1.0"?><log><!-- <trace> --><string key="concept:name" value="log"/>
    <trace><string key="concept:name" value="T &amp; 1"/><string key="dept" value="A"/>
      <event><string key="concept:name" value="Send &lt;Fine&gt;"/><date key="time:timestamp" value="2024-01-01T08:00:00.000+01:00"/>
        <string key="org:resource" value="X"><string key="concept:name" value="nested"/></string></event></trace></log>`
  const log = await importXes([xes.slice(0, 130), xes.slice(130)])
  expect(log.cases).toEqual(['T & 1'])
  expect(activityAt(log, 0)).toBe('Send <Fine>')
  expect(wordAt(log.actor, 0)).toBe('X')
  expect(log.caseAttributes[0]?.name).toBe('case:dept')
})
