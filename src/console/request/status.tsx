// Where a request stands, as a word with its colour.
import type { RequestSummary } from '../data/shapes.ts'
import { useWords } from '../words/words.tsx'

export function Status({ status }: { status: RequestSummary['status'] }) {
  const { w } = useWords()
  return (
    <span className={`status status-${status}`} data-testid="status" data-status={status}>
      {w.status[status]}
    </span>
  )
}
