// What is said over an open draft, read with the draft in view: engines read the words alone.
import type { Form } from '../approval/form.ts'
import type { Act } from '../language/understanding.ts'
import { asLabelled, labelledIn } from './labelled.ts'
import type { Conversation, Draft } from './conversation.ts'
import { concerns, definitionOf, openDraft } from './drafts.ts'
import type { Facts } from './facts.ts'
import { changedReceipt, oneMoreReceipt } from './receipts.ts'
import { inWeekOfDraft, onDayOfDraft } from './week.ts'

export function overDraft(conversation: Conversation, act: Act, text: string, facts: Facts): Act {
  const draft = openDraft(conversation)
  const form = draft && definitionOf(draft, facts)?.definition.form
  if (!draft || !form || (conversation.asked && !concerns(conversation, draft.id))) return act
  const asks = /[?？]|吗\s*$/u.test(text)
  if (!asks && CHANGES.has(act.act)) {
    const labelled = labelledIn(text, form)
    if (labelled && act.fields?.[labelled.field] !== labelled.value) return asLabelled(act, labelled)
    const receipts = oneMoreReceipt(act, text, draft, form) ?? changedReceipt(text, draft, form)
    if (receipts) return receipts
    const reason = conversation.confirming ? reasonTold(act, text, draft, form) : undefined
    if (reason) return reason
  }
  return inWeekOfDraft(conversation, onDayOfDraft(act, text, draft, form), text, facts)
}

const CHANGES: ReadonlySet<Act['act']> = new Set<Act['act']>(['provide', 'correct', 'start', 'outOfScope', 'smallTalk'])

const WHY =
  /^(?!.*(?:[你您]|天气|笑话))(?=.{2,40}$).*(?:因为|由于|家里|家中|家人|有点?事|有事|私事|急事|陪|看病|看医生|就医|体检|办(?:事|证|理|手续)|搬家|装修|接(?:人|孩子|机|站)|送(?:孩子|人|样|货|客)|参加|孩子|小孩|父母|老人|爸|妈|老婆|老公|爱人|媳妇|婚礼|丧事|生日|考试|不舒服|发烧|感冒|客户|拜访|培训|团建|招待|坏了|旧了|不够用|换新|旅游|旅行|回家|回老家)|^(?=.{4,80}$)(?:it['’]?s (?:for|because|my|a)\b|it is (?:for|because|my|a)\b|because\b|due to\b|for (?:a|an|my|the|our)\b|to (?:visit|see|attend|take|pick|help|meet|look after|move|go to)\b|i (?:have|need|want) to (?:visit|see|attend|take|pick|help|meet|look after|move|go to)\b|i have (?:a|an)\b|my (?:mum|mom|dad|wife|husband|kid|son|daughter|mother|father|parents?|child|children|sister|brother|friend|boiler|landlord|car)\b)/iu

/** 家里有点事, said when the card has no reason yet: it is the reason. */
function reasonTold(act: Act, text: string, draft: Draft, form: Form): Act | undefined {
  const field = form.fields.find((f) => f.id === 'reason' && (f.kind === 'text' || f.kind === 'longText'))
  if (act.act !== 'outOfScope' || !field || draft.values[field.id] !== undefined || !WHY.test(text.trim()))
    return undefined
  const reason = text.trim().replace(/[。.!！\s]+$/u, '')
  return { act: 'correct', fields: { [field.id]: reason }, confidence: 1 }
}
