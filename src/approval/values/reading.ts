// What reading one field gives: a value made whole, nothing, or what is wrong with it.
import type { Calendar } from '../../kernel/calendar.ts'
import type { Instant } from '../../kernel/clock.ts'
import type { Organisation } from '../../people/organisation.ts'
import type { Problem, ProblemCode, Value } from '../form.ts'

export interface Surroundings {
  organisation: Organisation
  /** The initiator's: it counts the days. */
  calendar: Calendar
  now: Instant
}

/** `problems` name the field they are about; rows of a table name their column too, `lines.amount`. */
export type Reading = { value: Value } | { empty: true } | { problems: readonly Problem[] }

export const value = (value: Value): Reading => ({ value })
export const empty: Reading = { empty: true }
export const wrong = (field: string, code: ProblemCode, limit?: string | number): Reading => ({
  problems: [{ field, code, ...(limit === undefined ? {} : { limit }) }],
})

/** Nothing was given: left out, or an empty text or list. */
export const isEmpty = (raw: unknown): boolean =>
  raw === undefined ||
  raw === null ||
  (typeof raw === 'string' && raw.trim() === '') ||
  (Array.isArray(raw) && !raw.length)

export const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
