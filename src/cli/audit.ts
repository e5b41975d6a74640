// `yiju audit verify`: recomputes the hash chain and the seals; `yiju audit export`: every event as JSON lines.
import type { Command } from 'commander'
import { verifyAudit, exportEvents } from '../adapters/postgres/audit.ts'
import { openDatabase } from '../adapters/postgres/open.ts'
import { fold } from '../approval/evolve.ts'
import { systemClock } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import { z } from 'zod'
import { callLocal, configFor, findServer } from './connect.ts'

const Verdict = z.object({ events: z.number(), findings: z.array(z.record(z.string(), z.unknown())) })

export function registerAudit(program: Command): void {
  const audit = program.command('audit').description('verify or export the hash-chained log')
  audit
    .command('verify')
    .description('finds any event that was changed, removed or put in')
    .option('--data <dir>', 'directory of the embedded database')
    .option('--json', 'print the findings as JSON')
    .action(async (options: { data?: string; json?: boolean }) => {
      const config = configFor(options.data)
      const running = config.databaseUrl ? undefined : await findServer(config.dataDir)
      const { events, findings } = running
        ? (await callLocal(running, 'audit', {}, Verdict)).body
        : await withDatabase(config, (opened, org) => verifyAudit(opened.pool, org, { fold: (events) => fold(events) }))
      if (options.json) process.stdout.write(`${JSON.stringify({ events, findings })}\n`)
      else for (const finding of findings) process.stdout.write(`${JSON.stringify(finding)}\n`)
      process.stderr.write(
        findings.length ? `${findings.length} findings in ${events} events\n` : `${events} events, the chain holds\n`,
      )
      process.exitCode = findings.length ? 1 : 0
    })
  audit
    .command('export')
    .description('every event, one JSON object a line, oldest first (values of private fields left out)')
    .option('--data <dir>', 'directory of the embedded database')
    .action(async (options: { data?: string }) => {
      const config = configFor(options.data)
      await withDatabase(config, async (opened, org) => {
        for await (const event of exportEvents(opened.pool, org)) process.stdout.write(`${JSON.stringify(event)}\n`)
      })
    })
}

async function withDatabase<T>(
  config: ReturnType<typeof configFor>,
  work: (opened: Awaited<ReturnType<typeof openDatabase>>, org: string) => Promise<T>,
): Promise<T> {
  const where = config.databaseUrl ? { databaseUrl: config.databaseUrl } : { dataDir: config.dataDir }
  const opened = await openDatabase({ ...where, clock: systemClock }, () => process.exit(1))
  try {
    const [first] = await opened.database.organisations()
    if (!first) throw new Fault('not-found', 'this database holds no organisation yet: run `yiju start` first')
    return await work(opened, first.id)
  } finally {
    await opened.close()
  }
}
