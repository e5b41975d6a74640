// What the engine says: one cause, one finding, with the facts it rests on and the cases it is about.

export const POLICY_KINDS = [
  'self_approval',
  'sod_breach',
  'missing_step',
  'order_violation',
  'over_limit',
  'inactive_actor',
  'ping_pong',
  'overdue',
] as const
export const HABIT_KINDS = [
  'split_purchase',
  'duplicate_claim',
  'rubber_stamp',
  'unusual_amount',
  'off_hours',
  'collusion',
  'bottleneck',
  'return_rate',
  'threshold_hugging',
] as const
export const PATH_KINDS = ['skip', 'rework', 'early', 'late', 'insert', 'attribute'] as const

export type PolicyKind = (typeof POLICY_KINDS)[number]
export type HabitKind = (typeof HABIT_KINDS)[number]
export type PathKind = (typeof PATH_KINDS)[number]
export type FindingKind = PolicyKind | HabitKind | PathKind

export type FactValue = string | number | readonly (string | number)[]
/** Everything a sentence may say; a number or name that is not here may not be said. */
export type Facts = Readonly<Record<string, FactValue>>

export interface Finding {
  readonly kind: FindingKind
  readonly caseIds: readonly string[]
  /** A person, or `requester|approver`. */
  readonly entity?: string
  /** Higher = more certain; comparable within and across kinds. */
  readonly score: number
  readonly facts: Facts
  /** The event or deadline at which a replay would have raised it. */
  readonly detectedAt?: string
}

export const severityOrder = (a: Finding, b: Finding): number =>
  b.score - a.score || a.kind.localeCompare(b.kind) || (a.caseIds[0] ?? '').localeCompare(b.caseIds[0] ?? '')
