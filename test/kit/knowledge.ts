// A knowledge base in memory for tests: the same port as the database, held to the same contract.
import type { IndexedPassage, PassageStore, StoredDocument } from '../../src/knowledge/ports.ts'
import type { SourceStore, StoredSource } from '../../src/knowledge/source.ts'

export function memoryStore(): PassageStore {
  const documents = new Map<string, Omit<StoredDocument, 'passages'>>()
  const passages = new Map<string, IndexedPassage & { document: string }>()
  let synonyms: readonly string[] = []
  let edition = 0
  const count = (id: string) => [...passages.values()].filter((p) => p.document === id).length
  const drop = (id: string, into: string[]) => {
    into.push(id)
    passages.delete(id)
  }
  return {
    documents: async () => [...documents.values()].map((d) => ({ ...d, passages: 0 })),
    document: async (id) => {
      const found = documents.get(id)
      return found ? { ...found, passages: count(id) } : undefined
    },
    save: async (items) => {
      edition++
      const added: string[] = []
      const removed: string[] = []
      for (const { document, passages: fresh } of items) {
        const before = documents.get(document.id)
        documents.set(document.id, {
          ...(before?.owner ? { owner: before.owner } : {}),
          ...(before?.reviewOn ? { reviewOn: before.reviewOn } : {}),
          ...document,
        })
        const ids = new Set(fresh.map((p) => p.id))
        if (before) for (const [id, p] of passages) if (p.document === document.id && !ids.has(id)) drop(id, removed)
        for (const p of fresh) {
          if (!passages.has(p.id)) added.push(p.id)
          passages.set(p.id, { ...p, document: document.id })
        }
      }
      return { added, removed, edition: String(edition) }
    },
    changeAcl: async (id, acl) => {
      edition++
      const d = documents.get(id)
      if (d) documents.set(id, { ...d, acl })
      return String(edition)
    },
    changeOwner: async (id, facts) => {
      const d = documents.get(id)
      if (d) documents.set(id, { ...d, ...facts })
    },
    remove: async (ids) => {
      edition++
      const gone: string[] = []
      for (const id of ids) documents.delete(id)
      for (const [id, p] of passages) if (ids.includes(p.document)) drop(id, gone)
      return { removed: gone, edition: String(edition) }
    },
    page: async (after, limit, of) =>
      [...passages.values()]
        .filter((p) => p.id > after && (!of || of.includes(p.document)))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map((p) => ({ ...p, ...shown(documents.get(p.document)!) })),
    marks: async () => [...documents.values()].map(({ id, ...d }) => ({ document: id, mark: JSON.stringify([d.hash, d.wordsVersion, d.title, d.location, d.acl, d.updatedAt.toString()]) })), // prettier-ignore
    passages: async (ids) =>
      ids.flatMap((id) => {
        const p = passages.get(id)
        const d = p && documents.get(p.document)
        return p && d ? [{ ...p, ...shown(d) }] : []
      }),
    edition: async () => String(edition),
    synonyms: async () => synonyms,
    saveSynonyms: async (lines) => {
      edition++
      synonyms = lines
    },
  }
}

/** Sources in memory; who holds one is not remembered, since there is one process. */
export function memorySources(): SourceStore {
  const sources = new Map<string, StoredSource>()
  return {
    list: async () => [...sources.values()].toSorted((a, b) => (a.location < b.location ? -1 : 1)),
    find: async (id) => sources.get(id),
    save: async (source) => void sources.set(source.id, source),
    remove: async (id) => sources.delete(id),
    due: async (id, at) => {
      const source = sources.get(id)
      if (source) sources.set(id, { ...source, dueAt: at })
      return source !== undefined
    },
    hold: async () => {},
    claim: async ({ now, host }) =>
      [...sources.values()].filter(
        (s) =>
          s.dueAt !== undefined &&
          s.dueAt.epochMilliseconds <= now.epochMilliseconds &&
          (s.settings.host === undefined || s.settings.host === host),
      ),
  }
}

const shown = (d: Omit<StoredDocument, 'passages'>) => ({
  title: d.title,
  location: d.location,
  acl: d.acl,
  updatedAt: d.updatedAt.toString(),
})
