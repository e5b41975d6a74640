// Scores a public reading set (SQuAD, XQuAD, DRCD, CMRC: anything of that shape) by the code behind `yiju kb search` and `yiju kb ask`:
// node --import tsx test/bench/knowledge-public.ts SET.json… [--titles] [--limit N] [--questions PART] [--curve] [--misses]
// All sets stand in one library. A question whose paragraph is hidden from its reader is a near miss; the sets ask each other's questions as strangers.
import { answerFrom } from '../../src/knowledge/answer.ts'
import { ANSWERED } from '../../src/knowledge/confidence.ts'
import { search } from '../../src/knowledge/search.ts'
import { readReadingSet, type ReadingSet } from './knowledge-reading-set.ts'
import { shelve } from './knowledge-sets.ts'

const files = process.argv.slice(2).filter((a, i, all) => !a.startsWith('--') && !/^--(?:limit|questions)$/.test(all[i - 1] ?? '')) // prettier-ignore
const option = (name: string) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined
const sets = files.map((file) => readReadingSet(file))
const only = option('--questions')
const asked = sets.filter((s) => !only || s.name.includes(only))
const limit = Number(option('--limit') ?? Infinity)
const titles = process.argv.includes('--titles')

// Each paragraph has a group of its own, so that one can be hidden exactly: no count and no rarity remembers it.
const texts = sets.flatMap((s) => s.paragraphs.map((p) => ({ id: p.id, text: p.text, acl: [p.id], ...(titles ? { title: p.title } : {}) }))) // prettier-ignore
const { library } = await shelve(texts)
const groups = texts.map((t) => t.id)
const all: ReadonlySet<string> = new Set(groups)
const without = (hidden: (id: string) => boolean): ReadonlySet<string> => new Set(groups.filter((g) => !hidden(g)))

type Kind = 'answerable' | 'removed' | 'near' | 'foreign'
const sure: { kind: Kind; set: string; confidence: number; text: string }[] = []
const ask = async (text: string, reader: ReadonlySet<string>) =>
  answerFrom(await search(library, text, reader, { top: 10, perDocument: 3 }))
const percent = (n: number, of: number) => (of === 0 ? '–' : `${((100 * n) / of).toFixed(1)} %`)

for (const set of asked) {
  const some = sample(set.questions, limit)
  await ranks(set, some)
  for (const q of some) {
    const put = async (kind: Kind, reader: ReadonlySet<string>) =>
      sure.push({ kind, set: set.name, confidence: (await ask(q.text, reader)).confidence, text: q.text })
    if (q.impossible) {
      await put('near', all)
      continue
    }
    await put('answerable', all)
    await put(
      'removed',
      without((id) => id === q.paragraph),
    )
    if (sets.length > 1)
      await put(
        'foreign',
        without((id) => set.ids.has(id)),
      )
  }
}
console.log(`at ${ANSWERED}, as shipped: ${line(ANSWERED, sure)}`)
for (const set of asked) console.log(`  ${set.name}: ${line(ANSWERED, sure.filter((s) => s.set === set.name))}`) // prettier-ignore
const answerable = sure.filter((s) => s.kind === 'answerable').map((s) => s.confidence).toSorted((a, b) => a - b) // prettier-ignore
for (const keep of [0.95, 0.9, 0.8])
  console.log(
    `keeping ${100 * keep} % of what is there: ${line(answerable[Math.floor(answerable.length * (1 - keep))] ?? 0, sure)}`,
  )
if (process.argv.includes('--curve'))
  for (let t = 0.1; t < 0.95; t += 0.1) console.log(`from ${t.toFixed(1)}: ${line(t, sure)}`)
if (process.argv.includes('--misses'))
  for (const s of sure)
    if ((s.kind === 'answerable') !== s.confidence >= ANSWERED)
      console.log(`  ${s.kind} ${s.confidence.toFixed(2)} ${s.text}`)

async function ranks(set: ReadingSet, questions: ReadingSet['questions']): Promise<void> {
  const at = { 1: 0, 5: 0, 10: 0 }
  const there = questions.filter((q) => !q.impossible)
  for (const q of there) {
    const { hits } = await search(library, q.text, all, { top: 10 })
    const rank = hits.findIndex((h) => h.passage.document === q.paragraph) + 1
    for (const k of [1, 5, 10] as const) if (rank > 0 && rank <= k) at[k]++
    if (rank !== 1 && process.argv.includes('--misses'))
      console.log(`  rank ${rank} ${q.text} → ${q.paragraph}, first ${hits[0]?.passage.document}`)
  }
  console.log(
    `${set.name}: ${set.paragraphs.length} paragraphs among ${texts.length}, ${there.length} questions  first ${percent(at[1], there.length)}  five ${percent(at[5], there.length)}  ten ${percent(at[10], there.length)}`,
  )
}

function line(threshold: number, from: typeof sure): string {
  const share = (kind: Kind) => {
    const of = from.filter((s) => s.kind === kind)
    return percent(of.filter((s) => s.confidence >= threshold).length, of.length)
  }
  return `answered ${share('answerable')}, paragraph taken away ${share('removed')}, written to have no answer ${share('near')}, strangers ${share('foreign')} (threshold ${threshold.toFixed(2)})`
}

/** Every n-th, so that all articles are asked about. */
function sample<T>(items: readonly T[], most: number): readonly T[] {
  if (items.length <= most) return items
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]!)
}
