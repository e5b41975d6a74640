// `yiju understand`: words → acts in batch, one JSON line in, one JSON line out, order kept.
import { once } from 'node:events'
import fs from 'node:fs'
import readline from 'node:readline'
import type { Readable } from 'node:stream'
import type { Command } from 'commander'
import { z } from 'zod'
import { Temporal, type Instant } from '../kernel/clock.ts'
import { prepare, understand as offline } from '../language/understand.ts'
import type { Understand } from '../language/understanding.ts'
import { understandBy } from './engine.ts'
import { answerLine, lexiconOf, momentsOf, type Run } from './understand-lines.ts'
import { answerShared } from './understand-shared.ts'
import { Usage } from './usage.ts'

const Directory = z.array(
  z.object({
    name: z.string().min(1),
    aliases: z.array(z.string()).optional(),
    department: z.string().optional(),
    role: z.string().optional(),
  }),
)

interface Options {
  at?: string
  zone: string
  engine: string
  people?: string
}

export function registerUnderstand(program: Command): void {
  program
    .command('understand')
    .description('words → acts, in batch: JSON lines {"id","text","context"?,"speaker"?} in, acts out')
    .argument('[file]', 'JSON lines; - or nothing reads standard input')
    .option('--at <instant>', 'when the words were said, e.g. 2026-05-13T10:00:00+08:00 (default: now)')
    .option('--zone <zone>', 'where they were said', 'Asia/Shanghai')
    .option('--engine <engine>', 'offline, model or auto', 'auto')
    .option('--people <file>', 'a JSON directory [{"name","aliases"?,"department"?,"role"?}]')
    .action(async (file: string | undefined, options: Options) => {
      if (!['offline', 'model', 'auto'].includes(options.engine)) throw new Usage('--engine is offline, model or auto')
      const understand = await understandBy(options.engine)
      const run: Run = {
        people: options.people === undefined ? [] : readDirectory(options.people),
        zone: zoneOf(options.zone),
        calendar: CALENDARS[options.zone] ?? 'CN',
        ...(options.at === undefined ? {} : { at: instantOf(options.at, options.zone).toString() }),
      }
      const input = file === undefined || file === '-' ? process.stdin : open(file)
      const failed = await (understand === offline
        ? answerShared(input, run, write)
        : answerAll(input, understand, run))
      process.exitCode = failed ? 1 : 0
    })
}

const CALENDARS: Readonly<Record<string, string>> = {
  'Europe/London': 'GB',
  'Asia/Singapore': 'SG',
  'America/New_York': 'US',
  'America/Los_Angeles': 'US',
  'America/Chicago': 'US',
}

/** One after another, as a model server answers. */
async function answerAll(input: Readable, understand: Understand, run: Run): Promise<boolean> {
  const [lexicon, now] = [lexiconOf(run), momentsOf(run)]
  prepare(lexicon)
  let failed = false
  let first = true
  for await (const raw of readline.createInterface({ input, crlfDelay: Infinity })) {
    const line = first ? raw.replace(/^\uFEFF/u, '') : raw
    first = false
    if (line.trim() === '') continue
    const out = await answerLine(line, understand, lexicon, now())
    failed ||= 'error' in out
    await write(`${JSON.stringify(out)}\n`)
  }
  return failed
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

function open(file: string): Readable {
  if (!fs.existsSync(file) || !fs.statSync(file).isFile()) throw new Usage(`no such file: ${file}`)
  return fs.createReadStream(file, 'utf8')
}

function readDirectory(
  file: string,
): { id: string; name: string; aliases: string[]; department?: string; role?: string }[] {
  let value: unknown
  try {
    value = JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''))
  } catch (cause) {
    throw new Usage(`--people ${file}: ${cause instanceof SyntaxError ? 'not JSON' : 'cannot be read'}`)
  }
  const read = Directory.safeParse(value)
  if (!read.success) throw new Usage(`--people ${file}: ${z.prettifyError(read.error).split('\n')[0] ?? 'wrong shape'}`)
  return read.data.map((person, i) => ({
    id: `person-${i + 1}`,
    name: person.name,
    aliases: person.aliases ?? [],
    ...(person.department === undefined ? {} : { department: person.department }),
    ...(person.role === undefined ? {} : { role: person.role }),
  }))
}

function zoneOf(zone: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId
  } catch {
    throw new Usage(`--zone ${zone}: no such time zone`)
  }
}

/** An instant with its offset, or a wall clock time in the zone. */
function instantOf(text: string, zone: string): Instant {
  try {
    return Temporal.Instant.from(text)
  } catch {
    try {
      return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
    } catch {
      throw new Usage(`--at ${text}: an instant like 2026-05-13T10:00:00+08:00`)
    }
  }
}
