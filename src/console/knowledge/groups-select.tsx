// Who may read: the whole company, departments by name, or any group by its own word.
import { Select } from 'antd'
import { useDepartments } from '../data/queries.ts'
import { useWords } from '../words/words.tsx'

interface Props {
  id?: string
  value: readonly string[]
  onChange: (groups: readonly string[]) => void
}

export function GroupsSelect({ id, value, onChange }: Props) {
  const { w } = useWords()
  const name = useGroupNames()
  const departments = useDepartments().data ?? []
  const known = ['everyone', ...departments.map((d) => `department:${d.id}`)]
  return (
    <Select
      {...(id ? { id } : {})}
      className="wide"
      mode="tags"
      data-testid="groups"
      aria-label={w.knowledge.upload.who}
      value={[...value]}
      placeholder={w.knowledge.groupHint}
      onChange={(next: string[]) => onChange(next)}
      options={[...new Set([...known, ...value])].map((group) => ({ value: group, label: name(group) }))}
    />
  )
}

export function useGroupNames(): (group: string) => string {
  const { w, pick } = useWords()
  const departments = useDepartments().data ?? []
  return (group) => {
    if (group === 'everyone') return w.knowledge.everyone
    const department = departments.find((d) => group === `department:${d.id}`)
    return department ? pick(department.name) : group
  }
}
