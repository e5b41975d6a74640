// The fields of a form, with labels, hints and what is wrong with each; tables fill their totals.
import { Tooltip } from 'antd'
import type { KeyboardEvent } from 'react'
import type { Field, PersonView, Problem, Value, Values } from '../data/shapes.ts'
import { rowsOf } from '../data/values.ts'
import { LockIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { FieldInput } from './field.tsx'
import { ProblemText } from './problem.tsx'
import { totalOf } from './total.ts'

interface Props {
  fields: readonly Field[]
  values: Values
  onChange: (values: Values) => void
  problems: readonly Problem[]
  known?: readonly PersonView[]
}

export function FormFields({ fields, values, onChange, problems, known = [] }: Props) {
  const summed = new Set(fields.flatMap((f) => (f.kind === 'table' && f.sum ? [f.sum.into] : [])))
  const set = (field: Field, value: Value | undefined) => onChange(withTotals(fields, without(values, field.id, value)))
  return (
    <div className="form-fields">
      {fields.map((field) => (
        <FormField
          key={field.id}
          field={field}
          value={values[field.id]}
          onChange={(value) => set(field, value)}
          problems={problems.filter(
            (p) =>
              p.field === field.id ||
              p.field.startsWith(`${field.id}.`) ||
              (field.kind === 'table' && p.row !== undefined && field.columns.some((c) => c.id === p.field)),
          )}
          known={known}
          summed={summed.has(field.id)}
        />
      ))}
    </div>
  )
}

interface FieldProps {
  field: Field
  value: Value | undefined
  onChange: (value: Value | undefined) => void
  problems: readonly Problem[]
  known: readonly PersonView[]
  summed: boolean
}

function FormField({ field, value, onChange, problems, known, summed }: FieldProps) {
  const { w, pick } = useWords()
  const own = problems.find((p) => p.row === undefined)
  const id = fieldId(field.id)
  const hint = summed ? w.form.sumAuto : field.hint && pick(field.hint)
  return (
    <div className={`field field-${field.kind}`} data-testid={`field-${field.id}`}>
      <label className="field-label" htmlFor={id}>
        {pick(field.label)}
        {field.required ? (
          <span className="must" role="img" aria-label={w.form.required}>
            *
          </span>
        ) : (
          // Whether it is needed depends on the other answers; the check says so.
          !field.requiredWhen && <span className="faint field-optional">{w.form.optional}</span>
        )}
        {field.private && (
          <Tooltip title={w.form.private}>
            <span role="img" aria-label={w.form.private}>
              <LockIcon size={14} />
            </span>
          </Tooltip>
        )}
      </label>
      <FieldInput
        id={id}
        field={field}
        value={value}
        onChange={onChange}
        wrong={own !== undefined}
        known={known}
        problems={problems}
        locked={summed && value !== undefined}
      />
      {own ? <ProblemText problem={own} kind={field.kind} /> : hint && <div className="field-hint">{hint}</div>}
    </div>
  )
}

/** Enter closes a date or confirms a Chinese word; it must not carry the whole form away. */
export function stayOnEnter(e: KeyboardEvent): void {
  if (e.key === 'Enter' && e.target instanceof HTMLInputElement) e.preventDefault()
}

export const fieldId = (field: string): string => `f-${field}`

/** Brings the first problem into view and puts the cursor there. */
export function showProblem(problems: readonly Problem[]): void {
  const first = problems[0]
  if (!first) return
  // After React has shown the message, or the place has not its final height.
  requestAnimationFrame(() => {
    const input =
      document.getElementById(fieldId(first.field.split('.')[0]!)) ?? document.querySelector<HTMLElement>('.problem')
    input?.closest('.field')?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    input?.focus({ preventScroll: true })
  })
}

/** What can be seen without asking the server: nothing written where something must be. */
export const missingIn = (fields: readonly Field[], values: Values): Problem[] =>
  fields.flatMap((f): Problem[] => {
    if (values[f.id] === undefined)
      return f.required ? [{ field: f.id, code: f.kind === 'table' ? 'empty-table' : 'missing' }] : []
    if (f.kind !== 'table') return []
    return rowsOf(values[f.id]).flatMap((row, n) =>
      missingIn(f.columns, row).map((p) => ({ ...p, field: `${f.id}.${p.field}`, row: n })),
    )
  })

function without(values: Values, id: string, value: Value | undefined): Values {
  const { [id]: _, ...rest } = values
  return value === undefined ? rest : { ...rest, [id]: value }
}

function withTotals(fields: readonly Field[], values: Values): Values {
  const totals = fields.flatMap((f) => {
    if (f.kind !== 'table' || !f.sum || values[f.id] === undefined) return []
    const total = totalOf(f, rowsOf(values[f.id]))
    return total === undefined ? [] : [[f.sum.into, total] as const]
  })
  return totals.length ? { ...values, ...Object.fromEntries(totals) } : values
}
