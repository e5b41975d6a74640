// One renderer for every kind of field but the table: what stands in a form, and in a table's cells.
import type { ReactNode } from 'react'
import type { FieldKind } from '../data/shapes.ts'
import { AttachmentInput } from './attachment-input.tsx'
import { ChoiceInput, DepartmentInput, PersonInput } from './choose-inputs.tsx'
import { DateInput, DateRangeInput } from './date-inputs.tsx'
import type { InputProps } from './input-props.ts'
import { LongTextInput, MoneyInput, NumberInput, TextInput } from './plain-inputs.tsx'

type CellKind = Exclude<FieldKind, 'table'>

export const cellInputs = {
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
} satisfies { [K in CellKind]: (props: InputProps<K>) => ReactNode } satisfies Record<CellKind, unknown>

export function CellInput(props: InputProps<FieldKind>) {
  // Definitions with a table inside a table are refused when they are published.
  if (props.field.kind === 'table') return null
  const Input = cellInputs[props.field.kind] as (props: InputProps<FieldKind>) => ReactNode
  return <Input {...props} />
}
