// The composition root: which adapter fills which port. Nothing else constructs an adapter.
import fs from 'node:fs'
import { createCharts } from './adapters/charts/charts.ts'
import { createAnalysts } from './adapters/local/analysts.ts'
import { readPrompt } from './adapters/local/prompts.ts'
import { openQueue } from './adapters/bullmq/queue.ts'
import { openRelay } from './adapters/bullmq/relay.ts'
import { backup, listBackups } from './adapters/postgres/backup.ts'
import { openDatabase, type OpenDatabase } from './adapters/postgres/open.ts'
import { sealEvents, verifyAudit } from './adapters/postgres/audit.ts'
import { outboxLag } from './adapters/postgres/outbox.ts'
import { outerDb } from './adapters/postgres/session.ts'
import { tidy } from './adapters/postgres/tidy.ts'
import { createPrometheus } from './adapters/prometheus/meter.ts'
import { createSignal } from './adapters/webchat/signal.ts'
import { fold } from './approval/evolve.ts'
import { announce } from './assistant/announce.ts'
import { tellOwners } from './assistant/knowledge/digest.ts'
import { lexiconOf } from './assistant/lexicon.ts'
import { learn } from './assistant/learn.ts'
import { listen } from './assistant/listen.ts'
import { deliver, note } from './assistant/platforms/deliver.ts'
import { answerMention } from './assistant/platforms/group.ts'
import { accountOf } from './assistant/platforms/hear.ts'
import { introduce } from './assistant/platforms/introduce.ts'
import { readMention } from './assistant/platforms/mention.ts'
import { firstLook, nightly, recall } from './assistant/insight/nightly.ts'
import { sendAlerts } from './assistant/insight/alert.ts'
import { sendDigests } from './assistant/insight/send.ts'
import { scoreMoved } from './assistant/insight/stream.ts'
import { remind } from './assistant/remind.ts'
import type { World } from './assistant/world.ts'
import type { Config } from './config.ts'
import { seedDocuments } from './demo/documents.ts'
import { openDocuments } from './documents.ts'
import { openEngine } from './engine.ts'
import { createServer } from './http/server.ts'
import { createLink } from './http/session.ts'
import { calendarOf } from './kernel/calendar.ts'
import { systemClock, Temporal, type Clock } from './kernel/clock.ts'
import { Fault } from './kernel/fault.ts'
import { newSecret } from './kernel/hash.ts'
import type { OrgId } from './kernel/ids.ts'
import type { Handlers } from './kernel/job.ts'
import { createLog, type Log } from './kernel/log.ts'
import { loadClassifier } from './language/classifier.ts'
import { understandOffline } from './language/engines.ts'
import { withRole } from './people/organisation.ts'
import { openPlatforms, openSpeech, startPlatforms } from './platforms.ts'
import { DEMO_ORG, settle, type Settled } from './settle.ts'

export interface RunningServer extends Settled {
  url: string
  /** Opens the local door: commands on this machine. */
  secret: string
  /** A token for the first sign-in; only where demo mode is off. */
  firstLink?: { token: string; name: string }
  close(): Promise<void>
}

export interface ServeOptions {
  /** Serve the built web app from this folder. */
  consoleDir?: string
  say(line: string): void
  clock?: Clock
}

/** Opens, migrates, seeds, starts working and listening; in that order, and closed again when a later one fails. */
export async function startServer(
  config: Config,
  { consoleDir, say, clock = systemClock }: ServeOptions,
): Promise<RunningServer> {
  const log = createLog(config.logLevel)
  const opened = await openDatabase(
    { clock, ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : { dataDir: config.dataDir }) },
    (error) => {
      log.error({ error }, 'the database stopped; so do we')
      process.exit(1)
    },
  )
  const closing: (() => Promise<void>)[] = [opened.close]
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one()
  }
  try {
    if (opened.migrated.length) say(`database ready (${opened.migrated.length} migrations applied)`)
    // Read in a moment; taught in seconds on the first start, before anybody waits for an answer.
    loadClassifier(() => say('teaching the language engine (once) …'))
    const settled = await settle(opened.database, { clock, say, demo: config.demo })
    const queue = await openQueue({
      name: 'yiju',
      pool: opened.pool,
      log,
      ...(config.redisUrl ? { redisUrl: config.redisUrl } : {}),
      ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
    })
    closing.push(queue.close)
    const relay = openRelay({ database: opened.database, queue, clock, log })
    closing.push(relay.close)
    const prometheus = createPrometheus(() => outboxLag(outerDb(opened.pool), clock.now()), config.model?.prices)
    const documents = await openDocuments({ config, opened, clock, log })
    closing.push(documents.close)
    if (settled.org === DEMO_ORG) await seedDocuments(documents.of(settled.org), { clock, say })
    const platforms = await openPlatforms(config)
    const analysts = createAnalysts()
    closing.push(analysts.close)
    const world: World = {
      database: opened.database,
      clock,
      log,
      signal: createSignal(),
      meter: prometheus,
      understand: config.model
        ? await openEngine(config.model, { log, dataDir: config.dataDir, meter: prometheus })
        : understandOffline,
      calendar: remembered(calendarOf),
      documents: documents.of,
      ...(documents.wording ? { rewording: { model: documents.wording, prompt: readPrompt('finding') } } : {}),
      analysts,
      charts: createCharts(),
      platforms,
      ...(config.speech ? { speech: openSpeech(config.speech) } : {}),
      wake: relay.wake,
    }

    await queue.work(handlersOf(world, opened), {
      concurrency: 4,
      onDead: (job, error) => {
        prometheus.jobFailed(job.name)
        log.error({ error, job: job.name, id: job.id }, 'a job failed for good')
      },
    })
    await queue.every('remind', Temporal.Duration.from({ minutes: 1 }), 'UTC')
    await queue.every('seal', Temporal.Duration.from({ minutes: 5 }), 'UTC')
    await queue.every('tidy', '30 3 * * *', 'UTC')
    await queue.every('knowledge-digest', '0 9 * * 1', 'Asia/Shanghai')
    await queue.every('insight-night', '30 2 * * *', 'Asia/Shanghai')
    await queue.every('insight-digest', '5 * * * *', 'UTC')
    closing.push(timedBackups(config, opened, clock, log))

    const secret = newSecret()
    const app = await createServer(world, {
      org: settled.org,
      demo: settled.demo,
      rules: { days: config.sessionDays, secure: config.publicUrl?.startsWith('https:') ?? false },
      ...(consoleDir ? { consoleDir } : {}),
      local: {
        secret,
        backup: () => backupNow(config, opened, clock),
        audit: () => verifyAudit(opened.pool, settled.org, { fold: (events) => fold(events) }),
      },
      metrics: { page: prometheus.page, ...(config.metricsToken ? { token: config.metricsToken } : {}) },
      ready: async () => (await opened.database.organisations()).length > 0,
    })
    closing.push(() => app.close())
    const url = await listenOn(app, config)
    relay.wake()
    documents.start()
    closing.push(await startPlatforms(world, settled.org, log))
    setImmediate(() => {
      warmUp(world, settled.org).catch((error: unknown) => log.warn({ error }, 'warming up failed'))
    })
    closing.push(studySoon(world, settled.org, log))
    const firstLink = settled.demo ? undefined : await linkForFirst(world, settled.org)
    return { ...settled, url, secret, close, ...(firstLink ? { firstLink } : {}) }
  } catch (error) {
    await close()
    throw error
  }
}

function handlersOf(world: World, opened: OpenDatabase): Handlers {
  const everyOrg = async (work: (org: OrgId) => Promise<unknown>) => {
    const failed: unknown[] = []
    // What goes wrong for one company is not the next one's trouble; the job then comes again for all.
    for (const { id } of await world.database.organisations())
      await work(id).catch((error: unknown) => failed.push(error))
    if (failed.length) throw failed[0]
  }
  return {
    listen: (data, { attempt }) =>
      listen(world, String(data['org']), String(data['conversation']), attempt >= LAST_TRY),
    announce: async (data) => {
      const [org, request] = [String(data['org']), String(data['request'])]
      await announce(world, org, { request, from: Number(data['from']), to: Number(data['to']) })
      // Nobody waits for the scorer: while it studies the log it answers late, and what it then misses the night finds.
      scoreMoved(world, org, request).catch((error: unknown) =>
        world.log.warn({ error, request }, 'a request could not be scored'),
      )
    },
    deliver: (data) => deliver(world, String(data['org']), String(data['conversation'])),
    introduce: (data) => introduce(world, String(data['org']), accountOf(data)),
    note: (data) =>
      note(world, String(data['org']), {
        account: accountOf(data),
        address: data['address'] as Record<string, unknown>,
        event: String(data['event']),
      }),
    mention: (data, { attempt }) =>
      answerMention(world, String(data['org']), readMention(accountOf(data), data), attempt >= LAST_TRY),
    learn: (data) => learn(world, String(data['org'])),
    remind: () => everyOrg((org) => remind(world, org)),
    tidy: async () => void (await tidy(opened.pool, world.clock.now())),
    'knowledge-digest': () => everyOrg((org) => tellOwners(world, org)),
    'insight-night': () => everyOrg((org) => nightly(world, org)),
    // What was found at night is told in the morning, severe or not.
    'insight-digest': () =>
      everyOrg(async (org) => {
        await sendAlerts(world, org)
        await sendDigests(world, org)
      }),
    'insight-alert': async (data) => void (await sendAlerts(world, String(data['org']))),
    seal: () => everyOrg((org) => sealEvents(opened.pool, org, world.clock.now())),
  }
}

/** Until somebody has signed in, each start prints a new link for the first administrator. */
async function linkForFirst(world: World, org: OrgId): Promise<RunningServer['firstLink']> {
  const store = world.database.open(org)
  const [first] = withRole(await store.people.organisation(), 'admin')
  if (!first || (await store.sessions.any())) return undefined
  return { token: await createLink(world, org, first.id), name: first.name }
}

/** The directory and the engine are loaded before the first person speaks, not while they wait. */
async function warmUp(world: World, org: OrgId): Promise<void> {
  const store = world.database.open(org)
  const [organisation, published] = await Promise.all([store.people.organisation(), store.processes.published()])
  const moment = { now: world.clock.now(), zone: organisation.zone, calendar: world.calendar(organisation.calendar) }
  await world.understand('你好 hello', lexiconOf(organisation, published), { turns: [] }, moment)
}

/** What was learnt last night is taken up at once; to look at the whole log can wait, the first minute belongs to people. */
const FIRST_STUDY_MS = 60_000
const RECALL_MS = 3_600_000

function studySoon(world: World, org: OrgId, log: Log): () => Promise<void> {
  const warn = (error: unknown) => log.warn({ error }, 'the first look at the log failed')
  const again = () => void recall(world, org).catch(warn)
  again()
  const timer = setTimeout(() => {
    firstLook(world, org).catch(warn)
  }, FIRST_STUDY_MS)
  // Where several servers share a database one of them runs the night; the others take over what it learnt.
  const hourly = setInterval(again, RECALL_MS)
  timer.unref()
  hourly.unref()
  return async () => {
    clearTimeout(timer)
    clearInterval(hourly)
  }
}

/** A year of holidays is made once. */
function remembered<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}

/** The queue tries five times; the last one apologises instead of failing. */
const LAST_TRY = 5

async function listenOn(app: Awaited<ReturnType<typeof createServer>>, config: Config): Promise<string> {
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    throw new Fault('in-use', `port ${config.port} is taken: stop what uses it, or choose another with --port or PORT`)
  }
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

const backupNow = (config: Config, opened: OpenDatabase, clock: Clock): Promise<string> => {
  if (!opened.embedded) throw new Fault('bad-input', 'DATABASE_URL is a PostgreSQL server: back it up with pg_dump')
  return backup(opened.embedded, { keep: config.backup.keep, now: clock.now() })
}

/** The start is busy enough. */
const FIRST_BACKUP_MS = 60_000

/** The embedded database does not survive a power cut by itself: a copy every so often does. */
function timedBackups(config: Config, opened: OpenDatabase, clock: Clock, log: Log): () => Promise<void> {
  if (!opened.embedded || config.backup.everyMinutes === 0) return async () => {}
  const { dataDir } = opened.embedded
  const every = config.backup.everyMinutes * 60_000
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const next = (ms: number) => {
    timer = setTimeout(() => {
      running = backupNow(config, opened, clock)
        .catch((error: unknown) => log.error({ error }, 'the timed backup failed'))
        .finally(() => timer && next(every))
    }, ms)
    timer.unref()
  }
  // Counted from the last copy, not from the start: a server that never runs for an hour would have none.
  const newest = listBackups(dataDir).at(-1)
  const age = newest ? clock.now().epochMilliseconds - fs.statSync(newest).mtimeMs : every
  next(Math.max(FIRST_BACKUP_MS, every - age))
  return async () => {
    clearTimeout(timer)
    timer = undefined
    await running
  }
}
