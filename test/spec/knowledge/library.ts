// A small library for the tests: texts in, questions answered.
import { createClock } from '../../../src/kernel/clock.ts'
import { ask } from '../../../src/knowledge/answer.ts'
import type { ReadDocument } from '../../../src/knowledge/document.ts'
import { ingest } from '../../../src/knowledge/ingest.ts'
import { createLibrary, type Dense } from '../../../src/knowledge/library.ts'
import { hashOf } from '../../../src/knowledge/prepare.ts'
import { PUBLIC } from '../../../src/knowledge/reader.ts'
import { search } from '../../../src/knowledge/search.ts'
import { loadDictionary } from '../../../src/adapters/local/dictionary.ts'
import { loadMeaning } from '../../../src/adapters/local/meaning.ts'
import { loadThesaurus } from '../../../src/adapters/local/thesaurus.ts'
import { memoryStore } from '../../kit/knowledge.ts'

export type Given = { id: string; acl?: readonly string[] } & (
  { text: string; title?: string } | { document: ReadDocument }
)

export async function libraryOf(given: readonly Given[], dense?: Dense) {
  const store = memoryStore()
  const clock = createClock('2026-03-02T08:00:00Z')
  const library = createLibrary(store, {
    dictionary: loadDictionary,
    thesaurus: loadThesaurus,
    meaning: loadMeaning,
    ...(dense ? { dense } : {}),
  })
  const add = (items: readonly Given[]) =>
    ingest(
      { store, clock, library },
      items.map((g) => {
        const document =
          'document' in g
            ? g.document
            : { ...(g.title ? { title: g.title } : {}), blocks: [{ kind: 'paragraph' as const, text: g.text }] }
        return {
          id: g.id,
          location: g.id,
          source: 'list',
          hash: hashOf(JSON.stringify(document)),
          ...(g.acl ? { acl: g.acl } : {}),
          load: async () => ({ ok: true as const, document }),
        }
      }),
    )
  await library.refresh()
  await add(given)
  return {
    store,
    library,
    add,
    ask: (question: string, reader: ReadonlySet<string> = PUBLIC, before: readonly string[] = []) =>
      ask(library, question, reader, { before }),
    find: async (question: string, reader: ReadonlySet<string> = PUBLIC) =>
      (await search(library, question, reader)).hits.map((h) => h.passage.document),
    hits: async (question: string, reader: ReadonlySet<string> = PUBLIC) =>
      (await search(library, question, reader)).hits.map((h) => [h.passage.id, h.score] as const),
  }
}
