// The page of one request.
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useRequest } from '../data/queries.ts'
import type { Action } from '../request/action-panel.tsx'
import { Detail } from '../request/detail.tsx'
import { BackIcon } from '../shell/icons.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'

export function RequestPage() {
  const { w, pick } = useWords()
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const title = useRequest(id).data?.title
  usePageTitle(title ? pick(title) : w.nav.requests)
  const [action, setAction] = useState<Action | undefined>()
  // Opened by a link there is nothing to go back to.
  const back = () => void (history.length > 1 ? navigate(-1) : navigate('/requests'))
  return (
    <div className="page page-wide">
      <button type="button" className="back" onClick={back} data-testid="back">
        <BackIcon size={18} />
        {w.request.back}
      </button>
      <Detail key={id} id={id} action={action} setAction={setAction} />
    </div>
  )
}
