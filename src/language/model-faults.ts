// What a model server's refusals mean, whichever client brought them: a complaint about how it was asked, or a fault.
import { Temporal } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import type { Complaint } from './model-ladder.ts'

/** As far as a client tells. */
export interface ServerError {
  status?: number
  /** The server's own words; never shown, never logged. */
  words: string
  header(name: string): string | null | undefined
}

/** A 400 says the request is not understood: which part of it, its words tell. */
export function complaintIn({ status, words }: ServerError): Complaint | undefined {
  if (status !== 400 && status !== 422) return undefined
  const lower = words.toLowerCase()
  if (/context.{0,20}length|too long|maximum context/u.test(lower)) return undefined
  if (/max_tokens|max_completion_tokens/u.test(lower)) return 'limit'
  if (/temperature/u.test(lower)) return 'temperature'
  return 'format'
}

export function faultIn(error: ServerError, cause: unknown): Fault {
  const { status } = error
  if (status === undefined) return new Fault('unavailable', 'the model server cannot be reached', { cause })
  if (status === 429) {
    const retryAfter = waitOf(error)
    return new Fault('rate-limited', 'the model server asks to slow down', {
      cause,
      ...(retryAfter ? { retryAfter } : {}),
    })
  }
  const why = `the model server answered ${status}`
  if (status === 401 || status === 403) return new Fault('forbidden', `${why}: is the key right?`, { cause })
  if (status === 404) return new Fault('not-found', `${why}: are its address and model right?`, { cause })
  if (status < 500) return new Fault('bad-input', why, { cause })
  return new Fault('unavailable', why, { cause })
}

/** Milliseconds or seconds; what is neither is not believed. */
function waitOf({ header }: ServerError): Temporal.Duration | undefined {
  const exact = numberIn(header('retry-after-ms'))
  if (exact !== undefined) return Temporal.Duration.from({ milliseconds: Math.round(exact) })
  const seconds = numberIn(header('retry-after'))
  return seconds === undefined ? undefined : Temporal.Duration.from({ milliseconds: Math.round(seconds * 1000) })
}

function numberIn(words: string | null | undefined): number | undefined {
  const number = words?.trim() ? Number(words) : Number.NaN
  return Number.isFinite(number) && number >= 0 ? number : undefined
}
