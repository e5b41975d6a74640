// Learns the weights of the confidence and prints how they carry over to a set left out of the learning:
// node --import tsx test/bench/knowledge-train.ts [READING-SET.json…] [--write] [--worst]
import fs from 'node:fs'
import { features, FEATURES } from '../../src/knowledge/confidence.ts'
import { PUBLIC } from '../../src/knowledge/reader.ts'
import { search } from '../../src/knowledge/search.ts'
import { readReadingSet } from './knowledge-reading-set.ts'
import { loadSets, shelve, type Text } from './knowledge-sets.ts'

type Kind = 'answerable' | 'removed' | 'near' | 'foreign'
interface Row {
  set: string
  kind: Kind
  x: number[]
  text: string
  weight: number
  /** Measured where the set stands as it would be used; the others only teach. */
  counts: boolean
}
interface Asking {
  name: string
  texts: readonly Text[]
  questions: readonly { text: string; doc: string | null; office: boolean }[]
}

/** Rules of one company answer questions about another's: they are no strangers to each other. */
const OFFICE = /faq|handbook|more|harbor|yunfan|xinghe|hotelfaq/
const own: Asking[] = loadSets(process.env['KB_DIR'] ?? 'test/eval').map(({ name, texts, questions }) => ({
  name,
  texts,
  questions: questions.map((q) => ({ text: q.question, doc: q.doc, office: OFFICE.test(name) || OFFICE.test(q.doc ?? q.near ?? '') })), // prettier-ignore
}))
const reading: Asking[] = process.argv.filter((a) => a.endsWith('.json')).map((file) => {
  const { name, paragraphs, questions } = readReadingSet(file)
  return { name, texts: paragraphs, questions: questions.map((q) => ({ text: q.text, doc: q.impossible ? null : q.paragraph, office: false })) } // prettier-ignore
}) // prettier-ignore
const sets = [...own, ...reading]
const rows: Row[] = []

function weightOf(kind: Kind, set: Asking, rank: number): number {
  // Where the right document is far down, nothing in the first one tells that it is right.
  if (kind === 'answerable') return rank <= 3 ? 1 : 0.3
  if (kind === 'foreign') return 0.6
  // A handbook says many things twice, some in two languages: without one document the answer is often still there.
  if (kind === 'removed') return OFFICE.test(set.name) ? 0.25 : 0.9
  // Swapped names and denials look better to words alone than the right question: much weight on them teaches to refuse everything.
  return reading.includes(set) ? 0 : set.name === 'near' ? 0.15 : OFFICE.test(set.name) ? 1.3 : 0.6
}

/** Every document has a group of its own: hidden from the reader, it is gone without a trace. */
async function gather(members: readonly Asking[], counted: readonly Asking[]): Promise<void> {
  const texts = members.flatMap((s) => s.texts.map((t) => ({ ...t, acl: [t.id] })))
  const { library } = await shelve(texts)
  const groups = texts.map((t) => t.id)
  for (const set of members) {
    const here = new Set(set.texts.map((t) => t.id))
    const put = async (kind: Kind, text: string, doc: string | null, hidden: (id: string) => boolean) => {
      const reader = new Set(groups.filter((g) => !hidden(g)))
      const found = await search(library, text, reader, { top: 10, perDocument: 3 })
      const documents = [...new Set(found.hits.map((h) => h.passage.document))]
      const rank = doc === null || !documents.includes(doc) ? Infinity : documents.indexOf(doc) + 1
      rows.push({ set: set.name, kind, x: features(found), text, weight: weightOf(kind, set, rank), counts: counted.includes(set) || kind === 'foreign' }) // prettier-ignore
    }
    for (const { text, doc, office } of set.questions) {
      await put(doc === null ? 'near' : 'answerable', text, doc, () => false)
      if (doc !== null) await put('removed', text, doc, (id) => id === doc)
      if (members.length > 1 && !office) await put('foreign', text, doc, (id) => here.has(id))
    }
  }
}
for (const set of own) await gather([set], [set])
for (const set of reading) await gather([set], [])
await gather(own, [])
if (reading.length > 0) {
  await gather(reading, reading)
  await strangers(own, reading)
  await strangers(reading, own)
}

/** Questions of a company asked of an encyclopaedia, and the other way round. */
async function strangers(askers: readonly Asking[], hosts: readonly Asking[]): Promise<void> {
  const { library } = await shelve(hosts.flatMap((s) => s.texts))
  for (const set of askers)
    for (const { text } of set.questions) {
      const x = features(await search(library, text, PUBLIC, { top: 10, perDocument: 3 }))
      rows.push({ set: set.name, kind: 'foreign', x, text, weight: weightOf('foreign', set, 0), counts: true })
    }
}

/** Newton's method: a dozen steps on a few dozen features. */
function train(data: readonly Row[], l2 = 0.0005): number[] {
  const size = FEATURES.length
  const w = FEATURES.map(() => 0)
  const total = data.reduce((s, r) => s + r.weight, 0)
  for (let step = 0; step < 15; step++) {
    const g = w.map((x) => l2 * x)
    const h = w.map((_, i) => w.map((_, k) => (i === k ? l2 : 0)))
    for (const r of data) {
      const p = score(w, r)
      const d = ((p - (r.kind === 'answerable' ? 1 : 0)) * r.weight) / total
      const c = (p * (1 - p) * r.weight) / total
      for (let i = 0; i < size; i++) {
        g[i]! += d * r.x[i]!
        for (let k = 0; k <= i; k++) h[i]![k]! += c * r.x[i]! * r.x[k]!
      }
    }
    for (let i = 0; i < size; i++) for (let k = 0; k < i; k++) h[k]![i] = h[i]![k]!
    solve(h, g).forEach((x, i) => (w[i]! -= x))
  }
  return w
}

/** Gauss, with the largest pivot first. */
function solve(h: number[][], g: readonly number[]): number[] {
  const rows = h.map((row, i) => [...row, g[i]!])
  const size = rows.length
  for (let i = 0; i < size; i++) {
    let pivot = i
    for (let r = i + 1; r < size; r++) if (Math.abs(rows[r]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = r
    ;[rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!]
    for (let r = 0; r < size; r++) {
      if (r === i) continue
      const factor = rows[r]![i]! / rows[i]![i]!
      if (factor) for (let k = i; k <= size; k++) rows[r]![k]! -= factor * rows[i]![k]!
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!)
}

function score(w: readonly number[], r: Row): number {
  let sum = 0
  for (let i = 0; i < w.length; i++) sum += w[i]! * r.x[i]!
  return 1 / (1 + Math.exp(-sum))
}

const KINDS = ['answerable', 'removed', 'near', 'foreign'] as const
function report(name: string, w: readonly number[], data: readonly Row[]): void {
  const of = (kind: Kind) => data.filter((r) => r.kind === kind).map((r) => score(w, r))
  const line = (t: number) => KINDS.map((kind) => {
    const all = of(kind)
    return all.length === 0 ? '' : `${kind} ${((100 * all.filter((p) => p >= t).length) / all.length).toFixed(1)}`
  }).filter(Boolean).join(' ') // prettier-ignore
  const kept = of('answerable').toSorted((a, b) => a - b)
  console.log(`${name} (${kept.length})`)
  for (const keep of [0.9, 0.8]) {
    const t = kept[Math.floor(kept.length * (1 - keep))] ?? 0
    console.log(`  keeping ${100 * keep} % (${t.toFixed(2)}): ${line(t)}`)
  }
  for (const t of [0.3, 0.4, 0.5, 0.55, 0.6]) console.log(`  from ${t}: ${line(t)}`)
}

// Every set counts by the root of its size: a large one does not drown the others.
const sizes = new Map<string, number>()
for (const { set } of rows) sizes.set(set, (sizes.get(set) ?? 0) + 1)
for (const row of rows) row.weight /= Math.sqrt(sizes.get(row.set)!)
const learning = rows.filter((r) => r.weight > 0)
for (const set of sets)
  report(
    `without ${set.name}`,
    train(learning.filter((r) => r.set !== set.name)),
    rows.filter((r) => r.set === set.name && r.counts),
  )
const all = train(learning)
console.log(FEATURES.map((f, i) => `${f} ${all[i]!.toFixed(2)}`).join('  '))
if (process.argv.includes('--write'))
  fs.writeFileSync(
    'src/knowledge/confidence-weights.ts',
    `// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.\nexport const WEIGHTS: readonly number[] = [${all.map((w) => w.toFixed(3)).join(', ')}]\n`,
  )
if (process.argv.includes('--worst'))
  for (const r of rows.filter((r) => r.counts && (r.kind === 'answerable' ? score(all, r) < 0.4 : score(all, r) > 0.5)))
    console.log(`  ${r.set} ${r.kind} ${score(all, r).toFixed(2)} ${r.text}`)
