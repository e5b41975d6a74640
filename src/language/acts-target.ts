// What a decision or a question is about, and who else is named in it: the owner of a request, the person it goes to, the remark.
import {
  capture,
  captureAsSaid,
  captureFirst,
  placeOf,
  scopeOf,
  take,
  trimmed,
  unused,
  use,
  words,
  type Scope,
} from './fields-scope.ts'
import type { PlainDate } from '../kernel/clock.ts'
import { readMoney } from './amounts.ts'
import { overlaps } from './spans.ts'
import { resolve } from './times.ts'
import type { Fields } from './fields-words.ts'
import type { Reading, Value } from './grammar-reading.ts'
import type { ActName, Target } from './understanding.ts'

export interface About {
  target: Target
  fields: Fields
  owners: string[]
  /** 前两个: their places. */
  indexes: readonly number[]
  scope: Scope
}

type OrdinalValue = Extract<Value, { kind: 'ordinal' }>

/** 财务的赵敏, 法务韩梅梅. */
const DEPT = '(?:(?:G|财务|法务|人事|行政|采购|技术|销售|市场|运营|产品|研发|hr)(?:部|那边|组)?的?)?'

/** Who the act goes to, by its own words. */
const TO_PERSON: Partial<Record<ActName, readonly RegExp[]>> = {
  transfer: [
    new RegExp(
      `(?:转给|转交给?|移交给?|转办给?|转派给?|改派给?|转到|转送|交给|交由|给|让|由|找)(?:一下)?${DEPT}(?<v>P)`,
      'dgu',
    ),
    /(?:转给|转交给?|交给|转到)(?:一下)?(?<v>财务|法务|人事|行政|采购|hr|G)(?:部|那边)?(?=处理|审|看|批|把关|,|吧|$)/dgu,
    /\b(?:to|let|onto|by) (?:G's )?(?<v>P)/dgu,
    /(?<v>P) (?:should|can|will|has to|needs to)/dgu,
  ],
  addSigner: [
    new RegExp(`(?:先(?:让|请|叫|给))${DEPT}(?<v>P)`, 'dgu'),
    /(?:加签(?:给|一下)?|加(?:上|个|入|一个)?|请|让|叫|找|拉)(?:G的?)?(?<v>P)/dgu,
    /(?:加签(?:给|一下)?|加(?:上|个|入|一个)?)(?<v>财务|法务|人事|行政|采购|hr|G)(?=部|那边|会签|审|签|一起|也|,|吧|$)/dgu,
    /\b(?:add|include|have|get|ask|let|want|need|bring in|loop in|from|by) (?:G's )?(?<v>P)/dgu,
    /(?<v>P) (?:to|should|must|also|as)/dgu,
  ],
  standIn: [
    /(?:由|让|给|交给|请|找|委托给?|授权给?|是|为|:)(?<v>P)/dgu,
    /(?<v>P)(?:来)?(?:代|替|帮|顶)/dgu,
    /\b(?:to|let|have|make|set|name|appoint|assign|is|by|designate) (?<v>P)/dgu,
    /(?<v>P) (?:will|can|to|as|should|stands|covers|is|handles|approves)/dgu,
  ],
  return: [
    /\breturn (?:it|this|that|the [a-z]+) to (?<v>P)/dgu,
    /(?:退回?(?:去)?给|打回(?:去)?给|返回给|退还给|退给|发回给?|还给)(?<v>P)/dgu,
    /\bback to (?<v>P)/dgu,
  ],
  urge: [
    /(?<v>P)(?:怎么)?(?:还没|一直没|都没|迟迟|怎么还不|还不)/dgu,
    /催(?:一下|一催|催|促|办|下)*(?<v>财务|人事|法务|行政|采购|领导|老板|主管|经理|hr|G)(?!的?(?:申请|单|报销))/dgu,
    /\b(?:nudge|chase|remind|ping|push) (?:the )?(?<v>finance|legal|hr|accounting|my (?:boss|manager)|G)\b/dgu,
    /(?:ping|nudge|chase|remind|push) ?(?:一下|下)? ?(?:G的?)?(?<v>P)(?!的)/dgu,
    /(?:催(?:一下|一催|促|办|下|催)?|提醒(?:一下|下)?|督促(?:一下)?|叫|让|请|跟|找|顶一下|戳一下)(?:G的?)?(?<v>P)(?!的(?!审批))/dgu,
    /\b(?:nudge|chase|remind|ping|tell|ask|push|poke|prod|hurry|with|press|rush|bug|hassle|follow up with|jog) (?:up )?(?:G's )?(?<v>P)(?!'s)/dgu,
  ],
  swapShift: [
    /(?:跟|和|与|同|找|让)(?<v>P)/dgu,
    /\b(?:with|from|by|for) (?<v>P)/dgu,
    /(?<v>P)(?:的|来|帮|替|顶|can|will|cover| to| agreed|'s)/dgu,
  ],
  assignTask: [
    /(?:安排|指派|分派|派|分配|布置|交代|指定|给|帮|让|叫|请|通知|麻烦|要|交给|由|负责人(?:是|:)?)(?:G的?)?(?<v>P)/dgu,
    /\b(?:assign|give|ask|have|get|tell|task|remind|let|make|to|for|put|instruct|with) (?<v>P)/dgu,
    /(?<v>P)/dgu,
  ],
}

export const PERSON_FIELD: Partial<Record<ActName, string>> = {
  transfer: 'person',
  addSigner: 'person',
  standIn: 'person',
  return: 'person',
  urge: 'person',
  swapShift: 'person',
  assignTask: 'assignee',
}

const ALL =
  /(?:都(?=批|同意|通过|过|拒|退|驳|给|转|准|要|放行|撤|可以|ok|没问题|$)|俩|两个都|全部|全都|所有|统统|全给|一起|一次性|批量|一键|每一?[个张条份]|剩下的|其余|其他的)|(?<!\b(?:after|at|that's|thats|it's) )\b(?:all(?! (?:good|right|set|clear|the best))|both|every|everything|each|the rest|them all|the lot|remaining)\b/u
const CAP_AFTER = /^(?:以内|以下|及以下|之内|内的|以下的|or less|or under|or below|and under|and below|max)/u
const CAP_BEFORE =
  /(?:不超过|不到|低于|小于|少于|最多|under|below|up to|less than|at most|no more than|not more than|not exceeding|within|smaller than|cheaper than|max(?:imum)?(?: of)?)\s*$/u

export function about(
  reading: Reading,
  pieces: readonly { from: number; to: number }[],
  act: ActName,
  process: string | undefined,
): About {
  const scope = scopeOf(reading, pieces)
  const target: Target = {}
  const fields: Fields = {}
  let indexes: number[] = []
  const number = unused(scope, 'number')[0]
  if (number) {
    target.number = number.value.number
    take(scope, placeOf(scope, number), placeOf(scope, number) + 1)
  }
  const ordinal = unused(scope, 'ordinal')[0]
  // 条款第三条: a part of a paper, not a place in the list.
  if (
    ordinal &&
    !/(?:条款|合同|协议|方案|文件|clause|section)[^,]{0,4}$/u.test(scope.text.slice(0, placeOf(scope, ordinal)))
  ) {
    target.index = ordinal.value.index
    if (ordinal.value.count !== undefined) indexes = Array.from({ length: ordinal.value.count }, (_, i) => i + 1)
    else indexes = listedWith(scope, ordinal)
    take(scope, placeOf(scope, ordinal), placeOf(scope, ordinal) + 1)
  }
  // 王总让我通过…: who says so is not whose it is.
  for (const told of TOLD.has(act) ? unused(scope, 'person') : [])
    if (TELLS.test(scope.text.slice(placeOf(scope, told) + 1))) use(scope, told)
  const owners = act === 'assignTask' ? [] : ownersIn(scope)
  const field = PERSON_FIELD[act]
  if (field !== undefined) {
    const found = captureFirst(scope, TO_PERSON[act] ?? [])
    if (found !== undefined) fields[field] = found
    // 给张伟转，不对，转给李强: the last one said is meant.
    const after = found === undefined ? -1 : scope.text.search(PERSON_PUT_RIGHT)
    const meant =
      after < 0
        ? undefined
        : unused(scope, 'person')
            .filter((p) => placeOf(scope, p) > after)
            .at(-1)
    if (meant) {
      fields[field] = meant.span.surface
      use(scope, meant)
    }
  }
  for (const person of act === 'assignTask' && fields['assignee'] !== undefined ? [] : unused(scope, 'person')) {
    // 加一个财务会签，赵敏: nobody else is named, so this is who it goes to.
    if (
      field !== undefined &&
      fields[field] === undefined &&
      (act === 'transfer' || act === 'addSigner' || act === 'standIn')
    ) {
      fields[field] = person.span.surface
      take(scope, placeOf(scope, person), placeOf(scope, person) + 1)
      continue
    }
    owners.push(person.span.surface)
    take(scope, placeOf(scope, person), placeOf(scope, person) + 1)
  }
  const owner = owners.at(-1)
  if (owner !== undefined) target.owner = owner
  if (process !== undefined) target.process = process
  money(scope, target)
  const pair = /\bboth P['’]s\b/u.test(scope.text)
  if (ALL.test(scope.text) && !pair && target.number === undefined && target.index === undefined) target.all = true
  return { target, fields, owners, indexes, scope }
}

/** 1, 2 and 4: the places said in one breath. */
function listedWith(scope: Scope, first: OrdinalValue): number[] {
  const at = placeOf(scope, first)
  const rest =
    /^(?:\s*(?:,|、|和|跟|及|and|&|\+|\/)*\s*(?:also )?(?:the )?O)+/u.exec(scope.text.slice(at + 1))?.[0] ?? ''
  const more = unused(scope, 'ordinal').filter((o) => o !== first && placeOf(scope, o) <= at + rest.length)
  for (const other of more) take(scope, placeOf(scope, other), placeOf(scope, other) + 1)
  return more.length === 0 ? [] : [first, ...more].map((o) => o.value.index)
}

/** Between the person said by mistake and the one who is meant. */
const PERSON_PUT_RIGHT =
  /(?:哦|噢|啊|呃)?不对|说错|写错|搞错|错了|[哦噢啊呃]不(?=[,是给找])|\b(?:no,? wait|sorry|i mean|i meant|scratch that|oops)\b/u

const TOLD: ReadonlySet<ActName> = new Set<ActName>(['approve', 'reject', 'return', 'withdraw', 'comment', 'status'])
const TELLS =
  /^(?:都)?(?:让|叫|要|请|通知|催|说)(?:了)?(?:我|你|咱)|^ (?:told|asked|wants|said|says|asks|tells) (?:me|us|you|that|to)\b/u

/** P的报销, Wang Fang's claim, the request from P, P提的. */
function ownersIn(scope: Scope): string[] {
  const owners: string[] = []
  for (const pattern of [
    /(?<v>P)(?=(?:、|和|跟|与|,| and )P(?:的|'s))/dgu,
    /(?<v>P)(?=(?:刚|昨天|今天|上周|T)?(?:的|那|这|提交?|申请|发|报|'s|’s))/dgu,
    /\b(?:from|by|of) (?<v>P)/dgu,
    /(?:把|将)(?<v>P)(?=.{0,10}(?:退|打回|驳|批|转|拒|否))/dgu,
  ])
    for (let found = capture(scope, pattern); found !== undefined; found = capture(scope, pattern)) owners.push(found)
  return owners
}

function money(scope: Scope, target: Target): void {
  const value = unused(scope, 'money')[0]
  if (!value) {
    const amount = bareSum(scope)
    if (amount !== undefined) target.amount = amount
    return
  }
  const at = placeOf(scope, value)
  const capped =
    value.value.bound === 'max' ||
    CAP_AFTER.test(scope.text.slice(at + 1)) ||
    CAP_BEFORE.test(scope.text.slice(Math.max(0, at - 20), at))
  if (capped) {
    target.maxAmount = Number(value.value.amount)
    target.all = true
  } else target.amount = Number(value.value.amount)
  if (value.value.currency !== undefined) target.currency = value.value.currency
  take(scope, at, at + 1)
}

/** 那笔3200的报销, 李强那个5000的: a number that tells requests apart is a sum. */
function bareSum(scope: Scope): number | undefined {
  const { lower } = scope.reading.text
  const [one] = readMoney(scope.reading.text, { bare: true }).filter(
    (m) =>
      !scope.reading.values.some((v) => v.kind !== 'quantity' && overlaps(v.span, m.span)) &&
      /(?:[那这]一?[笔个张份条]|的)$/u.test(lower.slice(0, m.span.from)) &&
      /^(?:块|元)?的(?:那?一?[笔张个份条])?(?:[\u4e00-\u9fff]{1,4}[费款票单]|报销|付款|采购|借款|请款|单|费用|,|，|$)/u.test(
        lower.slice(m.span.to),
      ),
  )
  return one === undefined ? undefined : Number(one.amount)
}

/** The day a request is told apart by: the leave of next Friday, yesterday's claim. */
export function dateOf(scope: Scope, tense: 'plan' | 'past', today: PlainDate): string | undefined {
  const time = unused(scope, 'time').find(
    (t) =>
      !t.value.range &&
      t.value.grain === 'day' &&
      !/^(?:in|within) /iu.test(t.span.surface) &&
      // Stuck since Monday: how long, not which.
      !/\bsince $/u.test(scope.text.slice(0, placeOf(scope, t))),
  )
  if (!time) return undefined
  take(scope, placeOf(scope, time), placeOf(scope, time) + 1)
  const before = resolve(time.value, 'past').start
  // 我周一交的: it was filed, so it was the Monday before.
  const filed = FILED_THEN.test(scope.text.slice(placeOf(scope, time) + 1))
  const said = filed ? before : resolve(time.value, tense).start
  // A request of May 6 is of this May, though the next one is to come: nobody files a year ahead.
  const farAhead = said !== undefined && said.since(today, { largestUnit: 'day' }).days > FAR_DAYS
  return (farAhead ? (before ?? said) : said)?.toString()
}
const FAR_DAYS = 180
const FILED_THEN = /^(?:早上|上午|中午|下午|晚上)?(?:就)?(?:刚)?(?:交|提|报|发|填|弄|递|申请)(?:交|上去?|起|过|了)?的/u

const WHY = [
  /(?:因为|由于|(?:原因|理由|缘由|意见)(?:是|为|:|,))(?:是|为|:|,)?(?<v>[^。;!?\n]{2,60})/dgu,
  /\b(?:because(?: of)?|since|due to|as|reason(?: is|:)?|on the grounds that|owing to|saying|citing)(?:,|:)? (?<v>(?!P\b|an approver|a signer)[^.;!?\n]{3,80})/dgu,
  /:\s*(?<v>[^\n]{2,80})/dgu,
]
/** What follows a decision, when nothing introduces it: 退回李雷的报销，发票不清楚. */
const TAIL = [
  /\b(?<v>until [^,.;!?]{4,60})/dgu,
  /,\s*(?!\s|(?:(?:please |just )?(?:go ahead|approved?|approve|sign off|let it through|let it go|pass(?: it)?|reject(?: it)?|decline(?: it)?|deny(?: it)?|refuse(?: it)?|turn (?:it )?down|send it back|return it|not approved)|批了?|同意|通过|准了)[^,]{0,20}(?:,(?:approve|sign|pass|let)[^,]{0,12})?$)(?!(?:请|谢谢|麻烦|辛苦|ok|please|thanks|no problem|no objections?|all good|looks good|looks fine|fine by me|没问题|没意见|挺好|可以的?|我?看[了过]+.{0,4}(?:没问题|可以).{0,6}|很好|辛苦了?)[^,]{0,6}$)(?<v>[^\n]{2,60}?)$/dgu,
  /(?:退回去?|打回去?|驳回去?)(?<v>(?:重新|改|补|修改|完善)[^,]{2,30})$/dgu,
  /\b(?:退回|打回|驳回|拒绝)[^,]{0,14}(?:让|要求|要)(?:他|她|P)(?<v>[^,]{2,30})/dgu,
  /(?:让|叫|请|要求)(?:P|他|她)(?<v>(?:重新|再|补|改|修改|完善|说明|附)[^,]{1,30})/dgu,
  /\b(?:to|for|with|and (?:ask|tell|have) (?:him|her|them|P)(?: to)?|asking (?:him|her|them) to|so (?:he|she|they) can) (?<v>(?!P\b|me\b|him\b|her\b|them\b|the (?:applicant|requester|initiator)|T\b)[^,.;!?]{4,60})/dgu,
]

/** `details`: the clauses that decide nothing themselves; 太贵了，不同意 gives its reason first. */
export function reasonIn(scope: Scope, details: readonly string[] = []): string | undefined {
  const quote = quoted(scope)
  if (quote !== undefined) return quote
  for (const pattern of WHY) {
    const found = captureAsSaid(scope, pattern, 2)
    if (found !== undefined) return found
  }
  const [detail] = details.filter((d) => !IDLE.test(d))
  if (detail !== undefined) {
    const at = scope.text.indexOf(detail) + (WHOSE.exec(detail)?.[0].length ?? 0)
    const to =
      detail.length < 40 && details.length > 1
        ? scope.text.indexOf(details.at(-1) ?? '') + (details.at(-1)?.length ?? 0)
        : scope.text.indexOf(detail) + detail.length
    const [from, end] = trimmed(scope.text, at, Math.max(to, scope.text.indexOf(detail) + detail.length))
    if (at >= 0 && end - from >= 2) return words(scope, from, end)
  }
  for (const pattern of TAIL) {
    const found = captureAsSaid(scope, pattern, 2)
    if (found !== undefined) return found
  }
  return undefined
}

/** 王芳的报销发票不对: whose request it is, is no part of why. */
const WHOSE =
  /^P(?:的|那[个张份笔]|这[个张份笔])+(?:[\u4e00-\u9fff]{2,3})?(?:报销|采购|请假|加班|出差|付款|合同|用印|申请|单子?)(?=[^,。]{3,})/u

/** Said along the way: no reason. */
const IDLE =
  /^(?:[PNO]|请|谢谢|麻烦|辛苦|好的?|可以|行|ok|okay|fine|please|thanks|thank you|no|yes|yeah|sorry|nope)?[,。.!？?\s]*$/u

const REMARK = [
  /(?:评论|留言|备注|批注|说明|附言|意见)(?:一下|下|一句|说|写|道|写上|写道|内容)*(?:是|为|:|,)\s*(?<v>[^\n]{1,100})/dgu,
  /(?:说|写|加|补充?|回复|回|写上|注明|问|讲)(?:一?[句声条个])?(?:话|评论|留言|备注|批注)?(?:说|:|,)\s*(?<v>[^\n]{1,100})/dgu,
  /(?:评论|留言|备注|批注|说一句|写一句|加一句|加句)(?:一下|下|说|写)?(?<v>[^\n,]{2,100})/dgu,
  /\b(?:comment|note|remark|message|reply|say|saying|write|mention|that says|respond)(?: (?:on|to|under|in) [^:,]{1,40}?)?(?: ?(?:saying|that|says|to say|with|:|,))+ (?<v>[^\n]{2,120})/dgu,
  /:\s*(?<v>[^\n]{2,120})/dgu,
  /\b(?:tell|inform|ask|let) (?:P|him|her|them)(?: know)? (?:on|under|in) (?:his|her|their|the|N)[^,]{0,20}? (?:that |to |whether |why )?(?<v>(?!expense|leave|trip|purchase|contract|request|claim|payment|overtime)[^\n]{4,120})/dgu,
  /\b(?:comment|note|remark)\b[^,:]*,\s*(?<v>[a-z][^\n]{4,120})$/dgu,
  /,(?:问|说|告诉|让|请|写)(?:一下|他|她|P)*(?<v>[^\n]{2,80})$/dgu,
]

export function remarkIn(scope: Scope): string | undefined {
  const quote = quoted(scope)
  if (quote !== undefined) return quote
  for (const pattern of REMARK) {
    const found = captureAsSaid(scope, pattern, 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** What is inside quotation marks is the remark itself. */
function quoted(scope: Scope): string | undefined {
  const value = scope.values.find((v) => v.kind === 'quote' && v.value.kind === 'quote' && !scope.used.has(v))
  if (value?.kind !== 'quote') return undefined
  const at = scope.text.indexOf('Z')
  const found = words(scope, at, at + 1)
  take(scope, at, at + 1)
  return found.replace(/^["'“「『‘]|["'”」』’]$/gu, '')
}
