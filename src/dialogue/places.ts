// Where an act's field goes on a form: acts say start, end, amount, currency; forms hold ranges and money.
import type { Field, Form } from '../approval/form.ts'
import type { FieldValue } from '../language/understanding.ts'

export const RANGE_PARTS = ['start', 'end', 'startHalf', 'endHalf', 'durationDays'] as const
export type Part = (typeof RANGE_PARTS)[number] | 'value' | 'currency' | 'day'

export interface Place {
  field: Field
  part: Part
}

/** The parts one fill gives to one field. */
export type Parts = { readonly [part in Part]?: FieldValue }

type Range = Field & { kind: 'dateRange' }
const isRange = (f: Field): f is Range => f.kind === 'dateRange'

/** Plain start, end … mean the first range of the form, plain currency its first money; others are named `<field>.start`, `<field>Currency`. */
export function placeOf(form: Form, name: string): Place | undefined {
  const exact = form.fields.find((f) => f.id === name)
  if (exact) return { field: exact, part: exact.kind === 'dateRange' ? 'day' : 'value' }
  const [before = '', after] = name.split('.')
  const range = after === undefined ? form.fields.find(isRange) : form.fields.find((f) => isRange(f) && f.id === before)
  const part = RANGE_PARTS.find((p) => p === (after ?? name))
  if (range && part) return { field: range, part }
  if (range && name === 'date') return { field: range, part: 'day' }
  if (name === 'start' || name === 'end') return only(form, 'date', 'value')
  if (name === 'currency') return first(form, 'money', 'currency')
  if (name === 'amounts') return placeOfAmounts(form)
  const money = form.fields.find((f) => f.kind === 'money' && `${f.id}Currency` === name)
  return money && { field: money, part: 'currency' }
}

/** Several receipts in one sentence are one amount: their sum. */
const placeOfAmounts = (form: Form): Place | undefined =>
  form.fields.some((f) => f.id === 'amount') ? placeOf(form, 'amount') : first(form, 'money', 'value')

function first(form: Form, kind: Field['kind'], part: Part): Place | undefined {
  const field = form.fields.find((f) => f.kind === kind)
  return field && { field, part }
}

function only(form: Form, kind: Field['kind'], part: Part): Place | undefined {
  return form.fields.filter((f) => f.kind === kind).length === 1 ? first(form, kind, part) : undefined
}

/** The name an act gives to a part of a field. */
export function nameOfPart(form: Form, field: Field, part: Part): string {
  if (field.kind === 'dateRange' && RANGE_PARTS.some((p) => p === part))
    return form.fields.find(isRange)?.id === field.id ? part : `${field.id}.${part}`
  if (part === 'currency')
    return form.fields.find((f) => f.kind === 'money')?.id === field.id ? 'currency' : `${field.id}Currency`
  return field.id
}
