// Submit and resubmit: the form is checked, the route is walked from the beginning or picked up where it was returned.
import type { PersonId } from '../../kernel/ids.ts'
import { mayStart } from '../../people/permissions.ts'
import type { Command, Picks } from '../commands.ts'
import type { Event } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { DecisionStep } from '../flow.ts'
import type { Values } from '../form.ts'
import { changedFields, forcesReplay, passedBefore } from '../path.ts'
import { isRefusal, type Refusal } from '../refusals.ts'
import { isFinished, type Request, type State } from '../request.ts'
import { policiesOf, seatsFor, type Subject } from '../routing.ts'
import { advance, applies, reenter, stepOf } from '../steps.ts'
import { startStory } from '../story.ts'
import { checkValues } from '../values.ts'

type Submit = Extract<Command, { do: 'submit' }>
type Resubmit = Extract<Command, { do: 'resubmit' }>

export function submit(state: State, { by, values, ...sent }: Submit, facts: Facts): readonly Event[] | Refusal {
  if (state) return { refused: 'already-submitted' }
  const { definition, version } = facts.process
  const picks = asked(sent.picks ?? {}, facts)
  const person = facts.organisation.person(by)
  if (!person || !mayStart(facts.organisation, definition, person)) return { refused: 'may-not-start' }
  const ready = prepare({ initiator: by, values, picks }, facts)
  if (isRefusal(ready)) return ready
  const story = startStory(state, facts.now)
  story.tell({
    type: 'Submitted',
    by,
    request: facts.request.id,
    number: facts.request.number,
    process: { key: definition.key, version },
    values: ready.values,
    ...(Object.keys(picks).length ? { picks } : {}),
  })
  return advance(story, facts, -1, { cause: 'forward', autoPass: true, round: 1 }) ?? story.events
}

export function resubmit(
  request: Request,
  { by, values, ...sent }: Resubmit,
  facts: Facts,
): readonly Event[] | Refusal {
  if (request.initiator !== by) return { refused: 'not-your-request' }
  if (isFinished(request)) return { refused: 'already-finished', status: request.status }
  if (request.status !== 'returned') return { refused: 'not-returned' }
  const picks = sent.picks && asked(sent.picks, facts)
  const ready = prepare({ initiator: by, values, picks: { ...request.picks, ...picks } }, facts)
  if (isRefusal(ready)) return ready
  const resume = resumption(request, ready.values, picks, facts)
  const round = request.round + 1
  const story = startStory(request, facts.now)
  story.tell({ type: 'Resubmitted', by, round, values: ready.values, ...(picks ? { picks } : {}), resume })
  const returning = request.activations.find((a) => a.id === request.from)
  const refusal =
    resume === 'jumpBack' && returning
      ? // The step that returned it looks again itself: nothing passes there by rule.
        reenter(story, facts, stepOf(facts.process.definition, returning.step), {
          cause: 'resubmit',
          autoPass: false,
          round,
        })
      : advance(story, facts, -1, { cause: 'resubmit', autoPass: true, round })
  return refusal ?? story.events
}

/** Straight back only where the policy says so and nothing changed that others have said yes to. */
function resumption(
  request: Request & { status: 'returned' },
  values: Values,
  picks: Picks | undefined,
  { process }: Facts,
) {
  const { definition } = process
  const returning = request.activations.find((a) => a.id === request.from)
  if (!returning) return 'replay'
  const { onReturn } = policiesOf(definition, stepOf(definition, returning.step))
  if (onReturn.resume === 'replay') return 'replay'
  const repicked = Object.entries(picks ?? {}).some(([s, people]) => !same(people, request.picks[s] ?? []))
  const changed = changedFields(request.values, values)
  return repicked || forcesReplay(definition, changed, passedBefore(request, definition)) ? 'replay' : 'jumpBack'
}

/** Only what the route asks the initiator for, each person once; anything else sent along is not kept. */
const asked = (picks: Picks, { process }: Facts): Picks =>
  Object.fromEntries(
    process.definition.route
      .filter((s) => s.kind !== 'copy' && s.approvers.by === 'initiatorPicks' && picks[s.id]?.length)
      .map((s) => [s.id, [...new Set(picks[s.id])]]),
  )

const same = (a: readonly PersonId[], b: readonly PersonId[]) => a.join('\n') === b.join('\n')

/** Values made whole, picks within their bounds, and a step that may not be without people has some. */
function prepare(wanted: Subject, facts: Facts): { values: Values } | Refusal {
  const { organisation, process, calendarOf, now } = facts
  const { definition } = process
  const checked = checkValues(definition.form, wanted.values, {
    organisation,
    calendar: calendarOf(wanted.initiator).calendar,
    now,
  })
  if ('problems' in checked) return { refused: 'invalid-form', problems: checked.problems }
  const subject = { ...wanted, values: checked.values }
  for (const step of definition.route) {
    if (step.kind === 'copy' || !applies(step, subject, facts)) continue
    const refusal = unpicked(step, subject, facts) ?? unmanned(step, subject, facts)
    if (refusal) return refusal
  }
  return { values: checked.values }
}

function unpicked(
  { id, approvers }: DecisionStep,
  { initiator, picks }: Subject,
  { organisation }: Facts,
): Refusal | undefined {
  if (approvers.by !== 'initiatorPicks') return undefined
  const { min, max, role } = approvers
  const people = [...new Set(picks[id] ?? [])].map((p) => organisation.person(p))
  const good = people.every((p) => p?.active && p.id !== initiator && (!role || p.roles.includes(role)))
  return good && people.length >= min && people.length <= max
    ? undefined
    : { refused: 'pick-approvers', step: id, min, max }
}

function unmanned(step: DecisionStep, subject: Subject, { organisation, process }: Facts): Refusal | undefined {
  const { definition } = process
  const seating = seatsFor(step, subject, organisation, { definition, earlier: [], autoPass: false })
  const refuse = seating?.escalated && policiesOf(definition, step).emptyApprover === 'refuse'
  return !seating || refuse ? { refused: 'no-approver', step: step.id } : undefined
}
