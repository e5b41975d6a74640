// Walking the route: the next step whose condition holds is entered, copies are sent on the way, the end is an approval.
import { feelContext, holds, initiatorContext } from './feel.ts'
import { dueFor } from './deadlines.ts'
import type { Facts, Known } from './facts.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { CopyStep, DecisionStep, ProcessDefinition, Step } from './flow.ts'
import { earlierIn, forcesReplay } from './path.ts'
import type { Refusal } from './refusals.ts'
import type { Activation, Request, Task } from './request.ts'
import { resolve, seatsFor, type Subject } from './routing.ts'
import { tally } from './signing.ts'
import type { Story } from './story.ts'

export type Entry = { cause: 'forward' | 'return' | 'resubmit'; autoPass: boolean; round: number }

export const stepOf = (definition: ProcessDefinition, id: string): DecisionStep => {
  const step = definition.route.find((s) => s.id === id)
  if (!step || step.kind === 'copy') throw new Error(`no step ${id} in ${definition.key}`)
  return step
}

export function applies(step: Step, { initiator, values }: Subject, { organisation, process }: Known): boolean {
  if (!step.when) return true
  const person = organisation.person(initiator)
  const { form } = process.definition
  return holds(step.when, feelContext(form, values, person && initiatorContext(organisation, person)))
}

/** Enters the first step after `after` (-1: from the beginning) that applies, or approves the request at the end. */
export function advance(story: Story, facts: Facts, after: number, first: Entry): Refusal | undefined {
  const { route } = facts.process.definition
  let entry = first
  for (const step of route.slice(after + 1)) {
    const request = story.request()
    if (!applies(step, request, facts)) {
      story.tell({ type: 'StepSkipped', step: step.id, round: entry.round, because: 'condition' })
    } else if (step.kind === 'copy') {
      copy(story, facts, step, entry.round)
    } else {
      const refusal = enter(story, facts, step, entry)
      if (refusal) return refusal
      if (isOpen(story.request())) return undefined
      entry = { cause: 'forward', autoPass: true, round: first.round }
    }
  }
  return finish(story, facts)
}

/** A request that nobody was asked about is not approved by silence. */
function finish(story: Story, { process }: Facts): Refusal | undefined {
  const { definition } = process
  const { activations, round } = story.request()
  const passed = activations.some((a) => a.state === 'passed' && a.round === round)
  if (!passed) return { refused: 'no-approver', step: definition.route.findLast((s) => s.kind !== 'copy')?.id ?? '' }
  story.tell({ type: 'RequestApproved' })
  return undefined
}

const activationOf = (request: Request): Activation | undefined =>
  request.status === 'underway' ? request.activations.find((a) => a.id === request.at) : undefined

const isOpen = (request: Request): boolean => activationOf(request)?.state === 'open'

/** Opens a step: its seats are taken, those who pass by rule pass, and the step is settled if that was enough. */
export function enter(story: Story, facts: Facts, step: DecisionStep, entry: Entry): Refusal | undefined {
  const { definition } = facts.process
  const request = story.request()
  const earlier = earlierIn(request, definition)
  const seating = seatsFor(step, request, facts.organisation, { definition, earlier, autoPass: entry.autoPass })
  if (!seating) return { refused: 'no-approver', step: step.id }
  const activation = facts.newId()
  const { signing, seats, escalated } = seating
  story.tell({ type: 'StepEntered', activation, step: step.id, round: entry.round, signing, cause: entry.cause })
  if (escalated) story.tell({ type: 'EmptyApproverEscalated', step: step.id, to: seats.map((s) => s.person) })
  const ordered = signing.mode === 'inOrder'
  for (const [order, seat] of seats.entries()) {
    const { person, because, weight, autoPass } = seat
    const waiting = ordered && order > 0
    const task = facts.newId()
    // The clock of an ordered step starts for each person when their turn comes.
    const due = waiting || autoPass ? {} : dueFor(step, person, facts)
    const weighed = weight === undefined ? {} : { weight }
    story.tell({
      type: 'TaskOpened',
      task,
      activation,
      step: step.id,
      person,
      because,
      order,
      waiting,
      ...due,
      ...weighed,
    })
    if (autoPass) story.tell({ type: 'AutoPassed', task, person, ...autoPass })
  }
  return settle(story, activation) === 'undecided' ? activateNext(story, facts, activation) : undefined
}

/** Closes the step when its votes settle it. A rejected step rejects the request. */
export function settle(story: Story, id: string, by?: PersonId): 'undecided' | 'passed' | 'rejected' {
  const request = story.request()
  const activation = request.activations.find((a) => a.id === id)
  if (!activation) throw new Error(`no activation ${id}`)
  const outcome = tally(activation.signing, tasksOf(request, id))
  if (outcome === 'undecided') return outcome
  cancelPending(story, id, outcome === 'passed' ? 'settled' : 'rejected')
  if (outcome === 'passed') story.tell({ type: 'StepPassed', activation: id, step: activation.step })
  else story.tell({ type: 'RequestRejected', because: 'rejected', ...(by ? { by } : {}) })
  return outcome
}

export function cancelPending(
  story: Story,
  activation: string,
  because: 'settled' | 'rejected' | 'returned' | 'withdrawn',
): void {
  for (const task of tasksOf(story.request(), activation))
    if (task.state === 'open' || task.state === 'waiting')
      story.tell({ type: 'TaskCancelled', task: task.id, person: task.person, because })
}

const tasksOf = (request: Request, activation: string): readonly Task[] =>
  request.tasks.filter((t) => t.activation === activation)

/** In order: when nobody is on, the next one is. */
export function activateNext(story: Story, facts: Facts, activation: string): undefined {
  const tasks = tasksOf(story.request(), activation)
  if (tasks.some((t) => t.state === 'open')) return undefined
  const next = tasks.filter((t) => t.state === 'waiting').sort((a, b) => a.order - b.order)[0]
  if (!next) return undefined
  const due = dueFor(stepOf(facts.process.definition, next.step), next.person, facts)
  story.tell({ type: 'TaskActivated', task: next.id, ...due })
  return undefined
}

/** After a step has passed: on along the route, or straight back to the step that had returned the request. */
export function goOn(story: Story, facts: Facts, from: string): Refusal | undefined {
  const { definition } = facts.process
  const request = story.request()
  const { resumeAt, round } = request
  const index = (id: string) => definition.route.findIndex((s) => s.id === id)
  if (resumeAt) {
    const between = request.activations.filter(
      (a) => a.state === 'passed' && index(a.step) > index(from) && index(a.step) < index(resumeAt.step),
    )
    if (!forcesReplay(definition, resumeAt.changed, between))
      return reenter(story, facts, stepOf(definition, resumeAt.step), { cause: 'resubmit', autoPass: false, round })
  }
  return advance(story, facts, index(from), { cause: 'forward', autoPass: true, round })
}

/** Enters one step out of turn; if it settles at once, the route goes on behind it. */
export function reenter(story: Story, facts: Facts, step: DecisionStep, entry: Entry): Refusal | undefined {
  const refusal = enter(story, facts, step, entry)
  if (refusal || isOpen(story.request())) return refusal
  return goOn(story, facts, step.id)
}

/** Each person once per round, and never the one who asked. */
function copy(story: Story, { organisation }: Facts, step: CopyStep, round: number): void {
  const request = story.request()
  const had = new Set(request.copied.filter((c) => c.round === round).map((c) => c.person))
  const people = resolve(step.to, step.id, request, organisation)
    .map((f) => f.person)
    .filter((p) => p !== request.initiator && !had.has(p))
  if (people.length) story.tell({ type: 'Copied', step: step.id, people, round })
}
