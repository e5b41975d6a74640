// Where documents come from: whether that works, what the last reading brought, when the next one is, and what could not be read.
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useRemoveSource, useRunSource, useSources, type SourceRow } from '../data/knowledge.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { FileIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { AddSource } from './source-add.tsx'

export function Sources() {
  const { w } = useWords()
  const k = w.knowledge.sources
  const sources = useSources()
  const [adding, setAdding] = useState(false)
  if (sources.isPending) return <ListSkeleton rows={2} />
  if (sources.error) return <LoadFailed error={sources.error} again={() => void sources.refetch()} />
  const { sources: all, may } = sources.data
  return (
    <>
      <div className="kb-bar">
        <p className="faint kb-bar-hint">{k.hint}</p>
        {may.url && (
          <Button type="primary" onClick={() => setAdding(true)} data-testid="source-add">
            {k.add}
          </Button>
        )}
      </div>
      {all.length === 0 ? (
        <Empty icon={<FileIcon size={28} />} title={k.none} />
      ) : (
        <ul className="rows" data-testid="sources">
          {all.map((s) => (
            <Source key={s.id} source={s} />
          ))}
        </ul>
      )}
      {adding && <AddSource wikis={may.wikis} close={() => setAdding(false)} />}
    </>
  )
}

const MOST_PROBLEMS = 3

function Source({ source: s }: { source: SourceRow }) {
  const { w, times, why } = useWords()
  const k = w.knowledge.sources
  const { message } = App.useApp()
  const run = useRunSource(s.id)
  const remove = useRemoveSource(s.id)
  const failed = (error: unknown) => void message.error(why(error))
  const facts = [
    s.wiki ? k.vendor[s.wiki.vendor] : k.kind[s.kind],
    k.documents(s.documents),
    ...(s.report ? [k.brought(s.report)] : []),
    ...(s.checkedAt ? [k.checked(times.moment(s.checkedAt))] : []),
    ...(s.dueAt && s.state !== 'reading' ? [k.next(times.moment(s.dueAt))] : []),
  ]
  return (
    <li className="kb-line" data-testid="source-row" data-state={s.state}>
      <div className="row-main">
        <p className="kb-title kb-source-name">{s.kind === 'upload' ? k.uploads : (s.wiki?.space ?? s.name)}</p>
        <p className="kb-facts">{facts.join(' · ')}</p>
        {s.problems.slice(0, MOST_PROBLEMS).map((p, i) => (
          <p key={i} className="kb-problem">
            {p.name}: {p.why}
          </p>
        ))}
        {s.problems.length > MOST_PROBLEMS && <p className="kb-problem">{k.more(s.problems.length - MOST_PROBLEMS)}</p>}
      </div>
      <div className="kb-actions">
        <span className={`kb-tag kb-source-${s.state}`}>{k.state[s.state]}</span>
        {s.mayRun && (
          <Button
            size="small"
            loading={run.isPending}
            disabled={s.state === 'reading'}
            data-testid="source-run"
            onClick={() => run.mutate(undefined, { onSuccess: () => void message.success(k.started), onError: failed })}
          >
            {k.run}
          </Button>
        )}
        {s.mayRemove && (
          <Popconfirm
            title={k.removeSure}
            okText={k.remove}
            okButtonProps={{ danger: true }}
            cancelText={w.knowledge.cancel}
            onConfirm={() =>
              remove.mutate(undefined, { onSuccess: () => void message.success(k.removed), onError: failed })
            }
          >
            <Button size="small" danger data-testid="source-remove">
              {k.remove}
            </Button>
          </Popconfirm>
        )}
      </div>
    </li>
  )
}
