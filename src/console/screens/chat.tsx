// The conversation with Yiju: what was said, the cards, and the place to say the next thing.
import Bubble from '@ant-design/x/es/bubble'
import { Skeleton } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState, type ComponentRef, type DragEvent } from 'react'
import { Composer } from '../chat/composer.tsx'
import { Hello } from '../chat/hello.tsx'
import { bubbleRoles, bubblesOf } from '../chat/bubbles.tsx'
import { useMessages } from '../chat/messages.ts'
import { useUnsent } from '../chat/unsent.ts'
import { CHAT_LIMITS, useUploads } from '../chat/uploads.ts'
import { useLiveState } from '../data/live.ts'
import { useChat } from '../data/queries.ts'
import { useMe, useSession } from '../data/session.ts'
import type { FileRef } from '../data/shapes.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { DownIcon } from '../shell/icons.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'

// Most conversations never open a form; its date picker and selects come when they are wanted.
const DraftForm = lazy(() => import('../chat/draft-form.tsx').then((m) => ({ default: m.DraftForm })))

/** Older messages are fetched when the reader comes this near to the top. */
const NEAR_TOP = 240

export function Chat() {
  const speech = useWords()
  const { w } = speech
  usePageTitle(w.nav.chat)
  const me = useMe()
  const session = useSession().data
  const chat = useChat()
  const { typing } = useLiveState()
  const unsent = useUnsent(me.id)
  const uploads = useUploads(CHAT_LIMITS)
  const list = useRef<ComponentRef<typeof Bubble.List>>(null)
  const [draft, setDraft] = useState<string | undefined>()
  const [put, setPut] = useState<{ text: string; n: number } | undefined>()
  const [away, setAway] = useState(false)
  const { over, handlers } = useDrop((files) => uploads.add(files))

  const messages = useMessages(chat.data?.pages)
  const { settle } = unsent
  useEffect(() => settle(messages), [messages, settle])

  const thinking = typing || (chat.data?.pages[0]?.thinking ?? false)
  const toLatest = () => list.current?.scrollTo({ top: 'bottom', behavior: 'instant' })
  const send = (text: string, files: readonly FileRef[]) => {
    unsent.send(text, files, messages.at(-1)?.seq ?? 0)
    toLatest()
  }
  const items = bubblesOf({
    messages,
    unsent: unsent.items,
    thinking,
    more: chat.hasNextPage,
    loadingMore: chat.isFetchingNextPage,
    speech,
    onForm: setDraft,
    onPressed: () => void chat.refetch(),
    retry: unsent.retry,
    discard: unsent.discard,
  })
  const scroll = (box: HTMLElement) => {
    // The list is laid out from the bottom: scrollTop is 0 there and negative above.
    const fromTop = box.scrollHeight - box.clientHeight + box.scrollTop
    if (fromTop < NEAR_TOP && chat.hasNextPage && !chat.isFetchingNextPage) void chat.fetchNextPage()
    setAway(box.scrollTop < -400)
  }
  const nothing = messages.length === 0 && unsent.items.length === 0
  return (
    <div className="chat" {...handlers}>
      <h1 className="visually-hidden">{w.nav.chat}</h1>
      {over && <div className="drop-veil">{w.chat.drop}</div>}
      <div className="chat-log" role="log" aria-live="polite" aria-label={w.chat.log} data-testid="chat-log">
        {chat.isPending ? (
          <div className="page">
            <Skeleton active avatar paragraph={{ rows: 3 }} />
          </div>
        ) : chat.error && nothing ? (
          <LoadFailed error={chat.error} again={() => void chat.refetch()} />
        ) : nothing ? (
          <Hello onChoose={(text) => setPut((p) => ({ text, n: (p?.n ?? 0) + 1 }))} />
        ) : (
          <Bubble.List
            ref={list}
            className="chat-list"
            items={items}
            role={bubbleRoles}
            autoScroll
            onScroll={(e) => scroll(e.currentTarget as HTMLElement)}
          />
        )}
        {away && (
          <button type="button" className="chat-latest" onClick={toLatest}>
            <DownIcon size={16} />
            {w.chat.latest}
          </button>
        )}
      </div>
      <Composer
        person={me.id}
        voice={session?.voice ? () => void chat.refetch() : undefined}
        uploads={uploads}
        send={send}
        put={put}
      />
      {draft && (
        <Suspense>
          <DraftForm draft={draft} close={() => setDraft(undefined)} onSent={() => void chat.refetch()} />
        </Suspense>
      )}
    </div>
  )
}

function useDrop(add: (files: readonly File[]) => void) {
  const [over, setOver] = useState(false)
  return {
    over,
    handlers: {
      onDragOver: (e: DragEvent) => {
        if (!hasFiles(e)) return
        e.preventDefault()
        setOver(true)
      },
      onDragLeave: (e: DragEvent) => {
        if (!e.currentTarget.contains(e.relatedTarget as Node | null)) setOver(false)
      },
      onDrop: (e: DragEvent) => {
        if (!hasFiles(e)) return
        e.preventDefault()
        setOver(false)
        add([...e.dataTransfer.files])
      },
    },
  }
}

const hasFiles = (e: DragEvent) => e.dataTransfer.types.includes('Files')
