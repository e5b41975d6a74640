// Beginning a request by words or button, filling it, putting another aside, and going back to it.
import type { Act } from '../language/understanding.ts'
import type { DraftId, ProcessKey, RequestId } from '../kernel/ids.ts'
import { ask } from './ask.ts'
import type { Conversation, Draft, Step } from './conversation.ts'
import { concerns, definitionOf, findDraft, MOST_DRAFTS, openDraft, withDraft, withoutDraft } from './drafts.ts'
import { published, type Facts } from './facts.ts'
import { fill } from './fill.ts'
import { provide } from './provide.ts'
import { settle } from './settle.ts'
import { idle, quiet, say, type Turn } from './turn.ts'

export function start(conversation: Conversation, act: Act, facts: Facts): Turn {
  if (act.process === undefined) return askWhichProcess(conversation, act, facts)
  const found = published(facts, act.process)
  if (!found) {
    const isThere = facts.closed?.some((p) => p.definition.key === act.process)
    return say(conversation, { say: isThere ? 'may-not-start' : 'not-set-up', process: act.process })
  }
  const open = openDraft(conversation)
  // Saying "leave" again while its questions are still open goes on with it; once the card is shown it is another one.
  if (open?.process === act.process && conversation.asked && concerns(conversation, open.id))
    return provide(conversation, { ...act, act: 'provide' }, facts)
  return begin(conversation, newDraft(act.process, found.version, facts, act.missing), act, facts)
}

export const newDraft = (process: ProcessKey, version: number, facts: Facts, least?: readonly string[]): Draft => ({
  id: facts.newDraftId(),
  process,
  version,
  values: {},
  loose: {},
  picks: {},
  edition: 0,
  ...(least ? { least } : {}),
})

function begin(conversation: Conversation, draft: Draft, act: Act, facts: Facts): Turn {
  const open = openDraft(conversation)
  const untouched = open && Object.keys(open.values).length === 0 && Object.keys(open.loose).length === 0
  const kept = untouched ? withoutDraft(conversation, open.id) : conversation
  if (kept.drafts.length >= MOST_DRAFTS) return say(conversation, { say: 'too-many-drafts', limit: MOST_DRAFTS })
  const { form } = published(facts, draft.process)!.definition
  const filled = fill(draft, form, act.fields ?? {}, facts)
  const turn = settle(idle(withDraft(kept, filled.draft)), filled.draft, facts, { problems: filled.problems })
  if (!open || untouched) return turn
  return {
    ...turn,
    steps: [{ step: 'say', what: { say: 'put-aside', process: open.process, now: draft.process } }, ...turn.steps],
  }
}

function askWhichProcess(conversation: Conversation, act: Act, facts: Facts): Turn {
  const among = facts.processes.map((p) => p.definition.key)
  if (among.length === 0) return say(conversation, { say: 'out-of-scope' })
  return ask(conversation, { ask: 'which-process', among, carry: act }, facts)
}

export function resume(conversation: Conversation, id: DraftId, facts: Facts): Turn {
  const draft = findDraft(conversation, id)
  if (!draft) return say(conversation, { say: 'stale-button' })
  const { offered: _offered, ...again } = draft
  return settle(idle(withDraft(conversation, again)), again, facts)
}

/** Asked when something was finished and an earlier request is still half-written. */
export function offerToResume(conversation: Conversation, facts: Facts): Turn {
  const draft = openDraft(conversation)
  if (!draft) return quiet(conversation)
  if (draft.offered) return say(conversation, { say: 'still-there', process: draft.process })
  return ask(withDraft(conversation, { ...draft, offered: true }), { ask: 'resume', draft: draft.id }, facts)
}

/** A returned request opened again, its values kept; the person says what to change. */
export function correctRequest(conversation: Conversation, id: RequestId, facts: Facts): Turn {
  const request = facts.mine.find((m) => m.id === id)
  if (request?.status !== 'returned') {
    const looked: Step = { step: 'look-up', what: { look: 'request', request: id } }
    const turn = say({ ...conversation, shown: [id] }, { say: 'stale-button' })
    return request ? { ...turn, steps: [...turn.steps, looked] } : turn
  }
  const draft = draftOfReturned(conversation, id, facts)
  return draft
    ? askWhatToChange(conversation, draft, facts)
    : say(conversation, { say: 'may-not-start', process: request.process })
}

export function draftOfReturned(conversation: Conversation, id: RequestId, facts: Facts): Draft | undefined {
  const request = facts.mine.find((m) => m.id === id)
  if (request?.status !== 'returned') return undefined
  const open = conversation.drafts.find((d) => d.resubmits === id)
  if (open) return open
  const draft = { ...newDraft(request.process, request.version, facts), values: request.values, resubmits: id }
  const found = definitionOf(draft, facts)
  return found && { ...draft, version: found.version }
}

export function askWhatToChange(conversation: Conversation, draft: Draft, facts: Facts): Turn {
  if (!definitionOf(draft, facts))
    return say(withoutDraft(conversation, draft.id), { say: 'may-not-start', process: draft.process })
  return ask(withDraft(conversation, draft), { ask: 'edit', draft: draft.id }, facts)
}
