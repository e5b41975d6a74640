// Everything one has asked for, and what one took part in: by state, by process, by words. The filter lives in the address.
import { Button, Input, Segmented, Select, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useCounts, useProcesses, useRequests } from '../data/queries.ts'
import { RequestRow } from '../request/row.tsx'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { RequestsIcon, SearchIcon } from '../shell/icons.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'

const TABS = {
  underway: 'underway',
  returned: 'returned',
  finished: 'approved,rejected,withdrawn,terminated',
  all: '',
} as const
type Tab = keyof typeof TABS
const SEARCH_AFTER = 250

export function Requests() {
  const { w } = useWords()
  usePageTitle(w.requests.title)
  const [search, setSearch] = useSearchParams()
  const tab = readTab(search.get('tab'))
  const mine = search.get('scope') !== 'involved'
  const process = search.get('process') ?? undefined
  const q = search.get('q') ?? undefined
  const status = TABS[tab]
  const list = useRequests({
    scope: mine ? 'mine' : 'involved',
    ...(mine && status ? { status } : {}),
    ...(mine && process ? { process } : {}),
    ...(q ? { q } : {}),
  })
  const set = (part: Record<string, string | undefined>) =>
    setSearch(
      (old) => {
        for (const [key, value] of Object.entries(part))
          if (value) old.set(key, value)
          else old.delete(key)
        return old
      },
      { replace: true },
    )
  const items = list.data?.pages.flatMap((p) => p.items) ?? []
  return (
    <div className="page">
      <div className="page-head">
        <h1>{w.requests.title}</h1>
        <Segmented
          value={mine ? 'mine' : 'involved'}
          onChange={(scope) => set({ scope: scope === 'mine' ? undefined : scope, tab: undefined })}
          options={[
            { value: 'mine', label: w.requests.mine },
            { value: 'involved', label: w.requests.involved },
          ]}
        />
      </div>
      {mine && <StateTabs tab={tab} choose={(next) => set({ tab: next === 'underway' ? undefined : next })} />}
      <div className="filters">
        <Search value={q ?? ''} onChange={(next) => set({ q: next || undefined })} />
        {mine && <ProcessFilter value={process} onChange={(next) => set({ process: next })} />}
      </div>
      {list.isPending ? (
        <ListSkeleton />
      ) : list.error && items.length === 0 ? (
        <LoadFailed error={list.error} again={() => void list.refetch()} />
      ) : items.length === 0 ? (
        <Nothing tab={tab} mine={mine} filtered={Boolean(q ?? process)} />
      ) : (
        <>
          <ul className="rows" aria-busy={list.isPlaceholderData} data-testid="requests">
            {items.map((r) => (
              <RequestRow key={r.id} request={r} mine={mine} />
            ))}
          </ul>
          <div className="more">
            {list.hasNextPage ? (
              <Button
                onClick={() => void list.fetchNextPage()}
                loading={list.isFetchingNextPage}
                data-testid="load-more"
              >
                {w.requests.more}
              </Button>
            ) : (
              items.length > 8 && <span className="faint">{w.requests.end}</span>
            )}
          </div>
        </>
      )}
    </div>
  )
}

function StateTabs({ tab, choose }: { tab: Tab; choose: (tab: Tab) => void }) {
  const { w } = useWords()
  const counts = useCounts().data
  return (
    <Tabs
      activeKey={tab}
      onChange={(key) => choose(readTab(key))}
      items={[
        { key: 'underway', label: <Counted words={w.requests.underway} n={counts?.underway} /> },
        { key: 'returned', label: <Counted words={w.requests.returned} n={counts?.returned} /> },
        { key: 'finished', label: w.requests.finished },
        { key: 'all', label: w.requests.all },
      ]}
    />
  )
}

function Counted({ words, n }: { words: string; n: number | undefined }) {
  return (
    <>
      {words}
      {n ? <span className="tab-count num">{n}</span> : null}
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
      placeholder={w.requests.search}
      aria-label={w.requests.search}
      data-testid="requests-search"
      value={typed}
      onChange={(e) => setTyped(e.target.value)}
    />
  )
}

function ProcessFilter({
  value,
  onChange,
}: {
  value: string | undefined
  onChange: (key: string | undefined) => void
}) {
  const { w, pick } = useWords()
  const processes = useProcesses().data ?? []
  return (
    <Select
      className="process-filter"
      aria-label={w.requests.process}
      value={value ?? ''}
      onChange={(key: string) => onChange(key || undefined)}
      options={[
        { value: '', label: w.requests.process },
        ...processes.map((p) => ({ value: p.key, label: pick(p.name) })),
      ]}
    />
  )
}

function Nothing({ tab, mine, filtered }: { tab: Tab; mine: boolean; filtered: boolean }) {
  const { w } = useWords()
  if (filtered) return <Empty icon={<SearchIcon size={26} />} title={w.requests.noneFound} />
  if (!mine) return <Empty icon={<RequestsIcon size={26} />} title={w.requests.noneInvolved} />
  return (
    <Empty icon={<RequestsIcon size={26} />} title={w.requests.none[tab]} hint={w.requests.noneHint}>
      <Link to="/">
        <Button type="primary">{w.nav.chat}</Button>
      </Link>
      <Link to="/new">
        <Button>{w.nav.start}</Button>
      </Link>
    </Empty>
  )
}

const readTab = (text: string | null): Tab => (text !== null && Object.hasOwn(TABS, text) ? (text as Tab) : 'underway')
