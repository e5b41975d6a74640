// For calls that cannot be given back to be tried later: what is told to wait, waits.
import { Fault } from '../kernel/fault.ts'

/** In the middle of a stream there is no starting again: a wait is waited for, ten seconds at most, three times. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'rate-limited' || tries >= 3) throw error
      const wait = Math.min(error.retryAfter?.total('milliseconds') ?? 1000, 10_000)
      await new Promise((go) => setTimeout(go, wait))
    }
  }
}
