// Files as people export them: what can be read is, what was assumed is said, what cannot be read is named.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import zlib from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textOf } from '../../../src/cli/insight-files.ts'
import { importCsv } from '../../../src/insight/log/import-csv.ts'
import { readInstant, writeInstant } from '../../../src/insight/log/instant.ts'
import { importXes } from '../../../src/insight/log/xes.ts'
import { readCases } from '../../../src/insight/records.ts'

let folder = ''
beforeAll(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'messy-'))))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const HEADER = 'case_id,activity,timestamp'
const stamps = (log: { time: Float64Array }): string[] =>
  [...log.time].map((ms) => (Number.isNaN(ms) ? '-' : writeInstant(ms, 0)))

describe('times of one column', () => {
  test.each<[string, string[], string[], RegExp | undefined]>([
    [
      'day first, because one day is above 12',
      ['05/06/2024 08:00', '25/06/2024 09:30'],
      ['2024-06-05T08:00:00Z', '2024-06-25T09:30:00Z'],
      /day\/month/u,
    ],
    [
      'month first, because one day is above 12',
      ['05/06/2024', '06/25/2024'],
      ['2024-05-06T00:00:00Z', '2024-06-25T00:00:00Z'],
      undefined,
    ],
    ['nobody can tell', ['05/06/2024'], ['2024-05-06T00:00:00Z'], /do not say which number is the day/u],
    [
      'halves of the day',
      ['5/6/2024 1:05 PM', '5/16/2024 12:10 AM', '2024-05-06 下午3:05', '2024年5月6日 上午9:07'],
      ['2024-05-06T13:05:00Z', '2024-05-16T00:10:00Z', '2024-05-06T15:05:00Z', '2024-05-06T09:07:00Z'],
      undefined,
    ],
    [
      'day numbers of a spreadsheet',
      ['45413.375', '45414'],
      ['2024-05-01T09:00:00Z', '2024-05-02T00:00:00Z'],
      /2 times are day numbers/u,
    ],
    [
      'seconds and milliseconds since 1970',
      ['1714554000', '1714554000000'],
      ['2024-05-01T09:00:00Z', '2024-05-01T09:00:00Z'],
      /2 times are numbers since 1970/u,
    ],
    [
      'some with an offset and some without',
      ['2024-05-01T09:00:00+08:00', '2024-05-01 02:00'],
      ['2024-05-01T01:00:00Z', '2024-05-01T02:00:00Z'],
      /1 time stamps have no offset and 1 have one/u,
    ],
    ['some missing', ['2024-05-01', ''], ['2024-05-01T00:00:00Z', '-'], /1 events have no time/u],
  ])('%s', async (_, times, expected, said) => {
    const log = await importCsv([[HEADER, ...times.map((t, i) => `A,step ${i},${t}`)].join('\n')])
    expect(stamps(log)).toEqual(expected)
    if (said) expect(log.notes.assumed.join('\n')).toMatch(said)
  })
})

test.each(['12/31/2024 25:00x', '99999999', '31/31/2024', 'May 1st'])('%s is no time', (text) =>
  expect(readInstant(text).ms).toBeNaN(),
)

describe('rows and headers', () => {
  test('a column named twice is told and kept apart', async () => {
    const log = await importCsv(['case_id,activity,timestamp,note,note\nA,one,2024-01-01,x,y\n'])
    expect(log.attributes.map((c) => c.name)).toEqual(['note', 'note (2)'])
    expect(log.notes.assumed.join()).toContain('names note more than once')
  })
  test('rows too short and too long are counted', async () => {
    const log = await importCsv([`${HEADER},actor\nA,one,2024-01-01\nA,two,2024-01-02,eve,more\n`])
    expect(log.notes.assumed.join('\n')).toMatch(/1 rows have fewer fields.*\n.*1 rows have more fields/u)
  })
  test('a quote nobody closes costs its row, not the file', async () => {
    const many = Array.from({ length: 200_000 }, (_, i) => `C${i},step,2024-01-01T00:00:00Z`)
    const text = [HEADER, 'A,"one,2024-01-01T00:00:00Z', ...many].join('\n')
    const pieces = Array.from({ length: Math.ceil(text.length / 65_536) }, (_, i) =>
      text.slice(i * 65_536, (i + 1) * 65_536),
    )
    const log = await importCsv(pieces)
    expect(log.time.length).toBeGreaterThan(199_000)
  })
  test.each([';', '\t', '|'])('separated by %j', async (mark) => {
    const log = await importCsv([`case_id${mark}activity${mark}timestamp\nA${mark}one, two${mark}2024-01-01\n`])
    expect(log.activity.words).toEqual(['one, two'])
  })
})

describe('files', () => {
  const text = '单号,节点,操作时间,处理人\r\nA,提交,2024-01-01 09:00,王芳\r\n'
  const gb18030 = Buffer.concat([
    Buffer.from([0xb5, 0xa5, 0xba, 0xc5, 0x2c, 0xbd, 0xda, 0xb5, 0xe3, 0x0a]),
    Buffer.from([0x41, 0x2c, 0xcc, 0xe1, 0xbd, 0xbb, 0x0a]),
  ])
  test.each<[string, () => Buffer]>([
    ['UTF-8', () => Buffer.from(text)],
    ['UTF-8 with a byte order mark', () => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 of a spreadsheet', () => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['gzip', () => zlib.gzipSync(text)],
  ])('%s', async (name, bytes) => {
    const file = path.join(folder, `${name}.csv`)
    fs.writeFileSync(file, bytes())
    const log = await importCsv(textOf(file))
    expect([log.activity.words, log.actor?.words]).toEqual([['提交'], ['王芳']])
  })
  test('GB18030, also when the first million bytes are plain', async () => {
    const file = path.join(folder, 'gb.csv')
    fs.writeFileSync(file, gb18030)
    expect((await importCsv(textOf(file))).activity.words).toEqual(['提交'])
    const plain = `${HEADER}\n${'A,one,2024-01-01T00:00:00Z\n'.repeat(60_000)}`
    fs.writeFileSync(
      file,
      Buffer.concat([Buffer.from(plain), Buffer.from([0x41, 0x2c, 0xcc, 0xe1, 0xbd, 0xbb, 0x2c, 0x0a])]),
    )
    expect((await importCsv(textOf(file))).activity.words).toEqual(['one', '提交'])
  })
})

test('XES: times that cannot be read are told', async () => {
  const log = await importXes([
    '<log><trace><string key="concept:name" value="T"/><event><string key="concept:name" value="a"/><date key="time:timestamp" value="soon"/></event></trace></log>',
  ])
  expect(log.notes.assumed.join()).toContain('1 times cannot be read ("soon")')
})

test.each([
  ['1234.5', 1234.5],
  ['1,234.50', 1234.5],
  ['1.234,50', 1234.5],
  ['¥1,234', 1234],
  ['12,5', 12.5],
  ['１２３', 123],
  ['', Number.NaN],
  ['n/a', Number.NaN],
])('the amount %s', (text, amount) =>
  expect(readCases([{ 单号: 'A', 金额: text }])[0]).toMatchObject({ id: 'A', amount }),
)
