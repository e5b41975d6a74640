// The queue port by BullMQ: on Redis, on a PostgreSQL server, or on the embedded database, chosen at start.
import {
  createPostgresBackend,
  DelayedError,
  isPgPool,
  Queue as RedisQueue,
  UnrecoverableError,
  withBackend,
  Worker as RedisWorker,
} from 'bullmq'
import type { Job as BullJob, Processor } from 'bullmq'
import { systemClock, Temporal } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Handlers, Job, Queue } from '../../kernel/job.ts'
import type { Log } from '../../kernel/log.ts'
import { migrateQueue, SCHEMA } from './migrate.ts'
import type { QueuePool } from './migrate.ts'

export interface QueueConfig {
  name: string
  /** Of the database; the queue of the embedded one works on it, on a server it only migrates. */
  pool: QueuePool
  databaseUrl?: string
  /** Redis instead of the database, for many workers. */
  redisUrl?: string
  log: Log
  /** Before the second attempt; it doubles with each. */
  backoffMs?: number
}

type Data = Record<string, unknown>
const KEPT = { removeOnComplete: { age: 86_400 }, removeOnFail: { age: 7 * 86_400 } }
const ATTEMPTS = 5
const BACKOFF_MS = 1_000
/** Times the first back-off, while what a job needs is away. */
const AWAY = 16

/**
 * A job whose process was killed comes again after its lock (renewed every 2 s while it works) and two looks for the
 * stalled: within 10 s. By default it would be a minute. Being killed is not the job's fault, so it may happen often.
 */
const LOCK = { lockDuration: 4_000, stalledInterval: 2_000, maxStalledCount: 100 }

export async function openQueue(config: QueueConfig): Promise<Queue> {
  const { log } = config
  const on = await backendOf(config)
  const listen = <T extends Part>(part: T): T => {
    // Unheard, this event would end the process.
    part.on('error', (error) => log.warn({ error }, 'queue'))
    return part
  }
  const queue = listen(on.queue())
  await queue.waitUntilReady()
  const workers: JobWorker[] = []

  return {
    add: async (jobs) => {
      if (jobs.length === 0) return
      const now = systemClock.now().epochMilliseconds
      await queue.addBulk(
        jobs.map(({ id, name, data, runAt }) => ({
          name,
          data,
          opts: { jobId: id, ...(runAt ? { delay: Math.max(0, runAt.epochMilliseconds - now) } : {}) },
        })),
      )
    },

    every: async (name, when, zone) => {
      const rhythm: Rhythm =
        typeof when === 'string'
          ? { pattern: when, tz: zone }
          : { every: Temporal.Duration.from(when).total('milliseconds') }
      const before = await queue.getJobScheduler(name)
      // Replaced as it stands, a run that is already waiting would go on in the old rhythm.
      if (before && !sameRhythm(before, rhythm)) await queue.removeJobScheduler(name)
      await queue.upsertJobScheduler(name, rhythm, { name, data: {} })
    },

    work: async (handlers, { concurrency = 4, onDead } = {}) => {
      const worker = listen(
        on.worker((job, token) => handle(handlers, job, token, config.backoffMs ?? BACKOFF_MS), concurrency),
      )
      worker.on('failed', (job, error) => {
        if (job?.finishedOn !== undefined) onDead?.(toJob(job), error)
        else
          log.warn(
            { error, job: job?.name, id: job?.id, attempt: job?.attemptsMade },
            'a job failed and will be tried again',
          )
      })
      workers.push(worker)
      await worker.waitUntilReady()
    },

    close: async () => {
      for (const worker of workers.splice(0)) await worker.close()
      await queue.close()
    },
  }
}

async function handle(
  handlers: Handlers,
  job: BullJob<Data>,
  token: string | undefined,
  backoffMs: number,
): Promise<void> {
  const handler = handlers[job.name]
  // Trying again would not teach us to do it.
  if (!handler) throw new UnrecoverableError(`nobody handles ${job.name}`)
  try {
    await handler(job.data, { id: job.id ?? '', attempt: job.attemptsMade + 1 })
  } catch (error) {
    // The database being away is not the job's fault: it costs no attempt, and the job waits as long as it takes.
    if (!(error instanceof Fault && error.code === 'unavailable')) throw error
    await job.moveToDelayed(systemClock.now().epochMilliseconds + backoffMs * AWAY, token)
    throw new DelayedError()
  }
}

const toJob = (job: BullJob<Data>): Job => ({ id: job.id ?? '', name: job.name, data: job.data })

interface Rhythm {
  pattern?: string
  tz?: string
  every?: number
}
/** What is not set comes back as undefined, null or text, by backend. */
const sameRhythm = (a: Rhythm, b: Rhythm): boolean =>
  (a.pattern ?? '') === (b.pattern ?? '') && (a.tz ?? '') === (b.tz ?? '') && Number(a.every ?? 0) === (b.every ?? 0)

/** What is used of BullMQ's classes, whose types differ by backend. */
interface Part {
  on(event: 'error', hear: (error: Error) => void): unknown
  waitUntilReady(): Promise<unknown>
  close(): Promise<void>
}
interface JobQueue extends Part {
  getJobScheduler(id: string): Promise<Rhythm | undefined>
  removeJobScheduler(id: string): Promise<unknown>
  addBulk(jobs: { name: string; data: Data; opts: { jobId: string; delay?: number } }[]): Promise<unknown>
  upsertJobScheduler(id: string, rhythm: Rhythm, job: { name: string; data: Data }): Promise<unknown>
}
interface JobWorker extends Part {
  on(event: 'error', hear: (error: Error) => void): unknown
  on(event: 'failed', hear: (job: BullJob<Data> | undefined, error: Error) => void): unknown
}
interface Backend {
  queue(): JobQueue
  worker(work: Processor<Data>, concurrency: number): JobWorker
}

async function backendOf({ name, pool, databaseUrl, redisUrl, backoffMs = BACKOFF_MS }: QueueConfig): Promise<Backend> {
  const defaultJobOptions = { attempts: ATTEMPTS, backoff: { type: 'exponential', delay: backoffMs }, ...KEPT }
  if (redisUrl !== undefined) {
    const connection = { url: redisUrl, maxRetriesPerRequest: null }
    return {
      queue: () => new RedisQueue<Data>(name, { connection, defaultJobOptions }),
      worker: (work, concurrency) => new RedisWorker<Data>(name, work, { connection, concurrency, ...LOCK, ...KEPT }),
    }
  }
  await migrateQueue(pool)
  if (!isPgPool(pool)) throw new Error('the queue needs a pg.Pool')
  // The embedded database has one session for everybody, and BullMQ sets no search path on a pool that is handed in.
  if (databaseUrl === undefined) await pool.query(`SET search_path = public, ${SCHEMA}`)
  const connection = databaseUrl === undefined ? pool : { connectionString: databaseUrl }
  const { Queue, Worker } = withBackend(createPostgresBackend)
  return {
    queue: () => new Queue<Data>(name, { connection, defaultJobOptions }),
    worker: (work, concurrency) => new Worker<Data>(name, work, { connection, concurrency, ...LOCK, ...KEPT }),
  }
}
