// The total of a table column, added as decimals.
import type { FieldOf, Value, Values } from '../data/shapes.ts'
import { addDecimals, isMoney } from '../data/values.ts'

/** Undefined when there is nothing to add, or money of two currencies that cannot be added. */
export function totalOf(table: FieldOf<'table'>, rows: readonly Values[]): Value | undefined {
  if (!table.sum) return undefined
  const cells = rows.map((row) => row[table.sum!.column]).filter((v) => v !== undefined)
  const moneys = cells.filter(isMoney)
  if (moneys.length) {
    const currency = moneys[0]!.currency
    if (moneys.some((m) => m.currency !== currency)) return undefined
    return { amount: addDecimals(moneys.map((m) => m.amount)), currency }
  }
  const numbers = cells.filter((v) => typeof v === 'number')
  return numbers.length ? Number(addDecimals(numbers.map(String))) : undefined
}
