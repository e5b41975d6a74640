// The way in: pick a colleague in demo mode, or come by a one-time link.
import { Button, Input, Spin } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { usePeople } from '../data/queries.ts'
import { useSession, useSignIn } from '../data/session.ts'
import type { PersonView } from '../data/shapes.ts'
import { LoadFailed } from '../shell/broken.tsx'
import { Empty, ListSkeleton } from '../shell/empty.tsx'
import { Face } from '../shell/face.tsx'
import { AlertIcon, LockIcon, Logo, RightIcon, SearchIcon } from '../shell/icons.tsx'
import { usePageTitle, useWords } from '../words/words.tsx'
import { LocaleSwitch } from '../shell/locale-switch.tsx'

export function SignIn({ ended }: { ended: boolean }) {
  const { w, pick } = useWords()
  const session = useSession().data
  usePageTitle(w.signIn.title)
  const token = location.pathname === '/sign-in' ? location.hash.slice(1) : ''
  return (
    <div className="sign-in">
      <div className="sign-in-top">
        <LocaleSwitch />
      </div>
      <main className="sign-in-box" id="main">
        <header className="sign-in-head">
          <Logo size={44} />
          <h1>{session ? pick(session.organisation) : w.product}</h1>
          <p>
            {w.product} · {w.tagline}
          </p>
        </header>
        {ended && (
          <div className="note note-warning" role="alert">
            <AlertIcon size={18} />
            <span>{w.signIn.ended}</span>
          </div>
        )}
        {token ? <ByLink token={token} /> : session?.demo ? <ByChoice /> : <ByLinkOnly />}
      </main>
    </div>
  )
}

function ByChoice() {
  const { w, pick } = useWords()
  const people = usePeople('')
  const signIn = useSignIn()
  const [q, setQ] = useState('')
  const found = useMemo(() => (people.data ?? []).filter((p) => matches(p, q)), [people.data, q])
  const choose = (p: PersonView) => signIn.mutate({ person: p.id })
  return (
    <>
      <div className="note note-demo" data-testid="demo-note">
        <span className="demo-tag">{w.signIn.demo}</span>
        <span>{w.signIn.demoHint}</span>
      </div>
      <div className="sign-in-find">
        <h2>{w.signIn.demoTitle}</h2>
        {people.data && <span className="faint">{w.signIn.count(people.data.length)}</span>}
      </div>
      <Input
        size="large"
        allowClear
        autoFocus
        prefix={<SearchIcon size={18} />}
        placeholder={w.signIn.search}
        aria-label={w.signIn.search}
        data-testid="sign-in-search"
        value={q}
        onChange={(e) => setQ(e.target.value)}
        onPressEnter={(e) => {
          if (!e.nativeEvent.isComposing && found.length === 1) choose(found[0]!)
        }}
      />
      {signIn.error && <SignInError error={signIn.error} />}
      {people.isPending ? (
        <ListSkeleton rows={4} />
      ) : people.error ? (
        <LoadFailed error={people.error} again={() => void people.refetch()} />
      ) : (
        <ul className="people" aria-busy={signIn.isPending}>
          {found.map((p) => (
            <li key={p.id}>
              <button
                type="button"
                className="person"
                data-testid={`person-${p.id}`}
                disabled={signIn.isPending}
                onClick={() => choose(p)}
              >
                <Face name={p.name} size={40} />
                <span className="person-words">
                  <span className="person-name">{p.name}</span>
                  <span className="person-where">{[pick(p.department), p.title].filter(Boolean).join(' · ')}</span>
                </span>
                {signIn.isPending &&
                signIn.variables &&
                'person' in signIn.variables &&
                signIn.variables.person === p.id ? (
                  <Spin size="small" />
                ) : (
                  <RightIcon size={18} />
                )}
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="people-none">{w.signIn.nobody(q)}</li>}
        </ul>
      )}
    </>
  )
}

function ByLink({ token }: { token: string }) {
  const { w } = useWords()
  const signIn = useSignIn()
  const navigate = useNavigate()
  const sent = useRef(false)
  const { mutate } = signIn
  useEffect(() => {
    // A link works once; React runs effects twice while developing.
    if (sent.current) return
    sent.current = true
    mutate({ token }, { onSuccess: () => void navigate('/', { replace: true }) })
  }, [mutate, navigate, token])
  if (!signIn.isError)
    return (
      <div className="sign-in-wait" role="status">
        <Spin />
        <span>{w.signIn.checking}</span>
      </div>
    )
  return (
    <div data-testid="link-expired" role="alert">
      <Empty icon={<AlertIcon size={28} />} title={w.signIn.expired} hint={w.signIn.expiredHint}>
        <Button onClick={() => void navigate('/', { replace: true })}>{w.signIn.back}</Button>
      </Empty>
    </div>
  )
}

function ByLinkOnly() {
  const { w } = useWords()
  return <Empty icon={<LockIcon size={28} />} title={w.signIn.closed} hint={w.signIn.closedHint} />
}

function SignInError({ error }: { error: unknown }) {
  const { why } = useWords()
  return (
    <div className="note note-danger" role="alert">
      {why(error)}
    </div>
  )
}

function matches(p: PersonView, q: string): boolean {
  const words = `${p.name} ${p.department.zh} ${p.department.en} ${p.title ?? ''}`.toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.includes(part))
}
