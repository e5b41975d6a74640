// What commands on this machine do with the documents; the same whether they have the database open themselves or a server has it for them.
import { dateIn, stopwatch, type Clock } from '../../kernel/clock.ts'
import { answerFrom } from '../../knowledge/answer.ts'
import { EVERYONE } from '../../knowledge/document.ts'
import { type Kept } from '../../knowledge/ingest.ts'
import type { Library } from '../../knowledge/library.ts'
import type { PassageStore, Reranker } from '../../knowledge/ports.ts'
import { groupsOf, PUBLIC } from '../../knowledge/reader.ts'
import type { SourceCounts, SourceKind, SourceStore } from '../../knowledge/source.ts'
import type { Organisation } from '../../people/organisation.ts'
import { find } from './find.ts'

export interface Desk extends Kept {
  sources: Pick<SourceStore, 'list' | 'find' | 'save'>
  /** The groups of the person named, or what everybody may read. `known` false: nobody of that name, so the name counts as a group. */
  reader(name?: string): Promise<{ groups: readonly string[]; known: boolean }>
  search(question: string, reader: readonly string[], top: number): Promise<FoundLine>
  ask(question: string, reader: readonly string[]): Promise<AnsweredLine>
  status(): Promise<KnowledgeStatus>
  /** Makes vectors for what was added. Missing where a running server does so by itself, or where nothing makes any. */
  fill?(): Promise<void>
}

export interface FoundLine {
  hits: { doc: string; passage: string; score: number }[]
  ms: number
}

export interface AnsweredLine {
  answer: string | null
  citations: { doc: string; quote: string }[]
  confidence: number
  ms: number
}

export interface KnowledgeStatus {
  documents: number
  passages: number
  languages: { zh: number; en: number }
  sources: {
    location: string
    kind: SourceKind
    state: 'ok' | 'reading' | 'failed'
    documents: number
    problems: readonly { location: string; why: string }[]
    checkedAt: string | null
    dueAt: string | null
    report: SourceCounts | null
  }[]
  stale: { id: string; title: string; owner: string | null; reviewOn: string }[]
}

export interface DeskTools {
  store: PassageStore
  sources: SourceStore
  library(): Promise<Library>
  rerank?: Reranker
  organisation(): Promise<Organisation | undefined>
  clock: Clock
  /** Questions are answered in this process: what is written here goes into its index. */
  serving: boolean
}

export function createDesk({ store, sources, library, rerank, organisation, clock, serving }: DeskTools): Desk {
  const finder = { library, ...(rerank ? { rerank } : {}) }
  return {
    documents: () => store.documents(),
    save: async (items) => {
      if (!serving) return store.save(items)
      const open = await library()
      const change = await store.save(items)
      open.apply(items, change)
      return change
    },
    changeAcl: async (id, acl) => {
      const open = serving ? await library() : undefined
      const edition = await store.changeAcl(id, acl)
      open?.changeAcl(id, acl, edition)
      return edition
    },
    remove: async (documents) => {
      const open = serving ? await library() : undefined
      open?.forgetDocuments(documents)
      const change = await store.remove(documents)
      open?.forgetDocuments([], change.edition)
      return change
    },
    sources,
    reader: async (name) => readerNamed(name, await organisation()),
    search: async (question, reader, top) => {
      const elapsed = stopwatch()
      const { hits } = await find(finder, question, new Set(reader), { top })
      return {
        hits: hits.map((h) => ({ doc: h.passage.document, passage: h.passage.id, score: round(h.score) })),
        ms: round(elapsed()),
      }
    },
    ask: async (question, reader) => {
      const elapsed = stopwatch()
      const found = await find(finder, question, new Set(reader), { top: 10, perDocument: 3 })
      const { answer, citations, confidence } = answerFrom(found)
      return {
        answer,
        citations: citations.map((c) => ({ doc: c.document, quote: c.quote })),
        confidence: round(confidence),
        ms: round(elapsed()),
      }
    },
    status: () => statusOf(store, sources, clock),
  }
}

const round = (n: number) => Math.round(n * 10_000) / 10_000

function readerNamed(name: string | undefined, organisation: Organisation | undefined) {
  if (!name) return { groups: [...PUBLIC], known: true }
  const person =
    organisation?.person(name) ??
    organisation?.people().find((p) => p.name === name || p.aliases.includes(name) || p.email === name)
  if (organisation && person) return { groups: [...groupsOf(person, organisation)], known: true }
  return { groups: [EVERYONE, name, `person:${name}`], known: false }
}

async function statusOf(store: PassageStore, sources: SourceStore, clock: Clock): Promise<KnowledgeStatus> {
  const [documents, from] = await Promise.all([store.documents(), sources.list()])
  const today = dateIn(clock.now(), 'UTC').toString()
  const count = (language: 'zh' | 'en') => documents.filter((d) => d.language === language).length
  return {
    documents: documents.length,
    passages: documents.reduce((n, d) => n + d.passages, 0),
    languages: { zh: count('zh'), en: count('en') },
    sources: from.map((s) => ({
      location: s.location,
      kind: s.kind,
      state: s.state,
      documents: documents.filter((d) => d.source === s.id).length,
      problems: s.problems,
      checkedAt: s.checkedAt?.toString() ?? null,
      dueAt: s.dueAt?.toString() ?? null,
      report: s.report ?? null,
    })),
    stale: documents.flatMap((d) =>
      d.reviewOn !== undefined && d.reviewOn < today
        ? [{ id: d.id, title: d.title, owner: d.owner ?? null, reviewOn: d.reviewOn }]
        : [],
    ),
  }
}
