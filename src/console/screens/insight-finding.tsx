// One finding: what was seen and what it rests on, the requests, what people said, and what the reader may do.
import { useParams, Link } from 'react-router'
import { CallFailed } from '../data/client.ts'
import { useFinding, type FindingDetail } from '../data/insight.ts'
import { Act } from '../insight/act.tsx'
import { State } from '../insight/state.tsx'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, PageSkeleton } from '../shell/empty.tsx'
import { BackIcon, RightIcon } from '../shell/icons.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'

export function InsightFinding() {
  const { w, pick } = useWords()
  const { id = '' } = useParams()
  const found = useFinding(id)
  usePageTitle(found.data ? pick(found.data.name) : w.insight.title)
  if (found.isPending) return <PageSkeleton />
  if (!found.data) {
    const hidden = found.error instanceof CallFailed && found.error.status === 404
    return (
      <div className="page">
        {hidden ? (
          <Empty title={w.state.failed} hint={w.insight.gone} />
        ) : (
          <LoadFailed error={found.error} again={() => void found.refetch()} />
        )}
      </div>
    )
  }
  return <Whole finding={found.data} />
}

function Whole({ finding }: { finding: FindingDetail }) {
  const { w, pick } = useWords()
  const i = w.insight
  return (
    <div className="page" data-testid="finding">
      <Link to="/insight?tab=findings" className="kb-back">
        <BackIcon size={16} />
        {i.back}
      </Link>
      <div className="detail-title">
        <h1>{pick(finding.name)}</h1>
        <State state={finding.state} />
      </div>
      <p className="insight-lead">{pick(finding.says)}</p>
      <p className="faint">{pick(finding.mayBe)}</p>
      {finding.answer && (
        <figure className="quote insight-answer" data-testid="finding-answer">
          <blockquote>{finding.answer.words}</blockquote>
          <figcaption>{i.answered(finding.answer.by.name)}</figcaption>
        </figure>
      )}
      <Act finding={finding} />
      <div className="insight-parts">
        <section className="panel" aria-label={i.facts}>
          <h2>{i.facts}</h2>
          <dl className="fields">
            {finding.facts.map((f) => [
              <dt key={`${f.name.en}-t`}>{pick(f.name)}</dt>,
              <dd key={`${f.name.en}-d`}>{pick(f.value)}</dd>,
            ])}
          </dl>
        </section>
        <section className="panel" aria-label={i.casesTitle}>
          <h2>{i.casesTitle}</h2>
          <Cases finding={finding} />
        </section>
        <section className="panel" aria-label={i.history}>
          <h2>{i.history}</h2>
          <History finding={finding} />
        </section>
      </div>
    </div>
  )
}

function Cases({ finding }: { finding: FindingDetail }) {
  const { w, pick } = useWords()
  const more = finding.caseCount - finding.cases.length
  return (
    <ul className="insight-cases">
      {finding.cases.map((c) => (
        <li key={c.id}>
          {c.mayOpen ? (
            <Link to={`/requests/${c.id}`}>
              <span className="num">{c.number}</span> {c.title && pick(c.title)}
              <RightIcon size={14} />
            </Link>
          ) : (
            <span className="faint" title={w.insight.hidden}>
              <span className="num">{c.number}</span> · {w.insight.hidden}
            </span>
          )}
        </li>
      ))}
      {more > 0 && <li className="faint">{w.insight.moreCases(more)}</li>}
    </ul>
  )
}

function History({ finding }: { finding: FindingDetail }) {
  const { w, times } = useWords()
  return (
    <ol className="insight-history">
      {finding.history.map((h, n) => (
        <li key={n}>
          <span className="faint num">{times.moment(h.at)}</span>
          <span>
            {h.by && `${h.by.name} · `}
            {w.insight.entry[h.what]}
          </span>
          {h.words && <span className="insight-words">{h.words}</span>}
        </li>
      ))}
    </ol>
  )
}
