// A request's history as a reader sees it: one line per thing that a person did or the clock decided.
import type { Event } from '../approval/events.ts'
import type { ProcessDefinition } from '../approval/flow.ts'
import type { StepId, TaskId } from '../kernel/ids.ts'
import type { Organisation } from '../people/organisation.ts'
import { nameOf } from './names.ts'
import type { TimelineEntry } from './views.ts'

/** Bookkeeping events that the route already shows are left out. */
const SILENT: readonly Event['type'][] = ['StepEntered', 'TaskOpened', 'TaskActivated', 'TaskCancelled', 'StepPassed']

export function timelineOf(
  organisation: Organisation,
  definition: ProcessDefinition,
  events: readonly (Event & { seq: number })[],
): TimelineEntry[] {
  const stepOf = new Map<TaskId, StepId>()
  for (const e of events) if (e.type === 'TaskOpened') stepOf.set(e.task, e.step)
  const stepName = (id?: StepId) => definition.route.find((s) => s.id === id)?.name
  return events
    .filter((e) => !SILENT.includes(e.type))
    .map((e) => {
      const by = 'by' in e && e.by ? e.by : 'person' in e ? e.person : undefined
      const people =
        'people' in e
          ? e.people
          : e.type === 'Transferred' || e.type === 'EmptyApproverEscalated'
            ? [e.to].flat()
            : undefined
      const text = textOf(e)
      const step = stepName('step' in e ? e.step : 'task' in e ? stepOf.get(e.task) : undefined)
      return {
        seq: e.seq,
        at: e.at,
        type: e.type,
        ...(by ? { by: nameOf(organisation, by) } : {}),
        ...(people ? { people: people.map((p) => nameOf(organisation, p)) } : {}),
        ...(text ? { text } : {}),
        ...(step ? { stepName: step } : {}),
      }
    })
}

function textOf(e: Event): string | undefined {
  if (e.type === 'Approved' || e.type === 'Rejected') return e.comment
  if (e.type === 'Returned' || e.type === 'Withdrawn' || e.type === 'Transferred') return e.reason
  if (e.type === 'Commented' || e.type === 'Urged') return e.text
  return undefined
}
