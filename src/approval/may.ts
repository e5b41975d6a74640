// What a person may do with a request now, and where a task can be returned to: what screens offer, by the rules that decide.
import type { PersonId, StepId } from '../kernel/ids.ts'
import { maySee } from '../people/permissions.ts'
import type { Verb } from './commands.ts'
import type { Known } from './facts.ts'
import type { ProcessDefinition } from './flow.ts'
import { decidedByOthers, passedBefore } from './path.ts'
import { isFinished, openTaskOf, type Request } from './request.ts'
import { awaited, urgedUntil } from './verbs/speak.ts'

export function mayOf(request: Request, by: PersonId, known: Known): readonly Verb[] {
  const person = known.organisation.person(by)
  if (!person || !maySee(known.organisation, request, person)) return []
  const mine = request.initiator === by
  const verbs: Verb[] = []
  if (openTaskOf(request, by)) verbs.push('approve', 'reject', 'return', 'transfer')
  if (mine && request.status === 'returned') verbs.push('resubmit')
  if (mine && mayWithdraw(request, known.process.definition)) verbs.push('withdraw')
  verbs.push('comment')
  if (!isFinished(request) && awaited(request, by).length && !urgedUntil(request, known)) verbs.push('urge')
  return verbs
}

const mayWithdraw = (request: Request, definition: ProcessDefinition): boolean => {
  if (isFinished(request)) return false
  const free = request.status === 'returned' || definition.policies.withdrawAfterDecision
  return free || !decidedByOthers(request, definition)
}

/** Steps that have said yes and lie before this one; the initiator is always possible besides. */
export const returnTargets = (request: Request, definition: ProcessDefinition): readonly StepId[] =>
  request.status === 'underway' ? passedBefore(request, definition).map((a) => a.step) : []
