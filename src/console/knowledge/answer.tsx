// An answer with its sources, as the search and the test show it: quoted words, whose they are, or what comes close.
import { Link } from 'react-router'
import { documentPath, type AnswerView } from '../data/knowledge.ts'
import { CheckIcon, RightIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'

export function Answer({ answer }: { answer: AnswerView }) {
  const { w } = useWords()
  const k = w.knowledge
  const said = answer.quotes.map((q) => q.text).join('\n')
  return (
    <section className={answer.answer === null ? 'kb-answer kb-answer-none' : 'kb-answer'} data-testid="kb-answer">
      <h2>
        {answer.answer === null ? k.noAnswer : answer.verifiedBy ? k.verifiedBy(answer.verifiedBy.name) : k.answerTitle}
        {answer.verifiedBy && <CheckIcon size={18} />}
      </h2>
      {answer.answer !== null && answer.answer !== said && <p className="kb-said">{answer.answer}</p>}
      {byPassage(answer.quotes).map(([first, ...more], n) => (
        <figure className="quote" key={`${first.document}#${first.place}`}>
          <blockquote>
            {n === 0 ? <mark className="quote-best">{first.text}</mark> : <p>{first.text}</p>}
            {more.map((q, i) => (
              <p key={i}>{q.text}</p>
            ))}
          </blockquote>
          <figcaption>
            <Link to={documentPath(first.document, first.place)}>
              {[
                first.title,
                ...first.headings.slice(-1),
                ...(first.page === undefined ? [] : [k.page(first.page)]),
              ].join(' · ')}
              <RightIcon size={14} />
            </Link>
          </figcaption>
        </figure>
      ))}
      {answer.nearest.length > 0 && (
        <>
          {answer.answer === null && <p className="faint">{k.nearest}</p>}
          <ul className="kb-near">
            {answer.nearest.map((n) => (
              <li key={n.document}>
                <Link to={documentPath(n.document)}>{n.title}</Link>
                {n.owner && <span className="faint"> · {n.owner.name}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

type Quote = AnswerView['quotes'][number]

/** The best sentence comes first; what stands in the same passage is shown with it. */
function byPassage(quotes: readonly Quote[]): [Quote, ...Quote[]][] {
  const groups: [Quote, ...Quote[]][] = []
  for (const quote of quotes) {
    const home = groups.find(([first]) => first.document === quote.document && first.place === quote.place)
    if (home) home.push(quote)
    else groups.push([quote])
  }
  return groups
}
