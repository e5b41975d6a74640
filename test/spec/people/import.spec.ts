// A company from a table: departments by path, managers by e-mail or name, and what is wrong told by row.
import { expect, test } from 'vitest'
import { importPeople, type PersonRow } from '../../../src/people/import.ts'

const defaults = { zone: 'Asia/Shanghai', locale: 'zh', calendars: ['CN', 'GB'], today: '2026-11-26' } as const
const boss: PersonRow = { name: '张三', email: 'Zhang@x.cn', roles: 'gm, admin' }
const read = (...rows: PersonRow[]) => importPeople(rows, defaults)

test('a path becomes departments in both languages, and whoever manages in one heads it', () => {
  const company = read(
    boss,
    { name: '李四', email: 'li@x.cn', department: '研发|R&D', manager: '张三' },
    { name: '王五', department: '研发/平台', manager: 'LI@x.cn', aliases: '小王；Fiona' },
  )
  expect(company).toMatchObject({
    people: [
      { id: 'zhang@x.cn', department: 'company', roles: ['gm', 'admin'] },
      { id: 'li@x.cn', manager: 'zhang@x.cn', department: '研发' },
      { id: '王五', manager: 'li@x.cn', department: '研发/平台', aliases: ['小王', 'Fiona'], zone: 'Asia/Shanghai' },
    ],
    departments: [
      { id: 'company', head: 'zhang@x.cn' },
      { id: '研发', name: { zh: '研发', en: 'R&D' }, head: 'li@x.cn', parent: 'company' },
      { id: '研发/平台', parent: '研发', head: '王五' },
    ],
  })
})

test('namesakes get ids of their own', () => {
  const company = read(boss, { name: '张伟' }, { name: '张伟' })
  expect(company).toMatchObject({ people: [{}, { id: '张伟' }, { id: '张伟-2' }] })
})

test.each([
  ['2026-11-25', { lastDay: '2026-11-25', active: false }],
  ['2026-11-26', { lastDay: '2026-11-26', active: true }],
  ['2026/12/31', { lastDay: '2026-12-31', active: true }],
  ['2026年1月5日', { lastDay: '2026-01-05', active: false }],
])('the last day itself is one of work: %s', (lastDay, expected) => {
  expect(read(boss, { name: '李四', lastDay })).toMatchObject({ people: [{ active: true }, expected] })
})

test.each<[string, PersonRow[], number, string]>([
  ['no name', [boss, { name: ' ' }], 2, 'needs a name'],
  ['an unknown manager', [boss, { name: '李四', manager: '赵六' }], 2, 'no row is called "赵六"'],
  [
    'a manager who is several people',
    [boss, { name: '张伟' }, { name: '张伟' }, { name: '李四', manager: '张伟' }],
    4,
    'several people',
  ],
  ['their own manager', [boss, { name: '李四', manager: '李四' }], 2, 'their own manager'],
  ['a circle', [boss, { name: '甲', manager: '乙' }, { name: '乙', manager: '甲' }], 2, 'circle'],
  ['the same e-mail twice', [boss, { name: '李四', email: 'zhang@x.cn' }], 2, 'already row 1'],
  ['an unknown zone', [boss, { name: '李四', zone: 'Shanghai' }], 2, 'no time zone'],
  ['an unknown calendar', [boss, { name: '李四', calendar: 'FR' }], 2, 'not one of CN, GB'],
  ['a last day that is none', [boss, { name: '李四', lastDay: '2026-02-30' }], 2, 'no date'],
  ['no administrator', [{ name: '李四' }], 1, 'role admin'],
])('%s is told by its row', (_, rows, row, words) => {
  const { problems } = importPeople(rows, defaults) as { problems: { row: number; message: string }[] }
  expect(problems.find((p) => p.row === row)?.message).toContain(words)
})
