// Language, appearance and signing out, behind the person's own face.
import { Button, Popover, Segmented } from 'antd'
import { useState, type ReactElement } from 'react'
import { Link } from 'react-router'
import { useIsAdmin } from '../data/admin.ts'
import { setAppearance, useAppearance, type Appearance } from '../data/appearance.ts'
import { useMe, useSession, useSetLocale, useSignOut } from '../data/session.ts'
import type { Locale } from '../data/shapes.ts'
import { useWords } from '../words/words.tsx'

export function Settings({ children }: { children: ReactElement }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="topRight"
      arrow={false}
      content={<Panel close={() => setOpen(false)} />}
    >
      {children}
    </Popover>
  )
}

function Panel({ close }: { close: () => void }) {
  const { w, locale, pick } = useWords()
  const me = useMe()
  const session = useSession().data
  const setLocale = useSetLocale()
  const signOut = useSignOut()
  const { chosen } = useAppearance()
  const isAdmin = useIsAdmin()
  return (
    <div className="settings" data-testid="settings-panel">
      <div className="settings-who">
        <strong>{me.name}</strong>
        <span>{[pick(me.department), me.title].filter(Boolean).join(' · ')}</span>
        {session && <span>{pick(session.organisation)}</span>}
      </div>
      <div className="settings-line">
        <span id="settings-language">{w.settings.language}</span>
        <Segmented<Locale>
          aria-labelledby="settings-language"
          value={locale}
          onChange={(next) => setLocale.mutate(next)}
          options={[
            { value: 'zh', label: w.settings.zh },
            { value: 'en', label: w.settings.en },
          ]}
        />
      </div>
      <div className="settings-line">
        <span id="settings-theme">{w.settings.theme}</span>
        <Segmented<Appearance>
          aria-labelledby="settings-theme"
          value={chosen}
          onChange={setAppearance}
          options={[
            { value: 'system', label: w.settings.system },
            { value: 'light', label: w.settings.light },
            { value: 'dark', label: w.settings.dark },
          ]}
        />
      </div>
      <nav className="admin-links" aria-label={w.accounts.title}>
        <Link to="/accounts" onClick={close} data-testid="accounts-link">
          {w.accounts.title}
        </Link>
      </nav>
      {isAdmin && (
        <nav className="admin-links" aria-label={w.admin.menu}>
          <Link to="/admin/processes" onClick={close} data-testid="admin-processes-link">
            {w.admin.processes.title}
          </Link>
          <Link to="/admin/lessons" onClick={close} data-testid="admin-lessons-link">
            {w.admin.lessons.title}
          </Link>
        </nav>
      )}
      <Button
        block
        data-testid="sign-out"
        loading={signOut.isPending}
        onClick={() => {
          signOut.mutate()
          close()
        }}
      >
        {w.settings.signOut}
      </Button>
    </div>
  )
}
