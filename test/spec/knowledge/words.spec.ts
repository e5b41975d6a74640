// How text becomes words: what a reader would call the same must be the same.
import { describe, expect, test } from 'vitest'
import { fold } from '../../../src/knowledge/fold.ts'
import { wordsOf } from '../../../src/knowledge/words.ts'

const terms = (text: string) => wordsOf(text).map((w) => w.term)

describe('words', () => {
  test.each([
    ['308分以上', '308'], // a Latin run must not swallow the Han glued to it
    ['请假３天', '3'], // full width
    ['十五天年假', '15'],
    ['二〇二四年', '2024'],
    ['getUserById', 'user'],
    ['user_id', 'userid'],
    ['error VA004', 'va004'],
    ['1,200 EUR', '1200'],
    ['e-mail', 'email'],
    ['She won the prize', 'win'],
    ['children', 'child'],
    ['café', 'cafe'],
    ['fifteen days', '15'],
  ])('%s has %s', (text, term) => expect(terms(text)).toContain(term))

  test.each([
    ['請假單', '请假单'],
    ['網路', '网路'],
    ['ＶＰＮ', 'vpn'],
    ['“引号”', '“引号”'],
  ])('%s is read as %s, every character in its place', (from, to) => {
    expect(fold(from)).toBe(to)
    expect(fold(from)).toHaveLength(from.length)
  })

  test.each([
    ['max_connections', ['maxconnect', 'max', 'connect']],
    ['MaxConnections', ['maxconnect', 'max', 'connect']],
    ['dpkg-reconfigure', ['dpkgreconfigur', 'dpkg', 'reconfigur']],
    ['--no-install-recommends', ['noinstallrecommend', 'no', 'instal', 'recommend']],
    ['APT::Default-Release', ['apt', 'defaultreleas', 'default', 'releas']],
    ['postgresql.conf', ['postgresqlconf', 'postgresql', 'conf']],
  ])('%s is found whole and in parts', (name, expected) => expect(terms(name)).toEqual(expected))
  test.each(['max_connections', 'MaxConnections', 'MAX-CONNECTIONS', 'maxconnections'])('%s is one name', (name) => expect(terms(name)[0]).toBe('maxconnect')) // prettier-ignore
  test('question words and particles are no subjects', () => expect(terms('年假是什么呢？')).toEqual(['年假']))
  test('places point into the original', () => {
    const text = '報銷 getUserById 308分'
    for (const { from, to } of wordsOf(text)) expect(text.slice(from, to).trim()).not.toBe('')
  })
})
