// Speed and memory of the search without the database: node --import tsx test/bench/knowledge-latency.ts CORPUS.jsonl (from knowledge-corpus.mjs)
import os from 'node:os'
import { readList } from '../../src/adapters/readers/list.ts'
import { createClock } from '../../src/kernel/clock.ts'
import { ask } from '../../src/knowledge/answer.ts'
import { ingest, type Incoming } from '../../src/knowledge/ingest.ts'
import { createLibrary } from '../../src/knowledge/library.ts'
import { PUBLIC } from '../../src/knowledge/reader.ts'
import { loadDictionary } from '../../src/adapters/local/dictionary.ts'
import { loadMeaning } from '../../src/adapters/local/meaning.ts'
import { loadThesaurus } from '../../src/adapters/local/thesaurus.ts'
import { memoryStore } from '../kit/knowledge.ts'
import { loadSets } from './knowledge-sets.ts'

const file = process.argv[2] ?? 'corpus.jsonl'
const store = memoryStore()
const library = createLibrary(store, { dictionary: loadDictionary, thesaurus: loadThesaurus, meaning: loadMeaning })
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

async function* incoming(): AsyncGenerator<Incoming> {
  for await (const item of readList(file)) {
    if ('why' in item) continue
    const document = {
      ...(item.title ? { title: item.title } : {}),
      blocks: [{ kind: 'paragraph' as const, text: item.text }],
    }
    yield {
      id: item.id,
      location: item.id,
      source: file,
      hash: item.id,
      whole: 1200,
      load: async () => ({ ok: true, document }),
    }
  }
}

await library.refresh()
const before = cpu()
await ingest({ store, clock: createClock('2026-03-02T08:00:00Z'), library }, incoming())
const { passages, bytes } = library.shelf.facts()
console.log(
  `${passages} passages in ${(cpu() - before).toFixed(1)} s of processor, postings ${(bytes / 1e6).toFixed(0)} MB, process ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
)
const questions = loadSets('test/eval').flatMap((set) => set.questions.map((q) => q.question))
for (const question of questions.slice(0, 60)) await ask(library, question, PUBLIC)
const times: number[] = []
const busy: number[] = []
for (const question of questions) {
  const start = performance.now()
  const before = cpu()
  await ask(library, question, PUBLIC)
  times.push(performance.now() - start)
  busy.push(1000 * (cpu() - before))
}
const shares = (all: number[]) => [0.5, 0.9, 0.99].map((share) => `p${100 * share} ${all.toSorted((a, b) => a - b)[Math.floor(all.length * share)]!.toFixed(1)}`).join(' ') // prettier-ignore
const mean = busy.reduce((a, b) => a + b, 0) / busy.length
console.log(`${times.length} questions; ms of processor: mean ${mean.toFixed(1)} ${shares(busy)}; ms by the clock: ${shares(times)}; load ${os.loadavg()[0]!.toFixed(1)}`) // prettier-ignore
