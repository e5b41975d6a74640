// `yiju doctor`: what is configured, what works, what to do; exit 1 when something needs doing.
import fs from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { formatProblem, parseDefinition } from '../approval/definition.ts'
import { calendarOf } from '../kernel/calendar.ts'
import { systemClock } from '../kernel/clock.ts'
import { configFor, findServer } from './connect.ts'
import { consoleDir } from './console-build.ts'

interface Check {
  what: string
  ok: boolean
  found: string
  todo?: string
}

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('what is configured, what works, what to do')
    .option('--data <dir>', 'directory of the embedded database')
    .option('--json', 'print as JSON')
    .action(async (options: { data?: string; json?: boolean }) => {
      const checks = await examine(options.data)
      if (options.json) process.stdout.write(`${JSON.stringify(checks)}\n`)
      else
        for (const c of checks)
          process.stdout.write(`${c.ok ? '✓' : '✗'} ${c.what}: ${c.found}${c.todo ? `\n    → ${c.todo}` : ''}\n`)
      process.exitCode = checks.every((c) => c.ok) ? 0 : 1
    })
}

async function examine(data?: string): Promise<Check[]> {
  const config = configFor(data)
  const running = await findServer(config.dataDir)
  const checks: Check[] = [
    { what: 'Node', ok: true, found: process.version },
    {
      what: 'database',
      ok: true,
      found: config.databaseUrl ? 'PostgreSQL server (DATABASE_URL)' : `embedded, in ${config.dataDir}`,
      ...(config.databaseUrl
        ? {}
        : { todo: 'does not survive a power cut by itself: keep backups, or use a server for real work' }),
    },
    { what: 'server', ok: true, found: running ? `runs at ${running.url} (process ${running.pid})` : 'is not running' },
    { what: 'queue', ok: true, found: config.redisUrl ? 'Redis (REDIS_URL)' : 'PostgreSQL' },
    {
      what: 'web app',
      ok: true,
      found: fs.existsSync(path.join(consoleDir, 'index.html')) ? 'built' : 'is built on the next start',
    },
    {
      what: 'language model',
      ok: true,
      found: config.model ? `${config.model.name} at ${config.model.baseUrl}` : 'none: the offline engine works alone',
    },
    holidays(),
    ...processes(),
  ]
  if (!config.databaseUrl) checks.push(backups(config.dataDir, config.backup.everyMinutes))
  return checks
}

/** Leave into a year whose holidays are unknown is counted as an estimate; deadlines there are not computed. */
function holidays(): Check {
  const { known } = calendarOf('CN')
  const year = systemClock.now().toZonedDateTimeISO('UTC').year
  const found = `China ${known.from}–${known.to}`
  return known.to >= year
    ? { what: 'holidays', ok: true, found }
    : {
        what: 'holidays',
        ok: false,
        found,
        todo: `add the holidays of ${year}: updates bring them, or enter them for your organisation`,
      }
}

function processes(): Check[] {
  const dir = new URL('../../processes/', import.meta.url)
  return fs
    .readdirSync(dir)
    .filter((f) => f.endsWith('.yaml'))
    .map((file) => {
      const parsed = parseDefinition(fs.readFileSync(new URL(file, dir), 'utf8'))
      if (!('problems' in parsed)) return { what: `process ${file}`, ok: true, found: 'valid' }
      return {
        what: `process ${file}`,
        ok: false,
        found: `${parsed.problems.length} problems`,
        todo: formatProblem(parsed.problems[0]!, 'en'),
      }
    })
}

function backups(dataDir: string, everyMinutes: number): Check {
  const dir = path.join(dataDir, 'backups')
  const files = fs.existsSync(dir)
    ? fs
        .readdirSync(dir)
        .filter((f) => f.endsWith('.tar.gz'))
        .sort()
    : []
  const found = files.length ? `${files.length}, newest ${files.at(-1)}` : 'none yet'
  if (everyMinutes > 0)
    return { what: 'backups', ok: true, found: `${found}; every ${everyMinutes} min while the server runs` }
  return {
    what: 'backups',
    ok: false,
    found,
    todo: 'timed backups are off: set BACKUP_EVERY, or run `yiju backup` by a timer',
  }
}
