// Words near in meaning, from what the dictionaries installed say of them.
import { beforeAll, describe, expect, test } from 'vitest'
import { loadMeaning } from '../../../src/adapters/local/meaning.ts'
import { meaningsOf, rowsOfWordNet } from '../../../src/knowledge/definitions.ts'
import { learnMeaning, type Meaning } from '../../../src/knowledge/meaning.ts'
import { strongest } from '../../../src/knowledge/subspace.ts'
import { readQuestion, withMeanings } from '../../../src/knowledge/question.ts'
import { readSynonyms } from '../../../src/knowledge/synonyms.ts'
import { stem } from '../../../src/knowledge/words.ts'

describe('the dictionaries', () => {
  let meaning: Meaning
  beforeAll(async () => {
    meaning = (await loadMeaning())!
  }, 120_000)
  const at = (word: string) => meaning.at(word.charCodeAt(0) > 0x2e80 ? word : stem(word))!
  test.each([
    'quit resign',
    'salary pay',
    'try attempt',
    '工资 薪酬',
    '晚饭 晚餐',
    '赔 赔偿',
    '礼物 gift',
    '工资 salary',
  ])('%s: near', (pair) => {
    const [a, b] = pair.split(' ').map(at)
    expect(meaning.likeness(a!, b!)).toBeGreaterThan(0.45)
  })
  test.each(['fee bird', 'salary river', 'laptop holiday', '工资 天气', '开除 水', 'salary 森林'])(
    '%s: strangers',
    (pair) => {
      const [a, b] = pair.split(' ').map(at)
      expect(meaning.likeness(a!, b!)).toBeLessThan(0.3)
    },
  )
  test('a word is as near to itself as can be', () =>
    expect(meaning.likeness(at('salary'), at('salary'))).toBeCloseTo(1, 1))
  test('a Chinese text is cut into its longest known words', () => {
    const found: string[] = []
    const text = '公司发放奖金'
    meaning.cut(text, 0, text.length, (_, from, to) => found.push(text.slice(from, to)))
    expect(found).toEqual(['公司', '发放', '奖金'])
  })
  test('names and numbers of a question mean only themselves', () => {
    const { units } = withMeanings(readQuestion('What is the hotel limit in Berlin in 2024?', readSynonyms()), meaning)
    const senses = new Map(units.map((u) => [u.surface, u.sense]))
    expect(senses.get('berlin')).toBeUndefined()
    expect(senses.get('2024')).toBeUndefined()
    expect(senses.get('hotel')).toBeDefined()
  })
})

test('a line of WordNet gives the words of a sense, of its definition without the examples, and of the sense above', () => {
  const n = [
    '00000001 03 n 01 fee 0 000 | a fixed charge',
    '00000002 03 n 02 toll 0 road_charge 0 001 @ 00000001 n 0000 | money for the use of a bridge; "the toll was high"',
  ].join('\n')
  const [, toll] = rowsOfWordNet({ n, v: '', a: '', r: '' })
  expect(toll!.has('fee')).toBe(true)
  expect(toll!.get('toll')).toBe(2)
  expect(toll!.has('bridg')).toBe(true)
  expect(toll!.has('high')).toBe(false)
})

test('Chinese names have no meaning, other words that of their glosses', () =>
  expect([
    ...meaningsOf([
      ['北京', '北京', 'Bei3 jing1', 'Beijing, capital of China'],
      ['薪酬', '薪酬', 'xin1 chou2', ['pay', 'salary (formal)']],
      ['員', '员', 'yuan2', 'variant of 员'],
    ]),
  ]).toEqual([{ word: '薪酬', stems: ['pai', 'salari'] }]))

test('a Chinese word lies where its glosses lie, and always at the same place', () => {
  const rows = Array.from(
    { length: 200 },
    (_, i) => new Map([`a${i % 50}`, `b${i % 49}`, `c${i % 47}`].map((w) => [w, 1])),
  )
  const chinese = [{ word: '工资', stems: ['a7'] }, { word: '无名', stems: ['nowhere'] }] // prettier-ignore
  const learnt = learnMeaning(rows, chinese)
  const place = (word: string) => [...learnt.places.subarray(learnt.words.indexOf(word) * 100).subarray(0, 100)]
  expect(place('工资')).toEqual(place('a7'))
  expect(learnt.words).not.toContain('无名')
  expect(learnMeaning(rows, chinese).places).toEqual(learnt.places)
})

test('the directions stand upright on each other', () => {
  const starts = Uint32Array.from({ length: 41 }, (_, r) => r * 2)
  const at = Uint32Array.from({ length: 80 }, (_, i) => (i * 7) % 12)
  const values = Float32Array.from({ length: 80 }, (_, i) => 1 + (i % 5))
  const places = strongest({ columns: 12, starts, at, values }, 3, 4)
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      let sum = 0
      for (let c = 0; c < 12; c++) sum += places[c * 3 + i]! * places[c * 3 + j]!
      expect(sum).toBeCloseTo(i === j ? 1 : 0, 6)
    }
})
