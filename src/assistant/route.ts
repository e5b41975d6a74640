// The route as a screen shows it: every activation there was, where it stands now, and what is still to come.
import type { Known } from '../approval/facts.ts'
import type { Step } from '../approval/flow.ts'
import { forecast, type ComingStep } from '../approval/forecast.ts'
import type { Activation, Request, Task } from '../approval/request.ts'
import type { Subject } from '../approval/routing.ts'
import { nameOf } from './names.ts'
import type { RouteStepView } from './views.ts'

export function routeOf(request: Request, known: Known): RouteStepView[] {
  const { definition } = known.process
  const past = request.activations.flatMap((a) => {
    const step = definition.route.find((s) => s.id === a.step)
    return step ? [activationView(request, a, step, known)] : []
  })
  return [...past, ...copiesOf(request, known), ...comingViews(forecast(request, known), request.round, known)]
}

/** The route of a request that is only being thought of. */
export const previewRoute = (subject: Subject, known: Known): RouteStepView[] =>
  comingViews(forecast(subject, known), 1, known)

function activationView(request: Request, a: Activation, step: Step, { organisation }: Known): RouteStepView {
  const tasks = request.tasks.filter((t) => t.activation === a.id && t.state !== 'transferred')
  return {
    step: a.step,
    name: step.name,
    kind: step.kind,
    mode: a.signing.mode,
    state: stateOf(a.state),
    round: a.round,
    people: tasks.map((t) => ({
      ...nameOf(organisation, t.person),
      state: t.state,
      ...(t.decidedAt ? { decidedAt: t.decidedAt } : {}),
      ...(t.comment ? { comment: t.comment } : {}),
      ...(t.dueAt && isPending(t) ? { dueAt: t.dueAt } : {}),
    })),
  }
}

const isPending = (t: Task): boolean => t.state === 'open' || t.state === 'waiting'

const STATES = {
  open: 'current',
  passed: 'done',
  rejected: 'rejected',
  returned: 'returned',
  cancelled: 'cancelled',
} as const
const stateOf = (state: Activation['state']): RouteStepView['state'] => STATES[state]

/** People already told; the definition's copy steps carry the name. */
function copiesOf(request: Request, { process, organisation }: Known): RouteStepView[] {
  const step = process.definition.route.find((s) => s.kind === 'copy')
  if (!step || request.copied.length === 0) return []
  const people = request.copied.map((c) => ({ ...nameOf(organisation, c.person), state: 'approved' as const }))
  return [{ step: step.id, name: step.name, kind: 'copy', state: 'done', round: request.round, people }]
}

const comingViews = (coming: readonly ComingStep[], round: number, { organisation }: Known): RouteStepView[] =>
  // Nobody to tell is nothing to show; nobody to decide is.
  coming
    .filter((c) => c.kind !== 'copy' || c.people.length > 0)
    .map((c) => ({
      step: c.step,
      name: c.name,
      kind: c.kind,
      ...(c.signing ? { mode: c.signing.mode } : {}),
      state: 'coming',
      round,
      people: c.people.map((p) => ({
        ...nameOf(organisation, p.person),
        state: p.passes ? ('autoPassed' as const) : ('coming' as const),
      })),
    }))
