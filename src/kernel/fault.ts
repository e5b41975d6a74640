// A fault is what an adapter throws: a code, whether to try again, and why. Refusals are values and never come here.
import type { Temporal } from './clock.ts'

export type FaultCode =
  | 'bad-input' // what came in cannot be read; the caller must change it
  | 'bad-signature'
  | 'not-signed-in'
  | 'forbidden'
  | 'not-found'
  | 'conflict' // somebody else was first; load again and decide
  | 'too-large'
  | 'rate-limited'
  | 'unavailable' // the other side is down or slow
  | 'in-use' // the data directory belongs to another process

export class Fault extends Error {
  readonly code: FaultCode
  readonly retryable: boolean
  readonly retryAfter?: Temporal.Duration
  constructor(
    code: FaultCode,
    why: string,
    { retryAfter, cause, retryable }: { retryAfter?: Temporal.Duration; cause?: unknown; retryable?: boolean } = {},
  ) {
    super(why, cause === undefined ? undefined : { cause })
    this.name = 'Fault'
    this.code = code
    this.retryable = retryable ?? ['rate-limited', 'unavailable', 'conflict'].includes(code)
    if (retryAfter) this.retryAfter = retryAfter
  }
}
