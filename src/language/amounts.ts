// Money in every usual spelling: 三百八, 1.2万, 20w, 290块5, $75, USD 1,200, two grand.
import type { Normalised } from '../kernel/text.ts'
import type { Span } from './spans.ts'

export interface MoneySpan {
  span: Span
  /** Decimal text, never a float; may be "0" or negative, so that a form can refuse it. */
  amount: string
  /** ISO 4217; missing when the words name none (三百八, 1w). */
  currency?: string
  /** 两百多块, about $50. */
  approximate?: true
  /** at most, 以内, under · at least, 以上, over. */
  bound?: 'max' | 'min'
  /** A range was said (300到500块): the other end. */
  upTo?: string
}

/**
 * Amounts with a sign of money: a currency, a money unit, or a spelling only used of money or counts (三百八, 1.2万, 20w, 7k).
 * `bare: true` also takes plain numbers, for an answer to "how much?".
 */
export function readMoney(_text: Normalised, _options: { bare?: boolean } = {}): MoneySpan[] {
  return []
}
