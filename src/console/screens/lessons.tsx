// Lessons as administrators review them: what was learnt, from whom, what was held back and why; any can be removed, and what was held back released.
import { Button, Input, Select, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useIsAdmin, useLessons, type LessonFilter, type LessonState } from '../data/admin.ts'
import { useProcesses } from '../data/queries.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { SearchIcon } from '../shell/icons.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'
import { LessonRow } from './lesson-row.tsx'
import { Lost } from './lost.tsx'

const STATES: readonly LessonState[] = ['active', 'held', 'waiting', 'removed']
const SEARCH_AFTER = 250

export function Lessons() {
  const { w } = useWords()
  const l = w.admin.lessons
  usePageTitle(l.title)
  if (!useIsAdmin()) return <Lost />
  return (
    <div className="page">
      <div className="page-head">
        <h1>{l.title}</h1>
      </div>
      <p className="admin-lead">{l.lead}</p>
      <Review />
    </div>
  )
}

function Review() {
  const { w, pick } = useWords()
  const l = w.admin.lessons
  const [search, setSearch] = useSearchParams()
  const state = STATES.find((s) => s === search.get('state')) ?? 'active'
  const [process, q] = [search.get('process') ?? '', search.get('q') ?? '']
  const filter: LessonFilter = { state, ...(process ? { process } : {}), ...(q ? { q } : {}) }
  const lessons = useLessons(filter)
  const processes = useProcesses().data ?? []
  const set = (part: Record<string, string>) =>
    setSearch(
      (old) => {
        for (const [key, value] of Object.entries(part))
          if (value) old.set(key, value)
          else old.delete(key)
        return old
      },
      { replace: true },
    )
  const counts = lessons.data?.pages[0]?.counts
  const items = lessons.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <Tabs
        activeKey={state}
        onChange={(key) => set({ state: key === 'active' ? '' : key })}
        items={STATES.map((s) => ({
          key: s,
          label: (
            <>
              {l.states[s]}
              {counts?.[s] ? <span className="tab-count num">{counts[s]}</span> : null}
            </>
          ),
        }))}
      />
      <div className="filters">
        <Search value={q} onChange={(next) => set({ q: next })} />
        <Select
          className="process-filter"
          aria-label={l.process}
          value={process}
          onChange={(key: string) => set({ process: key })}
          options={[{ value: '', label: l.process }, ...processes.map((p) => ({ value: p.key, label: pick(p.name) }))]}
        />
      </div>
      {lessons.isPending ? (
        <ListSkeleton />
      ) : lessons.error && items.length === 0 ? (
        <LoadFailed error={lessons.error} again={() => void lessons.refetch()} />
      ) : items.length === 0 ? (
        process || q ? (
          <Empty icon={<SearchIcon size={26} />} title={l.noneFound} />
        ) : (
          <Empty icon={<SearchIcon size={26} />} title={l.none} hint={l.noneHint} />
        )
      ) : (
        <>
          <ul className="rows" aria-busy={lessons.isPlaceholderData} data-testid="lessons">
            {items.map((lesson) => (
              <LessonRow key={lesson.id} lesson={lesson} />
            ))}
          </ul>
          {lessons.hasNextPage && (
            <div className="more">
              <Button onClick={() => void lessons.fetchNextPage()} loading={lessons.isFetchingNextPage}>
                {l.more}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}

/** Typing must not ask the server at every letter. */
function Search({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { w } = useWords()
  const [typed, setTyped] = useState(value)
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onChange(typed.trim()), SEARCH_AFTER)
    return () => clearTimeout(timer)
  })
  return (
    <Input
      className="find"
      allowClear
      prefix={<SearchIcon size={18} />}
      placeholder={w.admin.lessons.search}
      aria-label={w.admin.lessons.search}
      value={typed}
      onChange={(e) => setTyped(e.target.value)}
    />
  )
}
