// State after an event: the only place that knows how a request changes. Folding its events gives the stored state.
import type { TaskId } from '../kernel/ids.ts'
import type { Event } from './events.ts'
import type { Activation, Request, State, Task } from './request.ts'

type Of<T extends Event['type']> = Extract<Event, { type: T }>

export function evolve(state: State, event: Event): State {
  if (event.type === 'Submitted') return born(event)
  if (!state) throw new Error(`${event.type} before Submitted`)
  return changed(state, event)
}

export const fold = (events: readonly Event[], from?: State): State => events.reduce<State>(evolve, from)

const born = (event: Of<'Submitted'>): Request => ({
  id: event.request,
  number: event.number,
  process: event.process,
  initiator: event.by,
  values: event.values,
  picks: event.picks ?? {},
  submittedAt: event.at,
  round: 1,
  activations: [],
  tasks: [],
  copied: [],
  status: 'underway',
  // Nobody sees this: the first step is entered in the same breath.
  at: '',
})

function changed(request: Request, event: Exclude<Event, Of<'Submitted'>>): Request {
  switch (event.type) {
    case 'Resubmitted':
      return resubmitted(request, event)
    case 'StepEntered':
      return entered(request, event)
    case 'TaskOpened':
      return { ...request, tasks: [...request.tasks, opened(event)] }
    case 'TaskActivated':
      return withTask(request, event.task, { state: 'open', openedAt: event.at, ...due(event) })
    case 'AutoPassed':
      return withTask(request, event.task, { state: 'autoPassed', decidedAt: event.at })
    case 'Approved':
      return approved(request, event)
    case 'Rejected':
      return withTask(request, event.task, { state: 'rejected', decidedAt: event.at, comment: event.comment })
    case 'Returned':
      return returned(request, event)
    case 'Transferred':
      return transferred(request, event)
    case 'TaskCancelled':
      return withTask(request, event.task, { state: 'cancelled', decidedAt: event.at })
    case 'StepPassed':
      return withActivation(request, event.activation, 'passed')
    case 'Copied':
      return {
        ...request,
        copied: [...request.copied, ...event.people.map((person) => ({ person, round: event.round }))],
      }
    case 'Urged':
      return { ...request, urgedAt: event.at }
    case 'Reminded':
      return withTask(request, event.task, { reminders: event.count })
    case 'BecameOverdue':
      return withTask(request, event.task, { overdueAt: event.at })
    case 'RequestApproved':
      return { ...ended(request), status: 'approved', finishedAt: event.at }
    case 'RequestRejected':
      return { ...ended(closed(request, 'rejected')), status: 'rejected', finishedAt: event.at }
    case 'Withdrawn':
      return { ...ended(closed(request, 'cancelled')), status: 'withdrawn', finishedAt: event.at }
    case 'StepSkipped':
    case 'Commented':
    case 'EmptyApproverEscalated':
      return request
    default:
      return unheardOf(event)
  }
}

/** Its kind only: what it carries is private, and errors are logged. */
const unheardOf = (event: never): never => {
  throw new Error(`unheard-of event ${String(Reflect.get(event, 'type'))}`)
}

const due = (event: { dueAt?: string }) => (event.dueAt ? { dueAt: event.dueAt } : {})

const opened = (event: Of<'TaskOpened'>): Task => ({
  id: event.task,
  activation: event.activation,
  step: event.step,
  person: event.person,
  because: event.because,
  order: event.order,
  state: event.waiting ? 'waiting' : 'open',
  ...(event.waiting ? {} : { openedAt: event.at }),
  ...due(event),
  reminders: 0,
  ...(event.weight === undefined ? {} : { weight: event.weight }),
})

function entered(request: Request, event: Of<'StepEntered'>): Request {
  const activation: Activation = {
    id: event.activation,
    step: event.step,
    round: event.round,
    signing: event.signing,
    state: 'open',
    enteredBy: event.cause,
  }
  const { resumeAt, ...facts } = common(request)
  return {
    ...facts,
    // Only a return keeps the way back in mind; any other step means it was used or given up.
    ...(resumeAt && event.cause === 'return' ? { resumeAt } : {}),
    round: Math.max(request.round, event.round),
    activations: [...request.activations, activation],
    status: 'underway',
    at: event.activation,
  }
}

function resubmitted(request: Request, event: Of<'Resubmitted'>): Request {
  const facts = ended(request)
  const at = request.status === 'returned' ? request.from : ''
  const picks = { ...request.picks, ...event.picks }
  return { ...facts, values: event.values, picks, round: event.round, status: 'underway', at }
}

function approved(request: Request, event: Of<'Approved'>): Request {
  const after = withTask(request, event.task, {
    state: 'approved',
    decidedAt: event.at,
    ...(event.comment ? { comment: event.comment } : {}),
  })
  if (!event.changed) return after
  const resumeAt = after.resumeAt && {
    ...after.resumeAt,
    changed: [...new Set([...after.resumeAt.changed, ...Object.keys(event.changed)])],
  }
  return { ...after, values: { ...after.values, ...event.changed }, ...(resumeAt ? { resumeAt } : {}) }
}

function returned(request: Request, event: Of<'Returned'>): Request {
  const decided = withTask(request, event.task, { state: 'returned', decidedAt: event.at, comment: event.reason })
  const task = decided.tasks.find((t) => t.id === event.task)
  if (!task) throw new Error(`no task ${event.task}`)
  const after = ended(withActivation(decided, task.activation, 'returned'))
  if (event.to.to === 'initiator')
    return { ...after, status: 'returned', reason: event.reason, by: event.by, from: task.activation }
  const resumeAt = event.resume === 'jumpBack' ? { resumeAt: { step: task.step, changed: [] } } : {}
  return { ...after, ...resumeAt, status: 'underway', at: task.activation }
}

function transferred(request: Request, event: Of<'Transferred'>): Request {
  const from = request.tasks.find((t) => t.id === event.task)
  if (!from) throw new Error(`no task ${event.task}`)
  const given = withTask(request, event.task, {
    state: 'transferred',
    decidedAt: event.at,
    ...(event.reason ? { comment: event.reason } : {}),
  })
  const task: Task = {
    id: event.opened,
    activation: from.activation,
    step: from.step,
    person: event.to,
    because: { why: 'transfer', from: event.by },
    order: from.order,
    state: 'open',
    openedAt: event.at,
    ...due(event),
    reminders: 0,
    ...(from.weight === undefined ? {} : { weight: from.weight }),
  }
  return { ...given, tasks: [...given.tasks, task] }
}

function withTask(request: Request, id: TaskId, change: Partial<Task>): Request {
  if (!request.tasks.some((t) => t.id === id)) throw new Error(`no task ${id}`)
  return { ...request, tasks: request.tasks.map((t) => (t.id === id ? { ...t, ...change } : t)) }
}

const withActivation = (request: Request, id: string, state: Activation['state']): Request => ({
  ...request,
  activations: request.activations.map((a) => (a.id === id ? { ...a, state } : a)),
})

/** The step that was open when the request ended. */
const closed = (request: Request, state: Activation['state']): Request =>
  request.status === 'underway' && request.activations.some((a) => a.id === request.at && a.state === 'open')
    ? withActivation(request, request.at, state)
    : request

/** The shared part, with no way back to keep in mind. */
function ended(request: Request) {
  const { resumeAt: _over, ...facts } = common(request)
  return facts
}

/** What every state has; the rest belongs to one status only. */
function common(request: Request) {
  const { id, number, process, initiator, values, picks, submittedAt, round, activations, tasks, copied } = request
  const { urgedAt, resumeAt } = request
  return {
    id,
    number,
    process,
    initiator,
    values,
    picks,
    submittedAt,
    round,
    activations,
    tasks,
    copied,
    ...(urgedAt ? { urgedAt } : {}),
    ...(resumeAt ? { resumeAt } : {}),
  }
}
