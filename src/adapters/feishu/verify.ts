// Whether a webhook really came from Feishu, just now and for the first time; and what it says. The SDK's own check signs
// what it has parsed, knows no time, and lets everything pass without a key.
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { HookRequest } from '../../chat/platform.ts'
import type { Instant } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'

/** Seconds either way. */
const WINDOW = 300
const Sealed = z.object({ encrypt: z.string().min(1) })
const Challenge = z.object({ type: z.literal('url_verification'), token: z.string(), challenge: z.string() })
const Event = z.object({ header: z.object({ token: z.string() }) })

export interface Keys {
  encryptKey: string
  verificationToken: string
}

export type Verified =
  | { kind: 'challenge'; challenge: string }
  /** `signature` names this very call: it may be answered once. */
  | { kind: 'event'; event: unknown; signature: string }

/** Throws Fault: bad-signature, or bad-input where nothing can be read. */
export function verify({ headers, body }: HookRequest, keys: Keys, now: Instant): Verified {
  const signature = headers['x-lark-signature']
  if (signature !== undefined) checkSignature(headers, body, keys.encryptKey, now)
  const said = unseal(body, keys.encryptKey)
  const challenge = Challenge.safeParse(said)
  if (challenge.success) {
    // Feishu sends it before anything is set up, and does not always sign it; only who has the key can have sealed it.
    if (!same(challenge.data.token, keys.verificationToken)) throw new Fault('bad-signature', 'feishu: a wrong token')
    return { kind: 'challenge', challenge: challenge.data.challenge }
  }
  if (signature === undefined) throw new Fault('bad-signature', 'feishu: not signed')
  const token = Event.safeParse(said).data?.header.token
  if (token === undefined || !same(token, keys.verificationToken))
    throw new Fault('bad-signature', 'feishu: a wrong token')
  return { kind: 'event', event: said, signature }
}

function checkSignature(headers: HookRequest['headers'], body: Uint8Array, key: string, now: Instant): void {
  const stamp = headers['x-lark-request-timestamp'] ?? ''
  if (!/^\d{1,12}$/.test(stamp)) throw new Fault('bad-signature', 'feishu: no timestamp')
  if (Math.abs(now.epochMilliseconds / 1000 - Number(stamp)) > WINDOW)
    throw new Fault('bad-signature', 'feishu: the timestamp is too far from now')
  const nonce = headers['x-lark-request-nonce'] ?? ''
  const expected = createHash('sha256').update(stamp).update(nonce).update(key).update(body).digest('hex')
  if (!same(headers['x-lark-signature'] ?? '', expected))
    throw new Fault('bad-signature', 'feishu: the signature does not match')
}

/** AES-256-CBC: the key is the hash of the encrypt key, the first block the start. Plain bodies are not taken. */
function unseal(body: Uint8Array, key: string): unknown {
  try {
    const sealed = Buffer.from(Sealed.parse(JSON.parse(Buffer.from(body).toString())).encrypt, 'base64')
    const decipher = createDecipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), sealed.subarray(0, 16))
    return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(16)), decipher.final()]).toString())
  } catch (error) {
    throw new Fault('bad-input', 'feishu: nothing that we can read', { cause: error })
  }
}

const same = (given: string, expected: string): boolean => {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(a!, b!)
}

/** Calls that were answered, as long as their signature would be taken. A call that failed may come again. */
export function createSeen(now: () => Instant): { has(signature: string): boolean; add(signature: string): void } {
  const seen = new Map<string, number>()
  return {
    has: (signature) => seen.has(signature),
    add: (signature) => {
      const at = now().epochMilliseconds
      // Oldest first: what the window has closed behind need not be remembered.
      for (const [old, until] of seen) {
        if (until > at) break
        seen.delete(old)
      }
      seen.set(signature, at + 2 * WINDOW * 1000)
    },
  }
}
