// Scores search in long technical documentation: manuals as Debian packages bring them, questions in test/eval/kb-manuals*.questions.jsonl.
// node --import tsx test/bench/knowledge-manuals.ts FOLDER [--fetch] [--unseen] [--only MANUAL,…] [--lang zh|en] [--misses] [--rows FILE]
// --rows writes what the order of passages is learnt from (knowledge-rank.ts), of the development manuals only.
// --fetch brings the packages into FOLDER (Debian, apt-get). A question is answered by a passage that holds one of its phrases.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { loadDictionary } from '../../src/adapters/local/dictionary.ts'
import { loadMeaning } from '../../src/adapters/local/meaning.ts'
import { loadThesaurus } from '../../src/adapters/local/thesaurus.ts'
import { read } from '../../src/adapters/readers/read.ts'
import { createClock } from '../../src/kernel/clock.ts'
import { ingest } from '../../src/knowledge/ingest.ts'
import { createLibrary } from '../../src/knowledge/library.ts'
import { hashOf } from '../../src/knowledge/prepare.ts'
import { rankFeatures } from '../../src/knowledge/rank.ts'
import { PUBLIC } from '../../src/knowledge/reader.ts'
import { search } from '../../src/knowledge/search.ts'
import { memoryStore } from '../kit/knowledge.ts'

/** What is read of each package. */
interface Manual {
  package: string
  files: RegExp
  unseen?: true
}
const MANUALS: Readonly<Record<string, Manual>> = {
  pg: { package: 'postgresql-doc-15', files: /\.html$/ },
  ref: { package: 'debian-reference-en', files: /\.html$/ },
  exim: { package: 'exim4-doc-html', files: /\.html$/ },
  git: { package: 'git-doc', files: /\.html$/ },
  'ref-zh': { package: 'debian-reference-zh-cn', files: /\.html$/ },
  'office-zh': { package: 'libreoffice-help-zh-cn', files: /\/zh-CN\/text\/(?:swriter|scalc|shared\/guide)\/.*\.html$/ }, // prettier-ignore
  'faq-zh': { package: 'debian-faq-zh-cn', files: /\.html$/ },
  'edu-zh': { package: 'debian-edu-doc-zh-cn', files: /bookworm-manual\.pdf$/ },
  book: { package: 'debian-handbook', files: /\/en-US\/[^/]*\.html$/, unseen: true },
  'book-zh': { package: 'debian-handbook', files: /\/zh-CN\/[^/]*\.html$/, unseen: true },
  apache: { package: 'apache2-doc', files: /\/manual\/en\/.*\.html$/, unseen: true },
  devref: { package: 'developers-reference', files: /\/(?!developers-reference)[^/]*\.html$/, unseen: true },
  mutt: { package: 'mutt', files: /\/manual\.html$/, unseen: true },
  'install-zh': { package: 'installation-guide-amd64', files: /\/zh_CN\/.*\.html$/, unseen: true },
  'kicad-zh': { package: 'kicad-doc-zh', files: /\.html$/, unseen: true },
  'maint-zh': { package: 'maint-guide-zh-cn', files: /\.pdf$/, unseen: true },
}

interface Asked {
  id: string
  lang: 'zh' | 'en'
  question: string
  manual: string
  section: string
  phrases: readonly string[]
  otherWords?: true
}

const folder = process.argv[2] ?? ''
const flag = (name: string) => process.argv.includes(`--${name}`)
const option = (name: string) => (flag(name) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : undefined)
if (!folder || folder.startsWith('--')) throw new Error('give the folder the manuals are in, or are to be fetched into')
const unseen = flag('unseen')
const only = option('only')?.split(',')
const manuals = Object.entries(MANUALS).filter(([name, m]) => Boolean(m.unseen) === unseen && (!only || only.includes(name))) // prettier-ignore
if (flag('fetch')) for (const name of new Set(manuals.map(([, m]) => m.package))) fetchPackage(name)

const questions = fs
  .readFileSync(`test/eval/kb-manuals${unseen ? '-test' : ''}.questions.jsonl`, 'utf8')
  .split('\n')
  .filter((line) => line.trim())
  .map((line) => JSON.parse(line) as Asked)
  .filter((q) => manuals.some(([name]) => name === q.manual) && (!option('lang') || q.lang === option('lang')))

const files = manuals.flatMap(([name, m]) => filesOf(path.join(folder, m.package)).filter((f) => m.files.test(f)).map((file) => ({ id: path.join(name, path.relative(path.join(folder, m.package), file)), file }))) // prettier-ignore
const store = memoryStore()
let reading = 0
const started = process.cpuUsage()
const began = performance.now()
const report = await ingest(
  { store, clock: createClock('2026-03-02T08:00:00Z') },
  files.map(({ id, file }) => ({
    id,
    location: id,
    source: 'manuals',
    hash: hashOf(id),
    load: async () => {
      const from = performance.now()
      const result = await read(file, fs.readFileSync(file))
      reading += performance.now() - from
      return result
    },
  })),
)
const library = createLibrary(store, { dictionary: loadDictionary, thesaurus: loadThesaurus, meaning: loadMeaning })
await library.refresh()
const cpu = process.cpuUsage(started)
console.log(`${files.length} files, ${report.passages} passages: ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s of processor, ${((performance.now() - began) / 1000).toFixed(1)} s by the clock, of these ${(reading / 1000).toFixed(1)} s reading; ${Math.round(process.memoryUsage().rss / 1048576)} MB`) // prettier-ignore
for (const { location, why } of report.problems) console.log(`  not read: ${location}: ${why}`)

// A phrase may run over lines and marks of layout: only its characters count.
const bare = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')
const all: { id: string; text: string }[] = []
for (let after = ''; ;) {
  const rows = await store.page(after, 5000)
  if (rows.length === 0) break
  for (const row of rows) all.push({ id: row.id, text: bare(`${row.headings.join('\n')}\n${row.question ?? ''}\n${row.text}`) }) // prettier-ignore
  after = rows.at(-1)!.id
}
const right = new Map(questions.map((q) => [q.id, new Set(all.filter((p) => p.id.startsWith(`${q.manual}/`) && q.phrases.some((phrase) => p.text.includes(bare(phrase)))).map((p) => p.id))])) // prettier-ignore

const into = unseen ? undefined : option('rows')
if (into) {
  const rows = await Promise.all(questions.map(async (q) => {
    const { hits, worth } = await search(library, q.question, PUBLIC, { top: 16, perDocument: 16 })
    return JSON.stringify({ set: `manuals-${q.lang}`, rows: rankFeatures(hits, worth), right: hits.map((h) => right.get(q.id)!.has(h.passage.id)) }) // prettier-ignore
  })) // prettier-ignore
  fs.writeFileSync(into, `${rows.join('\n')}\n`)
}

await search(library, 'warm', PUBLIC)
await search(library, '预热', PUBLIC)
const times: number[] = []
const asking = process.cpuUsage()
const ranks = new Map<string, number>()
for (const q of questions) {
  const from = performance.now()
  // As `yiju kb search` asks.
  const { hits } = await search(library, q.question, PUBLIC, { top: 10, perDocument: 3 })
  times.push(performance.now() - from)
  const rank = hits.findIndex((h) => right.get(q.id)!.has(h.passage.id)) + 1
  ranks.set(q.id, rank)
  if (rank !== 1 && flag('misses')) {
    console.log(
      `${String(rank || '–').padStart(3)} ${q.id} ${q.question}  (${q.section}; ${right.get(q.id)!.size} right)`,
    )
    if (rank === 0)
      for (const h of hits.slice(0, 3))
        console.log(`      ${h.passage.id}  ${h.passage.headings.join(' › ')} | ${h.passage.text.slice(0, 110).replaceAll('\n', ' / ')}`) // prettier-ignore
  }
}
const lost = questions.filter((q) => right.get(q.id)!.size === 0)
for (const q of lost) console.log(`  in no passage: ${q.id} ${q.phrases.join(' | ')}`)

const line = (name: string, of: readonly Asked[]) => {
  if (of.length === 0) return
  const got = of.map((q) => ranks.get(q.id)!)
  const share = (k: number) => `${((100 * got.filter((r) => r > 0 && r <= k).length) / of.length).toFixed(1)}`
  const mrr = (100 * got.reduce((sum, r) => sum + (r > 0 ? 1 / r : 0), 0)) / of.length
  console.log(`${name.padEnd(12)} ${String(of.length).padStart(4)} questions  first ${share(1)}  five ${share(5)}  ten ${share(10)}  MRR ${mrr.toFixed(1)}`) // prettier-ignore
}
for (const [name] of manuals) line(name, questions.filter((q) => q.manual === name)) // prettier-ignore
for (const lang of ['en', 'zh'] as const) {
  line(lang, questions.filter((q) => q.lang === lang)) // prettier-ignore
  line(`${lang} reworded`, questions.filter((q) => q.lang === lang && q.otherWords)) // prettier-ignore
}
line('all', questions)
const spent = process.cpuUsage(asking)
times.sort((a, b) => a - b)
console.log(`a question ${((spent.user + spent.system) / 1000 / questions.length).toFixed(1)} ms of processor, p50 ${times[times.length >> 1]!.toFixed(1)} ms, p99 ${times[Math.floor(times.length * 0.99)]!.toFixed(1)} ms`) // prettier-ignore

function fetchPackage(name: string): void {
  const into = path.resolve(folder, name)
  if (fs.existsSync(into)) return
  const at = fs.mkdtempSync(path.join(fs.realpathSync(folder), 'fetch-'))
  execFileSync('apt-get', ['download', name], { cwd: at, stdio: 'inherit' })
  execFileSync('dpkg', ['-x', path.join(at, fs.readdirSync(at)[0]!), into])
  fs.rmSync(at, { recursive: true })
}

/** Files only: a package names many pages twice, by links. */
function filesOf(at: string): string[] {
  if (!fs.existsSync(at)) throw new Error(`${at} is not there: run with --fetch`)
  return fs.readdirSync(at, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => path.join(e.parentPath, e.name)).toSorted() // prettier-ignore
}
