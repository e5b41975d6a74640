// Findings and maps as screens show them, cut to the reader's rights.
import type { Label } from '../../approval/form.ts'
import type { FindingKind } from '../../insight/finding.ts'
import type { ProcessMap } from '../../insight/process-map.ts'
import type { PersonView, TaskSummary } from '../views.ts'
import type { EntryKind, FindingState } from './ports.ts'
import type { MayDo, Relation } from './rights.ts'
import type { Rhythm } from './settings.ts'

export interface CaseView {
  id: string
  number: string
  title?: Label
  /** The reader may open it. */
  mayOpen: boolean
}

export interface FindingView {
  id: string
  kind: FindingKind
  name: Label
  /** One sentence, made of facts only. */
  says: Label
  /** What it may be instead. */
  mayBe: Label
  /** A breach of a rule, not a matter of statistics. */
  exact: boolean
  state: FindingState
  persons: readonly PersonView[]
  /** The money it is about, in words; left out where it is about none. */
  stake?: Label
  cases: readonly CaseView[]
  /** All of them; `cases` holds the first, and none in a list. */
  caseCount: number
  firstAt: string
  detectedAt?: string
  relation: Relation
  may: MayDo
  /** What the person concerned said last. */
  answer?: { by: PersonView; at: string; words: string }
}

export interface FindingDetail extends FindingView {
  facts: readonly { name: Label; value: Label }[]
  history: readonly { at: string; by?: PersonView; what: EntryKind; words?: string }[]
}

export interface FindingPage {
  items: readonly FindingView[]
  more: boolean
  /** Whether the reader leads somebody or audits; else only what is about them shows. */
  relation: Relation
}

/** Judged in the last 90 days. */
export interface PrecisionView {
  kind: FindingKind
  name: Label
  confirmed: number
  dismissed: number
  /** Undefined below `fewest` judgements: too few to say. */
  precision?: number
}

export interface MapView extends Omit<ProcessMap, 'nodes'> {
  name: Label
  nodes: readonly (ProcessMap['nodes'][number] & { label: Label })[]
}

export interface InsightSummary {
  relation: Relation
  rhythm: Rhythm
  /** Processes there is a map for. */
  processes: readonly { key: string; name: Label }[]
  precision: readonly PrecisionView[]
  /** Judgements below which no precision is given. */
  fewest: number
}

export interface AccessView {
  at: string
  by: PersonView
  what: string
  findings: number
}

export interface SettingsView {
  off: string[]
  aggregateOnly: boolean
}

export interface DigestView {
  period: 'day' | 'week'
  from: string
  to: string
  hasLine: boolean
  waiting: readonly TaskSummary[]
  stuck: readonly {
    request: string
    number: string
    process: Label
    initiator: PersonView
    title?: Label
    waitingFor: readonly PersonView[]
    days: number
    late: boolean
  }[]
  findings: readonly FindingView[]
  findingsMore: number
  /** Sentences on how things move, in the reader's language. */
  moves: readonly string[]
}
