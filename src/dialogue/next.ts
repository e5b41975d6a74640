// The dialogue: a conversation and what the person just did become the next conversation and the steps to carry out. Pure.
import type { FileRef, Values } from '../approval/form.ts'
import type { DraftId } from '../kernel/ids.ts'
import type { Act, Understanding } from '../language/understanding.ts'
import { ask } from './ask.ts'
import { namesNoDay, readBare, readEdge } from './bare.ts'
import { didYouMean } from './clarify.ts'
import type { Conversation, Press, Proposal, Step } from './conversation.ts'
import { definitionOf, findDraft, openDraft } from './drafts.ts'
import type { Facts } from './facts.ts'
import { grown } from './fill.ts'
import { placeOf } from './places.ts'
import { pressed } from './press.ts'
import { propose } from './propose.ts'
import { attach } from './provide.ts'
import { remember } from './remember.ts'
import { fresh, needsFloor, respond } from './respond.ts'
import { same } from './same.ts'
import { settle } from './settle.ts'
import { offerToResume } from './start.ts'
import { withNumber } from './target.ts'
import { after, idle, isBusy, quiet, say, type Turn } from './turn.ts'

export type Input =
  | { kind: 'understood'; understanding: Understanding; text: string; files?: readonly FileRef[] }
  | { kind: 'pressed'; press: Press; input?: string }
  | { kind: 'form'; draft: DraftId; values: Values }

/** Characters of a message that are read; callers may answer longer ones without asking the engines. */
export const LONGEST_TEXT = 4_000

export const newConversation = (locale: Conversation['locale']): Conversation => ({
  locale,
  drafts: [],
  shown: [],
  turns: [],
})

export function next(conversation: Conversation, input: Input, facts: Facts): Turn {
  switch (input.kind) {
    case 'understood':
      return understood(conversation, input, facts)
    case 'pressed': {
      const turn = pressed(conversation, input.press, input.input, facts, (c, act) => fresh(idle(c), act, '', facts))
      return onlyTheLastQuestion(goOn(turn, facts))
    }
    case 'form':
      return goOn(filledByHand(conversation, input.draft, input.values, facts), facts)
  }
}

function understood(
  conversation: Conversation,
  { understanding, text, files = [] }: Input & { kind: 'understood' },
  facts: Facts,
): Turn {
  if (text.length > LONGEST_TEXT) return repeated(say(conversation, { say: 'too-long', limit: LONGEST_TEXT }), facts)
  const acts = understanding.acts.map((act) => withNumber(conversation, fromWords(act), facts))
  const meant = (understanding.didYouMean ?? []).map(fromWords)
  const read =
    meant.length > 0 ? didYouMean(conversation, meant, facts) : all(conversation, acts, text, files.length > 0, facts)
  const attached = files.length > 0 ? after(read, (c) => attach(c, files, facts)) : read
  const turn = explained(onlyTheLastQuestion(repeated(goOn(attached, facts), facts)), text, facts)
  return {
    ...turn,
    conversation: remember(conversation, turn.conversation, text, [...acts, ...meant], turn.steps, facts),
  }
}

/** Ids are made by us; whatever an engine calls so is not one. Neither is a number that is none. */
function fromWords(act: Act): Act {
  if (!act.fields) return act
  const { personId: _person, stepId: _step, ...said } = act.fields
  const fields = Object.fromEntries(Object.entries(said).filter(([, v]) => v !== null && !Number.isNaN(v)))
  return { ...act, fields }
}

/** Every act of a sentence, in order. Once one of them has the floor, the others that need it wait. */
function all(conversation: Conversation, acts: readonly Act[], text: string, withFiles: boolean, facts: Facts): Turn {
  if (acts.length === 0) {
    if (text.trim() !== '') return say(conversation, { say: 'did-not-understand' })
    return withFiles ? quiet(conversation) : say(conversation, { say: 'empty' })
  }
  let turn = quiet(conversation)
  const later: Act[] = []
  const alone = acts.length === 1
  const read = alone ? acts.map((act) => readEdge(readBare(act, text), text)) : acts
  for (const [i, act] of read.entries()) {
    // A yes is to a card that was seen: "approve it, yes" still shows the card first.
    if (act.act === 'confirm' && !same(turn.conversation.confirming, conversation.confirming)) continue
    if (i > 0 && needsFloor(act) && isBusy(turn.conversation)) later.push(act)
    else turn = after(turn, (c) => respond(c, act, { text, alone }, facts))
  }
  if (later.length === 0) return turn
  const waiting = [...(turn.conversation.waiting ?? []), ...later]
  return after(turn, (c) => say({ ...c, waiting }, { say: 'later', count: later.length }))
}

/** What was finished makes room: for what else was said, else for the request that was put aside. */
function goOn(turn: Turn, facts: Facts): Turn {
  let on = turn
  while (!isBusy(on.conversation) && on.conversation.waiting?.length) {
    const [act, ...rest] = on.conversation.waiting
    on = after(on, (c) => fresh({ ...c, waiting: rest }, act!, '', facts))
  }
  const finished = on.steps.some((s) => s.step === 'do' || (s.step === 'say' && s.what.say === 'cancelled'))
  if (isBusy(on.conversation) || !finished || !openDraft(on.conversation)) return on
  return after(on, (c) => offerToResume(c, facts))
}

/** What is still open after something else was answered is put again: buttons work only on the newest card. */
function repeated(turn: Turn, facts: Facts): Turn {
  const { asked, confirming } = turn.conversation
  if (turn.steps.some(isOpen)) return turn
  if (asked) return after(turn, (c) => ask(c, asked, facts))
  if (confirming) return after(turn, (c) => shownAgain(c, confirming, facts))
  return turn
}

function shownAgain(conversation: Conversation, proposal: Proposal, facts: Facts): Turn {
  if (proposal.propose === 'command') return propose(conversation, [proposal], facts)
  if (proposal.propose === 'commands') return propose(conversation, proposal.items, facts)
  const draft = findDraft(conversation, proposal.draft)
  return draft ? settle(conversation, draft, facts) : quiet(conversation)
}

const isOpen = (s: Step): boolean => s.step === 'ask' || s.step === 'confirm'

/** Several acts of a sentence may each have asked; only what is still open is put to the person, after all else. */
function onlyTheLastQuestion({ conversation, steps }: Turn): Turn {
  const last = isBusy(conversation) ? steps.findLast(isOpen) : undefined
  return { conversation, steps: [...steps.filter((s) => !isOpen(s)), ...(last ? [last] : [])] }
}

/** A day that does not exist is not just asked again: the question says why. */
function explained(turn: Turn, text: string, facts: Facts): Turn {
  const last = turn.steps.at(-1)
  if (last?.step !== 'ask' || last.question.ask !== 'field' || last.problem || !namesNoDay(text)) return turn
  const form = last.draft && definitionOf(last.draft, facts)?.definition.form
  const field = form && placeOf(form, last.question.field)?.field
  if (field?.kind !== 'date' && field?.kind !== 'dateRange') return turn
  return { ...turn, steps: [...turn.steps.slice(0, -1), { ...last, problem: { field: field.id, code: 'not-a-date' } }] }
}

function filledByHand(conversation: Conversation, id: DraftId, values: Values, facts: Facts): Turn {
  const draft = findDraft(conversation, id)
  if (!draft) return say(conversation, { say: 'stale-button' })
  const known = new Set(definitionOf(draft, facts)?.definition.form.fields.map((f) => f.id))
  const given = Object.fromEntries(Object.entries(values).filter(([field]) => known.has(field)))
  return settle(conversation, grown(draft, { ...draft, values: given, loose: {}, assumed: [] }), facts)
}
