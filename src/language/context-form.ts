// A form of just what was asked, for answers to a question whose process is not known.
import { CATALOGUE } from './catalogue-all.ts'
import type { Slot, SlotKind } from './catalogue.ts'
import type { ProcessSense } from './lexicon.ts'

/** Kinds of the common ids, where no process is known. */
export const KIND_OF_ID: Readonly<Record<string, SlotKind>> = {
  start: 'range', end: 'range', durationDays: 'range', date: 'date', dueDate: 'date', lastDay: 'date', amount: 'money', unitPrice: 'money', budget: 'money',
  quantity: 'count', headcount: 'count', destination: 'text', location: 'text', item: 'text', payee: 'text', counterparty: 'text', title: 'reason',
  document: 'text', recipients: 'text', reason: 'reason', comment: 'reason', department: 'department', handover: 'person', time: 'time',
  person: 'person', assignee: 'person', durationHours: 'span', startTime: 'span', endTime: 'span',
} // prettier-ignore

/** A form of just what was asked, when the words before do not tell which process it is. */
export function formOf(asked: readonly string[]): ProcessSense | undefined {
  const slots = asked.flatMap((id): Slot[] => {
    const choice = CATALOGUE.flatMap((p) => p.slots).find((s) => s.id === id && s.kind === 'choice')
    const kind = KIND_OF_ID[id]
    return choice ? [choice] : kind === undefined ? [] : [{ id, kind, names: [] }]
  })
  if (slots.length === 0) return undefined
  const once = slots.filter(
    (s, i) => !['range', 'span'].includes(s.kind) || slots.findIndex((o) => o.kind === s.kind) === i,
  )
  return { key: '', names: [], slots: once, least: [], builtIn: true, examples: [] }
}
