// Every form, one click from the chat.
import { Link } from 'react-router'
import { useProcesses } from '../data/queries.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { useWords } from '../words/words.tsx'

export function ProcessMenu({ close }: { close: () => void }) {
  const { w, pick } = useWords()
  const processes = useProcesses()
  if (processes.error) return <LoadFailed error={processes.error} again={() => void processes.refetch()} />
  return (
    <nav className="process-menu" aria-label={w.chat.forms} data-testid="process-menu">
      <div className="process-menu-title">{w.chat.forms}</div>
      {(processes.data ?? [])
        .filter((p) => p.mayStart)
        .map((p) => (
          <Link key={p.key} to={`/new/${p.key}`} onClick={close} data-testid={`form-${p.key}`}>
            {pick(p.name)}
            {p.description && <small>{pick(p.description)}</small>}
          </Link>
        ))}
    </nav>
  )
}
