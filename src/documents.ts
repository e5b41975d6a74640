// The documents of a company, each part filled by its adapter: the store, the readers, the index, and whatever models and wikis the settings name.
import os from 'node:os'
import { loadDictionary } from './adapters/local/dictionary.ts'
import { readPrompt } from './adapters/local/prompts.ts'
import { loadMeaning } from './adapters/local/meaning.ts'
import { loadThesaurus } from './adapters/local/thesaurus.ts'
import { createKnowledgeLog } from './adapters/postgres/knowledge-log.ts'
import type { OpenDatabase } from './adapters/postgres/open.ts'
import { createPassageStore } from './adapters/postgres/passages.ts'
import { createQuestionStore } from './adapters/postgres/passages-questions.ts'
import { createVectorStore } from './adapters/postgres/passages-vectors.ts'
import { createSourceStore } from './adapters/postgres/sources.ts'
import { createFolderSource } from './adapters/readers/folder.ts'
import { createReaders } from './adapters/readers/readers.ts'
import { createPageSource, pageAddress, WEB_RULES } from './adapters/web/page.ts'
import type { WikiReaders } from './adapters/wiki/rights.ts'
import { sparing } from './assistant/knowledge/find.ts'
import { askingHidden, rankingHidden } from './assistant/knowledge/hidden.ts'
import { inStep } from './assistant/knowledge/in-step.ts'
import { startKeeper, type SourceKeeper } from './assistant/knowledge/keeper.ts'
import { keepVectors, type Vectors } from './assistant/knowledge/vectors.ts'
import { restingAfterFailure } from './assistant/knowledge/word.ts'
import type { Documents } from './assistant/world.ts'
import type { Config } from './config.ts'
import type { Clock } from './kernel/clock.ts'
import type { OrgId } from './kernel/ids.ts'
import type { Log } from './kernel/log.ts'
import { EVERYONE } from './knowledge/document.ts'
import { createLibrary } from './knowledge/library.ts'
import type { Readers, Reranker, Wording } from './knowledge/ports.ts'
import { PUBLIC } from './knowledge/reader.ts'
import type { KnowledgeSource, StoredSource } from './knowledge/source.ts'

export interface DocumentParts {
  config: Config
  opened: Pick<OpenDatabase, 'pool' | 'database'>
  clock: Clock
  log: Log
}

export interface OpenDocuments {
  /** The model that words answers, for whoever else has a sentence to word; left out where none is configured. */
  wording?: Wording
  of(org: OrgId): Documents
  /** Makes the vectors that are missing, now; undefined where no embedding model is configured. */
  fill(org: OrgId, progress: (done: number) => void): Promise<void> | undefined
  /** Sources are read again and vectors made from now on. */
  start(): void
  close(): Promise<void>
}

/**
 * Whose folders are whose: an embedded database has one machine, whatever a container calls it today; on a server each machine
 * has folders of its own.
 */
export const hostOf = ({ databaseUrl }: Pick<Config, 'databaseUrl'>): string =>
  databaseUrl ? os.hostname() : 'embedded'

/** The start itself is busy enough. */
const WARM_MS = 10_000
/** Vectors follow what was written within this time. */
const VECTORS_MS = 20_000

export async function openDocuments({ config, opened, clock, log }: DocumentParts): Promise<OpenDocuments> {
  const readers = createReaders()
  let ocr: Readers | undefined
  const models = await openModels(config, clock, log)
  const made = new Map<OrgId, { documents: Documents; vectors?: Vectors }>()
  let keeper: SourceKeeper | undefined
  let timer: NodeJS.Timeout | undefined
  let warm: NodeJS.Timeout | undefined
  const rules = { ...WEB_RULES, insideHosts: config.knowledge.insideHosts }

  const make = (org: OrgId) => {
    const store = createPassageStore(opened.pool, org)
    const { embedders } = models
    const vectors = embedders
      ? keepVectors({
          store,
          // 50,000 are looked at one by one in 50 ms.
          vectors: createVectorStore(opened.pool, org, config.databaseUrl ? { indexFrom: 50_000 } : {}),
          wanted: embedders.wanted,
          earlier: embedders.earlier,
          log,
          now: () => clock.now().epochMilliseconds,
        })
      : undefined
    const library = createLibrary(store, {
      dictionary: loadDictionary,
      thesaurus: loadThesaurus,
      meaning: loadMeaning,
      ...(vectors ? { dense: vectors.dense } : {}),
    })
    const documents: Documents = {
      store,
      questions: createQuestionStore(opened.pool, org),
      sources: createSourceStore(opened.pool, org),
      log: createKnowledgeLog(opened.pool, org),
      readers,
      library: inStep(library),
      ...(models.rerank ? { rerank: models.rerank } : {}),
      ...(models.wording ? { wording: { model: models.wording, prompt: readPrompt('answer') } } : {}),
      keeping: {
        wikis: [
          ...(config.confluence ? (['confluence'] as const) : []),
          ...(config.feishuWiki ? (['feishu'] as const) : []),
        ],
        pageAddress: (address) => pageAddress(address, rules),
        wake: () => keeper?.wake(),
      },
    }
    return { documents, ...(vectors ? { vectors } : {}) }
  }
  const of = (org: OrgId) => {
    const known = made.get(org) ?? make(org)
    made.set(org, known)
    return known
  }
  const organisations = async () => (await opened.database.organisations()).map((o) => o.id)
  /** The index and the dictionaries are read before somebody waits for them. */
  const warmAll = async () => {
    for (const org of await organisations()) {
      const library = await of(org).documents.library()
      for (const question of ['报销', 'how are expenses paid']) await library.read(question, PUBLIC)
    }
  }
  const fillAll = async () => {
    for (const org of await organisations()) await of(org).vectors?.fill()
  }

  return {
    ...(models.wording ? { wording: models.wording } : {}),
    of: (org) => of(org).documents,
    fill: (org, progress) => of(org).vectors?.fill(progress),
    start() {
      keeper = startKeeper({
        organisations,
        documents: (org) => of(org).documents,
        open: (org, source) => openSource({ config, opened, clock }, org, source, of(org).documents),
        readers: ({ settings }) => (settings.ocr ? (ocr ??= createReaders({ ocr: true })) : readers),
        clock,
        log,
        host: hostOf(config),
      })
      warm = setTimeout(() => {
        warmAll().catch((error: unknown) => log.warn({ error }, 'the documents could not be warmed up'))
      }, WARM_MS).unref()
      if (!models.embedders) return
      const tick = () => {
        fillAll()
          .catch((error: unknown) => log.warn({ error }, 'vectors could not be made'))
          .finally(() => {
            timer = timer && setTimeout(tick, VECTORS_MS).unref()
          })
      }
      timer = setTimeout(tick, 0).unref()
    },
    async close() {
      clearTimeout(warm)
      clearTimeout(timer)
      timer = undefined
      await keeper?.stop()
      await Promise.all([readers.close(), ocr?.close()])
    },
  }
}

interface Models {
  embedders?: { wanted: Vectors['dense']['embedder']; earlier(model: string): Vectors['dense']['embedder'] }
  rerank?: Reranker
  wording?: Wording
}

/** The client of model servers is loaded only where one is named: 0.3 s and more. */
async function openModels(config: Config, clock: Clock, log: Log): Promise<Models> {
  const { embedding, rerank, wording } = config.knowledge
  const models: Models = {}
  if (embedding) {
    const { createOpenAiEmbedder, embeddingOf } = await import('./adapters/openai/embedder.ts')
    models.embedders = {
      wanted: askingHidden(createOpenAiEmbedder(embedding)),
      earlier: (model) => {
        const { dimensions: _, ...server } = embedding
        return askingHidden(createOpenAiEmbedder({ ...server, ...embeddingOf(model) }))
      },
    }
  }
  if (rerank) {
    const { createReranker } = await import('./adapters/openai/rerank.ts')
    models.rerank = sparing(
      rankingHidden(createReranker(rerank)),
      () => clock.now().epochMilliseconds,
      (error) =>
        log.warn({ error }, 'the passages were not looked at a second time; the search alone ranks for a while'),
    )
  }
  if (wording) {
    const { createWording } = await import('./adapters/openai/wording.ts')
    models.wording = restingAfterFailure(createWording(wording), () => clock.now().epochMilliseconds)
  }
  return models
}

async function openSource(
  { config, opened, clock }: Pick<DocumentParts, 'config' | 'opened' | 'clock'>,
  org: OrgId,
  { kind, location, settings }: StoredSource,
  { store }: Documents,
): Promise<KnowledgeSource | undefined> {
  if (kind === 'folder' || kind === 'file')
    return createFolderSource({ path: location, known: () => store.documents() })
  if (kind === 'url') return createPageSource(location, { ...WEB_RULES, insideHosts: config.knowledge.insideHosts })
  const { wiki } = settings
  if (!wiki) return undefined
  const readers = await wikiReaders(opened, org, settings)
  const about = { space: wiki.space, readers, clock }
  if (wiki.vendor === 'confluence' && config.confluence)
    return (await import('./adapters/wiki/confluence.ts')).createConfluenceSource(config.confluence, about)
  if (wiki.vendor === 'feishu' && config.feishuWiki)
    return (await import('./adapters/wiki/feishu.ts')).createFeishuSource(config.feishuWiki, about)
  return undefined
}

/** People are known by their e-mail address, or by an account of the same name; groups as the keeper said. */
async function wikiReaders(
  { database }: Pick<OpenDatabase, 'database'>,
  org: OrgId,
  { acl, groups = {} }: StoredSource['settings'],
): Promise<WikiReaders> {
  const organisation = await database.open(org).people.organisation()
  const people = organisation.people().filter((p) => p.active)
  const byEmail = new Map(people.flatMap((p) => (p.email ? [[p.email.toLowerCase(), p.id] as const] : [])))
  const byId = new Map(people.map((p) => [p.id.toLowerCase(), p.id]))
  return {
    base: acl ?? [EVERYONE],
    person: ({ email, name }) =>
      ((email && byEmail.get(email.toLowerCase())) ??
        (name && (byEmail.get(name.toLowerCase()) ?? byId.get(name.toLowerCase())))) ||
      undefined,
    group: (name) => (Object.hasOwn(groups, name) ? groups[name] : undefined),
  }
}
