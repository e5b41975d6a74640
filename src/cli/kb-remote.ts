// The documents through the server that has them open: the same desk, over the local door.
import { z } from 'zod'
import type { AnsweredLine, Desk, FoundLine, KnowledgeStatus } from '../assistant/knowledge/desk.ts'
import { asDocuments, asSources } from '../assistant/knowledge/wire.ts'
import { callLocal, type Notice } from './connect.ts'

const Edition = z.object({ edition: z.string() })
const Texts = z.array(z.string())
/** Made by this same program, on this machine. */
const theirs = <T extends object>() => z.custom<T>((value) => typeof value === 'object' && value !== null)

export const servedOrg = async (server: Notice): Promise<string> =>
  (await callLocal(server, 'kb/org', {}, z.object({ org: z.string() }))).body.org

export function remoteDesk(server: Notice): Desk {
  const call = async <T>(route: string, body: object, shape: z.ZodType<T>): Promise<T> =>
    (await callLocal(server, `kb/${route}`, body, shape)).body
  const sources = async () => asSources(await call('sources', {}, z.unknown()))
  return {
    documents: async () => asDocuments(await call('documents', {}, z.unknown())),
    save: (items) => call('save', { items }, Edition.extend({ added: Texts, removed: Texts })),
    changeAcl: async (id, acl) => (await call('acl', { id, acl }, Edition)).edition,
    remove: (documents) => call('remove', { documents }, Edition.extend({ removed: Texts })),
    sources: {
      list: sources,
      find: async (id) => (await sources()).find((s) => s.id === id),
      save: async (source) => void (await call('source', source, z.unknown())),
    },
    reader: (name) =>
      call('reader', name === undefined ? {} : { name }, z.object({ groups: Texts, known: z.boolean() })),
    search: (question, reader, top) => call('search', { question, reader, top }, theirs<FoundLine>()),
    ask: (question, reader) => call('ask', { question, reader }, theirs<AnsweredLine>()),
    status: () => call('status', {}, theirs<KnowledgeStatus>()),
  }
}
