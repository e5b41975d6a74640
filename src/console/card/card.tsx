// A neutral card on the web: what it shows, and its buttons. A pressed card stays locked until the server has changed it.
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { call } from '../data/client.ts'
import { newKey } from '../data/id.ts'
import type { Card, CardButton } from '../data/shapes.ts'
import { AlertIcon, CheckIcon, CrossIcon, ExpandIcon } from '../shell/icons.tsx'
import { useWords } from '../words/words.tsx'
import { CardAsk } from './ask.tsx'
import { CardBlock } from './blocks.tsx'

/** After this the buttons come back even when nothing changed: the answer may be a new message. */
const LOCK_FOR = 5_000

const toneIcons = {
  neutral: undefined,
  info: undefined,
  success: <CheckIcon size={16} />,
  warning: <AlertIcon size={16} />,
  danger: <CrossIcon size={16} />,
} satisfies Record<Card['tone'], unknown>

interface Props {
  card: Card
  /** Quick replies answer the last question only. */
  quick: boolean
  onForm: (draft: string) => void
  onPressed: () => void
}

export function CardView({ card, quick, onForm, onPressed }: Props) {
  const { w, why } = useWords()
  const { press, pressed, problem } = usePress(card, onPressed)
  const [asking, setAsking] = useState<CardButton | undefined>()
  const open = asking && card.buttons.find((b) => b.id === asking.id)
  const choose = (button: CardButton) => {
    if (button.form) onForm(button.form.draft)
    else if (button.input) setAsking(button)
    else void press(button)
  }
  const chips = quick ? card.buttons.filter((b) => b.role === 'quick') : []
  const buttons = card.buttons.filter((b) => b.role !== 'quick')
  const icon = toneIcons[card.tone]
  return (
    <>
      <article
        className={`card tone-${card.tone}`}
        data-testid="card"
        data-tone={card.tone}
        aria-label={card.title}
        aria-busy={pressed !== undefined}
      >
        <header className="card-head">
          {icon && <span className="card-tone">{icon}</span>}
          <div className="card-words">
            <h3 className="card-title">{card.title}</h3>
            {card.subtitle && <p className="card-subtitle num">{card.subtitle}</p>}
          </div>
          {card.about?.request && (
            <Link
              className="card-view"
              to={`/requests/${card.about.request}`}
              aria-label={w.card.view}
              title={w.card.view}
              data-testid="card-view"
            >
              <ExpandIcon size={18} />
            </Link>
          )}
        </header>
        <div className="card-body">
          {card.blocks.map((block, i) => (
            <CardBlock key={i} block={block} />
          ))}
        </div>
        {open?.input ? (
          <CardAsk
            button={open}
            input={open.input}
            busy={pressed !== undefined}
            cancel={() => setAsking(undefined)}
            send={(text) => void press(open, text).then((ok) => ok && setAsking(undefined))}
          />
        ) : (
          buttons.length > 0 && (
            <footer className="card-foot">
              {buttons.map((b) => (
                <Button
                  key={b.id}
                  type={b.role === 'primary' ? 'primary' : 'default'}
                  danger={b.role === 'danger'}
                  loading={pressed === b.id}
                  disabled={pressed !== undefined && pressed !== b.id}
                  data-testid="card-button"
                  onClick={() => choose(b)}
                >
                  {b.label}
                </Button>
              ))}
            </footer>
          )
        )}
        {problem !== undefined && (
          <div className="note note-danger" role="alert">
            {why(problem)}
          </div>
        )}
      </article>
      {chips.length > 0 && (
        <div className="chips" role="group">
          {chips.map((b) => (
            <button
              key={b.id}
              type="button"
              className="chip"
              data-testid="quick"
              disabled={pressed !== undefined}
              onClick={() => choose(b)}
            >
              {b.label}
            </button>
          ))}
        </div>
      )}
    </>
  )
}

function usePress(card: Card, onPressed: () => void) {
  const [pressed, setPressed] = useState<string | undefined>()
  const [problem, setProblem] = useState<unknown>()
  // Two clicks within one frame see the same state; the ref does not wait for React.
  const busy = useRef(false)
  const keys = useRef(new Map<string, string>())
  const looks = JSON.stringify(card)
  const unlock = () => {
    busy.current = false
    setPressed(undefined)
  }
  useEffect(unlock, [looks])
  useEffect(() => {
    if (pressed === undefined) return
    const timer = setTimeout(unlock, LOCK_FOR)
    return () => clearTimeout(timer)
  }, [pressed])

  const press = async (button: CardButton, input?: string): Promise<boolean> => {
    if (busy.current) return false
    busy.current = true
    setPressed(button.id)
    setProblem(undefined)
    // The same press tried again after a lost answer must not count twice.
    const intention = `${button.id} ${input ?? ''}`
    const id = keys.current.get(intention) ?? newKey()
    keys.current.set(intention, id)
    try {
      await call('POST /api/chat/press', { body: { id, button: button.id, ...(input === undefined ? {} : { input }) } })
      keys.current.delete(intention)
      onPressed()
      return true
    } catch (error) {
      setProblem(error)
      unlock()
      return false
    }
  }
  return { press, pressed, problem }
}
