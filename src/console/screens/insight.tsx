// Insight: the digest, the findings, the process map, how often the engine was right; whoever leads nobody sees what is about them.
import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { useInsight, type Summary } from '../data/insight.ts'
import { useIsAdmin } from '../data/admin.ts'
import { useMe } from '../data/session.ts'
import { DigestTab } from '../insight/digest.tsx'
import { FindingList } from '../insight/list.tsx'
import { Looks } from '../insight/looks.tsx'
import { MapTab } from '../insight/map.tsx'
import { Precision } from '../insight/precision.tsx'
import { InsightSettingsTab } from '../insight/settings.tsx'
import { LoadFailed } from '../shell/broken.tsx'
import { ListSkeleton } from '../shell/empty.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'

export function Insight() {
  const { w } = useWords()
  const i = w.insight
  usePageTitle(i.title)
  const summary = useInsight()
  const [search, setSearch] = useSearchParams()
  const choose = (tab: string) => setSearch(tab === 'digest' ? {} : { tab })
  return (
    <div className="page">
      <div className="page-head">
        <h1>{i.title}</h1>
      </div>
      <p className="admin-lead">{i.lead}</p>
      {summary.isPending ? (
        <ListSkeleton />
      ) : summary.error ? (
        <LoadFailed error={summary.error} again={() => void summary.refetch()} />
      ) : (
        <Sections summary={summary.data} tab={search.get('tab') ?? ''} choose={choose} />
      )}
    </div>
  )
}

function Sections({ summary, tab, choose }: { summary: Summary; tab: string; choose: (tab: string) => void }) {
  const { w } = useWords()
  const { tabs, about } = w.insight
  const isAdmin = useIsAdmin()
  const isAuditor = useMe().roles.includes('auditor')
  const leads = summary.relation !== 'concerned'
  const items = [
    ...(leads ? [{ key: 'digest', label: tabs.digest, children: <DigestTab rhythm={summary.rhythm} /> }] : []),
    { key: 'findings', label: leads ? tabs.findings : about.title, children: <FindingList about={!leads} /> },
    ...(leads
      ? [
          { key: 'map', label: tabs.map, children: <MapTab processes={summary.processes} /> },
          { key: 'precision', label: tabs.precision, children: <Precision summary={summary} /> },
        ]
      : []),
    ...(isAuditor || isAdmin ? [{ key: 'looks', label: tabs.looks, children: <Looks /> }] : []),
    ...(isAdmin ? [{ key: 'settings', label: tabs.settings, children: <InsightSettingsTab /> }] : []),
  ]
  return (
    <Tabs
      className="kb-tabs"
      activeKey={items.some((item) => item.key === tab) ? tab : items[0]!.key}
      onChange={choose}
      destroyOnHidden
      items={items}
    />
  )
}
