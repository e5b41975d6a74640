// Telling the kinds of form values apart, and making what was typed ready to send.
import type { DateRange, Field, FileRef, Money, Value, Values } from './shapes.ts'

type Row = { readonly [column: string]: Value }

export const isMoney = (v: Value | undefined): v is Money =>
  typeof v === 'object' && 'currency' in v && typeof v.currency === 'string' && 'amount' in v
export const isRange = (v: Value | undefined): v is DateRange =>
  typeof v === 'object' && 'start' in v && typeof v.start === 'string'

const isList = (v: Value | undefined): v is readonly string[] | readonly FileRef[] | readonly Row[] => Array.isArray(v)
export const idsOf = (v: Value | undefined): readonly string[] =>
  typeof v === 'string' ? [v] : isList(v) ? v.filter((x): x is string => typeof x === 'string') : []
export const filesOf = (v: Value | undefined): readonly FileRef[] =>
  isList(v) ? v.filter((x): x is FileRef => typeof x === 'object' && 'file' in x && 'size' in x) : []
export const rowsOf = (v: Value | undefined): readonly Row[] =>
  isList(v) ? v.filter((x): x is Row => typeof x === 'object' && !('file' in x && 'size' in x)) : []

/** Drops what is empty or half done, so that the server says "missing" and not "wrong". */
export function cleaned(fields: readonly Field[], values: Values): Values {
  const clean: Record<string, Value> = {}
  for (const field of fields) {
    const value = tidy(field, values[field.id])
    if (value !== undefined) clean[field.id] = value
  }
  return clean
}

function tidy(field: Field, value: Value | undefined): Value | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string') return value.trim() || undefined
  if (isRange(value)) return value.start && value.end ? value : undefined
  if (field.kind === 'table') {
    const rows = rowsOf(value)
      .map((row) => cleaned(field.columns, row))
      .filter((row) => Object.keys(row).length > 0)
    return rows.length ? rows : undefined
  }
  return Array.isArray(value) && value.length === 0 ? undefined : value
}

/** Adds decimal texts without floats. */
export function addDecimals(amounts: readonly string[]): string {
  const scale = Math.max(0, ...amounts.map((a) => a.split('.')[1]?.length ?? 0))
  const total = amounts.reduce((sum, a) => sum + scaled(a, scale), 0n)
  if (scale === 0) return total.toString()
  const digits = (total < 0n ? -total : total).toString().padStart(scale + 1, '0')
  return `${total < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function scaled(amount: string, scale: number): bigint {
  if (!/^-?\d+(\.\d*)?$/.test(amount)) return 0n
  const [whole = '0', part = ''] = amount.split('.')
  return BigInt(whole + part.padEnd(scale, '0'))
}
