// What a button asks before it is sent: a reason in words, or a colleague.
import { Button, Input } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import type { CardButton } from '../data/shapes.ts'
import { useWords } from '../words/words.tsx'

const PersonSelect = lazy(() => import('../form/person-select.tsx').then((m) => ({ default: m.PersonSelect })))

interface Props {
  button: CardButton
  input: NonNullable<CardButton['input']>
  busy: boolean
  cancel: () => void
  send: (input: string) => void
}

export function CardAsk({ button, input, busy, cancel, send }: Props) {
  const { w } = useWords()
  const id = useId()
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = () => {
    if (input.required && !text.trim()) return setMissing(true)
    send(text.trim())
  }
  return (
    <div className="card-ask" role="group" aria-label={button.label}>
      <label htmlFor={id}>
        {input.label}
        {!input.required && <span className="faint"> · {w.form.optional}</span>}
      </label>
      {input.kind === 'text' ? (
        <Input.TextArea
          id={id}
          autoFocus
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={input.maxLength}
          value={text}
          status={missing ? 'error' : ''}
          data-testid="card-input"
          onChange={(e) => {
            setText(e.target.value)
            setMissing(false)
          }}
          onKeyDown={(e) => {
            if (e.nativeEvent.isComposing) return
            if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) submit()
            if (e.key === 'Escape') cancel()
          }}
        />
      ) : (
        <Suspense fallback={<Input disabled />}>
          <PersonSelect
            id={id}
            autoFocus
            value={text ? [text] : []}
            status={missing ? 'error' : ''}
            onChange={(ids) => {
              setText(ids[0] ?? '')
              setMissing(false)
            }}
          />
        </Suspense>
      )}
      {missing && (
        <span className="card-problem" role="alert">
          {w.card.required}
        </span>
      )}
      <div className="card-ask-buttons">
        <Button onClick={cancel} disabled={busy}>
          {w.card.cancel}
        </Button>
        <Button
          type="primary"
          danger={button.role === 'danger'}
          loading={busy}
          onClick={submit}
          data-testid="card-input-send"
        >
          {button.label}
        </Button>
      </div>
    </div>
  )
}
