// Whether a webhook really came from Slack, just now: HMAC over the raw body, a window on both sides.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { HookRequest } from '../../chat/platform.ts'
import type { Instant } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'

/** Seconds either way; Slack's own middleware lets timestamps of the future pass for ever. */
const WINDOW = 300

/** Throws Fault('bad-signature'). A replay within the window is caught by the event's own id. */
export function verify({ headers, body }: HookRequest, secret: string, now: Instant): void {
  const stamp = headers['x-slack-request-timestamp'] ?? ''
  if (!/^\d{1,12}$/.test(stamp)) throw new Fault('bad-signature', 'slack: no timestamp')
  if (Math.abs(now.epochMilliseconds / 1000 - Number(stamp)) > WINDOW)
    throw new Fault('bad-signature', 'slack: the timestamp is too far from now')
  const expected = createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest()
  const given = /^v0=([0-9a-f]{64})$/.exec(headers['x-slack-signature'] ?? '')?.[1]
  if (!given || !timingSafeEqual(expected, Buffer.from(given, 'hex')))
    throw new Fault('bad-signature', 'slack: the signature does not match')
}
