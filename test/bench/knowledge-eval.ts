// Prints retrieval figures of the development sets: node --import tsx test/bench/knowledge-eval.ts [name]
import { PUBLIC } from '../../src/knowledge/reader.ts'
import { search } from '../../src/knowledge/search.ts'
import { loadSets, shelve } from './knowledge-sets.ts'

const only = process.argv[2]
const show = process.argv.includes('--misses')
for (const set of loadSets(process.env['KB_DIR'] ?? 'test/eval', process.argv.includes('--unseen')).filter(
  (s) => !only || only.startsWith('-') || s.name === only,
)) {
  const { library } = await shelve(set.texts)
  const asked = set.questions.filter((q) => q.doc !== null)
  const at = { 1: 0, 3: 0, 5: 0, 10: 0 }
  let mrr = 0
  const times: number[] = []
  for (const q of asked) {
    const t = performance.now()
    const found = await search(library, q.question, PUBLIC, { top: 10 })
    times.push(performance.now() - t)
    const rank = found.hits.findIndex((h) => h.passage.document === q.doc) + 1
    for (const k of [1, 3, 5, 10] as const) if (rank > 0 && rank <= k) at[k]++
    if (rank > 0) mrr += 1 / rank
    if (rank !== 1 && show) console.log(`  ${rank} ${q.question} → ${q.doc} got ${found.hits[0]?.passage.document}`)
  }
  times.sort((a, b) => a - b)
  const p = (n: number) => ((100 * n) / asked.length).toFixed(1)
  console.log(
    `${set.name.padEnd(14)} texts ${set.texts.length} questions ${asked.length}  R@1 ${p(at[1])} R@3 ${p(at[3])} R@5 ${p(at[5])} R@10 ${p(at[10])} MRR ${p(mrr)}  p50 ${times[times.length >> 1]!.toFixed(1)} ms`,
  )
}
