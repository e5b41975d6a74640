// The real server on a demo company of its own, for tests over HTTP and in the browser: seeded once a day, copied for every file.
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../../src/adapters/postgres/open.ts'
import { migrateQueue } from '../../src/adapters/bullmq/migrate.ts'
import { ensureConsole } from '../../src/cli/console-build.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { dateIn, systemClock } from '../../src/kernel/clock.ts'
import { publishBuiltIns } from '../../src/settle.ts'
import { startYiju, type Running, type StartOptions } from '../kit/process.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ORG = 'demo'
const quiet = () => {}
/** Whatever the seeded data is made of. */
const MADE_OF = [
  'prisma/migrations',
  'processes',
  'src/demo',
  'src/approval',
  'src/adapters/postgres',
  'package-lock.json',
]

export interface Demo extends Running {
  dataDir: string
  /** Ends the server whatever state it is in, and removes its directory. */
  end(): Promise<void>
  /** SIGKILL or SIGTERM, then a new process on the same directory and the same port. */
  again(how: 'kill' | 'stop'): Promise<void>
}

export async function startDemo(options: Omit<StartOptions, 'dataDir'> = {}): Promise<Demo> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-e2e-'))
  fs.cpSync(await demoImage(), dataDir, { recursive: true })
  return runOn(dataDir, options)
}

/** An empty directory: no demo company, nobody knows this place. */
export const startEmpty = (options: Omit<StartOptions, 'dataDir'> = {}): Promise<Demo> =>
  runOn(fs.mkdtempSync(path.join(os.tmpdir(), 'yiju-e2e-')), options)

async function runOn(dataDir: string, options: Omit<StartOptions, 'dataDir'>): Promise<Demo> {
  await ensureConsole(quiet)
  let running = await startYiju({ dataDir, ...options })
  const port = new URL(running.url).port
  return {
    dataDir,
    url: running.url,
    get secret() {
      return running.secret
    },
    output: () => running.output(),
    kill: () => running.kill(),
    stop: () => running.stop(),
    end: async () => {
      await running.kill()
      fs.rmSync(dataDir, { recursive: true, force: true })
    },
    again: async (how) => {
      await running[how]()
      running = await startYiju({ dataDir, ...options, args: ['--port', port, ...(options.args ?? [])] })
    },
  }
}

/** A data directory with one month of the demo company, ready to copy. */
async function demoImage(): Promise<string> {
  const cache = path.join(root, 'node_modules/.cache/yiju-demo')
  const home = path.join(cache, key())
  if (fs.existsSync(home)) return home
  const making = `${home}.${randomUUID()}`
  fs.mkdirSync(making, { recursive: true })
  const opened = await openDatabase({ dataDir: making, clock: systemClock }, (error) => {
    throw error
  })
  await migrateQueue(opened.pool)
  await publishBuiltIns(opened.database, ORG, systemClock)
  await seedDemo(opened.database, ORG, { clock: systemClock, say: quiet, months: 1 })
  await opened.close()
  for (const old of fs.readdirSync(cache))
    if (!old.includes('.') && old !== path.basename(home))
      fs.rmSync(path.join(cache, old), { recursive: true, force: true })
  try {
    fs.renameSync(making, home)
  } catch {
    // Another worker was faster: its image is as good.
    fs.rmSync(making, { recursive: true, force: true })
  }
  return home
}

function key(): string {
  // The history ends today: yesterday's image would be a day late for every deadline in it.
  const hash = createHash('sha256').update(dateIn(systemClock.now(), 'Asia/Shanghai').toString())
  for (const source of MADE_OF.map((s) => path.join(root, s)))
    for (const file of filesIn(source)) hash.update(path.relative(root, file)).update(fs.readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const filesIn = (source: string): string[] =>
  fs.statSync(source).isFile()
    ? [source]
    : fs
        .readdirSync(source, { recursive: true, encoding: 'utf8' })
        .map((f) => path.join(source, f))
        .filter((f) => fs.statSync(f).isFile())
        .sort()
