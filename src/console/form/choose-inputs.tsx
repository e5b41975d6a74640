// Inputs that choose: options, people, a department.
import { Checkbox, Radio, Select } from 'antd'
import { useMemo } from 'react'
import { useDepartments } from '../data/queries.ts'
import type { Department } from '../data/shapes.ts'
import { idsOf } from '../data/values.ts'
import { useWords } from '../words/words.tsx'
import type { InputProps } from './input-props.ts'
import { PersonSelect } from './person-select.tsx'

/** As many options as can be seen at a glance; more go into a list. */
const AT_A_GLANCE = 4

export function ChoiceInput({ id, field, value, onChange, wrong }: InputProps<'choice'>) {
  const { w, pick } = useWords()
  const options = field.options.map((o) => ({ value: o.id, label: pick(o.label) }))
  const ids = idsOf(value)
  if (options.length <= AT_A_GLANCE)
    return field.multiple ? (
      <Checkbox.Group
        options={options}
        value={[...ids]}
        onChange={(next) => onChange(next.length ? next.map(String) : undefined)}
      />
    ) : (
      <Radio.Group id={id} options={options} value={ids[0]} onChange={(e) => onChange(String(e.target.value))} />
    )
  return (
    <Select
      id={id}
      className="wide"
      {...(field.multiple ? { mode: 'multiple' as const } : {})}
      allowClear={!field.required}
      showSearch={{ optionFilterProp: 'label' }}
      status={wrong ? 'error' : ''}
      placeholder={w.form.choose}
      value={field.multiple ? [...ids] : ids[0]}
      options={options}
      onChange={(next: string | string[] | undefined) =>
        onChange(Array.isArray(next) ? (next.length ? next : undefined) : next || undefined)
      }
    />
  )
}

export function PersonInput({ id, field, value, onChange, wrong, known }: InputProps<'person'>) {
  return (
    <PersonSelect
      id={id}
      value={idsOf(value)}
      known={known}
      multiple={field.multiple ?? false}
      status={wrong ? 'error' : ''}
      onChange={(ids) => onChange(ids.length ? (field.multiple ? ids : ids[0]) : undefined)}
    />
  )
}

export function DepartmentInput({ id, value, onChange, wrong }: InputProps<'department'>) {
  const { w, pick } = useWords()
  const departments = useDepartments()
  const options = useMemo(() => withPaths(departments.data ?? [], pick), [departments.data, pick])
  return (
    <Select
      id={id}
      className="wide"
      allowClear
      showSearch={{ optionFilterProp: 'search' }}
      status={wrong ? 'error' : ''}
      placeholder={w.form.choose}
      loading={departments.isPending}
      value={idsOf(value)[0]}
      options={options}
      onChange={(next: string | undefined) => onChange(next || undefined)}
    />
  )
}

function withPaths(departments: readonly Department[], pick: (label: Department['name']) => string) {
  const byId = new Map(departments.map((d) => [d.id, d]))
  const path = (d: Department): string[] => {
    const above = d.parent ? byId.get(d.parent) : undefined
    return above && above.id !== d.id ? [...path(above), pick(d.name)] : [pick(d.name)]
  }
  return departments.map((d) => {
    // The company itself says nothing in every line.
    const whole = path(d)
    return {
      value: d.id,
      label: (whole.length > 1 ? whole.slice(1) : whole).join(' / '),
      search: `${d.name.zh} ${d.name.en}`.toLowerCase(),
    }
  })
}
