// Learns the weights of the confidence from the development sets and prints how they carry over to a set left out:
// node --import tsx test/bench/knowledge-train.ts [--write]
import fs from 'node:fs'
import { features, FEATURES } from '../../src/knowledge/confidence.ts'
import { PUBLIC } from '../../src/knowledge/reader.ts'
import { search } from '../../src/knowledge/search.ts'
import { loadSets, shelve } from './knowledge-sets.ts'

interface Row {
  set: string
  kind: 'answerable' | 'removed' | 'near' | 'foreign'
  x: number[]
  text: string
}

const dirs = (process.env['KB_DIR'] ?? 'test/eval').split(',')
const rows: Row[] = []
const sets = dirs.flatMap((d) => loadSets(d))
for (const set of sets) {
  const { library } = await shelve(set.texts)
  const ask = async (text: string) => features(await search(library, text, PUBLIC, { top: 10, perDocument: 3 }))
  for (const q of set.questions)
    rows.push({
      set: set.name,
      kind: q.doc === null ? 'near' : 'answerable',
      x: await ask(q.question),
      text: q.question,
    })
  for (const other of sets)
    if (other.name !== set.name && !(/faq|handbook/.test(set.name) && /faq|handbook/.test(other.name)))
      for (const q of other.questions.slice(0, 60))
        rows.push({ set: set.name, kind: 'foreign', x: await ask(q.question), text: q.question })
  const byDoc = new Map<string, typeof set.questions>()
  for (const q of set.questions) if (q.doc) byDoc.set(q.doc, [...(byDoc.get(q.doc) ?? []), q])
  for (const [doc, questions] of byDoc) {
    library.forgetDocuments([doc])
    for (const q of questions) rows.push({ set: set.name, kind: 'removed', x: await ask(q.question), text: q.question })
    await library.refill()
  }
}

function train(data: readonly Row[], l2 = 0.02): number[] {
  const w = FEATURES.map(() => 0)
  // The handbook says many things twice, in two languages: taking one document out leaves the answer often there.
  const weightOf = (r: Row) =>
    r.kind === 'removed' && r.set === 'handbook'
      ? 0.2
      : r.kind === 'answerable'
        ? 1
        : r.kind === 'foreign'
          ? 0.5
          : r.kind === 'near'
            ? NEAR
            : 0.9
  const total = data.reduce((s, r) => s + weightOf(r), 0)
  let velocity = w.map(() => 0)
  for (let step = 0; step < 4000; step++) {
    const g = w.map(() => 0)
    for (const r of data) {
      const p = 1 / (1 + Math.exp(-r.x.reduce((s, x, i) => s + x * w[i]!, 0)))
      const d = (p - (r.kind === 'answerable' ? 1 : 0)) * weightOf(r)
      r.x.forEach((x, i) => (g[i]! += d * x))
    }
    velocity = velocity.map((v, i) => 0.9 * v + g[i]! / total + (i === 0 ? 0 : (l2 * w[i]!) / 10))
    velocity.forEach((v, i) => (w[i]! -= 0.5 * v))
  }
  return w
}
const NEAR = 0.8
const score = (w: readonly number[], r: Row) => 1 / (1 + Math.exp(-r.x.reduce((s, x, i) => s + x * w[i]!, 0)))
function auc(w: readonly number[], pos: readonly Row[], neg: readonly Row[]): number {
  let wins = 0
  for (const p of pos) for (const n of neg) wins += score(w, p) > score(w, n) ? 1 : 0
  return wins / (pos.length * neg.length)
}
const quantile = (values: number[], q: number) => values.sort((a, b) => a - b)[Math.floor(values.length * q)] ?? 0
function report(name: string, w: readonly number[], data: readonly Row[]): void {
  const of = (kind: Row['kind']) => data.filter((r) => r.kind === kind)
  const pos = of('answerable')
  const at90 = quantile(
    pos.map((r) => score(w, r)),
    0.1,
  )
  const over = (kind: Row['kind'], t: number) =>
    ((100 * of(kind).filter((r) => score(w, r) >= t).length) / Math.max(1, of(kind).length)).toFixed(1)
  console.log(
    `${name.padEnd(12)} n ${pos.length}  AUC removed ${auc(w, pos, of('removed')).toFixed(3)} near ${auc(w, pos, of('near')).toFixed(3)} foreign ${auc(w, pos, of('foreign')).toFixed(3)}  keep90 (t ${at90.toFixed(2)}): removed ${over('removed', at90)} near ${over('near', at90)} foreign ${over('foreign', at90)}   at .5: answered ${over('answerable', 0.5)} removed ${over('removed', 0.5)} near ${over('near', 0.5)} foreign ${over('foreign', 0.5)}`,
  )
}
if (process.argv.includes('--curve'))
  for (const set of sets) {
    const w = train(rows.filter((r) => r.set !== set.name))
    for (const t of [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6]) {
      const share = (kind: Row['kind']) => {
        const of = rows.filter((r) => r.set === set.name && r.kind === kind)
        return ((100 * of.filter((r) => score(w, r) >= t).length) / Math.max(1, of.length)).toFixed(0)
      }
      console.log(
        `${set.name.padEnd(10)} t ${t} answered ${share('answerable')} removed ${share('removed')} near ${share('near')} foreign ${share('foreign')}`,
      )
    }
  }
for (const set of sets)
  report(
    `-${set.name}`,
    train(rows.filter((r) => r.set !== set.name)),
    rows.filter((r) => r.set === set.name),
  )
const all = train(rows)
report('all', all, rows)
console.log(FEATURES.map((f, i) => `${f} ${all[i]!.toFixed(2)}`).join('  '))
if (process.argv.includes('--write'))
  fs.writeFileSync(
    'src/knowledge/confidence-weights.ts',
    `// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.\nexport const WEIGHTS: readonly number[] = [${all.map((w) => w.toFixed(3)).join(', ')}]\n`,
  )
if (process.argv.includes('--worst'))
  for (const r of rows.filter((r) => r.kind !== 'answerable' && score(all, r) > 0.5))
    console.log(`  ${r.set} ${r.kind} ${score(all, r).toFixed(2)} ${r.text}`)
if (process.argv.includes('--worst'))
  for (const r of rows.filter((r) => r.kind === 'answerable' && score(all, r) < 0.4))
    console.log(`  ${r.set} ${r.kind} ${score(all, r).toFixed(2)} ${r.text} ${r.x.map((x) => x.toFixed(2)).join(' ')}`)
