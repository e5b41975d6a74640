// Yes, no, and not yet: only what is on the confirmation card is done, at the edition or revision it showed.
import type { Conversation, Proposal, ProposedCommand, Step } from './conversation.ts'
import { concerns, definitionOf, findDraft, openDraft, upToDate, withoutDraft } from './drafts.ts'
import { knownRequest, type Facts } from './facts.ts'
import { propose } from './propose.ts'
import { same } from './same.ts'
import { settle } from './settle.ts'
import { resume } from './start.ts'
import { after, idle, quiet, say, type Turn } from './turn.ts'
import type { RequestId } from '../kernel/ids.ts'

export function confirm(conversation: Conversation, facts: Facts): Turn {
  const { confirming, asked } = conversation
  if (confirming) return carryOut(conversation, confirming, facts)
  if (asked?.ask === 'resume') return resume(conversation, asked.draft, facts)
  const draft = openDraft(conversation)
  // "Submit" while something is asked that may be left out: the card is shown, which is what may be said yes to.
  const turn = draft && (!asked || concerns(conversation, draft.id)) ? settle(conversation, draft, facts) : undefined
  if (turn && (turn.conversation.confirming || !asked)) return turn
  if (turn) return { ...turn, steps: [{ step: 'say', what: { say: 'not-yet' } }, ...turn.steps] }
  // A yes is no answer to "which one"; it is put again, as everything open is.
  if (asked) return quiet(conversation)
  return say(conversation, { say: 'nothing-to-confirm' })
}

/** `proposal` was shown; whether it still stands is checked here. */
export function carryOut(conversation: Conversation, proposal: Proposal, facts: Facts): Turn {
  if (proposal.propose === 'submit') return submit(conversation, proposal, facts)
  const items = proposal.propose === 'command' ? [proposal] : proposal.items
  const gone = items.filter(({ request }) => !knownRequest(facts, request))
  const moved = items.some(({ request, revision }) => knownRequest(facts, request)?.revision !== revision)
  if (!same(conversation.confirming, proposal) || moved) return proposeAgain(conversation, items, gone, facts)
  const steps = items.map(({ request, command, revision }): Step => ({ step: 'do', request, command, revision }))
  return { conversation: idle(conversation), steps }
}

function submit(
  conversation: Conversation,
  { draft: id, edition }: Proposal & { propose: 'submit' },
  facts: Facts,
): Turn {
  const draft = findDraft(conversation, id)
  if (!draft) return say(conversation, { say: 'stale-button' })
  if (!definitionOf(draft, facts)) return settle(conversation, draft, facts)
  const current = upToDate(draft, facts).edition
  if (current !== edition || draft.shownEdition !== edition)
    return after(say(conversation, { say: 'stale-card' }), (c) => settle(c, draft, facts))
  const command = draft.resubmits ? ({ do: 'resubmit' } as const) : ({ do: 'submit' } as const)
  const step: Step = { step: 'do', draft, command, ...(draft.resubmits ? { request: draft.resubmits } : {}) }
  return { conversation: withoutDraft(conversation, id), steps: [step] }
}

interface Item {
  request: RequestId
  command: ProposedCommand
  revision: number
}

/** The requests moved on: nothing is done, and what is still possible is shown anew. */
function proposeAgain(conversation: Conversation, items: readonly Item[], gone: readonly Item[], facts: Facts): Turn {
  const left = items.filter((i) => !gone.includes(i))
  const stale = say(idle(conversation), { say: 'stale-card' })
  const looked = gone.slice(0, 1).map(({ request }): Step => ({ step: 'look-up', what: { look: 'request', request } }))
  if (left.length === 0) return { ...stale, steps: [...stale.steps, ...looked] }
  return after(stale, (c) => propose(c, left, facts))
}

/** Drops what is on the screen: the card, the question, or the open request. */
export function cancel(conversation: Conversation): Turn {
  const { confirming, asked } = conversation
  if (confirming && confirming.propose !== 'submit')
    return say(idle(withoutReplacing(conversation, confirming)), { say: 'cancelled' })
  const id = confirming ? confirming.draft : asked && 'draft' in asked ? asked.draft : undefined
  const draft = id === undefined ? (asked ? undefined : openDraft(conversation)) : findDraft(conversation, id)
  if (draft) return say(withoutDraft(conversation, draft.id), { say: 'cancelled', process: draft.process })
  if (asked) return say(idle(conversation), { say: 'cancelled' })
  return say(conversation, { say: 'nothing-to-cancel' })
}

/** The old request stays, so what was to be filed in its place is dropped. */
function withoutReplacing(conversation: Conversation, proposal: Proposal): Conversation {
  const kept = proposal.propose === 'command' ? proposal.request : undefined
  return kept === undefined
    ? conversation
    : { ...conversation, drafts: conversation.drafts.filter((d) => d.instead !== kept) }
}

/** Not yet: the card no longer answers to yes, and a draft is kept for later. */
export function hold(conversation: Conversation): Turn {
  const { confirming } = conversation
  const id = confirming?.propose === 'submit' ? confirming.draft : undefined
  const drafts = conversation.drafts.map((d) => {
    if (d.id !== id) return d
    const { shownEdition: _shown, ...rest } = d
    return rest
  })
  const draft = confirming && confirming.propose !== 'submit' ? undefined : openDraft(conversation)
  return say(idle({ ...conversation, drafts }), { say: 'held', ...(draft ? { process: draft.process } : {}) })
}
