// All messages seen so far, oldest first. The server's window moves on with every new one; what was on screen stays on screen.
import { useMemo, useRef } from 'react'
import type { Message } from '../data/shapes.ts'

export function useMessages(pages: readonly { messages: readonly Message[] }[] | undefined): readonly Message[] {
  const seen = useRef(new Map<string, Message>())
  return useMemo(() => {
    const fresh = (pages ?? []).flatMap((p) => p.messages)
    // After a long absence the window may have moved past everything seen: what lies between is loaded by scrolling.
    if (!fresh.some((m) => seen.current.has(m.id))) seen.current.clear()
    for (const m of fresh) seen.current.set(m.id, m)
    return [...seen.current.values()].sort((a, b) => a.seq - b.seq)
  }, [pages])
}
