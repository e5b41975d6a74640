// What insight needs from the database: the log as it was written, findings with their history, who looked, and settings.
import type { Event } from '../../approval/events.ts'
import type { Request } from '../../approval/request.ts'
import type { Facts, Finding, FindingKind } from '../../insight/finding.ts'
import type { Forecast, Page, Study, TooFew } from '../../insight/own-analyst.ts'
import type { OwnRequest } from '../../insight/own-log.ts'
import type { Live } from '../../insight/own-stream.ts'
import type { Load } from '../../insight/predict/load.ts'
import type { ProcessMap } from '../../insight/process-map.ts'
import type { Instant } from '../../kernel/clock.ts'
import type { OrgId, PersonId, ProcessKey, RequestId } from '../../kernel/ids.ts'

/** A request as lists show it. */
export interface Filed {
  request: Request
  revision: number
  title: { zh: string; en: string }
}

/** `asked` and `answered`: the person concerned · `confirmed`, `dismissed`: somebody above them judged it · `resolved`: no longer so. */
export const FINDING_STATES = ['open', 'asked', 'answered', 'confirmed', 'dismissed', 'resolved'] as const
export type FindingState = (typeof FINDING_STATES)[number]

export interface StoredFinding {
  id: string
  key: string
  pattern: string
  kind: FindingKind
  entity?: string
  persons: readonly PersonId[]
  cases: readonly RequestId[]
  facts: Facts
  score: number
  /** Who found it first: a rule inside the approval, the scorer on an event, the nightly batch. */
  source: 'rule' | 'stream' | 'batch'
  state: FindingState
  detectedAt?: string
  firstAt: string
  lastAt: string
  judgedAt?: string
}

export type EntryKind =
  'found' | 'grown' | 'told' | 'asked' | 'answered' | 'confirmed' | 'dismissed' | 'suppressed' | 'resolved' | 'reopened'

export interface FindingEntry {
  finding: string
  at: string
  by?: PersonId
  what: EntryKind
  words?: string
}

/** `everybody`: an auditor's; else findings whose persons all stand in `line`, and those about `me`. */
export interface FindingScope {
  me: PersonId
  line: readonly PersonId[]
  everybody?: boolean
}

export interface FindingFilter {
  states?: readonly FindingState[]
  kinds?: readonly FindingKind[]
  person?: PersonId
  /** The id of the last one of the page before; what happened last comes first. */
  before?: string
  limit: number
}

export interface Access {
  seq: number
  at: string
  person: PersonId
  what: string
  findings: readonly string[]
}

export interface Decided {
  person: PersonId
  process: ProcessKey
  step: string
  wait: number
  at: string
}

export interface FiledLately {
  process: ProcessKey
  initiator: PersonId
  at: string
  title: { zh: string; en: string }
}

export interface Insight {
  /** Requests with their log in the order of their ids, a page at a time. */
  history(
    after: RequestId | undefined,
    limit: number,
  ): Promise<readonly { request: Request; events: readonly Event[] }[]>
  /** Filed by these people, or by anybody: submitted in [from, to), oldest first. */
  submitted(filter: {
    people?: readonly PersonId[]
    process?: ProcessKey
    from: Instant
    to: Instant
    limit: number
  }): Promise<readonly Filed[]>
  /** Not finished yet, oldest first: filed by these people, or waiting for one of them. */
  open(people: readonly PersonId[] | undefined, limit: number): Promise<readonly Filed[]>

  /** Decisions these people made since, the newest first; `wait` in milliseconds from the task's arrival. */
  decided(people: readonly PersonId[], since: Instant, limit: number): Promise<readonly Decided[]>
  /** How many tasks wait for each of these people. */
  queues(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, number>>
  /** Requests open at this moment with a person, one left out, and how many milliseconds they have waited on average. */
  lying(person: PersonId, now: Instant, except?: RequestId): Promise<Load>
  /** What was filed since, the newest first: by whom, and its title. */
  filedLately(since: Instant, limit: number): Promise<readonly FiledLately[]>

  byKeys(keys: readonly string[]): Promise<readonly StoredFinding[]>
  /** Patterns somebody called no issue since. */
  dismissedPatterns(since: Instant): Promise<readonly string[]>
  /** New ones, and what is new about known ones; a known one keeps its id, state and first time. */
  save(findings: readonly StoredFinding[]): Promise<void>
  write(entries: readonly FindingEntry[]): Promise<void>
  move(ids: readonly string[], state: FindingState, now: Instant): Promise<void>
  find(id: string): Promise<StoredFinding | undefined>
  /** Locks it until the transaction ends. */
  lock(id: string): Promise<StoredFinding | undefined>
  list(scope: FindingScope, filter: FindingFilter): Promise<readonly StoredFinding[]>
  entries(id: string): Promise<readonly FindingEntry[]>
  /** Open, noticed since, and told to nobody yet. */
  untold(kinds: readonly FindingKind[], since: Instant): Promise<readonly StoredFinding[]>
  /** How often one person was told of a finding since. */
  told(person: PersonId, since: Instant): Promise<number>
  /** Judgements since, by kind. */
  judged(since: Instant): Promise<readonly { kind: FindingKind; confirmed: number; dismissed: number }[]>
  /** Findings nobody confirmed, last seen before: gone for good. */
  forget(before: Instant): Promise<number>

  /** Into the chained log of who looked. */
  accessed(by: PersonId, what: string, findings: readonly string[], now: Instant): Promise<void>
  accesses(limit: number): Promise<readonly Access[]>

  /** What the forecasts learnt last; undefined when that was not after `since`. */
  learnt(since?: Instant): Promise<{ at: string; bytes: Uint8Array } | undefined>
  keepLearnt(bytes: Uint8Array, now: Instant): Promise<void>

  setting(name: string): Promise<unknown>
  keepSetting(name: string, value: unknown): Promise<void>
}

export interface Studied {
  findings: readonly Finding[]
  requests: number
  /** To be kept for the next start; left out where there was too little to learn from. */
  learnt?: Uint8Array
}

/** Learns from a whole history in a thread of its own and answers from it until the next study. */
export interface Analysts {
  study(org: OrgId, study: Study, pages: AsyncIterable<Page>): Promise<Studied>
  /** Takes up what a study learnt before the restart; false when it is of no use any more. */
  recall(org: OrgId, study: Study, learnt: Uint8Array): Promise<boolean>
  /** Undefined while a study keeps the thread busy, or before the first: nobody waits for a forecast. */
  forecast(org: OrgId, own: OwnRequest, load?: Load): Promise<Forecast | TooFew | undefined>
  /** A request that just moved, with all of its log. */
  moved(org: OrgId, own: OwnRequest): Promise<Live>
  map(org: OrgId, process: ProcessKey, since: Instant): Promise<ProcessMap | undefined>
  close(): Promise<void>
}

/** What a picture shows, in the reader's words; drawn the same in chat, by e-mail and on the web. */
export type Picture =
  | {
      picture: 'trend'
      title: string
      /** One label a point. */
      at: readonly string[]
      series: readonly { name: string; values: readonly (number | null)[]; shape: 'line' | 'bar' }[]
    }
  | {
      picture: 'bars'
      title: string
      rows: readonly { name: string; value: number; before?: number }[]
      names?: { value: string; before: string }
    }

/** Narrow enough for a phone. Pictures of one call stand below each other. */
export interface Charts {
  png(pictures: readonly Picture[]): Promise<Uint8Array>
}
