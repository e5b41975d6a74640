// Values of a form as people and programs send them: made whole (days counted, sums added, texts cleaned), or what is wrong.
import Decimal from 'decimal.js'
import { feelContext, holds } from './feel.ts'
import type { Field, Form, Money, Problem, Row, Value, Values } from './form.ts'
import { readDate, readRange } from './values/dates.ts'
import { readFiles } from './values/files.ts'
import { readChoice, readDepartment, readMoney, readNumber, readPerson, readText } from './values/plain.ts'
import { empty, isEmpty, isRecord, value, wrong, type Reading, type Surroundings } from './values/reading.ts'

/** What comes in is not trusted to have the shape of Values. */
export type RawValues = { readonly [field: string]: unknown }
export type Checked = { values: Values } | { problems: readonly Problem[] }

export function checkValues(form: Form, raw: RawValues, around: Surroundings): Checked {
  const { values, problems } = readForm(form, raw, around)
  return problems.length ? { problems } : { values }
}

/** The same, for a form that is still being filled: what is good so far, beside what is wrong or missing. */
export function readForm(form: Form, raw: RawValues, around: Surroundings): { values: Values; problems: Problem[] } {
  const problems: Problem[] = Object.keys(raw)
    .filter((id) => !form.fields.some((f) => f.id === id))
    .map((id) => ({ field: id.slice(0, 80), code: 'unknown-field' }))
  const readings = new Map(form.fields.map((f) => [f.id, readField(f, ownValue(raw, f.id), around)]))
  for (const [id, sum] of sumsOf(form, readings, around)) readings.set(id, sum)
  const values: Record<string, Value> = {}
  for (const [id, reading] of readings) {
    if ('problems' in reading) problems.push(...reading.problems)
    else if ('value' in reading) values[id] = reading.value
  }
  for (const field of form.fields)
    if (readings.get(field.id) === empty && isRequired(field, form, values))
      problems.push({ field: field.id, code: field.kind === 'table' ? 'empty-table' : 'missing' })
  return { values, problems: inFormOrder(form, problems) }
}

const ownValue = (raw: RawValues, id: string): unknown => (Object.hasOwn(raw, id) ? raw[id] : undefined)

/** One answer to one question. */
export function readField(field: Field, raw: unknown, around: Surroundings): Reading {
  if (isEmpty(raw)) return empty
  switch (field.kind) {
    case 'text':
    case 'longText':
      return readText(field, raw)
    case 'number':
      return readNumber(field, raw)
    case 'money':
      return readMoney(field, raw)
    case 'date':
      return readDate(field, raw)
    case 'dateRange':
      return readRange(field, raw, around)
    case 'choice':
      return readChoice(field, raw)
    case 'person':
      return readPerson(field, raw, around)
    case 'department':
      return readDepartment(field, raw, around)
    case 'attachment':
      return readFiles(field, raw)
    case 'table':
      return readTable(field, raw, around)
  }
}

/** Whether this field must be answered, given the rest. */
export const isRequired = (field: Field, form: Form, values: Values): boolean =>
  field.requiredWhen === undefined ? field.required : holds(field.requiredWhen, feelContext(form, values))

const MOST_ROWS = 200

function readTable(table: Extract<Field, { kind: 'table' }>, raw: unknown, around: Surroundings): Reading {
  if (!Array.isArray(raw) || !raw.every(isRecord)) return wrong(table.id, 'wrong-kind')
  const rows = raw.filter((row) => !Object.values(row).every(isEmpty))
  if (!rows.length) return empty
  if (rows.length > MOST_ROWS) return wrong(table.id, 'too-large', MOST_ROWS)
  const read = rows.map((row) => readForm({ fields: table.columns }, row, around))
  const problems = read.flatMap((r, row) => r.problems.map((p) => ({ ...p, field: `${table.id}.${p.field}`, row })))
  return problems.length ? { problems } : value(read.map((r): Row => r.values))
}

/** A sum is computed, whatever was sent: it must be what the lines say, and fit the field it goes into. */
function sumsOf(form: Form, readings: ReadonlyMap<string, Reading>, around: Surroundings): [string, Reading][] {
  return form.fields.flatMap((table): [string, Reading][] => {
    const reading = readings.get(table.id)
    if (table.kind !== 'table' || !table.sum || !reading || !('value' in reading)) return []
    const { column, into } = table.sum
    const target = form.fields.find((f) => f.id === into)
    const cells = (reading.value as readonly Row[]).map((row) => row[column])
    const first = cells.find((c) => c !== undefined)
    if (!target || first === undefined) return []
    if (typeof first === 'number')
      return [[into, readField(target, total(cells as (number | undefined)[]).toNumber(), around)]]
    const { currency } = first as Money
    const money = cells as (Money | undefined)[]
    const odd = money.findIndex((c) => c !== undefined && c.currency !== currency)
    if (odd >= 0)
      return [
        [
          into,
          { problems: [{ field: `${table.id}.${column}`, code: 'currency-not-allowed', row: odd, limit: currency }] },
        ],
      ]
    return [[into, readField(target, { amount: total(money.map((c) => c?.amount)).toFixed(), currency }, around)]]
  })
}

const total = (numbers: readonly (number | string | undefined)[]): Decimal =>
  numbers.reduce<Decimal>((sum, n) => sum.add(n ?? 0), new Decimal(0))

function inFormOrder(form: Form, problems: readonly Problem[]): Problem[] {
  const place = (p: Problem) => {
    const at = form.fields.findIndex((f) => f.id === p.field.split('.')[0])
    return at < 0 ? form.fields.length : at
  }
  return [...problems].sort((a, b) => place(a) - place(b) || (a.row ?? 0) - (b.row ?? 0))
}
