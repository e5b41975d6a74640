// Who looked at findings by office; written into a chain, shown here as it stands.
import { useLooks } from '../data/insight.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { useWords } from '../words/words.tsx'

export function Looks() {
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
