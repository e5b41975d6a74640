// For administrators: kinds switched off, and whether anything about how a person works is looked at.
import { App, Checkbox, Switch } from 'antd'
import { useInsightSettings, useKeepSettings, type FindingKind, type InsightSettings } from '../data/insight.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { ListSkeleton } from '../shell/empty.tsx'
import { useWords } from '../words/words.tsx'

export function InsightSettingsTab() {
  const { w, why } = useWords()
  const s = w.insight.settings
  const { message } = App.useApp()
  const settings = useInsightSettings()
  const keep = useKeepSettings()
  if (settings.isPending) return <ListSkeleton rows={3} />
  if (settings.error) return <LoadFailed error={settings.error} again={() => void settings.refetch()} />
  const now = keep.isPending ? keep.variables : settings.data
  const change = (next: InsightSettings) =>
    keep.mutate(next, {
      onSuccess: () => message.success(s.saved),
      onError: (error) => message.error(why(error)),
    })
  const kinds = Object.entries(w.insight.kind) as [FindingKind, string][]
  return (
    <div className="panel insight-settings">
      <p className="admin-lead">{s.lead}</p>
      <label className="insight-switch">
        <Switch checked={now.aggregateOnly} onChange={(aggregateOnly) => change({ ...now, aggregateOnly })} />
        <span>{s.aggregate}</span>
      </label>
      <h2>{s.kinds}</h2>
      <div className="insight-kinds">
        {kinds.map(([kind, label]) => (
          <Checkbox
            key={kind}
            checked={!now.off.includes(kind)}
            onChange={(e) =>
              change({ ...now, off: e.target.checked ? now.off.filter((k) => k !== kind) : [...now.off, kind] })
            }
          >
            {label}
          </Checkbox>
        ))}
      </div>
    </div>
  )
}
