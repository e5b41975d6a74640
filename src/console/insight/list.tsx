// The list of findings with its filters; the address keeps them, so that a link shows the same.
import { Button, Segmented, Select } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { findingPath, useFindings, type FindingView } from '../data/insight.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { CheckIcon, RightIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { RowActs } from './row-acts.tsx'
import { State } from './state.tsx'

const SHOW = {
  open: 'open,asked,answered',
  judged: 'confirmed,dismissed',
  resolved: 'resolved',
  all: '',
} as const
type Show = keyof typeof SHOW
const SHOWN = Object.keys(SHOW) as Show[]

export function FindingList({ about }: { about: boolean }) {
  const { w } = useWords()
  const i = w.insight
  const [search, setSearch] = useSearchParams()
  const show = SHOWN.find((s) => s === search.get('show')) ?? (about ? 'all' : 'open')
  const kind = search.get('kind') ?? ''
  const order = search.get('order') === 'time' ? 'time' : 'weight'
  const state = SHOW[show]
  // What is late stands in the digest; here it would bury everything else. It is one choice away.
  const kinds =
    kind ||
    Object.keys(i.kind)
      .filter((k) => k !== 'overdue')
      .join(',')
  const findings = useFindings({ ...(state ? { state } : {}), kind: about && !kind ? '' : kinds, order })
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
  const items = findings.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <div className="filters insight-filters">
        <Segmented<Show>
          value={show}
          onChange={(next) => set({ show: next })}
          options={SHOWN.map((s) => ({ value: s, label: i.show[s] }))}
          aria-label={i.tabs.findings}
        />
        <Select
          className="process-filter"
          aria-label={i.allKinds}
          popupMatchSelectWidth={false}
          value={kind}
          onChange={(next: string) => set({ kind: next })}
          options={[
            { value: '', label: about ? i.allKinds : i.butOverdue },
            ...Object.entries(i.kind).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Select
          className="insight-order"
          aria-label={i.order.label}
          popupMatchSelectWidth={false}
          value={order}
          onChange={(next: string) => set({ order: next === 'time' ? 'time' : '' })}
          options={(['weight', 'time'] as const).map((value) => ({ value, label: i.order[value] }))}
        />
      </div>
      {findings.isPending ? (
        <ListSkeleton />
      ) : findings.error ? (
        <LoadFailed error={findings.error} again={() => void findings.refetch()} />
      ) : items.length === 0 ? (
        <Empty
          icon={<CheckIcon size={28} />}
          title={about ? i.about.none : i.none}
          hint={about ? i.about.noneHint : i.noneHint}
        />
      ) : (
        <>
          <Findings items={items} />
          {findings.hasNextPage && (
            <div className="more">
              <Button loading={findings.isFetchingNextPage} onClick={() => void findings.fetchNextPage()}>
                {i.more}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}

/** `acts`: judged and asked about in the list itself, with one tap. */
export function Findings({ items, acts = false }: { items: readonly FindingView[]; acts?: boolean }) {
  const { w, pick, times } = useWords()
  const i = w.insight
  return (
    <ul className="rows" data-testid="findings">
      {items.map((f) => (
        <li key={f.id}>
          <Link className="row-item" to={findingPath(f.id)} data-testid="finding-row" data-kind={f.kind}>
            <span className="row-main">
              <span className="row-title">
                {pick(f.name)}
                {f.exact && (
                  <span className="kb-tag insight-exact" title={i.exactHint}>
                    {i.exact}
                  </span>
                )}
              </span>
              <span className="insight-says">{pick(f.says)}</span>
              <span className="row-facts">
                {f.persons.length > 0 && <span>{w.list(f.persons.map((p) => p.name))}</span>}
                <span>{i.cases(f.caseCount)}</span>
                {f.stake && <span className="num">{i.stake(pick(f.stake))}</span>}
                <span className="num">{times.moment(f.detectedAt ?? f.firstAt)}</span>
              </span>
            </span>
            <State state={f.state} />
            <RightIcon size={16} />
          </Link>
          {acts && <RowActs finding={f} />}
        </li>
      ))}
    </ul>
  )
}
