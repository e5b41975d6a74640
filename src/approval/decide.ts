// The heart: a command on a request becomes events, or a refusal. Pure; every fact is handed in.
import type { Command } from './commands.ts'
import type { Event } from './events.ts'
import type { Facts as Handed } from './facts.ts'
import type { Refusal } from './refusals.ts'
import type { State } from './request.ts'
import { giveBack } from './verbs/return.ts'
import { comment, urge } from './verbs/speak.ts'
import { resubmit, submit } from './verbs/submit.ts'
import { tick } from './verbs/tick.ts'
import { transfer } from './verbs/transfer.ts'
import { approve, reject } from './verbs/vote.ts'
import { withdraw } from './verbs/withdraw.ts'

export type Facts = Handed

/** No events mean that nothing needed to happen: a clock's key that came too late. */
export function decide(state: State, command: Command, facts: Facts): readonly Event[] | Refusal {
  if (command.do === 'submit') return submit(state, command, facts)
  if (!state) return { refused: 'unknown-request' }
  switch (command.do) {
    case 'resubmit':
      return resubmit(state, command, facts)
    case 'approve':
      return approve(state, command, facts)
    case 'reject':
      return reject(state, command, facts)
    case 'return':
      return giveBack(state, command, facts)
    case 'withdraw':
      return withdraw(state, command, facts)
    case 'transfer':
      return transfer(state, command, facts)
    case 'comment':
      return comment(state, command, facts)
    case 'urge':
      return urge(state, command, facts)
    case 'tick':
      return tick(state, command, facts)
    default:
      return unheardOf(command)
  }
}

/** Its kind only: what it carries is private, and errors are logged. */
const unheardOf = (command: never): never => {
  throw new Error(`unheard-of command ${String(Reflect.get(command, 'do'))}`)
}
