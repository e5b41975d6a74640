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
      {answer.quotes.map((q, i) => (
        <figure className="quote" key={`${q.place}${i}`}>
          <blockquote>{i === 0 ? <mark className="quote-best">{q.text}</mark> : <p>{q.text}</p>}</blockquote>
          <figcaption>
            <Link to={documentPath(q.document, q.place)}>
              {[q.title, ...q.headings.slice(-1), ...(q.page === undefined ? [] : [k.page(q.page)])].join(' · ')}
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
