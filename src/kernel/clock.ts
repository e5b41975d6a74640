// The only place that asks the machine what time it is; everything else is handed `now`.
import { Temporal } from 'temporal-polyfill'

export { Temporal }
export type Instant = Temporal.Instant
export type Duration = Temporal.Duration
export type PlainDate = Temporal.PlainDate

export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock for tests and scenarios: it stands still until it is moved. */
export function createClock(
  start: string,
): Clock & { set(instant: string): void; advance(by: Temporal.DurationLike): void } {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    set: (instant) => {
      now = Temporal.Instant.from(instant)
    },
    advance: (by) => {
      now = now.toZonedDateTimeISO('UTC').add(by).toInstant()
    },
  }
}

export const dateIn = (now: Instant, zone: string): PlainDate => now.toZonedDateTimeISO(zone).toPlainDate()

/** Milliseconds since an arbitrary start, for measuring only. */
export const stopwatch = (): (() => number) => {
  const start = performance.now()
  return () => performance.now() - start
}
