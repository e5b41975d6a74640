// Forms: the closed union of field kinds, the values people give, and what is wrong with them.
import type { DepartmentId, FileId, PersonId } from '../kernel/ids.ts'

export interface Label {
  zh: string
  en: string
}

interface Common {
  id: string
  label: Label
  required: boolean
  /** Shown only to the initiator and those who decide; never in a channel, a log, a notification or a model's context. */
  private?: boolean
  hint?: Label
  /** Other words people use for this field; read by language/. */
  aliases?: readonly string[]
  /** FEEL over the values: asked and checked only when true, e.g. `leaveType = "sick" and days > 1`. */
  requiredWhen?: string
}

export type Field =
  | (Common & { kind: 'text'; maxLength?: number })
  | (Common & { kind: 'longText'; maxLength?: number })
  | (Common & { kind: 'number'; min?: number; max?: number; integer?: boolean; unit?: Label })
  | (Common & { kind: 'money'; currencies?: readonly string[]; max?: string })
  | (Common & { kind: 'date'; tense?: Tense })
  | (Common & { kind: 'dateRange'; halfDays?: boolean; countAs: 'workingDays' | 'calendarDays'; tense?: Tense })
  | (Common & { kind: 'choice'; options: readonly Choice[]; multiple?: boolean })
  | (Common & { kind: 'person'; multiple?: boolean })
  | (Common & { kind: 'department' })
  | (Common & { kind: 'attachment'; accept: readonly string[]; maxMegabytes: number; maxFiles: number })
  | (Common & { kind: 'table'; columns: readonly Field[]; sum?: { column: string; into: string } })

export type FieldKind = Field['kind']
/** Whether a date without a year or a bare weekday looks forward (a plan) or back (a receipt). */
export type Tense = 'plan' | 'past'
export interface Choice {
  id: string
  label: Label
  aliases?: readonly string[]
}

/** amount: decimal text, never a float; currency: ISO 4217. */
export interface Money {
  amount: string
  currency: string
}
/** Plain ISO dates, end inclusive. `days` is computed by the calendar, in half-day steps; `estimated` when holidays of that year are not yet published. */
export interface DateRange {
  start: string
  end: string
  startHalf?: 'am' | 'pm'
  endHalf?: 'am' | 'pm'
  days?: number
  estimated?: boolean
}
export interface FileRef {
  file: FileId
  name: string
  /** Bytes. */
  size: number
  type: string
}
export type Row = { readonly [column: string]: Value }
/** person and department fields hold ids, choices option ids, dates ISO text. */
export type Value =
  | string
  | number
  | Money
  | DateRange
  | readonly (PersonId | DepartmentId | string)[]
  | readonly FileRef[]
  | readonly Row[]
export type Values = { readonly [field: string]: Value }

export interface Form {
  fields: readonly Field[]
}

export type ProblemCode =
  | 'missing'
  | 'unknown-field'
  | 'wrong-kind'
  | 'too-long'
  | 'too-small'
  | 'too-large'
  | 'not-positive'
  | 'not-a-date'
  | 'end-before-start'
  | 'no-working-day' // the range holds no working day at all
  | 'no-such-choice'
  | 'no-such-person'
  | 'no-such-department'
  | 'currency-not-allowed'
  | 'too-many-decimals'
  | 'file-type'
  | 'file-too-large'
  | 'too-many-files'
  | 'empty-table'

/** One thing wrong with one field; worded in locales. `limit` is what the form allows. */
export interface Problem {
  field: string
  code: ProblemCode
  /** Row of a table, from 0. */
  row?: number
  limit?: string | number
}
