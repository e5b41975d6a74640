// Learns the order of the closely read passages and prints how it carries over to a set left out of the learning:
// node --import tsx test/bench/knowledge-rank.ts [READING-SET.json…] [ROWS.jsonl…] [--write]   (rows of long manuals: knowledge-manuals.ts --rows)
import fs from 'node:fs'
import { RANKED_BY, rankFeatures } from '../../src/knowledge/rank.ts'
import { RANKING } from '../../src/knowledge/rank-weights.ts'
import { PUBLIC } from '../../src/knowledge/reader.ts'
import { search } from '../../src/knowledge/search.ts'
import { readReadingSet } from './knowledge-reading-set.ts'
import { loadSets, shelve, type Text } from './knowledge-sets.ts'

interface Asked {
  set: string
  rows: readonly (readonly number[])[]
  /** Of the right document; and of these the one that holds the answer, where it is known. */
  right: readonly boolean[]
  taught: readonly boolean[]
}
interface Asking {
  name: string
  texts: readonly Text[]
  questions: readonly { text: string; doc: string; answer?: string }[]
}

const own: Asking[] = loadSets(process.env['KB_DIR'] ?? 'test/eval').map(({ name, texts, questions }) => ({
  name,
  texts,
  questions: questions.flatMap(({ question, doc, answer }) => (doc ? [{ text: question, doc, ...(answer ? { answer } : {}) }] : [])), // prettier-ignore
}))
const reading: Asking[] = process.argv.filter((a) => a.endsWith('.json')).map((file) => {
  const { name, paragraphs, questions } = readReadingSet(file)
  return { name, texts: paragraphs.map(({ id, text }) => ({ id, text })), questions: questions.flatMap((q) => (q.impossible ? [] : [{ text: q.text, doc: q.paragraph }])) } // prettier-ignore
}) // prettier-ignore

const asked: Asked[] = []
async function gather(sets: readonly Asking[]): Promise<void> {
  const { library } = await shelve(sets.flatMap((s) => s.texts))
  for (const set of sets)
    for (const { text, doc, answer } of set.questions) {
      const { hits, worth } = await search(library, text, PUBLIC, { top: 16, perDocument: 16 })
      const right = hits.map((h) => h.passage.document === doc)
      const exact = hits.map((h, i) => right[i]! && answer !== undefined && h.passage.text.includes(answer))
      asked.push({ set: set.name, rows: rankFeatures(hits, worth), right, taught: exact.includes(true) ? exact : right }) // prettier-ignore
    }
}
for (const set of own) await gather([set])
if (reading.length > 0) await gather(reading)

for (const file of process.argv.filter((a) => a.endsWith('.jsonl')))
  for (const text of fs.readFileSync(file, 'utf8').trim().split('\n')) {
    const row = JSON.parse(text) as Omit<Asked, 'taught'>
    asked.push({ ...row, taught: row.right })
  }

const value = (w: readonly number[], row: readonly number[]) => row.reduce((sum, x, i) => sum + x * w[i]!, 0)

/** Softmax over the passages of one question; every set counts by the root of its size. */
function train(data: readonly Asked[], l2 = 1e-3): number[] {
  const useful = data.filter((a) => a.taught.includes(true))
  const weights = useful.map((a) => 1 / Math.sqrt(useful.filter((b) => b.set === a.set).length))
  const total = weights.reduce((a, b) => a + b, 0)
  const w = RANKED_BY.map(() => 0)
  const mean = w.map(() => 0)
  const square = w.map(() => 0)
  for (let step = 1; step <= 400; step++) {
    const g = w.map((x) => l2 * x)
    useful.forEach(({ rows, taught }, n) => {
      const sums = rows.map((row) => value(w, row))
      const top = Math.max(...sums)
      const odds = sums.map((s) => Math.exp(s - top))
      const all = odds.reduce((a, b) => a + b, 0)
      const right = odds.reduce((sum, o, i) => sum + (taught[i] ? o : 0), 0) || 1
      rows.forEach((row, i) => {
        const pull = (weights[n]! / total) * (odds[i]! / all - (taught[i] ? odds[i]! / right : 0))
        for (let k = 0; k < w.length; k++) g[k]! += pull * row[k]!
      })
    })
    // Adam, so that rare and common features move alike.
    for (let k = 0; k < w.length; k++) {
      mean[k] = 0.9 * mean[k]! + 0.1 * g[k]!
      square[k] = 0.99 * square[k]! + 0.01 * g[k]! ** 2
      w[k]! -= (0.05 * (mean[k]! / (1 - 0.9 ** step))) / (Math.sqrt(square[k]! / (1 - 0.99 ** step)) + 1e-6)
    }
  }
  return w
}

function first(data: readonly Asked[], w: readonly number[]): number {
  const hits = data.filter(({ rows, right }) => {
    const sums = rows.map((row) => value(w, row))
    return right[sums.indexOf(Math.max(...sums))]
  })
  return (100 * hits.length) / data.length
}

const sets = [...new Set(asked.map((a) => a.set))]
const lines = sets.map((set) => {
  const here = asked.filter((a) => a.set === set)
  return { set, shipped: first(here, RANKING), out: first(here, train(asked.filter((a) => a.set !== set))) }
})
for (const { set, shipped, out } of lines)
  console.log(`${set.padEnd(12)} right document first: shipped weights ${shipped.toFixed(1)}, learnt without this set ${out.toFixed(1)}`) // prettier-ignore
const mean = (of: (l: (typeof lines)[number]) => number) => (lines.reduce((s, l) => s + of(l), 0) / lines.length).toFixed(2) // prettier-ignore
console.log(`mean         shipped ${mean((l) => l.shipped)}, left out ${mean((l) => l.out)}`)
const all = train(asked)
console.log(RANKED_BY.map((name, i) => `${name} ${all[i]!.toFixed(2)}`).join('  '))
if (process.argv.includes('--write'))
  fs.writeFileSync(
    'src/knowledge/rank-weights.ts',
    `// Written by test/bench/knowledge-rank.ts from the development questions; one number a feature, in the order of RANKED_BY.\nexport const RANKING: readonly number[] = [${all.map((w) => w.toFixed(3)).join(', ')}]\n`,
  )
