// Reading texts, numbers, money, choices, people and departments.
import Decimal from 'decimal.js'
import type { Field } from '../form.ts'
import { clean, cleanLine, lengthOf } from '../words.ts'
import { empty, isRecord, value, wrong, type Reading, type Surroundings } from './reading.ts'

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>

const LONGEST = { text: 200, longText: 2000 }

export function readText(field: Of<'text' | 'longText'>, raw: unknown): Reading {
  if (typeof raw !== 'string') return wrong(field.id, 'wrong-kind')
  const text = field.kind === 'text' ? cleanLine(raw) : clean(raw)
  const limit = field.maxLength ?? LONGEST[field.kind]
  if (!text) return empty
  return lengthOf(text) > limit ? wrong(field.id, 'too-long', limit) : value(text)
}

export function readNumber(field: Of<'number'>, raw: unknown): Reading {
  const number = decimal(raw)
  if (!number) return wrong(field.id, 'wrong-kind')
  if (field.integer && !number.isInteger()) return wrong(field.id, 'too-many-decimals', 0)
  if (number.decimalPlaces() > 6) return wrong(field.id, 'too-many-decimals', 6)
  if (field.min !== undefined && number.lt(field.min)) return wrong(field.id, 'too-small', field.min)
  const max = field.max ?? 1e12
  if (number.gt(max)) return wrong(field.id, 'too-large', max)
  return number.lt(-1e12) ? wrong(field.id, 'too-small', -1e12) : value(number.toNumber())
}

/** Above any amount a company files by hand; a bigger one is a slip of the finger. */
const MOST_MONEY = '999999999999.99'
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

export function readMoney(field: Of<'money'>, raw: unknown): Reading {
  if (!isRecord(raw)) return wrong(field.id, 'wrong-kind')
  if (raw['amount'] === undefined || raw['amount'] === '') return empty
  const amount = decimal(raw['amount'])
  if (!amount) return wrong(field.id, 'wrong-kind')
  const currency = raw['currency'] ?? field.currencies?.[0] ?? 'CNY'
  if (
    typeof currency !== 'string' ||
    !(field.currencies ? field.currencies.includes(currency) : CURRENCIES.has(currency))
  )
    return wrong(field.id, 'currency-not-allowed', field.currencies?.join(', '))
  if (amount.lte(0)) return wrong(field.id, 'not-positive')
  const places = decimalsOf(currency)
  if (amount.decimalPlaces() > places) return wrong(field.id, 'too-many-decimals', places)
  const max = field.max ?? MOST_MONEY
  return amount.gt(max) ? wrong(field.id, 'too-large', max) : value({ amount: amount.toFixed(), currency })
}

/** Two for most, none for the yen, three for some: as ISO 4217 has it. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** `1234.5`, `"1,234.50"`, `"１２３"`; nothing that a person would have to guess at. */
function decimal(raw: unknown): Decimal | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? new Decimal(raw) : undefined
  if (typeof raw !== 'string') return undefined
  const text = raw.normalize('NFKC').trim()
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  return /^[+-]?\d{1,30}(\.\d{1,30})?$/.test(plain) ? new Decimal(plain) : undefined
}

export function readChoice(field: Of<'choice'>, raw: unknown): Reading {
  const ids = textList(raw)
  if (!ids || (ids.length > 1 && !field.multiple)) return wrong(field.id, 'wrong-kind')
  const stranger = ids.find((id) => !field.options.some((o) => o.id === id))
  if (stranger !== undefined) return wrong(field.id, 'no-such-choice', cleanLine(stranger).slice(0, 40))
  return value(field.multiple ? ids : (ids[0] ?? ''))
}

export function readPerson(field: Of<'person'>, raw: unknown, { organisation }: Surroundings): Reading {
  const ids = textList(raw)
  if (!ids || (ids.length > 1 && !field.multiple)) return wrong(field.id, 'wrong-kind')
  if (ids.some((id) => !organisation.person(id)?.active)) return wrong(field.id, 'no-such-person')
  return ids.length > 200 ? wrong(field.id, 'too-large', 200) : value(field.multiple ? ids : (ids[0] ?? ''))
}

export function readDepartment(field: Of<'department'>, raw: unknown, { organisation }: Surroundings): Reading {
  const ids = textList(raw)
  if (!ids || ids.length > 1) return wrong(field.id, 'wrong-kind')
  return organisation.department(ids[0] ?? '') ? value(ids[0] ?? '') : wrong(field.id, 'no-such-department')
}

/** One id or several, each once. */
function textList(raw: unknown): string[] | undefined {
  const all = Array.isArray(raw) ? raw : [raw]
  return all.every((x) => typeof x === 'string') ? [...new Set(all)] : undefined
}
