// What screens show: read models, already filtered by the reader's rights. Labels come in both languages; the reader's locale picks.
import type { Field, Label, Values } from '../approval/form.ts'
import type { RequestStatus, Task } from '../approval/request.ts'
import type { Verb } from '../approval/commands.ts'
import type { PersonId, ProcessKey, RequestId, TaskId } from '../kernel/ids.ts'

export interface PersonView {
  id: PersonId
  name: string
  department: Label
  title?: string
}

export interface RequestSummary {
  id: RequestId
  number: string
  process: ProcessKey
  processName: Label
  /** From the definition's title, private fields never in it. */
  title: Label
  initiator: PersonView
  status: RequestStatus
  submittedAt: string
  finishedAt?: string
  /** Who it waits for now. */
  waitingFor: readonly PersonView[]
  stepName?: Label
}

export interface TaskSummary extends RequestSummary {
  task: TaskId
  openedAt: string
  dueAt?: string
  overdue: boolean
}

export interface RouteStepView {
  step: string
  name: Label
  kind: 'approve' | 'handle' | 'copy'
  mode?: 'all' | 'any' | 'inOrder' | 'vote'
  state: 'done' | 'current' | 'coming' | 'skipped' | 'rejected' | 'returned' | 'cancelled'
  round: number
  people: readonly (PersonView & {
    state: Task['state'] | 'coming'
    decidedAt?: string
    comment?: string
    dueAt?: string
  })[]
}

export interface TimelineEntry {
  seq: number
  at: string
  type: string
  by?: PersonView
  /** The other person of a transfer, an urge … */
  people?: readonly PersonView[]
  text?: string
  stepName?: Label
}

export interface RequestDetail extends RequestSummary {
  /** Grows by one with every event; a command names the one its maker saw. */
  revision: number
  version: number
  round: number
  /** Only the fields this reader may see. */
  fields: readonly (Field & { right: 'read' | 'write' })[]
  values: Values
  people: Readonly<Record<PersonId, PersonView>>
  route: readonly RouteStepView[]
  timeline: readonly TimelineEntry[]
  may: readonly Verb[]
  myTask?: TaskId
  /** Steps a task can be returned to. */
  returnTargets: readonly { step: string; name: Label }[]
}
