// An earlier request moved to other days: 把我刚才的年假改到下下周. The new one has all that the old one had, on the new days.
import type { DateRange, Field, Form, Value } from '../approval/form.ts'
import type { Act } from '../language/understanding.ts'
import type { Conversation } from './conversation.ts'
import { openDraft, withDraft } from './drafts.ts'
import { published, type Facts, type MyRequest } from './facts.ts'
import { fill, type Given } from './fill.ts'
import { placeOf, RANGE_PARTS } from './places.ts'
import { propose } from './propose.ts'
import { put } from './provide.ts'
import { readDate } from './range.ts'
import { settle } from './settle.ts'
import { draftOfReturned, newDraft } from './start.ts'
import { idle, type Turn } from './turn.ts'

const MOVES =
  /(?:刚才|刚刚|之前|上次|上一[个张条]|昨天|我的|我那|那[个张条]|这[个张条]).{0,16}(?:改|挪|换|调|延|推|提前|移)(?:期|后|迟|整)?(?:到|至|成|为|在)|\b(?:move|change|shift|push|reschedule|postpone|bring)\b.{0,12}\b(?:my|the|that|this|last|previous|earlier)\b.{0,40}\b(?:to|until|from|for)\b/iu

/** Undefined when the words move nothing that was filed. */
export function moveRequest(conversation: Conversation, act: Act, text: string, facts: Facts): Turn | undefined {
  return (
    movedDays(conversation, act, text, facts) ??
    changeFiled(conversation, act, text, facts) ??
    putRight(conversation, act, facts)
  )
}

/** 交接给陈思远, said of one that came back and is on the screen: what it lacked, no request of its own. */
function putRight(conversation: Conversation, act: Act, facts: Facts): Turn | undefined {
  const { fields = {} } = act
  const request = facts.mine.find((m) => m.status === 'returned' && conversation.shown.includes(m.id))
  if (act.act !== 'start' || act.process !== request?.process || openDraft(conversation)) return undefined
  if (!request || fields['start'] !== undefined || Object.keys(fields).length === 0) return undefined
  const draft = draftOfReturned(conversation, request.id, facts)
  return draft && put(conversation, draft, fields, facts)
}

const CHANGES = /改[成为到]|换成|\b(?:change|make) (?:it|that|the)\b/iu

/** 我想改成三份, of the request on the screen: nothing that was filed is changed behind its approvers; it is filed anew. */
function changeFiled(conversation: Conversation, act: Act, text: string, facts: Facts): Turn | undefined {
  const [id, ...more] = conversation.shown
  const request = CHANGES.test(text) && more.length === 0 ? facts.mine.find((m) => m.id === id) : undefined
  const found = request && published(facts, request.process)
  if (!request || !found || openDraft(conversation) || (act.act !== 'start' && act.act !== 'correct')) return undefined
  if (act.act === 'start' && act.process !== request.process && published(facts, act.process ?? '')) return undefined
  const { form } = found.definition
  const given = Object.fromEntries(Object.entries(act.fields ?? {}).filter(([name]) => placeOf(form, name)))
  if (Object.keys(given).length === 0 || request.status !== 'underway') return undefined
  return inItsPlace(conversation, request, found.version, form, given, facts)
}

function movedDays(conversation: Conversation, act: Act, text: string, facts: Facts): Turn | undefined {
  if ((act.act !== 'start' && act.act !== 'correct') || act.fields?.['start'] === undefined) return undefined
  const request = MOVES.test(text) ? requestMeant(conversation, act, facts) : undefined
  const found = request && published(facts, request.process)
  if (!request || !found || openDraft(conversation)?.process === request.process) return undefined
  const { form } = found.definition
  const range = form.fields.find((f): f is Field & { kind: 'dateRange' } => f.kind === 'dateRange')
  const before = range && request.values[range.id]
  if (!isRange(before)) return undefined
  const given = newDays(act.fields, before, text)
  const returned = draftOfReturned(conversation, request.id, facts)
  if (returned) return put(conversation, returned, given, facts)
  if (request.status === 'underway') return inItsPlace(conversation, request, found.version, form, given, facts)
  const draft = { ...newDraft(request.process, found.version, facts), values: request.values }
  return put(idle(conversation), draft, given, facts)
}

/** Two requests for one thing are never in approval together: the old one is taken back first. */
function inItsPlace(
  conversation: Conversation,
  request: MyRequest,
  version: number,
  form: Form,
  given: Given,
  facts: Facts,
): Turn {
  const draft = { ...newDraft(request.process, version, facts), values: request.values }
  const next = { ...fill(draft, form, given, facts).draft, instead: request.id }
  const withdraw = { request: request.id, command: { do: 'withdraw' } } as const
  const turn = propose(withDraft(idle(conversation), next), [withdraw], facts)
  return { ...turn, steps: [{ step: 'say', what: { say: 'moves', process: request.process } }, ...turn.steps] }
}

const AGAIN =
  /\b(?:file|submit|send|put in|do) (?:it|that|the same(?: one)?) again\b|\bsame again\b|再(?:提|发|交|报|来)(?:交)?一?(?:[次遍]|[张个笔](?:一样|同样)的)|重新(?:提交?|发起?|交)(?:一?[次遍张个笔])?[吧了]?$|照(?:原样|旧|之前的?|上次的?)再?(?:提|发|交|来)/iu

/** One that came to nothing is filed once more: all of it, to be looked at. Undefined when the words say something else. */
export function fileAgain(conversation: Conversation, text: string, facts: Facts): Turn | undefined {
  const [id, ...more] = conversation.shown
  const request = AGAIN.test(text.trim()) && more.length === 0 ? facts.mine.find((m) => m.id === id) : undefined
  const found = request && published(facts, request.process)
  if (
    !request ||
    !found ||
    openDraft(conversation) ||
    (request.status !== 'withdrawn' && request.status !== 'rejected')
  )
    return undefined
  const draft = { ...newDraft(request.process, found.version, facts), values: request.values }
  return settle(withDraft(idle(conversation), draft), draft, facts)
}

/** The one on the screen, else the one filed last. */
function requestMeant({ shown }: Conversation, act: Act, facts: Facts): MyRequest | undefined {
  const process = act.process ?? act.target?.process
  const mine = facts.mine.filter((m) => process === undefined || m.process === process)
  return mine.find((m) => shown.includes(m.id)) ?? mine[0]
}

const isRange = (value: Value | undefined): value is DateRange =>
  typeof value === 'object' && 'start' in value && 'end' in value

/** To a day: as long as before. Nothing but the days moves, whatever else an engine read in the words. */
function newDays(given: Given, before: DateRange, text: string): Given {
  const said = Object.fromEntries(Object.entries(given).filter(([name]) => RANGE_PARTS.some((part) => part === name)))
  const { start, end } = said
  if (start !== undefined && end === start && before.days !== undefined && before.days > 1)
    return { start, durationDays: before.days }
  return inWeekSaid(said, before, text)
}

/** 下下周, the week after next: a week and no day of it. */
const WEEK_ONLY =
  /(?:下+|再下|这|本|上)一?个?(?:周|星期|礼拜)(?![一二三四五六日天末])|\b(?:next|following|this|coming) week\b|\bweek after\b/iu
const WEEKDAY =
  /(?:周|星期|礼拜)[一二三四五六日天末]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b/iu

/** Moved to a whole week, a stretch keeps its weekdays; an engine reads Monday to Friday. */
export function inWeekSaid(said: Given, before: DateRange, text: string): Given {
  const [start, from, until] = [readDate(said['start']), readDate(before.start), readDate(before.end)]
  if (!start || !from || !until || said['end'] === said['start'] || said['durationDays'] !== undefined) return said
  if (!WEEK_ONLY.test(text) || WEEKDAY.test(text)) return said
  const monday = start.subtract({ days: start.dayOfWeek - 1 })
  const first = monday.add({ days: from.dayOfWeek - 1 })
  return { ...said, start: first.toString(), end: first.add({ days: from.until(until).days }).toString() }
}
