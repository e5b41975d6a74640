// Turns messages, unsent ones and the wait into the bubbles of the list.
import type { BubbleItemType, RoleType } from '@ant-design/x/es/bubble/interface'
import { CardView } from '../card/card.tsx'
import type { Message } from '../data/shapes.ts'
import { Logo } from '../shell/icons.tsx'
import type { useWords } from '../words/words.tsx'
import { FileLinks } from './files.tsx'
import type { Unsent } from './unsent.ts'

/** A pause longer than this gets a time above what follows. */
const PAUSE = 10 * 60_000

export const bubbleRoles: RoleType = {
  mine: { placement: 'end', variant: 'filled', shape: 'corner', classNames: { content: 'bubble-mine' } },
  yiju: {
    placement: 'start',
    variant: 'filled',
    shape: 'corner',
    classNames: { content: 'bubble-yiju' },
    avatar: <Logo size={32} />,
  },
  card: { placement: 'start', variant: 'borderless', avatar: <Logo size={32} /> },
}

interface Given {
  messages: readonly Message[]
  unsent: readonly Unsent[]
  thinking: boolean
  more: boolean
  loadingMore: boolean
  speech: ReturnType<typeof useWords>
  onForm: (draft: string) => void
  onPressed: () => void
  retry: (id: string) => void
  discard: (id: string) => void
}

export function bubblesOf(given: Given): BubbleItemType[] {
  const { messages, unsent, speech, more, loadingMore } = given
  const { w, times } = speech
  const items: BubbleItemType[] = []
  const line = (key: string, text: string) =>
    items.push({
      key,
      role: 'line',
      variant: 'borderless',
      className: 'chat-line',
      content: <div className="chat-time">{text}</div>,
    })
  if (loadingMore) line('older', w.chat.older)
  else if (!more && messages.length) line('start', w.chat.start)

  // The server takes buttons off when their turn is over; words just sent end the turn before it knows.
  const lastMine = messages.findLastIndex((m) => m.from === 'person')
  let before: string | undefined
  messages.forEach((m, i) => {
    if (!before || !times.sameDay(before, m.at) || Date.parse(m.at) - Date.parse(before) > PAUSE)
      line(`at-${m.id}`, times.moment(m.at))
    before = m.at
    const follows = i > 0 && m.from === 'yiju' && messages[i - 1]!.from === 'yiju' && items.at(-1)?.role !== 'line'
    items.push(...bubbles(m, given, i > lastMine && unsent.length === 0, follows))
  })
  for (const m of unsent) items.push(unsentBubble(m, given))
  if (given.thinking)
    items.push({
      key: 'thinking',
      role: 'card',
      content: (
        <span className="thinking" role="status" aria-label={w.chat.thinking} data-testid="thinking">
          <i />
          <i />
          <i />
        </span>
      ),
    })
  return items
}

/** A message may hold words, a card, or both; each is a bubble. */
function bubbles(m: Message, { onForm, onPressed }: Given, quick: boolean, follows: boolean): BubbleItemType[] {
  const mine = m.from === 'person'
  const items: BubbleItemType[] = []
  if (m.text || m.files?.length)
    items.push({
      key: m.id,
      role: mine ? 'mine' : 'yiju',
      className: follows ? 'bubble-follows' : '',
      content: (
        <div data-testid={mine ? 'my-message' : 'message'} data-id={m.id}>
          {m.text && <div className="chat-text">{m.text}</div>}
          {m.files && m.files.length > 0 && <FileLinks files={m.files} />}
        </div>
      ),
    })
  if (m.card)
    items.push({
      key: `${m.id}-card`,
      role: 'card',
      className: follows || items.length ? 'bubble-card bubble-follows' : 'bubble-card',
      content: <CardView card={m.card} quick={quick} onForm={onForm} onPressed={onPressed} />,
    })
  return items
}

function unsentBubble(m: Unsent, { speech: { w }, retry, discard }: Given): BubbleItemType {
  const state = { sending: w.chat.sending, waiting: w.chat.waiting, failed: w.chat.failed, sent: '' }[m.state]
  return {
    key: m.id,
    role: 'mine',
    content: (
      <div data-testid="my-message" data-state={m.state}>
        <div className="chat-text">{m.text}</div>
        {m.files.length > 0 && <FileLinks files={m.files} />}
      </div>
    ),
    footer: state && (
      <div className={m.state === 'failed' ? 'chat-state chat-state-failed' : 'chat-state'} role="status">
        {state}
        {m.state === 'failed' && (
          <>
            <button type="button" className="link-button" onClick={() => retry(m.id)}>
              {w.chat.resend}
            </button>
            <button type="button" className="link-button" onClick={() => discard(m.id)}>
              {w.chat.discard}
            </button>
          </>
        )}
      </div>
    ),
  }
}
