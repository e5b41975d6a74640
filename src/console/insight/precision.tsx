// How often the engine was right, by kind, over the last 90 days; no rate where there are too few judgements.
import type { Summary } from '../data/insight.ts'
import { Empty } from '../shell/empty.tsx'
import { useWords } from '../words/words.tsx'

export function Precision({ summary }: { summary: Summary }) {
  const { w, pick } = useWords()
  const p = w.insight.precision
  if (summary.precision.length === 0) return <Empty title={p.none} hint={p.noneHint} />
  return (
    <>
      <p className="admin-lead">{p.lead(summary.fewest)}</p>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={w.insight.tabs.precision}>
        <table className="plain-table" data-testid="precision">
          <thead>
            <tr>
              {[p.kind, p.confirmed, p.dismissed, p.rate].map((c) => (
                <th key={c} scope="col">
                  {c}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {summary.precision.map((row) => (
              <tr key={row.kind}>
                <td>{pick(row.name)}</td>
                <td className="num">{row.confirmed}</td>
                <td className="num">{row.dismissed}</td>
                <td className="num">
                  {row.precision === undefined ? (
                    <span className="faint">{p.few(row.confirmed + row.dismissed)}</span>
                  ) : (
                    `${Math.round(row.precision * 100)}%`
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
