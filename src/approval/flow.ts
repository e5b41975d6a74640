// A process as published: its names, form, route, policies. Data, versioned and immutable once published.
import type { PersonId, ProcessKey, StepId } from '../kernel/ids.ts'
import type { Role } from '../people/organisation.ts'
import type { Form, Label } from './form.ts'

export interface ProcessDefinition {
  key: ProcessKey
  name: Label
  /** What people call it: 请假, 休假, day off … */
  aliases: { zh: readonly string[]; en: readonly string[] }
  /** Whole example sentences, for the classifier; optional. */
  examples?: readonly string[]
  description?: Label
  form: Form
  /** Title of a request: field ids in braces, e.g. `{leaveType} {period}`. Private fields are refused here. */
  title: Label
  /** prefix + yyyymmdd + sequence of the day, e.g. LV-20260311-0007. */
  numbering: { prefix: string; digits: number }
  route: readonly Step[]
  /** Who may start it; everyone when left out. */
  startableBy?: { roles?: readonly Role[]; departments?: readonly string[] }
  /** Field ids a request keeps hidden or locks at a step: rights per field and step. */
  policies: Policies
}

export type Step = DecisionStep | CopyStep

export interface DecisionStep {
  kind: 'approve' | 'handle'
  id: StepId
  name: Label
  /** FEEL over the form's values and `initiator`, e.g. `amount > 5000 and currency = "CNY"`. Entered when true or left out. */
  when?: string
  approvers: Approvers
  signing: Signing
  deadline?: { within: Span; remindBefore?: Span; remindEvery?: Span; maxReminders?: number }
  /** Per field, on this step: default is read. Only `write` lets this step's people change a value while deciding. */
  rights?: { readonly [field: string]: 'hidden' | 'read' | 'write' }
  policies?: Partial<Policies>
}

export interface CopyStep {
  kind: 'copy'
  id: StepId
  name: Label
  when?: string
  to: Approvers
}

/** workingHours and workingDays run on the approver's calendar; hours and days on the wall clock. */
export type Span = { readonly [unit in 'workingDays' | 'workingHours' | 'days' | 'hours' | 'minutes']?: number }

export type Approvers =
  | { by: 'person'; people: readonly PersonId[] }
  /** level 1 = direct manager. */
  | { by: 'manager'; level?: number }
  /** One inOrder chain upwards: `levels` of them, or up to the first holder of `upTo`. */
  | { by: 'managerChain'; levels?: number; upTo?: Role }
  | { by: 'role'; role: Role; within?: 'company' | 'department' }
  | { by: 'departmentHead'; level?: number }
  /** The initiator names them on submit, within these bounds. */
  | { by: 'initiatorPicks'; min: number; max: number; role?: Role }
  /** People named in a person field of the form. */
  | { by: 'field'; field: string }

export type Signing =
  | { mode: 'all'; rejectPolicy: 'veto' | 'countVotes' }
  | { mode: 'any'; orMode: 'firstResponse' | 'anyApprove' }
  | { mode: 'inOrder' }
  /** Later: weights per person; passes at `pass`, fails as soon as it cannot be reached. */
  | { mode: 'vote'; pass: number; weights?: { readonly [role: string]: number } }

/** Every point where big systems disagree is written out; reference: docs/decisions/approval-policies.md. */
export interface Policies {
  initiatorIsApprover: 'toManager' | 'autoPass' | 'ask' // ask = must decide like anyone else
  duplicateApprover: 'ask' | 'autoPassLater' | 'autoPassConsecutive'
  emptyApprover: 'toAdmin' | 'toNamed' | 'refuse'
  /** Used by emptyApprover: toNamed. */
  fallback?: PersonId
  onReturn: { resume: 'replay' | 'jumpBack'; maxRounds: number }
  withdrawAfterDecision: boolean
}
