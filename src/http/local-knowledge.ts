// The documents, for commands on this machine while the server has the database open: `yiju kb add / search / ask / status / remove`.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { createDesk, type Desk } from '../assistant/knowledge/desk.ts'
import { asSaved, asSource } from '../assistant/knowledge/wire.ts'
import { Fault } from '../kernel/fault.ts'
import type { Door } from './door.ts'

/** A batch of passages; one has at most a few kilobytes, a list may hold longer ones. */
const BATCH_BYTES = 64 * 1024 * 1024

export function localKnowledge({ app, world, org }: Door, check: (request: FastifyRequest) => void): void {
  const desk = (): Desk => {
    const documents = world.documents?.(org)
    if (!documents) throw new Fault('not-found', 'no knowledge base here')
    return createDesk({
      ...documents,
      clock: world.clock,
      organisation: () => world.database.open(org).people.organisation(),
      serving: true,
    })
  }
  const Reader = z.array(z.string().max(500)).max(10_000)
  const Question = z.object({ question: z.string().max(20_000), reader: Reader })
  const calls: Record<string, (body: unknown) => Promise<unknown>> = {
    org: async () => ({ org }),
    documents: async () => desk().documents(),
    save: async (body) => desk().save(asSaved(body)),
    acl: async (body) => {
      const { id, acl } = z.object({ id: z.string(), acl: Reader.min(1) }).parse(body)
      return { edition: await desk().changeAcl(id, acl) }
    },
    remove: async (body) => desk().remove(z.object({ documents: z.array(z.string()) }).parse(body).documents),
    sources: async () => desk().sources.list(),
    source: async (body) => {
      await desk().sources.save(asSource(body))
      return { ok: true }
    },
    reader: async (body) => desk().reader(z.object({ name: z.string().max(500).optional() }).parse(body).name),
    search: async (body) => {
      const { question, reader, top } = Question.extend({ top: z.int().min(1).max(1000) }).parse(body)
      return desk().search(question, reader, top)
    },
    ask: async (body) => {
      const { question, reader } = Question.parse(body)
      return desk().ask(question, reader)
    },
    status: async () => desk().status(),
  }
  for (const [name, call] of Object.entries(calls))
    app.post(`/api/local/kb/${name}`, { bodyLimit: BATCH_BYTES }, async (request) => {
      check(request)
      return call(request.body)
    })
}
