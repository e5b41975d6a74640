// The relay: from the outbox to the queue. The row's id is the job's id, so handing it over twice is harmless, and losing it is impossible.
import { setTimeout } from 'node:timers/promises'
import type { Database, OutboxRow } from '../../assistant/ports.ts'
import { Temporal } from '../../kernel/clock.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Queue } from '../../kernel/job.ts'
import type { Log } from '../../kernel/log.ts'

const BATCH = 200
/** For rows whose waking was lost: written by another process, or just before a crash. */
const EVERY_MS = 3_000
const TOGETHER_MS = 25

/**
 * Ten messages of one conversation are ten rows and one job: whoever answers or shows looks at all that is there. Only
 * rows read together, so that what they stand for is committed before the one job runs.
 */
function withoutRepeats(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  const seen = new Set<string>()
  return rows.filter(({ org, name, data, runAt }) => {
    if (runAt !== undefined || !ONE_WILL_DO.has(name)) return true
    const key = `${org}/${name}/${String(data['conversation'])}`
    return !seen.has(key) && seen.add(key)
  })
}
const ONE_WILL_DO = new Set(['listen', 'deliver'])

export interface Relay {
  wake(): void
  /** Resolves when the round that is running has ended. */
  close(): Promise<void>
}

export function openRelay({
  database,
  queue,
  clock,
  log,
}: {
  database: Pick<Database, 'unsent' | 'markSent' | 'onOutbox'>
  queue: Pick<Queue, 'add'>
  clock: Clock
  log: Log
}): Relay {
  const state = { again: false, closed: false }
  let running: Promise<void> | undefined

  const round = async () => {
    do {
      state.again = false
      const rows = await database.unsent(BATCH)
      if (rows.length === 0) continue
      // Outside any transaction: a crash between these two adds the same ids again, which the queue ignores.
      await queue.add(
        withoutRepeats(rows).map(({ id, name, data, runAt }) => ({
          id,
          name,
          data,
          ...(runAt === undefined ? {} : { runAt: Temporal.Instant.from(runAt) }),
        })),
      )
      await database.markSent(
        rows.map((row) => row.id),
        clock.now(),
      )
      state.again ||= rows.length === BATCH
      // The first job goes at once; in a rush those of the next moment go together.
      if (!state.closed) await setTimeout(TOGETHER_MS)
    } while (state.again && !state.closed)
  }
  const wake = () => {
    if (state.closed) return
    state.again = true
    running ??= round()
      .catch((error: unknown) => {
        state.again = false
        log.warn({ error }, 'the relay could not hand jobs over; it tries again')
      })
      .finally(() => {
        running = undefined
        if (state.again) wake()
      })
  }

  const stopHearing = database.onOutbox(wake)
  const timer = setInterval(wake, EVERY_MS)
  wake()
  return {
    wake,
    close: async () => {
      state.closed = true
      stopHearing()
      clearInterval(timer)
      await running
    },
  }
}
