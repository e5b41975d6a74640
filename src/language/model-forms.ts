// The fields each act and process may have, for the prompt and for checking the answer: nothing outside these lists exists.
import type { Slot } from './catalogue.ts'
import type { CompiledLexicon, ProcessSense } from './lexicon.ts'
import type { ActName } from './understanding.ts'

const person: Slot = { id: 'person', kind: 'person', names: [] }
const reason: Slot = { id: 'reason', kind: 'reason', names: [] }
const comment: Slot = { id: 'comment', kind: 'reason', names: [] }
const date: Slot = { id: 'date', kind: 'date', names: [] }
const period: Slot = { id: 'period', kind: 'range', names: [], tense: 'past' }
const choice = (id: string, ...options: string[]): Slot => ({
  id,
  kind: 'choice',
  names: [],
  options: options.map((o) => ({ id: o, names: [] })),
})

/** Fields of the acts that are no form. */
export const ACT_SLOTS: Partial<Record<ActName, readonly Slot[]>> = {
  approve: [comment],
  reject: [reason, comment],
  return: [reason, comment, person],
  transfer: [person, reason],
  addSigner: [person, choice('position', 'before', 'after'), reason],
  standIn: [person, { id: 'period', kind: 'range', names: [], tense: 'plan' }],
  comment: [comment],
  urge: [person, comment],
  withdraw: [reason],
  figures: [
    choice(
      'metric',
      'leave_balance',
      'leave_taken',
      'attendance',
      'overtime_hours',
      'expense_total',
      'purchase_total',
      'payment_total',
      'trip_days',
      'request_count',
      'approval_time',
      'approval_rate',
    ),
    period,
  ],
  digest: [period],
  findings: [period],
  assignTask: [
    { id: 'assignee', kind: 'person', names: [] },
    { id: 'title', kind: 'text', names: [] },
    { id: 'dueDate', kind: 'date', names: [] },
    { id: 'dueTime', kind: 'time', names: [] },
  ],
  signIn: [choice('direction', 'in', 'out')],
  myShift: [date],
  swapShift: [person, date],
}

/** The names under which a slot is answered: a period is said in parts. */
export const PARTS: Partial<Record<Slot['kind'], readonly string[]>> = {
  range: ['start', 'end', 'startHalf', 'endHalf', 'durationDays', 'durationHours'],
  span: ['date', 'startTime', 'endTime', 'durationHours'],
}

export const namesOf = (slot: Slot): readonly string[] =>
  PARTS[slot.kind] ?? (slot.id === 'amount' ? ['amount', 'amounts'] : [slot.id])

/** What an organisation offers; where nothing is published (the command line) the whole catalogue. */
export function offered(lexicon: CompiledLexicon): ProcessSense[] {
  const published = new Set(lexicon.source.processes.map((p) => p.key))
  return [...lexicon.processes.values()].filter((p) => published.size === 0 || published.has(p.key))
}

/** More than this many forms are listed by name only, but for those the message may be about. */
const MOST_FORMS = 40

/** One line a process. Names are data an organisation typed: one line, no braces, not long. */
export function formsOf(processes: readonly ProcessSense[], privately: ReadonlySet<string> = new Set()): string {
  return processes
    .map((process, i) => {
      const names = process.names.slice(0, 4).map(word).join(' / ')
      const slots = i < MOST_FORMS ? process.slots.filter((s) => !privately.has(`${process.key}.${s.id}`)) : []
      const fields = slots.map((slot) => {
        const options = slot.options
          ?.slice(0, 24)
          .map((o) => `${word(o.id)}=${o.names.slice(0, 2).map(word).join('/')}`)
        const label = slot.names[0] === undefined ? '' : ` (${word(slot.names[0])})`
        return `${namesOf(slot).map(word).join(' ')}: ${slot.kind}${label}${options ? ` [${options.join(', ')}]` : ''}`
      })
      return `- ${word(process.key)} · ${names}${fields.length ? ` · ${fields.join('; ')}` : ''}`
    })
    .join('\n')
}

const word = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\p{C}\s{}<>`"]+/gu, ' ')
    .trim()
    .slice(0, 40)
