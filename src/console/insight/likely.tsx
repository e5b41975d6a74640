// What the reader probably wants to start, from what they filed before: above all processes, with the counts behind it.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { call } from '../data/client.ts'
import { useWords } from '../words/words.tsx'

export function Likely() {
  const { w, pick } = useWords()
  const l = w.insight.likely
  const likely = useQuery({
    queryKey: ['insight', 'likely'],
    queryFn: ({ signal }) => call('GET /api/insight/likely', { signal }),
    staleTime: 60_000,
  }).data
  if (!likely?.length) return null
  return (
    <div className="insight-templates" role="group" aria-label={l.title} data-testid="likely">
      <span className="faint">{l.title}</span>
      {likely.map((one) => (
        <Link key={one.process} className="insight-template" to={`/new/${one.process}`} title={l.whose[one.alike]}>
          {pick(one.name)}
          <span className="faint num"> {l.share(one.count, one.of)}</span>
        </Link>
      ))}
    </div>
  )
}
