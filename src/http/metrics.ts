// The page Prometheus reads: for this machine, or for whoever has the token.
import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Fault } from '../kernel/fault.ts'
import { sha256 } from '../kernel/hash.ts'
import type { Door } from './door.ts'

export function metricsRoutes({ app, metrics }: Door): void {
  if (!metrics) return
  app.get('/metrics', async (request, reply) => {
    if (!(metrics.token ? hasToken(request, metrics.token) : isNear(request)))
      throw new Fault('forbidden', 'metrics are for this machine, or for whoever has METRICS_TOKEN')
    return reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(await metrics.page())
  })
}

function hasToken(request: FastifyRequest, token: string): boolean {
  const given = Buffer.from(sha256(String(request.headers.authorization ?? '').replace(/^Bearer\s+/i, '')))
  return timingSafeEqual(given, Buffer.from(sha256(token)))
}

/** A proxy on this machine stands for people elsewhere. */
const isNear = ({ raw, headers }: FastifyRequest): boolean =>
  LOOPBACK.test(raw.socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers['forwarded'] === undefined

const LOOPBACK = /^(::ffff:)?127\.|^::1$/
