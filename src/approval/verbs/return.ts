// Return: back to the initiator for correction, or to a step that has already said yes. Every return begins a new round.
import type { Command, ReturnTarget } from '../commands.ts'
import type { Event } from '../events.ts'
import type { Facts } from '../facts.ts'
import { passedBefore } from '../path.ts'
import { isRefusal, type Refusal } from '../refusals.ts'
import type { Request } from '../request.ts'
import { policiesOf } from '../routing.ts'
import { cancelPending, enter, stepOf } from '../steps.ts'
import { startStory } from '../story.ts'
import { taskFor } from '../tasks.ts'
import { readComment } from '../words.ts'

type Return = Extract<Command, { do: 'return' }>

export function giveBack(
  request: Request,
  { by, task: id, to, reason }: Return,
  facts: Facts,
): readonly Event[] | Refusal {
  const task = taskFor(request, by, id)
  if (isRefusal(task)) return task
  const said = readComment(reason, true)
  if (isRefusal(said)) return said
  const { definition } = facts.process
  const target = stepMeant(request, to, facts)
  if (isRefusal(target)) return target
  const { onReturn } = policiesOf(definition, stepOf(definition, task.step))
  const story = startStory(request, facts.now)
  const resume = target.step === undefined ? {} : { resume: onReturn.resume }
  story.tell({ type: 'Returned', task: task.id, by, to, reason: said.text ?? '', ...resume })
  cancelPending(story, task.activation, 'returned')
  // Another round would be one too many: better an end than a game of ping-pong.
  if (request.round >= onReturn.maxRounds) {
    story.tell({ type: 'RequestRejected', by, because: 'too-many-rounds' })
    return story.events
  }
  if (target.step === undefined) return story.events
  const entry = { cause: 'return', autoPass: false, round: request.round + 1 } as const
  return enter(story, facts, stepOf(definition, target.step), entry) ?? story.events
}

/** The step, or none for the initiator. */
function stepMeant(request: Request, to: ReturnTarget, { process }: Facts): { step?: string } | Refusal {
  if (to.to === 'initiator') return {}
  const passed = passedBefore(request, process.definition).map((a) => a.step)
  if (to.to === 'previous') {
    const step = passed.at(-1)
    return step === undefined ? { refused: 'nothing-to-return-to' } : { step }
  }
  return passed.includes(to.step) ? { step: to.step } : { refused: 'no-such-step' }
}
