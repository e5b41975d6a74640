// Who is told of what just happened, once each. Pure: events and the request after them → notices.
import type { Event } from '../approval/events.ts'
import { openTasks, type Request, type Task } from '../approval/request.ts'
import type { PersonId } from '../kernel/ids.ts'

/** `seq` of the event that caused it: the notice's identity, so that a repeated announcement is the same notice. */
export type Notice = { to: PersonId; seq: number } & (
  | { notice: 'task'; task: Task }
  | { notice: 'progress'; event: Event }
  | { notice: 'urged' | 'reminder' | 'overdue'; task: Task; event: Event }
  | { notice: 'copied' }
)

export function noticesOf(events: readonly (Event & { seq: number })[], request: Request): Notice[] {
  return events.flatMap((event) => noticesOfOne(event, request))
}

function noticesOfOne(event: Event & { seq: number }, request: Request): Notice[] {
  const { seq } = event
  const { initiator } = request
  const taskOf = (id: string) => request.tasks.find((t) => t.id === id)
  const toInitiator = (by?: PersonId): Notice[] =>
    by === initiator ? [] : [{ to: initiator, seq, notice: 'progress', event }]
  switch (event.type) {
    case 'TaskOpened':
      return event.waiting ? [] : asked(taskOf(event.task), seq)
    case 'TaskActivated':
      return asked(taskOf(event.task), seq)
    case 'Transferred':
      return [...asked(taskOf(event.opened), seq), ...toInitiator(event.by)]
    case 'Approved':
      // The last yes is told by RequestApproved.
      return request.status === 'approved' ? [] : toInitiator(event.by)
    case 'Returned':
      return event.to.to === 'initiator' ? toInitiator() : toInitiator(event.by)
    case 'RequestApproved':
    case 'RequestRejected':
      return toInitiator()
    case 'Copied':
      return event.people.filter((p) => p !== initiator).map((to) => ({ to, seq, notice: 'copied' as const }))
    case 'Commented': {
      const others = new Set([initiator, ...openTasks(request).map((t) => t.person)])
      others.delete(event.by)
      return [...others].map((to) => ({ to, seq, notice: 'progress' as const, event }))
    }
    case 'Urged':
      return openTasks(request)
        .filter((t) => event.people.includes(t.person))
        .map((task) => ({ to: task.person, seq, notice: 'urged' as const, task, event }))
    case 'Reminded':
    case 'BecameOverdue': {
      const task = taskOf(event.task)
      if (task?.state !== 'open') return []
      return [{ to: event.person, seq, notice: event.type === 'Reminded' ? 'reminder' : 'overdue', task, event }]
    }
    case 'Submitted':
    case 'Resubmitted':
    case 'StepEntered':
    case 'StepSkipped':
    case 'AutoPassed':
    case 'Rejected':
    case 'TaskCancelled':
    case 'StepPassed':
    case 'EmptyApproverEscalated':
    case 'Withdrawn':
      return []
  }
}

/** Told even when it was settled a moment later: the card then says how, and the person's history stays whole. */
const asked = (task: Task | undefined, seq: number): Notice[] =>
  task ? [{ to: task.person, seq, notice: 'task', task }] : []
