// `yiju insight`: event logs of any company → findings and predictions; a digest for a manager.
import fs from 'node:fs'
import type { Command } from 'commander'
import { explain, innocentReading } from '../insight/explain.ts'
import type { Finding } from '../insight/finding.ts'
import { wordAt } from '../insight/log/log.ts'
import { UnreadableLog } from '../insight/log/unreadable.ts'
import { train } from '../insight/predict/predict.ts'
import { readPolicy } from '../insight/records.ts'
import type { PathScore } from '../insight/paths/score.ts'
import { scan } from '../insight/scan.ts'
import { registerDigest, scanOwnLog } from './insight-digest.ts'
import { openCases, openLog, openPeople } from './insight-files.ts'
import { Usage } from './usage.ts'

interface ScanFlags {
  cases?: string
  people?: string
  policy?: string
  map?: string
  out?: string
  paths?: string
  lang: string
  data?: string
  keep?: boolean
}

export function registerInsight(program: Command): void {
  const insight = program.command('insight').description('find what is wrong in approvals, predict what comes next')
  insight
    .command('scan')
    .description('a log (CSV, XES; .gz too) → findings, most certain first')
    .argument('[log]', 'case_id,activity,timestamp[,actor,role,…]; .csv .xes, also gzipped')
    .option('--cases <file>', 'cases.csv: what was asked for')
    .option('--people <file>', 'people.csv: who is who')
    .option('--policy <file>', 'policy.json: limits, deadlines, delegations')
    .option(
      '--map <pairs>',
      'our name=their column: case=单号,activity=节点,outcome=操作类型,timestamp=…,date=…,actor=…,role=…',
    )
    .option('--out <file>', 'findings as JSON; standard output when left out')
    .option('--paths <file>', 'a score for the path of every case, as JSON')
    .option('--lang <language>', 'zh or en, the language of the explanations', 'en')
    .option('--data <dir>', 'directory of the embedded database, when no log is given')
    .option('--keep', 'without a log: store what is found, as every night')
    .action(async (log: string | undefined, flags: ScanFlags) => runScan(log, flags))
  registerDigest(insight)
  insight
    .command('predict')
    .description('what is left, what comes next and whether it will be returned, learnt from finished cases')
    .requiredOption('--train <file>', 'whole cases, CSV')
    .requiredOption('--prefixes <file>', 'prefix_id,case_id,activity,timestamp,…: a row ends the prefix it names')
    .option('--out <file>', 'predictions as JSON; standard output when left out')
    .action(async (flags: { train: string; prefixes: string; out?: string }) => runPredict(flags))
}

async function runPredict(flags: { train: string; prefixes: string; out?: string }): Promise<void> {
  const [past, now] = await explained(
    async () => [await openLog(flags.train, {}), await openLog(flags.prefixes, { whole: ['prefix_id'] })] as const,
  )
  const names = now.attributes.find((column) => column.name === 'prefix_id')
  if (!names) throw new Usage(`${flags.prefixes}: a column prefix_id is needed`)
  process.stderr.write(`learning from ${past.cases.length} cases …\n`)
  const predictor = train(past)
  const out: Record<string, object> = {}
  for (let c = 0; c < now.cases.length; c++)
    for (let last = now.start[c]!; last < now.start[c + 1]!; last++) {
      const id = wordAt(names, last)
      if (id === undefined) continue
      const p = predictor.predict({ log: now, case: c, last })
      const seconds = (ms: number): number => Math.round(ms / 1000)
      out[id] = {
        remaining_s: seconds(p.remaining),
        lo_s: seconds(p.low),
        hi_s: seconds(p.high),
        next: p.next,
        p_return: Math.round(p.returns * 10_000) / 10_000,
      }
    }
  write(flags.out, out)
  process.stderr.write(
    `${Object.keys(out).length} predictions; time left by ${predictor.chosen.remaining}, next by ${predictor.chosen.next}\n`,
  )
}

/** Without a log: the organisation's own. Its people, limits and deadlines are known here. */
async function runOwnScan(flags: ScanFlags): Promise<void> {
  const foreign = (['cases', 'people', 'policy', 'map', 'paths'] as const).find((name) => flags[name] !== undefined)
  if (foreign) throw new Usage(`--${foreign} goes with a log: insight scan LOG --${foreign} …`)
  const { requests, findings } = await scanOwnLog(flags)
  process.stderr.write(`${requests} requests read\n`)
  write(flags.out, { findings })
  process.stderr.write(`${findings.length} findings\n`)
}

async function runScan(file: string | undefined, flags: ScanFlags): Promise<void> {
  if (flags.lang !== 'zh' && flags.lang !== 'en') throw new Usage('--lang is zh or en')
  if (file === undefined) return runOwnScan(flags)
  const policy = flags.policy === undefined ? undefined : readPolicy(readJson(flags.policy))
  const log = await explained(() =>
    openLog(file, { map: mapOf(flags.map), assumedOffset: policy?.asOfOffset ?? 0, progress: say }),
  )
  const cases = flags.cases === undefined ? log.asked : await openCases(flags.cases)
  const people = flags.people === undefined ? undefined : await openPeople(flags.people)
  const { notes } = log
  process.stderr.write(`${notes.rows - notes.skippedCount} events of ${log.cases.length} cases read\n`)
  for (const { row, why } of notes.skipped) process.stderr.write(`row ${row} left out: ${why}\n`)
  if (notes.skippedCount > notes.skipped.length) process.stderr.write(`… ${notes.skippedCount} rows left out in all\n`)
  for (const what of notes.assumed) process.stderr.write(`assumed: ${what}\n`)
  const result = scan(log, {
    ...(cases ? { cases } : {}),
    ...(people ? { people } : {}),
    ...(policy ? { policy } : {}),
  })
  for (const note of result.notes) process.stderr.write(`${note}\n`)
  const language = flags.lang === 'zh' ? 'zh' : 'en'
  write(flags.out, { findings: result.findings.map((f) => told(f, language)) })
  if (flags.paths !== undefined)
    write(flags.paths, { cases: Object.fromEntries(log.cases.map((id, c) => [id, pathOf(result.paths.scores[c])])) })
  process.stderr.write(`${result.findings.length} findings\n`)
}

const pathOf = (s: PathScore | undefined): object =>
  s === undefined
    ? { score: -99, flag: false, cells: [] }
    : {
        score: round(s.score),
        flag: s.flag,
        ...(s.kind === undefined ? {} : { kind: s.kind }),
        cells: s.cells.map(([i, column, score]) => [i, column, round(score)]),
      }
const round = (x: number): number => Math.round(x * 1000) / 1000

const told = (f: Finding, language: 'zh' | 'en'): object => ({
  kind: f.kind,
  case_ids: f.caseIds,
  ...(f.entity === undefined ? {} : { entity: f.entity }),
  score: Math.round(f.score * 1000) / 1000,
  explanation: explain(f, language),
  may_be: innocentReading(f.kind, language),
  facts: f.facts,
  ...(f.detectedAt === undefined ? {} : { detected_at: f.detectedAt }),
})

const say = (events: number): void => {
  process.stderr.write(`${events} events …\n`)
}

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UnreadableLog) throw new Usage(error.message)
    throw error
  }
}

function mapOf(pairs: string | undefined): Record<string, string> {
  if (pairs === undefined) return {}
  return Object.fromEntries(
    pairs.split(',').map((pair) => {
      const at = pair.indexOf('=')
      if (at <= 0) throw new Usage(`--map ${pair}: our name=their column`)
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    }),
  )
}

function readJson(file: string): unknown {
  if (!fs.existsSync(file)) throw new Usage(`no such file: ${file}`)
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''))
  } catch {
    throw new Usage(`${file}: not JSON`)
  }
}

function write(file: string | undefined, value: unknown): void {
  const text = `${JSON.stringify(value)}\n`
  if (file === undefined) process.stdout.write(text)
  else fs.writeFileSync(file, text)
}
