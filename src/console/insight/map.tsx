// The process as it is lived: pick a process and a time, see which way requests go and where they wait.
import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { useMap, type MapView, type Summary } from '../data/insight.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { useWords } from '../words/words.tsx'
import { Drawing } from './drawing.tsx'
import { mainPaths } from './layout.ts'

const DAYS = [30, 90, 365] as const

export function MapTab({ processes }: { processes: Summary['processes'] }) {
  const { w, pick } = useWords()
  const m = w.insight.map
  const [process, setProcess] = useState(processes.find((p) => p.key === 'expense')?.key ?? processes[0]?.key ?? '')
  const [days, setDays] = useState<number>(90)
  const [paths, setPaths] = useState<'main' | 'all'>('main')
  const map = useMap(process, days)
  return (
    <>
      <div className="filters insight-filters">
        <Select
          className="process-filter"
          aria-label={m.process}
          value={process}
          onChange={setProcess}
          options={processes.map((p) => ({ value: p.key, label: pick(p.name) }))}
        />
        <Select
          aria-label={m.days(days)}
          value={days}
          onChange={setDays}
          options={DAYS.map((d) => ({ value: d, label: m.days(d) }))}
        />
        <Segmented<'main' | 'all'>
          aria-label={m.paths}
          value={paths}
          onChange={setPaths}
          options={[
            { value: 'main', label: m.main },
            { value: 'all', label: m.all },
          ]}
        />
      </div>
      {map.isPending ? (
        <ListSkeleton rows={4} />
      ) : map.error ? (
        <LoadFailed error={map.error} again={() => void map.refetch()} />
      ) : map.data.requests === 0 ? (
        <Empty title={m.none} hint={m.noneHint} />
      ) : (
        <>
          <p className="faint">
            {m.requests(map.data.requests)} · {m.hint}
          </p>
          <Drawing map={paths === 'main' ? mainPaths(map.data) : map.data} />
          <Bottlenecks map={map.data} />
        </>
      )}
    </>
  )
}

function Bottlenecks({ map }: { map: MapView }) {
  const { w, pick } = useWords()
  const m = w.insight.map
  const hours = (ms: number | undefined): string => (ms === undefined ? '' : m.hours(ms / 3_600_000))
  const steps = map.nodes
    .filter((n) => n.median !== undefined)
    .toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))
    .slice(0, 10)
  return (
    <section aria-label={m.bottlenecks}>
      <h2 className="kb-section">{m.bottlenecks}</h2>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={m.bottlenecks}>
        <table className="plain-table" data-testid="bottlenecks">
          <thead>
            <tr>
              {[m.step, m.share, m.median, m.slow, m.times].map((c) => (
                <th key={c} scope="col">
                  {c}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map((n) => (
              <tr key={n.id}>
                <td>{pick(n.label)}</td>
                <td className="num">{Math.round((n.share ?? 0) * 100)}%</td>
                <td className="num">{hours(n.median)}</td>
                <td className="num">{hours(n.slow)}</td>
                <td className="num">{n.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
