// Ways of saying the same in Chinese: the words around the matter change, what is asked does not. Run by understand-perturb.ts.
import * as OpenCC from 'opencc-js/cn2t'
import type { Expected, Line } from '../../scripts/eval-score.ts'
import { allowing, pick, reworded, type Perturbation } from './perturbation.ts'
import { chineseValues } from './perturb-zh-values.ts'

/** Quoted, pasted and forwarded words are data, and a title keeps its marks. */
const QUOTES = /[《》“”"「」『』‘’`>【】[\]]|转发|原文|说[:：]|写[:：道]/u
const QUESTION = /[?？]/u
const ASKING = /吗|么|什么|啥|怎么|咋|如何|多少|几|哪|谁|没有|能否|是否|呢|不能|要不要|何时/u

const text = (name: string, change: (said: string, line: Line) => string | undefined): Perturbation => ({
  name,
  lang: 'zh',
  apply(line) {
    const said = change(line.text, line)
    return said === undefined ? undefined : reworded(line, said)
  },
})

const starts = (line: Line): boolean => line.expect.every((e) => e.act === 'start')
const one = (line: Line): Expected | undefined => (line.expect.length === 1 ? line.expect[0] : undefined)
/** Orders; not what answers a question or sets something right, and no small talk. */
const ORDERS: ReadonlySet<string> = new Set(
  'start approve reject return transfer addSigner standIn urge withdraw status pending figures digest findings assignTask myShift swapShift'.split(
    ' ',
  ),
)
const orders = (line: Line): boolean => line.expect.every((e) => ORDERS.has(e.act)) && !line.context

const LIST = /[，,、。；;：:！!？?~～…]+/gu
const bare = (said: string, mark: string): string | undefined => {
  if (QUOTES.test(said) || (QUESTION.test(said) && !ASKING.test(said)) || /\n/u.test(said)) return undefined
  return said
    .replaceAll(LIST, (found, at: number) => {
      const [before, after] = [said[at - 1] ?? '', said[at + found.length] ?? '']
      if (/\d/u.test(before) && /\d/u.test(after)) return found
      if (/[、]/u.test(found) || (/[:：]/u.test(found) && mark === '')) return found
      return /[a-z\d]/iu.test(before) && /[a-z\d]/iu.test(after) ? ' ' : mark
    })
    .trim()
}

const LEADS = ['那个，', '嗯，', '就是说，', '在吗，', '哈喽，', '领导好，', '不好意思打扰一下，', '话说，', '亲，', '你好～', '早上好，', '喂，那个，', '诶，', '老板，', '小助手，', '哎呀，', 'hi，', '我跟你说，'] // prettier-ignore
const TAILS = ['哈', '呗', '啊', '哦', '嘛', '啦', '呀', '哟', '～', '！！', '。。。', '，谢谢', '，多谢啦', '，辛苦了', '，麻烦了', ' 谢谢！', '，拜托拜托', '，感谢', '，thx', '哈，谢谢啦', ' 3Q', '，有劳', '，谢谢领导'] // prettier-ignore
const URGENT = ['，急', '，比较急', '，尽快', '，加急', '，在线等', '，挺急的', '，越快越好', '，急用', '！急！', '，麻烦快点'] // prettier-ignore
const INSIDE = ['嗯', '那个', '就是', '然后', '呃', '这个', '就那个'] // prettier-ignore
const EMOJI = ['🙏', '😊', '😂', '👍', '❤️', '[抱拳]', '😭', '🌹', '^_^'] // prettier-ignore

/** Begins with its verb, so that a wish or a courtesy may stand before it. */
const VERB =
  /^(?:请(?!问|各|大家|看|客)|报销|报(?=[个一下])|买|采购|申请|提交?(?=[个一张])|付(?!款申请)|打款|盖|领|借|订|招|补|发(?!票)|起草|撤|催|查|看看?|转给|走(?=[个一下])|出差|加班|外出|休|修|新建|建(?=[个一])|安排|登记)/u
const WISH = /^(?:我想要?|我要|我需要|想要?|需要|我得|我打算|帮我|麻烦你?|请帮?我?|给我|替我)+/u

const REASONS: Readonly<Record<string, readonly string[]>> = {
  leave: ['孩子要开家长会', '老家来人了', '要搬家', '家里水管爆了', '陪老人去医院复查', '回老家一趟', '房东要收房', '车要年检'], // prettier-ignore
  overtime: ['赶项目进度', '客户那边催得紧', '系统要上线', '月底盘点', '设备调试没搞完', '赶标书'], // prettier-ignore
  business_trip: ['客户现场验收', '谈续约的事', '设备出故障要处理', '参加行业大会', '培训新员工'],
  outing: ['送标书', '办社保', '见客户', '拿样品'],
  missed_punch: ['手机没电了', '机器坏了', '忘带工牌', '直接去了客户现场'],
  resignation: ['要回老家发展', '找到了别的工作', '身体吃不消', '家里有变故'],
}

/** Told with the reason itself: it must be kept. */
const giving = (line: Line, reason: string): Line => ({
  ...line,
  expect: line.expect.map((e) => ({ ...e, fields: { ...e.fields, reason } })),
})

const unexplained = (line: Line): Expected | undefined => {
  const e = one(line)
  if (!e || e.act !== 'start' || e.fields?.['reason'] !== undefined || e.maybe?.fields?.['reason'] !== undefined)
    return undefined
  if (line.context || QUOTES.test(line.text) || e.process === undefined) return undefined
  // A leave without its kind may be of the kind that its reason tells.
  return e.process === 'leave' && e.fields?.['leaveType'] === undefined ? undefined : e
}

const SLIPS: readonly (readonly [string, string])[] = [
  ['请假', '请价'], ['请假', '晴假'], ['报销', '报肖'], ['报销', '报消'], ['采购', '采够'], ['采购', '彩购'], ['审批', '审皮'], ['付款', '附款'],
  ['出差', '出叉'], ['加班', '加斑'], ['加班', '嘉班'], ['年假', '年价'], ['病假', '病价'], ['事假', '事价'], ['调休', '调修'], ['盖章', '盖张'],
  ['合同', '和同'], ['报修', '报休'], ['补卡', '补咔'], ['离职', '离值'], ['招聘', '招骋'], ['撤回', '撤会'], ['退回', '腿回'], ['驳回', '博回'],
  ['批准', '批准'], ['同意', '同易'], ['外出', '外初'], ['领用', '领佣'], ['催', '崔'], ['申请', '申情'], ['报销', '报销'], ['打卡', '打咔'],
] // prettier-ignore

const PINYIN: readonly (readonly [string, string])[] = [
  ['请假', 'qingjia'], ['报销', 'baoxiao'], ['加班', 'jiaban'], ['出差', 'chuchai'], ['采购', 'caigou'], ['年假', 'nianjia'], ['病假', 'bingjia'],
  ['事假', 'shijia'], ['审批', 'shenpi'], ['付款', 'fukuan'], ['盖章', 'gaizhang'], ['合同', 'hetong'], ['申请', 'shenqing'], ['调休', 'tiaoxiu'],
  ['补卡', 'buka'], ['报修', 'baoxiu'], ['同意', 'tongyi'], ['批准', 'pizhun'], ['驳回', 'bohui'], ['退回', 'tuihui'], ['撤回', 'chehui'], ['离职', 'lizhi'],
] // prettier-ignore

const swap = (pairs: readonly (readonly [string, string])[]) => (said: string, line: Line) => {
  if (QUOTES.test(said) || line.expect.some((e) => e.act === 'ask' || e.act === 'outOfScope')) return undefined
  // What is copied as it was said is copied with its slip.
  const copied = JSON.stringify(line.expect.map((e) => [e.fields, e.maybe?.fields, e.target]))
  const some = pairs.filter(([right, slip]) => said.includes(right) && right !== slip && !copied.includes(right))
  const [right, slip] = some.length > 0 ? pick(some, line, '') : ['', '']
  return right === '' ? undefined : said.replace(right, slip)
}

const SECOND: readonly { say: string; expect: Expected }[] = [
  { say: '查一下我还剩多少年假', expect: { act: 'figures', fields: { metric: 'leave_balance' }, maybe: { fields: { leaveType: 'annual' } } } }, // prettier-ignore
  { say: '看看我还有哪些待办', expect: { act: 'pending' } },
  { say: '催一下我的付款申请', expect: { act: 'urge', target: { process: 'payment' } } },
  { say: '把我上次的合同审批撤回', expect: { act: 'withdraw', target: { process: 'contract' } } },
  { say: '批准韩梅梅的用印申请', expect: { act: 'approve', target: { owner: '韩梅梅', process: 'seal' } } },
  { say: '查查我的招聘申请到哪一步了', expect: { act: 'status', target: { process: 'hiring' } } },
  { say: '帮我领一个工牌', expect: { act: 'start', process: 'asset', fields: { item: '工牌', quantity: 1 } } },
]
const JOINS = ['，顺便', '，另外', '。还有，', '，再帮我', '；另外麻烦', '，对了，', '，还有']

/** The other request must not be of the same kind, or the two could be one. */
const second = (line: Line): (typeof SECOND)[number] | undefined => {
  if (!starts(line) || line.context || QUOTES.test(line.text) || /[?？]|[吗不没]$/u.test(line.text)) return undefined
  const processes = line.expect.map((e) => e.process)
  const others = SECOND.filter(({ expect: { process, target } }) => !processes.includes(process ?? target?.process))
  return pick(others, line, 'second')
}

const toTraditional = OpenCC.Converter({ from: 'cn', to: 'hk' })

/** Two clauses of one request, told the other way round. */
const turned = (said: string, line: Line): string | undefined => {
  const parts = said.replace(/[。.!！]$/u, '').split(/[，,]/u)
  const e = one(line)
  if (parts.length !== 2 || e?.act !== 'start' || line.context || QUOTES.test(said)) return undefined
  const [head = '', tail = ''] = parts
  if (parts.some((p) => p.trim().length < 3 || /\d$/u.test(head))) return undefined
  const LEANS =
    /^(?:所以|因为|那|就|也|不对|不是|错|哦|啊|不|要|还|再|其中|回|到|至|改|应该|然后|共|合计|每|单价|预算|用|给|是|当时|都|才|以|别|谢|请|麻烦|在吗|你好)|(?:吧|吗|呢|说|是|在吗|你好)$|不对|错|那天|这[个笔张]|[?？;；。]/u
  return LEANS.test(tail) || LEANS.test(head) ? undefined : `${tail}，${head}`
}

export const PERTURBATIONS: readonly Perturbation[] = [
  text('no punctuation', (said) => bare(said, '')),
  text('spaces for punctuation', (said) => bare(said, ' ')),
  text('line breaks for commas', (said) => bare(said, '\n')),
  text('full width', (said, line) =>
    QUOTES.test(said) || /https?:|@/u.test(said) || line.tags.includes('injection')
      ? undefined
      : said.replaceAll(/[!-~]/gu, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  ),
  text('traditional', (said) => toTraditional(said)),
  text('filler before', (said, line) => (QUOTES.test(said) ? undefined : pick(LEADS, line, '') + said)),
  text('filler inside', (said, line) => {
    const at = said.search(/[，,]/u)
    if (at < 2 || QUOTES.test(said) || /\d/u.test(said[at - 1] ?? '')) return undefined
    return `${said.slice(0, at + 1)}${pick(INSIDE, line, '')}${pick(['', '，', ' '], line, 'gap')}${said.slice(at + 1)}`
  }),
  text('courtesy after', (said, line) => {
    const plain = said.replace(/[。.!！]+$/u, '')
    return QUOTES.test(said) || QUESTION.test(said) || /(?:吗|谢谢?|谢了|[a-z])$/iu.test(plain)
      ? undefined
      : plain + pick(TAILS, line, '')
  }),
  {
    name: 'urgent',
    lang: 'zh',
    apply(line) {
      const e = one(line)
      if (e?.act !== 'start' || line.context || QUOTES.test(line.text) || /[?？吗急]/u.test(line.text)) return undefined
      const said = line.text.replace(/[。.!！]+$/u, '') + pick(URGENT, line, 'urgent')
      return allowing({ ...line, text: said }, { urgency: 'urgent' })
    },
  },
  text('emoji', (said, line) =>
    QUOTES.test(said)
      ? undefined
      : pick([true, false], line, 'where')
        ? `${said}${pick(EMOJI, line, '')}`
        : `${pick(EMOJI, line, '')}${said}`,
  ),
  text('please before', (said, line) =>
    orders(line) && VERB.test(said) && !/^请[^假病事年个一]/u.test(said)
      ? pick(['麻烦', '劳驾', '帮我', '帮忙', '麻烦帮我', '请帮我', '请帮忙', '烦请', '劳烦', '给我', '替我', '帮', '麻烦你帮我', '有空的话帮我'], line, '') + said // prettier-ignore
      : undefined,
  ),
  text('wish before', (said, line) =>
    starts(line) && !line.context && VERB.test(said)
      ? pick(['我想', '我要', '想', '我需要', '我得', '我打算', '我这边要', '我想着', '本人想', '俺要', '咱要', '我准备', '我们要'], line, '') + said // prettier-ignore
      : undefined,
  ),
  text('wish otherwise', (said, line) => {
    if (!starts(line) || line.context || !WISH.test(said) || /[?？吗]/u.test(said)) return undefined
    return said.replace(
      WISH,
      pick(['我想', '我要', '帮我', '麻烦帮我', '请帮我', '给我', '替我', '能不能帮我', ''], line, ''),
    )
  }),
  text('polite question', (said, line) => {
    const parts = said.replace(/[。.!！]$/u, '').split(/[，,](?!\d{3})/u)
    if (
      !starts(line) ||
      line.context ||
      parts.length > 2 ||
      /\n/u.test(said) ||
      QUOTES.test(said) ||
      /[?？吗不没;；]/u.test(said)
    )
      return undefined
    if (!VERB.test(said) || /^请[^假病事年个一两]/u.test(said)) return undefined
    const [open, close] = pick([['能不能帮我', ''], ['可以帮我', '吗'], ['能帮我', '吗？'], ['可不可以帮我', '？'], ['可否帮我', ''], ['能否帮我', '？'], ['方便帮我', '吗']] as const, line, '') // prettier-ignore
    return parts.length === 1 ? `${open}${said}${close}` : `${open}${parts[0]}${close}，${parts[1]}`
  }),
  text('clauses turned', turned),
  text('homophone', swap(SLIPS)),
  text('pinyin', swap(PINYIN)),
  text('stutter', (said) => {
    const m = /我|请|帮|今天|明天|把/u.exec(said)
    return m && !QUOTES.test(said) ? `${said.slice(0, m.index)}${m[0]}${said.slice(m.index)}` : undefined
  }),
  {
    name: 'reason after',
    lang: 'zh',
    apply(line) {
      const e = unexplained(line)
      const some = REASONS[e?.process ?? '']
      if (!e || !some || /[?？吗]/u.test(line.text)) return undefined
      const reason = pick(some, line, '')
      const said = `${line.text.replace(/[。.!！]+$/u, '')}，${pick(['', '因为', '主要是', '原因是'], line, 'because')}${reason}`
      return giving({ ...line, text: said }, reason)
    },
  },
  {
    name: 'reason before',
    lang: 'zh',
    apply(line) {
      const e = unexplained(line)
      const some = REASONS[e?.process ?? '']
      if (!e || !some) return undefined
      const reason = pick(some, line, '')
      return giving({ ...line, text: `${reason}${pick(['，', ' ', '，所以'], line, 'join')}${line.text}` }, reason)
    },
  },
  {
    name: 'pressed',
    lang: 'zh',
    apply(line) {
      const e = one(line)
      if (!e || !ORDERS.has(e.act) || line.context || QUOTES.test(line.text) || e.act === 'status') return undefined
      const why = pick(['客户催得急', '财务那边等着呢', '月底要关账了', '领导刚问我了', '对方一直在催'], line, '') // prettier-ignore
      return allowing({ ...line, text: `${why}，${line.text}` }, { reason: why, comment: why })
    },
  },
  {
    name: 'second request',
    lang: 'zh',
    apply(line) {
      const more = second(line)
      if (!more) return undefined
      const said = line.text.replace(/[。.!！]+$/u, '')
      return {
        ...line,
        text: said + pick(JOINS, line, 'join') + more.say.replace(/^帮我/u, ''),
        expect: [...line.expect, more.expect],
      }
    },
  },
  {
    name: 'first another request',
    lang: 'zh',
    apply(line) {
      const more = second(line)
      if (!more) return undefined
      return {
        ...line,
        text: `${more.say}${pick(['，另外', '。然后', '，还有', '，顺便', '。'], line, 'first')}${line.text}`,
        expect: [more.expect, ...line.expect],
      }
    },
  },
  ...chineseValues,
]
