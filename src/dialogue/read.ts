// One field read from what an act says: text, numbers, money, dates, choices, people; never more than was said.
import Decimal from 'decimal.js'
import type { Choice, Field, FieldKind, Money, ProblemCode, Value } from '../approval/form.ts'
import { normalise } from '../kernel/text.ts'
import { indexDepartments, readDepartments } from '../language/departments.ts'
import type { FieldValue } from '../language/understanding.ts'
import { assumedCurrency } from './currency.ts'
import type { Facts } from './facts.ts'
import type { Parts } from './places.ts'
import { readDate, readRange } from './range.ts'

export interface Read {
  value?: Value
  /** Kept until another part arrives, by part. */
  loose?: { readonly [part: string]: FieldValue }
  /** People as said who are nobody, or several, yet. */
  unclear?: readonly string[]
  problem?: { code: ProblemCode; part?: string; limit?: string | number }
  /** The currency was not said; false: now it is; left out: as before. */
  assumed?: boolean
}

/** `trusted`: from a button, whose ids we made ourselves; ids are never read from words. */
export interface Source {
  facts: Facts
  trusted: boolean
  before: Value | undefined
}

type Reader<K extends FieldKind> = (field: Field & { kind: K }, parts: Parts, source: Source) => Read

const readers: { readonly [K in FieldKind]: Reader<K> } = {
  text: readText,
  longText: readText,
  number: (_field, { value }) => {
    const number = readNumber(value)
    return number === undefined ? { problem: { code: 'wrong-kind' } } : { value: number.toNumber() }
  },
  money: readMoney,
  date: (_field, { value }) => {
    const date = readDate(value)
    return date ? { value: date.toString() } : { problem: { code: 'not-a-date' } }
  },
  dateRange: (field, parts, { facts, before }) => {
    const known = typeof before === 'object' && !Array.isArray(before) && 'start' in before ? before : undefined
    const { value, loose, problem } = readRange(field, parts, known, facts.calendar)
    return { ...(value ? { value } : {}), loose: definedOnly(loose), ...(problem ? { problem } : {}) }
  },
  choice: readChoice,
  person: readPeople,
  department: readDepartment,
  attachment: () => ({}),
  table: () => ({}),
}

export function readField(field: Field, parts: Parts, source: Source): Read {
  const read = readers[field.kind] as Reader<FieldKind>
  return read(field, parts, source)
}

function readText(_field: Field, { value }: Parts): Read {
  if (value === undefined || typeof value === 'boolean') return { problem: { code: 'wrong-kind' } }
  const text = wordsOf(value).join('、')
  return text ? { value: text } : {}
}

// oxlint-disable-next-line no-control-regex -- invisible control characters are what is removed
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

const clean = (text: string): string => text.replace(CONTROL, '').trim()

const wordsOf = (value: FieldValue): string[] =>
  (Array.isArray(value) ? value : [value]).map((v) => clean(String(v))).filter((v) => v !== '')

function readNumber(value: FieldValue | undefined): Decimal | undefined {
  if (Array.isArray(value)) {
    const all = value.map((v) => readNumber(v as string | number))
    return all.length > 0 && all.every((v) => v !== undefined) ? all.reduce((sum, v) => sum.plus(v)) : undefined
  }
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  const text = String(value).replaceAll(',', '').trim()
  if (!/^[+-]?\d*\.?\d+(e[+-]?\d{1,2})?$/i.test(text)) return undefined
  return new Decimal(text)
}

function readMoney(field: Field & { kind: 'money' }, { value, currency }: Parts, { facts, before }: Source): Read {
  const known = before as Money | undefined
  const said =
    typeof currency === 'string' && /^[A-Za-z]{3}$/.test(currency.trim()) ? currency.trim().toUpperCase() : undefined
  if (value === undefined) {
    if (!said) return {}
    return known ? { value: { ...known, currency: said }, assumed: false } : { loose: { currency: said } }
  }
  const number = readNumber(value)
  if (!number) return { problem: { code: 'wrong-kind' } }
  return {
    value: { amount: number.toFixed(), currency: said ?? known?.currency ?? assumedCurrency(field, facts) },
    ...(said ? { assumed: false } : known ? {} : { assumed: true }),
  }
}

function readChoice(field: Field & { kind: 'choice' }, { value }: Parts): Read {
  if (value === undefined) return {}
  const said = wordsOf(value)
  const found = said.flatMap((word) => field.options.find((o) => isChoice(o, word))?.id ?? [])
  if (found.length === 0 || found.length < said.length) return { problem: { code: 'no-such-choice' } }
  return { value: field.multiple ? found : found[0]! }
}

function isChoice({ id, label, aliases = [] }: Choice, word: string): boolean {
  const said = word.toLowerCase()
  return [id, label.zh, label.en, ...aliases].some((name) => name.toLowerCase() === said)
}

function readPeople(field: Field & { kind: 'person' }, { value }: Parts, { facts, trusted, before }: Source): Read {
  if (value === undefined) return {}
  const known = peopleIn(before)
  if (trusted) {
    const ids = wordsOf(value).filter((id) => facts.organisation.person(id)?.active)
    if (ids.length === 0) return { problem: { code: 'no-such-person' } }
    return { value: field.multiple ? [...new Set([...known, ...ids])] : ids[0]! }
  }
  const said = surfacesOf(value)
  const found = said.map((surface) => ({ surface, ids: facts.findPeople(surface) }))
  const clear = found.flatMap(({ ids }) => (ids.length === 1 ? ids : []))
  const unclear = found.flatMap(({ surface, ids }) => (ids.length === 1 ? [] : [surface]))
  const chosen = field.multiple ? [...new Set(clear)] : clear[0]
  return { ...(clear.length > 0 && chosen !== undefined ? { value: chosen } : {}), unclear }
}

export const peopleIn = (value: Value | undefined): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((v) => typeof v === 'string') : []

/** 王芳、李雷和张三 → three surfaces; a name is never cut inside. */
export const surfacesOf = (value: FieldValue): string[] =>
  wordsOf(value).flatMap((words) =>
    words
      .split(/[、，,;；]|\s+(?:and|&)\s+/)
      .map(clean)
      .filter((w) => w !== ''),
  )

function readDepartment(_field: Field, { value }: Parts, { facts, trusted }: Source): Read {
  const said = value === undefined ? undefined : wordsOf(value)[0]
  if (said === undefined) return {}
  const id = trusted ? facts.organisation.department(said)?.id : departmentCalled(said, facts)
  return id === undefined ? { problem: { code: 'no-such-department' } } : { value: id }
}

/** By its name or alias as it stands, else as people shorten it: 市场, the finance team. Of several, none. */
function departmentCalled(said: string, { organisation }: Facts): string | undefined {
  const departments = organisation
    .departments()
    .map((d) => ({ id: d.id, names: [d.name.zh, d.name.en, ...(d.aliases ?? [])] }))
  const exact = departments.find((d) => d.names.some((name) => name.toLowerCase() === said.toLowerCase()))
  if (exact) return exact.id
  const index = indexDepartments(departments)
  for (const words of [said, `${said}部`, `${said} team`]) {
    const [read, ...more] = readDepartments(normalise(words), index)
    if (read?.candidates.length === 1 && more.length === 0) return read.candidates[0]
  }
  return undefined
}

const definedOnly = <T>(record: { readonly [key: string]: T | undefined }): { readonly [key: string]: T } =>
  Object.fromEntries(Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== undefined))
