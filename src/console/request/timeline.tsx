// What happened to a request, newest at the end, and the place to add a word.
import { App, Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { newKey } from '../data/id.ts'
import { useCommand } from '../data/queries.ts'
import type { RequestDetail, TimelineEntry } from '../data/shapes.ts'
import { Face } from '../shell/face.tsx'
import { useWords } from '../words/words.tsx'

export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline" data-testid="timeline">
      {entries.map((e) => (
        <Entry key={e.seq} entry={e} />
      ))}
    </ol>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { w, pick, times } = useWords()
  const words = wordsOf(entry.type, w)
  if (!words) return null
  const who = entry.by?.name ?? ''
  return (
    <li className="event" data-type={entry.type}>
      {entry.by ? <Face name={entry.by.name} size={28} /> : <span className="event-dot" aria-hidden="true" />}
      <div className="event-words">
        <div className="event-line">
          <span>{words(who, w.list((entry.people ?? []).map((p) => p.name)))}</span>
          {entry.stepName && <span className="faint">{pick(entry.stepName)}</span>}
          <time className="event-at num" dateTime={entry.at}>
            {times.moment(entry.at)}
          </time>
        </div>
        {entry.text && <blockquote className="quote">{entry.text}</blockquote>}
      </div>
    </li>
  )
}

function wordsOf(
  type: string,
  w: ReturnType<typeof useWords>['w'],
): ((who: string, people: string) => string) | undefined {
  return Object.hasOwn(w.event, type) ? w.event[type as keyof typeof w.event] : undefined
}

export function CommentBox({ request }: { request: RequestDetail }) {
  const { w, why } = useWords()
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const key = useRef(newKey())
  const send = useCommand(request.id)
  const submit = () => {
    if (!text.trim() || send.isPending) return
    send.mutate(
      { key: key.current, command: { do: 'comment', text: text.trim() } },
      {
        onSuccess: (answer) => {
          key.current = newKey()
          if (!answer.ok) return void message.warning(answer.message)
          setText('')
        },
      },
    )
  }
  return (
    <div className="comment-box">
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={2000}
        value={text}
        placeholder={w.request.commentHint}
        aria-label={w.request.commentHint}
        data-testid="comment-input"
        onChange={(e) => setText(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey) && !e.nativeEvent.isComposing) submit()
        }}
      />
      <Button onClick={submit} loading={send.isPending} disabled={!text.trim()} data-testid="comment-send">
        {w.request.commentSend}
      </Button>
      {send.error && (
        <div className="problem" role="alert">
          {why(send.error)}
        </div>
      )}
    </div>
  )
}
