// Reads the assistant's last words, when they are all there is: what was asked, whether something is to be confirmed, what was shown.
import { normalise } from '../kernel/text.ts'
import { decide, processHeard } from './acts-decide.ts'
import { rankProcesses } from './classifier.ts'
import type { Shown } from './context-setting.ts'
import type { CompiledLexicon, ProcessSense } from './lexicon.ts'
import { readPeople } from './names.ts'
import { readRequestNumbers } from './numbers.ts'

const CONFIRMS =
  /(?:请(?:您)?(?:核对|过目|检查)(?:一下)?(?:后|再|,|。|$|并|无误)|确认(?:一下|提交|送出|递交|提报|发出|无误|吗|要|后|同意|批准|拒绝|退回|撤回|转交|发送|申请|$|,|。|\?|？|:|：)|请(?:您)?确认|(?:是否|要不要|可以|现在|需要我?|要我?|帮您|为您|就|直接)(?:帮您|为您|现在|就)*(?:提交|发起|申请|发送|送出|递交|提报|上报|发出)(?:吗|么|[?？]|$|给|这)|(?:提交|送出|递交|提报|发出)(?:吗|么|嘛|可以吗)|(?:对吗|对吧|对不对|没问题吧|没问题吗|是吗|可以吗|行吗|无误吗|正确吗|确定吗))|\b(?:confirm|shall i|should i (?:submit|file|send|go)|do you want me to|would you like me to (?:submit|file|send|go)|ready to (?:submit|file|send)|(?:submit|file|send)\b[^.?!]*\?|(?:is|does) (?:this|that|it|everything)(?: all)? (?:right|correct|ok|okay|look (?:right|good|ok|correct|fine)|good)|looks? (?:right|good|ok|correct)\?|go ahead\?|okay to submit|all correct|correct\?|right\?)/iu
const ASKS_DECISION =
  /(?:请(?:您)?(?:审批|批示|处理)|是否(?:同意|批准|通过)|(?:等|待)(?:您|你)(?:审批|处理|批)|需要(?:您|你)(?:审批|批)|同意还是|同意、|同意或|(?:您|你)(?:同意|批准)吗)|\b(?:approve or (?:reject|return|decline)|waiting for your (?:approval|decision)|needs your (?:approval|decision)|do you approve|approve\?|your decision)\b/iu

export const isConfirmation = (assistant: string): boolean =>
  CONFIRMS.test(assistant) &&
  (!ASKS_DECISION.test(assistant) || /确认(?:同意|批准|拒绝|退回|要)|\bconfirm\b/iu.test(assistant))

export const asksDecision = (assistant: string): boolean => ASKS_DECISION.test(assistant)

/** What an assistant's question is after, per field id; the first that fits is asked. */
const QUESTIONS: readonly [readonly string[], RegExp][] = [
  [['budget'], /预算|\bbudget\b/iu],
  [['position'], /之前还是之后|前面还是后面|前还是后|\bbefore or after\b/iu],
  [['handover'], /交接(?:给|人)|\bhand(?:ing)? (?:it |this |your work )?over to\b|\bwho will cover\b/iu],
  [
    ['dueDate'],
    /截止|期限|(?:付款|还款|到货|交货)(?:日期|时间)|什么时候(?:要|付|还|到货|完成)|\b(?:due|deadline|by when|when .{0,20} (?:need it|paid|be paid|delivered))\b/iu,
  ],
  [
    ['person'],
    /\b(?:to whom|who(?:m)?)\b(?!.{0,40}\b(?:pay|payee|assign)).{0,40}\b(?:transfer|forward|hand (?!over)|reassign|stand(?:s|ing)? in|approve|sign|add|swap|take over for you)\b/iu,
  ],
  [['time'], /\b(?:at )?what time (?:did|was|were|exactly)\b/iu],
  [['headcount'], /\bhow many (?:people|persons|hires|candidates|positions|heads|vacancies)\b/iu],
  [['lastDay'], /最后(?:一个)?(?:工作日|一天)|离职日期|哪天(?:离职|走)|\blast (?:working )?day\b/iu],
  [['end'], /^(?!.*从(?:哪|几|什么|啥)).*(?:请|休|待|住|开|用)?到(?:哪(?:一)?天|几号|几日|什么时候)(?:为止|结束)?/iu],
  [['end'], /^(?!.*(?:开始|起始|start|begin)).*(?:结束(?:日期|时间)|end date)/iu],
  [
    ['end'],
    /^(?!.*(?:从(?:哪|几|什么)|出发|\bfrom when|\bstart|\bleave)).*(?:(?:哪天|几号|什么时候|何时)(?:能|可以|要)?(?:回|返)|\bwhen\b.{0,20}\b(?:return|come back|be back|back|finish)\b)/iu,
  ],
  [
    ['start'],
    /^(?!.*(?:结束|截止|到哪|到几|\bend\b|until)).*(?:开始(?:日期|时间)|起始日期|从哪(?:一)?天|start date|\bwhen .{0,20}\b(?:start|begin)|starting when|start(?:s|ing)? (?:on |from )?(?:which|what) (?:day|date)|(?:which|what) (?:day|date) .{0,20}\bstart|first day|from when(?! to| until))/iu,
  ],
  [
    ['target'],
    /(?:哪(?:一)?(?:张|个|条|笔|份)(?:单|申请|请假|报销|采购|合同|流程|审批|待办|呢|\?|？|$)|哪位的|谁的(?:单|申请|请假|报销)|第几(?:个|条|张))|\bwhich (?:one|request|item(?! (?:is|are|needs?|should be) (?:broken|faulty|damaged|repair))|claim|application|ticket|approval)\b|\bwhose\b/iu,
  ],
  [
    ['leaveType'],
    /(?:什么|哪(?:种|类|一种)|请哪).{0,4}假|假期?(?:的)?(?:类型|种类)|\b(?:what|which) (?:type|kind|sort)(?: of)? (?:of )?(?:leave|time off|absence)|\bleave type\b|\btype of leave\b|\bwhat kind\b/iu,
  ],
  [
    ['sealType'],
    /(?:什么|哪(?:种|个|枚)).{0,4}章|印章类型|\bwhich (?:seal|stamp|chop)\b|\bseal type\b|\b(?:kind|type) of (?:seal|stamp)\b/iu,
  ],
  [
    ['punch'],
    /(?:上班|签到).{0,4}(?:还是|或).{0,4}(?:下班|签退)|哪(?:次|个)卡|\b(?:clock|punch|check)(?:ing|ed)?[- ]?in or\b|\bwhich punch\b|\bin or out\b/iu,
  ],
  [['direction'], /\b(?:in or out)\b/iu],
  [['urgency'], /紧急|急不急|着急|\burgen|\bpriority\b/iu],
  [
    ['destination'],
    /(?:去|到)哪|目的地|出差地|什么地方|\bwhere\b.{0,24}\b(?:to|going|go|trip|travel|headed|visit|fly|destination)\b|\bwhich (?:city|country|place|site)\b|\bdestination\b|\bwhere to\b/iu,
  ],
  [['location'], /在哪(?!天|一天)|位置|地点|哪个(?:房间|楼层|办公室|地方)|\bwhere\b|\blocation\b/iu],
  [
    ['durationHours', 'startTime', 'endTime'],
    /加班(?:时长|多久|多长)|时长|几个?小时|多少(?:个)?小时|几点到几点|(?:开始|结束)时间|从几点|\bhow many hours\b|\bwhat (?:time|hours)\b|\bhow long\b/iu,
  ],
  [['time'], /几点|什么时间|\bwhat time\b/iu],
  [
    ['start', 'end'],
    /(?:哪|几)(?:天|号|日).{0,4}(?:到|至|-).{0,4}(?:哪|几)|起止|(?:哪|那)几天|(?:什么|啥)时候(?!开始|结束|到期|还|付|要)|开始和结束|开始(?:日期|时间)?(?:和|及|、|与)结束|请假时间|时间段|日期是|\b(?:from when to when|start and end|(?:from )?which (?:days|dates|day to)|what (?:days|dates)|from when (?:to|until)|when (?:would|do|will|are|is|should|does)|dates|from and to)\b/iu,
  ],
  [
    ['dueDate'],
    /(?:什么时候|哪天|几号|何时)(?:之前)?(?:要|需要|付|还|到货|到期|交|截止)|截止|期限|付款日期|还款日期|\b(?:due|deadline|by when|when .{0,20} (?:need|due|paid|pay|deliver))/iu,
  ],
  [
    ['end'],
    /(?:到|至)(?:哪|几|什么时候)|结束|哪天(?:回|结束)|几天|多少天|请多久|多长时间|\b(?:until when|(?:until|till|to|through) (?:which|what) (?:day|date)|end date|when .{0,16} (?:end|back|return|finish)|how many days|how long|last day|to when|till when)\b/iu,
  ],
  [
    ['start'],
    /(?:从|自)(?:哪|几|什么时候)|开始|\b(?:start date|when .{0,20} (?:start|begin)|from when|starting when|first day)\b/iu,
  ],
  [['date'], /哪(?:一)?天|几号|日期|什么时候|哪日|\b(?:what|which) (?:day|date)\b|\bwhen\b|\bdate\b/iu],
  [
    ['quantity', 'headcount'],
    /(?:多少|几)(?:台|个|份|件|把|套|箱|张|本|名|位|人|支|部|只|条)|数量|份数|人数|\bhow many\b|\bquantity\b|\bheadcount\b|\bcopies\b/iu,
  ],
  [['unitPrice'], /单价|每.{0,2}多少钱|\bunit price\b|\bper (?:unit|piece|item)\b|\bprice per\b|\beach\b/iu],
  [['amount'], /多少钱|金额|多少(?:元|块)|总额|\bhow much\b|\bamount\b|\btotal\b|\bcost\b/iu],
  [['payee'], /付给(?:谁|哪)|收款|打给谁|\b(?:payee|who .{0,20} pa(?:y|id)|pay whom|to whom|beneficiary|vendor)\b/iu],
  [
    ['counterparty'],
    /(?:和|跟|与)(?:谁|哪家|哪个公司)签?|对方|乙方|签约方|\b(?:counterparty|other party|who .{0,24}(?:contract|with|sign)|with (?:whom|which company))\b/iu,
  ],
  [
    ['recipients'],
    /发给(?:谁|哪)|主送|收文|\b(?:recipients?|who .{0,20} (?:send|receive|sent)|addressed to|to whom)\b/iu,
  ],
  [
    ['title'],
    /标题|题目|名称|(?:什么|哪个)任务|任务(?:是|内容)|做什么(?!用)|\b(?:title|subject|what is it about|what .{0,14}should .{0,16} do|what .{0,12}task|what should .{0,12} do)\b/iu,
  ],
  [
    ['assignee'],
    /(?:安排|(?<![转移])交|派|分配)给谁|谁(?:来|负责)|\bwho .{0,24}(?:assign|do (?:it|this|the)|task|responsible)|\bassignee\b/iu,
  ],
  [
    ['document'],
    /(?:什么|哪(?:份|个|些)).{0,4}文件|(?:盖|用).{0,6}(?:什么|哪)|文件(?:名|是)|\b(?:which|what) (?:document|file|paper)/iu,
  ],
  [['position'], /(?:什么|哪个|招聘的?)(?:岗位|职位)|岗位|职位|\b(?:position|role|job title)\b/iu],
  [['person'], /(?:转给|交给|加签|给|找|和|跟|由|请)(?:谁|哪位)|谁(?:来)?(?:代理|代|审批|处理)|哪位|\bwho(?:m)?\b/iu],
  [['handover'], /交接|\bhand ?over\b|\bcover\b/iu],
  [
    ['reason'],
    /原因|事由|理由|用途|为(?:什么|何)|什么事|什么(?:费用|开销|支出|花费|费)(?!类)|干什么|做什么用|说明|\b(?:reason|why|what .{0,44} for(?=[.?!]|$)|what .{0,16} for|purpose|what was it)\b/iu,
  ],
  [['comment'], /(?:留言|评论|备注|说|写)(?:什么|内容)|内容|\b(?:what .{0,20} (?:say|comment|write)|comment)\b/iu],
  [
    ['item'],
    /(?:什么|哪(?:个|台|些)|买|采购|领|修).{0,6}(?:东西|物品|设备|什么|坏了)|物品|设备|\b(?:what .{0,24} (?:buy|bought|need|needed|purchased?|order(?:ed)?|broken|repair(?:ed)?|fixed|item|like|get)|which (?:item|device|equipment)|item)\b/iu,
  ],
  [['department'], /部门|\b(?:department|team)\b/iu],
]

const ASKS =
  /[?？]|吗|呢|请问|请(?:您)?(?:告诉|提供|说|补充|选择|输入|填写|给出)|还(?:需要|差|缺)|哪|什么|几|多少|谁|\b(?:what|which|when|where|who|how|why|please (?:tell|provide|give|specify|enter|choose|select)|need|could you|let me know|missing)\b/iu

export function askedIn(assistant: string, process: ProcessSense | undefined): string[] {
  const question = lastQuestion(assistant)
  if (!ASKS.test(question)) return []
  let first: string[] | undefined
  for (const [ids, pattern] of QUESTIONS) {
    if (!pattern.test(question)) continue
    const own = process ? ids.filter((id) => belongs(id, process)) : [...ids]
    if (own.length === 0) continue
    // 招什么岗位，几个人？ asks two things; a word or two of the second are enough.
    if (first && (!JOINED.test(question) || own.some((id) => first?.includes(id)) || !SECOND.has(own[0] ?? '')))
      continue
    if (first) return [...first, ...own]
    first = own
  }
  if (first) return first
  // An organisation's own field, by its label.
  const named = process?.slots.filter((s) => s.names.some((n) => question.toLowerCase().includes(n))).map((s) => s.id)
  return named ?? []
}

const JOINED = /[,，、]|和|及|\band\b/iu
const SECOND: ReadonlySet<string> = new Set([
  'start',
  'quantity',
  'amount',
  'unitPrice',
  'reason',
  'headcount',
  'position',
  'document',
  'destination',
  'item',
  'dueDate',
  'payee',
])

const PARTS = ['start', 'end']
const SPAN_PARTS = ['date', 'startTime', 'endTime', 'durationHours']
const OF_ACTS: ReadonlySet<string> = new Set([
  'target',
  'person',
  'position',
  'dueDate',
  'comment',
  'assignee',
  'title',
  'direction',
  'reason',
])

function belongs(id: string, process: ProcessSense): boolean {
  if (PARTS.includes(id)) return process.slots.some((s) => s.kind === 'range')
  if (SPAN_PARTS.includes(id) && process.slots.some((s) => s.kind === 'span')) return true
  return process.slots.some((s) => s.id === id) || OF_ACTS.has(id)
}

/** The sentence that asks; what stands before it is a summary. */
function lastQuestion(assistant: string): string {
  const sentences = assistant.split(/(?<=[。！!？?\n])|(?<=\.)\s+/u).filter((s) => s.trim() !== '')
  const at = sentences.findLastIndex((s) => ASKS.test(s))
  if (at < 0) return sentences.at(-1) ?? assistant
  // 采购什么？数量多少？ is one question in two.
  const [before = '', last = ''] = [sentences[at - 1], sentences[at]]
  return /[?？]\s*$/u.test(before) && before.length + last.length < 40
    ? `${before.replace(/[?？]\s*$/u, ',')}${last}`
    : last
}

const ITEM = /(?:^|\n|[;；。:：]|\s)(?:\(?(\d{1,2})\)?[.、)）:：]|([①②③④⑤⑥⑦⑧⑨⑩]))\s*/gu
const SURNAME =
  '(?:欧阳|司马|诸葛|上官|端木|王|李|张|刘|陈|杨|黄|赵|吴|周|徐|孙|马|朱|胡|郭|何|高|林|郑|谢|罗|梁|宋|唐|许|韩|冯|邓|曹|彭|曾|肖|田|董|袁|潘|于|蒋|蔡|余|杜|叶|程|苏|魏|吕|丁|任|沈|姚|卢|姜|崔|钟|谭|陆|汪|范|金|石|廖|贾|夏|韦|付|方|白|邹|孟|熊|秦|邱|江|尹|薛|闫|段|雷|侯|龙|史|陶|黎|贺|顾|毛|郝|龚|邵|万|钱|严|武|戴|莫|孔|向|汤)'
const NAMED = new RegExp(
  `(?<![\\u4e00-\\u9fff])(?:老|小)?${SURNAME}[\\u4e00-\\u9fff]{1,2}?(?=的|提交|申请|发起|请|报|采|\\s|,|，|:|：|（|\\(|加班|出差|付|用印|、|$)`,
  'u',
)
const NAMED_EN = /\b([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?='s| submitted| requested| filed|,| -| –|:| \()/u

/** The list or the card in the assistant's words. */
export function shownIn(assistant: string, lexicon: CompiledLexicon): Shown[] {
  const marks = [...assistant.matchAll(ITEM)]
  if (marks.length >= 2) {
    const items = marks.map((mark, i) =>
      assistant.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? assistant.length),
    )
    return items.map((item) => itemOf(item, lexicon))
  }
  const several = ownedIn(assistant, lexicon)
  if (several.length > 1) return several
  const item = itemOf(assistant, lexicon)
  const mine = item.process !== undefined && /(?:您|你)的|\byour\b/iu.test(assistant)
  return item.number !== undefined || mine || (item.owner !== undefined && item.process !== undefined) ? [item] : []
}

/** 李强的出差申请和王芳的请假申请都在等您: two items in one sentence. */
function ownedIn(assistant: string, lexicon: CompiledLexicon): Shown[] {
  const text = normalise(assistant)
  const owners = readPeople(text, lexicon.people).filter(
    (p) => /^(?:的|'s|’s)/u.test(text.lower.slice(p.span.to)) && !decides(text.lower, p.span),
  )
  if (owners.length < 2) return []
  return owners.map((owner, i) => itemOf(text.text.slice(owner.span.from, owners[i + 1]?.span.from), lexicon))
}

/** 等待王总审批, waiting for Anna: who decides, not whose it is. */
const decides = (lower: string, span: { from: number; to: number }): boolean =>
  /^(?:的)?(?:审批|处理|审核|批准|签)|^(?:处|那里|那儿|手上|手里)/u.test(lower.slice(span.to)) ||
  /(?:等待|等|由|待|停在|卡在|在|流转到|轮到|审批人:?|stuck (?:with|at|on)|sitting (?:with|at|on)|waiting (?:for|at|on|by)|pending (?:with|at)|assigned to|with|at)\s*$/u.test(
    lower.slice(0, span.from),
  )

/** Mike Chen requests 5 monitors: no name of a process, yet it is plain which one. */
function guessed(words: string, lexicon: CompiledLexicon): string | undefined {
  const masked = words.toLowerCase()
  const [first] = rankProcesses(masked, decide(masked, lexicon))
  return first && first.p >= 0.35 && /\b(?:requests?|requested|submitted|wants|asks)\b|申请|提交|发起/iu.test(words)
    ? first.label
    : undefined
}

function itemOf(words: string, lexicon: CompiledLexicon): Shown {
  const text = normalise(words)
  const number = readRequestNumbers(text)[0]?.number
  const owner =
    readPeople(text, lexicon.people).find((p) => p.how !== 'homophone' && !decides(text.lower, p.span))?.span.surface ??
    (/(?:停在|卡在|等待|轮到)/u.test(text.text) ? undefined : NAMED.exec(text.text)?.[0]) ??
    NAMED_EN.exec(text.text)?.[1]
  const process = processHeard(words, lexicon) ?? guessed(words, lexicon)
  return {
    ...(number === undefined ? {} : { number }),
    ...(owner === undefined ? {} : { owner }),
    ...(process === undefined ? {} : { process }),
  }
}
