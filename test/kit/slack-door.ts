// Webhooks as Slack sends them: signed over the raw body.
import { createHmac } from 'node:crypto'
import type { HookRequest } from '../../src/chat/platform.ts'

export const SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5'

export interface Post {
  how?: 'json' | 'payload' | 'form'
  /** Seconds from now. */
  off?: number
  secret?: string
  /** Changed after it was signed. */
  tamper?: boolean
}

export function hook(
  payload: unknown,
  { how = 'json', off = 0, secret = SIGNING_SECRET, tamper }: Post = {},
): HookRequest {
  const text =
    how === 'json'
      ? JSON.stringify(payload)
      : new URLSearchParams(
          how === 'payload' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>),
        ).toString()
  const stamp = String(Math.floor((performance.timeOrigin + performance.now()) / 1000) + off)
  const signature = createHmac('sha256', secret).update(`v0:${stamp}:${text}`).digest('hex')
  return {
    method: 'POST',
    path: '/events',
    query: {},
    headers: {
      'content-type': how === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body: Buffer.from(tamper ? `${text} ` : text),
  }
}
