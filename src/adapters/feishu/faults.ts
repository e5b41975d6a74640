// What Feishu answers, as the sender can act on it.
import { z } from 'zod'
import { Temporal } from '../../kernel/clock.ts'
import { Fault, type FaultCode } from '../../kernel/fault.ts'

/** With Feishu's own number, where it gave one. */
export class FeishuFault extends Fault {
  readonly number: number | undefined
  constructor(
    code: FaultCode,
    number: number | undefined,
    why: string,
    options: ConstructorParameters<typeof Fault>[2] = {},
  ) {
    super(code, why, options)
    this.number = number
  }
}

/** Published codes of messages and of the platform; what stands nowhere is our message's own fault. */
const LATER = new Set([99991400, 230020, 230049, 11232])
/** Out of the app's range, resigned, unknown, of another company, or no longer willing. */
const NOBODY = new Set([230013, 230029, 230034, 230035, 230038, 230053, 41012, 41050, 99992351, 99992361])
/** About the app, not about this message: it waits until somebody has put it right. */
const OURS = new Set([230006, 10003, 10014, 99991661, 99991663, 99991664, 99991668, 99991671, 99991672, 99991673])
/** Recalled, deleted, older than 14 days: it cannot be changed any more. */
const OVER = new Set([230011, 230031, 230110])
const WAIT = Temporal.Duration.from({ seconds: 1 })

/** A message that stands there for good, or no longer does. */
export const isOver = (error: unknown): boolean =>
  error instanceof FeishuFault && error.number !== undefined && OVER.has(error.number)
/** The token was taken back before its time. */
export const isToken = (error: unknown): boolean =>
  error instanceof FeishuFault && [99991661, 99991663, 99991664, 99991668, 99991671].includes(error.number ?? 0)
/** The app may not do this; `check` says which permission it is. */
export const isForbidden = (error: unknown): boolean =>
  error instanceof FeishuFault && [99991672, 99991673].includes(error.number ?? 0)

export function numberFault(number: number, retryAfter = WAIT): FeishuFault {
  const why = `Feishu error ${number}`
  if (LATER.has(number)) return new FeishuFault('rate-limited', number, why, { retryAfter })
  if (NOBODY.has(number)) return new FeishuFault('not-found', number, why)
  if (OURS.has(number)) return new FeishuFault('unavailable', number, why)
  return new FeishuFault('bad-input', number, why)
}

const Answered = z.object({
  response: z.object({
    status: z.number(),
    data: z.unknown(),
    headers: z.record(z.string(), z.unknown()).catch({}),
  }),
})
const Trouble = z.object({ code: z.number() })

/** What the SDK threw. Its error holds the whole call, token and all: only numbers are kept of it. */
export function feishuFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  const read = Answered.safeParse(error)
  if (!read.success) {
    // A token that was not given: the SDK says so in words alone.
    const number = Number(/code: (\d+)/.exec(error instanceof Error ? error.message : '')?.[1])
    return number ? numberFault(number) : new FeishuFault('unavailable', undefined, 'Feishu does not answer')
  }
  const { status, data, headers } = read.data.response
  const seconds = Number(headers['x-ogw-ratelimit-reset'] ?? headers['retry-after'])
  const retryAfter = seconds > 0 ? Temporal.Duration.from({ seconds: Math.ceil(seconds) }) : WAIT
  const why = `Feishu answered ${status}`
  if (status === 429) return new FeishuFault('rate-limited', undefined, why, { retryAfter })
  if (status >= 500) return new FeishuFault('unavailable', undefined, why)
  const number = Trouble.safeParse(data).data?.code
  if (number !== undefined) return numberFault(number, retryAfter)
  return new FeishuFault(status === 404 || status === 410 ? 'not-found' : 'bad-input', undefined, why)
}
