// People the directory does not know, named where only a person can stand: 同意张三的加班, approve Bob's leave.
import type { Normalised } from '../kernel/text.ts'
import { COMMON, COMPOUND_SURNAMES, EN_COMMON, SURNAMES } from './names-common.ts'
import { spanOf, type Span } from './spans.ts'
import type { PersonSpan } from './names.ts'

/** Begin like a surname and are none. */
const NO_NAMES: ReadonlySet<string> = new Set(
  '高铁 高管 方案 方便 金额 金卡 项目 车费 车票 车辆 路费 房租 房费 成本 员工 于是 白板 马桶 安装 安全 管理 任务 时间 万元 应付 何时 计划 费用 明细 程序 江西 江苏 云南 成都 钱款 单子 单据 石油 温度 常用 常规 平台 包装 花费 宣传 严重 黄金 余额 余款 全员 平时 关于 钱包 水费 常州 温州 常熟 金华 任何 成员 时候 于今 于明 应该 施工 谷歌 华为 万科 高德 金山 美团 方正 和他 和我 和你 向我 向他 全部 都是 别人 单位 党员 石家 毛坯 包括 明天 易拉 祝你 祝他 向公 向财 于周 于下 安排 时段 武汉 段时 何人 常见 边界'.split(
    ' ',
  ),
)
const SURNAME = `(?:${[...COMPOUND_SURNAMES].join('|')}|[${[...SURNAMES].join('')}])`
const HAN = '[\\u4e00-\\u9fff]'
const NOUN =
  '(?:请假|休假|年假|病假|事假|婚假|产假|调休|报销|采购|出差|加班|付款|打款|合同|用印|盖章|补卡|招聘|领用|审批|离职|辞职|费用|用车|借款|外出|转正|单|申请|请求|流程|条子|假|那)'
/** Right before somebody who owns a request or is given one. */
const BEFORE =
  '(?:(?<=把|将|给|让|叫|请|由|跟|和|与|同|找|催|催催|催一下|提醒|提醒一下|转给|交给|退给|退回|打回|驳回|拒绝|同意|批准|通过|加签|委托|授权|安排|指派|看看|查查|查一下|看一下|、|,|，|。|;|；|:|：|\\s)|(?<=^))'
const ZH = new RegExp(
  `${BEFORE}(?<name>(?:老|小)${SURNAME}|${SURNAME}${HAN}{1,2}?)(?=的${NOUN}|那[个张份条笔]|这[个张份条笔]|(?:刚|昨天|今天)?(?:提交|申请|发起|提)的|(?:和|跟|与|、)${SURNAME}${HAN}{1,2}?的${NOUN})`,
  'dgu',
)
const DOES =
  '(?:把|去|来|在|于|整理|完成|准备|做|写|提交|负责|处理|审批|批|看|审|代|替|签|也|先|尽快|赶紧|快|抓紧|跟进|联系|检查|帮|明天|后天|今天|下周|这周|周[一二三四五六日天]|\\d)'
const ZH_DOES = new RegExp(
  `(?<=让|叫|请|由|安排|指派|通知|催|提醒)(?<name>(?:老|小)${SURNAME}|${SURNAME}${HAN}{1,2}?)(?=${DOES})`,
  'dgu',
)

const ZH_JOINS = new RegExp(`(?<name>${SURNAME}${HAN}{1,2}?)(?=[^,，。]{0,10}(?:入职|报到|转正))`, 'dgu')
const ZH_NEW = new RegExp(
  `(?<=新人|新员工|新同事|入职人|姓名)(?:是|叫|:)?(?<name>${SURNAME}${HAN}{1,2})(?=,|$|岗|来|到|入职)`,
  'dgu',
)
const ZH_FOR = new RegExp(
  `(?<=给|替|帮)(?:新同事|新员工|新人|同事|实习生)?(?<name>${SURNAME}${HAN}{1,2}?)(?=领|申领|配|办)`,
  'dgu',
)

const EN_NAME = '[A-Z][a-z]+(?: [A-Z][a-z]+)?'
const EN_NOUN =
  '(?:annual leave|sick leave|leave|expenses?|claims?|purchases?|trips?|business trip|requests?|overtime|contracts?|payments?|vacation|pto|time off|reimbursements?|orders?|seal|hiring|resignation|report|one|application|ticket)'
const EN_OWNS = new RegExp(
  `\\b(?<name>${EN_NAME})(?=(?:'s|’s) (?:(?:[A-Z]{0,2}[$€£¥])?\\d[\\d.,]*k? ?(?:yuan|kuai|euros?|dollars|pounds|rupees|[A-Z]{3})? |(?:RMB|USD|EUR|CNY|GBP|SGD|INR) ?\\d[\\d.,]*k? |(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]* \\d{1,2} )?(?:[a-z]+ ){0,2}${EN_NOUN}\\b)`,
  'dgu',
)
const EN_BY = new RegExp(
  `\\b(?:(?:claims?|requests?|expenses?|leave|purchases?|orders?|contracts?|payments?|overtime|trip|one|it|that) (?:from|by|of)|(?:submitted|filed|raised|made|sent|requested) by) (?<name>${EN_NAME})\\b`,
  'dgu',
)
const EN_DOES = new RegExp(
  `\\b(?:[Aa]sk|[Gg]ive|[Hh]ave|[Ll]et|[Gg]et|[Rr]emind|[Nn]udge|[Cc]hase|[Pp]ing|[Tt]ell|[Aa]ssign|[Aa]dd|[Ss]wap|[Ss]witch|(?<=\\b(?:[Ss]wap|[Ss]witch|[Tt]rade|[Ee]xchange|shifts?|[Cc]heck|[Uu]p)\\b[^.!?]{0,40})with|[Mm]ake) (?<name>${EN_NAME})\\b(?= (?:to|about|on|as|a|the|that|for|review|sign|approve|handle|prepare|know|cover|also|my|shifts?|send|finish|update|check|write|call|book|order|fix|complete|organi[sz]e|take|deliver|draft|test|clean|collect|do|make|bring|submit|arrange|look|put|get)\\b|[.,!?]|$)`,
  'dgu',
)
/** Priya will cover, Jens and I want to swap, me and Omar. */
const EN_ACTS = new RegExp(
  `(?:^|[.,;] ?|\\b(?:and|while|with|that|let|have|from|me and|both) )(?<name>${EN_NAME})(?= (?:(?:will|can|could|should|would|is going to|has agreed to|to) )?(?:handles?|covers?|approves?|signs?|acts?|stands? in|takes? over|fills? in|looks? after|steps? in|decides?) (?:my|for|the|in|all|everything|over|things|as|on)\\b| is (?:my|the) (?:stand-in|deputy|delegate|backup|substitute)\\b| and I\\b)`,
  'dgu',
)
/** A task for Ingrid, handover to Julia, set Priya as my delegate, issue one to Rahul. */
const EN_FOR = new RegExp(
  `\\b(?:(?:[Tt]asks?|to-?do|assignment|action item) (?:for|to)|[Hh]and(?:ed|ing)?[- ]?over(?: is)? to|(?:me and|both me and|shifts? with|swap with|trade with)|[Ss]et(?: up)?|(?<=\\b(?:[Aa]sset|[Ee]quipment|[Pp]hone|[Ll]aptop|[Mm]onitor)\\b[^.!?]{0,40})for|[Aa]ppoint|[Nn]ame|[Mm]ake|(?<=\\b(?:[Ii]ssue|[Gg]ive|[Aa]ssign|[Hh]and)\\b[^.,!?]{2,40})to) (?<name>${EN_NAME})\\b(?=[.,:!?]|$| (?:as|for|from|on|by|to|next|this|tomorrow|today|please|and)\\b)`,
  'dgu',
)
const EN_NEW = new RegExp(
  `\\b(?:new|our|my|the) (?:intern|hire|joiner|starter|colleague|employee|team member|trainee),? (?<name>${EN_NAME})\\b`,
  'dgu',
)
const EN_JOINS = new RegExp(
  `(?:^|[.,] |for )(?<name>${EN_NAME})(?= (?:joins|starts|is joining|will join|is starting|reports|needs to|should|has to|covers|approves|handles|wants to)\\b)`,
  'dgu',
)
const EN_WORDS: ReadonlySet<string> = new Set(
  'Let It That There Here What He She We They You Nothing Something Anything None All Both Each Some Any One Anybody Somebody I Please The This That My Our Your His Her Their A An It If And But Also Then Ok Okay Yes No Hi Hey Hello Dear Thanks Approve Reject Return Forward Cancel Withdraw Submit Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Finance Legal Marketing Sales Engineering Design Hr Operations Today Tomorrow Yesterday Next Last Who What When Where Why How Everyone Someone Anyone Nobody Everybody Company Team Client Customer Vendor Supplier'.split(
    ' ',
  ),
)

const isWord = (word: string): boolean => EN_WORDS.has(word) || EN_COMMON.has(word.toLowerCase())

export function readUnknownPeople(text: Normalised): PersonSpan[] {
  const found: PersonSpan[] = []
  const put = (span: Span): void => {
    if (!found.some((f) => f.span.from < span.to && span.from < f.span.to))
      found.push({ span, candidates: [], how: 'unknown' })
  }
  for (const pattern of [ZH, ZH_DOES, ZH_JOINS, ZH_NEW, ZH_FOR])
    for (const match of text.lower.matchAll(pattern)) {
      const range = match.indices?.groups?.['name']
      const name = match.groups?.['name'] ?? ''
      if (
        range &&
        !/[我你您他她它们]/u.test(name) &&
        !NO_NAMES.has(name) &&
        !NO_NAMES.has(name.slice(0, 2)) &&
        !COMMON.has(name)
      )
        put(spanOf(text, range[0], range[1]))
    }
  for (const pattern of [EN_OWNS, EN_BY, EN_DOES, EN_JOINS, EN_NEW, EN_ACTS, EN_FOR])
    for (const match of text.text.matchAll(pattern)) {
      const range = match.indices?.groups?.['name']
      const words = (match.groups?.['name'] ?? '').split(' ')
      // Approve Omar's leave: the first capital opens the sentence.
      const lead = words.length > 1 && isWord(words[0] ?? '') ? (words.shift()?.length ?? 0) + 1 : 0
      if (range && !words.some(isWord)) put(spanOf(text, range[0] + lead, range[1]))
    }
  return found
}
