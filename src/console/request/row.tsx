// A request as one line of a list.
import { Link } from 'react-router'
import type { RequestSummary } from '../data/shapes.ts'
import { Face } from '../shell/face.tsx'
import { useWords } from '../words/words.tsx'
import { Status } from './status.tsx'

export function RequestRow({ request, mine }: { request: RequestSummary; mine: boolean }) {
  const { w, pick, times } = useWords()
  return (
    <li>
      <Link
        className="row-item"
        to={`/requests/${request.id}`}
        data-testid="request-row"
        data-number={request.number}
        data-status={request.status}
      >
        {!mine && <Face name={request.initiator.name} size={36} />}
        <span className="row-main">
          <span className="row-title">{pick(request.title)}</span>
          <span className="row-facts">
            {!mine && <span>{request.initiator.name}</span>}
            <span>{pick(request.processName)}</span>
            <span className="num">{request.number}</span>
            <span className="num">
              {request.finishedAt
                ? w.requests.finishedAt(times.moment(request.finishedAt))
                : w.requests.submittedAt(times.moment(request.submittedAt))}
            </span>
          </span>
        </span>
        <span className="row-side">
          <Status status={request.status} />
          <span className="row-wait">{sideWords(request, mine, w)}</span>
        </span>
      </Link>
    </li>
  )
}

function sideWords(request: RequestSummary, mine: boolean, w: ReturnType<typeof useWords>['w']): string {
  if (request.status === 'returned') return mine ? w.requests.returnedToYou : ''
  if (request.status !== 'underway' || request.waitingFor.length === 0) return ''
  return w.requests.waitingFor(w.list(request.waitingFor.map((p) => p.name)))
}
