// People and departments as they are called; several who fit are all returned, never one of them picked.
import { describe, expect, test } from 'vitest'
import { normalise } from '../../../src/kernel/text.ts'
import { indexDepartments, readDepartments } from '../../../src/language/departments.ts'
import { readPeople, type NameOptions } from '../../../src/language/names.ts'
import { indexPeople } from '../../../src/language/names-index.ts'
import { soundsOf } from '../../../src/language/pinyin.ts'
import type { PersonWords } from '../../../src/language/understanding.ts'

const person = (name: string, more: Partial<PersonWords> = {}): PersonWords => ({
  id: name,
  name,
  aliases: [],
  ...more,
})
const company = indexPeople([
  person('王伟明', { department: 'sales' }),
  person('王伟', { department: 'it' }),
  person('张三', { department: 'it' }),
  person('张建国', { role: '总经理' }),
  person('李娜', { aliases: ['娜娜', 'Lina'], department: 'hr' }),
  person('李经纬', { role: '经理', department: 'sales' }),
  person('陈晓明'),
  person('欧阳锋'),
  person('单雄信'),
  person('方便'),
  person('高峰'),
  person('刘洋'),
  person('Emma Wilson'),
  person('Will Smith'),
  person('Michael Brown'),
  person('Katherine Moore'),
  person('Mark Lee'),
])

const read = (words: string, options?: NameOptions): string[] =>
  readPeople(normalise(words), company, options).map((p) =>
    [p.span.surface, p.how, p.candidates.join('/')].filter(Boolean).join(' | '),
  )

test.each([
  ['转给王伟明', ['王伟明 | exact | 王伟明']],
  ['让王伟批一下', ['王伟 | exact | 王伟']],
  ['王伟明经理批了吗', ['王伟明经理 | exact | 王伟明']],
  ['請轉給陳曉明', ['陳曉明 | exact | 陈晓明']],
  ['娜娜的报销', ['娜娜 | alias | 李娜']],
  ['forward to lina', ['lina | alias | 李娜']],
  ['晓明的年假', ['晓明 | first-name | 陈晓明']],
  ['老张那张单子', ['老张 | nickname | 张三/张建国']],
  ['小李的加班', ['小李 | nickname | 李娜/李经纬']],
  ['张总批了吗', ['张总 | surname+title | 张建国']],
  ['李经理在吗', ['李经理 | surname+title | 李经纬']],
  ['欧阳主任', ['欧阳主任 | surname+title | 欧阳锋']],
  ['抄送李娜和张三', ['李娜 | exact | 李娜', '张三 | exact | 张三']],
  ['ask emma to approve', ['emma | first-name | Emma Wilson']],
  ['EMMA WILSON', ['EMMA WILSON | exact | Emma Wilson']],
  ['找 Emma 换班', ['Emma | first-name | Emma Wilson']],
  ['Mr Brown asked', ['Mr Brown | surname+title | Michael Brown']],
  ['Manager Li', ['Manager Li | surname+title | 李经纬']],
  ['forward to Will', ['Will | first-name | Will Smith']],
])('called by name: %s', (words, expected) => expect(read(words)).toEqual(expected))

test.each([
  ['老章的请假', ['老章 | homophone | 张三/张建国']],
  ['陈小明的报销单', ['陈小明 | homophone | 陈晓明']],
  ['转给晨晓明', ['晨晓明 | homophone | 陈晓明']],
  ['转交给欧阳峰', ['欧阳峰 | homophone | 欧阳锋']],
  ['善雄信的申请', ['善雄信 | homophone | 单雄信']],
  ['催一下李哪', ['李哪 | homophone | 李娜']],
  ['zhang san', ['zhang san | homophone | 张三']],
  ['给wangweiming', ['wangweiming | homophone | 王伟明']],
  ["approve Micheal's leave", ['Micheal | typo | Michael Brown']],
  ['send it to katherin', ['katherin | typo | Katherine Moore']],
])('heard or typed wrong: %s', (words, expected) => expect(read(words)).toEqual(expected))

test.each([
  ['小于500的都批了'],
  ['加班三小时'],
  ['这个方案方便吗'],
  ['流量高峰期'],
  ['王总结一下'],
  ['提高总额'],
  ['汇总一下'],
  ['明天下午请假半天'],
  ['下周三到周五请年假去江苏'],
  ['安排周三开会'],
  ['Will it be approved?'],
  ['I will mark it'],
  ['please approve my leave'],
  ['老规矩'],
  ['小区门口'],
])('nobody is named in: %s', (words) => expect(read(words)).toEqual([]))

test.each([
  ['转给赵六', ['赵六 | unknown']],
  ['转给李四吧', ['李四 | unknown']],
  ['交接给孙悟空', ['孙悟空 | unknown']],
  ['transfer it to Zhao Liu', ['Zhao Liu | unknown']],
  ['王伟强的报销单', ['王伟强 | unknown']],
])('named, but not in the directory: %s', (words, expected) => {
  const small = indexPeople([...company.people, person('赵国强')])
  expect(readPeople(normalise(words), small).map((p) => [p.span.surface, p.how, ...p.candidates].join(' | '))).toEqual(
    expected,
  )
})

test('an everyday word is a name where a person stands', () => {
  expect(read('转给方便')).toEqual(['方便 | exact | 方便'])
  expect(read('高峰的请假')).toEqual(['高峰 | exact | 高峰'])
})

test('namesakes are narrowed by who is meant, never picked', () => {
  expect(read('小李', { prefer: { departments: ['hr'] } })).toEqual(['小李 | nickname | 李娜'])
  expect(read('小李', { prefer: { ids: ['李经纬'] } })).toEqual(['小李 | nickname | 李经纬'])
  expect(read('小李', { prefer: { departments: ['legal'] } })).toEqual(['小李 | nickname | 李娜/李经纬'])
  expect(read('老张', { except: ['张三'] })).toEqual(['老张 | nickname | 张建国'])
})

test('fifty thousand people: the one meant is among those returned', () => {
  const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
  const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀霞平刚桂英玉兰红建国志文晓海宇轩子涵梓雨欣怡诗嘉豪俊凯'
  const people = Array.from({ length: 50_000 }, (_, i) =>
    person(`${surnames[i % 20]}${given[Math.floor(i / 20) % 44]}${given[Math.floor(i / 880) % 44]}`, { id: `p${i}` }),
  )
  const index = indexPeople(people)
  const { name, id } = people[31_415]!
  const [found] = readPeople(normalise(`把${name}的报销转给李经理`), index)
  expect(found?.how).toBe('exact')
  expect(found?.candidates).toContain(id)
})

test.each([
  ['张', '章'],
  ['请假', '请价'],
  ['审批', '沈皮'],
  ['刘', '牛'],
  ['黄', '房'],
  ['林', '灵'],
  ['知', '资'],
])('%s sounds like %s', (a, b) => expect(soundsOf(a)).toEqual(soundsOf(b)))

test('a surname is read as a surname', () => expect(soundsOf('单雄信', { surname: true })).toEqual(soundsOf('山熊新')))

describe('departments', () => {
  const departments = indexDepartments([
    { id: 'marketing', names: ['市场部', 'Marketing'] },
    { id: 'finance', names: ['财务部', 'Finance'] },
    { id: 'rd', names: ['研发中心', 'R&D', '上海研发部'] },
    { id: 'it', names: ['IT'] },
  ])
  test.each([
    ['市场部要3台显示器', ['市场部 marketing']],
    ['市场部门的预算', ['市场部门 marketing']],
    ['財務部', ['財務部 finance']],
    ['the finance team', ['finance team finance']],
    ['for Marketing', ['Marketing marketing']],
    ['研发那边', ['研发 rd']],
    ['上海研发部', ['上海研发部 rd']],
    ['put it there', []],
    ['市场不好', []],
    ['IT部门', ['IT部门 it']],
  ])('%s', (words, expected) =>
    expect(
      readDepartments(normalise(words), departments).map((d) => `${d.span.surface} ${d.candidates.join('/')}`),
    ).toEqual(expected),
  )
})
