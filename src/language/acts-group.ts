// Clauses become requests: details join the request they belong to, and what asks for something of its own becomes a request of its own.
import { asksAbout } from './acts-decide.ts'
import { isOfficeTalk, judge, type Judgement } from './acts-judge.ts'
import type { Clause } from './grammar-clauses.ts'
import { PRESSES } from './grammar-pressing.ts'
import type { CompiledLexicon } from './lexicon.ts'
import type { ActName } from './understanding.ts'

export interface Piece extends Clause {
  decision: Judgement
}

/** A request: one or more clauses that together ask for one thing. */
export interface Ask {
  pieces: Piece[]
  act: ActName | undefined
  weight: number
  process: string | undefined
  processWeight: number
  confidence: number
}

const TRIGGER = 7.4
const POLITE: ReadonlySet<ActName> = new Set<ActName>(['smallTalk', 'help', 'confirm'])
/** One decision about one thing: said twice it is still one, unless it names another thing. */
const DECIDES: ReadonlySet<ActName> = new Set<ActName>([
  'approve',
  'reject',
  'return',
  'transfer',
  'addSigner',
  'comment',
  'urge',
  'withdraw',
  'status',
])
const TARGET = /[PNO]/

export function group(clauses: readonly Clause[], lexicon: CompiledLexicon): Ask[] {
  // Urgent, the belt has stopped: how urgent it is opens nothing.
  const opens = clauses.findIndex((c) => !/^(?:urgent|asap)\W*$/u.test(c.text))
  const pieces = clauses.map((clause, i): Piece => ({
    ...clause,
    decision: judge(clause.text, lexicon, i > Math.max(0, opens)),
  }))
  const asks: Ask[] = []
  for (const [i, said] of pieces.entries()) {
    const last = asks.at(-1)
    if (last && leadsToAnother(last, said, pieces.slice(i + 1))) {
      asks.push(askOf(said))
      continue
    }
    const piece = last ? asElliptic(last, asCourtesy(last, asAsked(last, said))) : said
    if (last && wantsIt(last, piece, lexicon)) {
      last.pieces.push(piece)
      Object.assign(last, { act: 'start', weight: 8.5, processWeight: 8.5, confidence: 0.6 })
    } else if (last && joins(last, piece)) join(last, piece)
    else asks.push(askOf(piece))
  }
  return tidy(takenBack(asks.map((ask) => whole(ask, lexicon))))
    .map(asksAnyway)
    .map(unpressed)
}

/** 撤回合同，另外老婆快生了，陪产假6月1号开始: what opens another request tells why it is made. */
function leadsToAnother(last: Ask, said: Piece, rest: readonly Piece[]): boolean {
  const apart = said.after === 'joint' || said.after === 'sentence'
  if (!apart || last.act === undefined || last.weight < 8 || said.decision.weight >= TRIGGER || PRESSES.test(said.text))
    return false
  const next = rest.slice(0, 3)
  const end = next.findIndex((p) => p.after !== 'comma')
  const filed = (end < 0 ? next : next.slice(0, end)).find(
    (p) => p.decision.act !== undefined && p.decision.weight >= TRIGGER,
  )
  return (
    filed?.decision.act === 'start' &&
    filed.decision.files &&
    filed.decision.processWeight >= 8 &&
    filed.decision.process !== last.process &&
    (last.act !== 'start' || last.processWeight >= 8) &&
    !(last.act === 'ask' || last.act === 'outOfScope' || last.act === 'smallTalk' || last.act === 'hold')
  )
}

/** 客户催得急，把王芳的采购批了: why it is urgent is no remark on what is decided. */
function unpressed(ask: Ask): Ask {
  const pieces = ask.act === 'start' ? ask.pieces : ask.pieces.filter((p) => !PRESSES.test(p.text))
  return pieces.length === 0 || pieces.length === ask.pieces.length ? ask : { ...ask, pieces }
}

/** A question about the office that no rule knows is still a question. */
function asksAnyway(ask: Ask): Ask {
  const asks = ask.act === undefined && ask.pieces.some((p) => asksAbout(p.decision.modifiers))
  return asks && isOfficeTalk(ask.pieces.map((p) => p.text).join(','))
    ? { ...ask, act: 'ask', weight: 6, confidence: Math.max(ask.confidence, 0.4) }
    : ask
}

/** Approve… wait no, don't: what is taken back at once was not said. */
function takenBack(asks: Ask[]): Ask[] {
  return asks.filter((ask, i) => {
    const next = asks[i + 1]
    // Reject Sarah's – no, sorry, Tom's: the second is meant.
    if (next && DECIDES.has(next.act ?? 'ask') && next.act === ask.act && putsRight(ask, next)) return false
    if (next?.act !== 'hold' || ask.act === undefined || !TAKEN_BACK.has(ask.act)) return true
    const words = next.pieces.map((p) => p.text).join(',')
    if (ask.act === 'withdraw' && GIVEN_UP.test(words)) return true
    return words.length > 14 || TARGET.test(words)
  })
}
/** 撤回采购，不买了: why it is taken back, not that it should stay. */
const GIVEN_UP =
  /^(?:我|我们|这次|也|已经|就)*不(?!撤|用撤|要撤|用了|要了|了)[^,，。]{1,8}了|\b(?:no longer|not .{2,24} (?:any ?more|after all))\b/u
const SLIP = /(?:^|[-–—] ?)(?:no|wait|sorry|oops|i mean|(?:哦|啊|呃)?不对|说错了?|错了|哦不|啊不)[,. ]*$/u
const putsRight = (ask: Ask, next: Ask): boolean => {
  const [first] = next.pieces
  const between = [...ask.pieces.slice(1), ...(first ? [first] : [])].slice(0, -1)
  return (
    first !== undefined &&
    /^(?:the |my )?P(?:'s|’s|的)/u.test(first.text) &&
    (between.some((p) => SLIP.test(p.text)) || SLIP.test(ask.pieces[0]?.text ?? ''))
  )
}
/** My seal request, is it approved yet? What is named first is what the rest is about. */
const TOPIC =
  /^(?:about |regarding |re |as for )?(?:my|our|the|that|P's) (?!.*\b(?:is|are|was|has|have|needs?|should|please|need|want)\b)(?:[MT] )*[a-z ]{3,30}(?: (?:from |of |for |on )?[TM])*[-–—: ]*$/u
const ABOUT: ReadonlySet<ActName> = new Set<ActName>([
  'status',
  'urge',
  'withdraw',
  'approve',
  'reject',
  'return',
  'transfer',
  'hold',
])
const isSubjectOf = (ask: Ask, { decision, text, after }: Piece): boolean =>
  ask.pieces.length === 1 &&
  ask.act === 'start' &&
  after === 'comma' &&
  decision.act !== undefined &&
  ABOUT.has(decision.act) &&
  !/[PNO]/u.test(text) &&
  TOPIC.test(ask.pieces[0]?.text ?? '')

const LOOKS: ReadonlySet<ActName> = new Set<ActName>(['ask', 'figures', 'status', 'pending'])
const TAKEN_BACK: ReadonlySet<ActName> = new Set<ActName>([
  'approve',
  'reject',
  'return',
  'transfer',
  'withdraw',
  'urge',
  'start',
  'confirm',
])

/** Dinner with the client, 1860 on Monday: where no clause says it alone, all of them may. */
function whole(ask: Ask, lexicon: CompiledLexicon): Ask {
  if (ask.pieces.length < 2 || (ask.weight >= TRIGGER && !isLoose(ask))) return ask
  if (ask.pieces.some((p) => p.decision.modifiers.has('injection') || p.decision.modifiers.has('question'))) return ask
  const { act, weight, process, processWeight, confidence } = judge(ask.pieces.map((p) => p.text).join(' '), lexicon)
  return act === 'start' && weight >= TRIGGER && processWeight >= 7.4
    ? { ...ask, act, weight, process, processWeight, confidence }
    : ask
}

/** 周六加班，请批示; I need Friday off, please approve: who asks for something asks for its approval, and approves nothing. */
const COURTESY =
  /^(?:(?:敬请|恳请|烦请|特此|谨此|还请|请|望|盼|希|希望)(?:领导|老板|您|各位|公司)?(?:予以|给予|及时|尽快)?(?:批准|批示|审批|核准|准许|批复|批一下|同意|通过)|(?:麻烦|请|辛苦|劳烦|拜托)(?:您|你|领导|老板)?(?:尽快|抓紧|早点|快点|及时)?(?:批|审|审批|通过|处理)(?:一?下)?(?:哈|吧|了)?|(?:please |kindly |please kindly )approve(?: it| this| my request)?|(?:so |please |and )?(?:can|could|may) (?:i|we) (?:please )?(?:get|have|claim|be) (?:(?:that|it|this|these|them|the money|my money) )?(?:back|reimbursed|refunded|paid back)\??)[。.!！?]*$/u
const asCourtesy = (ask: Ask, piece: Piece): Piece =>
  ask.act === 'start' && COURTESY.test(piece.text)
    ? { ...piece, decision: { ...piece.decision, act: undefined, weight: 0, heard: new Map() } }
    : piece

/** 问一下，报销截止日期: what a question only opens is what it asks. */
const OPENS_QUESTION =
  /(?:问|打听|咨询|请教|了解|核实)(?:一?下|一句|一声|清楚|个(?:事|问题))?$|^(?:请问|问一?[下句]|问个(?:事|问题)|想(?:知道|了解))(?:一?下)?$/u
const asAsked = (ask: Ask, piece: Piece): Piece =>
  ask.act === 'ask' &&
  piece.after === 'comma' &&
  piece.decision.act === 'start' &&
  !piece.decision.modifiers.has('helpMe') &&
  !/我[想要]/u.test(piece.text) &&
  OPENS_QUESTION.test(ask.pieces.at(-1)?.text ?? '')
    ? { ...piece, decision: { ...piece.decision, act: 'ask', weight: 9, heard: new Map([['ask', 9]]) } }
    : piece

const NEW_ONE =
  /\b(?:file|submit|make|create|put in|open|start|raise|request|send|log) (?:me )?(?:a |another )(?:new |fresh |different |second )?(?:one)\b/u
/** Approve Mike's purchase and Sarah's leave: the second is decided like the first. */
function asElliptic(ask: Ask, piece: Piece): Piece {
  const { act, heard } = piece.decision
  const owns =
    /^(?:the |and )?P(?:'s|’s|的)[^,]{1,24}$/u.test(piece.text) ||
    // Approve Li's overtime and trip requests.
    (piece.after === 'joint' &&
      (act === 'start' || (act === undefined && piece.decision.process !== undefined)) &&
      /^(?:the |his |her |their )?[a-z]+(?: [a-z]+)?(?: requests?| claims?| reports?)?$/u.test(piece.text))
  // Withdraw it and file a new one for the 1st: the same kind of request.
  if (ask.process !== undefined && piece.decision.process === undefined && NEW_ONE.test(piece.text))
    return {
      ...piece,
      decision: { ...piece.decision, act: 'start', weight: 8.7, process: ask.process, processWeight: 8.5, files: true },
    }
  if (
    !owns ||
    ask.act === undefined ||
    !DECIDES.has(ask.act) ||
    (act !== undefined && act !== 'start' && heard.has(act))
  )
    return piece
  return { ...piece, decision: { ...piece.decision, act: ask.act, weight: ask.weight, confidence: ask.confidence } }
}

/** 电镜后天有空吗，没有的话帮我约周五: asked about, then asked for; the whole is one request. */
function wantsIt(ask: Ask, { decision, text }: Piece, lexicon: CompiledLexicon): boolean {
  const { modifiers, process, act, heard } = decision
  if (ask.act !== 'ask' || ask.process === undefined || lexicon.processes.get(ask.process)?.builtIn !== false)
    return false
  if (process !== undefined || (act !== undefined && (heard.get(act) ?? 0) >= 9)) return false
  const wished = modifiers.has('helpMe') && !modifiers.has('question') && !modifiers.has('negation')
  return wished && /[约订用借领办排]|\b(?:book|reserve|get|take)\b/u.test(text)
}

const askOf = (piece: Piece): Ask => ({
  pieces: [piece],
  act: piece.decision.act,
  weight: piece.decision.weight,
  process: piece.decision.process,
  processWeight: piece.decision.processWeight,
  confidence: piece.decision.confidence,
})

function joins(ask: Ask, piece: Piece): boolean {
  const { act, weight, process } = piece.decision
  // Hi there, so I bought a charger: what is told goes with what is asked, not with the greeting.
  if (act === undefined && isGreeting(ask) && !POLITE_WORDS.test(piece.text)) return false
  if (act === undefined || weight < TRIGGER) return true
  // Start recruiting, I need three people: only how many.
  if (ask.act === 'start' && act === 'start' && ONLY_COUNT.test(piece.text)) return true
  // Trip's off. Please withdraw my application: what happened, then what is wanted.
  if (act === 'withdraw' && ask.act === 'start' && !wishes(ask) && process === ask.process) return true
  // Get us 20 mice. Actually, make that 30.
  if (ask.act === 'start' && MAKES_IT.test(piece.text)) return true
  if (isBefore(ask, piece)) return true
  if (isRemarkOf(ask, piece) || isTopicOf(ask, piece) || isSubjectOf(ask, piece)) return true
  // The forklift won't start, need a mechanic: who is to mend it.
  if (ask.act === 'start' && ask.process === 'repair' && MENDER.test(piece.text)) return true
  // Don't submit it yet, still waiting on a receipt: why not.
  if (ask.act === 'hold' && STILL_WAITING.test(piece.text)) return true
  // 请一天病假，今天就不去了: that is what a leave is.
  if (act === 'hold' && ask.act === 'start' && ask.process === 'leave' && STAYS_AWAY.test(piece.text)) return true
  // 点份外卖，不要香菜: how a thing is wanted that is none of our business.
  if (act === 'hold' && ask.act === 'outOfScope' && process === undefined && !isLoose(ask)) return true
  // Push it back and ask him to fix clause 4: what is to be mended is why.
  if ((ask.act === 'return' || ask.act === 'reject') && MENDS.test(piece.text)) return true
  if (ask.act === undefined || ask.weight < TRIGGER) return true
  if (isAbout(ask) && DECIDES.has(act) && piece.decision.heard.has(act) && !OWNS_ANOTHER.test(piece.text)) return true
  const apart = piece.after === 'joint' || piece.after === 'sentence'
  if (isLoose(ask) && !apart && !LOOSE.has(act)) return true
  // And a remark that follows belongs to what was asked.
  if (
    LOOSE.has(act) &&
    !piece.decision.heard.has(act) &&
    !apart &&
    !piece.decision.modifiers.has('question') &&
    !piece.decision.modifiers.has('injection') &&
    !isDenial(ask)
  )
    return true
  // Mike's request is okay, approved: what was only guessed gives way to what was said.
  if (guessed(ask) && !apart && DECIDES.has(act) && piece.decision.heard.has(act)) return true
  if (
    ask.act === 'ask' &&
    piece.after !== 'sentence' &&
    ask.pieces.some((p) => p.decision.modifiers.has('hypothesis') && !p.decision.modifiers.has('conditionOnly'))
  )
    return true
  // Can I choose between overtime pay and comp time? What is only named is part of the question.
  if (
    act === 'start' &&
    piece.after !== 'sentence' &&
    asksOnly(ask) &&
    !piece.decision.modifiers.has('request') &&
    !/[TDMQ]/u.test(piece.text)
  )
    return true
  if (act === 'start' && ask.act === 'start') {
    // Reimburse 380 taxi and 560 for the hotel in Suzhou: another receipt of the same claim.
    if (ask.process === 'expense' && process !== 'expense' && NEXT_RECEIPT.test(piece.text) && !wishesItself(piece))
      return true
    if (process === ask.process) return !(apart ? repeats(ask, piece) : anew(ask, piece))
    // 新人要一台电脑，帮我走领用: which form it is to be.
    if (ONLY_FLOW.test(piece.text) && ask.processWeight < 9.8 && !apart) return true
    // 明天下午请半天假，报销打车30，再买两个鼠标: each opens with its own verb.
    if (
      OWN_VERB.test(piece.text) &&
      piece.decision.files &&
      Math.min(piece.decision.processWeight, ask.processWeight) >= 8 &&
      /[TDMQ\d]/u.test(piece.text) &&
      ask.pieces.some((p) => p.decision.files && /[TDMQ]/u.test(p.text))
    )
      return false
    // 周六加班五小时，下周一调休: each with its own day.
    if (
      DATED.has(process ?? '') &&
      DATED.has(ask.process ?? '') &&
      [piece.decision, ask].every((it) => it.processWeight >= 8) &&
      /T.*[TDQ]|D/u.test(piece.text) &&
      piece.text.includes('T') &&
      ask.pieces.some((p) => p.decision.files && p.text.includes('T')) &&
      !ask.pieces.some((p) => /[攒换抵]/u.test(p.text))
    )
      return false
    // 付宁波大成3万货款，合同章也盖一下: also, with its own words of asking.
    if (
      /也(?!许)|还(?:要|得|想|有|需)|顺便/u.test(piece.text) &&
      piece.decision.files &&
      ask.pieces.some((p) => p.decision.files && /[TMQD]/u.test(p.text)) &&
      Math.min(piece.decision.processWeight, ask.processWeight) >= 8 &&
      !AWAY.has(ask.process ?? '')
    )
      return false
    // 明天去银行开户，要用公章: going out is why.
    const why = AWAY.has(ask.process ?? '') && ask.processWeight < 8 && piece.decision.processWeight >= 8
    return !apart && (why || !(wishes(ask) && piece.decision.modifiers.has('request') && piece.decision.files))
  }
  if (
    act === ask.act &&
    process !== undefined &&
    ask.process !== undefined &&
    process !== ask.process &&
    DECIDES.has(act)
  )
    return false
  // Ask Sarah to book it and tell Mike to send it: a task each.
  if (act === 'assignTask' && ask.act === 'assignTask' && piece.decision.heard.has(act) && piece.text.includes('P'))
    return false
  if (act === ask.act)
    return !(
      DECIDES.has(act) &&
      TARGET.test(piece.text) &&
      ask.pieces.some((p) => TARGET.test(p.text)) &&
      ask.pieces.some((p) => p.decision.heard.has(act))
    )
  return (!apart || act === 'comment') && belongs(ask, piece)
}

/** 陈思远的报销超标了，打回; 这合同得法务把关，加签韩梅梅: a request that is spoken of, not made. */
const SPOKEN_OF =
  /^(?:关于|那个?|话说)?(?:P(?:的|那|这|提|交|发起|刚)|P[^,]{1,10}[那这][个张笔份条单]|[这那](?:一?[个张笔份条]|单|合同|报销|采购|付款|请假|申请))/u
const isAbout = (ask: Ask): boolean =>
  ask.act === 'start' && ask.pieces.length === 1 && SPOKEN_OF.test(ask.pieces[0]?.text ?? '')
const STAYS_AWAY = /(?:不|没法|不能)(?:去|来|上班|到岗?|过去|过来)(?:公司|单位|上班)?了?[啊哈吧。!]*$/u
const OWNS_ANOTHER = /P(?:的|那[个张笔份条])|[NO]/u

/** Book the room for ten, quarterly review: a thing that is named, not asked for. */
const isTopicOf = (ask: Ask, { decision, text, after }: Piece): boolean =>
  ask.act === 'start' &&
  ask.process !== undefined &&
  ask.weight >= 9 &&
  after === 'comma' &&
  TOPICS.has(decision.act ?? 'start') &&
  !decision.modifiers.has('question') &&
  !decision.modifiers.has('request') &&
  /^(?!(?:show|give|send|get|list|check|see|what|how|which|any)\b)(?:[a-z]+(?:[ -][a-z]+){0,3}|(?!.*[给看查发要帮哪什几多])[\u4e00-\u9fff]{2,8})[.。]?$/u.test(
    text,
  )
const MENDER =
  /^(?:please |pls |can you |could you )?(?:i |we )?(?:need|send|want|call|get|dispatch)(?: us| me| for| over)? (?:a |an |some |the )?(?:mechanic|technician|electrician|plumber|repair ?man|engineer|handyman|someone|somebody|maintenance|it (?:guy|support)|locksmith|service)\b/u
const STILL_WAITING =
  /^(?:i'm |i am |we're |we are )?(?:still )?(?:waiting|missing|(?:need|lack)(?:ing)? (?:a|the|one|some|my))\b(?!.*\?)/u
const MAKES_IT = /^(?:(?:no|wait|actually|sorry|oops),? )*make (?:it|that|them|those) (?:[TDMQ]|\d+\b)[^,]{0,16}$/u
const TOPICS: ReadonlySet<ActName> = new Set<ActName>(['digest', 'findings', 'figures', 'pending'])

const OWN_VERB =
  /^(?:再|还要?|顺便|另外|然后|接着|帮我|,)*(?:报销|报一?下|采购(?![^,]{0,4}(?:合同|协议)|部|员|经理|单)|买[一两二三四五六七八九十\dQ]|请[一两二三半\dD]|付款|盖章|用印)|^(?:and |then |also )*(?:expense|claim|reimburse|buy|order|book|request) /u
/** It opens with what was paid, or ends with it: 560 for the hotel, 苏州的酒店560. */
const NEXT_RECEIPT =
  /^(?:(?:and|plus|also|then|another|about|还有|另外|加上?)[ ,]*)*(?:[MQ]|\d{1,6}(?:\.\d{1,2})?)(?= ?(?:for|on|of|in|at|to|是|的|[a-z])|$)|^[^,。TDP]{1,14}(?:[MQ]|(?<![\d.])\d{2,6}(?:\.\d{1,2})?)[块元]?[。.]?$/u
const wishesItself = ({ decision }: Piece): boolean =>
  decision.modifiers.has('request') || decision.modifiers.has('helpMe')

/** Leave on Friday. School trip. A few words without a wish, a time or a price of their own say why. */
const isRemarkOf = (ask: Ask, { decision, text }: Piece): boolean =>
  ask.act === 'start' &&
  (ask.process === 'leave' || ask.process === 'overtime') &&
  ask.processWeight >= 8 &&
  decision.act === 'start' &&
  AWAY.has(decision.process ?? '') &&
  decision.process !== ask.process &&
  !decision.modifiers.has('request') &&
  !/[TDMQPNO]/u.test(text) &&
  /^[a-z]+(?: [a-z]+){0,2}[.!]?$/u.test(text)

/** Different acts in one breath that are one request all the same. */
function belongs(ask: Ask, { decision, text }: Piece): boolean {
  const { act } = decision
  const asked = decision.modifiers.has('request')
  // A remark said with a decision is its comment; a rework wish said with a return is its reason.
  if (act === 'comment')
    return ['approve', 'reject', 'return', 'transfer'].includes(ask.act ?? '') && !TARGET.test(text)
  // 先退回去，等合同签好再提: until then is why.
  if (act === 'hold' && ask.act === 'withdraw') return GIVEN_UP.test(text)
  if (act === 'hold' && (ask.act === 'return' || ask.act === 'reject')) return !TARGET.test(text)
  if (ask.act === 'return') return act === 'start' || act === 'assignTask' || act === 'status'
  // 合同还没签 after a rejection is its reason.
  if ((act === 'status' || act === 'figures') && (ask.act === 'reject' || ask.act === 'approve'))
    return !decision.modifiers.has('question')
  // 外勤去工地看进度: what one goes for.
  if (act === 'status' && ask.act === 'start' && AWAY.has(ask.process ?? ''))
    return !decision.modifiers.has('question') && /^(?:去|到|前往)/u.test(text)
  // Please hurry: how urgent it is, not somebody to chase.
  if (act === 'urge' && ask.act === 'start') return !TARGET.test(text) && decision.process === undefined
  if (ask.act === 'start' && ask.process === 'missed_punch') return act === 'signIn'
  // 下班打卡，撤了: off I go.
  if (ask.act === 'signIn' && act === 'withdraw') return text.length < 4
  // 怎么还没批，帮我催催: a complaint, and what is wanted.
  if (ask.act === 'status') return act === 'urge' && (decision.process === undefined || !/[PNO]/u.test(text))
  if (ask.act === 'urge') return act === 'status'
  // 出差取消了，把出差单撤了: what happened, then what is wanted.
  if (ask.act === 'start' && act === 'withdraw')
    return (
      !wishes(ask) ||
      ask.pieces.some((p) =>
        /[填写弄提交搞]错|\b(?:wrong|mistake|don't need|no longer|not needed|called off|cancelled|canceled|postponed|fell through|not going|not happening)\b/u.test(
          p.text,
        ),
      )
    )
  if (ask.act === 'hold') return act === 'withdraw' || (act === 'start' && (!asked || LATER.test(text)))
  // Hand over to Bob: the work, not a request that waits for me.
  if (act === 'transfer' && ask.act === 'start' && ask.process === 'leave')
    return /hand(?:ing)?[- ]?over|hand .{0,16}over|交接|工作|手头|活/u.test(text) && !/[NO]/u.test(text)
  // 设个审批代理，给赵敏: who it is.
  if (act === 'transfer' && ask.act === 'standIn') return /^给P(?:吧|就行)?$/u.test(text)
  // Mike will cover: who takes over is part of the leave.
  if (act === 'standIn' && ask.act === 'start' && AWAY.has(ask.process ?? ''))
    return !APPROVALS.test(text) || !wishes(ask)
  // 撤回采购申请，重新买10个键盘: in its place, another.
  if (act === 'start' && ask.act === 'withdraw' && /^(?:重新|再|改|换|重)/u.test(text)) return false
  // 新建任务：修改官网首页，给李雷: whose task it is.
  if (ask.act === 'assignTask' && act === 'transfer')
    return /^(?:交?给|派给|分给|指派给|负责人)(?:是|:)?P/u.test(text) && !ask.pieces.some((p) => p.text.includes('P'))
  if (act === 'start' && !asked)
    return ask.act === 'assignTask' || ask.act === 'standIn' || DECIDES.has(ask.act ?? 'start')
  // 我下周休假，审批让李雷代理: where I am is why, not what I ask for.
  if (ask.act === 'start' && AWAY.has(ask.process ?? '') && !wishes(ask)) return FOLLOWS.has(act ?? 'start')
  return false
}

const LIES =
  /\b(?:my|our)\b.*\b(?:claim|request|expense|leave|order|purchase|payment|contract|application|trip|overtime)s?\b/u
const MENDS =
  /^(?:please )?(?:ask|tell|have|get) (?:him|her|them|P)(?: to)? (?!to\b|approve|sign|review|prepare|send me|call)[a-z]+/u
const isGreeting = (ask: Ask): boolean =>
  ask.act === 'smallTalk' && ask.pieces.every((p) => p.decision.heard.has('smallTalk') || p.decision.act === undefined)
const POLITE_WORDS =
  /^(?:there|all|everyone|team|again|friend|yiju|dear .*|how are .*|hope .*|nice .*|good .*|sir|madam|boss|you|thanks.*)[.!]*$/u
const ONLY_COUNT =
  /^(?:i|we)?(?:'ll| will|'d| would)? ?(?:need|want|require|like|take|make it) Q(?: of (?:them|those|these))?(?: (?:in|for|at|on) (?:the )?(?:G|[a-z]+))?[.! ]*(?:please)?$/u
/** I have a board call in ten minutes, give me a summary: what only leads to a question files nothing. */
const isBefore = (ask: Ask, { decision, after }: Piece): boolean =>
  ask.act === 'start' &&
  after === 'comma' &&
  isGuess(ask) &&
  decision.act !== undefined &&
  LOOKED.has(decision.act) &&
  (decision.heard.get(decision.act) ?? 0) >= 9
const isGuess = (ask: Ask): boolean =>
  ask.processWeight <= 7 && !wishes(ask) && ask.pieces.every((p) => p.decision.processes.size === 0)
const LOOKED: ReadonlySet<ActName> = new Set<ActName>(['digest', 'findings', 'figures', 'pending', 'status', 'myShift'])
const LATER = /以后|再说|改天|下次|回头|晚点|\b(?:later|another time|some other time|next time)\b/u
const APPROVALS =
  /审批|批|代理|单子|待办|\b(?:approv\w*|on my behalf|my (?:inbox|queue|tasks)|deputy|stand[- ]in|delegate)\b/u
const AWAY: ReadonlySet<string> = new Set(['leave', 'business_trip', 'outing', 'overtime'])
const FOLLOWS: ReadonlySet<ActName> = new Set<ActName>([
  'signIn',
  'standIn',
  'swapShift',
  'transfer',
  'assignTask',
  'approve',
  'urge',
])

/** 周一请事假，周三请病假: each with its own words of asking and its own day. */
const DATED: ReadonlySet<string> = new Set(['leave', 'overtime', 'business_trip'])
const anew = (ask: Ask, piece: Piece): boolean =>
  DATED.has(ask.process ?? '') &&
  piece.decision.files &&
  piece.decision.processWeight >= 8 &&
  ask.processWeight >= 8 &&
  !piece.decision.modifiers.has('correction') &&
  ask.pieces.some((p) => p.decision.files && p.text.includes('T') && !/[攒换抵存剩]/u.test(p.text)) &&
  piece.text.includes('T')

const asksOnly = (ask: Ask): boolean =>
  ask.act === 'ask' && ask.pieces.some((p) => p.decision.modifiers.has('question'))

const wishes = (ask: Ask): boolean => ask.pieces.some((p) => p.decision.modifiers.has('request'))

/** Asks for the same process again with its own dates or amounts: a second request, not a detail. */
const repeats = (ask: Ask, piece: Piece): boolean =>
  piece.decision.files &&
  (piece.after === 'sentence' || piece.decision.modifiers.has('request') || ASKS_ANEW.test(piece.text)) &&
  ['T', 'D', 'M'].some((mark) => piece.text.includes(mark) && ask.pieces.some((p) => p.text.includes(mark)))

/** Taxi $45 and lunch $20 are two receipts of one claim; …和再报一笔 asks again. */
const ASKS_ANEW = /报|请|申请|买|付|\b(?:expense|claim|reimburse|pay|buy|order|file|book|take)\b/u

function join(ask: Ask, piece: Piece): void {
  const d = piece.decision
  const wasTrigger = ask.weight >= TRIGGER
  ask.pieces.push(piece)
  const gives = isSubjectOf({ ...ask, pieces: ask.pieces.slice(0, -1) }, piece)
    ? true
    : !wasTrigger
      ? d.weight >= ask.weight
      : belongsAsMain({ ...ask, pieces: ask.pieces.slice(0, -1) }, d, piece.text)
  if (gives) {
    ask.act = d.act ?? ask.act
    ask.weight = Math.max(d.weight, ask.weight)
    ask.confidence = d.confidence
  }
  if (ask.act === 'start' && d.act === 'start' && d.process !== ask.process) {
    // Two processes in one breath: the wish is meant, the other is why (加班到十点，打车费报销一下).
    const wished = d.modifiers.has('request')
    const before = ask.pieces.slice(0, -1).some((p) => p.decision.modifiers.has('request'))
    const heavier = d.processWeight - ask.processWeight
    // 去银行办业务，请两小时事假: going there is why.
    // 上周四加班四小时，申请调休: what the hours are paid with.
    if (isRemarkOf(ask, piece)) return
    // 加班三小时，处理线上故障: what was done in the hours.
    if (GOES.has(ask.process ?? '') && d.process === 'repair' && !wished && ask.processWeight >= 8) return
    // 这周六我来加班8小时，帮我报一下: told to be noted, and no money in it.
    if (AWAY.has(ask.process ?? '') && d.process === 'expense' && ask.processWeight >= 8 && NOTES.test(piece.text))
      return
    if (ask.process === 'repair' && GOES.has(d.process ?? '') && d.files && !before) {
      ask.process = d.process
      ask.processWeight = d.processWeight
      return
    }
    const paid = d.process === 'leave' && ask.process === 'overtime' && !piece.text.includes('T')
    const leave = d.process === 'leave' && AWAY.has(ask.process ?? '') && d.processWeight >= 9 && heavier > 0
    if (paid) return
    if (
      leave ||
      ask.process === undefined ||
      (ask.processWeight <= 7 && d.processWeight >= 8 && d.files) ||
      (wished && !before && heavier > -0.8) ||
      (wished === before && heavier > (wished ? 0.5 : 0))
    ) {
      ask.process = d.process
      ask.processWeight = d.processWeight
    }
  } else if (d.processWeight > ask.processWeight && !(ask.act === 'start' && wasTrigger && d.act !== 'start')) {
    ask.process = d.process ?? ask.process
    ask.processWeight = d.processWeight
  }
}

const ONLY_FLOW =
  /^(?:请|麻烦|帮我|给我|帮忙|就|那)*(?:走|提|发起|办|弄|开|填)(?:一?[个下张])?[^,，。TDMQPNO]{2,6}(?:吧|呗|哈)?$/u
const GOES: ReadonlySet<string> = new Set(['overtime', 'business_trip', 'outing'])
const NOTES = /^(?:请|麻烦|帮我|给我|帮忙|你|替我)*(?:报|提|补|登记|申报|记)(?:个|一?下|上|一个)?(?:吧|呗|哈|谢谢)?$/u

/** The later act is the one meant when the earlier only led to it. */
function belongsAsMain(ask: Ask, d: Judgement, text: string): boolean {
  if (d.act === undefined || d.weight < TRIGGER || d.act === ask.act) return false
  if (isLoose(ask) && !LOOSE.has(d.act)) return true
  if (ask.act === 'start' && isGuess(ask) && LOOKED.has(d.act) && (d.heard.get(d.act) ?? 0) >= 9) return true
  if (guessed(ask) && DECIDES.has(d.act) && d.heard.has(d.act)) return true
  if (isAbout(ask) && DECIDES.has(d.act) && d.heard.has(d.act)) return true
  if (ask.act === 'status') return d.act === 'urge'
  if (ask.act === 'hold') return d.act === 'withdraw'
  // Anna's sitting on my claim, chase her: what lies where, then what is wanted.
  if (
    ask.act === 'start' &&
    d.act === 'urge' &&
    d.heard.has('urge') &&
    !wishes(ask) &&
    ask.pieces.some((p) => LIES.test(p.text))
  )
    return true
  if (ask.act === 'start' && d.act === 'withdraw') return true
  return (
    ask.act === 'start' &&
    AWAY.has(ask.process ?? '') &&
    FOLLOWS.has(d.act) &&
    d.act !== 'transfer' &&
    (d.act !== 'standIn' || APPROVALS.test(text))
  )
}

/** Greetings beside business, and a denied purpose beside what is really wanted, say nothing. */
function tidy(asks: Ask[]): Ask[] {
  const looking = asks.some((a) => LOOKS.has(a.act ?? 'start'))
  const strong = asks.filter(
    (a) =>
      !(looking && a.act === 'hold' && a.pieces.some((p) => p.decision.modifiers.has('denial'))) &&
      a.act !== undefined &&
      !POLITE.has(a.act) &&
      !isDenial(a) &&
      !(isLoose(a) && asks.length > 1),
  )
  if (strong.length === 0) return asks.some((a) => a.act !== undefined) ? asks.filter((a) => a.act !== undefined) : asks
  return strong
}

/** Heard by statistics alone, beside business: a remark that led to it (我妈住院了，请一周事假). */
const isLoose = (ask: Ask): boolean =>
  LOOSE.has(ask.act ?? 'start') &&
  ask.pieces.every(
    (p) =>
      !p.decision.heard.has(ask.act ?? 'start') &&
      !p.decision.modifiers.has('injection') &&
      !p.decision.modifiers.has('hypothesis') &&
      !p.text.includes('Z'),
  )
const LOOSE: ReadonlySet<ActName> = new Set<ActName>(['outOfScope', 'smallTalk', 'help', 'confirm', 'cancel', 'ask'])

/** A decision by statistics alone. */
const guessed = (ask: Ask): boolean =>
  ask.act !== undefined && DECIDES.has(ask.act) && ask.pieces.every((p) => !p.decision.heard.has(ask.act ?? 'ask'))

const isDenial = (ask: Ask): boolean =>
  ask.act === 'hold' &&
  ask.pieces.some((p) => p.decision.modifiers.has('denial')) &&
  ask.pieces.every(
    (p) => p.decision.act === undefined || p.decision.modifiers.has('denial') || p.decision.weight < TRIGGER,
  )
