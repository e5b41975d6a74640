// Where documents come from, whether that works, and which files could not be read.
import { useSources } from '../data/knowledge.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { FileIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'

export function Sources() {
  const { w, times } = useWords()
  const k = w.knowledge.sources
  const sources = useSources()
  if (sources.isPending) return <ListSkeleton rows={2} />
  if (sources.error) return <LoadFailed error={sources.error} again={() => void sources.refetch()} />
  if (sources.data.length === 0) return <Empty icon={<FileIcon size={28} />} title={k.none} />
  return (
    <ul className="rows" data-testid="sources">
      {sources.data.map((s) => (
        <li key={s.id} className="kb-line">
          <div className="row-main">
            <p className="kb-title">{s.kind === 'upload' ? k.uploads : s.name}</p>
            <p className="kb-facts">
              {[
                k.kind[s.kind],
                k.documents(s.documents),
                ...(s.checkedAt ? [k.checked(times.moment(s.checkedAt))] : []),
              ].join(' · ')}
            </p>
            {s.problems.map((p, i) => (
              <p key={i} className="kb-problem">
                {p.name}: {p.why}
              </p>
            ))}
          </div>
          <span className={`kb-tag kb-source-${s.state}`}>{k.state[s.state]}</span>
        </li>
      ))}
    </ul>
  )
}
