// `npm run eval -- [--show] [--write] [FILE…]`: scores the offline engine on test/eval/*.jsonl per set, act, process, trait and language, with its cost, and on the public sets that are there. `--write` keeps the tables in test/eval/SCORES.md.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { calendarOf } from '../src/kernel/calendar.ts'
import { systemClock, Temporal, stopwatch } from '../src/kernel/clock.ts'
import { normalise } from '../src/kernel/text.ts'
import { catalogueLexicon, compile } from '../src/language/lexicon.ts'
import { readPeople } from '../src/language/names.ts'
import { understand } from '../src/language/understand.ts'
import { tableOf } from '../test/eval/public/score.ts'
import { scoreSets } from '../test/eval/public/sets.ts'
import { score, type Line } from './eval-score.ts'
import { calibrationError, lines, percentile, table, values, type Scored } from './eval-tables.ts'

const folder = path.join(import.meta.dirname, '../test/eval')
const args = process.argv.slice(2)
const show = args.includes('--show')
const files = args.filter((a) => !a.startsWith('--'))
/** Read while building, line by line: a floor. The others were written by somebody else or kept shut. */
const SEEN = /^(?:dev|blind-[a-l]|idle-[n-q])/u
const chosen =
  files.length > 0
    ? files
    : fs
        .readdirSync(folder)
        .filter((f) => /^(?:dev|heldout|blind).*\.jsonl$/u.test(f))
        .map((f) => path.join(folder, f))

const people = JSON.parse(fs.readFileSync(path.join(folder, 'people.json'), 'utf8')) as {
  name: string
  aliases?: string[]
  department?: string
  role?: string
}[]
const lexicon = catalogueLexicon(people.map((p, i) => ({ id: `p${i}`, aliases: [], ...p })))
const calendar = calendarOf('CN')

const scored: Scored[] = chosen.flatMap((file) =>
  fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((l) => l.trim() !== '')
    .map((l) => scoreOf(path.basename(file, '.jsonl'), JSON.parse(l) as Line)),
)

/** 张玮 is whoever the directory calls 张伟, if only one is called so. */
function entryOf(surface: string): string | undefined {
  const [called] = readPeople(normalise(`转给${surface}`), compile(lexicon).people)
  const [id, another] = called?.candidates ?? []
  return id === undefined || another !== undefined ? undefined : people[Number(id.slice(1))]?.name
}

function scoreOf(set: string, line: Line): Scored {
  const now = Temporal.Instant.from(line.at ?? '2026-05-13T02:00:00Z')
  const elapsed = stopwatch()
  const { acts } = understand(
    line.text,
    lexicon,
    { turns: line.context ?? [] },
    { now, zone: 'Asia/Shanghai', calendar },
  )
  const ms = elapsed()
  const result = score(line, acts, entryOf)
  // Sets that must stay unseen are not shown by the way: only when they are named.
  if (show && !result.exact && (files.length > 0 || SEEN.test(set)))
    console.log(
      `${line.id} ${result.forbidden ? 'FORBIDDEN ' : ''}${line.context ? `[${line.context.at(-1)?.text}] ` : ''}${line.text}\n      ${result.notes.join(' · ')}`,
    )
  return { set, line, score: result, confidence: Math.min(...acts.map((a) => a.confidence)), ms, got: acts }
}

const out: string[] = []
const part = (title: string, text: string): void => {
  out.push(`## ${title}\n\n${text}\n`)
}

part(
  'Sets',
  table(scored, (s) => s.set),
)
for (const [title, some] of [
  ['unseen', scored.filter((s) => !SEEN.test(s.set))],
  ['seen while building', scored.filter((s) => SEEN.test(s.set))],
] as const) {
  if (some.length === 0) continue
  part(
    `Language, ${title}`,
    table(some, (s) => s.line.lang),
  )
  part(
    `Dates and money, ${title}`,
    lines(
      ['', 'said', 'right %', 'uncalled for'],
      (['zh', 'en'] as const).flatMap((lang) =>
        (['dates', 'money'] as const).map((kind) => [
          `${lang} ${kind}`,
          ...values(
            some.filter((s) => s.line.lang === lang),
            kind,
          ),
        ]),
      ),
    ),
  )
  part(
    `Acts, ${title}`,
    table(some, (s) => (s.line.expect.length > 1 ? 'several' : (s.line.expect[0]?.act ?? ''))),
  )
  part(
    `Processes, ${title}`,
    table(
      some.filter((s) => s.line.expect.some((e) => e.process !== undefined)),
      (s) => [...new Set(s.line.expect.flatMap((e) => e.process ?? []))],
    ),
  )
  part(
    `Traits, ${title}`,
    table(some, (s) => s.line.tags),
  )
  out.push(
    `Calibration error (ten bands), ${title}: ${calibrationError(some).toFixed(3)}; p50 ${percentile(some, 0.5).toFixed(2)} ms, p95 ${percentile(some, 0.95).toFixed(2)} ms a line.\n`,
  )
}
if (files.length === 0) {
  part('Sentences that order nothing', idle())
  part('Cost', cost())
  part('Public sets', publicSets())
}
console.log(out.join('\n'))
if (args.includes('--write')) await write()

/** Tales, news, sighs, musings, remarks beside a card: how often something would be begun, decided or confirmed all the same. */
function idle(): string {
  const rows = fs
    .readdirSync(folder)
    .filter((f) => /^idle-.*\.jsonl$/u.test(f))
    .map((f) => {
      const text = fs.readFileSync(path.join(folder, f), 'utf8')
      const all = text
        .split('\n')
        .filter((l) => l !== '')
        .map((l) => scoreOf(f, JSON.parse(l) as Line))
      return [path.basename(f, '.jsonl'), String(all.length), String(all.filter((s) => s.score.forbidden).length)]
    })
  return lines(['', 'lines', 'acted on'], rows)
}

/** Each measured in a process of its own. */
function cost(): string {
  const rows = [0, 50_000].map((count) => {
    const run = spawnSync(
      process.execPath,
      ['--expose-gc', '--import', 'tsx', path.join(import.meta.dirname, 'eval-load.ts'), String(count)],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const it = JSON.parse(run.stdout) as Record<string, number>
    return [
      `${count} people`,
      ...['loadMs', 'loadCpuMs', 'firstMs', 'loadedMb', 'addedMb', 'p50', 'p95', 'cpu95', 'perCpuSecond'].map((k) =>
        String(it[k]),
      ),
    ]
  })
  return `${lines(['directory', 'load ms', 'load CPU ms', 'first message ms', 'loaded MB', 'added MB', 'p50 ms', 'p95 ms', 'p95 CPU ms', 'messages per CPU second'], rows)}\n\nLoad average while measuring: ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} processors.`
}

/** Copies that anyone can get lie in test/eval/public/data, which is not kept here. */
function publicSets(): string {
  const { scored } = scoreSets(path.join(folder, 'public/data'))
  if (scored.length === 0) return 'None was there (test/eval/public/README.md says where they come from).'
  const tables = scored.map(({ name, outcomes }) => `${name}\n\n\`\`\`\n${tableOf(outcomes)}\n\`\`\``)
  return ['Shares in per cent; groups and halves: test/eval/public/README.md.', ...tables].join('\n\n')
}

async function write(): Promise<void> {
  const day = systemClock.now().toString().slice(0, 10)
  const head = `# Scores of the offline engine\n\nMade by \`npm run eval -- --write\` on ${day}; not written by hand. \`dev*\` and \`blind-*\` were read while building, so they are a floor, not a measure; the blind ones are by strangers, and what each gave before it was read stands in docs/decisions/understanding.md. \`heldout*\` was not read. "never": lines on which something would be done where nothing may be. Free text counts as right when one contains the other.\n`
  const { format } = await import('prettier')
  const kept = path.join(folder, 'SCORES.md')
  fs.writeFileSync(kept, await format(`${head}\n${out.join('\n')}`, { parser: 'markdown', proseWrap: 'preserve' }))
}
