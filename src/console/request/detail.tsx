// One request in full: what it says, how far it is, what happened, and what the reader may do. A page of its own, or beside the list.
import { App, Button, Skeleton, Tooltip } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { call, CallFailed } from '../data/client.ts'
import { useProcesses, useRequest } from '../data/queries.ts'
import type { RequestDetail } from '../data/shapes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { FieldList } from '../form/field-list.tsx'
import { RequestForm } from '../form/request-form.tsx'
import { RequestForecast } from '../insight/forecast.tsx'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty } from '../shell/empty.tsx'
import { Face } from '../shell/face.tsx'
import { CopyIcon, ReturnIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import type { Action } from './action-panel.tsx'
import { Actions } from './actions.tsx'
import { RouteView } from './route.tsx'
import { Status } from './status.tsx'
import { CommentBox, Timeline } from './timeline.tsx'

interface Props {
  id: string
  action: Action | undefined
  setAction: (action: Action | undefined) => void
  /** Beside a list there is less room and a link to the whole page. */
  beside?: boolean
  corner?: ReactNode
}

export function Detail({ id, action, setAction, beside = false, corner }: Props) {
  const { w } = useWords()
  const found = useRequest(id)
  const [correcting, setCorrecting] = useState(false)
  useEffect(() => setCorrecting(false), [id])
  if (found.isPending)
    return (
      <div className="detail" aria-busy="true" aria-label={w.state.loading}>
        <Skeleton active title={{ width: '50%' }} paragraph={{ rows: 6 }} />
      </div>
    )
  if (!found.data) {
    const hidden = found.error instanceof CallFailed && found.error.status === 404
    return hidden ? (
      <Empty title={w.state.failed} hint={w.state.hidden} />
    ) : (
      <LoadFailed error={found.error} again={() => void found.refetch()} />
    )
  }
  const request = found.data
  const act = correcting ? null : (
    <Actions request={request} action={action} setAction={setAction} resubmit={() => setCorrecting(true)} />
  )
  return (
    <article
      className={beside ? 'detail detail-beside' : 'detail'}
      data-testid="request"
      data-status={request.status}
      data-number={request.number}
    >
      <Head request={request} corner={corner} />
      <ReturnedNote request={request} />
      {correcting ? (
        <Correct request={request} done={() => setCorrecting(false)} />
      ) : (
        <div className="detail-body">
          <section className="panel detail-form" aria-label={w.request.form}>
            <h2>{w.request.form}</h2>
            <FieldList fields={request.fields} values={request.values} people={request.people} />
          </section>
          <section className="panel detail-route" aria-label={w.request.route}>
            <h2>{w.request.route}</h2>
            <RouteView route={request.route} round={request.round} />
            <RequestForecast request={request.id} status={request.status} />
          </section>
          <section className="panel detail-events" aria-label={w.request.timeline}>
            <h2>{w.request.timeline}</h2>
            <Timeline entries={request.timeline} />
            {request.may.includes('comment') && <CommentBox request={request} />}
          </section>
        </div>
      )}
      {act}
    </article>
  )
}

function Head({ request, corner }: { request: RequestDetail; corner: ReactNode }) {
  const { w, pick, times } = useWords()
  return (
    <header className="detail-head">
      <div className="detail-title">
        <h1>{pick(request.title)}</h1>
        <Status status={request.status} />
        {corner}
      </div>
      <div className="detail-facts">
        <Face name={request.initiator.name} size={24} />
        <span>
          {request.initiator.name}
          <span className="faint"> {pick(request.initiator.department)}</span>
        </span>
        <span className="faint">{pick(request.processName)}</span>
        <span className="faint num">{w.requests.submittedAt(times.moment(request.submittedAt))}</span>
        <span className="faint num detail-number">
          {request.number}
          <Copy text={request.number} />
        </span>
        {request.round > 1 && <span className="route-tag">{w.request.round(request.round)}</span>}
      </div>
    </header>
  )
}

function Copy({ text }: { text: string }) {
  const { w } = useWords()
  const { message } = App.useApp()
  // Browsers offer the clipboard on https and localhost only.
  if (!('clipboard' in navigator) || !navigator.clipboard) return null
  return (
    <Tooltip title={w.request.copy}>
      <button
        type="button"
        className="file-remove"
        aria-label={w.request.copy}
        onClick={() => void navigator.clipboard.writeText(text).then(() => message.success(w.request.copied))}
      >
        <CopyIcon size={15} />
      </button>
    </Tooltip>
  )
}

/** The reason of the last return, where the one who must correct sees it first. */
function ReturnedNote({ request }: { request: RequestDetail }) {
  const { w } = useWords()
  if (request.status !== 'returned') return null
  const last = request.timeline.findLast((e) => e.type === 'Returned')
  if (!last?.text) return null
  return (
    <div className="note note-warning detail-note">
      <ReturnIcon size={18} />
      <span>
        <strong>{w.event.Returned(last.by?.name ?? '')}</strong>
        <br />
        {last.text}
      </span>
    </div>
  )
}

function Correct({ request, done }: { request: RequestDetail; done: () => void }) {
  const { w } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const picks = useProcesses().data?.find((p) => p.key === request.process)?.picks ?? []
  return (
    <section className="panel">
      <h2>{w.act.resubmit}</h2>
      <RequestForm
        process={request.process}
        fields={request.fields}
        picks={picks}
        picksRequired={false}
        start={request.values}
        known={Object.values(request.people)}
        submitLabel={w.form.resubmit}
        submit={(key, values, chosen) =>
          call('POST /api/requests/:id/commands', {
            params: { id: request.id },
            body: {
              key,
              command: { do: 'resubmit', values, ...(chosen ? { picks: chosen } : {}) },
              revision: request.revision,
            },
          })
        }
        done={() => {
          void message.success(w.form.resubmitted)
          void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'session' })
          done()
        }}
        cancel={done}
      />
    </section>
  )
}

export const OpenWhole = ({ onClick, label, icon }: { onClick: () => void; label: string; icon: ReactNode }) => (
  <Tooltip title={label}>
    <Button type="text" icon={icon} aria-label={label} onClick={onClick} />
  </Tooltip>
)
