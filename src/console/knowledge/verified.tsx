// Answers that owners wrote themselves; they come first when somebody asks nearly the same.
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { documentPath, useUnteach, useVerified, type Verified as One } from '../data/knowledge.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { CheckIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { Teach } from './teach.tsx'

export function Verified({ mayAdd }: { mayAdd: boolean }) {
  const { w } = useWords()
  const k = w.knowledge.verified
  const verified = useVerified()
  const [adding, setAdding] = useState(false)
  const add = mayAdd && (
    <Button type="primary" onClick={() => setAdding(true)} data-testid="teach-add">
      {k.add}
    </Button>
  )
  return (
    <>
      {verified.isPending ? (
        <ListSkeleton rows={2} />
      ) : verified.error ? (
        <LoadFailed error={verified.error} again={() => void verified.refetch()} />
      ) : verified.data.length === 0 ? (
        <Empty icon={<CheckIcon size={28} />} title={k.none} hint={k.noneHint}>
          {add}
        </Empty>
      ) : (
        <>
          <div className="kb-bar">{add}</div>
          <ul className="rows" data-testid="verified">
            {verified.data.map((one) => (
              <VerifiedRow key={one.id} one={one} />
            ))}
          </ul>
        </>
      )}
      {adding && <Teach close={() => setAdding(false)} />}
    </>
  )
}

function VerifiedRow({ one }: { one: One }) {
  const { w, why } = useWords()
  const k = w.knowledge.verified
  const { message } = App.useApp()
  const remove = useUnteach()
  const [editing, setEditing] = useState(false)
  const documents = one.documents.map((d) => d.id)
  return (
    <li className="kb-line" data-testid="verified-row">
      <div className="row-main">
        <p className="kb-title">{one.question}</p>
        <p className="kb-text">{one.answer}</p>
        <p className="kb-facts">
          {w.knowledge.verifiedBy(one.owner.name)}
          {one.documents.map((d) => (
            <Link key={d.id} to={documentPath(d.id)} className="kb-doc">
              {d.title}
            </Link>
          ))}
        </p>
      </div>
      {one.mayChange && (
        <div className="kb-actions">
          <Button onClick={() => setEditing(true)}>{k.edit}</Button>
          <Popconfirm
            title={k.removeSure}
            okText={k.remove}
            cancelText={w.knowledge.cancel}
            onConfirm={() => remove.mutate(one.id, { onError: (error) => void message.error(why(error)) })}
          >
            <Button danger>{k.remove}</Button>
          </Popconfirm>
        </div>
      )}
      {editing && (
        <Teach
          id={one.id}
          close={() => setEditing(false)}
          start={{ question: one.question, answer: one.answer, documents }}
        />
      )}
    </li>
  )
}
