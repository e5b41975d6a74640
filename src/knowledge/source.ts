// Where documents come from: a folder, an address, a wiki. A source tells what it has, what changed and what is gone; reading and cutting are the same for all.
import type { Instant } from '../kernel/clock.ts'
import type { ReadDocument } from './document.ts'

export type SourceKind = 'folder' | 'file' | 'list' | 'upload' | 'url' | 'wiki'

export interface SourceSettings {
  /** Who may read what is new here; a document's own word, and a wiki's, count more. */
  acl?: readonly string[]
  ocr?: boolean
  /** The machine a folder is on: no other one reads it. */
  host?: string
  /** Left out: read when it changes or when somebody says so. */
  everyMinutes?: number
  wiki?: { vendor: WikiVendor; space: string }
  /** A wiki's groups as ours: {"confluence-users":"everyone"}. */
  groups?: Readonly<Record<string, string>>
}

export type WikiVendor = 'confluence' | 'feishu'

export interface SourceCounts {
  added: number
  changed: number
  unchanged: number
  removed: number
  passages: number
}

export interface StoredSource {
  id: string
  kind: SourceKind
  location: string
  state: 'ok' | 'reading' | 'failed'
  problems: readonly { location: string; why: string }[]
  settings: SourceSettings
  checkedAt?: Instant
  /** Where the last reading ended, in the source's own words. */
  cursor?: string
  dueAt?: Instant
  /** What the last reading brought. */
  report?: SourceCounts
}

/** Opened for one organisation. */
export interface SourceStore {
  list(): Promise<readonly StoredSource[]>
  find(id: string): Promise<StoredSource | undefined>
  /** Saved in any state but `reading` it is given back: another process may read it. */
  save(source: StoredSource): Promise<void>
  remove(id: string): Promise<boolean>
  /** To be read at this moment; false when there is no such source. */
  due(id: string, at: Instant): Promise<boolean>
  /** Still at it: nobody else is handed it until then. */
  hold(id: string, until: Instant): Promise<void>
  /** Sources whose time has come, taken for this machine until then; nobody else is handed them meanwhile. */
  claim(at: { now: Instant; until: Instant; host: string }): Promise<readonly StoredSource[]>
}

/** One page or file of a source. */
export interface SourceItem {
  /** Stable within the organisation; the same again replaces it. */
  id: string
  /** Where people open it. */
  location: string
  /** Changes with the content, and is cheap to know. */
  hash: string
  /** Who may read it there. Left out where the source has no rights of its own. */
  acl?: readonly string[]
  title?: string
  /** Up to this many characters it is one passage. */
  whole?: number
  /** Only called when the hash is a new one. */
  load(): Promise<Loaded>
}

export type Loaded =
  { file: { name: string; bytes: Uint8Array } } | { document: ReadDocument & { language?: string } } | { why: string }

export type SourceNews = { item: SourceItem } | { gone: string } | { problem: { location: string; why: string } }

export interface KnowledgeSource {
  /** Everything, or only what changed since the cursor. Throws a Fault when the source cannot be reached: then nothing is taken out. */
  read(cursor: string | undefined): SourceReading
  /** Calls when something changed there; gives back the way to stop. Missing where the other side cannot tell. */
  watch?(changed: () => void): () => Promise<void>
}

export interface SourceReading {
  news: AsyncIterable<SourceNews>
  /** Asked after the last of the news. `complete`: what was not named is not there any more. */
  end(): { cursor?: string; complete: boolean }
}
