// The open draft's form beside the chat: filled by hand, then back to the conversation, which shows what will be submitted.
import { Button, Drawer, Skeleton } from 'antd'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { call } from '../data/client.ts'
import { newKey } from '../data/id.ts'
import type { Out, Problem, Values } from '../data/shapes.ts'
import { cleaned } from '../data/values.ts'
import { FormFields, missingIn, showProblem, stayOnEnter } from '../form/form-fields.tsx'
import { useUploading, WatchUploads } from '../form/uploading.tsx'
import { LoadFailed } from '../shell/broken.tsx'
import { useWords } from '../words/words.tsx'

type Loaded = Out<'GET /api/chat/draft/:draft'>

export function DraftForm({ draft, close, onSent }: { draft: string; close: () => void; onSent: () => void }) {
  const { pick, w } = useWords()
  const loaded = useQuery({
    queryKey: ['draft', draft],
    queryFn: ({ signal }) => call('GET /api/chat/draft/:draft', { params: { draft }, signal }),
    gcTime: 0,
    staleTime: Infinity,
  })
  return (
    <Drawer
      open
      onClose={close}
      size={560}
      title={loaded.data ? pick(loaded.data.process.name) : w.chat.forms}
      classNames={{ wrapper: 'drawer' }}
      data-testid="draft-form"
    >
      {loaded.isPending ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : loaded.error ? (
        <LoadFailed error={loaded.error} again={() => void loaded.refetch()} />
      ) : (
        <Filling
          draft={draft}
          loaded={loaded.data}
          done={() => {
            onSent()
            close()
          }}
        />
      )}
    </Drawer>
  )
}

function Filling({ draft, loaded, done }: { draft: string; loaded: Loaded; done: () => void }) {
  const { w, why } = useWords()
  const [values, setValues] = useState<Values>(loaded.values)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const key = useRef(newKey())
  const uploading = useUploading()
  const { fields } = loaded.process.form
  const send = useMutation({
    mutationFn: (clean: Values) => call('POST /api/chat/form', { body: { id: key.current, draft, values: clean } }),
    onSuccess: (answer) => {
      if ('ok' in answer) return done()
      key.current = newKey()
      setProblems(answer.problems)
      showProblem(answer.problems)
    },
  })
  const submit = () => {
    if (send.isPending || uploading.busy) return
    const clean = cleaned(fields, values)
    const missing = missingIn(fields, clean)
    setProblems(missing)
    if (missing.length) showProblem(missing)
    else send.mutate(clean)
  }
  return (
    <form
      className="draft-form"
      noValidate
      onKeyDown={stayOnEnter}
      onSubmit={(e) => {
        e.preventDefault()
        submit()
      }}
    >
      <WatchUploads tell={uploading.tell}>
        <FormFields fields={fields} values={values} onChange={setValues} problems={problems} />
      </WatchUploads>
      {send.error && (
        <div className="note note-danger" role="alert">
          {why(send.error)}
        </div>
      )}
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        block
        loading={send.isPending}
        disabled={uploading.busy}
        data-testid="draft-form-done"
      >
        {uploading.busy ? w.form.uploading : w.form.toChat}
      </Button>
    </form>
  )
}
