// Reads a source: what is new or changed goes into the index, what is gone leaves it, and what went wrong is kept for whoever looks after it.
import { setImmediate as breathe } from 'node:timers/promises'
import { Temporal, type Clock, type Instant } from '../../kernel/clock.ts'
import { Fault } from '../../kernel/fault.ts'
import {
  emptyReport,
  ingest,
  removeDocuments,
  type Incoming,
  type IngestReport,
  type Kept,
} from '../../knowledge/ingest.ts'
import type { Library } from '../../knowledge/library.ts'
import type { Readers } from '../../knowledge/ports.ts'
import type { KnowledgeSource, SourceItem, SourceStore, StoredSource } from '../../knowledge/source.ts'

export interface Gathering {
  kept: Kept
  sources: Pick<SourceStore, 'save'>
  readers: Readers
  clock: Clock
  /** Kept in step when it is open in this process. */
  library?: Library
  progress?: (state: { done: number; passages: number }) => void
  /** Who may read is said anew for all of it; else only for what is new. */
  renewAcl?: boolean
}

/** A source that cannot be reached keeps what it gave before. */
export async function gather(tools: Gathering, source: StoredSource, from: KnowledgeSource): Promise<IngestReport> {
  const { kept, sources, clock, library } = tools
  await sources.save({ ...source, state: 'reading' })
  const problems: { location: string; why: string }[] = []
  const gone: string[] = []
  const seen = new Set<string>()
  const before = new Map((await kept.documents()).filter((d) => d.source === source.id).map((d) => [d.id, d]))
  const reading = from.read(source.cursor)
  const incoming = async function* (): AsyncGenerator<Incoming> {
    for await (const news of reading.news) {
      if ('problem' in news) problems.push(news.problem)
      else if ('gone' in news) gone.push(news.gone)
      else {
        seen.add(news.item.id)
        yield incomingOf(news.item, source, tools, before.has(news.item.id))
        // A long list must not keep a server from answering.
        await breathe()
      }
    }
  }
  let report = emptyReport()
  let end: ReturnType<typeof reading.end> = { complete: false }
  let failed: Fault | undefined
  try {
    const { progress } = tools
    report = await ingest(
      { store: kept, clock, ...(library ? { library } : {}), ...(progress ? { progress } : {}) },
      incoming(),
    )
    end = reading.end()
    const left = [...before.keys()].filter((id) => !seen.has(id) && (end.complete || gone.includes(id)))
    await removeDocuments({ store: kept, ...(library ? { library } : {}) }, left)
    report.removed += left.length
  } catch (error) {
    if (!(error instanceof Fault)) {
      const problem = { location: source.location, why: 'reading it broke; the log of the server says where' }
      await sources.save(
        told(source, { state: 'failed', problems: [problem] }, nextTime(source, clock.now(), undefined)),
      )
      throw error
    }
    failed = error
    problems.unshift({ location: source.location, why: error.message })
  }
  report.problems.push(...problems)
  const { added, changed, unchanged, removed, passages } = report
  const now = clock.now()
  const cursor = end.cursor ?? source.cursor
  const outcome = {
    state: failed || (report.problems.length > 0 && added + changed + unchanged === 0) ? 'failed' : 'ok',
    problems: report.problems.slice(0, MOST_PROBLEMS),
    checkedAt: now,
    report: { added, changed, unchanged, removed, passages },
    ...(cursor === undefined ? {} : { cursor }),
  } as const
  await sources.save(told(source, outcome, nextTime(source, now, failed)))
  return report
}
const MOST_PROBLEMS = 200

function incomingOf(
  item: SourceItem,
  source: StoredSource,
  { readers, renewAcl }: Gathering,
  known: boolean,
): Incoming {
  const acl = item.acl ?? (known && !renewAcl ? undefined : source.settings.acl)
  return {
    id: item.id,
    location: item.location,
    source: source.id,
    hash: item.hash,
    ...(acl ? { acl } : {}),
    ...(item.whole === undefined ? {} : { whole: item.whole }),
    load: async () => {
      const loaded = await item.load()
      if ('why' in loaded) return { ok: false, why: loaded.why }
      const read = 'file' in loaded ? await readers.read(loaded.file) : { ok: true as const, document: loaded.document }
      return read.ok && item.title ? { ...read, document: { ...read.document, title: item.title } } : read
    },
  }
}

/** The time it was due is over; without a next one it is due when somebody says so. */
function told(source: StoredSource, outcome: Partial<StoredSource>, dueAt: Instant | undefined): StoredSource {
  const { dueAt: _, ...rest } = source
  return { ...rest, ...outcome, ...(dueAt ? { dueAt } : {}) }
}

/** Folders are looked through every hour even when nothing was heard of them: a watch can miss what a network disk does. */
const FOLDER_MINUTES = 60

function nextTime({ kind, settings }: StoredSource, now: Instant, failed: Fault | undefined): Instant | undefined {
  const minutes = settings.everyMinutes ?? (kind !== 'upload' && settings.host ? FOLDER_MINUTES : undefined)
  if (failed?.retryAfter) return now.add(failed.retryAfter)
  return minutes === undefined ? undefined : now.add(Temporal.Duration.from({ minutes }))
}
