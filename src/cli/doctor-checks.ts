// What the doctor looks at, one thing a function: what was found, whether it will do, and what to do when not.
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { ownerOf } from '../adapters/postgres/directory-lock.ts'
import { listBackups } from '../adapters/postgres/backup.ts'
import { examineServer } from '../adapters/postgres/examine.ts'
import { formatProblem, parseDefinition } from '../approval/definition.ts'
import type { Config } from '../config.ts'
import { CALENDAR_KEYS, calendarOf } from '../kernel/calendar.ts'
import { systemClock } from '../kernel/clock.ts'
import type { Notice } from './connect.ts'
import { consoleDir } from './console-build.ts'

export interface Check {
  what: string
  ok: boolean
  found: string
  todo?: string
}

export function node(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const good = major > 20 || (major === 20 && minor >= 19)
  return { what: 'Node', ok: good, found: process.version, ...(good ? {} : { todo: 'install Node 20.19 or newer' }) }
}

export async function databaseServer(url: string): Promise<Check> {
  const what = 'database'
  try {
    const { version, vector, pending } = await examineServer(url)
    const found = `PostgreSQL ${version}, ${pending ? `${pending} migrations applied on the next start` : 'up to date'}`
    if (!vector) return { what, ok: false, found, todo: 'install the pgvector extension on that server' }
    if (Number.parseInt(version, 10) < 15) return { what, ok: false, found, todo: 'PostgreSQL 15 or newer is needed' }
    return { what, ok: true, found }
  } catch (error) {
    // Its address may hold a password: it is never printed.
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
    return { what, ok: false, found: `cannot be reached (${why})`, todo: 'correct DATABASE_URL, or start that server' }
  }
}

export function embedded({ dataDir }: Config, running: Notice | undefined): Check {
  const what = 'database'
  const found = `embedded, in ${dataDir}`
  const place = nearest(dataDir)
  try {
    fs.accessSync(place, fs.constants.W_OK)
  } catch {
    return { what, ok: false, found, todo: `make ${place} writable for this user, or choose another with DATA_DIR` }
  }
  const owner = running ? undefined : ownerOf(dataDir)
  if (owner)
    return {
      what,
      ok: false,
      found: `${found}; held by process ${owner.pid} since ${owner.since}, which serves nobody`,
      todo: `wait for that command to end, or stop process ${owner.pid}`,
    }
  const there = fs.existsSync(path.join(dataDir, 'db', 'PG_VERSION'))
  return {
    what,
    ok: true,
    found: there ? found : `${found} (made on the first start)`,
    todo: 'does not survive a power cut by itself: keep backups elsewhere, or use a server (DATABASE_URL) for real work',
  }
}

const GIGABYTE = 1024 ** 3

export function disk(dataDir: string): Check {
  const { bavail, bsize } = fs.statfsSync(nearest(dataDir))
  const free = (bavail * bsize) / GIGABYTE
  const ok = free > 1
  return {
    what: 'disk',
    ok,
    found: `${free.toFixed(1)} GB free`,
    ...(ok ? {} : { todo: 'make room: a full disk damages the embedded database' }),
  }
}

export function backups({ dataDir, backup: { everyMinutes } }: Config, running: boolean): Check {
  const what = 'backups'
  const all = listBackups(dataDir)
  const newest = all.at(-1)
  const found = newest ? `${all.length}, newest ${path.basename(newest)}` : 'none yet'
  if (everyMinutes === 0)
    return { what, ok: false, found, todo: 'timed backups are off: set BACKUP_EVERY, or run `yiju backup` by a timer' }
  const minutes = newest ? (systemClock.now().epochMilliseconds - fs.statSync(newest).mtimeMs) / 60_000 : 0
  if (running && minutes > 3 * everyMinutes)
    return { what, ok: false, found, todo: `one was due every ${everyMinutes} min: look into the log, and at the disk` }
  return { what, ok: true, found: `${found}; every ${everyMinutes} min while the server runs` }
}

export async function server(config: Config, running: Notice | undefined): Promise<Check> {
  const what = 'server'
  if (running) {
    const ready = await fetch(`${running.url}/readyz`, { signal: AbortSignal.timeout(3_000) }).then(
      (answer) => answer.ok,
      () => false,
    )
    const found = `runs at ${running.url} (process ${running.pid})`
    return ready
      ? { what, ok: true, found }
      : { what, ok: false, found: `${found} and is not ready`, todo: 'look into its log; is the database there?' }
  }
  const free = config.port === 0 || (await isFree(config.port, config.host))
  return free
    ? { what, ok: true, found: 'is not running' }
    : {
        what,
        ok: false,
        found: `is not running, and port ${config.port} is taken`,
        todo: 'stop what uses it, or choose another with --port or PORT',
      }
}

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((done) => {
    const probe = net.createServer()
    probe.once('error', () => done(false))
    probe.listen(port, host, () => probe.close(() => done(true)))
  })

/** Who can come in from where. */
export function doors({ host, demo, databaseUrl, publicUrl }: Config): Check {
  const what = 'doors'
  const near = host === 'localhost' || host === '::1' || host.startsWith('127.')
  const found = near ? 'this machine only' : `every machine that reaches ${host}`
  if (demo === 'on' && (!near || databaseUrl))
    return { what, ok: false, found, todo: 'YIJU_DEMO=on lets anybody in as anybody: set it to off' }
  if (demo === 'auto' && !near)
    return { what, ok: false, found, todo: 'if this is the demo company, anybody may be anybody: use HOST=127.0.0.1' }
  if (!near && !publicUrl?.startsWith('https:'))
    return { what, ok: false, found, todo: 'put HTTPS in front and set PUBLIC_URL, or sign-ins travel in the clear' }
  return { what, ok: true, found: publicUrl ? `${found}, as ${publicUrl}` : found }
}

export async function queue({ redisUrl }: Config): Promise<Check> {
  if (!redisUrl) return { what: 'queue', ok: true, found: 'in the database' }
  const { hostname, port } = new URL(redisUrl)
  const answers = await new Promise<boolean>((done) => {
    const socket = net.connect({ host: hostname, port: Number(port || 6379), timeout: 3_000 })
    const end = (answer: boolean) => {
      socket.destroy()
      done(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
  return answers
    ? { what: 'queue', ok: true, found: 'Redis (REDIS_URL), answers' }
    : {
        what: 'queue',
        ok: false,
        found: 'Redis (REDIS_URL) does not answer',
        todo: 'start it, or unset REDIS_URL to keep the queue in the database',
      }
}

export const webApp = (): Check => ({
  what: 'web app',
  ok: true,
  found: fs.existsSync(path.join(consoleDir, 'index.html')) ? 'built' : 'is built on the next start',
})

/** Asked in earnest: an address that is right and a key that is wrong look alike until then. */
export async function model({ model: named }: Config): Promise<Check> {
  const what = 'language model'
  if (!named) return { what, ok: true, found: 'none: the offline engine works alone' }
  const at = named.langchain?.chatModel ?? (named.baseUrl ? new URL(named.baseUrl).host : '')
  try {
    const { rung } = await (await import('../engine.ts')).tryModel(named)
    return { what, ok: true, found: `${named.name} at ${at} answers (${rung})` }
  } catch (error) {
    return {
      what,
      ok: false,
      found: `${named.name} at ${at}: ${error instanceof Error ? error.message : String(error)}`,
      todo: 'set OPENAI_BASE_URL, OPENAI_API_KEY and OPENAI_MODEL right, or unset them; the offline engine works alone meanwhile',
    }
  }
}

/** Leave into a year whose holidays are unknown is counted as an estimate; deadlines there are not computed. */
export function holidays(): Check[] {
  const { year, month } = systemClock.now().toZonedDateTimeISO('UTC')
  return CALENDAR_KEYS.map((key): Check => {
    const { known } = calendarOf(key)
    const check = { what: `holidays ${key}`, ok: known.to >= year, found: `known ${known.from}–${known.to}` }
    // The next year is usually published in November; from then on requests reach into it.
    const missing = known.to < year ? year : month >= 11 && known.to === year ? year + 1 : undefined
    if (missing === undefined) return check
    return {
      ...check,
      todo: `those of ${missing} are missing: lengths of leave are estimates there and tasks get no due date, until an update brings them`,
    }
  })
}

export function processes(): Check[] {
  const dir = new URL('../../processes/', import.meta.url)
  const files = fs.readdirSync(dir).filter((f) => f.endsWith('.yaml'))
  const wrong = files.flatMap((file): Check[] => {
    const parsed = parseDefinition(fs.readFileSync(new URL(file, dir), 'utf8'))
    if (!('problems' in parsed)) return []
    const [first] = parsed.problems
    return [
      {
        what: `process ${file}`,
        ok: false,
        found: `${parsed.problems.length} problems`,
        ...(first ? { todo: formatProblem(first, 'en') } : {}),
      },
    ]
  })
  return wrong.length
    ? wrong
    : [{ what: 'processes', ok: true, found: `${files.length} built-in definitions, all valid` }]
}

/** The directory itself, or the one it will be made in. */
const nearest = (dir: string): string => (fs.existsSync(dir) ? dir : nearest(path.dirname(dir)))
