// Who of equal approvers has been the quickest of late: a line under the route, or a choice offered where the reader names one.
import { useQuery } from '@tanstack/react-query'
import { call } from '../data/client.ts'
import type { Soonest } from '../data/insight.ts'
import { useWords } from '../words/words.tsx'

export function SoonestLines({ soonest }: { soonest: readonly Soonest[] }) {
  const line = useLine()
  if (soonest.length === 0) return null
  return (
    <ul className="insight-soonest faint" data-testid="soonest">
      {soonest.map((s) => (
        <li key={s.step}>{line(s)}</li>
      ))}
    </ul>
  )
}

/** One tap picks them; whoever else is picked is as good. */
export function SoonestPick({ process, step, take }: { process: string; step: string; take: (id: string) => void }) {
  const { w } = useWords()
  const line = useLine()
  const soonest = useQuery({
    queryKey: ['insight', 'soonest', process],
    queryFn: ({ signal }) => call('GET /api/insight/soonest/:process', { params: { process }, signal }),
    staleTime: 60_000,
  }).data?.find((s) => s.step === step)
  if (!soonest) return null
  return (
    <p className="insight-soonest faint" data-testid="soonest">
      {line(soonest)}{' '}
      <button type="button" className="link-button" onClick={() => take(soonest.person.id)}>
        {w.insight.soonest.choose(soonest.person.name)}
      </button>
    </p>
  )
}

function useLine(): (s: Soonest) => string {
  const { w, pick } = useWords()
  return ({ choice, name, person, hours, n, among }) =>
    w.insight.soonest[choice]({ step: pick(name), who: person.name, hours: w.insight.map.hours(hours), n, among })
}
