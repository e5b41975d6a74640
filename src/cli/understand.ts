// `yiju understand`: words → acts in batch, one JSON line in, one JSON line out, order kept.
import { once } from 'node:events'
import fs from 'node:fs'
import readline from 'node:readline'
import type { Readable } from 'node:stream'
import type { Command } from 'commander'
import { z } from 'zod'
import { calendarOf } from '../kernel/calendar.ts'
import { systemClock, Temporal, type Instant } from '../kernel/clock.ts'
import { catalogueLexicon } from '../language/lexicon.ts'
import { prepare } from '../language/understand.ts'
import type { Lexicon, Moment, Understand, Understanding } from '../language/understanding.ts'
import { understandBy } from './engine.ts'
import { Usage } from './usage.ts'

const Line = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  context: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })).optional(),
  speaker: z.string().optional(),
})

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
      const lexicon = catalogueLexicon(options.people === undefined ? [] : readDirectory(options.people))
      const input = file === undefined || file === '-' ? process.stdin : open(file)
      const moment = { zone: zoneOf(options.zone), calendar: calendarOf(CALENDARS[options.zone] ?? 'CN') }
      const at = options.at === undefined ? undefined : instantOf(options.at, options.zone)
      const failed = await answerAll(input, understand, lexicon, () => ({ ...moment, now: at ?? systemClock.now() }))
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

async function answerAll(
  input: Readable,
  understand: Understand,
  lexicon: Lexicon,
  momentNow: () => Moment,
): Promise<boolean> {
  prepare(lexicon)
  let failed = false
  let first = true
  for await (const raw of readline.createInterface({ input, crlfDelay: Infinity })) {
    const line = first ? raw.replace(/^\uFEFF/u, '') : raw
    first = false
    if (line.trim() === '') continue
    const answered = answer(line, understand, lexicon, momentNow())
    // Offline answers are there at once: thousands of lines a second do not wait for a turn each.
    const out = answered instanceof Promise ? await answered : answered
    failed ||= 'error' in out
    if (!process.stdout.write(`${JSON.stringify(out)}\n`)) await once(process.stdout, 'drain')
  }
  return failed
}

function answer(line: string, understand: Understand, lexicon: Lexicon, moment: Moment): object | Promise<object> {
  const parsed = parse(line)
  if ('error' in parsed) return parsed
  const { id, text, context: turns, speaker } = parsed
  const known = id === undefined ? {} : { id }
  const told = ({ acts, engine, ms }: Understanding) => ({ ...known, acts, engine, ms: Math.round(ms * 100) / 100 })
  // One line that trips the engine does not take the others with it.
  const tripped = (error: unknown) => ({ ...known, error: error instanceof Error ? error.message : String(error) })
  try {
    const context = { turns: turns ?? [], ...(speaker === undefined ? {} : { speaker }) }
    const understood = understand(text, lexicon, context, moment)
    return understood instanceof Promise ? understood.then(told, tripped) : told(understood)
  } catch (error) {
    return tripped(error)
  }
}

function parse(line: string): z.infer<typeof Line> | { id: unknown; error: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { id: null, error: 'not a JSON line' }
  }
  const read = Line.safeParse(value)
  if (read.success) return read.data
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
  const issue = read.error.issues[0]
  return { id, error: `${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'wrong'}` }
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
