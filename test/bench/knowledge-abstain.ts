// How often the shipped thresholds answer and refuse, and whether the answer holds the words it should: node --import tsx test/bench/knowledge-abstain.ts [--unseen] [--curve]
import { ask } from '../../src/knowledge/answer.ts'
import { PUBLIC } from '../../src/knowledge/reader.ts'
import { loadSets, shelve } from './knowledge-sets.ts'

const share = (n: number, of: number) => `${((100 * n) / Math.max(1, of)).toFixed(1)} %`

for (const set of loadSets('test/eval', process.argv.includes('--unseen'))) {
  const { library } = await shelve(set.texts)
  const count = {
    answerable: 0,
    answered: 0,
    exact: 0,
    quoted: 0,
    near: 0,
    nearAnswered: 0,
    unrelated: 0,
    unrelatedAnswered: 0,
  }
  const sure: { kind: 'answerable' | 'near' | 'unrelated'; confidence: number }[] = []
  for (const q of set.questions) {
    const { answer, citations, confidence } = await ask(library, q.question, PUBLIC)
    sure.push({ kind: q.doc !== null ? 'answerable' : q.near ? 'near' : 'unrelated', confidence })
    if (q.doc !== null) {
      count.answerable++
      if (answer !== null) count.answered++
      if (answer !== null && q.answer && answer.includes(q.answer)) count.exact++
      if (citations.some((c) => c.document === q.doc)) count.quoted++
    } else if (q.near) {
      count.near++
      if (answer !== null) count.nearAnswered++
    } else {
      count.unrelated++
      if (answer !== null) count.unrelatedAnswered++
    }
  }
  console.log(
    `${set.name.padEnd(14)} answered ${share(count.answered, count.answerable)}, of these with the expected words ${share(count.exact, count.answered)}, right document cited ${share(count.quoted, count.answered)}; near misses answered ${share(count.nearAnswered, count.near)} of ${count.near}, unrelated ${share(count.unrelatedAnswered, count.unrelated)} of ${count.unrelated}`,
  )
  if (process.argv.includes('--curve'))
    for (const t of [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6]) {
      const over = (kind: string) => {
        const of = sure.filter((s) => s.kind === kind)
        return share(of.filter((s) => s.confidence >= t).length, of.length)
      }
      console.log(
        `  from ${t}: answered ${over('answerable')}, near misses ${over('near')}, unrelated ${over('unrelated')}`,
      )
    }
}
