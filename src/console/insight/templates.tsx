// What the reader files again and again, offered above an empty form: one tap fills what was the same each time, and nothing is sent.
import { useQuery } from '@tanstack/react-query'
import { call } from '../data/client.ts'
import type { Values } from '../data/shapes.ts'
import { useWords } from '../words/words.tsx'

export function Templates({ process, take }: { process: string; take: (values: Values) => void }) {
  const { w, pick } = useWords()
  const t = w.insight.templates
  const templates = useQuery({
    queryKey: ['insight', 'templates', process],
    queryFn: ({ signal }) => call('GET /api/insight/templates/:process', { params: { process }, signal }),
    staleTime: 60_000,
  }).data
  if (!templates?.length) return null
  return (
    <div className="insight-templates" role="group" aria-label={t.title} data-testid="templates">
      <span className="faint">{t.title}</span>
      {templates.map((one) => (
        <button
          key={one.lastAt}
          type="button"
          className="insight-template"
          title={t.hint}
          onClick={() => take(one.values)}
        >
          {pick(one.label)}
          <span className="faint num"> {t.times(one.times)}</span>
        </button>
      ))}
    </div>
  )
}
