// Learns the weights of the confidence from the development sets and prints how they carry over to a set left out:
// node --import tsx test/bench/knowledge-train.ts [--write]
import fs from 'node:fs'
import { features, FEATURES } from '../../src/knowledge/confidence.ts'
import { PUBLIC } from '../../src/knowledge/reader.ts'
import { search } from '../../src/knowledge/search.ts'
import type { Library } from '../../src/knowledge/library.ts'
import { loadSets, shelve, type Asked, type EvalSet } from './knowledge-sets.ts'

interface Row {
  set: string
  kind: 'answerable' | 'removed' | 'near' | 'foreign' | 'swapped'
  x: number[]
  text: string
}

// A name or a number changed for another one of the same set: nearly the same question, and no answer.
const NAME = /(?<=\S\s)\p{Lu}[\p{L}-]+|\d[\d,.]*\d|《[^》]+》|(?<=[\u4e00-\u9fff])[A-Z][A-Za-z]+/u
const swap = (text: string, names: readonly string[], n: number): string | undefined => {
  const [name] = NAME.exec(text) ?? []
  const others = names.filter(
    (o) =>
      o !== name &&
      /\d/.test(o) === /\d/.test(name ?? '') &&
      /^\p{Script=Han}|《/u.test(o) === /^\p{Script=Han}|《/u.test(name ?? ''),
  )
  return name && others.length > 3 ? text.replace(name, others[(n * 7) % others.length]!) : undefined
}

const dirs = (process.env['KB_DIR'] ?? 'test/eval').split(',')
const rows: Row[] = []
const sets = dirs.flatMap((d) => loadSets(d))

/** Each set's questions asked of its own texts, then of all texts together: words are worth other things there. */
async function gather(library: Library, set: EvalSet): Promise<void> {
  const put = async (kind: Row['kind'], text: string) => {
    const x = features(await search(library, text, PUBLIC, { top: 10, perDocument: 3 }))
    rows.push({ set: set.name, kind, x, text })
  }
  for (const q of set.questions) await put(q.doc === null ? 'near' : 'answerable', q.question)
  const names = [...new Set(set.questions.flatMap((q) => NAME.exec(q.question)?.[0] ?? []))]
  for (const [n, q] of set.questions.entries()) {
    const swapped = q.doc === null ? undefined : swap(q.question, names, n)
    if (swapped) await put('swapped', swapped)
  }
  for (const doc of new Set(set.questions.flatMap((q) => q.doc ?? []))) {
    library.forgetDocuments([doc])
    for (const q of set.questions) if (q.doc === doc) await put('removed', q.question)
    await library.refill()
  }
}

/** Rules of one company answer questions about another's: they are no strangers to each other. */
const OFFICE = /faq|handbook|harbor|yunfan|xinghe|hotelfaq/
const isOffice = (set: EvalSet, q: Asked) => OFFICE.test(set.name) || OFFICE.test(q.doc ?? q.near ?? '')

const together = await shelve(sets.flatMap((s) => s.texts))
for (const set of sets) {
  const { library } = await shelve(set.texts)
  await gather(library, set)
  await gather(together.library, set)
  const foreign = async (from: EvalSet, at: Library, questions: readonly Asked[]) => {
    for (const q of questions)
      rows.push({
        set: from.name,
        kind: 'foreign',
        x: features(await search(at, q.question, PUBLIC, { top: 10, perDocument: 3 })),
        text: q.question,
      })
  }
  for (const other of sets)
    if (other !== set)
      await foreign(
        set,
        library,
        other.questions.filter((q) => !(isOffice(other, q) && set.texts.some((t) => OFFICE.test(t.id)))).slice(0, 40),
      )
  together.library.forgetDocuments(set.texts.map((t) => t.id))
  await foreign(set, together.library, set.questions.filter((q) => !isOffice(set, q))) // prettier-ignore
  await together.library.refill()
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
    `${name.padEnd(12)} n ${pos.length}  AUC removed ${auc(w, pos, of('removed')).toFixed(3)} near ${auc(w, pos, of('near')).toFixed(3)} foreign ${auc(w, pos, of('foreign')).toFixed(3)}  keep90 (t ${at90.toFixed(2)}): removed ${over('removed', at90)} near ${over('near', at90)} swapped ${over('swapped', at90)} foreign ${over('foreign', at90)}   at .5: answered ${over('answerable', 0.5)} removed ${over('removed', 0.5)} near ${over('near', 0.5)} swapped ${over('swapped', 0.5)} foreign ${over('foreign', 0.5)}`,
  )
}
if (process.env['KB_DUMP']) fs.writeFileSync(process.env['KB_DUMP'], JSON.stringify({ names: FEATURES, rows }))
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
