// What acts say, put on a draft: values where the form has a place, the rest kept until it fits, and what is wrong.
import type { Field, Form, Problem, Value } from '../approval/form.ts'
import type { FieldValue } from '../language/understanding.ts'
import type { Draft } from './conversation.ts'
import type { Facts } from './facts.ts'
import { nameOfPart, placeOf, type Part, type Parts } from './places.ts'
import { readField, type Read } from './read.ts'
import { same } from './same.ts'

export interface Filled {
  draft: Draft
  problems: readonly Problem[]
}

export type Given = Readonly<Record<string, FieldValue>>

export function fill(draft: Draft, form: Form, given: Given, facts: Facts, trusted = false): Filled {
  const problems: Problem[] = []
  let filled = draft
  for (const [field, said] of placed(form, given, draft)) {
    const parts = { ...loosePartsOf(filled, form, field), ...said }
    const read = readField(field, parts, { facts, trusted, before: filled.values[field.id] })
    filled = applyRead(filled, form, field, read)
    if (read.problem) {
      const { code, part, limit } = read.problem
      const name = part ? nameOfPart(form, field, part as Part) : field.id
      problems.push({ field: name, code, ...(limit === undefined ? {} : { limit }) })
    }
  }
  return { draft: grown(draft, filled), problems }
}

/** Every change is a new edition: an old card can no longer submit it. */
export function grown(before: Draft, after: Draft): Draft {
  const unchanged = same([before.values, before.picks], [after.values, after.picks])
  return unchanged ? { ...after, edition: before.edition } : { ...after, edition: before.edition + 1 }
}

function placed(form: Form, given: Given, draft: Draft): Map<Field, Parts> {
  const found = new Map<Field, Parts>()
  const put = (field: Field, part: Part, value: FieldValue) => found.set(field, { ...found.get(field), [part]: value })
  for (const [name, value] of Object.entries(given)) {
    const place = placeOf(form, name)
    // An amount said beats the sum of several receipts.
    if (!place || name === 'currency' || (name === 'amounts' && given['amount'] !== undefined)) continue
    put(place.field, place.part, value)
  }
  const { currency } = given
  if (currency !== undefined) for (const field of spokenOf(form, found, draft)) put(field, 'currency', currency)
  return found
}

/** A currency belongs to the amounts said with it; said alone, to those known already; else it waits for the first. */
function spokenOf(form: Form, found: ReadonlyMap<Field, Parts>, draft: Draft): readonly Field[] {
  const money = form.fields.filter((f) => f.kind === 'money')
  const said = money.filter((f) => found.get(f)?.value !== undefined)
  const known = money.filter((f) => draft.values[f.id] !== undefined)
  return said.length > 0 ? said : known.length > 0 ? known : money.slice(0, 1)
}

function loosePartsOf(draft: Draft, form: Form, field: Field): Parts {
  const parts: { [part in Part]?: FieldValue } = {}
  for (const [name, value] of Object.entries(draft.loose)) {
    const place = placeOf(form, name)
    if (place?.field.id === field.id && field.kind !== 'person') parts[place.part] = value
  }
  return parts
}

function applyRead(draft: Draft, form: Form, field: Field, read: Read): Draft {
  const values: Record<string, Value> = { ...draft.values }
  const loose = Object.fromEntries(
    Object.entries(draft.loose).filter(([name]) => placeOf(form, name)?.field.id !== field.id),
  )
  if (read.value !== undefined) values[field.id] = read.value
  else if (read.problem || read.unclear?.length) delete values[field.id]
  for (const [part, value] of Object.entries(read.loose ?? {})) loose[nameOfPart(form, field, part as Part)] = value
  if (read.unclear?.length) loose[field.id] = read.unclear
  const assumed = (draft.assumed ?? []).filter((id) => id !== field.id || read.assumed === undefined)
  return { ...draft, values, loose, assumed: read.assumed ? [...assumed, field.id] : assumed }
}

/** A value the form refuses is taken off and asked again; the start of a wrong range stays, and so do the lines of a table. */
export function takeOff(draft: Draft, form: Form, problem: Problem): Draft {
  const field = form.fields.find((f) => f.id === problem.field)
  if (!field || field.kind === 'table' || draft.values[field.id] === undefined) return draft
  const { [field.id]: wrong, ...values } = draft.values
  const start =
    problem.code === 'end-before-start' && field.kind === 'dateRange' && typeof wrong === 'object' && 'start' in wrong
      ? { [nameOfPart(form, field, 'start')]: wrong.start }
      : {}
  return grown(draft, { ...draft, values, loose: { ...draft.loose, ...start } })
}
