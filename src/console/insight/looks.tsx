// Who looked at findings by office; written into a chain, shown here as it stands.
import { useFairness, useLooks } from '../data/insight.ts'
import { useMe } from '../data/session.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { useWords } from '../words/words.tsx'

export function Looks() {
  const isAuditor = useMe().roles.includes('auditor')
  return (
    <>
      {isAuditor && <Fairness />}
      <Log />
    </>
  )
}

function Fairness() {
  const { w, pick } = useWords()
  const f = w.insight.fairness
  const { data } = useFairness()
  if (!data?.rows.length) return null
  return (
    <section aria-label={f.title}>
      <h2 className="kb-section">{f.title}</h2>
      <p className="admin-lead">{f.lead(data.usual, data.fewest)}</p>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={f.title}>
        <table className="plain-table" data-testid="fairness">
          <thead>
            <tr>
              {[f.department, f.requests, f.findings, f.ratio].map((c) => (
                <th key={c} scope="col">
                  {c}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.department.en}>
                <td>{pick(row.department)}</td>
                <td className="num">{row.requests}</td>
                <td className="num">{row.findings}</td>
                <td className="num">
                  {row.ratio === undefined ? <span className="faint">{f.few}</span> : f.times(row.ratio)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2 className="kb-section">{w.insight.tabs.looks}</h2>
    </section>
  )
}

function Log() {
  const { w, times } = useWords()
  const l = w.insight.looks
  const looks = useLooks()
  if (looks.isPending) return <ListSkeleton rows={3} />
  if (looks.error) return <LoadFailed error={looks.error} again={() => void looks.refetch()} />
  return (
    <>
      <p className="admin-lead">{l.lead}</p>
      {looks.data.length === 0 ? (
        <Empty title={l.none} />
      ) : (
        <ul className="rows" data-testid="looks">
          {looks.data.map((look, n) => (
            <li key={n} className="row-item insight-still">
              <span className="row-main">
                <span className="row-title">
                  {look.by.name} · {l.what[look.what] ?? look.what}
                </span>
                <span className="row-facts">
                  <span className="num">{times.moment(look.at)}</span>
                  {look.findings > 0 && <span>{l.findings(look.findings)}</span>}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
