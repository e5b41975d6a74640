// What a person may see: lists and one request, cut to their rights before anything leaves this room.
import type { Field, Form } from '../approval/form.ts'
import type { DecisionStep, ProcessDefinition } from '../approval/flow.ts'
import { isFinished, openTaskOf, openTasks, type Request } from '../approval/request.ts'
import { mayOf, returnTargets } from '../approval/may.ts'
import { Temporal } from '../kernel/clock.ts'
import type { OrgId, PersonId, RequestId } from '../kernel/ids.ts'
import type { Organisation, Person } from '../people/organisation.ts'
import { maySee, mayStart, visibleFields } from '../people/permissions.ts'
import type { RequestRow, Store } from './ports.ts'
import { nameOf } from './names.ts'
import { routeOf } from './route.ts'
import { timelineOf } from './timeline.ts'
import type { PersonView, RequestDetail, RequestSummary, TaskSummary } from './views.ts'
import { calendarOf, type World } from './world.ts'

const PAGE = 30

export interface ProcessFacts {
  key: string
  version: number
  name: { zh: string; en: string }
  description?: { zh: string; en: string }
  form: Form
  picks: readonly { step: string; name: { zh: string; en: string }; min: number; max: number }[]
  mayStart: boolean
}

export const processViews = (
  published: readonly { definition: ProcessDefinition; version: number }[],
  organisation: Organisation,
  me: Person,
): ProcessFacts[] => published.map((p) => processFacts(p.definition, p.version, organisation, me))

export const processFacts = (
  definition: ProcessDefinition,
  version: number,
  organisation: Organisation,
  me: Person,
): ProcessFacts => ({
  key: definition.key,
  version,
  name: definition.name,
  ...(definition.description ? { description: definition.description } : {}),
  form: definition.form,
  picks: definition.route.flatMap((step) => {
    if (step.kind === 'copy' || step.approvers.by !== 'initiatorPicks') return []
    return [{ step: step.id, name: step.name, min: step.approvers.min, max: step.approvers.max }]
  }),
  mayStart: mayStart(organisation, definition, me),
})

interface Filter {
  status?: readonly string[] | undefined
  process?: string | undefined
  q?: string | undefined
  before?: string | undefined
}

export async function listMine(world: World, org: OrgId, me: Person, filter: Filter) {
  const store = world.database.open(org)
  return page(
    store,
    await store.views.mine(me.id, {
      ...bounds(filter),
      ...(filter.status ? { status: filter.status } : {}),
      ...(filter.process ? { process: filter.process } : {}),
    }),
  )
}

export async function listInvolved(world: World, org: OrgId, me: Person, filter: Filter) {
  const store = world.database.open(org)
  return page(store, await store.views.involved(me.id, bounds(filter)))
}

const bounds = ({ q, before }: Filter) => ({
  limit: PAGE + 1,
  ...(q ? { query: q } : {}),
  ...(before ? { before } : {}),
})

async function page(store: Store, rows: readonly RequestRow[]): Promise<{ items: RequestSummary[]; more: boolean }> {
  const items = await Promise.all(rows.slice(0, PAGE).map(async (row) => summaryOf(store, row)))
  return { items, more: rows.length > PAGE }
}

export async function waitingList(world: World, org: OrgId, me: Person): Promise<TaskSummary[]> {
  const store = world.database.open(org)
  const now = world.clock.now()
  const rows = await store.views.waitingFor(me.id, 200)
  const items = await Promise.all(rows.map(async (row) => taskOf(await summaryOf(store, row), row.request, me.id, now)))
  return items.filter((i) => i !== undefined)
}

function taskOf(
  summary: RequestSummary,
  request: Request,
  me: PersonId,
  now: Temporal.Instant,
): TaskSummary | undefined {
  const task = openTaskOf(request, me)
  if (!task) return undefined
  const overdue = task.dueAt !== undefined && Temporal.Instant.compare(Temporal.Instant.from(task.dueAt), now) < 0
  return {
    ...summary,
    task: task.id,
    openedAt: task.openedAt ?? summary.submittedAt,
    ...(task.dueAt ? { dueAt: task.dueAt } : {}),
    overdue,
  }
}

export async function summaryOf(store: Store, { request, title }: RequestRow): Promise<RequestSummary> {
  const organisation = await store.people.organisation()
  const definition = await store.processes.version(request.process.key, request.process.version)
  const open = openTasks(request)
  const step = definition?.route.find((s) => s.id === open[0]?.step)
  return {
    id: request.id,
    number: request.number,
    process: request.process.key,
    processName: definition?.name ?? { zh: request.process.key, en: request.process.key },
    title,
    initiator: nameOf(organisation, request.initiator),
    status: request.status,
    submittedAt: request.submittedAt,
    ...(isFinished(request) ? { finishedAt: request.finishedAt } : {}),
    waitingFor: open.map((t) => nameOf(organisation, t.person)),
    ...(step ? { stepName: step.name } : {}),
  }
}

/** Undefined when there is no such request, or when this person may not know of it. */
export async function requestDetail(
  world: World,
  org: OrgId,
  me: Person,
  id: RequestId,
): Promise<RequestDetail | undefined> {
  const store = world.database.open(org)
  const found = await store.requests.find(id)
  const organisation = await store.people.organisation()
  if (!found || !maySee(organisation, found.request, me)) return undefined
  const { request, revision } = found
  const definition = await store.processes.version(request.process.key, request.process.version)
  if (!definition) return undefined
  const events = await store.requests.events(id)
  const title = await store.requests.title(id)
  const summary = await summaryOf(store, { request, revision, title })
  const facts = {
    now: world.clock.now(),
    organisation,
    process: { definition, version: request.process.version },
    calendarOf: calendarOf(world, organisation),
  }
  const task = openTaskOf(request, me.id)
  const step = definition.route.find((s): s is DecisionStep => s.id === task?.step && s.kind !== 'copy')
  const visible = visibleFields(organisation, definition, request, me)
  const fields = definition.form.fields
    .filter((f) => visible.includes(f.id))
    .map((f) => ({ ...f, right: step?.rights?.[f.id] === 'write' ? ('write' as const) : ('read' as const) }))
  const timeline = timelineOf(organisation, definition, events)
  return {
    ...summary,
    revision,
    version: request.process.version,
    round: request.round,
    fields,
    values: Object.fromEntries(Object.entries(request.values).filter(([key]) => visible.includes(key))),
    people: namesIn(organisation, fields, request),
    route: routeOf(request, facts),
    timeline,
    may: mayOf(request, me.id, facts),
    ...(task ? { myTask: task.id } : {}),
    returnTargets: returnTargets(request, definition).flatMap((target) => {
      const named = definition.route.find((s) => s.id === target)
      return named ? [{ step: target, name: named.name }] : []
    }),
  }
}

/** People named in these fields, so that a screen never has to ask for them. */
function namesIn(organisation: Organisation, fields: readonly Field[], request: Request): Record<PersonId, PersonView> {
  const ids = fields
    .filter((f) => f.kind === 'person')
    .map((f) => request.values[f.id])
    .flatMap((v): string[] =>
      typeof v === 'string' ? [v] : Array.isArray(v) ? v.filter((x) => typeof x === 'string') : [],
    )
  return Object.fromEntries(ids.map((id) => [id, nameOf(organisation, id)]))
}
