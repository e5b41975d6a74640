// The knowledge base's part of the contract: what anybody may read, and what owners and keepers may do.
import type {
  AddedSource,
  AnswerView,
  DocumentPage,
  DocumentView,
  GapView,
  KnowledgeView,
  SearchView,
  SourcesView,
  UploadView,
  VerifiedView,
} from '../assistant/knowledge/views.ts'

type NewSource = { acl?: readonly string[]; everyMinutes: number } & (
  | { kind: 'url'; address: string }
  | { kind: 'wiki'; vendor: 'confluence' | 'feishu'; space: string; groups?: Readonly<Record<string, string>> }
)

interface TeachingBody {
  question: string
  answer: string
  documents: readonly string[]
  reviewOn?: string
}

export interface KnowledgeApi {
  /** Only what the reader may read; keepers also see that others are there. */
  'GET /api/knowledge': { out: KnowledgeView }
  'GET /api/knowledge/search?q=': { out: SearchView }
  /** multipart: one file, and a field `acl` (a JSON list of groups) before it. */
  'POST /api/knowledge/documents': { out: UploadView }
  'GET /api/knowledge/documents/:id': { out: DocumentPage }
  'PATCH /api/knowledge/documents/:id': {
    in: { acl?: readonly string[]; owner?: string; reviewOn?: string }
    out: DocumentView
  }
  'DELETE /api/knowledge/documents/:id': { out: { ok: true } }
  'GET /api/knowledge/sources': { out: SourcesView }
  'POST /api/knowledge/sources': { in: NewSource; out: AddedSource }
  'POST /api/knowledge/sources/:id/run': { out: { ok: true } }
  /** Its documents go with it. */
  'DELETE /api/knowledge/sources/:id': { out: { ok: true } }
  'GET /api/knowledge/gaps': { out: GapView[] }
  'GET /api/knowledge/verified': { out: VerifiedView[] }
  'POST /api/knowledge/verified': { in: TeachingBody; out: VerifiedView }
  'PATCH /api/knowledge/verified/:id': { in: TeachingBody; out: VerifiedView }
  'DELETE /api/knowledge/verified/:id': { out: { ok: true } }
  /** Administrators only, and it is logged. */
  'POST /api/knowledge/test': { in: { person: string; question: string }; out: AnswerView }
}
