// DingTalk's Web API: one token for all calls, refreshed before it ends; what goes wrong becomes a Fault.
import { z } from 'zod'
import { Temporal, type Instant } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import { API, OAPI, type DingTalkConfig } from './settings.ts'

export interface Api {
  call<S extends z.ZodType>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body: object | undefined,
    shape: S,
  ): Promise<z.output<S>>
  /** The older interface: its token stands in the query, its errors in a 200. */
  old<S extends z.ZodType>(path: string, body: object, shape: S): Promise<z.output<S>>
}

const TIMEOUT_MS = 15_000
const EARLY = Temporal.Duration.from({ minutes: 5 })
const WAIT = Temporal.Duration.from({ seconds: 5 })
const Token = z.object({ accessToken: z.string(), expireIn: z.number() })
const Trouble = z.object({ code: z.string().optional(), message: z.string().optional() })
const Old = z.object({ errcode: z.number(), errmsg: z.string().optional() })

export function createApi(config: DingTalkConfig, now: () => Instant): Api {
  const { apiUrl = API, oapiUrl = OAPI } = config
  let token: { value: string; until: Instant } | undefined
  let asking: Promise<string> | undefined

  const ask = async (): Promise<string> => {
    const { accessToken, expireIn } = Token.parse(
      await send(`${apiUrl}/v1.0/oauth2/accessToken`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ appKey: config.clientId, appSecret: config.clientSecret }),
      }),
    )
    token = { value: accessToken, until: now().add({ seconds: expireIn }).subtract(EARLY) }
    return accessToken
  }
  const tokenNow = async (): Promise<string> => {
    if (token && Temporal.Instant.compare(now(), token.until) < 0) return token.value
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }

  return {
    call: async (method, path, body, shape) => {
      const headers = { 'content-type': 'application/json', 'x-acs-dingtalk-access-token': await tokenNow() }
      const read = await send(`${apiUrl}${path}`, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      }).catch((error: unknown) => {
        // Taken back before its time: the next call asks for another.
        if (error instanceof Fault && /InvalidAuthentication|Forbidden.AccessDenied.Token/i.test(error.message))
          token = undefined
        throw error
      })
      return shape.parse(read)
    },
    old: async (path, body, shape) => {
      const read = await send(`${oapiUrl}${path}?access_token=${encodeURIComponent(await tokenNow())}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const { errcode } = Old.parse(read)
      if (errcode !== 0) throw oldFault(errcode)
      return shape.parse(read)
    },
  }
}

async function send(url: string, init: RequestInit): Promise<unknown> {
  let answer: Response
  try {
    answer = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
  } catch (error) {
    throw new Fault('unavailable', 'DingTalk does not answer', { cause: error })
  }
  const read: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return read
  throw webFault(answer, Trouble.safeParse(read).data?.code ?? '')
}

function webFault({ status, headers }: Response, code: string): Fault {
  const why = `DingTalk answered ${status} ${code}`.trim()
  if (status === 429 || /Throttling|QpsLimit|RateLimit/i.test(code)) {
    const seconds = Number(headers.get('retry-after'))
    const retryAfter = seconds > 0 ? Temporal.Duration.from({ seconds: Math.ceil(seconds) }) : WAIT
    return new Fault('rate-limited', why, { retryAfter })
  }
  if (status >= 500) return new Fault('unavailable', why)
  if (status === 401 || /InvalidAuthentication/i.test(code)) return new Fault('unavailable', why)
  if (status === 403) return new Fault('forbidden', why)
  if (status === 404) return new Fault('not-found', why)
  return new Fault('bad-input', why)
}

/** 60121: no such user; 90018, 90002 …: too often. */
function oldFault(errcode: number): Fault {
  const why = `DingTalk error ${errcode}`
  if (errcode === 60121 || errcode === 33012) return new Fault('not-found', why)
  if (errcode >= 90002 && errcode <= 90018) return new Fault('rate-limited', why, { retryAfter: WAIT })
  if (errcode === -1) return new Fault('unavailable', why)
  return new Fault('forbidden', why)
}
