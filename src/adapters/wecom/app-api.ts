// The Web API of a WeCom app: one token for all calls; what goes wrong becomes a Fault. The token stands in addresses, so no address is ever logged.
import { z } from 'zod'
import { Temporal, type Instant } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import { wecomFault } from './faults.ts'
import { QYAPI, type WeComAppConfig } from './settings.ts'

export interface AppApi {
  call<S extends z.ZodType>(
    path: string,
    body: object | undefined,
    shape: S,
    query?: Readonly<Record<string, string>>,
  ): Promise<z.output<S>>
  /** Bytes, or a Fault when WeCom answers with an error instead. */
  bytes(path: string, query: Readonly<Record<string, string>>, limit: number): Promise<Uint8Array>
}

const TIMEOUT_MS = 15_000
const EARLY = Temporal.Duration.from({ minutes: 5 })
/** Token taken back or run out: another is asked for. */
const STALE = new Set([40014, 42001, 40001])
const Errors = z.object({ errcode: z.number().default(0) })
const Token = z.object({ access_token: z.string(), expires_in: z.number() })

export function createAppApi({ corpId, secret, apiUrl = QYAPI }: WeComAppConfig, now: () => Instant): AppApi {
  let token: { value: string; until: Instant } | undefined
  let asking: Promise<string> | undefined
  const address = (path: string, query: Readonly<Record<string, string>>) =>
    `${apiUrl}/cgi-bin${path}?${new URLSearchParams(query)}`

  const ask = async () => {
    const read = await json(address('/gettoken', { corpid: corpId, corpsecret: secret }), undefined)
    const { access_token, expires_in } = Token.parse(read)
    token = { value: access_token, until: now().add({ seconds: expires_in }).subtract(EARLY) }
    return access_token
  }
  const tokenNow = async () => {
    if (token && Temporal.Instant.compare(now(), token.until) < 0) return token.value
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }
  const withToken = async <T>(work: (value: string) => Promise<T>): Promise<T> => {
    try {
      return await work(await tokenNow())
    } catch (error) {
      if (!(error instanceof StaleToken)) throw error
      token = undefined
      return work(await tokenNow()).catch((again: unknown) => {
        throw again instanceof StaleToken ? new Fault('unavailable', 'WeCom refuses the app secret') : again
      })
    }
  }
  return {
    call: (path, body, shape, query = {}) =>
      withToken(async (value) => shape.parse(await json(address(path, { ...query, access_token: value }), body))),
    bytes: (path, query, limit) =>
      withToken(async (value) => {
        const answer = await askWeb(address(path, { ...query, access_token: value }), {})
        if (answer.headers.get('content-type')?.includes('json')) {
          complain(await answer.json())
          throw new Fault('bad-input', 'WeCom answered no file')
        }
        if (!answer.body) throw new Fault('not-found', 'an empty file')
        const parts: Uint8Array[] = []
        let size = 0
        for await (const part of answer.body) {
          size += part.length
          if (size > limit) throw new Fault('too-large', `a file of more than ${limit} bytes`)
          parts.push(part)
        }
        return Buffer.concat(parts)
      }),
  }
}

class StaleToken extends Error {}

async function json(url: string, body: object | undefined): Promise<unknown> {
  const answer = await askWeb(
    url,
    body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {},
  )
  const read: unknown = await answer.json().catch(() => ({ errcode: -1 }))
  complain(read)
  return read
}

function complain(read: unknown): void {
  const { errcode } = Errors.parse(read)
  if (STALE.has(errcode)) throw new StaleToken('stale')
  if (errcode !== 0) throw wecomFault({ errcode })
}

async function askWeb(url: string, init: RequestInit): Promise<Response> {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
    if (answer.status === 429)
      throw new Fault('rate-limited', 'WeCom asks to slow down', {
        retryAfter: Temporal.Duration.from({ seconds: 10 }),
      })
    if (!answer.ok) throw new Fault('unavailable', `WeCom answered ${answer.status}`)
    return answer
  } catch (error) {
    if (error instanceof Fault) throw error
    // The cause would carry the address, and the token in it.
    throw new Fault('unavailable', 'WeCom does not answer')
  }
}
