// Where one writes: Enter sends, Shift+Enter breaks the line, a Chinese input method is never interrupted.
import { Popover } from 'antd'
import Sender from '@ant-design/x/es/sender'
import { useEffect, useRef, useState, type ComponentRef } from 'react'
import { keep, readKept } from '../data/kept.ts'
import type { FileRef } from '../data/shapes.ts'
import { ClipIcon, FormIcon, SendIcon } from '../shell/icons.tsx'
import { useWide } from '../shell/wide.ts'
import { useWords } from '../words/words.tsx'
import { UploadRow } from './files.tsx'
import { ProcessMenu } from './process-menu.tsx'
import type { useUploads } from './uploads.ts'
import { canRecord, Voice } from './voice.tsx'

/** The server answers longer ones with a refusal; saying so before sending is kinder. */
const MAX_TEXT = 4_000

interface Props {
  person: string
  /** Somebody recognises speech; a recording was sent. */
  voice?: (() => void) | undefined
  uploads: ReturnType<typeof useUploads>
  send: (text: string, files: readonly FileRef[]) => void
  /** Words put in from outside (an example); `n` makes the same words count again. */
  put?: { text: string; n: number } | undefined
}

export function Composer({ person, voice, uploads, send, put }: Props) {
  const { w } = useWords()
  const draftKey = `draft.${person}`
  const [text, setText] = useState(() => readKept(draftKey) ?? '')
  const [menu, setMenu] = useState(false)
  const sender = useRef<ComponentRef<typeof Sender>>(null)
  const fileInput = useRef<HTMLInputElement>(null)
  const narrow = !useWide(721)

  const change = (next: string) => {
    setText(next)
    keep(draftKey, next || undefined)
  }
  useEffect(() => {
    // On phones the keyboard would cover the page at once.
    if (!narrow) sender.current?.focus()
  }, [narrow])
  useEffect(() => {
    if (put) {
      change(put.text)
      sender.current?.focus({ cursor: 'end' })
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [put?.n])

  const files = uploads.items.flatMap((u) => (u.done ? [u.done] : []))
  const uploading = uploads.items.some((u) => !u.done && !u.problem)
  const tooLong = text.length > MAX_TEXT
  const ready = (text.trim() !== '' || files.length > 0) && !uploading && !tooLong
  const submit = () => {
    if (!ready) return
    send(text.trim(), files)
    change('')
    uploads.clear()
  }
  return (
    <div className="composer" data-testid="composer">
      <Sender
        ref={sender}
        value={text}
        onChange={change}
        placeholder={narrow ? w.chat.placeholderShort : w.chat.placeholder}
        aria-label={w.chat.placeholderShort}
        autoSize={{ minRows: 1, maxRows: 8 }}
        onKeyDown={(e) => {
          // 229: some input methods confirm a word with Enter without saying that they compose.
          if (e.key !== 'Enter' || e.shiftKey) return
          if (!e.nativeEvent.isComposing && e.keyCode !== 229) {
            e.preventDefault()
            submit()
          }
          return false
        }}
        onPasteFile={(list) => uploads.add([...list])}
        header={
          uploads.items.length > 0 && (
            <div className="composer-files">
              {uploads.items.map((u) => (
                <UploadRow key={u.key} upload={u} remove={() => uploads.remove(u.key)} />
              ))}
            </div>
          )
        }
        prefix={
          <div className="composer-tools">
            <Popover
              open={menu}
              onOpenChange={setMenu}
              trigger="click"
              placement="topLeft"
              arrow={false}
              content={<ProcessMenu close={() => setMenu(false)} />}
            >
              <button
                type="button"
                className="round"
                aria-label={w.chat.forms}
                title={w.chat.forms}
                data-testid="open-forms"
              >
                <FormIcon />
              </button>
            </Popover>
            <button
              type="button"
              className="round"
              aria-label={w.chat.attach}
              title={w.chat.attach}
              onClick={() => fileInput.current?.click()}
            >
              <ClipIcon />
            </button>
            <input
              ref={fileInput}
              type="file"
              multiple
              hidden
              data-testid="attach-input"
              onChange={(e) => {
                uploads.add([...(e.target.files ?? [])])
                e.target.value = ''
              }}
            />
          </div>
        }
        suffix={
          voice && text === '' && canRecord() ? (
            <Voice onSent={voice} />
          ) : (
            <button
              type="button"
              className="round round-send"
              aria-label={w.chat.send}
              disabled={!ready}
              data-testid="send"
              onClick={submit}
            >
              <SendIcon />
            </button>
          )
        }
      />
      <div className="composer-hint" role={tooLong ? 'alert' : undefined}>
        {tooLong ? w.chat.tooLong(MAX_TEXT) : w.chat.hint}
      </div>
    </div>
  )
}
