// The order of the passages read closely.
import { expect, test } from 'vitest'
import { RANKED_BY, rankFeatures, rankScores } from '../../../src/knowledge/rank.ts'
import { RANKING } from '../../../src/knowledge/rank-weights.ts'
import { search } from '../../../src/knowledge/search.ts'
import { PUBLIC } from '../../../src/knowledge/reader.ts'
import { libraryOf } from './library.ts'

const papers = [
  { id: 'forklift', title: 'Forklift trucks', text: 'Between the racks the limit is 6 km/h, elsewhere 12 km/h.' },
  {
    id: 'bicycle',
    title: 'Bicycles',
    text: 'On the yard nobody rides faster than a walk; the limit for visitors is the same.',
  },
]

test('one weight a feature, and one number a feature of each passage', async () => {
  const { library } = await libraryOf(papers)
  const { hits, worth } = await search(library, 'speed limit of a forklift', PUBLIC)
  expect(RANKING).toHaveLength(RANKED_BY.length)
  for (const row of rankFeatures(hits, worth)) {
    expect(row).toHaveLength(RANKED_BY.length)
    expect(row.every(Number.isFinite)).toBe(true)
  }
})

test('the title says what a passage is about though the passage does not', async () => {
  const { find } = await libraryOf(papers)
  expect(await find('What is the limit for a forklift?')).toEqual(['forklift', 'bicycle'])
})

test('nothing found is nothing ranked; the best one scores 1', async () => {
  expect(rankScores([], [])).toEqual([])
  const { library } = await libraryOf(papers)
  const { hits } = await search(library, 'limit for visitors on a bicycle', PUBLIC)
  expect(hits[0]!.score).toBe(1)
})
