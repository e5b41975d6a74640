// What is said over an open draft, read with the draft in view: engines read the words alone.
import type { Form } from '../approval/form.ts'
import type { Act } from '../language/understanding.ts'
import { processIn } from './approvers.ts'
import { asLabelled, labelledIn } from './labelled.ts'
import type { Conversation, Draft } from './conversation.ts'
import { concerns, definitionOf, openDraft } from './drafts.ts'
import { published, type Facts } from './facts.ts'
import { byDifference } from './by-difference.ts'
import { changedReceipt, isOneMore, oneMoreReceipt } from './receipts.ts'
import { inWeekOfDraft, onDayOfDraft } from './week.ts'

export function overDraft(conversation: Conversation, act: Act, text: string, facts: Facts): Act {
  const draft = openDraft(conversation)
  const points =
    POINTS_ONLY.test(text.trim()) && (act.act === 'start' || act.act === 'provide' || act.act === 'correct')
  if (points && !conversation.asked) return { act: draft ? 'outOfScope' : 'status', confidence: 0.2 }
  const form = draft && definitionOf(draft, facts)?.definition.form
  if (!draft || !form || (conversation.asked && !concerns(conversation, draft.id))) return act
  const another = SWITCHES.test(text.trim()) ? processIn(text, facts) : undefined
  if (another !== undefined && another !== draft.process) return { act: 'start', process: another, confidence: 1 }
  if (MEANS.test(text.trim())) return byMeans(text, form)
  const noted = conversation.confirming ? noteTold(act, text, draft, form) : undefined
  if (noted) return noted
  const asks = /[?？]|吗\s*$/u.test(text)
  if (!asks && CHANGES.has(act.act)) {
    const differently = byDifference(act, text, draft, form)
    if (differently) return differently
    const more = oneMoreThing(act, text, draft)
    if (more) return more
    const labelled = labelledIn(text, form)
    if (labelled && act.fields?.[labelled.field] !== labelled.value) return asLabelled(act, labelled)
    const receipts = oneMoreReceipt(act, text, draft, form) ?? changedReceipt(text, draft, form)
    if (receipts) return receipts
    const reason = conversation.confirming ? reasonTold(act, text, draft, form, facts) : undefined
    if (reason) return reason
  }
  return inWeekOfDraft(conversation, onDayOfDraft(act, text, draft, form), text, facts)
}

/** 算了改报销, make it an expense instead: another kind of request. */
const SWITCHES =
  /^(?:那|哎|唉)?(?:算了)?[,，。\s]*(?:还是|就|那就)?(?:改|换)(?:成|为|办|做)?\p{Script=Han}{2,6}吧?[。.]*$|^(?:never ?mind|actually|no)?[, ]*(?:make|change) (?:it|that)(?: to| into)? (?:a |an )[a-z ]{3,20}(?: instead)?[.]*$/iu

const MEANS =
  /^(?:我?(?:坐|乘|打算)?)?(?:飞机|高铁|火车|动车|大巴|自驾|开车)(?:去|过去|来回|往返)?吧?[。.]*$|^(?:by|going by) (?:plane|air|train|car|bus|coach)[.]*$/iu

/** 飞机去: how one travels, where the form asks for it; never where to. */
function byMeans(text: string, form: Form): Act {
  for (const field of form.fields) {
    const option =
      field.kind === 'choice'
        ? field.options.find((o) =>
            [o.label.zh, o.label.en, ...(o.aliases ?? [])].some(
              (n) => n.length > 1 && text.toLowerCase().includes(n.toLowerCase()),
            ),
          )
        : undefined
    if (option) return { act: 'correct', fields: { [field.id]: option.id }, confidence: 1 }
  }
  return { act: 'outOfScope', confidence: 0.2 }
}

/** 上一个, that one: it points at something, and is no number of the form. */
const POINTS_ONLY = /^(?:上|下|前|后|这|那|哪)[一两二三几]?[个张条笔份](?:呢|吧|的)?[。.?？!！]*$/u

/** And 2 monitors at 300 each: another thing is another request, and takes the place of none. */
function oneMoreThing(act: Act, text: string, draft: Draft): Act | undefined {
  const { item } = act.fields ?? {}
  const known = draft.values['item']
  if (item === undefined || known === undefined || item === known || !isOneMore(text)) return undefined
  return { act: 'start', process: draft.process, fields: act.fields ?? {}, confidence: act.confidence }
}

const NOTE =
  /^(?:please )?(?:add|leave|put)(?: a| in a)? (?:short |quick )?(?:note|remark|comment)(?: saying| that)?[:,]? (?<note>.{2,200})$|^(?:帮我|请)?(?:再)?(?:加|写|补)(?:上|一?[个句条])?(?:备注|说明)[:：，,\s]*(?<zh>.{2,200})$/iu

/** Add a note, over one's own card: it goes where the form has room for it. */
function noteTold(act: Act, text: string, draft: Draft, form: Form): Act | undefined {
  const { note, zh } = NOTE.exec(text.trim())?.groups ?? {}
  const said = note ?? zh ?? (act.act === 'comment' ? act.fields?.['comment'] : undefined)
  if (typeof said !== 'string' || Object.keys(act.target ?? {}).length > 0) return undefined
  const texts = form.fields.filter((f) => f.kind === 'text' || f.kind === 'longText')
  const field =
    texts.find((f) => /备注|^notes?$|remark/iu.test(`${f.label.zh} ${f.label.en}`)) ??
    texts.find((f) => f.id === 'reason')
  if (!field) return undefined
  const before = draft.values[field.id]
  const between = /\p{Script=Han}/u.test(said) ? '；' : '; '
  const value = typeof before === 'string' && before !== '' ? `${before}${between}${said}` : said
  return { act: 'correct', fields: { [field.id]: value }, confidence: 1 }
}

const CHANGES: ReadonlySet<Act['act']> = new Set<Act['act']>(['provide', 'correct', 'start', 'outOfScope', 'smallTalk'])

const WHY =
  /^(?!.*(?:[你您]|天气|笑话))(?=.{2,40}$).*(?:因为|由于|家里|家中|家人|有点?事|有事|私事|急事|陪|看病|看医生|就医|体检|办(?:事|证|理|手续)|搬家|装修|接(?:人|孩子|机|站)|送(?:孩子|人|样|货|客)|参加|孩子|小孩|父母|老人|爸|妈(?![的呀耶])|老婆|老公|爱人|媳妇|婚礼|丧事|生日|考试|不舒服|发烧|感冒|客户|拜访|培训|团建|招待|坏了|旧了|不够用|换新|旅游|旅行|回家|回老家)|^(?:the )?(?:dentist|doctor|hospital|wedding|funeral|moving (?:house|day)|school run|vet|interview)(?:['’]?s)?(?: appointment)?[.!]*$|^(?=.{4,80}$)(?:it['’]?s (?:for|because|my|a)\b|it is (?:for|because|my|a)\b|because\b|due to\b|for (?:a|an|my|the|our)\b|to (?:visit|see|attend|take|pick|help|meet|look after|move|go to)\b|i (?:have|need|want) to (?:visit|see|attend|take|pick|help|meet|look after|move|go to)\b|i have (?:a|an)\b|(?:my|our|the) (?:old|current) .{0,20}\b(?:broken|dead|slow|dying|died|broke)\b|my (?:mum|mom|dad|wife|husband|kid|son|daughter|mother|father|parents?|child|children|sister|brother|friend|boiler|landlord|car)\b)/iu

/** Why one buys, not why one is away. */
const BROKEN = /^(?!.*(?:家里|因为|由于)).*(?:坏了|旧了|不够用|换新)/u
const AWAY: ReadonlySet<string> = new Set(['leave', 'business_trip', 'overtime', 'outing'])

/** 家里有点事, said when the card has no reason yet: it is the reason. */
function reasonTold(act: Act, text: string, draft: Draft, form: Form, facts: Facts): Act | undefined {
  const field = form.fields.find((f) => f.id === 'reason' && (f.kind === 'text' || f.kind === 'longText'))
  const says = act.act === 'outOfScope' || (act.act === 'start' && !published(facts, act.process ?? ''))
  if (!says || !field || draft.values[field.id] !== undefined || !WHY.test(text.trim())) return undefined
  if (BROKEN.test(text) && AWAY.has(draft.process)) return undefined
  const reason = text.trim().replace(/[。.!！\s]+$/u, '')
  return { act: 'correct', fields: { [field.id]: reason }, confidence: 1 }
}
