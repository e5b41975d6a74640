// Filled fields to read: short ones beside their label, tables and files across the whole width.
import { Tooltip } from 'antd'
import type { Field, PersonView, Values } from '../data/shapes.ts'
import { LockIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { ValueView } from './value-view.tsx'

interface Props {
  fields: readonly Field[]
  values: Values
  people: Readonly<Record<string, PersonView>>
}

export function FieldList({ fields, values, people }: Props) {
  const { w, pick } = useWords()
  // What nobody filled in says nothing.
  const filled = fields.filter((f) => values[f.id] !== undefined || f.required)
  return (
    <dl className="values">
      {filled.map((f) => (
        <div key={f.id} className={f.kind === 'table' ? 'value value-wide' : 'value'} data-testid={`value-${f.id}`}>
          <dt>
            {pick(f.label)}
            {f.private && (
              <Tooltip title={w.form.private}>
                <span role="img" aria-label={w.form.private}>
                  <LockIcon size={14} />
                </span>
              </Tooltip>
            )}
          </dt>
          <dd>
            <ValueView field={f} value={values[f.id]} people={people} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
