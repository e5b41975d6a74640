// What the assistant needs from the world: stores opened for one organisation, the queue's outbox, and the ways to people.
import type { Event } from '../approval/events.ts'
import type { ProcessDefinition } from '../approval/flow.ts'
import type { Request, State } from '../approval/request.ts'
import type { Card } from '../chat/card.ts'
import type { Account, Address } from '../chat/message.ts'
import type { Conversation, Press } from '../dialogue/conversation.ts'
import type { Instant } from '../kernel/clock.ts'
import type { ConversationId, FileId, MessageId, OrgId, PersonId, ProcessKey, RequestId } from '../kernel/ids.ts'
import type { Department, Locale, Organisation, Person } from '../people/organisation.ts'
import type { FileRef } from '../approval/form.ts'
import type { Insight } from './insight/ports.ts'
import type { Lessons } from './ports-lessons.ts'
import type { Accounts, ActionLinks, Deliveries, PlatformSecrets } from './ports-platforms.ts'

/** One code path for PGlite and PostgreSQL. No network call inside `transaction`. */
export interface Database {
  /** Reads and single statements, outside a transaction. */
  open(org: OrgId): Store
  /** All or nothing; retried by nobody. A query on the outer store inside throws at once. */
  transaction<T>(org: OrgId, body: (store: Store) => Promise<T>): Promise<T>
  /** What is asked in it goes before what already waits, where one session serves everybody; others get every second turn. */
  urgently<T>(work: () => Promise<T>): Promise<T>
  organisations(): Promise<readonly { id: OrgId; key: string }[]>
  /** Outbox rows of all organisations not yet handed to the queue, oldest first. */
  unsent(limit: number): Promise<readonly OutboxRow[]>
  markSent(ids: readonly string[], now: Instant): Promise<void>
  /** Called after each commit of this process that put something into the outbox; gives back the way to stop. */
  onOutbox(listener: () => void): () => void
  close(): Promise<void>
}

export interface Store {
  readonly org: OrgId
  requests: Requests
  processes: Processes
  people: People
  conversations: Conversations
  inbox: Inbox
  outbox: Outbox
  deadlines: Deadlines
  sessions: Sessions
  files: Files
  buttons: Buttons
  views: Views
  lessons: Lessons
  insight: Insight
  accounts: Accounts
  actionLinks: ActionLinks
  deliveries: Deliveries
  secrets: PlatformSecrets
}

export interface Requests {
  /** SELECT … FOR UPDATE; the only way to a request that will be changed. */
  lock(id: RequestId): Promise<{ request: Request; revision: number } | undefined>
  find(id: RequestId): Promise<{ request: Request; revision: number } | undefined>
  /** As stored by the last save. */
  title(id: RequestId): Promise<{ zh: string; en: string }>
  byNumber(number: string): Promise<RequestId | undefined>
  /** State, events (hash-chained, version checked: Fault('conflict') when `revision` is not the stored one). `before` is undefined for a new request. */
  save(change: {
    before: State
    after: Request
    events: readonly Event[]
    revision: number
    title: { zh: string; en: string }
  }): Promise<{ revision: number }>
  events(id: RequestId): Promise<readonly (Event & { seq: number })[]>
  /** prefix-yyyymmdd-sequence: duplicates never, gaps allowed. */
  allocateNumber(numbering: { prefix: string; digits: number }, date: string): Promise<string>
  /** First word wins: undefined when the key is new (and now taken), else the remembered outcome. */
  claimKey(key: string): Promise<{ outcome: unknown } | undefined>
  rememberOutcome(key: string, outcome: unknown): Promise<void>
  /** What a key was remembered with, without taking it. */
  outcome(key: string): Promise<{ outcome: unknown } | undefined>
}

export interface Processes {
  /** Every version, newest first; the definitions stay where they are. */
  versions(): Promise<readonly { key: ProcessKey; version: number; publishedAt: string }[]>
  /** Newest published versions. */
  published(): Promise<readonly { definition: ProcessDefinition; version: number }[]>
  version(key: ProcessKey, version: number): Promise<ProcessDefinition | undefined>
  /** A new version when the content changed, the same number when it did not. */
  publish(definition: ProcessDefinition, now: Instant): Promise<{ version: number; changed: boolean }>
}

export interface People {
  organisation(): Promise<Organisation>
  save(facts: {
    name: { zh: string; en: string }
    key: string
    zone: string
    calendar: string
    people: readonly Person[]
    departments: readonly Department[]
    /** A plain date: who is no longer named, and has no last day yet, was here until then. */
    asOf?: string
  }): Promise<void>
  byEmail(email: string): Promise<Person | undefined>
  setLocale(person: PersonId, locale: Locale): Promise<void>
}

export interface StoredMessage {
  id: MessageId
  /** Grows within the conversation. */
  seq: number
  from: 'person' | 'yiju'
  text?: string
  card?: Card
  files?: readonly FileRef[]
  at: string
  /** When a card was changed in place. */
  changedAt?: string
}

export interface Conversations {
  /** One direct conversation per person and platform; made when missing. */
  of(person: PersonId, platform: string): Promise<ConversationId>
  /** A plain read, no lock. */
  find(id: ConversationId): Promise<{ state: Conversation; person: PersonId } | undefined>
  /** Row lock: messages of one conversation are answered in order. */
  lock(id: ConversationId): Promise<{ state: Conversation; person: PersonId }>
  saveState(id: ConversationId, state: Conversation): Promise<void>
  /** The same dedupe key again returns the first message and changes nothing. */
  post(
    id: ConversationId,
    message: {
      from: 'person' | 'yiju'
      text?: string
      card?: Card
      files?: readonly FileRef[]
      at: Instant
      dedupe: string
      about?: { request?: RequestId; task?: string }
    },
  ): Promise<StoredMessage>
  card(id: MessageId): Promise<Card | undefined>
  replaceCard(id: MessageId, card: Card, now: Instant): Promise<void>
  /** Cards posted for a request (task cards of all approvers), to be changed when it moves. */
  cardsAbout(
    request: RequestId,
  ): Promise<
    readonly { message: MessageId; conversation: ConversationId; person: PersonId; task?: string; card: Card }[]
  >
  /** The newest ones, oldest of them first; `before` is the seq of the first message of the page after. */
  messages(id: ConversationId, page: { before?: number; limit: number }): Promise<readonly StoredMessage[]>
}

/** One thing an account did in a direct conversation. `text`: the words it said, to be shown as its own. */
export interface Hearing {
  account: Account
  event: string
  content: unknown
  text?: string
  address?: Address
  at: Instant
}

export interface Inbox {
  /** One INSERT … ON CONFLICT: false when this event was accepted before. */
  accept(
    item: { platform: string; event: string; conversation: ConversationId; person: PersonId; content: unknown },
    now: Instant,
  ): Promise<boolean>
  /**
   * The same in one statement, for an account that is linked and has talked before: the person's own words in the
   * conversation and the job to answer them included. Undefined: not such an account, take the long way.
   */
  hear(hearings: readonly Hearing[]): Promise<readonly ({ person: PersonId; fresh: boolean } | undefined)[]>
  /** Not yet answered, oldest first, of one conversation; all of them without a limit. */
  waiting(
    conversation: ConversationId,
    limit?: number,
  ): Promise<readonly { id: string; person: PersonId; content: unknown; at: string }[]>
  answered(id: string, now: Instant): Promise<void>
  /** Conversations with something received before `since` and not yet answered. */
  forgotten(since: Instant, limit: number): Promise<readonly ConversationId[]>
}

export interface OutboxRow {
  id: string
  org: OrgId
  name: string
  data: Record<string, unknown>
  runAt?: string
}
export interface Outbox {
  /** A job, in this transaction; the relay hands it to the queue with the row's id as job id. */
  put(name: string, data: Record<string, unknown>, options?: { runAt?: Instant }): Promise<string>
}

export interface Deadlines {
  /** Replaces all open deadlines of the request. */
  replace(request: RequestId, deadlines: readonly { key: string; at: string }[]): Promise<void>
  /** Due and not yet fired, of this organisation. */
  due(now: Instant, limit: number): Promise<readonly { request: RequestId; key: string }[]>
  fired(request: RequestId, key: string): Promise<void>
}

export interface Sessions {
  create(session: { tokenHash: string; person: PersonId; csrf: string; expiresAt: Instant }): Promise<void>
  find(tokenHash: string, now: Instant): Promise<{ person: PersonId; csrf: string } | undefined>
  remove(tokenHash: string): Promise<void>
  /** Whether anybody has a session at all; until then the start prints a link for the first administrator. */
  any(): Promise<boolean>
  /** One-time sign-in links, stored as SHA-256. */
  createLink(link: { tokenHash: string; person: PersonId; expiresAt: Instant }): Promise<void>
  /** Single use: the second call finds nothing. */
  useLink(tokenHash: string, now: Instant): Promise<PersonId | undefined>
}

export interface Files {
  save(file: {
    id: FileId
    owner: PersonId
    name: string
    type: string
    bytes: Uint8Array
    at: Instant
  }): Promise<FileRef>
  find(id: FileId): Promise<{ ref: FileRef; owner: PersonId; bytes: Uint8Array } | undefined>
  /** The same without its bytes. */
  about(id: FileId): Promise<{ ref: FileRef; owner: PersonId } | undefined>
  /** What a person has uploaded since, in files and bytes. */
  uploaded(owner: PersonId, since: Instant): Promise<{ files: number; bytes: number }>
  /** Only what no request holds. */
  remove(id: FileId): Promise<void>
  /** Which requests hold it: whoever may see one of them may see the file. */
  requestsWith(id: FileId): Promise<readonly RequestId[]>
  link(request: RequestId, files: readonly FileId[]): Promise<void>
}

export interface Buttons {
  save(buttons: readonly { id: string; person: PersonId; press: Press }[], now: Instant): Promise<void>
  find(id: string): Promise<{ person: PersonId; press: Press } | undefined>
}

/** Rows as stored, for lists; rights are checked by the caller (assistant/views). */
export interface RequestRow {
  request: Request
  revision: number
  title: { zh: string; en: string }
}
export interface Views {
  /** `before`: the id of the last request of the page before; newest first. */
  mine(
    person: PersonId,
    filter: { status?: readonly string[]; process?: ProcessKey; query?: string; before?: string; limit: number },
  ): Promise<readonly RequestRow[]>
  waitingFor(person: PersonId, limit: number): Promise<readonly RequestRow[]>
  /** Requests this person decided on or was copied in. */
  involved(person: PersonId, filter: { query?: string; before?: string; limit: number }): Promise<readonly RequestRow[]>
  counts(person: PersonId): Promise<{ waiting: number; returned: number; underway: number }>
}

/** Counts what happens, for whoever runs this; never who or what it was about. */
export interface Meter {
  arrived(platform: string, kind: string): void
  /** From stored to answered. */
  answered(milliseconds: number): void
  decided(verb: string): void
  refused(code: string): void
}

/** Tells open screens of a person that something changed; losing one is harmless, the screen loads again. */
export interface Signal {
  publish(org: OrgId, person: PersonId, what: SignalKind): void
  subscribe(org: OrgId, person: PersonId, hear: (what: SignalKind) => void): () => void
}
export type SignalKind =
  { kind: 'chat' } | { kind: 'request'; request: RequestId } | { kind: 'tasks' } | { kind: 'typing' }
