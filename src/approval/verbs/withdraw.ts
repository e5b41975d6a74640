// Withdraw: the initiator takes the request back while it is on its way.
import type { Command } from '../commands.ts'
import type { Event } from '../events.ts'
import type { Facts } from '../facts.ts'
import { decidedByOthers } from '../path.ts'
import { isRefusal, type Refusal } from '../refusals.ts'
import { isFinished, type Request } from '../request.ts'
import { cancelPending } from '../steps.ts'
import { startStory } from '../story.ts'
import { readComment } from '../words.ts'

type Withdraw = Extract<Command, { do: 'withdraw' }>

export function withdraw(request: Request, { by, reason }: Withdraw, facts: Facts): readonly Event[] | Refusal {
  if (request.initiator !== by) return { refused: 'not-your-request' }
  if (isFinished(request)) return { refused: 'already-finished', status: request.status }
  const { definition } = facts.process
  // Returned means the others have given it back: then it is the initiator's to drop.
  const bound = request.status === 'underway' && !definition.policies.withdrawAfterDecision
  if (bound && decidedByOthers(request, definition)) return { refused: 'already-decided-by-others' }
  const said = readComment(reason, false)
  if (isRefusal(said)) return said
  const story = startStory(request, facts.now)
  if (request.status === 'underway') cancelPending(story, request.at, 'withdrawn')
  story.tell({ type: 'Withdrawn', by, ...(said.text ? { reason: said.text } : {}) })
  return story.events
}
