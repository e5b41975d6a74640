// What every `kb` command works on: the server that has the database open, or the database itself.
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '../adapters/postgres/open.ts'
import { createDesk, type Desk } from '../assistant/knowledge/desk.ts'
import type { Config } from '../config.ts'
import { systemClock } from '../kernel/clock.ts'
import { openDocuments } from '../documents.ts'
import { Fault } from '../kernel/fault.ts'
import { createLog } from '../kernel/log.ts'
import { configFor, findServer } from './connect.ts'
import { remoteDesk, servedOrg } from './kb-remote.ts'

export interface KbOptions {
  data?: string
  org?: string
}

/** Both ways print the same; only one of them can be open at a time on an embedded database. */
export async function withDesk<T>(options: KbOptions, work: (desk: Desk) => Promise<T>): Promise<T> {
  const config = configFor(options.data)
  const running = await throughServer(config, options.org)
  if (running) return work(running)
  const where = config.databaseUrl ? { databaseUrl: config.databaseUrl } : { dataDir: config.dataDir }
  let opened
  try {
    opened = await openDatabase({ ...where, clock: systemClock }, () => process.exit(1))
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'in-use')) throw error
    // A server that is only just starting, or too busy to answer at once.
    const late = await soon(() => throughServer(config, options.org))
    if (!late) throw error
    return work(late)
  }
  try {
    const known = await opened.database.organisations()
    const named = options.org ? known.find((o) => o.key === options.org || o.id === options.org) : known[0]
    if (options.org && !named && known.length > 0)
      throw new Fault('not-found', `no organisation ${options.org}; known: ${known.map((o) => o.key).join(', ')}`)
    // Before the first `yiju start` there is no organisation: documents wait under the id that it will get.
    const org = named?.id ?? (config.demo === 'off' ? 'main' : 'demo')
    const parts = { config, opened, clock: systemClock, log: createLog('warn') }
    const documents = await openDocuments(parts)
    try {
      const { store, sources, library, rerank } = documents.of(org)
      // Nobody else writes while a command has the database; on a server the moment it began is what it answers from.
      let open: ReturnType<typeof library> | undefined
      const desk = createDesk({
        store,
        sources,
        library: () => (open ??= library()),
        ...(rerank ? { rerank } : {}),
        organisation: async () => (named ? opened.database.open(org).people.organisation() : undefined),
        clock: systemClock,
        serving: false,
      })
      const fill = async () => documents.fill(org, (done) => process.stderr.write(`vectors: ${done} passages\n`))
      return await work({ ...desk, fill })
    } finally {
      await documents.close()
    }
  } finally {
    await opened.close()
  }
}

async function throughServer(config: Config, org: string | undefined): Promise<Desk | undefined> {
  const server = await findServer(config.dataDir)
  if (!server) return undefined
  const served = await servedOrg(server)
  if (!org || org === served) return remoteDesk(server)
  if (config.databaseUrl) return undefined
  throw new Fault('not-found', `the server that runs on ${config.dataDir} serves ${served}, not ${org}`)
}

const TRIES = 20
async function soon<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  process.stderr.write('a process has the data directory open: waiting for its server to answer …\n')
  for (let n = 0; n < TRIES; n++) {
    await pause(1000)
    const found = await look()
    if (found) return found
  }
  return undefined
}
