// Keeps screens current: listens to /api/live, connects again with back-off, and loads everything again after a gap.
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { Signal } from './shapes.ts'

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000
/** A browser keeps six connections to a server: tabs nobody looks at must not hold them. */
const HIDDEN_FOR = 60_000
/** A typing signal fades by itself when the answer never comes. */
const TYPING_FOR = 12_000

let state = { connected: true, typing: false }
const hearers = new Set<() => void>()
let typingTimer: ReturnType<typeof setTimeout> | undefined

export const useLiveState = (): { connected: boolean; typing: boolean } => useSyncExternalStore(subscribe, () => state)

export function useLive(): void {
  const client = useQueryClient()
  useEffect(() => listen(client), [client])
}

function listen(client: QueryClient): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT
  let gap = false
  let asleep = false
  let sleepTimer: ReturnType<typeof setTimeout> | undefined

  const open = () => {
    clearTimeout(timer)
    source?.close()
    asleep = false
    source = new EventSource('/api/live')
    source.addEventListener('open', () => {
      wait = FIRST_WAIT
      change({ connected: true })
      if (gap) void client.invalidateQueries()
      gap = false
    })
    source.addEventListener('message', (event) => hear(client, String(event.data)))
    source.addEventListener('error', () => {
      source?.close()
      gap = true
      change({ connected: false })
      // The session may be over; asking tells (401 is not visible on an EventSource).
      if (wait > FIRST_WAIT) void client.invalidateQueries({ queryKey: ['session'] })
      timer = setTimeout(open, wait * (0.75 + Math.random() / 2))
      wait = Math.min(wait * 2, LONGEST_WAIT)
    })
  }
  const hurry = () => {
    if (gap && !document.hidden) open()
  }
  const look = () => {
    clearTimeout(sleepTimer)
    if (document.hidden) sleepTimer = setTimeout(sleep, HIDDEN_FOR)
    else if (asleep || gap) open()
  }
  const sleep = () => {
    clearTimeout(timer)
    source?.close()
    asleep = true
    gap = true
  }
  open()
  addEventListener('online', hurry)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearTimeout(timer)
    clearTimeout(sleepTimer)
    source?.close()
    removeEventListener('online', hurry)
    document.removeEventListener('visibilitychange', look)
  }
}

function hear(client: QueryClient, data: string): void {
  const signal = parse(data)
  if (!signal) return
  const again = (...key: string[]) => void client.invalidateQueries({ queryKey: key })
  switch (signal.kind) {
    case 'typing':
      setTyping(true)
      return
    case 'chat':
      setTyping(false)
      again('chat')
      return
    case 'request':
      again('request', signal.request)
      again('requests')
      again('counts')
      return
    case 'tasks':
      again('tasks')
      again('counts')
  }
}

function parse(data: string): Signal | undefined {
  try {
    return JSON.parse(data) as Signal
  } catch {
    return undefined
  }
}

function setTyping(typing: boolean): void {
  clearTimeout(typingTimer)
  if (typing) typingTimer = setTimeout(() => change({ typing: false }), TYPING_FOR)
  change({ typing })
}

function change(part: Partial<typeof state>): void {
  state = { ...state, ...part }
  for (const tell of hearers) tell()
}

function subscribe(tell: () => void): () => void {
  hearers.add(tell)
  return () => hearers.delete(tell)
}
