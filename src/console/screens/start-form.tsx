// The form of one process, for those who prefer forms; what is typed is kept in this browser until it is submitted.
import { App, Skeleton } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { ProcessView } from '../../http/contract.ts'
import { call } from '../data/client.ts'
import { keep, readKeptJson } from '../data/kept.ts'
import { useProcesses } from '../data/queries.ts'
import { useMe } from '../data/session.ts'
import type { Values } from '../data/shapes.ts'
import { RequestForm } from '../form/request-form.tsx'
import { Templates } from '../insight/templates.tsx'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty } from '../shell/empty.tsx'
import { BackIcon, LockIcon } from '../shell/icons.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'

export function StartForm() {
  const { w, pick } = useWords()
  const { process: key = '' } = useParams()
  const processes = useProcesses()
  const process = processes.data?.find((p) => p.key === key)
  usePageTitle(process ? pick(process.name) : w.nav.start)
  return (
    <div className="page page-form">
      <Link className="back" to="/new">
        <BackIcon size={18} />
        {w.nav.start}
      </Link>
      {processes.isPending ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : processes.error ? (
        <LoadFailed error={processes.error} again={() => void processes.refetch()} />
      ) : !process ? (
        <Empty title={w.form.none} />
      ) : !process.mayStart ? (
        <Empty icon={<LockIcon size={28} />} title={w.form.notAllowed} />
      ) : (
        <Filling key={process.key} process={process} />
      )}
    </div>
  )
}

function Filling({ process }: { process: ProcessView }) {
  const { w, pick } = useWords()
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const me = useMe()
  const kept = `form.${me.id}.${process.key}`
  const [start, setStart] = useState<{ values: Values; n: number }>(() => ({
    values: readKeptJson(kept, isValues) ?? {},
    n: 0,
  }))
  const [dirty, setDirty] = useState(Object.keys(start.values).length > 0)
  const remember = (values: Values) => {
    const some = Object.keys(values).length > 0
    keep(kept, some ? JSON.stringify(values) : undefined)
    setDirty(some)
  }
  return (
    <>
      <header className="page-head page-head-form">
        <div>
          <h1>{pick(process.name)}</h1>
          {process.description && <p className="faint">{pick(process.description)}</p>}
        </div>
      </header>
      {!dirty && (
        <Templates
          process={process.key}
          take={(values) => {
            setStart((old) => ({ values, n: old.n + 1 }))
            remember(values)
          }}
        />
      )}
      <section className="panel panel-form">
        <RequestForm
          key={start.n}
          process={process.key}
          fields={process.form.fields}
          picks={process.picks}
          picksRequired
          start={start.values}
          submitLabel={w.form.submit}
          onChange={remember}
          submit={(key, values, picks) =>
            call('POST /api/requests', { body: { key, process: process.key, values, ...(picks ? { picks } : {}) } })
          }
          done={(answer) => {
            keep(kept, undefined)
            void message.success(w.form.submitted(answer.number))
            void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'session' })
            void navigate(`/requests/${answer.request}`, { replace: true })
          }}
        />
      </section>
      {dirty && (
        <p className="faint kept-note">
          {w.form.saveDraft} ·{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              remember({})
              setStart((s) => ({ values: {}, n: s.n + 1 }))
            }}
          >
            {w.form.clear}
          </button>
        </p>
      )}
    </>
  )
}

const isValues = (x: unknown): x is Values => typeof x === 'object' && x !== null && !Array.isArray(x)
