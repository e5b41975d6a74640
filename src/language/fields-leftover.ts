// What is left of the words when values, cues and politeness are taken out: in many requests that is the reason.
import { trimmed, words, type Scope } from './fields-scope.ts'
import type { Fields } from './fields-words.ts'
import { PRESSES } from './grammar-pressing.ts'
import type { ProcessSense } from './lexicon.ts'

/** Processes where a loose remark is a reason (明天请假，家里有事); elsewhere only marked reasons count. */
const LOOSE: ReadonlySet<string> = new Set([
  'leave',
  'overtime',
  'business_trip',
  'outing',
  'expense',
  'missed_punch',
  'loan',
  'resignation',
  'vehicle',
])

/** Words of asking, not of the matter. */
const FRAMES_ZH = [
  '(?:提|填|走|开|报|补)(?:个|一?下)?(?:采购|招聘|出差|付款|合同|用印|报修|领用|请假|加班|补卡)|帮补|来(?:厂里|公司|单位|店里)',
  '假(?=[带去陪看回办接送参])|也是',
  '(?:比较|很|挺|特别|有点|非常|加|紧|太)?急(?:的|用|件)?|在?线等|越快越好|(?:麻烦|请)?快[点些]|等着用|方便|小?助手|打扰|跟你说',
  '要补|(?:我们?)?(?:组|部门?|科室?|团队|店)?里?缺人手?|前台(?=小|老)|出去(?:一?趟|一下)?|(?:领|买|采购)点东西|发个(?:招聘|采购)(?:需求)?|(?:导师|护士长|院长|店长|组长|科长|厂长)好|(?:小|老)[\\u4e00-\\u9fff](?=,|$)',
  '又(?:得|要|在)?(?=加班|$)|(?:过?来|在)(?:加|上)个?班|整周(?:都)?|先?(?:建|开|弄|走)(?:个|起来)?(?:单子?|流程)|补下|主要是|关键是|唉|走资产领用|实在|(?:已经)?(?:跟|和)[^,，。]{1,8}(?:说|讲|打)(?:过|好)(?:招呼)?了|出个?差|又双叒(?:叕)?',
  '赶紧|赶快|抓紧|速度|快点?|尽早|有一天|某一?天|(?:一直|一时)?忘提了?|(?:现在)?补上|采购|招聘|招人|报修|领用|审批|跟你说啊?|(?:怎么办|咋整|咋办)',
  '中不中?|行不行?|成不成?|可中|呗|嘞|不得空|没空|没时间|得空',
  '报备(?:一?下)?|登记(?:一?下)?|填(?:一?[个下张份])?(?:外出|外勤)(?:单|申请)?',
  '手[上头里]的?(?:活儿?|事情?|工作)|加(?:个|一?天|一?下)?班|(?:先)?把?流程走(?:起来|一下|着|完)?|走起来|走(?:一?[个下])?(?:用印|盖章|付款|合同|出差|加班)|我是[\\u4e00-\\u9fff]{1,6}的?(?:小|老|阿)[\\u4e00-\\u9fff](?:那个|这边)?',
  '(?:我?这边)?(?:情况|事情)?是这样(?:子)?的?|情况如下|特|兹|现|谨|需要?|于(?=T|$)|(?:hi|hello|hey|dear|please|pls|book|apply|submit|file|request|claim|take|help|need|want|arrange|schedule|for|a)(?![a-z])\\s*',
  '(?:派|用|订|叫|约)(?:一?[辆部台个])?(?:商务|公务|公司|面包|大巴|中巴|小|货|专)?(?:的)?车',
  '来回|就?那一?天|这样|(?:一?下|个)?(?:合同|文件|材料)?(?:盖章|用印)|先(?:溜|闪|撤|回)|早点|提前',
  '(?:人|都|就|我)?(?:不在|不来|不到|来不了|去不了|到不了|没法来|不能来|没法到|不能到)(?:公司|单位|岗|司|办公室|现场|上班)?|缺勤|出不了勤|补(?:报|录|登|交|办|提|填|一?个|一?张)|就?从?那(?:天|时)(?:开始|起|算起)?|开休|一[笔个份张条次趟]',
  '(?:敬请|恳请|特此|谨此|请|望|盼|希)?(?:领导|您)?(?:予以)?(?:批准|审批|核准|准许|批复|批示|审核|申请)|为盼|为荷|(?:领导|老板|经理|主管|您)?(?:批|审)(?:一下|下)|拟于?|走[^,。]{0,4}(?:审批|流程)|最后(?:一个)?(?:上班|工作)日(?:是|为)?|报销(?:一下|下)?|盖(?:个|一?下)?[章彰]',
  '改[到成为]|连休|第[一二三四五]个?(?:周|星期)|以后|之后|(?:如果)?(?:方便|可以|可能)的话|(?:领导|老板|经理|主管|老大|主任|组长|班长|店长|队长|师傅|老师|部长|科长|处长|厂长|校长|院长|护士长|头儿|亲|各位)(?=[,我您你好]|$)|(?:病?假?条)?后补|正式|提出|忘记?了?打|取消|(?:给)?(?:新员工|新同事|新人|实习生)|走人|剩下|连着|一块儿?|[提报填走交]上|刚(?:想|才)了?(?:一?下)?|想了?想|预算|忘打卡?|卡忘打|对公|转账|打款|走(?=离职|报销|采购|请假)|就(?:那|这)?一天|就(?:那|这)天|[您你](?:们)?|老子|俺|咱|[来到在去]公司|不想?干|最后(?:一天|一个工作日)|不?想?干了|干到|做到|要走了?|提离职|加的班|抵(?=$)|还够|够(?=$)|考勤机|打卡机|歇几天|休几天|跑一趟|走采购|走报销|走流程|跟你说|我说|你说|班补|补申请|补一下|班|做到|干到|待到|先走了?|早走',
  '年后|节后|节前|每天|每晚|全都?|都|高铁(?!票|费)|飞机(?!票)|坐(?!月子)|没打卡|没刷上脸?|没打上卡?|漏打卡?|没有打卡|缺卡|备用金|走(?=$)|早上|备案|晚上',
  '还是|算了|吧|开始|结束|起始|起|到|至|从|自|当天往返|往返|实际|正常|照常|就行|就可以|就好|顺便|尽快|统一',
  '(?:老板|领导|公司|经理|主管|部门)(?:让我|叫我|安排我?|派我|要求|通知)',
  '(?:够|可以|方便|行|允许|没问题)的话',
  '一起去?|一块儿?|不来了?|不去了?|来不了|去不了|不上班|出发|返程|回来|工作|手头',
  '您?你?好呀?',
  '(?:那个|这个|嗯+|呃+|额+|啊|哎|诶|就是说?|就是|然后|所以|反正|好像|其实|大概|可能|话说|对了|不好意思|打扰一下|打扰了|在吗|你看|麻烦了?|谢谢(?:啦|了|你|您)?|多谢|辛苦了?|拜托)',
  '(?:我|我们|本人|咱们?)(?:现在|这边|今天|部门)?(?:想要?|要|需要|得|准备|打算|申请|希望|想申请|打算要|是想)?(?:再)?',
  '(?:请(?!客|供应商|大家|团队|人吃)|麻烦|劳烦|烦请|帮忙?|帮我|给我|替我|能不能|能|可以|可否|能否)+(?:帮我|给我|一下)?',
  '(?:提交|发起|申请|填写|办理|新建|创建|登记)(?:一?[个张份下条次])?(?:的)?(?:流程|申请|单子?|手续)?',
  '(?:提|填|走|弄|写|开|来|做|搞|报|交)(?:一?[个张份下条次]|流程|申请|单子?|手续)',
  '(?:请(?!客|供应商|大家|团队|人吃)|休|用|要|报)(?:一?[个下])?(?:的)?(?:假|休)?',
  '(?:的)?(?:申请|流程|单子?|手续|时间|日期|金额|费用|假期|假条?)',
  '想要?|需要|要|打算|准备|得|可以吗|好吗|行吗|行不行|可以不|好不好|吗|吧|呢|啊|哈|呀|了|的|哦|嘛|啦',
  '从|自|到|至|起|开始|结束|为止|一共|总共|共计?|合计|大概|大约|左右|约|期间|当天|这天|那天|全天|整天',
  '和|跟|与|及|以及|还有|另外',
  '(?:花了?|用了?|付了?|垫(?:付|资|钱)?了?)',
  '今天|目前',
  '在',
  '去一?趟?',
  '帮|给|把|让|将|先',
  '一下',
  '公司|部门(?=$)',
  '报销|请假|加班|出差|外出|付款|支付|打款|转账|补卡|打卡|离职|辞职|借款|用车|补签|忘(?:记)?了?打(?:上|下班|上班)?卡|上班|下班|早上|晚上|上午|下午',
  '是|不对|不是|改成|应该|就',
]
const FRAMES_EN = [
  '\\d+|him|her|them|assets?|asap|urgent|urgently|immediately|right away|paperwork|decided|decision|resign|resigning|done|ref|reqs?|purchasing|buying|biz|need it|added|submit it|turn|mark|marked|down|call(?:ing)?|push|recruiting|hiring|recruitment|note|know|quick|question|heads|heads-up|fyi|folks|everyone|morning|evening|afternoon|good|boss|sir|madam|dear|hr|through|only|hire|recruit|leaving|notice|handing|hand|giving|purchase|raise|procure|requisition|order|buy|buying|asset|equipment|repair|ticket|er|erm|one|two|three|four|five|six|seven|eight|nine|ten|listen|right|anyway|look|hopefully|possible|if|thing|things|boss|hiya|heya|yo|mate|cheers',
  'hi|hello|hey|ok(?:ay)?|um+|uh+|so|well|please|pls|plz|kindly|thanks?(?: you)?|thx|cheers|sorry|actually|just|also|then|now|yiju|there|team|guys|you know|like|basically|oh|yeah|yes|no',
  "i(?:'d| would)? ?(?:like|want|need|have|am|'m|'ll|will|'ve|plan|wish|wanna|gotta|must|was|had|got|hope|intend|should|can|could|may|might)?(?: going)?(?: got)?(?: to)?|we(?:'d| would)? ?(?:like|want|need|have|are|'re|'ll|will)?(?: to)?|can you|could you|would you|can we|can i|could i|may i|let me|help me|me|my|mine|our|us",
  "take|taking|request(?:ing)?|requests?|apply(?:ing)?(?: for)?|submit(?:ting)?|file|filing|book(?:ing)?|put(?: in| me down)?|raise|create|start|open|log(?:ging)?|register|record|use|using|get|have|having|make|do|be|being|go(?:ing)?|want|need|claim(?:ing)?|set up|process|enter|schedule|ask(?:ing)?(?: for)?|plan(?:ning)?|reimburse(?:d|ment)?|expens(?:e|es|ing)|correct|fix|add|work(?:ing)?|spent|paid|cost|was|were|is|are|will|would|should|off|out|day|days|time|leave|vacation|pto|request|claim|report|application|form|overtime|ot|trip|travel(?:ling|ing)?|business|visit|sick|annual|personal|holiday|total|worth|resign(?:ing|ation)?|quit(?:ting)?|last|working|clock(?:ed|ing)?|punch(?:ed|ing)?|check(?:ed)?|sign(?:ed)?|forgot|forget|missed|missing|in|correction|payment|pay|petty|cash|advance|loan|car|vehicle|company|hours?|it|this|that|one|some|late|stay|away|won't|not|coming|absent",
  'whole|full|entire|all|same[- ]day|round[- ]trip|one[- ]way|return(?:ing)?|back|approve[ds]?|ahead|outing|field|attendance|approval|registration|workflow|process|needed|required|further|below|above|following|hereby|formally|officially',
  'the|a|an|of|on|at|from|to|for|by|until|till|through|starting|beginning|with|and|or|but|as|during|around|about|within|before|after|between|up|please',
]
const FRAME = new RegExp(`^(?:${FRAMES_ZH.join('|')})+$`, 'u')
/** 打车费报一下: the asking at the end. */
const TAIL_ZH = /(?:报销|报账|报|申请|请假|加班|出差|补卡|一下|麻烦|帮我|给我|需要|要|吧|了)+$/u
const FRAME_EN = new RegExp(`^(?:(?:${FRAMES_EN.join('|')})(?:\\s+|$|(?=[,.!?])))+$`, 'u')
const LEAD_ZH = new RegExp(`^(?:${FRAMES_ZH.join('|')})`, 'u')

/** Here only a clause of its own explains (领移动硬盘一个，备份资料). */
const BY_CLAUSE: ReadonlySet<string> = new Set(['payment', 'asset', 'purchase', 'seal', 'hiring', 'meeting_room'])

export function leftover(scope: Scope, process: ProcessSense, fields: Fields): void {
  const slot = process.slots.find((s) => s.kind === 'reason')
  if (!slot || fields[slot.id] !== undefined || fields['amounts'] !== undefined) return
  if (!LOOSE.has(process.key) && !BY_CLAUSE.has(process.key)) return
  if (process.key === 'payment' && fields['payee'] === undefined) return
  const chunks = chunksOf(scope, process).filter((c) => LOOSE.has(process.key) || c.clause)
  const best = inOne(scope, chunks).sort((a, b) => b.weight - a.weight)[0]
  if (!best) return
  const text = words(scope, best.from, best.to)
  if (text !== '') fields[slot.id] = text
}

interface Chunk {
  from: number
  to: number
  weight: number
  /** Nothing else stands in its clause. */
  clause: boolean
}

/** Splitting migraine, can't look at a screen: clauses that follow each other give one reason. */
function inOne(scope: Scope, chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = []
  for (const chunk of chunks) {
    const before = joined.at(-1)
    const near = before && before.clause && chunk.clause && /^\s*,\s*$/u.test(scope.text.slice(before.to, chunk.from))
    if (near && /^[a-z]/u.test(scope.text.slice(chunk.from)))
      joined[joined.length - 1] = { ...before, to: chunk.to, weight: before.weight + chunk.weight }
    else joined.push(chunk)
  }
  return joined
}

/** Stretches without values or taken words, cut at punctuation, less the words of asking. */
function chunksOf(scope: Scope, process: ProcessSense): Chunk[] {
  const chunks: Chunk[] = []
  let from = 0
  const han = /\p{Script=Han}/u.test(scope.text)
  const cuts = !han && SOFT.has(process.key) ? /[TDMNZ,;!?\n]/u : /[TDMPGQNOZ,，。;；!！?？\n]/u
  const close = (to: number): void => {
    const chunk = matter(scope, from, to, process)
    if (chunk) chunks.push(chunk)
  }
  for (let i = 0; i <= scope.text.length; i++) {
    const ch = scope.text[i] ?? '\n'
    if (scope.taken[i] || cuts.test(ch) || isDash(scope.text, i)) {
      close(i)
      from = i + 1
    }
  }
  return chunks
}

function matter(scope: Scope, from: number, to: number, process: ProcessSense): Chunk | undefined {
  let [start, end] = trimmed(scope.text, from, to)
  if (alone(scope, from, to) && NO_WHY_ZH.test(scope.text.slice(from, to).trim())) return undefined
  const han = /\p{Script=Han}/u.test(scope.text.slice(start, end))
  if (han) {
    for (;;) {
      const inside = scope.text.slice(start, end)
      const lead = LEAD_ZH.exec(inside) ?? leadName(inside, process)
      if (!lead || lead[0].length === 0 || lead[0].length >= inside.length) break
      start += lead[0].length
    }
    if (FRAME.test(scope.text.slice(start, end))) return undefined
    ;[start, end] = trimmed(scope.text, start, end)
    const tail = TAIL_ZH.exec(scope.text.slice(start, end))
    if (tail && tail.index >= 2) end = start + tail.index
    const text = scope.text.slice(start, end)
    const count = text.match(/\p{Script=Han}/gu)?.length ?? 0
    // 客户原话是“…”: only leads to the quotation.
    if (scope.text[to] === 'Z' && /(?:是|说|写|道|里|原话)$/u.test(text)) return undefined
    if (scope.text[end] === '了' && /[\u4e00-\u9fff]$/u.test(text)) end += 1
    // File a 报销: asking in two languages.
    if (FRAME_EN.test(text.replace(/报销|请假|采购|付款|加班|出差|用印|申请/gu, ' ').trim())) return undefined
    if (NO_WHY_ZH.test(text)) return undefined
    if (
      (count < 2 && !(count === 0 && /^[a-z][a-z ]{2,}$/u.test(text))) ||
      FRAME.test(text) ||
      process.names.includes(text)
    )
      return undefined
    return {
      from: start,
      to: end,
      // Why it is urgent is a reason where there is no other.
      weight: PRESSES.test(scope.text.slice(from, to).trim()) ? 1 : count,
      clause: alone(scope, from, to) && count >= 3 && (from > 0 || to < scope.text.length),
    }
  }
  const owned = /^['’]s /u.exec(scope.text.slice(start, end))
  if (owned) start += owned[0].length
  const text = scope.text.slice(start, end).trim()
  const count = text.match(/[a-z]{3,}/g)?.length ?? 0
  if (count < 1 || FRAME_EN.test(text) || text.length < 3 || NOT_WHY.test(text)) return undefined
  // English reasons are introduced (for, to, because); a loose remark counts only when it is a clause of its own.
  // One word says why only at the very end (off on Monday, dentist).
  const enough = count >= 2 || (from > 0 && to >= scope.text.length && WHY_WORD.has(process.key) && !NO_WHY.test(text))
  return (alone(scope, from, to) || (WHY_WORD.has(process.key) && last(scope, from, to))) &&
    enough &&
    (from > 0 || to < scope.text.length)
    ? { from: start, to: end, weight: count * 2, clause: true }
    : undefined
}

/** Particulars of a thing, not why it is wanted. */
const NO_WHY_ZH =
  /^(?:你好|您好|那个|嗯)*(?:我|本人|俺)是(?!因为|为了|想|要|去|来|在|有|说)|(?:再|稍后|回头|之后|晚点|后续)(?:补|填|给|发|说|定|报)$|^(?:供应商(?!评|会|大会|考察|审|培训|谈|沟通|拜访|来|对接)|品牌(?!部|活动|发布)|型号|规格|颜色|尺寸|单价|报价|联系人|联系电话|电话|地址|税号|账号|开户行|合同号|发票号|收款账户|(?:发票|票据|单据|附件|收据|小票)(?:在|都|已|齐|有|稍后|后补|后附|见|明天|全))|(?:口头|已经?|都|也|刚)*(?:同意|批准|答应|点头|知道)了?[。!]?$/u

/** Here a person, a department, a count or a place in a reason is part of it (got another offer, line 3 changeover). */
const SOFT: ReadonlySet<string> = new Set(['leave', 'overtime', 'business_trip', 'outing', 'resignation'])
/** What is not known yet, how urgent it is, what comes next: no reason. */
const NOT_WHY =
  /^(?:cancel|(?:exact |the )?(?:dates?|times?|details|amount|budget|destination)\b(?! (?:review|meeting|planning|discussion|talks?|session|check|season|process)).*|(?:outing|trip|travel|leave|overtime|ot|expense|purchase|purchase req|asset|seal|punch|payment|hiring)(?: request| req| application| form| claim| correction)?\b:?.*|no idea|not sure|unsure|don't know|dunno|tbd|tbc|to be (?:confirmed|decided|defined|agreed)|details? (?:later|to follow)|will (?:confirm|tell|let|check|send)|i'll|i will|they (?:have yet|haven't|will)|we(?:'ll| will)|haven't|more (?:details )?later|exact|unknown|waiting for|let me know|please|pls|kindly|can|could|thank|thx|sorry|hope|(?:(?:quite|fairly|very|rather|somewhat|not|a bit|semi) ?-?)?urgent|.* to follow\b|.* later\b$)/u
const WHY_WORD: ReadonlySet<string> = new Set(['leave', 'overtime', 'business_trip', 'outing'])
const NO_WHY =
  /^(?:urgent(?:ly)?|asap|thanks?|please|confirmed?|approved?|returning|leaving|half|full|whole|all|nothing|unpaid|paid|alone|maybe|probably|possibly|hopefully|ok|okay|right|correct|inclusive|overtime|vacation|holiday|yiju)$/u

/** Sick leave today - flu. */
const isDash = (text: string, i: number): boolean =>
  /[-–—]/u.test(text[i] ?? '') && text[i - 1] === ' ' && text[i + 1] === ' '

const parts = (text: string, i: number): boolean => /[,\n]/.test(text[i] ?? '') || isDash(text, i)

/** Sick leave today stomach bug: in words thrown down without a comma, what stands last says why. */
const last = (scope: Scope, from: number, to: number): boolean =>
  to >= scope.text.length &&
  /[TD]$/u.test(scope.text.slice(0, from).trimEnd()) &&
  !NO_TAIL.test(scope.text.slice(from, to).trim())
const NO_TAIL =
  /^(?:off|please|for|and|or|with|to|as|if|but|so|that|which|when|because|instead|by|only|maybe|at|in|on|until|till|from|is|are|was|will|i|we|my|P|it|of|not|no|via|then|too|also|leave|vacation|holiday|overtime|ot|pto|trip|back|working|wfh|there|here|onwards?|inclusive|total|each)\b/u

const alone = (scope: Scope, from: number, to: number): boolean =>
  (from === 0 || parts(scope.text, from - 1)) && (to >= scope.text.length || parts(scope.text, to))

function leadName(text: string, process: ProcessSense): RegExpExecArray | null {
  const name = process.names.find((n) => text.startsWith(n))
  return name === undefined ? null : new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}`, 'u').exec(text)
}
