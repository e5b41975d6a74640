// The queue port: jobs run at least once, so every handler is idempotent.
import type { Instant, Temporal } from './clock.ts'

export interface Job {
  /** A uuid; adding the same id again is ignored while the job is kept (a day). */
  id: string
  name: string
  data: Record<string, unknown>
  runAt?: Instant
}

export interface Queue {
  add(jobs: readonly Job[]): Promise<void>
  /** Run `name` on a cron line in a zone; the same name again replaces it. */
  every(name: string, cron: string | Temporal.Duration, zone: string): Promise<void>
  /** Start working. A handler that throws is tried again with back-off, up to 5 times; then onDead hears of it. Fault('unavailable') costs no attempt. */
  work(handlers: Handlers, options?: { concurrency?: number; onDead?: (job: Job, error: Error) => void }): Promise<void>
  close(): Promise<void>
}

export type Handlers = Readonly<
  Record<string, (data: Record<string, unknown>, job: { id: string; attempt: number }) => Promise<void>>
>
