// One verb about to be done: what it needs, a clear confirm, and nothing happens before that.
import { Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import type { Field, RequestCommand, RequestDetail, Values } from '../data/shapes.ts'
import { cleaned } from '../data/values.ts'
import { FormFields } from '../form/form-fields.tsx'
import { PersonSelect } from '../form/person-select.tsx'
import { useWords } from '../words/words.tsx'

export type Action = 'approve' | 'reject' | 'return' | 'transfer' | 'withdraw' | 'urge'

interface Props {
  action: Action
  request: RequestDetail
  busy: boolean
  error: string | undefined
  cancel: () => void
  send: (command: RequestCommand) => void
}

export function ActionPanel({ action, request, busy, error, cancel, send }: Props) {
  const { w, pick } = useWords()
  const id = useId()
  const writable: readonly Field[] = action === 'approve' ? request.fields.filter((f) => f.right === 'write') : []
  const [text, setText] = useState('')
  const [person, setPerson] = useState('')
  const [to, setTo] = useState('')
  const [values, setValues] = useState<Values>(request.values)
  const [problem, setProblem] = useState<string | undefined>()
  const needsReason = action === 'reject' || action === 'return'

  const submit = () => {
    if (busy) return
    if (action === 'transfer' && !person) return setProblem(w.act.needPerson)
    if (needsReason && !text.trim()) return setProblem(w.act.needReason)
    send(
      commandOf(action, {
        request,
        text: text.trim(),
        person,
        to,
        changed: changedIn(writable, request.values, values),
      }),
    )
  }
  return (
    <div
      className={`act-panel act-${action}`}
      role="dialog"
      aria-labelledby={`${id}-title`}
      data-testid={`panel-${action}`}
      onKeyDown={(e) => {
        if (e.nativeEvent.isComposing) return
        if (e.key === 'Escape') {
          e.stopPropagation()
          cancel()
        }
        if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) submit()
      }}
    >
      <div className="act-title" id={`${id}-title`}>
        {w.act[action]}
        <span className="faint"> · {pick(request.title)}</span>
      </div>
      {writable.length > 0 && (
        <div className="act-writable">
          <div className="faint">{w.act.writable}</div>
          <FormFields
            fields={writable}
            values={values}
            onChange={setValues}
            problems={[]}
            known={Object.values(request.people)}
          />
        </div>
      )}
      {action === 'return' && request.returnTargets.length > 0 && (
        <div role="radiogroup" aria-label={w.act.to}>
          <span className="act-label">{w.act.to}</span>
          <Radio.Group
            value={to}
            onChange={(e) => setTo(String(e.target.value))}
            options={[
              { value: '', label: w.act.toInitiator },
              ...request.returnTargets.map((t) => ({ value: t.step, label: pick(t.name) })),
            ]}
          />
        </div>
      )}
      {action === 'transfer' && (
        <PersonSelect
          label={w.act.toPerson}
          autoFocus
          value={person ? [person] : []}
          status={problem && !person ? 'error' : ''}
          onChange={(ids) => {
            setPerson(ids[0] ?? '')
            setProblem(undefined)
          }}
        />
      )}
      <Input.TextArea
        autoFocus={action !== 'transfer'}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={1000}
        value={text}
        status={problem && needsReason ? 'error' : ''}
        placeholder={w.act.reasonFor[action]}
        aria-label={w.act.reasonFor[action]}
        data-testid="act-text"
        onChange={(e) => {
          setText(e.target.value)
          setProblem(undefined)
        }}
      />
      {(problem ?? error) && (
        <div className="problem" role="alert">
          {problem ?? error}
        </div>
      )}
      <div className="act-buttons">
        <span className="faint act-hint">{w.act.keyHint}</span>
        <Button onClick={cancel} disabled={busy}>
          {w.act.cancel}
        </Button>
        <Button type="primary" danger={action === 'reject'} loading={busy} onClick={submit} data-testid="act-confirm">
          {w.act.confirm[action]}
        </Button>
      </div>
    </div>
  )
}

interface Said {
  request: RequestDetail
  text: string
  person: string
  to: string
  changed: Values
}

function commandOf(action: Action, { request, text, person, to, changed }: Said): RequestCommand {
  const task = request.myTask ? { task: request.myTask } : {}
  const reason = text ? { reason: text } : {}
  switch (action) {
    case 'approve':
      return {
        do: 'approve',
        ...task,
        ...(text ? { comment: text } : {}),
        ...(Object.keys(changed).length ? { values: changed } : {}),
      }
    case 'reject':
      return { do: 'reject', ...task, comment: text }
    case 'return':
      return { do: 'return', ...task, to: to ? { to: 'step', step: to } : { to: 'initiator' }, reason: text }
    case 'transfer':
      return { do: 'transfer', ...task, to: person, ...reason }
    case 'withdraw':
      return { do: 'withdraw', ...reason }
    case 'urge':
      return { do: 'urge', ...(text ? { text } : {}) }
  }
}

function changedIn(fields: readonly Field[], before: Values, after: Values): Values {
  const clean = cleaned(fields, after)
  return Object.fromEntries(
    Object.entries(clean).filter(([id, value]) => JSON.stringify(before[id]) !== JSON.stringify(value)),
  )
}
