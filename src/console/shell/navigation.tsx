// Where one can go, how much waits there, and who one is.
import type { ReactNode } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useCounts } from '../data/queries.ts'
import { useMe } from '../data/session.ts'
import { useWords } from '../words/words.tsx'
import { Face } from './face.tsx'
import { BookIcon, ChatIcon, InsightIcon, Logo, PlusIcon, RequestsIcon, TasksIcon } from './icons.tsx'
import { Settings } from './settings.tsx'

export function Navigation() {
  const { w, pick } = useWords()
  const me = useMe()
  const counts = useCounts().data
  const { pathname } = useLocation()
  // On phones a page with its own bar at the bottom takes the place of the navigation.
  const deep = /^\/(requests|new)\/./.test(pathname)
  return (
    <nav className={deep ? 'nav nav-deep' : 'nav'} aria-label={w.nav.main}>
      <NavLink to="/" className="brand" aria-label={w.product}>
        <Logo size={30} />
        <span className="brand-name">{w.product}</span>
      </NavLink>
      <div className="nav-links">
        <Item to="/" icon={<ChatIcon />} label={w.nav.chat} id="chat" />
        <Item to="/tasks" icon={<TasksIcon />} label={w.nav.tasks} id="tasks" count={counts?.waiting ?? 0} />
        <Item
          to="/requests"
          icon={<RequestsIcon />}
          label={w.nav.requests}
          id="requests"
          count={counts?.returned ?? 0}
        />
        <Item to="/knowledge" icon={<BookIcon />} label={w.knowledge.nav} id="knowledge" />
        <Item to="/insight" icon={<InsightIcon />} label={w.insight.nav} id="insight" />
        <Item to="/new" icon={<PlusIcon />} label={w.nav.start} id="start" />
      </div>
      <Settings>
        <button type="button" className="nav-me" aria-label={w.settings.open} data-testid="settings">
          <Face name={me.name} size={34} />
          <span className="nav-me-words">
            <span className="nav-me-name">{me.name}</span>
            <span className="nav-me-where">{pick(me.department)}</span>
          </span>
          <span className="nav-me-short">{w.nav.me}</span>
        </button>
      </Settings>
    </nav>
  )
}

function Item({
  to,
  icon,
  label,
  id,
  count = 0,
}: {
  to: string
  icon: ReactNode
  label: string
  id: string
  count?: number
}) {
  return (
    <NavLink to={to} end={to === '/'} className="nav-link" data-testid={`nav-${id}`}>
      <span className="nav-icon">{icon}</span>
      <span className="nav-label">{label}</span>
      {count > 0 && (
        <span className="nav-count" data-testid={`count-${id}`}>
          {count > 99 ? '99+' : count}
        </span>
      )}
    </NavLink>
  )
}
