// What an SMTP server answers, as the sender can act on it. The server's own words may hold addresses: only codes are kept.
import { Temporal } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'

const WAIT = Temporal.Duration.from({ minutes: 1 })

export function mailFault(error: unknown): Fault {
  const { code = '', responseCode = 0 } = error as { code?: string; responseCode?: number }
  const why = `SMTP ${responseCode || ''} ${code}`.replace(/\s+/g, ' ').trim()
  if (responseCode === 421 || responseCode === 450 || responseCode === 451 || responseCode === 452)
    return new Fault('rate-limited', why, { retryAfter: WAIT })
  if (code === 'EAUTH') return new Fault('unavailable', why, { retryAfter: WAIT })
  if ([550, 551, 553].includes(responseCode)) return new Fault('not-found', why)
  if (responseCode >= 500 || code === 'EENVELOPE' || code === 'EMESSAGE') return new Fault('bad-input', why)
  return new Fault('unavailable', why, { cause: error })
}
