// `yiju insight scan` without a log, and `yiju insight digest`: asked of the running server, or of one that starts for it.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { digestFor, scanOwn } from '../assistant/insight/print.ts'
import { findOne } from '../assistant/who.ts'
import type { Door } from './door.ts'

const Digest = z.strictObject({
  person: z.string().max(100).optional(),
  period: z.enum(['day', 'week']),
  picture: z.boolean(),
})

export function localInsight({ app, world, org }: Door, check: (request: FastifyRequest) => void): void {
  app.post('/api/local/insight-scan', async (request) => {
    check(request)
    return scanOwn(world, org, z.strictObject({ locale: z.enum(['zh', 'en']), keep: z.boolean() }).parse(request.body))
  })

  app.post('/api/local/insight-digest', async (request) => {
    check(request)
    const { person, period, picture } = Digest.parse(request.body)
    const me = findOne(await world.database.open(org).people.organisation(), person)
    return digestFor(world, org, me, { period, picture })
  })
}
