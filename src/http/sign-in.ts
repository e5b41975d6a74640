// Signing in and out: by demo choice, by one-time link, never by a name that somebody merely claims.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SessionView } from './contract.ts'
import type { Door } from './door.ts'
import type { SignedIn } from './session.ts'
import { Fault } from '../kernel/fault.ts'
import { nameOf } from '../assistant/names.ts'

export function sessionRoutes({ app, world, org, demo, sessions, changing }: Door): void {
  const view = async (session?: SignedIn): Promise<SessionView> => {
    const organisation = await world.database.open(org).people.organisation()
    const base = { demo, voice: world.speech !== undefined, organisation: organisation.name }
    if (!session) return base
    const { me, csrf } = session
    return { ...base, csrf, me: { ...nameOf(organisation, me.id), locale: me.locale, zone: me.zone, roles: me.roles } }
  }

  app.get('/api/session', async (request): Promise<SessionView> => view(await sessions.find(request)))

  app.post('/api/session/demo', async (request, reply): Promise<SessionView> => {
    if (!demo) throw new Fault('forbidden', 'demo mode is off')
    sameSite(request.headers)
    const { person } = z.object({ person: z.string().max(100) }).parse(request.body)
    if (!(await world.database.open(org).people.organisation()).person(person)?.active)
      throw new Fault('not-found', 'no such person')
    return view(await sessions.start(reply, person))
  })

  app.post('/api/session/link', async (request, reply): Promise<SessionView> => {
    sameSite(request.headers)
    const { token } = z.object({ token: z.string().min(20).max(200) }).parse(request.body)
    return view(await sessions.useLink(reply, token))
  })

  app.delete('/api/session', async (request, reply) => {
    await changing(request)
    await sessions.end(request, reply)
    return { ok: true }
  })

  app.patch('/api/me', async (request): Promise<SessionView> => {
    const session = await changing(request)
    const { locale } = z.object({ locale: z.enum(['zh', 'en']) }).parse(request.body)
    await session.store.people.setLocale(session.me.id, locale)
    return view({ ...session, me: { ...session.me, locale } })
  })
}

/** Signing somebody in from another site (login CSRF) is refused by the browser's own word on where the call comes from. */
function sameSite(headers: FastifyRequest['headers']): void {
  const from = headers['sec-fetch-site']
  if (from && from !== 'same-origin' && from !== 'none') throw new Fault('forbidden', 'sign-in from another site')
}
