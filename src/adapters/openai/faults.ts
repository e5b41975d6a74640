// What a model server's errors mean: a complaint about how it was asked, or a fault.
import { APIConnectionError, APIError, APIUserAbortError, RateLimitError } from 'openai'
import { Temporal } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Complaint } from './endpoints.ts'

/** A 400 says the request is not understood: which part of it, its words tell. */
export function complaintOf(error: unknown): Complaint | undefined {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return undefined
  const words = `${error.param ?? ''} ${error.message}`.toLowerCase()
  if (/context.{0,20}length|too long|maximum context/u.test(words)) return undefined
  if (/max_tokens|max_completion_tokens/u.test(words)) return 'limit'
  if (/temperature/u.test(words)) return 'temperature'
  return 'format'
}

export function asFault(error: unknown): Fault {
  if (error instanceof APIUserAbortError)
    return new Fault('unavailable', 'the model was not waited for', { cause: error })
  if (error instanceof RateLimitError) {
    const retryAfter = waitOf(error.headers)
    return new Fault('rate-limited', 'the model server asks to slow down', {
      cause: error,
      ...(retryAfter ? { retryAfter } : {}),
    })
  }
  if (error instanceof APIConnectionError)
    return new Fault('unavailable', 'the model server cannot be reached', { cause: error })
  if (error instanceof APIError) {
    const why = `the model server answered ${error.status ?? 'nothing'}`
    if (error.status === 401 || error.status === 403)
      return new Fault('forbidden', `${why}: is OPENAI_API_KEY right?`, { cause: error })
    if (error.status === 404)
      return new Fault('not-found', `${why}: are OPENAI_BASE_URL and OPENAI_MODEL right?`, { cause: error })
    if (error.status !== undefined && error.status < 500) return new Fault('bad-input', why, { cause: error })
    return new Fault('unavailable', why, { cause: error })
  }
  if (error instanceof Fault) return error
  return new Fault('unavailable', 'the model server answered nonsense', { cause: error })
}

/** Seconds, or a date; what is neither is not believed. */
function waitOf(headers: Headers | undefined): Temporal.Duration | undefined {
  const exact = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(exact) && exact >= 0) return Temporal.Duration.from({ milliseconds: Math.round(exact) })
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN)
  if (Number.isFinite(seconds) && seconds >= 0)
    return Temporal.Duration.from({ milliseconds: Math.round(seconds * 1000) })
  return undefined
}
