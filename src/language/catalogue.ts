// The shape of the processes every company knows: names, fields and choices. For understanding, not for approval.
import type { FieldWords } from './understanding.ts'

/**
 * What a value is to a reader of words. `range` reads start, end, startHalf, endHalf, durationDays, durationHours at once;
 * `span` reads a day with hours (date, startTime, endTime, durationHours); `money` reads an amount with its currency.
 */
export type SlotKind =
  | 'range'
  | 'span'
  | 'date'
  | 'time'
  | 'money'
  | 'count'
  | 'choice'
  | 'person'
  | 'people'
  | 'department'
  | 'text'
  | 'reason'

export interface Slot {
  id: string
  kind: SlotKind
  /** What people call it, simplified Chinese and lower-case English. */
  names: readonly string[]
  tense?: 'plan' | 'past'
  options?: readonly Option[]
}

export interface Option {
  id: string
  /** Said like this, the option is meant. */
  names: readonly string[]
  /** Of these names, those that only speak when no option is called by another: 事假，带孩子看病 is no 病假. */
  loose?: readonly string[]
  /** Said like this, the option is safely implied when no option is named. */
  implied?: readonly string[]
}

export interface CatalogueProcess {
  key: string
  /** Names as colleagues say them, the plain one first. */
  names: readonly string[]
  slots: readonly Slot[]
  /** Asked when neither words nor context give them. `a|b+c` = a, or b together with c. */
  least: readonly string[]
}

const KIND_OF: Readonly<Record<FieldWords['kind'], SlotKind | undefined>> = {
  text: 'text',
  longText: 'reason',
  number: 'count',
  money: 'money',
  date: 'date',
  dateRange: 'range',
  choice: 'choice',
  person: 'person',
  department: 'department',
  attachment: undefined,
  table: undefined,
}

/** A field of an organisation's own form, as a slot; files and tables are not given by a sentence. */
export function slotOf(field: FieldWords): Slot | undefined {
  const kind = KIND_OF[field.kind]
  if (!kind) return undefined
  return {
    id: field.id,
    kind,
    names: field.names,
    ...(field.tense ? { tense: field.tense } : {}),
    ...(field.options ? { options: field.options } : {}),
  }
}
