// Finds colleagues by name, alias or pinyin (the server knows how) and shows who is who.
import { Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { usePeople } from '../data/queries.ts'
import type { PersonView } from '../data/shapes.ts'
import { Face } from '../shell/face.tsx'
import { useWords } from '../words/words.tsx'

interface Props {
  id?: string
  value: readonly string[]
  onChange: (ids: readonly string[]) => void
  /** Names of ids that were chosen before this screen opened. */
  known?: readonly PersonView[]
  multiple?: boolean
  max?: number
  autoFocus?: boolean
  status?: 'error' | ''
  label?: string
}

const SEARCH_AFTER = 200

export function PersonSelect({
  id,
  value,
  onChange,
  known = [],
  multiple = false,
  max,
  autoFocus,
  status = '',
  label,
}: Props) {
  const { w, pick } = useWords()
  const [typed, setTyped] = useState('')
  const q = useLater(typed.trim(), SEARCH_AFTER)
  const people = usePeople(q)
  const seen = useSeenPeople(people.data, known)
  const options = useMemo(() => {
    const found = people.data ?? []
    const extra = value.filter((v) => !found.some((p) => p.id === v)).map((v) => seen.get(v))
    return [...found, ...extra.filter((p) => p !== undefined)].map((p) => ({ value: p.id, label: p.name, person: p }))
  }, [people.data, value, seen])
  return (
    <Select
      {...(id ? { id } : {})}
      className="wide"
      data-testid="person-select"
      {...(multiple ? { mode: 'multiple' as const } : {})}
      {...(max ? { maxCount: max } : {})}
      {...(label ? { 'aria-label': label } : {})}
      autoFocus={autoFocus ?? false}
      allowClear
      status={status}
      placeholder={w.form.searchPerson}
      value={multiple ? [...value] : value[0]}
      loading={people.isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={people.isFetching ? w.state.loading : w.signIn.nobody(typed)}
      onChange={(next: string | string[] | undefined) => onChange(Array.isArray(next) ? next : next ? [next] : [])}
      options={options}
      optionRender={({ data }) => (
        <span className="person-option">
          <Face name={data.person.name} size={28} />
          <span>
            {data.person.name}
            <small>{[pick(data.person.department), data.person.title].filter(Boolean).join(' · ')}</small>
          </span>
        </span>
      )}
    />
  )
}

/** Everybody the searches have shown, so that a chosen id keeps its name when the search moves on. */
export function useSeenPeople(
  more: readonly PersonView[] | undefined,
  known: readonly PersonView[] = [],
): ReadonlyMap<string, PersonView> {
  const client = useQueryClient()
  return useMemo(() => {
    const seen = new Map<string, PersonView>()
    for (const [, found] of client.getQueriesData<PersonView[]>({ queryKey: ['people'] }))
      for (const p of found ?? []) seen.set(p.id, p)
    for (const p of [...known, ...(more ?? [])]) seen.set(p.id, p)
    return seen
  }, [client, more, known])
}

function useLater<T>(value: T, ms: number): T {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return later
}
