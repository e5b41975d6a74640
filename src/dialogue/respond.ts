// One act, answered: as the answer to the open question when it can be one, else for what it is.
import { putsOff } from '../language/put-off.ts'
import type { Act } from '../language/understanding.ts'
import { answer } from './answer.ts'
import { cancel, confirm, hold } from './confirm.ts'
import type { Conversation, Proposal } from './conversation.ts'
import { decide, isDecision, type DecisionAct } from './decide.ts'
import { openDraft } from './drafts.ts'
import { knownRequest, type Facts, type KnownRequest } from './facts.ts'
import { lookUp } from './lookups.ts'
import { fileAgain, moveRequest } from './moved.ts'
import { provide, undo } from './provide.ts'
import { draftOfReturned, resume, start } from './start.ts'
import { findTarget } from './target.ts'
import { idle, isBusy, say, type Turn } from './turn.ts'

export const needsFloor = (act: Act): boolean => act.act === 'start' || isDecision(act)

/** `alone`: the words hold nothing but this act, so they may be the answer as they stand. */
export function respond(
  conversation: Conversation,
  act: Act,
  { text, alone }: { text: string; alone: boolean },
  facts: Facts,
): Turn {
  const go = (c: Conversation, then: Act) => fresh(idle(c), then, text, facts)
  return answer(conversation, act, alone ? text : '', facts, go) ?? fresh(conversation, act, text, facts)
}

export function fresh(conversation: Conversation, act: Act, text: string, facts: Facts): Turn {
  if (isYes(conversation, act, facts)) return confirm(conversation, facts)
  const draft = UNDO.test(text.trim()) ? openDraft(conversation) : undefined
  const undone = draft && undo(conversation, draft, facts)
  if (undone) return undone
  if (UNDO.test(text.trim())) return takeBack(conversation, text, facts) ?? cancel(conversation)
  const moved = moveRequest(conversation, act, text, facts) ?? fileAgain(conversation, text, facts)
  if (moved) return moved
  const back = backTo(conversation, act, text, facts)
  if (back) return back
  if (act.act === 'start') return start(parked(conversation, act, facts), act, facts)
  if (isDecision(act)) return decide(parked(conversation, act, facts), act, facts)
  switch (act.act) {
    case 'cancel':
      if (openDraft(conversation) && putsOff(text)) return hold(conversation)
      return takeBack(conversation, text, facts) ?? cancel(conversation)
    case 'hold':
      return hold(conversation)
    case 'provide':
    case 'correct':
      return change(conversation, act, facts)
    default:
      return lookUp(conversation, act, text, facts) ?? say(conversation, { say: 'did-not-understand' })
  }
}

const GOES_BACK =
  /^(?:那就?)?(?:先|回到|回去|继续|接着|还是先)(?:办|弄|填|写|做|处理|提交|说)?(?:刚才的?|那个|之前的?)?\p{Script=Han}{2,6}吧?[。.!！]*$|\b(?:back to|return to|continue(?: with)?|finish|go on with|first) (?:the |my |that )?[a-z ]{3,20}$/iu

/** 先办请假, back to the expense: the draft that was put aside; also when its progress is asked and nothing of the kind was filed. */
function backTo(conversation: Conversation, act: Act, text: string, facts: Facts): Turn | undefined {
  const process = act.process ?? act.target?.process
  const draft = process === undefined ? undefined : conversation.drafts.findLast((d) => d.process === process)
  if (!draft) return undefined
  const asks = act.act === 'status' && !facts.mine.some((m) => m.process === process)
  return asks || GOES_BACK.test(text.trim()) ? resume(conversation, draft.id, facts) : undefined
}

const UNDO =
  /^(?:undo(?: (?:it|that|the last (?:one|change)))?|(?:go|change it|put it|turn it) back|revert(?: (?:it|that))?|撤销|撤消|(?:还是)?改回(?:去|来|原来的?)(?:吧)?|恢复(?:原来的|原样|一下)?|回退(?:一步)?|退一步|上一步)[。.!！\s]*$/iu
const TAKES_BACK =
  /取消|撤|作废|退一步|上一步|回退|反悔|后悔|不[要请报买去]了|\b(?:cancel|undo|revoke|scrap|call (?:it|that) off|take (?:it|that) back)\b/iu

/** Nothing is open, and one's own request is on the screen: to cancel is to withdraw it, which is shown first. */
function takeBack(conversation: Conversation, text: string, facts: Facts): Turn | undefined {
  if (isBusy(conversation) || openDraft(conversation) || !TAKES_BACK.test(text)) return undefined
  const [id, ...more] = conversation.shown
  const mine = more.length === 0 ? facts.mine.find((m) => m.id === id) : undefined
  if (mine?.status !== 'underway' && mine?.status !== 'returned') return undefined
  return decide(conversation, { act: 'withdraw', target: { number: mine.number }, confidence: 1 }, facts)
}

/** 同意 says yes to a card that proposes to approve; and to one's own request when nothing waits to be approved. */
function isYes({ confirming }: Conversation, act: Act, facts: Facts): boolean {
  if (act.act === 'confirm') return true
  const bare = act.act === 'approve' && !act.process && Object.keys(act.target ?? {}).length === 0
  if (!bare || !confirming || Object.keys(act.fields ?? {}).length > 0) return false
  if (confirming.propose === 'submit') return facts.pending.length === 0
  return confirming.propose === 'command' && confirming.command.do === 'approve'
}

/** New values go to the open draft, to the command on the card, or to a request that came back. */
function change(conversation: Conversation, act: Act, facts: Facts): Turn {
  const { confirming } = conversation
  const proposed = confirming?.propose === 'command' ? actOf(confirming, facts) : undefined
  if (proposed && Object.keys(act.fields ?? {}).length > 0)
    return decide(idle(conversation), { ...proposed, fields: changedFields(proposed, act) }, facts)
  if (openDraft(conversation) || act.act === 'provide') return provide(conversation, act, facts)
  const returned = facts.mine.filter((m) => m.status === 'returned')
  const target = findTarget(conversation, act, returned, facts)
  const draft = target.found === 'one' ? draftOfReturned(conversation, target.request.id, facts) : undefined
  return provide(conversation, act, facts, draft)
}

/** A person named anew replaces the one on the card. */
function changedFields({ fields = {} }: Act, by: Act): NonNullable<Act['fields']> {
  const { personId, ...rest } = fields
  const kept = personId === undefined || by.fields?.['person'] !== undefined ? rest : fields
  return { ...kept, ...by.fields }
}

/** A decision asked about or proposed, and now interrupted, waits like anything else that was said. */
function parked(conversation: Conversation, by: Act, facts: Facts): Conversation {
  const { asked, confirming } = conversation
  const open =
    confirming?.propose === 'command'
      ? actOf(confirming, facts)
      : asked && 'carry' in asked && !('draft' in asked && asked.draft !== undefined)
        ? asked.carry
        : undefined
  // The same verb again is the same wish said anew, unless it names another request.
  if (!open || (open.act === by.act && (!confirming || sameTarget(conversation, open, by, facts)))) return conversation
  // It came back once already: what one leaves twice is not wanted.
  const { cameBack, ...rest } = conversation
  if (cameBack === wishOf(open)) return rest
  const among =
    asked?.ask === 'which-request' ? asked.among : requestsOf(open, [...facts.pending, ...facts.mine]).map((r) => r.id)
  return { ...rest, waiting: [{ ...open, interrupted: { among } }, ...(conversation.waiting ?? [])] }
}

const requestsOf = ({ target }: Act, known: readonly KnownRequest[]): readonly KnownRequest[] =>
  target?.number === undefined ? [] : known.filter((r) => r.number === target.number)

/** Which wish it is, to know it again. */
export const wishOf = (act: Act): string => `${act.act} ${act.process ?? ''} ${act.target?.number ?? ''}`

function sameTarget(conversation: Conversation, open: Act, by: Act, facts: Facts): boolean {
  if (Object.keys(by.target ?? {}).length === 0) return true
  const found = findTarget(conversation, by, [...facts.pending, ...facts.mine], facts)
  return found.found !== 'one' || found.request.number === open.target?.number
}

function actOf({ request, command }: Proposal & { propose: 'command' }, facts: Facts): DecisionAct | undefined {
  const known = knownRequest(facts, request)
  if (!known) return undefined
  const reason =
    'comment' in command
      ? command.comment
      : 'reason' in command
        ? command.reason
        : 'text' in command
          ? command.text
          : undefined
  const person = command.do === 'transfer' ? command.to : command.do === 'urge' ? command.person : undefined
  const step = command.do === 'return' && command.to.to === 'step' ? command.to.step : undefined
  return {
    act: command.do,
    target: { number: known.number },
    fields: {
      ...(reason ? { reason } : {}),
      ...(person ? { personId: person } : {}),
      ...(step ? { stepId: step } : {}),
    },
    confidence: 1,
  }
}
