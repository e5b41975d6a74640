// The verbs a reader has on a request: the likely ones as buttons, the rest in a menu; each opens its panel in place.
import { App, Button, Dropdown } from 'antd'
import { useRef } from 'react'
import { CallFailed } from '../data/client.ts'
import { newKey } from '../data/id.ts'
import { useCommand } from '../data/queries.ts'
import type { RequestCommand, RequestDetail } from '../data/shapes.ts'
import { MoreIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { ActionPanel, type Action } from './action-panel.tsx'

const ORDER: readonly (Action | 'resubmit')[] = [
  'approve',
  'reject',
  'resubmit',
  'return',
  'transfer',
  'urge',
  'withdraw',
]
/** More than this many buttons do not fit beside each other on a phone. */
const BESIDE = 2

interface Props {
  request: RequestDetail
  action: Action | undefined
  setAction: (action: Action | undefined) => void
  resubmit: () => void
}

export function Actions({ request, action, setAction, resubmit }: Props) {
  const { w, why, pick } = useWords()
  const { message } = App.useApp()
  const send = useCommand(request.id)
  // Kept until there is an answer: what was sent and lost is sent again under the same key.
  const intention = useRef<{ words: string; key: string } | undefined>(undefined)
  const verbs = ORDER.filter((v) => request.may.includes(v))
  const open = action && request.may.includes(action) ? action : undefined

  // Not mutate()'s own callbacks: they are dropped when the list has already moved on to the next request.
  const perform = async (command: RequestCommand) => {
    const words = JSON.stringify(command)
    if (intention.current?.words !== words) intention.current = { words, key: newKey() }
    try {
      const answer = await send.mutateAsync({ key: intention.current.key, command, revision: request.revision })
      intention.current = undefined
      setAction(undefined)
      if (answer.ok) void message.success(open ? `${w.act.done[open]} · ${pick(request.title)}` : w.state.updated)
      else void message.warning(answer.message)
    } catch (error) {
      // Anything else stays in the panel, with what was written, to be tried again.
      if (!(error instanceof CallFailed) || error.status !== 409) return
      intention.current = undefined
      setAction(undefined)
      void message.info(w.request.changed)
    }
  }
  if (verbs.length === 0) return null
  const choose = (verb: Action | 'resubmit') => (verb === 'resubmit' ? resubmit() : setAction(verb))
  const rest = verbs.slice(BESIDE)
  return (
    <div className="actions" data-testid="actions">
      {open ? (
        <ActionPanel
          key={open}
          action={open}
          request={request}
          busy={send.isPending}
          error={send.error ? why(send.error) : undefined}
          cancel={() => {
            send.reset()
            setAction(undefined)
          }}
          send={(command) => void perform(command)}
        />
      ) : (
        <div className="actions-row">
          {verbs.slice(0, BESIDE).map((v) => (
            <Button
              key={v}
              size="large"
              type={v === 'approve' || v === 'resubmit' ? 'primary' : 'default'}
              danger={v === 'reject'}
              onClick={() => choose(v)}
              data-testid={`do-${v}`}
            >
              {w.act[v]}
            </Button>
          ))}
          {rest.length > 0 && (
            <Dropdown
              trigger={['click']}
              placement="topRight"
              menu={{
                items: rest.map((v) => ({ key: v, label: <span data-testid={`do-${v}`}>{w.act[v]}</span> })),
                onClick: ({ key }) => choose(rest.find((v) => v === key) ?? rest[0]!),
              }}
            >
              <Button size="large" icon={<MoreIcon />} aria-label={w.act.more} data-testid="more-actions" />
            </Dropdown>
          )}
        </div>
      )}
    </div>
  )
}
