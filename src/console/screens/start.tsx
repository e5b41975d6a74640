// Every process one can start, to choose a form from.
import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useProcesses } from '../data/queries.ts'
import { Likely } from '../insight/likely.tsx'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { LockIcon, RightIcon, SearchIcon } from '../shell/icons.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'

/** A search box is only worth its place when the eye cannot find it. */
const WORTH_SEARCHING = 8

export function Start() {
  const { w, pick } = useWords()
  usePageTitle(w.nav.start)
  const processes = useProcesses()
  const [q, setQ] = useState('')
  const all = processes.data ?? []
  const found = all.filter((p) =>
    `${p.name.zh} ${p.name.en} ${p.description?.zh ?? ''} ${p.description?.en ?? ''}`
      .toLowerCase()
      .includes(q.trim().toLowerCase()),
  )
  return (
    <div className="page" data-testid="start">
      <div className="page-head">
        <div>
          <h1>{w.form.pick}</h1>
          <p className="faint">
            <Link to="/">{w.form.pickHint}</Link>
          </p>
        </div>
        {all.length > WORTH_SEARCHING && (
          <Input
            className="find"
            allowClear
            prefix={<SearchIcon size={18} />}
            placeholder={w.form.search}
            aria-label={w.form.search}
            value={q}
            onChange={(e) => setQ(e.target.value)}
          />
        )}
      </div>
      {q === '' && <Likely />}
      {processes.isPending ? (
        <ListSkeleton />
      ) : processes.error ? (
        <LoadFailed error={processes.error} again={() => void processes.refetch()} />
      ) : found.length === 0 ? (
        <Empty title={w.form.none} />
      ) : (
        <ul className="tiles">
          {found.map((p) => (
            <li key={p.key}>
              {p.mayStart ? (
                <Link className="tile" to={`/new/${p.key}`} data-testid={`start-${p.key}`}>
                  <Mark name={pick(p.name)} />
                  <span className="tile-words">
                    <strong>{pick(p.name)}</strong>
                    {p.description && <span className="faint">{pick(p.description)}</span>}
                  </span>
                  <RightIcon size={18} />
                </Link>
              ) : (
                <div className="tile tile-closed">
                  <Mark name={pick(p.name)} />
                  <span className="tile-words">
                    <strong>{pick(p.name)}</strong>
                    <span className="faint">{w.form.notAllowed}</span>
                  </span>
                  <LockIcon size={18} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Mark({ name }: { name: string }) {
  return (
    <span className="tile-mark" aria-hidden="true">
      {[...name][0]}
    </span>
  )
}
