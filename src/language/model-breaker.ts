// A circuit breaker: a model that keeps failing is left alone for a while, so that nobody waits for it.
import { stopwatch } from '../kernel/clock.ts'

export interface Breaker {
  /** Whether to ask at all. After the pause one question is let through to find out. */
  closed(): boolean
  worked(): void
  /** `pauseMs`: the server said when to come back. */
  failed(pauseMs?: number): void
}

export interface BreakerRules {
  /** Failures in a row. */
  failures: number
  pauseMs: number
  /** Milliseconds since an arbitrary start. */
  elapsed?: () => number
}

export function createBreaker({ failures, pauseMs, elapsed = stopwatch() }: BreakerRules): Breaker {
  let inARow = 0
  let openUntil = 0
  let trying = false
  return {
    closed() {
      if (elapsed() < openUntil) return false
      if (inARow < failures) return true
      if (trying) return false
      trying = true
      return true
    },
    worked() {
      inARow = 0
      trying = false
    },
    failed(pause) {
      inARow += 1
      trying = false
      // A server that says "at once" and fails again is left alone all the same.
      const wait = Math.max(pause ?? 0, inARow >= failures ? pauseMs : 0)
      openUntil = Math.max(openUntil, elapsed() + wait)
    },
  }
}
