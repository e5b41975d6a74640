// Approve, reject, return, transfer, withdraw, urge, comment: find the request, ask for what is missing, propose the exact command.
import type { ReturnTarget } from '../approval/commands.ts'
import type { PersonId, RequestId } from '../kernel/ids.ts'
import type { Act } from '../language/understanding.ts'
import { ask } from './ask.ts'
import type { Conversation, ProposedCommand, Question, Saying } from './conversation.ts'
import type { Facts, KnownRequest } from './facts.ts'
import { propose } from './propose.ts'
import { findTarget } from './target.ts'
import { after, say, type Turn } from './turn.ts'

export const DECISIONS = ['approve', 'reject', 'return', 'transfer', 'withdraw', 'urge', 'comment'] as const
export type Decision = (typeof DECISIONS)[number]
export type DecisionAct = Act & { act: Decision }
export const isDecision = (act: Act): act is DecisionAct => DECISIONS.some((d) => d === act.act)

/** More buttons than this are a list, not a question. */
const MOST_OFFERED = 8

export function decide(conversation: Conversation, act: DecisionAct, facts: Facts): Turn {
  const candidates = candidatesFor(act.act, facts)
  if (candidates.length === 0)
    return say(conversation, { say: isMine(act.act) ? 'nothing-of-yours' : 'nothing-pending' })
  const target = findTarget(conversation, act, candidates, facts)
  switch (target.found) {
    case 'none': {
      const why: Saying =
        target.because === 'nobody' ? { say: 'no-such-person', words: target.words ?? '' } : { say: 'no-such-request' }
      return after(say(conversation, why), (c) => askWhich(c, act, candidates, facts))
    }
    case 'several':
      return askWhich(conversation, act, target.among, facts)
    case 'one':
      return complete(conversation, act, [target.request], facts)
    case 'all':
      return complete(conversation, act, target.requests, facts)
  }
}

const isMine = (verb: Decision): boolean => verb === 'withdraw' || verb === 'urge'

/** Whether this request can still be urged, withdrawn, decided on. */
export const mayTake = (verb: Decision, id: RequestId, facts: Facts): boolean =>
  candidatesFor(verb, facts).some((c) => c.id === id)

export const hasCandidates = (verb: Decision, facts: Facts): boolean => candidatesFor(verb, facts).length > 0

function candidatesFor(verb: Decision, facts: Facts): readonly KnownRequest[] {
  if (verb === 'withdraw') return facts.mine.filter((m) => m.status === 'underway' || m.status === 'returned')
  if (verb === 'urge') return facts.mine.filter((m) => m.status === 'underway')
  if (verb !== 'comment') return facts.pending
  return [...facts.pending, ...facts.mine.filter((m) => !facts.pending.some((p) => p.id === m.id))]
}

function askWhich(conversation: Conversation, act: DecisionAct, among: readonly KnownRequest[], facts: Facts): Turn {
  const ids = among.slice(0, MOST_OFFERED).map((r) => r.id)
  const { target: _target, ...carry } = act
  return ask({ ...conversation, shown: ids, listed: ids }, { ask: 'which-request', among: ids, carry }, facts)
}

/** A reason or a person still missing is asked; then exactly this is proposed. */
function complete(conversation: Conversation, act: DecisionAct, requests: readonly KnownRequest[], facts: Facts): Turn {
  const [first] = requests
  if (!first) return say(conversation, { say: 'no-such-request' })
  const carry = requests.length === 1 ? { ...act, target: { number: first.number } } : act
  if (needsReason(act.act) && !reasonOf(act))
    return ask(conversation, { ask: 'reason', request: first.id, carry }, facts)
  const named = personNamed(conversation, carry, first, facts)
  if ('turn' in named) return named.turn
  const items = requests.map((request) => ({
    request: request.id,
    command: commandOf(act, request, named.person, facts),
  }))
  const turn = propose(conversation, items, facts)
  const astray = act.act === 'return' && requests.some((r) => returnTo(act, r, facts) === 'nowhere')
  if (!astray) return turn
  const what: Saying = { say: 'returns-to-initiator', words: String(act.fields?.['person']) }
  return { ...turn, steps: [{ step: 'say', what }, ...turn.steps] }
}

/** Back to the person named, when that is the initiator or somebody who decided earlier; to the initiator when nobody is named. */
function returnTo({ fields = {} }: DecisionAct, request: KnownRequest, facts: Facts): ReturnTarget | 'nowhere' {
  const { person: said, stepId } = fields
  if (typeof said !== 'string') return typeof stepId === 'string' ? { to: 'step', step: stepId } : { to: 'initiator' }
  const ids = facts.findPeople(said)
  if (ids.includes(request.owner)) return { to: 'initiator' }
  const steps = 'returnTo' in request ? (request.returnTo ?? []) : []
  const step = steps.find(({ people }) => people.some((id) => ids.includes(id)))
  return step ? { to: 'step', step: step.step } : 'nowhere'
}

const needsReason = (verb: Decision): boolean => verb === 'reject' || verb === 'return' || verb === 'comment'

export function reasonOf({ fields = {} }: Act): string | undefined {
  const said = fields['reason'] ?? fields['comment']
  const text = typeof said === 'string' ? said.trim() : ''
  return text === '' ? undefined : text
}

/** `personId` and `stepId` are put there by ourselves; from words they are removed before (see next). */
type Named = { person: PersonId | undefined } | { turn: Turn }

function personNamed(conversation: Conversation, act: DecisionAct, request: KnownRequest, facts: Facts): Named {
  if (act.act !== 'transfer' && act.act !== 'urge') return { person: undefined }
  const { personId, person } = act.fields ?? {}
  if (typeof personId === 'string') return { person: personId }
  const question: Question = { ask: 'person', request: request.id, carry: act }
  if (typeof person !== 'string')
    return act.act === 'urge' ? { person: undefined } : { turn: ask(conversation, question, facts) }
  const ids = facts.findPeople(person)
  if (ids.length === 1) return { person: ids[0] }
  if (ids.length > 1)
    return { turn: ask(conversation, { ask: 'which-person', field: 'person', among: ids, carry: act }, facts) }
  const unknown = say(conversation, { say: 'no-such-person', words: person })
  return { turn: after(unknown, (c) => ask(c, question, facts)) }
}

function commandOf(
  act: DecisionAct,
  request: KnownRequest,
  person: PersonId | undefined,
  facts: Facts,
): ProposedCommand {
  const reason = reasonOf(act)
  const task = 'taskId' in request ? { task: request.taskId } : {}
  switch (act.act) {
    case 'approve':
      return { do: 'approve', ...task, ...(reason ? { comment: reason } : {}) }
    case 'reject':
      return { do: 'reject', ...task, comment: reason ?? '' }
    case 'return': {
      const to = returnTo(act, request, facts)
      return { do: 'return', ...task, to: to === 'nowhere' ? { to: 'initiator' } : to, reason: reason ?? '' }
    }
    case 'transfer':
      return { do: 'transfer', ...task, to: person ?? '', ...(reason ? { reason } : {}) }
    case 'withdraw':
      return { do: 'withdraw', ...(reason ? { reason } : {}) }
    case 'urge':
      return { do: 'urge', ...(person ? { person } : {}), ...(reason ? { text: reason } : {}) }
    case 'comment':
      return { do: 'comment', text: reason ?? '' }
  }
}
