// Bringing documents in: unchanged content costs nothing, a batch is saved at a time, so a killed run goes on where it stopped.
import type { Clock } from '../kernel/clock.ts'
import { EVERYONE, type ReadDocument } from './document.ts'
import type { Library } from './library.ts'
import type { PassageStore, StoredDocument } from './ports.ts'
import { prepare, type Prepared } from './prepare.ts'
import { WORDS_VERSION } from './words.ts'

export interface Incoming {
  /** Stable name of the document; the same name again replaces it. */
  id: string
  location: string
  source: string
  acl?: readonly string[]
  /** What tells whether anything changed; cheap to get. */
  hash: string
  /** Only called when it did. */
  load(): Promise<{ ok: true; document: ReadDocument & { language?: string } } | { ok: false; why: string }>
  whole?: number
}

export interface IngestReport {
  added: number
  changed: number
  unchanged: number
  removed: number
  passages: number
  problems: { location: string; why: string }[]
}

/** What bringing in needs of the store; a command hands it to the server that has the store open. */
export type Kept = Pick<PassageStore, 'documents' | 'save' | 'changeAcl' | 'remove'>

export interface Ingest {
  store: Kept
  clock: Clock
  /** Kept in step when it is open in this process. */
  library?: Library
  progress?: (state: { done: number; passages: number }) => void
}

export const emptyReport = (): IngestReport => ({
  added: 0,
  changed: 0,
  unchanged: 0,
  removed: 0,
  passages: 0,
  problems: [],
})

/** Documents whose content, rights and tokenizer are the same are not touched. */
export async function ingest(
  { store, clock, library, progress }: Ingest,
  incoming: AsyncIterable<Incoming> | Iterable<Incoming>,
): Promise<IngestReport> {
  const report = emptyReport()
  const known = new Map((await store.documents()).map((d) => [d.id, d]))
  let batch: Prepared[] = []
  let size = 0
  let done = 0
  const flush = async () => {
    if (batch.length === 0) return
    const change = await store.save(batch)
    library?.apply(batch, change)
    report.passages += change.added.length
    batch = []
    size = 0
    progress?.({ done, passages: report.passages })
  }
  for await (const item of incoming) {
    done += 1
    const before = known.get(item.id)
    const acl = item.acl?.length ? [...new Set(item.acl)] : (before?.acl ?? [EVERYONE])
    if (before && before.hash === item.hash && before.wordsVersion === WORDS_VERSION) {
      if (!sameGroups(before, acl)) await changeAcl({ store, ...(library ? { library } : {}) }, item.id, acl)
      report.unchanged += 1
      continue
    }
    const read = await item.load()
    if (!read.ok) {
      report.problems.push({ location: item.location, why: read.why })
      continue
    }
    const twice = batch.findIndex((b) => b.document.id === item.id)
    if (twice >= 0) batch.splice(twice, 1)
    const prepared = prepare(read.document, {
      id: item.id,
      location: item.location,
      source: item.source,
      acl,
      hash: item.hash,
      at: clock.now(),
      ...(item.whole ? { whole: item.whole } : {}),
    })
    for (const why of prepared.document.warnings) report.problems.push({ location: item.location, why })
    batch.push(prepared)
    known.set(item.id, { ...prepared.document, passages: prepared.passages.length })
    if (before) report.changed += 1
    else report.added += 1
    size += prepared.passages.length
    if (size >= BATCH) await flush()
  }
  await flush()
  return report
}

/** Rights change for the next question, in memory as in the store. */
export async function changeAcl(
  { store, library }: { store: Pick<PassageStore, 'changeAcl'>; library?: Library },
  document: string,
  acl: readonly string[],
): Promise<void> {
  const edition = await store.changeAcl(document, acl)
  library?.changeAcl(document, acl, edition)
}

/** What is gone from its source is gone from the index, first in memory. */
export async function removeDocuments(
  { store, library }: { store: Pick<PassageStore, 'remove'>; library?: Library },
  documents: readonly string[],
): Promise<void> {
  library?.forgetDocuments(documents)
  if (documents.length === 0) return
  library?.forgetDocuments(documents)
  const { edition } = await store.remove(documents)
  library?.forgetDocuments([], edition)
}

const sameGroups = (before: StoredDocument, acl: readonly string[]) =>
  before.acl.length === acl.length && acl.every((g) => before.acl.includes(g))

/** Passages a transaction: 1 s of work is the most a kill can cost. */
const BATCH = 400
