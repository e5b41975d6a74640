// The web server: cookies, limits, headers, errors; the routes live in files of their own.
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { MAX_FILE_BYTES } from '../assistant/attach.ts'
import type { World } from '../assistant/world.ts'
import { Fault } from '../kernel/fault.ts'
import { accountRoutes } from './accounts.ts'
import { actRoutes } from './act.ts'
import { adminRoutes } from './admin.ts'
import { chatRoutes } from './chat.ts'
import { directoryRoutes } from './directory.ts'
import type { Door, ServerSettings } from './door.ts'
import { toAnswer } from './errors.ts'
import { fileRoutes } from './files.ts'
import { hookRoutes } from './hooks.ts'
import { insightRoutes } from './insight.ts'
import { knowledgeRoutes } from './knowledge.ts'
import { liveRoutes } from './live.ts'
import { localRoutes } from './local.ts'
import { metricsRoutes } from './metrics.ts'
import { consoleFiles } from './pages.ts'
import { requestRoutes } from './requests.ts'
import { checkCsrf, createSessions } from './session.ts'
import { sessionRoutes } from './sign-in.ts'

export async function createServer(world: World, settings: ServerSettings): Promise<FastifyInstance> {
  const app = fastify({ logger: false, bodyLimit: 1024 * 1024, trustProxy: 'loopback', forceCloseConnections: true })
  const sessions = createSessions(world, settings.org, settings.rules)
  const signedIn = async (request: FastifyRequest) => {
    const session = await sessions.find(request)
    if (!session) throw new Fault('not-signed-in', 'no session')
    return session
  }
  const changing = async (request: FastifyRequest) => {
    const session = await signedIn(request)
    checkCsrf(request, session)
    return session
  }
  const door: Door = { ...settings, app, world, sessions, signedIn, changing }

  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 5 } })
  app.addHook('onRequest', async (request) => {
    // PostgreSQL has no zero byte in a text; no identifier or search of ours has one either.
    if (request.url.includes('%00')) throw new Fault('bad-input', 'a zero byte in the address')
  })
  app.addHook('onSend', async (request, reply) => {
    reply.headers(SAFE_HEADERS)
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.setErrorHandler(async (error, request, reply) => {
    const local = request.routeOptions.url?.startsWith('/api/local/') ?? false
    const { status, body, isBug } = toAnswer(error, local)
    // The route's pattern, not its URL: identifiers and queries stay out of the log.
    if (isBug) world.log.error({ error, route: request.routeOptions.url }, 'a request failed')
    return reply.status(status).send(body)
  })
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_, reply) =>
    (await settings.ready()) ? { ok: true } : reply.status(503).send({ ok: false }),
  )
  for (const routes of ROUTES) routes(door)
  if (settings.consoleDir) await consoleFiles(app, settings.consoleDir)
  else
    app.setNotFoundHandler(async () => {
      throw new Fault('not-found', 'no such path')
    })
  return app
}

const ROUTES = [
  accountRoutes,
  actRoutes,
  adminRoutes,
  sessionRoutes,
  directoryRoutes,
  chatRoutes,
  requestRoutes,
  fileRoutes,
  hookRoutes,
  knowledgeRoutes,
  insightRoutes,
  liveRoutes,
  localRoutes,
  metricsRoutes,
]

const SAFE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  // Ant Design writes its styles at run time, hence 'unsafe-inline' for styles alone.
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
}
