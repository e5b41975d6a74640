// One pass over a message: what the readers found, and the masked text in which every value is one capital letter, for the cue grammar.
import { surfaceOf, type Normalised } from '../kernel/text.ts'
import { readMoney, type MoneySpan } from './amounts.ts'
import { readDepartments, type DepartmentSpan } from './departments.ts'
import { findQuotes, type Quote } from './grammar-quotes.ts'
import type { CompiledLexicon } from './lexicon.ts'
import { readPeople, type PersonSpan } from './names.ts'
import {
  readOrdinals,
  readQuantities,
  readRequestNumbers,
  type Ordinal,
  type Quantity,
  type RequestNumber,
} from './numbers.ts'
import { overlaps, type Span } from './spans.ts'
import { readDurations, readTimes, type Duration, type TimeSpan } from './times.ts'
import type { Moment } from './understanding.ts'

/** Placeholders of the masked text; the rest of it is lower case, so a capital is always a value. */
export const MASKS = {
  number: 'N',
  time: 'T',
  duration: 'D',
  money: 'M',
  person: 'P',
  department: 'G',
  quantity: 'Q',
  ordinal: 'O',
  quote: 'Z',
} as const
export type MaskKind = keyof typeof MASKS

export type Value =
  | { kind: 'number'; span: Span; value: RequestNumber }
  | { kind: 'time'; span: Span; value: TimeSpan }
  | { kind: 'duration'; span: Span; value: Duration }
  | { kind: 'money'; span: Span; value: MoneySpan }
  | { kind: 'person'; span: Span; value: PersonSpan }
  | { kind: 'department'; span: Span; value: DepartmentSpan }
  | { kind: 'quantity'; span: Span; value: Quantity }
  | { kind: 'ordinal'; span: Span; value: Ordinal }
  | { kind: 'quote'; span: Span; value: Quote }

export interface Reading {
  text: Normalised
  /** Left to right, never overlapping. */
  values: readonly Value[]
  masked: string
  /** For every offset of `masked` (its length included) the offset in `text`. */
  back: readonly number[]
  /** Mostly Chinese or mostly English. */
  language: 'zh' | 'en'
}

/** A stretch of the masked text, as it was said. */
export const said = (reading: Reading, from: number, to: number): string =>
  surfaceOf(reading.text, reading.back[from] ?? 0, reading.back[to] ?? reading.text.text.length)

const HAN = /\p{Script=Han}/gu
const LATIN_WORD = /[a-z]+/g

export function languageOf(lower: string): 'zh' | 'en' {
  const han = lower.match(HAN)?.length ?? 0
  const words = lower.match(LATIN_WORD)?.length ?? 0
  return han > words ? 'zh' : han === 0 ? 'en' : han * 2 > words ? 'zh' : 'en'
}

export function read(text: Normalised, lexicon: CompiledLexicon, moment: Moment, speaker?: string): Reading {
  const quotes = findQuotes(text)
  const taken: Value[] = quotes.map((value) => ({ kind: 'quote', span: value.span, value }))
  const put = <K extends Value>(found: readonly K[]): void => {
    for (const one of found) if (!taken.some((other) => overlaps(one.span, other.span))) taken.push(one)
  }
  const as = <Kind extends string, V extends { span: Span }>(
    kind: Kind,
    values: readonly V[],
  ): { kind: Kind; span: Span; value: V }[] => values.map((value) => ({ kind, span: value.span, value }))
  put(as('number', readRequestNumbers(text)))
  put(as('time', readTimes(text, moment)))
  put(as('duration', readDurations(text, moment)))
  put(as('money', readMoney(text)))
  put(as('person', readPeople(text, lexicon.people, { except: idsOf(speaker, lexicon) })))
  put(as('department', readDepartments(text, lexicon.departments)))
  put(as('ordinal', readOrdinals(text)))
  put(as('quantity', readQuantities(text)))
  const values = taken.sort((a, b) => a.span.from - b.span.from)
  return { text, values, ...mask(text, values), language: languageOf(text.lower) }
}

const idsOf = (speaker: string | undefined, lexicon: CompiledLexicon): string[] =>
  speaker === undefined
    ? []
    : lexicon.people.people.filter((p) => p.name === speaker || p.id === speaker).map((p) => p.id)

function mask(text: Normalised, values: readonly Value[]): { masked: string; back: number[] } {
  let masked = ''
  const back: number[] = []
  let at = 0
  const copy = (to: number): void => {
    for (; at < to; at++) {
      masked += text.lower[at] ?? ''
      back.push(at)
    }
  }
  for (const value of values) {
    copy(value.span.from)
    masked += MASKS[value.kind]
    back.push(value.span.from)
    at = value.span.to
  }
  copy(text.lower.length)
  back.push(text.lower.length)
  return { masked, back }
}

/** The values that lie in a stretch of the masked text. */
export function valuesIn(reading: Reading, from: number, to: number): readonly Value[] {
  const start = reading.back[from] ?? 0
  const end = reading.back[to] ?? reading.text.text.length
  return reading.values.filter((value) => value.span.from >= start && value.span.to <= end)
}
