// Questions that change nothing: what waits for me, how far is it, a figure, the rules, help.
import type { Act, Target } from '../language/understanding.ts'
import { isThanks } from './bare.ts'
import type { Conversation, LookUp, Step } from './conversation.ts'
import { published, type Facts, type KnownRequest } from './facts.ts'
import { findTarget, type Found } from './target.ts'
import { isBusy, say, type Turn } from './turn.ts'

const SURE = 0.5

/** Earlier questions a follow-up may lean on. */
const MOST_QUESTIONS = 3

export function lookUp(conversation: Conversation, act: Act, text: string, facts: Facts): Turn | undefined {
  switch (leansOnQuestion(conversation, act, text) ? 'ask' : act.act) {
    case 'pending':
      return look(withList(conversation, facts.pending), { look: 'pending' })
    case 'status':
      return status(conversation, act, facts)
    case 'figures': {
      const pointed = POINTS.test(text) ? facts.mine.find((m) => conversation.shown.includes(m.id)) : undefined
      if (pointed && conversation.shown.length === 1)
        return look(conversation, { look: 'request', request: pointed.id })
      const { metric, leaveType, start, end } = act.fields ?? {}
      return look(conversation, {
        look: 'figure',
        metric: typeof metric === 'string' ? metric : '',
        question: text,
        ...(typeof leaveType === 'string' ? { leaveType } : {}),
        ...(typeof start === 'string' ? { start } : {}),
        ...(typeof end === 'string' ? { end } : {}),
      })
    }
    case 'ask': {
      const [last] = facts.mine
      if (last && (last.status === 'returned' || last.status === 'rejected') && WHY_SO.test(text.trim()))
        return look({ ...conversation, shown: [last.id] }, { look: 'request', request: last.id })
      const question = act.fields?.['question']
      const asked = typeof question === 'string' ? question : text
      const before = conversation.questions ?? []
      const about = act.process !== undefined && published(facts, act.process) ? { process: act.process } : {}
      const what: LookUp = { look: 'answer', question: asked, ...(before.length > 0 ? { before } : {}), ...about }
      return look({ ...conversation, questions: [...before, asked].slice(-MOST_QUESTIONS) }, what)
    }
    case 'digest':
      return look(conversation, { look: 'digest', question: text })
    case 'findings':
      return look(conversation, { look: 'findings', question: text })
    case 'help':
      return say(conversation, { say: 'help' })
    case 'smallTalk':
      return say(conversation, { say: replyTo(conversation, text) })
    case 'outOfScope':
      // Words that could not be placed are not yet a wish that cannot be met.
      return say(conversation, {
        say: act.confidence < SURE || conversation.asked ? 'did-not-understand' : 'out-of-scope',
      })
    case 'addSigner':
    case 'standIn':
    case 'assignTask':
    case 'signIn':
    case 'myShift':
    case 'swapShift':
      return say(conversation, { say: 'not-available-yet', act: act.act })
    default:
      return undefined
  }
}

const WHO_ARE_YOU =
  /你是(?:谁|什么|人|真人|机器人|ai)|你叫什么|真人|\bwho are you\b|\bare you (?:a |an )?(?:real|human|person|bot|robot|ai|machine)\b|\bwhat are you\b|\byour name\b/iu
const COMPLAINS =
  /没用|真笨|好笨|太笨|傻|蠢|垃圾|差劲|废物|听不懂|什么破|\b(?:useless|stupid|dumb|rubbish|terrible|awful|hopeless|idiot|annoying|hate you|sucks?|crap)\b/iu
const LEAVES = /再见|拜拜|回见|下班了|\b(?:bye|goodbye|see (?:you|ya)|good ?night|cheerio)\b/iu
const GREETS = /你好|您好|在吗|早|嗨|哈喽|hello|\bhi\b|\bhey\b|morning|afternoon|evening|👋/iu

/** What small talk is answered with; while something is open, words that greet nobody were meant for it. */
function replyTo(
  conversation: Conversation,
  text: string,
): 'welcome' | 'hello' | 'who-i-am' | 'sorry' | 'bye' | 'did-not-understand' {
  if (WHO_ARE_YOU.test(text)) return 'who-i-am'
  if (COMPLAINS.test(text)) return 'sorry'
  if (isThanks(text)) return 'welcome'
  if (LEAVES.test(text)) return 'bye'
  const misses = isBusy(conversation) && /[\p{L}\p{N}]/u.test(text) && !GREETS.test(text)
  return misses ? 'did-not-understand' : 'hello'
}

/** 怎么回事, right after something came back: of that, not of the rules. */
const WHY_SO =
  /^(?:怎么回事|怎么了|为什么|为啥|咋回事|什么原因|什么情况)(?:啊|呀|呢|被?(?:退回|拒绝|驳回|打回)了?)*[?？。!！\s]*$|^(?:but )?why(?: is that| was (?:it|that)(?: (?:returned|rejected|sent back|declined))?| not)?[?\s]*$|^what happened[?\s]*$/iu

/** 刚才那笔多少钱: of the request just seen, not of a month. */
const POINTS =
  /刚才|刚刚|(?:上一?|那|这)[个笔张条](?!月|季|星期|礼拜|周|财年)|\b(?:that|this|the last) (?:one|claim|request|expense|leave|trip|order)\b/iu

const LEANS =
  /^(?:那么?|还有|换成)?\P{P}{1,12}呢[?？。!！\s]*$|^(?:and|what about|how about|and what about)\s+\P{P}{1,40}[?？\s]*$/iu
const UNSURE: ReadonlySet<Act['act']> = new Set<Act['act']>(['status', 'outOfScope', 'smallTalk'])

/** 那北京呢, right after a question of the rules was answered, asks the same of 北京, whatever it would mean alone. */
function leansOnQuestion({ questions = [], turns }: Conversation, act: Act, text: string): boolean {
  const last = turns.findLast((turn) => turn.role === 'user')?.text
  return (
    UNSURE.has(act.act) &&
    act.confidence < SURE &&
    last !== undefined &&
    last === questions.at(-1) &&
    LEANS.test(text.trim())
  )
}

function withList(conversation: Conversation, requests: readonly KnownRequest[]): Conversation {
  const ids = requests.map((r) => r.id)
  return { ...conversation, shown: ids, listed: ids }
}

export function look(conversation: Conversation, what: LookUp): Turn {
  const step: Step = { step: 'look-up', what }
  return { conversation, steps: [step] }
}

/** "How far is it": one request when it is clear which, else the list it is in. */
function status(conversation: Conversation, act: Act, facts: Facts): Turn {
  const target = targetOf(conversation, act, facts)
  if (target.found === 'one') {
    return look({ ...conversation, shown: [target.request.id] }, { look: 'request', request: target.request.id })
  }
  if (target.found === 'none' && !isOpenQuestion(act)) {
    const unknown = target.because === 'nobody' && target.words !== undefined
    return say(
      conversation,
      unknown ? { say: 'no-such-person', words: target.words ?? '' } : { say: 'no-such-request' },
    )
  }
  return lookMine(conversation, act, facts)
}

/** Mine first; what waits for me only when none of mine is meant. */
function targetOf(conversation: Conversation, act: Act, facts: Facts): Found<KnownRequest> {
  const mine = findTarget<KnownRequest>(conversation, act, facts.mine, facts)
  if (mine.found !== 'none' || isOpenQuestion(act)) return mine
  const others = facts.pending.filter((p) => !facts.mine.some((m) => m.id === p.id))
  return findTarget<KnownRequest>(conversation, act, others, facts)
}

function lookMine(conversation: Conversation, act: Act, facts: Facts): Turn {
  const process = act.target?.process ?? act.process
  const open = process === undefined && !act.target?.all
  const listed = facts.mine.filter((m) => (process === undefined || m.process === process) && (!open || isOpen(m)))
  const what: LookUp = { look: 'mine', ...(process === undefined ? {} : { process }), ...(open ? { open } : {}) }
  return look(withList(conversation, listed), what)
}

const isOpen = ({ status }: Facts['mine'][number]): boolean => status === 'underway' || status === 'returned'

/** Nothing narrows it down: my own requests are meant. */
function isOpenQuestion({ target = {}, process }: Act): boolean {
  const { all: _all, ...rest }: Target = target
  return process === undefined && Object.keys(rest).length === 0
}
