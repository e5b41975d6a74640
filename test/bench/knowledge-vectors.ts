// Cost of vectors by number and width: node --import tsx test/bench/knowledge-vectors.ts [N] [WIDTH]; on the embedded database, or on DATABASE_URL (a throw-away one with pgvector).
import { openDatabase } from '../../src/adapters/postgres/open.ts'
import { createPassageStore } from '../../src/adapters/postgres/passages.ts'
import { createVectorStore } from '../../src/adapters/postgres/passages-vectors.ts'
import { stopwatch, systemClock } from '../../src/kernel/clock.ts'
import { prepare } from '../../src/knowledge/prepare.ts'

const [count, width] = [Number(process.argv[2] ?? 20_000), Number(process.argv[3] ?? 384)]
const server = process.env['DATABASE_URL']
const opened = await openDatabase({ clock: systemClock, ...(server ? { databaseUrl: server } : {}) }, () =>
  process.exit(1),
)
const store = createPassageStore(opened.pool, 'bench')
const exact = createVectorStore(opened.pool, 'bench')
const indexing = createVectorStore(opened.pool, 'bench', { indexFrom: 1 })
/** Passages lie in heaps, as texts of a company do: a subject for every fifty, and each passage half its subject, half its own. */
const subjects = Array.from({ length: Math.max(1, Math.round(count / 50)) }, () =>
  Float32Array.from({ length: width }, () => Math.random() - 0.5),
)
const vector = () => {
  const subject = subjects[Math.floor(Math.random() * subjects.length)]!
  return Array.from(subject, (x) => Math.round((x + Math.random() - 0.5) * 1e4) / 1e4)
}
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const say = (what: string, facts: object) => console.log(JSON.stringify({ what, ...facts }))

const took = async (work: () => Promise<unknown>) => {
  const [wall, used] = [stopwatch(), cpu()]
  await work()
  return { seconds: Math.round(wall() / 100) / 10, cpuSeconds: Math.round((cpu() - used) / 100) / 10 }
}
const BATCH = 500
const idOf = (n: number) => items[n % BATCH]!.passages[0]!.id.replace(/^d\d+/, `d${n}`)
const items = Array.from({ length: BATCH }, (_, n) =>
  prepare(
    { blocks: [{ kind: 'paragraph', text: `第 ${n} 条规定` }] },
    { id: `d${n}`, location: 'l', source: 's', acl: ['everyone'], hash: 'h', at: systemClock.now() },
  ),
)
const saved = await took(async () => {
  for (let from = 0; from < count; from += BATCH)
    await store.save(
      items.map(({ document, passages }, i) => ({
        document: { ...document, id: `d${from + i}`, acl: (from + i) % 100 === 0 ? ['everyone', 'few'] : ['everyone'] },
        passages: passages.map((p) => ({ ...p, id: idOf(from + i) })),
      })),
    )
})
say('passages saved', { count, ...saved })
say('vectors saved', {
  width,
  ...(await took(async () => {
    for (let from = 0; from < count; from += BATCH)
      await exact.save(
        'm',
        Array.from({ length: BATCH }, (_, i) => ({ passage: idOf(from + i), vector: vector() })),
      )
  })),
})

const questions = Array.from({ length: 50 }, vector)
async function ask(what: string, vectors: typeof exact, groups: readonly string[]) {
  const wall: number[] = []
  const used = cpu()
  const found: string[][] = []
  for (const question of questions) {
    const elapsed = stopwatch()
    found.push((await vectors.nearest('m', question, groups, 10)).map((n) => n.passage))
    wall.push(elapsed())
  }
  wall.sort((a, b) => a - b)
  say(what, {
    p50: Math.round(wall[25]!),
    p99: Math.round(wall[49]!),
    cpuMs: Math.round((cpu() - used) / questions.length),
  })
  return found
}
await exact.index('m')
const truth = await ask('exact, all may be read', exact, ['everyone'])
await ask('exact, one in a hundred', exact, ['few'])
say('index built', await took(() => indexing.index('m')))
const near = await ask('by index, all may be read', indexing, ['everyone'])
const same = near.flatMap((ids, n) => ids.filter((id) => truth[n]!.includes(id))).length
say('recall of the index', { at10: same / truth.flat().length })
await ask('by index, one in a hundred', indexing, ['few'])
await opened.close()
