// What administrators keep: published processes, and the lessons the assistant has drawn from confirmed sentences.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { holdLesson, lessonList, releaseLesson, removeLesson } from '../assistant/lessons.ts'
import { publishProcess } from '../assistant/publish.ts'
import { Fault } from '../kernel/fault.ts'
import type { AdminLessons, AdminProcess, Published } from './contract.ts'
import type { Door } from './door.ts'
import type { SignedIn } from './session.ts'

const LONGEST_DEFINITION = 200_000
const PAGE = 40
const Filter = z.object({
  state: z.enum(['waiting', 'active', 'held', 'removed']).optional(),
  process: z.string().max(100).optional(),
  q: z.string().max(100).optional(),
  before: z.string().max(100).optional(),
})

export function adminRoutes({ app, world, signedIn, changing }: Door): void {
  const admin = (session: SignedIn): SignedIn => {
    if (!session.me.roles.includes('admin')) throw new Fault('forbidden', 'for administrators')
    return session
  }

  app.get('/api/admin/processes', async (request): Promise<AdminProcess[]> => {
    const { store } = admin(await signedIn(request))
    const [published, versions] = await Promise.all([store.processes.published(), store.processes.versions()])
    return published.map(({ definition, version }) => ({
      key: definition.key,
      name: definition.name,
      version,
      versions: versions
        .filter((v) => v.key === definition.key)
        .map((v) => ({ version: v.version, publishedAt: v.publishedAt })),
    }))
  })

  app.post('/api/admin/processes', async (request: FastifyRequest): Promise<Published> => {
    const { org, me } = admin(await changing(request))
    const { text } = z.object({ text: z.string().max(LONGEST_DEFINITION) }).parse(request.body)
    return publishProcess(world, org, { text, by: me.id })
  })

  app.get('/api/admin/lessons', async (request): Promise<AdminLessons> => {
    const { store } = admin(await signedIn(request))
    const { q, ...filter } = Filter.parse(request.query)
    return lessonList(store, { ...filter, ...(q ? { query: q.toLowerCase() } : {}), limit: PAGE })
  })

  app.delete<{ Params: { id: string } }>('/api/admin/lessons/:id', async (request) => {
    const { org, me } = admin(await changing(request))
    if (!(await removeLesson(world, org, request.params.id, me.id))) throw new Fault('not-found', 'no such lesson')
    return { ok: true as const }
  })

  app.post<{ Params: { id: string } }>('/api/admin/lessons/:id/release', async (request) => {
    const { org, me } = admin(await changing(request))
    const seen = z.object({ worse: z.number().int().min(0) }).parse(request.body)
    const released = await releaseLesson(world, org, { id: request.params.id, by: me.id, seen })
    if (!released) throw new Fault('conflict', 'not held back for these reasons any more')
    return { ok: true as const }
  })

  app.delete<{ Params: { id: string } }>('/api/admin/lessons/:id/release', async (request) => {
    const { org, me } = admin(await changing(request))
    if (!(await holdLesson(world, org, request.params.id, me.id))) throw new Fault('not-found', 'it was not released')
    return { ok: true as const }
  })
}
