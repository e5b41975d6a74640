// A queue in memory, held to the law of the real ones: for tests, and for a run that may forget.
import type { Clock, Instant } from '../../kernel/clock.ts'
import { Temporal } from '../../kernel/clock.ts'
import type { Handlers, Job, Queue } from '../../kernel/job.ts'
import { Fault } from '../../kernel/fault.ts'
import { nextRun } from './cron.ts'

const ATTEMPTS = 5
/** Before the second attempt; it doubles with each. */
const BACKOFF_MS = 1_000
/** Times the first back-off, while what a job needs is away. */
const AWAY = 16
/** A clock that is set by hand makes no noise: it is looked at this often. */
const LOOK_MS = 20

interface Waiting {
  job: Job
  attempt: number
  due: Instant
}
interface Worker {
  handlers: Handlers
  concurrency: number
  onDead?: (job: Job, error: Error) => void
}
interface Scheduled {
  next(after: Instant): Instant
  due: Instant
}

/** `settle` resolves when nothing is due and nothing is running; jobs whose time has not come stay. */
export function createMemoryQueue(clock: Clock, { backoffMs = BACKOFF_MS } = {}): Queue & { settle(): Promise<void> } {
  const seen = new Set<string>()
  const schedules = new Map<string, Scheduled>()
  const running = new Set<Promise<void>>()
  let waiting: Waiting[] = []
  const workers: Worker[] = []
  let runs = 0

  const isDue = (at: Instant) => Temporal.Instant.compare(at, clock.now()) <= 0

  const runScheduled = () => {
    for (const [name, schedule] of schedules) {
      if (!isDue(schedule.due)) continue
      waiting.push({ job: { id: `schedule-${name}-${++runs}`, name, data: {} }, attempt: 1, due: schedule.due })
      schedule.due = schedule.next(clock.now())
    }
  }
  const look = () => {
    runScheduled()
    for (const worker of workers) start(worker)
  }
  const start = (worker: Worker) => {
    while (running.size < worker.concurrency) {
      const next = waiting.find((one) => isDue(one.due))
      if (!next) return
      waiting = waiting.filter((one) => one !== next)
      const run = work(worker, next).finally(() => {
        running.delete(run)
        look()
      })
      running.add(run)
    }
  }
  const work = async ({ handlers, onDead }: Worker, { job, attempt }: Waiting) => {
    try {
      const handler = handlers[job.name]
      if (!handler) return onDead?.(job, new Error(`nobody handles ${job.name}`))
      // Through JSON, as every other queue does: what does not survive it must fail here too.
      await handler(JSON.parse(JSON.stringify(job.data)), { id: job.id, attempt })
    } catch (error) {
      const why = error instanceof Error ? error : new Error(String(error))
      if (why instanceof Fault && why.code === 'unavailable')
        waiting.push({ job, attempt, due: clock.now().add({ milliseconds: backoffMs * AWAY }) })
      else if (attempt >= ATTEMPTS) onDead?.(job, why)
      else
        waiting.push({
          job,
          attempt: attempt + 1,
          due: clock.now().add({ milliseconds: backoffMs * 2 ** (attempt - 1) }),
        })
    }
  }
  const timer = setInterval(look, LOOK_MS)
  timer.unref()

  return {
    add: async (jobs) => {
      for (const job of jobs) {
        if (seen.has(job.id)) continue
        seen.add(job.id)
        waiting.push({ job, attempt: 1, due: job.runAt ?? clock.now() })
      }
      look()
    },
    every: async (name, when, zone) => {
      const next = (after: Instant) => (typeof when === 'string' ? nextRun(when, zone, after) : after.add(when))
      schedules.set(name, { next, due: typeof when === 'string' ? next(clock.now()) : clock.now() })
      look()
    },
    work: async (handlers, { concurrency = 4, onDead } = {}) => {
      workers.push({ handlers, concurrency, ...(onDead ? { onDead } : {}) })
      look()
    },
    settle: async () => {
      look()
      while (running.size) await Promise.all(running)
    },
    close: async () => {
      clearInterval(timer)
      workers.length = 0
      schedules.clear()
      await Promise.all(running)
    },
  }
}
