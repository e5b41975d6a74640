// The frame around every screen: navigation at the side (a bar below on phones), banners, and where focus goes on a new page.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import { useLive, useLiveState } from '../data/live.ts'
import { useWords } from '../words/words.tsx'
import { Navigation } from './navigation.tsx'

export function Shell({ children }: { children: ReactNode }) {
  const { w } = useWords()
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const first = useRef(true)
  useLive()
  // Without this a screen reader stays on the link that was pressed; the chat takes focus itself.
  useEffect(() => {
    if (!first.current && pathname !== '/') main.current?.focus({ preventScroll: true })
    first.current = false
  }, [pathname])
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {w.skip}
      </a>
      <Navigation />
      <main id="main" ref={main} tabIndex={-1}>
        <Banner />
        <div className="shell-scroll">{children}</div>
      </main>
    </div>
  )
}

function Banner() {
  const { w } = useWords()
  const { connected } = useLiveState()
  const online = useOnline()
  // A short break heals by itself; only a lasting one is worth a line on the screen.
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (connected) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), 3_000)
    return () => clearTimeout(timer)
  }, [connected])
  const words = !online ? w.state.offline : lasting ? w.state.reconnecting : undefined
  return (
    <div role="status" aria-live="polite">
      {words && (
        <div className="banner" data-testid="offline-banner">
          {words}
        </div>
      )}
    </div>
  )
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online
}
