// A table of lines: a row of inputs each, stacked on phones, with its total below.
import { Button } from 'antd'
import type { Field, Value, Values } from '../data/shapes.ts'
import { isMoney, rowsOf } from '../data/values.ts'
import { PlusIcon, TrashIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { CellInput } from './cell-input.tsx'
import type { InputProps } from './input-props.ts'
import { ProblemText } from './problem.tsx'
import { totalOf } from './total.ts'
import { ValueView } from './value-view.tsx'

export function TableInput({ id, field, value, onChange, known, problems }: InputProps<'table'>) {
  const { w, pick } = useWords()
  const rows = rowsOf(value)
  const shown: readonly Values[] = rows.length ? rows : [{}]
  const total = totalOf(field, rows)
  const summed = field.sum && field.columns.find((c) => c.id === field.sum?.column)
  const set = (next: readonly Values[]) => onChange(next)
  const setCell = (n: number, column: Field, cell: Value | undefined) =>
    set(
      shown.map((row, i) => {
        if (i !== n) return row
        const { [column.id]: _, ...rest } = row
        return cell === undefined ? rest : { ...rest, [column.id]: cell }
      }),
    )
  const template = {
    gridTemplateColumns: `${field.columns.map((c) => WIDTHS[c.kind] ?? 'minmax(110px, 1fr)').join(' ')} 36px`,
  }
  return (
    <div className="lines" id={id} tabIndex={-1}>
      <div className="lines-head" style={template} aria-hidden="true">
        {field.columns.map((c) => (
          <span key={c.id}>
            {pick(c.label)}
            {c.required && <span className="must">*</span>}
          </span>
        ))}
      </div>
      {shown.map((row, n) => (
        <div className="line" key={n} style={template} role="group" aria-label={w.form.row(n + 1)} data-testid="line">
          {field.columns.map((column) => {
            const problem = problems.find(
              (p) => p.row === n && (p.field === column.id || p.field === `${field.id}.${column.id}`),
            )
            return (
              <div className="cell" key={column.id}>
                <label className="cell-label" htmlFor={`${id}-${n}-${column.id}`}>
                  {pick(column.label)}
                  {column.required && <span className="must">*</span>}
                </label>
                <CellInput
                  id={`${id}-${n}-${column.id}`}
                  field={column}
                  value={row[column.id]}
                  onChange={(cell) => setCell(n, column, cell)}
                  wrong={problem !== undefined}
                  known={known}
                  problems={[]}
                  locked={false}
                />
                {problem && <ProblemText problem={problem} kind={column.kind} />}
              </div>
            )
          })}
          <button
            type="button"
            className="round line-remove"
            aria-label={w.form.removeRow(n + 1)}
            title={w.form.removeRow(n + 1)}
            disabled={shown.length === 1 && Object.keys(row).length === 0}
            onClick={() => set(shown.filter((_, i) => i !== n))}
          >
            <TrashIcon size={18} />
          </button>
        </div>
      ))}
      <div className="lines-foot">
        <Button size="small" icon={<PlusIcon size={16} />} onClick={() => set([...shown, {}])} data-testid="add-line">
          {w.form.addRow}
        </Button>
        {summed && total !== undefined && (
          <span className="lines-total">
            {w.form.sum}{' '}
            <strong className="num">
              {isMoney(total) || typeof total === 'number' ? (
                <ValueView field={summed} value={total} people={{}} />
              ) : null}
            </strong>
          </span>
        )}
      </div>
    </div>
  )
}

/** Narrow kinds keep narrow columns, words get what is left. */
const WIDTHS: Partial<Record<Field['kind'], string>> = {
  number: '96px',
  money: 'minmax(170px, 200px)',
  date: '140px',
}
