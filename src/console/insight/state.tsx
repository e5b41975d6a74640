// How a finding stands, as a small tag.
import type { FindingState } from '../data/insight.ts'
import { useWords } from '../words/words.tsx'

const TONE: Readonly<Record<FindingState, string>> = {
  open: 'kb-tag kb-tag-due',
  asked: 'kb-tag',
  answered: 'kb-tag insight-answered',
  confirmed: 'kb-tag kb-source-failed',
  dismissed: 'kb-tag kb-source-ok',
  resolved: 'kb-tag',
}

export function State({ state }: { state: FindingState }) {
  const { w } = useWords()
  return (
    <span className={TONE[state]} data-testid="finding-state" data-state={state}>
      {w.insight.state[state]}
    </span>
  )
}
