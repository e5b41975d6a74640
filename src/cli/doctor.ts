// `yiju doctor`: what is configured, what works, what to do; exit 1 when something needs doing.
import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { configFor, findServer } from './connect.ts'
import * as checks from './doctor-checks.ts'
import type { Check } from './doctor-checks.ts'
import { knowledge } from './doctor-knowledge.ts'
import { platforms } from './doctor-platforms.ts'

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('what is configured, what works, what to do')
    .option('--data <dir>', 'directory of the embedded database')
    .option('--json', 'print as JSON')
    .action(async (options: { data?: string; json?: boolean }) => {
      const found = await examine(options.data)
      if (options.json) process.stdout.write(`${JSON.stringify(found)}\n`)
      else
        for (const c of found)
          process.stdout.write(`${c.ok ? '✓' : '✗'} ${c.what}: ${c.found}${c.todo ? `\n    → ${c.todo}` : ''}\n`)
      process.exitCode = found.every((c) => c.ok) ? 0 : 1
    })
}

async function examine(data?: string): Promise<Check[]> {
  let config: Config
  try {
    config = configFor(data)
  } catch (error) {
    // Nothing else can be looked at before the settings are right.
    const todo = error instanceof Error ? error.message : String(error)
    return [checks.node(), { what: 'settings', ok: false, found: 'some are wrong', todo }]
  }
  const running = await findServer(config.dataDir)
  return [
    checks.node(),
    { what: 'settings', ok: true, found: 'readable' },
    config.databaseUrl ? await checks.databaseServer(config.databaseUrl) : checks.embedded(config, running),
    ...(config.databaseUrl ? [] : [checks.disk(config.dataDir), checks.backups(config, running !== undefined)]),
    await checks.server(config, running),
    checks.doors(config),
    await checks.queue(config),
    checks.webApp(),
    await checks.model(config),
    ...(await knowledge(config)),
    ...(await platforms(config, running)),
    ...checks.holidays(),
    ...checks.processes(),
  ]
}
