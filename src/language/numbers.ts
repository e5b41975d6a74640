// Numbers as people write and say them, in digits, Chinese numerals (financial forms too) and English words.
import type { Normalised } from '../kernel/text.ts'
import type { Span } from './spans.ts'

export interface NumberSpan {
  span: Span
  value: number
  /** Decimal text, exact: 0.1 stays 0.1. */
  decimal: string
  /** 两百多, about 20, 三五个. */
  approximate?: true
}

/** Numbers, those of dates and money included; callers skip what other readers took. */
export function readNumbers(_text: Normalised): NumberSpan[] {
  return []
}

export interface Quantity extends NumberSpan {
  /** The measure word as said: 台, 箱, boxes; missing for "a dozen pens". */
  unit?: string
}

/** Three monitors, 三台, 两箱, a dozen, 一个. */
export function readQuantities(_text: Normalised): Quantity[] {
  return []
}

export interface Ordinal {
  span: Span
  /** 1-based; -1 = the last one. */
  index: number
}

/** 第二个, the second one, #3, 最后一个. */
export function readOrdinals(_text: Normalised): Ordinal[] {
  return []
}

export interface RequestNumber {
  span: Span
  /** Upper case, as in LV-20260311-0007. */
  number: string
}

export function readRequestNumbers(_text: Normalised): RequestNumber[] {
  return []
}

export interface Percent {
  span: Span
  value: number
}

export function readPercents(_text: Normalised): Percent[] {
  return []
}
