// The route to come, with people: by the same rules that will decide it. For the confirmation card, the preview, the detail page.
import type { Known } from './facts.ts'
import type { Signing, Step } from './flow.ts'
import { earlierIn } from './path.ts'
import type { Request } from './request.ts'
import { resolve, seatsFor, type Earlier, type Found, type Subject } from './routing.ts'
import { applies } from './steps.ts'

export interface ComingStep {
  step: string
  name: Step['name']
  kind: Step['kind']
  signing?: Signing
  /** `passes`: this person's share will pass by rule. Empty when the initiator has yet to choose, or nobody is there. */
  people: readonly (Found & { passes: boolean })[]
  /** Nobody fits the rule: the administrators stand in. */
  escalated: boolean
}

/** What follows the step a request stands at; all of it for a request not yet submitted, or one that is returned. */
export function forecast(subject: Subject | Request, known: Known): readonly ComingStep[] {
  const { definition } = known.process
  const request = 'status' in subject ? subject : undefined
  if (request && request.status !== 'underway' && request.status !== 'returned') return []
  const at = request?.status === 'underway' ? request.activations.find((a) => a.id === request.at) : undefined
  const from = at ? definition.route.findIndex((s) => s.id === at.step) + 1 : 0
  const coming: ComingStep[] = []
  // Whoever is still asked is taken to say yes: only then does what follows come at all.
  let earlier: readonly Earlier[] = request && at ? [...earlierIn(request, definition), ...nowAt(request, at.id)] : []
  for (const step of definition.route.slice(from)) {
    if (!applies(step, subject, known)) continue
    const next = lookAt(step, subject, known, earlier)
    coming.push(next)
    if (step.kind === 'copy') continue
    const yes = next.people.map((p) => ({ person: p.person, consecutive: true }))
    earlier = [...earlier.map((e) => ({ ...e, consecutive: false })), ...yes]
  }
  return coming
}

/** Every step of the route for such a request of this person, conditions left aside: who would decide, were it taken. */
export const everyStep = (subject: Subject, known: Known): readonly ComingStep[] =>
  known.process.definition.route.map((step) => lookAt(step, subject, known, []))

const nowAt = (request: Request, activation: string): Earlier[] =>
  request.tasks
    .filter((t) => t.activation === activation && ['open', 'waiting', 'approved', 'autoPassed'].includes(t.state))
    .map((t) => ({ person: t.person, consecutive: true }))

function lookAt(
  step: Step,
  subject: Subject,
  { organisation, process }: Known,
  earlier: readonly Earlier[],
): ComingStep {
  const { id, name, kind } = step
  if (step.kind === 'copy') {
    const people = resolve(step.to, id, subject, organisation).filter((f) => f.person !== subject.initiator)
    return { step: id, name, kind, people: people.map((p) => ({ ...p, passes: false })), escalated: false }
  }
  // Still to be chosen is not the same as nobody there.
  const unpicked = step.approvers.by === 'initiatorPicks' && !subject.picks[id]?.length
  const { definition } = process
  const seating = unpicked ? undefined : seatsFor(step, subject, organisation, { definition, earlier, autoPass: true })
  const people = (seating?.seats ?? []).map(({ person, because, autoPass }) => ({
    person,
    because,
    passes: autoPass !== undefined,
  }))
  return {
    step: id,
    name,
    kind,
    signing: seating?.signing ?? step.signing,
    people,
    escalated: seating?.escalated ?? false,
  }
}
