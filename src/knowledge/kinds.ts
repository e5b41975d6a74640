// The kind of thing a question asks for, and whether a text holds one: a date, an amount, somebody, somewhere, a yes or a no.
import type { Question, Wanted } from './question.ts'

const NUMBER =
  /\d|[二三四五六七八九十百千万两]|一(?=[天年月个次名人倍半周])|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million|billion|once|twice|half|dozen)\b/
const KINDS: Readonly<Record<Wanted, RegExp | undefined>> = {
  number: NUMBER,
  money: /[元¥￥$€£]|万|块|\b(?:rmb|cny|usd|eur|gbp|yuan|dollars?|euros?|pounds?)\b|免费|free\b/,
  duration:
    /[\d一二三四五六七八九十百两半几]+\s*(?:个)?(?:工作日|自然日|日|天|周|星期|月|年|小时|分钟|钟头)|\b(?:\d+|one|two|three|four|five|six|seven|ten|a|an)[\s-](?:working |business |calendar |full )*(?:day|week|month|year|hour|minute)s?\b/,
  percent: /%|％|百分之|成(?=[以的，。])|\bper ?cent\b|half|一半|分之/,
  time: /\d{1,4}\s*年|\d{1,2}\s*月|\d{1,2}\s*[日号]|\b1\d{3}\b|\b20\d{2}\b|世纪|年代|朝|时期|[上下]午|\d{1,2}[:：]\d{2}|周[一二三四五六日末]|星期|每[天日周月季年]|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|century|decade|noon|midnight|quarter)\b|\d\s?(?:am|pm|a\.m|p\.m)|(?:day|week|month|year)s?\b|天内|日内/,
  person: /[\p{Lu}]|[\u4e00-\u9fff]/u,
  place: /[市省县区国州镇村路街楼层室馆院]|\b(?:in|at|near|on|from)\b/,
  reason: /因为|由于|因|为了|以便|导致|原因|所以|because|due to|since|as a result|so that|in order|caused|owing|reason/,
  manner: undefined,
  yesno: undefined,
  thing: undefined,
}
export function holds(wanted: Wanted, folded: string, question: string): boolean {
  const pattern = KINDS[wanted]
  if (!pattern || wanted === 'person') return false
  if (wanted !== 'number' && wanted !== 'time') return pattern.test(folded)
  // A number that was in the question already answers nothing.
  const asked = new Set(question.match(/\d[\d,.]*/g) ?? [])
  const bare = asked.size ? folded.replace(/\d[\d,.]*/g, (n) => (asked.has(n) ? ' ' : n)) : folded
  return pattern.test(bare)
}

/** Who, where, may one, how: looser than a number, told by the words that go with it. */
const LOOSE: Partial<Readonly<Record<Wanted, RegExp>>> = {
  person:
    /经理|主管|主任|总监|总裁|处长|科长|部长|负责人|专员|助理|秘书|会计|出纳|人事|前台|文员|班长|组长|厂长|主席|董事|客服|师傅|老师|上级|领导|管理员|宿管|[\u4e00-\u9fff]{1,4}(?:部|处|科|室|中心|委员会|小组)(?![分门])|\b(?:manager|head|director|lead|officer|team|department|supervisor|hr|finance|desk|committee|president|king|queen|ceo|cfo|assistant|reception|colleague|owner)\b/,
  place:
    /[市省县区国州镇村路街楼层室馆院处]|食堂|柜|库|前台|窗口|系统|平台|小程序|官网|网站|网址|\b(?:portal|page|intranet|website|desk|room|floor|building|office|reception|app|form|in [a-z]|at the)\b/,
  yesno:
    /可以|可(?=[^能])|不得|不可|不能|不予|须|必须|应当?|需|允许|禁止|严禁|不准|无需|不用|均|一律|只能|限|免费|\b(?:may|must|can|cannot|not|never|only|allowed|permitted|forbidden|prohibited|required|need|should|free|always|optional)\b/,
  manner:
    /请|先|再|后|填写|提交|联系|拨打|登录|申请|通过|步|点击|选择|凭|持|在.{1,10}[上中里]|\b(?:by|click|send|fill|submit|call|contact|ask|write|open|use|go to|first|then|step|follow|log)\b/,
}

/** Whether a text holds the kind of thing asked for; undefined where any text may. */
export function answersKind({ measure, wanted, folded }: Question, text: string): boolean | undefined {
  if (measure) return measure.test(text)
  return LOOSE[wanted]?.test(text) ?? (wanted === 'thing' ? undefined : holds(wanted, text, folded))
}
