// One clause, judged twice: the cue grammar's reading and the classifier's, weighed against each other.
import { asksAbout, decide, type Decision } from './acts-decide.ts'
import { isPrivate } from './acts-private.ts'
import { taught } from './acts-taught.ts'
import { rankActs, rankProcesses, type Ranked } from './classifier.ts'
import { NUDGES, WRITES } from './cues-told.ts'
import { plainly } from './grammar-polite.ts'
import { PRESSES } from './grammar-pressing.ts'
import type { CompiledLexicon } from './lexicon.ts'
import { ACTS, type ActName } from './understanding.ts'

export interface Judgement extends Decision {
  /** How sure, 0..1, and what else it could be. */
  confidence: number
  ranked: readonly Ranked[]
  /** Said to mean so by the organisation itself. */
  learnt?: true
}

/** Above this weight a cue stands unless the classifier is sure of another act. */
const STRONG = 9.3
const SURE = 0.85
const NAMES: ReadonlySet<string> = new Set(ACTS)
const isAct = (label: string): label is ActName => NAMES.has(label)

export function judge(text: string, lexicon: CompiledLexicon, later = false): Judgement {
  // …, is sick leave, one day: a detail told without its subject, no question.
  const asked = plainly(text)
  const told =
    later && !text.includes('?')
      ? asked.replace(/^(?:is|are|was|were) (?!it\b|that\b|this\b|there\b|P\b|my\b|the\b)/u, '')
      : asked.replace(REMARKED, '$1')
  const cue = decide(told, lexicon)
  const ranked = rankActs(told, cue).filter((r) => possible(r.label, text, cue))
  return withProcess(guard(taught(choose(cue, ranked, later, text), text, lexicon), text), text, ranked)
}

/** Comment on Tom's expense: which cost centre? What is to be written down asks nothing here. */
const REMARKED =
  /^((?:please |pls |kindly |can you |could you )*(?:(?:leave|add|write|put|post|make) (?:a |the |this |my )?)?(?:quick |short )?(?:comment|note|remark|reply|message)\b[^:?]{0,60}:).*$/u

/** What an act cannot do without: somebody to transfer to, a shift to swap. */
const NEEDS: Partial<Record<string, RegExp>> = {
  // 产检算病假还是另外的假 is nobody's approval: a decision has a word of deciding in it.
  approve:
    /批|准|同意|认可|过|放行|签|可以|[好行中]|没问题|没意见|绿灯|支持|确认|👍|👌|✅|\b(?:approv\w*|agree\w*|pass\w*|sign\w*|ok(?:ay)?|green|go|fine|yes|yep|accept\w*|through|clear\w*|sanction\w*|authori[sz]e\w*|good|lgtm|bless|happy|allow\w*|let|works?|aprove\w*|aprov\w*)\b/u,
  reject:
    /拒|驳|[不没别莫](?:批|同|准|行|予|过|通|能|要|给|可)|否|打回|毙|退|\b(?:reject\w*|declin\w*|den(?:y|ied)|refus\w*|turn\w*|no|not|n't|don't|disapprov\w*|kill|veto\w*|dismiss\w*|knock\w*|nope|nah|rejct)\b/u,
  hold: /[不别勿先等缓停没暂甭莫]|取消|算了|再说|推迟|搁|本来|原本|\b(?:not|n't|don't|dont|no|never|hold|wait|pause|stop|later|yet|keep|leave|postpone|delay|until|without|rather|cancel\w*|forget|skip)\b|n't\b/u,
  withdraw:
    /撤|取消|收回|拿回|要回|作废|召回|退回来|不要了|不(?:报|请|买|用|去|办|提)了|\b(?:withdraw\w*|recall|cancel\w*|pull|take|undo|retract|revoke|void|rescind|scrap|back|unsubmit|drop|remove)\b/u,
  assignTask: /[PG]|他|她|任务|\b(?:him|her|them|task|to-?do|action item)\b/u,
  transfer: /[PG]|他|她|转|移交|\b(?:him|her|them|transfer|forward|reassign|pass)\b/u,
  standIn: /[PG]|他|她|代理|代批|代审|委托|\b(?:deputy|delegate|stand|proxy|substitute|cover)\b/u,
  addSigner: /[PG]|他|她|加签|会签|审批人|\b(?:signer|approver|sign|reviewer|signature)\b/u,
  swapShift: /班|\b(?:shifts?|swap|switch|trade|cover)\b/u,
  signIn: /打卡|签|卡|上班|下班|到岗|到公司|\b(?:clock|punch|check|sign|badge|arrival|departure|in|out)\b/u,
  myShift: /班|\b(?:shifts?|work|working|roster|rota|schedule|start|duty|on|come in|be in)\b/u,
}
const possible = (label: string, text: string, cue: Decision): boolean =>
  !(label === 'reject' && cue.grumbles) &&
  !(label === 'approve' && cue.cannot) &&
  ((NEEDS[label]?.test(text) ?? true) || cue.act === label)

const MARKER =
  /^(?:先不说(?:这个|那个|这事)?|先[别不]管(?:这个|那个|它)?|不对|哦不|噢不|啊不|呃|错了|说错了|写错了|等等|等下|no|no wait|wait|sorry|actually|oops|i mean|scratch that|my mistake|correction)[,.!。！ ]*$/u

/** Should I approve it? asks for advice. */
const SHOULD_I =
  /\b(?:should|shall|can|could|may|must|do|did|am) (?:i|we)\b|要不要|该不该|应不应该|是不是(?:该|应该|要)|能不能|可不可以/u

const ASKS_SHIFT =
  /[?？吗]|什么|啥|几点|哪|查|看|排班|班表|要不要|\b(?:shifts?|roster|schedule|rota|what|when|am i|do i)\b/u

const REPORTED =
  /\b(?:e-?mailed|wrote|writes|said|says|told|texted|messaged|sent|forwarded|claims?|claimed|asked|reads?|states?)\b[^.]{0,24}Z|(?:说|写|写道|发来|转发|来信|邮件|原话|通知)(?:是|里|说|的)*[,:]?Z/u

/** 填错了咋撤: how it is done. */
const HOW = /(?:怎么|如何|咋|怎样)(?:才能|能|去|才可以)?(?:撤|改|取消|退|催|转|加签|补|批|审|申请|办|弄|换)/u

/** Somebody has agreed. */
const AGREED =
  /^(?:他|她|对方|人家|P|领导|老板|经理|主管|客户)(?:那边|本人|也|都|已经?|刚才?|说|口头)*(?:同意|答应|批准|没意见|通过|批|签|审批?|放行)(?:过|完|好)?了(?:的)?[。!]?$/u

const OPEN_DETAIL =
  /^(?:but )?(?:i |we )?(?:(?:don't|do not) (?:really |yet )?know|not sure|unsure)(?: yet)? (?:how long|how many days|when exactly|until when|till when|which days?|what dates?|the (?:exact )?dates?)(?: (?:yet|exactly|i'll be away|it (?:takes|is|lasts)|i(?:'ll| will) (?:stay|need)))*[.! ]*$/u
/** The whole clause is a reason. */
const WHY =
  /^(?:因为|由于|主要是|主要因为|原因是|理由是|事由(?:是|为)|是因为|关键是)(?!.*(?:所以|请|想|要请|申请|帮|报销|麻烦|[TDM]))/u

const OUT_OF_SCOPE: ReadonlyMap<ActName, number> = new Map([['outOfScope', 9.4]])

/** What an office talks about. */
const OFFICE =
  /Z|报销|打车|领导|老板|同事|客户|审批|公司|单位|流程|发票|车票|机票|请假|假期|[年病事婚产丧]假|差旅|出差|加班|餐[补费]|补[贴助]|津贴|工资|奖金|团建|经费|费用|预算|合同|盖章|公章|举报|规定|制度|考勤|打卡|社保|公积金|福利|体检|培训|离职|入职|转正|财务|人事|行政|部门|付款|采购|工牌|工位|门禁|办公/u

export const isOfficeTalk = (text: string): boolean => OFFICE.test(text)

/** The rules of a thing are asked about; documents about rules are issued. */
const RULES = /规定|制度|政策|标准|规则|要求是|流程是|\b(?:rules?|polic(?:y|ies)|guidelines?|regulations?|procedure)\b/u
const ISSUED: ReadonlySet<string> = new Set(['document', 'incoming_document', 'contract', 'seal'])

/** Could I get a second monitor? asks for the thing. */
const WISHED =
  /\b(?:can|could|may|might) (?:i|we|G|P|the team|my team|sales|marketing|finance|legal|hr|engineering|operations|support) (?:please |also |possibly |perhaps |maybe |kindly )*(?:get|have|borrow|grab|order)\b|^(?:\w+ )?(?:can|could|may) (?:i|we) (?:please |also )?(?:take|book|have|get|use|grab|request)\b.*T|^(?:can|could) (?:the|my|our|this|these) .{2,60} (?:get|have|be)\b/u
const THINGS: ReadonlySet<string> = new Set(['asset', 'purchase', 'meeting_room', 'vehicle', 'seal', 'repair', 'leave'])

/** Questions are never actions, and what stands only in a quotation is no order. */
function guard(chosen: Judgement, text: string): Judgement {
  // 因为设备要修: introduced as why.
  const why = WHY.test(text) && !chosen.modifiers.has('request') && !chosen.modifiers.has('helpMe')
  if (PRESSES.test(text) || why)
    return {
      ...chosen,
      act: undefined,
      weight: 0,
      heard: new Map(),
      process: undefined,
      processWeight: 0,
      files: false,
    }
  // 关于值班安排的通知: a title asks for nobody's shifts.
  if (chosen.act === 'myShift' && /关于[^,。]{2,30}(?:通知|公告|通报|函|请示)/u.test(text))
    return { ...chosen, act: undefined, weight: 0 }
  // 有没有异常，比如重复报销: an example asks for nothing.
  if (chosen.act === 'start' && /^(?:比如|例如|譬如|诸如|好比)/u.test(text))
    return { ...chosen, act: undefined, weight: 0 }
  // Don't know yet how long: a detail that is open, no question and no denial.
  if (OPEN_DETAIL.test(text)) return { ...chosen, act: undefined, weight: 0, heard: new Map() }
  // 和李雷对调，他同意了: whoever agreed, it was not asked for here.
  if (chosen.act === 'approve' && AGREED.test(text)) return { ...chosen, act: undefined, weight: 0, heard: new Map() }
  if (
    MARKER.test(text) ||
    /^(?:please |kindly )*(?:do the needful|take (?:a )?note|note (?:this )?down|just so you know|fyi|heads[- ]up|one more thing|quick one|listen|long story short)[.!: ]*$/u.test(
      text,
    )
  )
    return { ...chosen, act: undefined, weight: 0 }
  // 如果方便的话: only polite.
  if (chosen.modifiers.has('conditionOnly') && chosen.heard.size === 0 && chosen.process === undefined)
    return { ...chosen, act: undefined, weight: 0 }
  // What somebody else is quoted with leads to what is asked about it.
  if (REPORTED.test(text) && chosen.act !== 'outOfScope' && chosen.act !== 'ask')
    return { ...chosen, act: undefined, weight: 0 }
  // What a quotation leads to is said by the words around it, not by how they look.
  if (
    text.includes('Z') &&
    chosen.act === 'outOfScope' &&
    !chosen.heard.has('outOfScope') &&
    !chosen.modifiers.has('injection')
  )
    return { ...chosen, act: undefined, weight: 0 }
  // 这个包括打车票吗: what is asked about the office is no idle talk.
  if (
    chosen.act === 'outOfScope' &&
    !chosen.heard.has('outOfScope') &&
    !chosen.modifiers.has('injection') &&
    asksAbout(chosen.modifiers) &&
    isOfficeTalk(text)
  )
    return { ...chosen, act: 'ask', weight: 8, confidence: Math.max(chosen.confidence, 0.5) }
  // 周六值班，报个加班: a shift is asked about, not told.
  if (chosen.act === 'myShift' && !chosen.heard.has('myShift') && !ASKS_SHIFT.test(text))
    return { ...chosen, act: undefined, weight: 0 }
  // Mine is no request of this office: my stolen card, my car, my savings account.
  if (chosen.act !== undefined && (WRITES.has(chosen.act) || NUDGES.has(chosen.act)) && isPrivate(text))
    return { ...chosen, act: 'outOfScope', weight: 9.4, heard: OUT_OF_SCOPE, process: undefined, processWeight: 0 }
  if (chosen.act === undefined || !WRITES.has(chosen.act)) return chosen
  // Words of another script are not guessed at.
  if (text.includes('□') && chosen.act !== 'start' && !chosen.heard.has(chosen.act))
    return { ...chosen, act: undefined, weight: 0 }
  if (chosen.act === 'start' && RULES.test(text) && !/[TDMQ]/u.test(text) && !ISSUED.has(chosen.process ?? ''))
    return { ...chosen, act: 'ask', weight: 9 }
  const asks = asksAbout(chosen.modifiers) && !(WISHED.test(text) && THINGS.has(chosen.process ?? ''))
  if (
    asks &&
    chosen.weight < 9.9 &&
    (chosen.act === 'start' || SHOULD_I.test(text) || (chosen.heard.get(chosen.act) ?? 0) < 9)
  )
    return { ...chosen, act: 'ask', weight: 9 }
  if (text.includes('Z') && chosen.act !== 'start' && (chosen.heard.get(chosen.act) ?? 0) < 9)
    return { ...chosen, act: undefined, weight: 0 }
  return chosen
}

function choose(cue: Decision, ranked: readonly Ranked[], later: boolean, text: string): Judgement {
  const best = ranked[0] ?? { label: 'detail', p: 0 }
  const agreed = ranked.find((r) => r.label === cue.act)?.p ?? 0
  const standing = { ...cue, ranked, confidence: Math.max(agreed, cue.weight >= STRONG ? 0.75 : 0.4) }
  // What rules forbid is not for statistics to allow: orders to change rules, what-ifs, denials.
  if (FIRM.some((m) => cue.modifiers.has(m)) && cue.weight >= 8.5)
    return { ...standing, confidence: Math.max(agreed, 0.9) }
  if (cue.act === 'hold' && cue.modifiers.has('negation') && cue.weight >= STRONG)
    return { ...standing, confidence: Math.max(agreed, 0.8) }
  // May I take Friday off: polite, and no question about the rules.
  if (best.label === 'ask' && cue.act === 'start' && cue.modifiers.has('helpMe') && cue.processWeight >= 8)
    return standing
  // 投标书的章盖好没有: a question that is heard is never a request.
  if (
    !WISHED.test(text) &&
    best.label === 'start' &&
    asksAbout(cue.modifiers) &&
    cue.act !== undefined &&
    cue.act !== 'start' &&
    cue.weight >= 9
  )
    return standing
  if (cue.act === 'ask' && cue.weight >= 9 && HOW.test(text)) return standing
  if (best.label === cue.act)
    return { ...cue, ranked, weight: Math.max(cue.weight, 7.5 + 2 * best.p), confidence: Math.max(best.p, 0.5) }
  // Transfer the second one to somebody else: what is heard outweighs a request of which no word was heard.
  const wordless = best.label === 'start' && cue.process === undefined && cue.act !== undefined && WRITES.has(cue.act)
  if (cue.weight >= STRONG && (best.p < SURE || wordless)) return standing
  // A later clause in which nothing is heard is a detail of what went before, unless it is plainly more.
  const silent = later && cue.heard.size === 0 && cue.process === undefined
  // …and laptop: a thing more, not a request more.
  const thing =
    later &&
    cue.heard.size === 0 &&
    !cue.modifiers.has('request') &&
    /^(?:the |my |a |an |our |some )?[a-z]+(?: [a-z]+)?$/u.test(text) &&
    cue.processWeight < 8
  const detail = { ...cue, ranked, act: undefined, weight: 0, confidence: best.p }
  if (best.label === 'detail') return best.p >= 0.6 || cue.weight < 7.4 ? detail : standing
  if ((silent && best.p < 0.8) || thing) return detail
  if (!isAct(best.label)) return standing
  if (best.p >= (cue.weight >= 8 ? 0.6 : 0.5))
    return { ...cue, ranked, act: best.label, weight: 7.4 + 2 * best.p, confidence: best.p }
  return cue.weight >= 7.4 ? standing : { ...cue, ranked, act: best.label, weight: 6, confidence: best.p }
}

const FIRM = ['injection', 'hypothesis', 'denial'] as const

/** A request without a named process: the likeliest, if it is likely. */
function withProcess(chosen: Judgement, text: string, ranked: readonly Ranked[]): Judgement {
  if (chosen.act !== 'start' || chosen.processWeight >= 8) return chosen
  const [first] = rankProcesses(text, chosen)
  if (first && first.p >= (chosen.process === undefined ? 0.45 : 0.8) && first.label !== chosen.process)
    return { ...chosen, process: first.label, processWeight: 7, files: true }
  if (chosen.process !== undefined) return chosen
  const heard = [...chosen.heard].sort((a, b) => b[1] - a[1])[0]
  if (heard && heard[1] >= 8.5) return { ...chosen, act: heard[0], weight: heard[1], confidence: 0.5 }
  const next = ranked.find((r) => r.label !== 'start' && isAct(r.label))
  return {
    ...chosen,
    act: next && isAct(next.label) && next.p > 0.2 ? next.label : undefined,
    weight: 6,
    confidence: next?.p ?? 0.2,
  }
}
