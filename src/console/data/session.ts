// Who is signed in here, and the ways in and out.
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { SessionView } from '../../http/contract.ts'
import { call, rememberCsrf } from './client.ts'
import type { Locale, Me } from './shapes.ts'

export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async ({ signal }) => {
      const session = await call('GET /api/session', { signal })
      rememberCsrf(session.csrf)
      return session
    },
    staleTime: 60_000,
  })
}

/** For screens that only exist when somebody is signed in. */
export function useMe(): Me {
  const me = useSession().data?.me
  if (!me) throw new Error('useMe while signed out')
  return me
}

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (how: { person: string } | { token: string }) =>
      'person' in how
        ? call('POST /api/session/demo', { body: { person: how.person } })
        : call('POST /api/session/link', { body: { token: how.token } }),
    onSuccess: (session) => enter(client, session),
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call('DELETE /api/session'),
    onSettled: async () => {
      client.clear()
      await client.invalidateQueries({ queryKey: ['session'] })
    },
  })
}

/** At once on screen; the server is told beside it, so that cards and messages follow. */
export function useSetLocale() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (locale: Locale) => call('PATCH /api/me', { body: { locale } }),
    onMutate: (locale) => {
      const before = client.getQueryData<SessionView>(['session'])
      if (before?.me) client.setQueryData<SessionView>(['session'], { ...before, me: { ...before.me, locale } })
      return before
    },
    onError: (_error, _locale, before) => client.setQueryData(['session'], before),
    onSuccess: (session) => {
      rememberCsrf(session.csrf)
      client.setQueryData(['session'], session)
      return client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'session' })
    },
  })
}

function enter(client: QueryClient, session: SessionView): void {
  rememberCsrf(session.csrf)
  client.removeQueries({ predicate: (q) => q.queryKey[0] !== 'session' })
  client.setQueryData(['session'], session)
}
