// Departments as they are called: 市场部, 市场, Marketing, the finance team.
import type { Normalised } from '../kernel/text.ts'
import type { Span } from './spans.ts'

export interface DepartmentSpan {
  span: Span
  candidates: readonly string[]
}
export interface DepartmentIndex {
  readonly size: number
}

export function indexDepartments(departments: readonly { id: string; names: readonly string[] }[]): DepartmentIndex {
  return { size: departments.length }
}

export function readDepartments(_text: Normalised, _departments: DepartmentIndex): DepartmentSpan[] {
  return []
}
