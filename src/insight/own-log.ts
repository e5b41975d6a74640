// The organisation's own requests as the engine reads any log: typed activities, one record a case, nothing private.
import type { Event } from '../approval/events.ts'
import type { ProcessDefinition, Step } from '../approval/flow.ts'
import type { Field, Value, Values } from '../approval/form.ts'
import type { Request, Task } from '../approval/request.ts'
import { Temporal } from '../kernel/clock.ts'
import { buildLog, type EventLog } from './log/log.ts'
import { offsetIn, type CaseRecord, type Person } from './records.ts'
import { activityOf } from './own-activity.ts'
import { DESK } from './predict/load.ts'

export interface OwnRequest {
  request: Request
  events: readonly Event[]
  definition: ProcessDefinition
}

export interface OwnPerson {
  id: string
  department: string
  manager?: string | undefined
  zone: string
  roles: readonly string[]
  /** Plain date, inclusive. */
  lastDay?: string | undefined
}

export interface OwnLog {
  log: EventLog
  cases: CaseRecord[]
  people: Person[]
  /** `case|person`: who decided because the requester chose them; the process's own rule, or a superior who passed it on, is no choice of theirs. */
  chosen: ReadonlySet<string>
}

export interface OwnLogBuilder {
  add(one: OwnRequest): void
  readonly count: number
  readonly people: readonly Person[]
  build(): OwnLog
}

/**
 * Requests may be added as they are read: nothing of them is kept but words and numbers. `zone`: the organisation's.
 * `desks`: with whom each waits afterwards, which only forecasts ask.
 */
export function buildOwnLog(people: readonly OwnPerson[], zone: string, { desks = false } = {}): OwnLogBuilder {
  const builder = buildLog({
    actor: true,
    role: true,
    attributes: desks ? [DESK] : [],
    caseAttributes: ['process', 'amount', 'department', 'category'],
  })
  const cases: CaseRecord[] = []
  const byId = new Map(people.map((p) => [p.id, p]))
  const persons = people.map(personOf)
  const chosen = new Set<string>()
  return {
    people: persons,
    add(own) {
      const record = recordOf(own, byId.get(own.request.initiator)?.department ?? '')
      cases.push(record)
      for (const { because, person } of own.request.tasks)
        if (CHOSEN.has(because.why)) chosen.add(`${own.request.id}|${person}`)
      const amount = Number.isNaN(record.amount) ? '' : String(record.amount)
      const deeds = deedsOf(own)
      for (const [i, deed] of deeds.entries())
        builder.add({
          caseId: own.request.id,
          activity: deed.activity,
          ms: deed.ms,
          offset: offsetIn(byId.get(deed.actor)?.zone ?? zone, deed.ms) ?? 0,
          actor: deed.actor,
          role: deed.role,
          attributes: desks ? [deskAfter(own.request, deed.ms, deeds[i + 1]?.ms)] : [],
          caseAttributes: [record.template, amount, record.dept, record.category],
        })
    },
    get count() {
      return cases.length
    },
    build: () => ({ log: builder.build(), cases, people: persons, chosen }),
  }
}

/** Whoever was asked next, the first of several; nobody after the last thing that was done. */
function deskAfter({ tasks }: Request, from: number, until = Number.POSITIVE_INFINITY): string {
  for (const { openedAt, person } of tasks) {
    if (openedAt === undefined) continue
    const at = Temporal.Instant.from(openedAt).epochMilliseconds
    if (at >= from && at < until) return person
  }
  return ''
}

const CHOSEN: ReadonlySet<string> = new Set(['picked', 'field'])

export interface OwnDeed {
  activity: string
  ms: number
  actor: string
  role: string
}

const SYSTEM = 'SYSTEM'

/** What people did with it, in order; what the machine noted down about it is left out. */
export function deedsOf({ request, events, definition }: OwnRequest): OwnDeed[] {
  const key = definition.key
  const tasks = new Map(request.tasks.map((t) => [t.id, t]))
  const steps = new Map(definition.route.map((s) => [s.id, s]))
  const deed = (event: Event, verb: Parameters<typeof activityOf>[0], actor: string, task?: Task): OwnDeed => ({
    activity: activityOf(verb, key, task?.step),
    ms: Temporal.Instant.from(event.at).epochMilliseconds,
    actor,
    role: actor === SYSTEM ? SYSTEM : task ? roleOf(task, steps.get(task.step)) : 'initiator',
  })
  return events.flatMap((event): OwnDeed[] => {
    switch (event.type) {
      case 'Submitted':
        return [deed(event, 'submit', event.by)]
      case 'Resubmitted':
        return [deed(event, 'resubmit', event.by)]
      case 'Approved': {
        const task = tasks.get(event.task)
        return [deed(event, steps.get(task?.step ?? '')?.kind === 'handle' ? 'handle' : 'approve', event.by, task)]
      }
      case 'AutoPassed':
        return [deed(event, 'approve', SYSTEM, tasks.get(event.task))]
      case 'Rejected':
        return [deed(event, 'reject', event.by, tasks.get(event.task))]
      case 'Returned':
        return [deed(event, 'return', event.by, tasks.get(event.task))]
      case 'Transferred':
        return [deed(event, 'transfer', event.by, tasks.get(event.task))]
      case 'Withdrawn':
        return [deed(event, 'withdraw', event.by)]
      default:
        return []
    }
  })
}

/** As whom somebody signed: the requester's own line is one role, whatever the rule that found it. */
export function roleOf(task: Task, step: Step | undefined): string {
  const named = step && step.kind !== 'copy' && step.approvers.by === 'role' ? step.approvers.role : undefined
  switch (task.because.why) {
    case 'role':
      return named ?? 'role'
    case 'transfer':
      return named ?? (step && step.kind !== 'copy' && LINE_RULES.has(step.approvers.by) ? 'line' : task.step)
    case 'manager':
    case 'managerChain':
    case 'departmentHead':
    case 'insteadOfInitiator':
      return 'line'
    case 'named':
    case 'picked':
    case 'field':
      return task.step
    case 'admin':
    case 'fallback':
      return 'admin'
  }
}
const LINE_RULES: ReadonlySet<string> = new Set(['manager', 'managerChain', 'departmentHead'])

/** A person of the directory as the engine's people file has them. */
export const personOf = (p: OwnPerson): Person => ({
  id: p.id,
  dept: p.department,
  role: p.roles[0] ?? '',
  manager: p.manager ?? '',
  tz: p.zone,
  limit: 0,
  activeFrom: '',
  activeTo: p.lastDay ?? '',
})

/** Only fields that everybody on the request may read; without an amount no category either: kinds of leave are nobody's statistics. */
export function recordOf({ request, definition }: OwnRequest, department: string): CaseRecord {
  const open = definition.form.fields.filter((f) => !f.private)
  const { values } = request
  const money = moneyField(definition)
  const amount = money ? moneyOf(values[money.id]) : undefined
  const text = (pattern: RegExp): string => {
    const field = open.find((f) => (f.kind === 'text' || f.kind === 'longText') && pattern.test(f.id))
    const value = field && values[field.id]
    return typeof value === 'string' ? value : ''
  }
  const category = money ? open.find((f) => f.kind === 'choice' && !f.multiple) : undefined
  const spent = open.find((f) => f.kind === 'date' && f.tense === 'past')
  const day = spent && values[spent.id]
  const waiting = request.status === 'underway' ? request.tasks.filter((t) => t.state === 'open') : []
  const step = definition.route.find((s) => s.id === waiting[0]?.step)
  return {
    id: request.id,
    template: definition.key,
    requester: request.initiator,
    dept: department,
    amount: amount ? Number(amount.amount) : Number.NaN,
    currency: amount?.currency ?? '',
    category: (category ? String(values[category.id] ?? '') : '') || definition.key,
    vendor: text(VENDOR),
    receipt: text(RECEIPT) || receiptsIn(open, values),
    expenseDay: typeof day === 'string' ? Math.floor(Date.parse(day) / 86_400_000) : Number.NaN,
    description: text(/reason|purpose|title|item/iu),
    pendingRole: waiting[0] ? roleOf(waiting[0], step) : '',
    pendingActor: waiting[0]?.person ?? '',
  }
}
const VENDOR = /supplier|vendor|payee|counterparty|merchant|seller/iu
const RECEIPT = /invoice|receipt/iu

/** The amount a request is about; undefined where the process has none, or hides it. */
export const moneyField = (definition: ProcessDefinition): (Field & { kind: 'money' }) | undefined => {
  const all = definition.form.fields.filter((f) => f.kind === 'money' && !f.private) as (Field & { kind: 'money' })[]
  return all.find((f) => f.id === 'amount') ?? all[0]
}

export const moneyOf = (value: Value | undefined): { amount: string; currency: string } | undefined =>
  typeof value === 'object' && 'amount' in value && 'currency' in value ? value : undefined

function receiptsIn(fields: readonly Field[], values: Values): string {
  for (const field of fields) {
    if (field.kind !== 'table') continue
    const column = field.columns.find((c) => RECEIPT.test(c.id) && !c.private)
    const rows = values[field.id]
    if (!column || !Array.isArray(rows)) continue
    const written = rows.flatMap((row: unknown) => {
      const value = typeof row === 'object' && row !== null ? (row as Values)[column.id] : undefined
      return typeof value === 'string' && value !== '' ? [value] : []
    })
    if (written.length > 0) return written.join(' ')
  }
  return ''
}
