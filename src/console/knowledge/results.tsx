// What a search found: the answer first, then the passages, each with why it matched.
import { Link } from 'react-router'
import { documentPath, useSearch, type SearchHit } from '../data/knowledge.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { SearchIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { Answer } from './answer.tsx'

export function Results({ question }: { question: string }) {
  const { w } = useWords()
  const k = w.knowledge
  const found = useSearch(question)
  if (found.isPending) return <ListSkeleton rows={3} />
  if (found.error) return <LoadFailed error={found.error} again={() => void found.refetch()} />
  const { answer, hits } = found.data
  return (
    <div aria-busy={found.isPlaceholderData}>
      {(answer.answer !== null || hits.length > 0) && <Answer answer={answer} />}
      {hits.length === 0 ? (
        <Empty icon={<SearchIcon size={26} />} title={k.noMatches} hint={k.noMatchesHint} />
      ) : (
        <>
          <h2 className="kb-section">{k.matches}</h2>
          <ol className="kb-hits" data-testid="kb-hits">
            {hits.map((hit) => (
              <HitRow key={`${hit.document}#${hit.place}`} hit={hit} question={question} />
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

function HitRow({ hit, question }: { hit: SearchHit; question: string }) {
  const { w } = useWords()
  const k = w.knowledge
  const path = documentPath(hit.document, hit.place)
  const [page, hash] = path.split('#')
  return (
    <li className="kb-hit" data-testid="kb-hit">
      <Link to={`${page}?q=${encodeURIComponent(question)}#${hash ?? ''}`} className="kb-hit-title">
        {[hit.title, ...hit.headings.slice(-1)].join(' · ')}
        {hit.page !== undefined && <span className="faint"> {k.page(hit.page)}</span>}
      </Link>
      {hit.question && <p className="kb-question">{hit.question}</p>}
      <p className="kb-text">
        {hit.text.slice(0, hit.from)}
        <mark className="quote-best">{hit.text.slice(hit.from, hit.to)}</mark>
        {hit.text.slice(hit.to)}
      </p>
      <Why why={hit.why} />
    </li>
  )
}

export function Why({ why }: { why: SearchHit['why'] }) {
  const { w } = useWords()
  const k = w.knowledge
  return (
    <dl className="kb-why" aria-label={k.why}>
      <dt className="visually-hidden">{k.why}</dt>
      <dd className="num">{k.whyScore(why.score)}</dd>
      {why.words.length > 0 && (
        <dd>
          {k.whyWords}
          {why.words.map((word) => (
            <span key={word} className="kb-word">
              {word}
            </span>
          ))}
        </dd>
      )}
      {why.missing.length > 0 && (
        <dd>
          {k.whyMissing}
          {why.missing.map((word) => (
            <span key={word} className="kb-word kb-word-missing">
              {word}
            </span>
          ))}
        </dd>
      )}
      {why.inHeading && <dd>{k.whyHeading}</dd>}
      {why.across && <dd>{k.whyAcross}</dd>}
    </dl>
  )
}
