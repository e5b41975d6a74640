// What an owner and a keeper may change of a document: who answers for it, who may read it, when it was looked at.
import { App, Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useChangeDocument, useRemoveDocument, type DocumentChange, type DocumentView } from '../data/knowledge.ts'
import { PersonSelect } from '../form/person-select.tsx'
import { useWords } from '../words/words.tsx'
import { GroupsSelect } from './groups-select.tsx'

export function DocumentSettings({ document, keep }: { document: DocumentView; keep: boolean }) {
  const { w, why } = useWords()
  const k = w.knowledge
  const { message } = App.useApp()
  const navigate = useNavigate()
  const change = useChangeDocument(document.id)
  const remove = useRemoveDocument(document.id)
  const [groups, setGroups] = useState(document.acl ?? [])
  const [owner, setOwner] = useState(document.owner?.id)
  const [reviewOn, setReviewOn] = useState(document.reviewOn ?? '')
  const save = (body: DocumentChange) =>
    change.mutate(body, {
      onSuccess: () => void message.success(k.saved),
      onError: (error) => void message.error(why(error)),
    })
  return (
    <section className="kb-settings" aria-label={k.settings} data-testid="document-settings">
      <h2>{k.settings}</h2>
      {keep && (
        <>
          <label htmlFor="kb-groups">{k.upload.who}</label>
          <GroupsSelect id="kb-groups" value={groups} onChange={setGroups} />
          <label htmlFor="kb-owner">{k.owner}</label>
          <PersonSelect
            id="kb-owner"
            value={owner ? [owner] : []}
            onChange={(ids) => setOwner(ids[0])}
            known={document.owner ? [document.owner] : []}
          />
        </>
      )}
      <label htmlFor="kb-review">{k.reviewOn}</label>
      <Input id="kb-review" type="date" value={reviewOn} onChange={(e) => setReviewOn(e.target.value)} />
      <div className="kb-actions">
        <Button
          type="primary"
          loading={change.isPending}
          disabled={keep && groups.length === 0}
          data-testid="document-save"
          onClick={() =>
            save({
              ...(keep ? { acl: groups, ...(owner ? { owner } : {}) } : {}),
              ...(reviewOn ? { reviewOn } : {}),
            })
          }
        >
          {k.save}
        </Button>
        {keep && (
          <Popconfirm
            title={k.removeSure}
            okText={k.remove}
            okButtonProps={{ danger: true }}
            cancelText={k.cancel}
            onConfirm={() =>
              remove.mutate(undefined, {
                onSuccess: () => {
                  void message.success(k.removed)
                  void navigate('/knowledge', { replace: true })
                },
                onError: (error) => void message.error(why(error)),
              })
            }
          >
            <Button danger>{k.remove}</Button>
          </Popconfirm>
        )}
      </div>
    </section>
  )
}
