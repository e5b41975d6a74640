// `yiju backup` and `yiju restore`: copies of the embedded database, taken also while it serves.
import fs from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { backup, restore } from '../adapters/postgres/backup.ts'
import { openDatabase } from '../adapters/postgres/open.ts'
import { systemClock } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import { callLocal, configFor, findServer } from './connect.ts'

export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('copy the embedded database, also while it runs')
    .option('--data <dir>', 'directory of the embedded database')
    .action(async (options: { data?: string }) => {
      const config = configFor(options.data)
      if (config.databaseUrl)
        throw new Fault('bad-input', 'DATABASE_URL is a PostgreSQL server: back it up with pg_dump')
      const running = await findServer(config.dataDir)
      const file = running
        ? (await callLocal(running, 'backup', {}, z.object({ file: z.string() }))).body.file
        : await copyOf(config)
      process.stdout.write(`${file}\n`)
    })
}

async function copyOf(config: ReturnType<typeof configFor>): Promise<string> {
  // Opening would make an empty database and copy that: a mistyped directory would look like a good backup.
  if (!fs.existsSync(path.join(config.dataDir, 'db')))
    throw new Fault(
      'not-found',
      `there is no database in ${config.dataDir}: name its directory with --data or DATA_DIR`,
    )
  const opened = await openDatabase({ dataDir: config.dataDir, clock: systemClock }, () => process.exit(1))
  try {
    return await backup(opened.embedded!, { keep: config.backup.keep, now: systemClock.now() })
  } finally {
    await opened.close()
  }
}

export function registerRestore(program: Command): void {
  program
    .command('restore')
    .description('put a backup in place; what was there is moved aside, not deleted')
    .argument('<file>', 'a .tar.gz that `yiju backup` wrote')
    .option('--data <dir>', 'directory of the embedded database')
    .action(async (file: string, options: { data?: string }) => {
      const { dataDir, databaseUrl } = configFor(options.data)
      if (databaseUrl && options.data === undefined)
        throw new Fault('bad-input', 'DATABASE_URL is a PostgreSQL server: restore it with its own tools (pg_restore)')
      const { movedTo } = await restore(path.resolve(file), dataDir, systemClock.now())
      process.stderr.write(`restored into ${dataDir}${movedTo ? `; what was there is now in ${movedTo}` : ''}\n`)
    })
}
