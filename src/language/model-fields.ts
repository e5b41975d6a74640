// Values from the words a model copied, by the same readers as the offline engine's: dates, money, numbers, people, choices.
import { normalise } from '../kernel/text.ts'
import { setMoney } from './fields-money.ts'
import { scopeOf } from './fields-scope.ts'
import { fillTime } from './fields-time.ts'
import type { Fields } from './fields-words.ts'
import { readMoney, type MoneySpan } from './amounts.ts'
import type { Option, Slot } from './catalogue.ts'
import { read, type Reading, type Value } from './grammar-reading.ts'
import type { CompiledLexicon } from './lexicon.ts'
import type { ModelAct } from './model-answer.ts'
import type { Evidence } from './model-evidence.ts'
import { namesOf } from './model-forms.ts'
import { readNumbers } from './numbers.ts'
import { overlaps, type Span } from './spans.ts'
import { resolve } from './times.ts'
import type { Moment } from './understanding.ts'

export interface Said {
  reading: Reading
  evidence: Evidence
  lexicon: CompiledLexicon
  moment: Moment
}

interface Copied {
  name: string
  span: Span
  choice: string | undefined
}

/** Fields whose words stand in the message and mean something to a reader; everything else is missing, and asked. */
export function fieldsSaid(act: ModelAct, slots: readonly Slot[], said: Said): Fields {
  const fields: Fields = {}
  for (const slot of slots) {
    const names = namesOf(slot)
    const copied = act.fields.flatMap(({ name, surface, choice }): Copied[] => {
      const span = names.includes(name) ? said.evidence.find(surface) : undefined
      // Another's words may be repeated as a remark; a date, an amount or a person is never taken from them.
      if (!span || (!isText(slot) && !said.evidence.own(surface))) return []
      return [{ name, span, choice }]
    })
    if (copied.length > 0) put(slot, copied, fields, said)
  }
  putCurrency(act, slots, fields, said)
  return fields
}

const isText = (slot: Slot): boolean => slot.kind === 'text' || slot.kind === 'reason'

function put(slot: Slot, copied: readonly Copied[], fields: Fields, said: Said): void {
  const last = copied.at(-1)!
  switch (slot.kind) {
    case 'range':
    case 'span':
      return putTime(slot, copied, fields, said)
    case 'date': {
      const day = dayIn(last.span, slot, said)
      if (day !== undefined) fields[slot.id] = day
      return
    }
    case 'time': {
      const clock = valuesAt(last.span, said, 'time').at(-1)?.value.startTime
      if (clock !== undefined) fields[slot.id] = clock
      return
    }
    case 'money':
      return putMoney(slot, copied, fields, said)
    case 'count': {
      const number = readNumbers(normalise(last.span.surface)).at(-1)
      if (number) fields[slot.id] = number.value
      return
    }
    case 'choice': {
      const option = optionOf(slot.options ?? [], last)
      if (option !== undefined) fields[slot.id] = option
      return
    }
    case 'people':
      fields[slot.id] = copied.flatMap(({ span }) => {
        const people = valuesAt(span, said, 'person').map((v) => v.span.surface)
        return people.length > 0 ? people : [span.surface]
      })
      return
    case 'person':
      fields[slot.id] = valuesAt(last.span, said, 'person').at(-1)?.span.surface ?? last.span.surface
      return
    case 'department':
    case 'text':
    case 'reason':
      fields[slot.id] = unquoted(last.span.surface)
  }
}

/** What the offline reader found at these words; read alone when something else was read there. */
function valuesAt<K extends Value['kind']>(span: Span, { reading, lexicon, moment }: Said, kind: K) {
  const isKind = (v: Value): v is Extract<Value, { kind: K }> => v.kind === kind
  const found = reading.values.filter(isKind).filter((v) => overlaps(v.span, span))
  return found.length > 0 ? found : read(normalise(span.surface), lexicon, moment).values.filter(isKind)
}

export function dayIn(span: Span, slot: Slot, said: Said): string | undefined {
  const time = valuesAt(span, said, 'time').at(-1)
  if (!time || time.value.every) return undefined
  const when = resolve(time.value, slot.tense ?? 'plan')
  return (slot.id === 'dueDate' ? (when.end ?? when.start) : when.start)?.toString()
}

/** The offline grammar with only the chosen words to read: what was taken back is not among them. */
function putTime(slot: Slot, copied: readonly Copied[], fields: Fields, said: Said): void {
  const process = { key: '', names: [], slots: [slot], least: [], builtIn: true, examples: [] }
  const from = (reading: Reading) =>
    fillTime(scopeOf(reading, [{ from: 0, to: reading.masked.length }]), process, fields, said.moment)
  const values = said.reading.values.filter((v) => copied.some(({ span }) => overlaps(v.span, span)))
  if (values.some((v) => v.kind === 'time' || v.kind === 'duration')) return from({ ...said.reading, values })
  const alone = copied.map(({ span }) => span.surface).join(' ')
  from(read(normalise(alone), said.lexicon, said.moment))
}

export function moneyAt(span: Span, said: Said): MoneySpan | undefined {
  const found = said.reading.values.filter((v) => v.kind === 'money').filter((v) => overlaps(v.span, span))
  return found.at(-1)?.value ?? readMoney(normalise(span.surface), { bare: true }).at(-1)
}

function putMoney(slot: Slot, copied: readonly Copied[], fields: Fields, said: Said): void {
  const money = copied.flatMap(({ span }) => moneyAt(span, said) ?? [])
  const several = money.length > 1 && copied.some((c) => c.name === 'amounts')
  if (several) {
    fields['amounts'] = money.map((m) => Number(m.amount))
    const currency = money.find((m) => m.currency !== undefined)?.currency
    if (currency !== undefined) fields['currency'] = currency
  } else if (money.length > 0) setMoney(slot.id, money.at(-1)!, fields)
}

/** 刀, euros: said beside the amount. */
function putCurrency(act: ModelAct, slots: readonly Slot[], fields: Fields, said: Said): void {
  if (fields['currency'] !== undefined || !slots.some((s) => s.kind === 'money')) return
  const surface = act.fields.find((f) => f.name === 'currency')?.surface
  const span = said.evidence.own(surface) ? said.evidence.find(surface) : undefined
  const currency = span && readMoney(normalise(`1 ${span.surface}`), { bare: true }).at(-1)?.currency
  if (currency !== undefined) fields['currency'] = currency
}

/** What the words themselves name beats what the model chose for them; its choice must be on the list. */
function optionOf(options: readonly Option[], { span, choice }: Copied): string | undefined {
  const words = normalise(span.surface).lower
  const named = options
    .flatMap((o) => o.names.filter((n) => words.includes(n.toLowerCase())).map((n) => ({ id: o.id, length: n.length })))
    .sort((a, b) => b.length - a.length)[0]
  if (named) return named.id
  const chosen = choice?.toLowerCase()
  return options.find((o) => o.id.toLowerCase() === chosen || o.names.some((n) => n.toLowerCase() === chosen))?.id
}

const unquoted = (words: string): string => words.replaceAll(/^["'“”「『‘《\s]+|["'“”」』’》\s]+$/gu, '') || words
