// The door for commands on this machine (yiju chat, yiju backup, yiju kb): opened by a secret that stands in the data directory, readable by its owner.
import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sha256 } from '../kernel/hash.ts'
import { Fault } from '../kernel/fault.ts'
import { publishProcess } from '../assistant/publish.ts'
import { findOne } from '../assistant/who.ts'
import type { Door } from './door.ts'
import { localInsight } from './local-insight.ts'
import { localKnowledge } from './local-knowledge.ts'

export function localRoutes(door: Door): void {
  const { app, world, org, local, sessions } = door
  const check = (request: FastifyRequest) => {
    const given = Buffer.from(sha256(String(request.headers['x-local-secret'] ?? '')))
    if (!timingSafeEqual(given, Buffer.from(sha256(local.secret)))) throw new Fault('forbidden', 'not the local secret')
  }

  app.post('/api/local/session', async (request, reply) => {
    check(request)
    const { person } = z.object({ person: z.string().max(100).optional() }).parse(request.body)
    const me = findOne(await world.database.open(org).people.organisation(), person)
    const session = await sessions.start(reply, me.id)
    return { id: me.id, name: me.name, locale: me.locale, csrf: session.csrf }
  })

  app.post('/api/local/link', async (request) => {
    check(request)
    const { person } = z.object({ person: z.string().max(100) }).parse(request.body)
    const me = findOne(await world.database.open(org).people.organisation(), person)
    return { token: await sessions.createLink(me.id), name: me.name }
  })

  app.post('/api/local/process', async (request) => {
    check(request)
    const { text } = z.object({ text: z.string().max(200_000) }).parse(request.body)
    return publishProcess(world, org, { text })
  })

  localKnowledge(door, check)
  localInsight(door, check)

  app.post('/api/local/backup', async (request) => {
    check(request)
    return { file: await local.backup() }
  })

  app.post('/api/local/platforms', async (request) => {
    check(request)
    const all = world.platforms?.all ?? []
    return Promise.all(
      all.map(async (platform) => ({
        platform: platform.name,
        checks: await platform.check().catch((error: unknown) => [
          {
            what: 'check',
            state: 'broken' as const,
            seen: error instanceof Fault ? error.message : 'it could not be looked at',
            next: 'look into the log of the server',
          },
        ]),
      })),
    )
  })

  app.post('/api/local/audit', async (request) => {
    check(request)
    return local.audit()
  })
}
