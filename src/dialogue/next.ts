// The dialogue: a conversation and what the person just did become the next conversation and the steps to carry out. Pure.
import type { FileRef, Values } from '../approval/form.ts'
import type { DraftId, ProcessKey } from '../kernel/ids.ts'
import type { Act, Understanding } from '../language/understanding.ts'
import { approversAsked } from './approvers.ts'
import { ask } from './ask.ts'
import { namesNoDay, readBare, readEdge, withoutReasonOfHold } from './bare.ts'
import { didYouMean } from './clarify.ts'
import type { Conversation, Draft, Press, Proposal, Step, Waiting } from './conversation.ts'
import { hasCandidates, isDecision, mayTake } from './decide.ts'
import { definitionOf, findDraft, openDraft } from './drafts.ts'
import { knownRequest, published, type Facts } from './facts.ts'
import { grown } from './fill.ts'
import { look } from './lookups.ts'
import { overDraft } from './over-draft.ts'
import { placeOf } from './places.ts'
import { pressed } from './press.ts'
import { propose } from './propose.ts'
import { attach } from './provide.ts'
import { withReceipts } from './receipts.ts'
import { remember } from './remember.ts'
import { fresh, needsFloor, respond, wishOf } from './respond.ts'
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
  const said = withoutReasonOfHold(
    understanding.acts.map((act) => withReceipts(withNumber(conversation, fromWords(act), facts), text)),
    text,
  )
  const acts = said.length === 1 ? said.map((act) => overDraft(conversation, asRead(act, text), text, facts)) : said
  // What is plain with the draft in view is not asked.
  const plain = acts.length === 1 && acts[0]!.confidence === 1
  const meant = plain ? [] : (understanding.didYouMean ?? []).map(fromWords).filter((act) => isOffered(act, facts))
  // Over an open card a question what was meant would put the card away: the likeliest look-up is shown, or nothing.
  const looked = isBusy(conversation) ? meant.find((act) => LOOKS.has(act.act)) : undefined
  const unsure = !plain && understanding.didYouMean !== undefined
  const process = approversAsked(conversation, { acts, meant }, text, facts)
  const [filed] = WHAT_I_FILED.test(text) ? facts.mine : []
  const read = filed
    ? look({ ...conversation, shown: [filed.id] }, { look: 'request', request: filed.id })
    : process !== undefined
      ? look(conversation, { look: 'approvers', process })
      : looked
        ? all(conversation, [looked], text, files.length > 0, facts)
        : meant.length > 0 && !isBusy(conversation)
          ? didYouMean(conversation, meant, facts)
          : unsure
            ? say(conversation, { say: 'did-not-understand' })
            : onlyTold(understanding, acts)
              ? say(conversation, { say: 'only-told', ...aboutProcess(understanding, facts) })
              : all(conversation, acts, text, files.length > 0, facts)
  const attached = files.length > 0 ? after(read, (c) => attach(c, files, facts)) : read
  const turn = explained(onlyTheLastQuestion(repeated(goOn(attached, facts), facts)), text, facts)
  const settled = { ...turn, conversation: withoutMemoryOfWishes(turn.conversation) }
  return {
    ...settled,
    conversation: remember(conversation, settled.conversation, text, [...acts, ...meant], turn.steps, facts),
  }
}

/** Words that ask for nothing are not answered as if they asked for what cannot be done. */
const onlyTold = ({ told }: Understanding, acts: readonly Act[]): boolean =>
  told !== undefined && acts.every((act) => act.act === 'outOfScope' || act.act === 'smallTalk')

const aboutProcess = ({ told }: Understanding, facts: Facts): { process?: ProcessKey } =>
  told?.process !== undefined && published(facts, told.process) ? { process: told.process } : {}

/** Nothing is open, nothing waits: what came back before is over. */
function withoutMemoryOfWishes(conversation: Conversation): Conversation {
  if (isBusy(conversation) || conversation.waiting?.length) return conversation
  const { cameBack: _cameBack, ...rest } = conversation
  return rest
}

/** Ids are made by us; whatever an engine calls so is not one. Neither is a number that is none. */
function fromWords(act: Act): Act {
  if (!act.fields) return act
  const { personId: _person, stepId: _step, ...said } = act.fields
  const fields = Object.fromEntries(Object.entries(said).filter(([, v]) => v !== null && !Number.isNaN(v)))
  return { ...act, fields }
}

const WHAT_I_FILED =
  /我(?:刚刚?才?|上次)(?:提交?|交|发|报|申请)了?(?:的是)?(?:什么|啥|哪)|\bwhat (?:did i|have i) (?:just |last )?(?:submit|file|send|ask for)/iu

const asRead = (act: Act, text: string): Act => readEdge(readBare(act, text), text)

/** Only what can be named and done now is worth a button. */
const isOffered = (act: Act, facts: Facts): boolean =>
  !UNNAMED.has(act.act) && (!isDecision(act) || hasCandidates(act.act, facts))

const LOOKS: ReadonlySet<Act['act']> = new Set<Act['act']>(['pending', 'status', 'ask', 'figures', 'help'])

const UNNAMED: ReadonlySet<Act['act']> = new Set<Act['act']>([
  'addSigner',
  'standIn',
  'assignTask',
  'signIn',
  'myShift',
  'swapShift',
  'provide',
  'correct',
])

/** Every act of a sentence, in order. Once one of them has the floor, the others that need it wait. */
function all(conversation: Conversation, acts: readonly Act[], text: string, withFiles: boolean, facts: Facts): Turn {
  if (acts.length === 0) {
    if (text.trim() !== '') return say(conversation, { say: 'did-not-understand' })
    return withFiles ? quiet(conversation) : say(conversation, { say: 'empty' })
  }
  let turn = quiet(conversation)
  const later: Act[] = []
  const alone = acts.length === 1
  for (const [i, act] of acts.entries()) {
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
    const { steps } = on
    on = after(on, (c) => itsTurn({ ...c, waiting: rest }, act!, steps, facts))
  }
  const instead = isBusy(on.conversation) ? undefined : replacing(on)
  if (instead) return after(on, (c) => settle(c, instead, facts))
  const finished = on.steps.some((s) => s.step === 'do' || (s.step === 'say' && s.what.say === 'cancelled'))
  if (isBusy(on.conversation) || !finished || !openDraft(on.conversation)) return on
  return after(on, (c) => offerToResume(c, facts))
}

/** What waited is said to be next; what was interrupted comes back only while all it may be about can still take it. */
function itsTurn(
  conversation: Conversation,
  { interrupted, ...act }: Waiting,
  before: readonly Step[],
  facts: Facts,
): Turn {
  if (!interrupted) {
    const turn = fresh(conversation, act, '', facts)
    if (act.act !== 'start' || act.process === undefined || !turn.steps.some(isOpen)) return turn
    return { ...turn, steps: [{ step: 'say', what: { say: 'up-next', process: act.process } }, ...turn.steps] }
  }
  if (isDecision(act) && !interrupted.among.every((id) => mayTake(act.act, id, facts))) return quiet(conversation)
  const decided = before.flatMap((s) => (s.step === 'do' && s.request !== undefined ? [s.request] : []))
  if (interrupted.among.some((id) => decided.includes(id))) return quiet(conversation)
  // What was shown meanwhile is not what it was about.
  const shown = interrupted.among.length > 1 ? interrupted.among : conversation.shown
  return fresh({ ...conversation, shown, cameBack: wishOf(act) }, act, '', facts)
}

/** The draft that stands for the request just withdrawn. */
function replacing({ conversation, steps }: Turn): Draft | undefined {
  const withdrawn = steps.flatMap((s) => (s.step === 'do' && s.command.do === 'withdraw' ? [s.request] : []))
  const draft = conversation.drafts.find((d) => d.instead !== undefined && withdrawn.includes(d.instead))
  if (!draft) return undefined
  const { instead: _instead, ...rest } = draft
  return rest
}

/** What is still open after something else was answered is put again: buttons work only on the newest card. */
function repeated(turn: Turn, facts: Facts): Turn {
  const { asked, confirming } = turn.conversation
  if (turn.steps.some(isOpen)) return turn
  // Once is enough to ask whether to go on; 继续 goes on without it.
  if (asked?.ask === 'resume') return { ...turn, conversation: idle(turn.conversation) }
  // Whoever goes on with something else has left that question; words nobody understood have not.
  if (asked?.ask === 'which-act' && !turn.steps.every(isPuzzled))
    return { ...turn, conversation: idle(turn.conversation) }
  if (asked && 'carry' in asked && asked.carry) {
    const wish = wishOf(asked.carry)
    if (turn.conversation.cameBack === wish) return { ...turn, conversation: idle(turn.conversation) }
    return after(turn, (c) => ask({ ...c, cameBack: wish }, asked, facts))
  }
  if (asked) return after(turn, (c) => ask(c, asked, facts))
  // A reminder that is left twice is not wanted.
  if (confirming?.propose === 'command' && confirming.command.do === 'urge') {
    const wish = wishOf({ act: 'urge', confidence: 1, target: { number: confirming.request } })
    if (turn.conversation.cameBack === wish) return { ...turn, conversation: idle(turn.conversation) }
    return after(turn, (c) => shownAgain({ ...c, cameBack: wish }, confirming, facts))
  }
  if (confirming) return after(turn, (c) => shownAgain(c, confirming, facts))
  return turn
}

function shownAgain(conversation: Conversation, proposal: Proposal, facts: Facts): Turn {
  if (proposal.propose === 'command') {
    // It moved on meanwhile: nobody is asked any more whether to remind of what came back.
    const gone = !knownRequest(facts, proposal.request) || !takes(proposal, facts)
    return gone ? quiet(idle(conversation)) : propose(conversation, [proposal], facts)
  }
  if (proposal.propose === 'commands') return propose(conversation, proposal.items, facts)
  const draft = findDraft(conversation, proposal.draft)
  return draft ? settle(conversation, draft, facts) : quiet(conversation)
}

const takes = ({ command, request }: Proposal & { propose: 'command' }, facts: Facts): boolean =>
  (command.do !== 'urge' && command.do !== 'withdraw') || mayTake(command.do, request, facts)

const isPuzzled = (s: Step): boolean => s.step === 'say' && s.what.say === 'did-not-understand'

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
