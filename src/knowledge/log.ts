// What is written down of the knowledge base: who looked through somebody else's eyes, who changed rights, brought documents in or took them out.
import type { Instant } from '../kernel/clock.ts'
import type { PersonId } from '../kernel/ids.ts'

export type KnowledgeDeed =
  'tested-as' | 'rights-changed' | 'owner-changed' | 'uploaded' | 'removed' | 'source-added' | 'source-removed'

export interface KnowledgeEntry {
  by: PersonId
  what: KnowledgeDeed
  /** A document, a source, or the person whose eyes were borrowed. */
  subject: string
  detail: Readonly<Record<string, string | readonly string[]>>
}

/** Hash-chained: an entry can be neither changed nor taken out unseen. */
export interface KnowledgeLog {
  note(entry: KnowledgeEntry, now: Instant): Promise<void>
  /** Newest first. */
  list(limit: number): Promise<readonly (KnowledgeEntry & { seq: number; at: string })[]>
}
