// Orders that are put as questions: would it be possible to take Friday off, any chance you could approve it. Where something particular is named, they ask for it.
import type { Reading } from './grammar-reading.ts'
import { cut } from './reading-cut.ts'

const DOUBLED = /^(.+)([bdgmnprt])\2$/u
const SILENT_E =
  /^(?:approv|chas|nudg|fil|tak|mak|arrang|hav|giv|rais|expedit|reimburs|purchas|schedul|issu|circulat|releas|delegat|mov|remov|updat|reserv|resolv|clos|replac|rout|prepar|writ|us)$/u

/** approving → approve, putting → put, sending → send. */
const base = (stem: string): string => {
  const doubled = DOUBLED.exec(stem)
  return SILENT_E.test(stem) ? `${stem}e` : doubled ? `${doubled[1] ?? ''}${doubled[2] ?? ''}` : stem
}

const OPENING = '^(?:(?:hi|hey|hello|so|and|also|um|well|sorry|then|yiju|please),? )*'
const OK = '(?:possible|ok|okay|alright|all right|fine|feasible|doable)'
const WAYS = new RegExp(
  `${OPENING}(?:${[
    `(?:would|could|might|will) (?:it|that) (?:at all |perhaps |maybe )?be (?:at all )?${OK}(?: for (?:me|us|you))? (?:to|if (?:i|we|you)(?: could| can| were to)?)`,
    `is it (?:at all )?${OK}(?: for (?:me|us|you))? (?:to|if (?:i|we|you)(?: could| can)?)(?= (?:take|get|book|have|reserve|approve|order|forward|apply|request|pass|borrow)\\b)`,
    '(?:would|do) you mind if (?:i|we)|(?:do you )?mind if (?:i|we)',
    "(?:i|we) (?:was|am|were|are|'m|'re)? ?(?:just )?(?:wondering|hoping|curious) (?:if|whether|that) (?:i|we|you|it would be possible to|it'd be possible to|it's possible to|it is possible to)(?: could| can| might| may)?",
    "(?:i|we) (?:was|am|were|are|'m)? ?hoping to",
    '(?:is there |there )?any (?:chance|way) (?:that )?(?:i|we|you|of you)(?: could| can| might)?',
    'do you think (?:i|we|you) (?:could|can|might)|(?:would|are|will) you (?:be )?able to|(?:could|can) you possibly',
    '(?:may|can|could) i (?:please |kindly )?ask you to',
    "(?:i|we)(?:'d| would)? (?:want|need|like) you to",
    '(?:please |pls |kindly )?(?:help|assist)(?: me| us)? to(?= (?:approve|reject|return|submit|file|apply|book|order|buy|pay|raise|reimburse|claim|register|log|arrange|request|forward|withdraw|remind|add)\\b)',
    '(?:would|will) you (?:please|kindly|be so kind as to|be kind enough to)',
    "(?:i|we)(?:'d|'ll| would| will) (?:really )?(?:appreciate it|be grateful|be glad|be happy) if (?:i|you|we) (?:could|can|would)?",
    'it would be (?:great|nice|good|lovely|helpful) if (?:i|you|we) (?:could|can|would)?',
  ].join('|')}) (?!.*\\b(?:carry|carried|roll over|still|without|lose|policy|rules?)\\b)(?=.*[TDMPNOQ])`,
  'u',
)
const MIND = new RegExp(`${OPENING}(?:would|do) you mind ([a-z]+)ing (?=.*[TDMPNOQ]|(?:it|this|that)\\b)`, 'u')

/** 在吗 想请个假: whether somebody is there is not the question. */
const BEFORE_ALL = /^(?:在吗|在么|在不在|在不|有人吗|你好|您好|哈喽)[\s,，。!！~～?？]+(?=\S{2})/u
/** Did 2.5 hours overtime on Monday: told, not asked. */
const DID = /^did (?=[DQ]|\d|an? |some |extra |ot\b|overtime\b)/u

/** I've got a contract to get approved: it is submitted. */
const TO_APPROVE =
  /^(?:i|we)(?:'ve| have)? ?(?:got |have |need )?(?=(?:an?|another|my|our|this) )((?:an?|another|my|our|this) (?:[a-z]+ )?(?:contract|agreement|purchase|expense|trip|leave|overtime|payment)(?: request| claim)?) (?:to (?:get|be|have)|that (?:needs|has) to (?:get|be)|which (?:needs|has) to (?:get|be)|needing to be|to be) (?:approved|signed off)/u

/** The order itself. */
export function plainly(said: string): string {
  const masked = said
    .replace(BEFORE_ALL, '')
    .replace(DID, 'i did ')
    .replace(TO_APPROVE, 'please submit $1 for approval')
  const way = WAYS.exec(masked)
  if (way) return `please ${masked.slice(way[0].length).replace(/\?+$/u, '')}`
  const mind = MIND.exec(masked)
  return mind ? `please ${base(mind[1] ?? '')} ${masked.slice(mind[0].length).replace(/\?+$/u, '')}` : masked
}

const MAY =
  '(?:能不能|可不可以|可以|能|能否|可否|是否可以|可不可|方不方便|方便|有没有空|得空|有空)(?:不能)?(?:的话)?(?:麻烦|劳烦)?(?:请)?(?:你|您)?(?:先)?'
/** 可以帮我报销380吗, 能不能给我请半天假: whoever asks for help asks for the thing. */
const HELP_ME = new RegExp(
  `(?<=^|[,，。!?;\\s])(?:我想问一?下,?|请问)?${MAY}(?=(?:帮|替|给)(?:我|忙|一?下|个忙)|帮[提填开走弄办请报申领订买付盖补发])`,
  'u',
)
/** 能否申请加班两小时: in so many words with what is wanted; a rule is asked about without. */
const MAY_I = new RegExp(
  `^(?:能不能|可不可以|能否|可否|是否可以)(?:先)?(?=(?:申请|报销|请(?!问|教|你|您)|休|领|订|付|提|借|走|安排|发起|起草|采购|购买|盖|补|招|招聘)[^,，?]*[TMQ])(?!.*(?:超过|提前|累计|折|一起|同时|分|跨|算|当|还能|之前的|以后|第二|重复))`,
  'u',
)
const ASKS_END = /(?:吗|么|不|嘛)?\s*\?+|(?:吗|么)(?=[,，。!\s]|$)/u

/** The same reading as an order. */
export function asOrder(it: Reading): Reading {
  if (!/[能可便空]/u.test(it.masked)) return it
  const asked = HELP_ME.exec(it.masked) ?? MAY_I.exec(it.masked)
  if (!asked) return it
  const from = asked.index + asked[0].length
  const clause = /^[^。!?\n]*\??/u.exec(it.masked.slice(from))?.[0] ?? ''
  const end = ASKS_END.exec(clause)
  const plain = end ? cut(it, from + end.index, from + end.index + end[0].length, end[0].includes('?') ? ',' : '') : it
  return cut(plain, asked.index, from)
}
