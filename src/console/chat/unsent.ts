// Own messages on their way: kept in this browser until the server has them, sent in order, resent with the same id.
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { call, CallFailed } from '../data/client.ts'
import { newKey } from '../data/id.ts'
import { keep, readKeptJson } from '../data/kept.ts'
import { nowMs } from '../data/now.ts'
import type { FileRef, Message } from '../data/shapes.ts'

export interface Unsent {
  id: string
  text: string
  files: readonly FileRef[]
  at: number
  /** sent: the server has it, the list does not show it yet. */
  state: 'sending' | 'waiting' | 'failed' | 'sent'
  /** The newest message when it was written: what comes after may be this one. */
  after: number
}

const FIRST_WAIT = 2_000
const LONGEST_WAIT = 30_000

type Line = ReturnType<typeof createLine>

export function useUnsent(person: string): Line & { items: readonly Unsent[] } {
  const client = useQueryClient()
  const line = useMemo(
    () => createLine(person, () => client.invalidateQueries({ queryKey: ['chat'] })),
    [person, client],
  )
  const items = useSyncExternalStore(line.subscribe, line.current)
  useEffect(() => line.start(), [line])
  return { ...line, items }
}

function createLine(person: string, onSent: () => Promise<void>) {
  const key = `unsent.${person}`
  // What was under way when the page closed may or may not have arrived; the same id again is harmless.
  let items: readonly Unsent[] = (readKeptJson(key, isUnsentList) ?? []).map((m) =>
    m.state === 'failed' ? m : { ...m, state: 'waiting' as const },
  )
  const hearers = new Set<() => void>()
  let busy = false
  let stopped = false
  let wait = FIRST_WAIT
  let timer: ReturnType<typeof setTimeout> | undefined

  const set = (next: readonly Unsent[]) => {
    items = next
    keep(key, items.length ? JSON.stringify(items) : undefined)
    for (const tell of hearers) tell()
  }
  const mark = (id: string, state: Unsent['state']) => set(items.map((m) => (m.id === id ? { ...m, state } : m)))

  async function run(): Promise<void> {
    if (busy || stopped) return
    busy = true
    clearTimeout(timer)
    try {
      for (let next = firstOpen(items); next; next = firstOpen(items)) {
        if (stopped) return
        mark(next.id, 'sending')
        const { id, text, files } = next
        await call('POST /api/chat/messages', { body: { id, text, ...(files.length ? { files: [...files] } : {}) } })
        wait = FIRST_WAIT
        mark(id, 'sent')
        void onSent()
      }
    } catch (error) {
      const stuck = items.find((m) => m.state === 'sending')
      const passing =
        error instanceof CallFailed &&
        (error.status === 0 ||
          error.status === 401 ||
          error.status === 403 ||
          error.status === 429 ||
          error.status >= 500)
      if (stuck) mark(stuck.id, passing ? 'waiting' : 'failed')
      timer = setTimeout(() => void run(), passing ? wait : 0)
      wait = Math.min(wait * 2, LONGEST_WAIT)
    } finally {
      busy = false
    }
  }

  const hurry = () => void run()

  return {
    current: () => items,
    subscribe: (tell: () => void) => {
      hearers.add(tell)
      return () => hearers.delete(tell)
    },
    start: () => {
      stopped = false
      hurry()
      addEventListener('online', hurry)
      return () => {
        stopped = true
        clearTimeout(timer)
        removeEventListener('online', hurry)
      }
    },
    send: (text: string, files: readonly FileRef[], after: number) => {
      set([...items, { id: newKey(), text, files, at: nowMs(), state: 'sending', after }])
      void run()
    },
    retry: (id: string) => {
      mark(id, 'waiting')
      void run()
    },
    discard: (id: string) => set(items.filter((m) => m.id !== id)),
    /** The server's list is the truth: what it shows needs no copy here. */
    settle: (messages: readonly Message[]) => {
      const taken = new Set<string>()
      const left = items.filter((m) => {
        const shown = messages.find(
          (s) => !taken.has(s.id) && s.from === 'person' && (s.id === m.id || (m.state === 'sent' && s.seq > m.after)),
        )
        if (shown) taken.add(shown.id)
        return !shown
      })
      if (left.length !== items.length) set(left)
    },
  }
}

const firstOpen = (items: readonly Unsent[]): Unsent | undefined =>
  items.find((m) => m.state === 'waiting' || m.state === 'sending')

const isUnsentList = (x: unknown): x is Unsent[] =>
  Array.isArray(x) && x.every((m) => typeof m === 'object' && m !== null && 'id' in m && 'text' in m && 'files' in m)
