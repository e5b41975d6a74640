// The web app's contract: every path, what goes in, what comes out. The console imports only this (and locales).
import type { Department, Locale } from '../people/organisation.ts'
import type { FileRef, Form, Label, Problem, Values } from '../approval/form.ts'
import type { Command, Picks } from '../approval/commands.ts'
import type { Account, PlatformName } from '../chat/message.ts'
import type { Refusal } from '../approval/refusals.ts'
import type { PersonView, RequestDetail, RequestSummary, RouteStepView, TaskSummary } from '../assistant/views.ts'
import type { StoredMessage, SignalKind } from '../assistant/ports.ts'
import type { LessonPage } from '../assistant/lessons.ts'
import type { PublishOutcome } from '../assistant/publish.ts'
import type { ForecastView } from '../assistant/insight/forecast.ts'
import type { SoonestView } from '../assistant/insight/soonest.ts'
import type { InsightApi } from './contract-insight.ts'
import type { KnowledgeApi } from './contract-knowledge.ts'
import type { ProposedCommand } from '../dialogue/conversation.ts'

/** Every change carries header `x-csrf` = session.csrf. Errors: status + { error: { code, message: Label } }. */
export interface Api extends KnowledgeApi, InsightApi {
  'GET /api/session': { out: SessionView }
  /** Demo mode only: sign in as anybody. */
  'POST /api/session/demo': { in: { person: string }; out: SessionView }
  /** One-time link: /sign-in#TOKEN posts the token here. */
  'POST /api/session/link': { in: { token: string }; out: SessionView }
  'DELETE /api/session': { out: { ok: true } }
  'PATCH /api/me': { in: { locale?: Locale }; out: SessionView }
  /** Signed out in demo mode it lists everybody to pick from; signed in it searches (name, alias, pinyin). */
  /** Chat apps that are switched on, and which accounts there are mine. */
  'GET /api/me/accounts': { out: AccountsView }
  /** Shown once; sent to the bot in the chat it proves whose account that is. */
  'POST /api/me/accounts/code': { out: { code: string; expiresAt: string } }
  'POST /api/me/accounts/unlink': { in: { platform: string; workspace: string; user: string }; out: { ok: true } }
  'GET /api/people?q=': { out: PersonView[] }
  'GET /api/departments': { out: Department[] }
  'GET /api/processes': { out: ProcessView[] }
  'GET /api/counts': { out: { waiting: number; returned: number; underway: number } }

  'GET /api/chat?before=': { out: { messages: StoredMessage[]; more: boolean; thinking: boolean } }
  /** id is made by the client: sending it again is harmless. Answers arrive on /api/live. */
  'POST /api/chat/messages': { in: { id: string; text: string; files?: FileRef[] }; out: { ok: true } }
  'POST /api/chat/press': { in: { id: string; button: string; input?: string }; out: { ok: true } }
  /** multipart: `id`, then one recording; it is heard, shown as heard, and not kept. */
  'POST /api/chat/voice': { out: { ok: true } }
  /** The draft's form, filled by hand in the chat. */
  'GET /api/chat/draft/:draft': { out: { process: ProcessView; values: Values } }
  'POST /api/chat/form': {
    in: { id: string; draft: string; values: Values }
    out: { ok: true } | { problems: Problem[] }
  }

  'GET /api/requests?scope=mine|involved&status=&process=&q=&before=': {
    out: { items: RequestSummary[]; more: boolean }
  }
  'GET /api/tasks': { out: { items: TaskSummary[] } }
  'GET /api/requests/:id': { out: RequestDetail }
  /** What would happen: checked values, the computed lengths, the route with people. Nothing is stored. */
  'POST /api/requests/preview': { in: { process: string; values: Values; picks?: Picks }; out: Preview }
  /** key makes a repeated submit harmless. */
  'POST /api/requests': { in: { key: string; process: string; values: Values; picks?: Picks }; out: Done }
  'POST /api/requests/:id/commands': {
    in: { key: string; command: ProposedCommand | { do: 'resubmit'; values: Values; picks?: Picks }; revision?: number }
    out: Done
  }
  /** multipart, one file. */
  'POST /api/files': { out: FileRef }
  'GET /api/files/:id': { out: Blob }
  /** The routes below are for administrators. */
  'GET /api/admin/processes': { out: AdminProcess[] }
  /** A definition as written (YAML or JSON): what is wrong in it, or the version that now stands. */
  'POST /api/admin/processes': { in: { text: string }; out: Published }
  'GET /api/admin/lessons?state=&process=&q=&before=': { out: AdminLessons }
  'DELETE /api/admin/lessons/:id': { out: { ok: true } }
  /** Lets a lesson count that was held back; `worse`: how many sentences the administrator saw that will suffer. */
  'POST /api/admin/lessons/:id/release': { in: { worse: number }; out: { ok: true } }
  /** Holds it back again. */
  'DELETE /api/admin/lessons/:id/release': { out: { ok: true } }
  /** Server-sent events, each `data:` a SignalKind. */
  'GET /api/live': { out: SignalKind }
}

export interface SessionView {
  demo: boolean
  /** Speech is recognised: the chat offers a microphone. */
  voice: boolean
  organisation: Label
  me?: PersonView & { locale: Locale; zone: string; roles: readonly string[] }
  csrf?: string
}

export interface AccountsView {
  platforms: PlatformName[]
  accounts: (Account & { provedBy: 'email' | 'staff-id' | 'code'; linkedAt: string; seenAt: string })[]
}

export interface AdminProcess {
  key: string
  name: Label
  /** The newest; requests under way stay on theirs. */
  version: number
  versions: readonly { version: number; publishedAt: string }[]
}
export type Published = PublishOutcome
export type AdminLessons = LessonPage

export interface ProcessView {
  key: string
  version: number
  name: Label
  description?: Label
  form: Form
  /** Steps whose approvers the initiator names. */
  picks: readonly { step: string; name: Label; min: number; max: number }[]
  mayStart: boolean
}

export type Preview =
  | { problems: Problem[] }
  | { values: Values; route: RouteStepView[]; title: Label; forecast?: ForecastView; soonest: SoonestView[] }
  | { refusal: Refusal; message: string }
/** A refusal is a 200: an answer, worded for the reader in `message`. */
export type Done =
  { ok: true; request: string; number: string; revision: number } | { ok: false; refusal: Refusal; message: string }
export type { Command, Label, Refusal, Values }
