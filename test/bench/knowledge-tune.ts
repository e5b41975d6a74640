// Walks the numbers of the ranking one by one over the development sets: node --import tsx test/bench/knowledge-tune.ts
import { PUBLIC } from '../../src/knowledge/reader.ts'
import { search } from '../../src/knowledge/search.ts'
import { TUNING } from '../../src/knowledge/tuning.ts'
import { loadSets, shelve } from './knowledge-sets.ts'

const sets = await Promise.all(loadSets('test/eval').map(async (set) => ({ ...set, ...(await shelve(set.texts)) })))

async function measure(): Promise<{ score: number; text: string }> {
  let score = 0
  const parts: string[] = []
  for (const { name, library, questions } of sets) {
    const asked = questions.filter((q) => q.doc !== null)
    let one = 0
    let mrr = 0
    for (const q of asked) {
      const found = await search(library, q.question, PUBLIC, { top: 10 })
      const rank = found.hits.findIndex((h) => h.passage.document === q.doc) + 1
      if (rank === 1) one++
      if (rank) mrr += 1 / rank
    }
    score += mrr / asked.length
    parts.push(`${name} ${((100 * one) / asked.length).toFixed(1)}/${((100 * mrr) / asked.length).toFixed(1)}`)
  }
  return { score: score / sets.length, text: parts.join('  ') }
}

const start = await measure()
console.log('start', start.score.toFixed(4), start.text)
const keys = (process.argv[2]?.split(',') ?? Object.keys(TUNING)) as (keyof typeof TUNING)[]
for (const key of keys) {
  const before = TUNING[key]
  for (const factor of [0, 0.5, 0.75, 1.4, 2]) {
    TUNING[key] = before * factor
    const { score, text } = await measure()
    console.log(
      `${key.padEnd(8)} ${TUNING[key].toFixed(2)} ${score > start.score + 0.001 ? '+' : score < start.score - 0.001 ? '-' : ' '} ${score.toFixed(4)} ${text}`,
    )
  }
  TUNING[key] = before
}
