// One renderer for every kind of field; the compiler lists what is missing when a kind is added.
import type { ReactNode } from 'react'
import type { FieldKind } from '../data/shapes.ts'
import { cellInputs } from './cell-input.tsx'
import type { InputProps } from './input-props.ts'
import { TableInput } from './table-input.tsx'

const inputs = { ...cellInputs, table: TableInput } satisfies {
  [K in FieldKind]: (props: InputProps<K>) => ReactNode
} satisfies Record<FieldKind, unknown>

export function FieldInput(props: InputProps<FieldKind>) {
  const Input = inputs[props.field.kind] as (props: InputProps<FieldKind>) => ReactNode
  return <Input {...props} />
}
