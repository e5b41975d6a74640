// One renderer for every kind of field; the compiler lists what is missing when a kind is added.
import type { ReactNode } from 'react'
import type { Field, FieldKind, FieldOf, PersonView, Problem, Value } from '../data/shapes.ts'
import { AttachmentInput } from './attachment-input.tsx'
import { ChoiceInput, DepartmentInput, PersonInput } from './choose-inputs.tsx'
import { DateInput, DateRangeInput } from './date-inputs.tsx'
import { LongTextInput, MoneyInput, NumberInput, TextInput } from './plain-inputs.tsx'
import { TableInput } from './table-input.tsx'

export interface InputProps<K extends FieldKind> {
  id: string
  field: FieldOf<K>
  value: Value | undefined
  onChange: (value: Value | undefined) => void
  wrong: boolean
  /** Names of people already chosen elsewhere. */
  known: readonly PersonView[]
  /** Problems inside: rows of a table. */
  problems: readonly Problem[]
  /** Filled by something else, e.g. the sum of a table. */
  locked: boolean
}

const inputs = {
  text: TextInput,
  longText: LongTextInput,
  number: NumberInput,
  money: MoneyInput,
  date: DateInput,
  dateRange: DateRangeInput,
  choice: ChoiceInput,
  person: PersonInput,
  department: DepartmentInput,
  attachment: AttachmentInput,
  table: TableInput,
} satisfies { [K in FieldKind]: (props: InputProps<K>) => ReactNode } satisfies Record<FieldKind, unknown>

export function FieldInput(props: Omit<InputProps<FieldKind>, 'field'> & { field: Field }) {
  const Input = inputs[props.field.kind] as (props: InputProps<FieldKind>) => ReactNode
  return <Input {...props} />
}
