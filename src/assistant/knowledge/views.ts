// What screens show of the knowledge base, already filtered by the reader's rights.
import type { SourceCounts, SourceKind, WikiVendor } from '../../knowledge/source.ts'
import type { PersonView } from '../views.ts'

export interface KnowledgeView {
  documents: DocumentView[]
  /** What this person may do beyond reading. */
  may: { keep: boolean; testAs: boolean; seeGaps: boolean }
}

export interface DocumentView {
  id: string
  title: string
  language: 'zh' | 'en'
  updatedAt: string
  owner?: PersonView
  reviewOn?: string
  /** Past its review date. */
  overdue: boolean
  /** Keepers see that a document is there which they may not read, so that they can look after it. */
  mayRead: boolean
  mayAnswerFor: boolean
  /** Only for those who answer for it. */
  acl?: readonly string[]
  warnings?: readonly string[]
}

export interface PassageView {
  /** Its place within the document, as links name it. */
  place: string
  kind: 'text' | 'table' | 'faq' | 'code'
  text: string
  headings: readonly string[]
  page?: number
  question?: string
}

export interface DocumentPage extends DocumentView {
  passages: PassageView[]
}

export interface SearchHit extends PassageView {
  document: string
  title: string
  /** The best sentence: text.slice(from, to). */
  from: number
  to: number
  why: {
    /** Words of the question that stand in the passage or its headings, and those that do not. */
    words: string[]
    missing: string[]
    inHeading: boolean
    /** Against a passage that holds everything, 0 … 100. */
    score: number
    /** Question and passage are in different languages. */
    across: boolean
  }
}

export interface QuoteView extends PassageView {
  document: string
  title: string
  from: number
  to: number
}

export interface AnswerView {
  answer: string | null
  quotes: QuoteView[]
  verifiedBy?: PersonView
  nearest: { document: string; title: string; owner?: PersonView }[]
  confidence: number
}

export interface SearchView {
  answer: AnswerView
  hits: SearchHit[]
}

export interface SourceView {
  id: string
  kind: SourceKind
  name: string
  state: 'ok' | 'reading' | 'failed'
  documents: number
  problems: readonly { name: string; why: string }[]
  /** Can be read again from here. */
  mayRun: boolean
  mayRemove: boolean
  wiki?: { vendor: WikiVendor; space: string }
  acl?: readonly string[]
  everyMinutes?: number
  checkedAt?: string
  dueAt?: string
  /** What the last reading brought. */
  report?: SourceCounts
}

/** Why a source was not added, in codes; the words are chosen where they are shown. */
export type SourceProblem = 'inside-network' | 'no-address' | 'there-already' | 'not-configured'

export type AddedSource = { ok: true; source: SourceView } | { ok: false; problem: SourceProblem }

export interface SourcesView {
  sources: SourceView[]
  /** What may be added here: web addresses, and which wikis are configured. */
  may: { url: boolean; wikis: readonly WikiVendor[] }
}

export interface GapView {
  question: string
  times: number
  people: number
  also: readonly string[]
  documents: { id: string; title: string }[]
}

export interface VerifiedView {
  id: string
  question: string
  answer: string
  documents: { id: string; title: string }[]
  owner: PersonView
  reviewOn?: string
  overdue: boolean
  mayChange: boolean
}

export type UploadView =
  { ok: true; document: DocumentView } | { ok: false; name: string; problem: string; why: string }
