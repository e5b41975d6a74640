// What verdicts do for questions that were not judged: learns from one wording, asks another: node --import tsx test/bench/knowledge-learn.ts
import fs from 'node:fs'
import { Temporal } from '../../src/kernel/clock.ts'
import { answerFrom } from '../../src/knowledge/answer.ts'
import type { AskedQuestion } from '../../src/knowledge/learn.ts'
import { PUBLIC } from '../../src/knowledge/reader.ts'
import { search } from '../../src/knowledge/search.ts'
import { withVerdicts } from '../../src/knowledge/verdicts.ts'
import { loadSets, shelve, type Asked } from './knowledge-sets.ts'

const set = loadSets('test/eval').find((s) => s.name === 'handbook')!
const again = fs.readFileSync('test/eval/kb-handbook-again.questions.jsonl', 'utf8').trim().split('\n').map((l) => JSON.parse(l) as Asked & { like: string }) // prettier-ignore
const { library } = await shelve(set.texts)
const find = (question: string) => search(library, question, PUBLIC, { top: 10, perDocument: 3 })

const judged: AskedQuestion[] = []
for (const { like } of again) {
  const taught = set.questions.find((q) => q.id === like)!
  const { hits } = await find(taught.question)
  const right = hits.find((h) => h.passage.document === taught.doc && h.passage.text.includes(taught.answer ?? ''))
  if (right) judged.push({ id: like, person: 'li', question: taught.question, answered: true, confidence: 1, documents: [right.passage.document], passages: [right.passage.id], useful: true, askedAt: Temporal.Instant.from('2026-03-02T08:00:00Z') }) // prettier-ignore
}

async function report(name: string, questions: readonly Asked[]): Promise<void> {
  const count = { first: [0, 0], answered: [0, 0], right: [0, 0] }
  for (const q of questions) {
    const found = await find(q.question)
    for (const [n, f] of [found, await withVerdicts(library, found, judged, PUBLIC)].entries()) {
      if (f.hits[0]?.passage.document === q.doc) count.first[n]!++
      const { answer } = answerFrom(f)
      if (answer !== null) count.answered[n]!++
      if (answer !== null && q.answer && answer.includes(q.answer)) count.right[n]!++
    }
  }
  console.log(`${name}: ${questions.length} questions; before → after: right document first ${count.first.join(' → ')}, answered ${count.answered.join(' → ')}, with the expected words ${count.right.join(' → ')}`) // prettier-ignore
}
console.log(`${judged.length} verdicts`)
await report('other wordings of the judged questions', again)
const others = set.questions.filter((q) => !again.some((a) => a.like === q.id))
await report('questions nobody judged', others.filter((q) => q.doc)) // prettier-ignore
await report('near misses', others.filter((q) => !q.doc)) // prettier-ignore
