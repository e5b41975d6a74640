// The knowledge base: reading for everybody within their rights, keeping and teaching for those who may.
import { z } from 'zod'
import { changeDocument, removeDocument, upload } from '../assistant/knowledge/keep.ts'
import { listDocuments, openDocument, searchDocuments, testAs } from '../assistant/knowledge/read.ts'
import { addSource, listSources, removeSource, runSource } from '../assistant/knowledge/sources.ts'
import { listGaps, listVerified, unverify, verify } from '../assistant/knowledge/teach.ts'
import { takeTurn } from '../assistant/limits.ts'
import { Fault } from '../kernel/fault.ts'
import type { Door } from './door.ts'

const Question = z.string().trim().min(1).max(500)
const Acl = z.array(z.string().trim().min(1).max(120)).min(1).max(50)
const Day = z.iso.date()
const Change = z.strictObject({ acl: Acl.optional(), owner: z.string().max(100).optional(), reviewOn: Day.optional() })
const Teaching = z.strictObject({
  question: Question,
  answer: z.string().trim().min(1).max(5000),
  documents: z.array(z.string().max(500)).max(20),
  reviewOn: Day.optional(),
})
const common = { acl: Acl.optional(), everyMinutes: z.int().min(15).max(43_200) }
const NewSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('url'), address: z.string().trim().max(2000), ...common }),
  z.strictObject({
    kind: z.literal('wiki'),
    vendor: z.enum(['confluence', 'feishu']),
    space: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^[\w~.-]+$/),
    groups: z.record(z.string().max(200), z.string().max(120)).optional(),
    ...common,
  }),
])
const Tried = z.strictObject({ person: z.string().max(100), question: Question })

interface ById {
  Params: { id: string }
}

export function knowledgeRoutes({ app, world, signedIn, changing }: Door): void {
  app.get('/api/knowledge', async (request) => {
    const { org, me } = await signedIn(request)
    return listDocuments(world, org, me.id)
  })

  app.get('/api/knowledge/search', async (request) => {
    const { org, me } = await signedIn(request)
    takeTurn(world, me.id)
    const { q } = z.object({ q: Question }).parse(request.query)
    return searchDocuments(world, org, me.id, q)
  })

  app.post('/api/knowledge/documents', async (request) => {
    const { org, me } = await changing(request)
    takeTurn(world, me.id)
    const part = await request.file()
    if (!part) throw new Fault('bad-input', 'no file in the body')
    const acl = aclOf(part.fields['acl'])
    return upload(world, org, me.id, { name: part.filename, bytes: await part.toBuffer(), ...(acl ? { acl } : {}) })
  })

  app.get<ById>('/api/knowledge/documents/:id', async (request) => {
    const { org, me } = await signedIn(request)
    return openDocument(world, org, me.id, request.params.id)
  })

  app.patch<ById>('/api/knowledge/documents/:id', async (request) => {
    const { org, me } = await changing(request)
    return changeDocument(world, org, me.id, request.params.id, Change.parse(request.body))
  })

  app.delete<ById>('/api/knowledge/documents/:id', async (request) => {
    const { org, me } = await changing(request)
    await removeDocument(world, org, me.id, request.params.id)
    return { ok: true }
  })

  app.get('/api/knowledge/sources', async (request) => {
    const { org, me } = await signedIn(request)
    return listSources(world, org, me.id)
  })

  app.post('/api/knowledge/sources', async (request) => {
    const { org, me } = await changing(request)
    takeTurn(world, me.id)
    return addSource(world, org, me.id, NewSource.parse(request.body))
  })

  app.post<ById>('/api/knowledge/sources/:id/run', async (request) => {
    const { org, me } = await changing(request)
    takeTurn(world, me.id)
    await runSource(world, org, me.id, request.params.id)
    return { ok: true }
  })

  app.delete<ById>('/api/knowledge/sources/:id', async (request) => {
    const { org, me } = await changing(request)
    await removeSource(world, org, me.id, request.params.id)
    return { ok: true }
  })

  app.get('/api/knowledge/gaps', async (request) => {
    const { org, me } = await signedIn(request)
    return listGaps(world, org, me.id)
  })

  app.get('/api/knowledge/verified', async (request) => {
    const { org, me } = await signedIn(request)
    return listVerified(world, org, me.id)
  })

  app.post('/api/knowledge/verified', async (request) => {
    const { org, me } = await changing(request)
    return verify(world, org, me.id, Teaching.parse(request.body))
  })

  app.patch<ById>('/api/knowledge/verified/:id', async (request) => {
    const { org, me } = await changing(request)
    return verify(world, org, me.id, Teaching.parse(request.body), request.params.id)
  })

  app.delete<ById>('/api/knowledge/verified/:id', async (request) => {
    const { org, me } = await changing(request)
    await unverify(world, org, me.id, request.params.id)
    return { ok: true }
  })

  app.post('/api/knowledge/test', async (request) => {
    const { org, me } = await changing(request)
    takeTurn(world, me.id)
    return testAs(world, org, me.id, Tried.parse(request.body))
  })
}

/** A field of a multipart form; the library's own type says nothing about its value. */
function aclOf(field: unknown): string[] | undefined {
  const read = z.object({ value: z.string() }).safeParse(field)
  if (!read.success || read.data.value === '') return undefined
  try {
    return Acl.parse(JSON.parse(read.data.value))
  } catch {
    throw new Fault('bad-input', 'acl is no list of groups')
  }
}
