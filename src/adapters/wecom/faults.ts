// What WeCom answers, as the sender can act on it.
import { Temporal } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'

/** Published global error codes: 45009 too many calls; 60111, 40003, 81013 no such user; 846605 … no conversation. */
const LATER = new Set([45009, 45033, -1])
const NOBODY = new Set([60111, 40003, 81013, 86008, 86101])
const WAIT = Temporal.Duration.from({ seconds: 10 })

/** The SDK rejects with the server's own frame, or with an Error when the socket is away. */
export function wecomFault(error: unknown): Fault {
  const { errcode, message } = error as { errcode?: number; message?: string }
  if (errcode === undefined) return new Fault('unavailable', `WeCom: ${message ?? 'not connected'}`)
  const why = `WeCom error ${errcode}`
  if (LATER.has(errcode)) return new Fault('rate-limited', why, { retryAfter: WAIT })
  if (NOBODY.has(errcode)) return new Fault('not-found', why)
  return new Fault('bad-input', why)
}
