// Who is asking: httpOnly cookie sessions, a CSRF token in a header, one-time sign-in links, and the demo's pick-a-person.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../kernel/fault.ts'
import { newSecret, sha256 } from '../kernel/hash.ts'
import type { OrgId, PersonId } from '../kernel/ids.ts'
import type { Person } from '../people/organisation.ts'
import type { Store } from '../assistant/ports.ts'
import type { World } from '../assistant/world.ts'

const COOKIE = 'yiju'
const LINK_HOURS = 24

export interface SignedIn {
  org: OrgId
  me: Person
  csrf: string
  store: Store
}

export interface SessionRules {
  days: number
  /** Cookies over https only; off for http://127.0.0.1. */
  secure: boolean
}

export function createSessions(world: World, org: OrgId, rules: SessionRules) {
  const store = world.database.open(org)
  const start = async (reply: FastifyReply, person: PersonId): Promise<SignedIn> => {
    const token = newSecret()
    const csrf = newSecret()
    const expiresAt = world.clock.now().add({ hours: 24 * rules.days })
    await store.sessions.create({ tokenHash: sha256(token), person, csrf, expiresAt })
    reply.setCookie(COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: rules.secure,
      maxAge: rules.days * 86_400,
    })
    const me = (await store.people.organisation()).person(person)
    if (!me?.active) throw new Fault('not-signed-in', 'this person is not active')
    return { org, me, csrf, store }
  }
  return {
    start,
    async find(request: FastifyRequest): Promise<SignedIn | undefined> {
      const token = request.cookies[COOKIE]
      if (!token) return undefined
      const session = await store.sessions.find(sha256(token), world.clock.now())
      if (!session) return undefined
      // A leaver's session ends with the leaver.
      const me = (await store.people.organisation()).person(session.person)
      return me?.active ? { org, me, csrf: session.csrf, store } : undefined
    },
    async end(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const token = request.cookies[COOKIE]
      if (token) await store.sessions.remove(sha256(token))
      reply.clearCookie(COOKIE, { path: '/' })
    },
    createLink: (person: PersonId): Promise<string> => createLink(world, org, person),
    async useLink(reply: FastifyReply, token: string): Promise<SignedIn> {
      const person = await store.sessions.useLink(sha256(token), world.clock.now())
      if (!person) throw new Fault('not-signed-in', 'this link was used or has expired')
      return start(reply, person)
    },
  }
}

/** The token of a link that signs in once, within a day. Only its hash is stored. */
export async function createLink(world: World, org: OrgId, person: PersonId): Promise<string> {
  const token = newSecret()
  const expiresAt = world.clock.now().add({ hours: LINK_HOURS })
  await world.database.open(org).sessions.createLink({ tokenHash: sha256(token), person, expiresAt })
  return token
}

export type Sessions = ReturnType<typeof createSessions>

/** A change needs the session's own token in a header: another site can send the cookie, but cannot read this. */
export function checkCsrf(request: FastifyRequest, session: SignedIn): void {
  if (request.headers['x-csrf'] !== session.csrf)
    throw new Fault('forbidden', 'the x-csrf header does not belong to this session')
}
