// A question in words that nobody in the collection uses finds what lies near them, and only what its reader may see.
import { describe, expect, test } from 'vitest'
import { loadMeaning } from '../../../src/adapters/local/meaning.ts'
import { createVocabulary } from '../../../src/knowledge/neighbours.ts'
import { libraryOf, type Given } from './library.ts'

const PAPERS: Given[] = [
  { id: 'quit', text: 'Anybody who resigns hands in a letter four weeks ahead.' },
  { id: 'trees', text: 'The trees in front of the building are watered every Tuesday.' },
  { id: 'canteen', text: '餐厅中午十一点半开门，晚上不供应。' },
  { id: 'lift', text: '电梯每月检查一次，由物业负责。' },
]

test.each([
  ['How do I quit?', 'quit'],
  ['食堂几点开', 'canteen'],
])('%s', async (question, document) => {
  const { find } = await libraryOf(PAPERS)
  expect((await find(question))[0]).toBe(document)
})

describe('words of passages that a reader may not see', () => {
  const secret: Given = { id: 'secret', acl: ['board'], text: 'Whoever leaves, departs, withdraws or retires gets a sum of money: departure, leaving, retirement, quitting.' } // prettier-ignore
  test('change neither hits nor scores for them', async () => {
    const without = await libraryOf(PAPERS)
    const beside = await libraryOf([...PAPERS, secret])
    for (const question of ['How do I quit?', 'when does one depart', '食堂几点开'])
      expect(await beside.hits(question)).toEqual(await without.hits(question))
  })
})

test('the nearest come first, of the same language, and never the word itself', async () => {
  const meaning = (await loadMeaning())!
  const vocabulary = createVocabulary()
  vocabulary.add(['wage', 'salari', 'tree', '工资', '薪水'])
  expect(vocabulary.near('salari', meaning).map((n) => n.word)).toEqual(['wage'])
  expect(vocabulary.near('工资', meaning).map((n) => n.word)).toEqual(['薪水'])
  vocabulary.add(['薪酬'])
  expect(vocabulary.near('工资', meaning)).toHaveLength(2)
}, 120_000)
