// JSON from a wiki's interface: read through a schema, never redirected elsewhere with our credentials, its requests to slow down heard.
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import { Temporal } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'

export interface Api {
  get<S extends z.ZodType>(path: string, shape: S): Promise<z.output<S>>
  post<S extends z.ZodType>(path: string, body: object, shape: S): Promise<z.output<S>>
}

export interface ApiOptions {
  name: string
  baseUrl: string
  headers: () => Promise<Readonly<Record<string, string>>>
  timeoutMs?: number
  /** What went wrong stands in the body of a 400, not in its status. */
  errorsInBody?: boolean
}

const TRIES = 4
const LONGEST_WAIT_MS = 20_000

export function createApi({ name, baseUrl, headers, timeoutMs = 30_000, errorsInBody = false }: ApiOptions): Api {
  const call = async <S extends z.ZodType>(path: string, shape: S, init: RequestInit): Promise<z.output<S>> => {
    for (let n = 1; ; n++) {
      const answer = await fetch(new URL(path, baseUrl), {
        ...init,
        redirect: 'manual',
        headers: { accept: 'application/json', ...(await headers()), ...init.headers },
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((cause: unknown) => {
        throw new Fault('unavailable', `${name} cannot be reached`, { cause })
      })
      const wait = waitOf(answer)
      if (wait !== undefined && n < TRIES && wait <= LONGEST_WAIT_MS) {
        await answer.body?.cancel()
        await pause(wait)
        continue
      }
      if (answer.status === 404) throw new Fault('not-found', `${name} does not know ${pathOnly(path)}`)
      if (answer.status === 401 || answer.status === 403)
        throw new Fault('forbidden', `${name} refuses us (${answer.status}): is its token right, and may it read this?`)
      if (!answer.ok && !(errorsInBody && answer.status === 400)) throw failed(name, answer.status, wait)
      const json: unknown = await answer.json().catch((cause: unknown) => {
        throw new Fault('unavailable', `${name} answered something that is no JSON`, { cause })
      })
      const read = shape.safeParse(json)
      if (!read.success)
        throw new Fault('unavailable', `${name} answered in a way we do not know (${pathOnly(path)})`, {
          cause: read.error,
        })
      return read.data
    }
  }
  return {
    get: (path, shape) => call(path, shape, {}),
    post: (path, body, shape) =>
      call(path, shape, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json; charset=utf-8' },
      }),
  }
}

const pathOnly = (path: string) => path.replace(/\?.*$/, '')

/** How long the other side asks us to wait; undefined when it does not. */
function waitOf(answer: Response): number | undefined {
  const reset = answer.headers.get('x-ogw-ratelimit-reset')
  if (answer.ok || ![400, 429, 503].includes(answer.status) || (answer.status === 400 && reset === null))
    return undefined
  const seconds = Number(answer.headers.get('retry-after') ?? reset ?? 1)
  return Number.isFinite(seconds) ? Math.max(0, seconds) * 1000 : 1000
}

function failed(name: string, status: number, wait: number | undefined): Fault {
  const code = status === 429 ? 'rate-limited' : 'unavailable'
  const retryAfter = wait === undefined ? {} : { retryAfter: Temporal.Duration.from({ milliseconds: wait }) }
  return new Fault(code, `${name} answered ${status}`, retryAfter)
}
