// Questions the documents do not answer, the most asked first, and the way to answer one.
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { documentPath, useGaps, type Gap } from '../data/knowledge.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { CheckIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { Teach } from './teach.tsx'

export function Gaps() {
  const { w } = useWords()
  const k = w.knowledge.gaps
  const gaps = useGaps()
  const [answering, setAnswering] = useState<Gap | undefined>()
  if (gaps.isPending) return <ListSkeleton rows={3} />
  if (gaps.error) return <LoadFailed error={gaps.error} again={() => void gaps.refetch()} />
  if (gaps.data.length === 0) return <Empty icon={<CheckIcon size={28} />} title={k.none} hint={k.noneHint} />
  return (
    <>
      <ul className="rows" data-testid="gaps">
        {gaps.data.map((gap) => (
          <li key={gap.question} className="kb-line" data-testid="gap-row">
            <div className="row-main">
              <p className="kb-title">{gap.question}</p>
              <p className="kb-facts">{k.asked(gap.times, gap.people)}</p>
              {gap.also.length > 0 && (
                <p className="kb-facts">
                  {k.also}：{gap.also.join(' / ')}
                </p>
              )}
              {gap.documents.length > 0 && (
                <p className="kb-facts">
                  {k.near}：
                  {gap.documents.map((d) => (
                    <Link key={d.id} to={documentPath(d.id)} className="kb-doc">
                      {d.title}
                    </Link>
                  ))}
                </p>
              )}
            </div>
            <Button onClick={() => setAnswering(gap)}>{k.answer}</Button>
          </li>
        ))}
      </ul>
      {answering && (
        <Teach
          close={() => setAnswering(undefined)}
          start={{ question: answering.question, documents: answering.documents.map((d) => d.id) }}
        />
      )}
    </>
  )
}
