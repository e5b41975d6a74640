// What every input of a form is handed.
import type { FieldKind, FieldOf, PersonView, Problem, Value } from '../data/shapes.ts'

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
