// Values said otherwise or exchanged for others of their kind in Chinese sentences, with what is expected then.
import type { Expected, Line } from '../../scripts/eval-score.ts'
import { pick, type Perturbation } from './perturbation.ts'

type Fields = NonNullable<Expected['fields']>

const zh = (name: string, apply: (line: Line) => Line | undefined): Perturbation => ({ name, lang: 'zh', apply })

/** Set right in the same breath, counted from the words themselves: what is exchanged there is exchanged nowhere else. */
const CORRECTED = /不对|说错|写错|错了|哦不|啊不|不是|改成|改为|算了/u

/** The one act of a line in which this text was said as expected, once. */
function once(line: Line, field: string): { e: Expected; said: string } | undefined {
  const [e] = line.expect
  const said = e?.fields?.[field]
  if (line.expect.length !== 1 || !e || typeof said !== 'string' || CORRECTED.test(line.text) || line.context)
    return undefined
  return line.text.split(said).length === 2 ? { e, said } : undefined
}

/** Another value of the same kind in its place. */
const exchange = (name: string, process: string, field: string, others: readonly string[]): Perturbation =>
  zh(name, (line) => {
    const found = once(line, field)
    if (found?.e.process !== process) return undefined
    const other = pick(others, line, name)
    const fields: Fields = { ...found.e.fields, [field]: other }
    return { ...line, text: line.text.replace(found.said, other), expect: [{ ...found.e, fields }] }
  })

const CITIES = ['郑州', '太原', '乌鲁木齐', '海口', '佛山', '常州', '曼谷', '慕尼黑', '三亚', '义乌', '银川', '东莞', '芜湖', '洛阳', '胡志明市', '首尔', '温州', '潍坊', '绵阳', '惠州'] // prettier-ignore
const FIRMS = ['盛达包装', '华信物流', '广州明辉电子有限公司', '用友软件', '中通快递', '北京东方律师事务所', '万科物业', '南方电网', '天健会计师事务所', '无锡精工', '阿里云', '深圳创维科技', '德邦', '恒力机械厂', '绿城园林', 'Siemens', '海康威视', '诚信保洁', '上海外服', '新华书店'] // prettier-ignore
const GOODS = ['碎纸机', '白板笔', '机械键盘', '移动硬盘', '打印纸', '订书机', '路由器', '台灯', '保温杯', '人体工学椅', '加湿器', '扫码枪', '电钻', '安全帽', '对讲机', '投影幕布', '墨盒', '文件柜', '劳保手套', '显卡'] // prettier-ignore
const PAPERS = ['授权委托书', '在职证明', '投标文件', '询证函', '保密协议', '营业执照复印件', '对账单', '收入证明', '供货合同', '承诺函'] // prettier-ignore
const JOBS = ['前端工程师', '财务会计', '销售代表', '测试工程师', '人事专员', '产品经理', '仓库管理员', '电工', '保安', '法务专员', '算法工程师', '前台', '焊工', '运营', 'Java开发', '客服'] // prettier-ignore
const PEOPLE = ['王芳', '李强', '张伟', '韩梅梅', '陈思远', '赵敏', '刘洋', '李雷', '王建国']
const BROKEN = ['饮水机', '打印机', '空调', '投影仪', '门禁', '电梯', '复印机', '马桶', '注塑机', '网络', '叉车', '显示器', '水龙头', '照明灯'] // prettier-ignore

/** Somebody else of the directory, wherever the first one stands. */
const people = zh('another person', (line) => {
  const said = PEOPLE.filter((p) => line.text.includes(p))
  const [name] = said
  if (said.length !== 1 || name === undefined || line.context || /老|小|总|经理|财务|法务|销售/u.test(line.text))
    return undefined
  const other = pick(
    PEOPLE.filter((p) => p !== name),
    line,
    'person',
  )
  return JSON.parse(JSON.stringify(line).replaceAll(name, other)) as Line
})

/** Dates. */
const HAN = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const han = (n: number): string => (n <= 10 ? HAN[n] : n < 20 ? `十${HAN[n - 10]}` : `${HAN[Math.trunc(n / 10)]}十${n % 10 === 0 ? '' : HAN[n % 10]}`) ?? '' // prettier-ignore
const MONTH_DAY = /(?<![\d年.])(\d{1,2})月(\d{1,2})([号日])/gu

/** 5月14号, 5.14, 5/14, 五月十四号, 14号: the same day. */
const monthDay = (name: string, say: (month: number, day: number) => string): Perturbation =>
  zh(name, (line) => {
    if (/转发|《/u.test(line.text)) return undefined
    const text = line.text.replaceAll(MONTH_DAY, (_, m: string, d: string) => say(Number(m), Number(d)))
    return text === line.text ? undefined : { ...line, text }
  })

/** One word of time for another that means the same (all was said on Wednesday, 13 May 2026). */
const sameTime = (name: string, pairs: readonly (readonly [RegExp, readonly string[]])[]): Perturbation =>
  zh(name, (line) => {
    if (line.at !== undefined || /转发|《|“/u.test(line.text)) return undefined
    for (const [word, others] of pairs) {
      const found = word.exec(line.text)
      if (!found) continue
      const text = line.text.replace(word, pick(others, line, name))
      if (text !== line.text) return { ...line, text }
    }
    return undefined
  })

const WEEKDAY = /(?<=(^|[^\d一二三四五六七八九十两每半整几]))(下下|下个?|上个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])(?!.{0,2}[岁年])/u // prettier-ignore
const weekday = zh('weekday said otherwise', (line) => {
  if (/转发|《|“/u.test(line.text)) return undefined
  const text = line.text.replaceAll(new RegExp(WEEKDAY, 'gu'), (_all, _before: string, which: string | undefined, day: string) => {
    const word = pick(['周', '星期', '礼拜'], line, 'word')
    const d = day === '天' || day === '日' ? (word === '周' ? '日' : '天') : day
    const head = which === undefined ? '' : /^[下上]个?$/u.test(which) ? pick([which[0] ?? '', `${which[0] ?? ''}个`], line, 'which') : which
    return `${head}${word}${d}`
  }) // prettier-ignore
  return text === line.text ? undefined : { ...line, text }
})

const RANGE = /((?:\d{1,2}月)?\d{1,2}[号日]|[下这本]?周[一二三四五六日])(到|至|-|~)((?:\d{1,2}月)?\d{1,2}[号日]|[下这本]?周[一二三四五六日])(?!上午|下午|晚|早|中午)/u // prettier-ignore
const ranges = zh('range said otherwise', (line) => {
  const found = RANGE.exec(line.text)
  if (!found || CORRECTED.test(line.text) || /从|自/u.test(line.text)) return undefined
  const [all, from = '', , to = ''] = found
  const say = pick(
    [`${from}至${to}`, `${from}-${to}`, `${from}~${to}`, `${from} 到 ${to}`, `从${from}到${to}`, `从${from}开始到${to}`, `从${from}一直到${to}`, `${from}起到${to}止`, `${from}—${to}`, `自${from}至${to}`, `${from}开始，到${to}结束`, `${from}到${to}这几天`], // prettier-ignore
    line,
    'range',
  )
  return { ...line, text: line.text.replace(all, say) }
})

/** Clocks. */
const CLOCK = /(上午|早上|下午|晚上)?(\d{1,2}|[一二三四五六七八九十两]{1,3})点(半)?(?![\d零一二三四五十钟分])/gu
const hourOf = (said: string): number => {
  const n = Number(said)
  if (!Number.isNaN(n)) return n
  if (said === '两') return 2
  const at = HAN.indexOf(said)
  return at > 0 ? at : said.startsWith('十') ? 10 + HAN.indexOf(said.slice(1)) : 0
}
const clock = zh('clock in figures', (line) => {
  const times = [line.expect[0]?.fields?.['startTime'], line.expect[0]?.fields?.['endTime']]
  if (typeof times[0] !== 'string' || typeof times[1] !== 'string' || CORRECTED.test(line.text)) return undefined
  let at = 0
  const text = line.text.replaceAll(CLOCK, (all, _part: string, hour: string, half: string) => {
    const minutes = half === undefined ? '00' : '30'
    const time = String(times[at++])
    const fits = Number(time.slice(0, 2)) % 12 === hourOf(hour) % 12 && time.slice(3) === minutes
    return fits ? time : all
  })
  return at !== 2 || text === line.text || /(?:上午|早上|下午|晚上)\d{2}:/u.test(text) ? undefined : { ...line, text }
})

/** Money. */
const places = (n: number): string => {
  if (n === 0) return ''
  if (n < 10) return HAN[n] ?? ''
  for (const [unit, word] of [[10000, '万'], [1000, '千'], [100, '百'], [10, '十']] as const) {
    if (n < unit) continue
    const [head, rest] = [Math.trunc(n / unit), n % unit]
    return `${head < 10 ? HAN[head] : places(head)}${word}${rest > 0 && rest < unit / 10 ? '零' : ''}${places(rest)}`
  }
  return ''
} // prettier-ignore
const AMOUNT = /(?<![\d.,:：月.-])(\d{2,7}(?:,\d{3})*)(元|块钱?|人民币)/u
const money = (name: string, say: (n: number) => string | undefined, currency: 'kept' | 'open'): Perturbation =>
  zh(name, (line) => {
    const found = AMOUNT.exec(line.text)
    const [e] = line.expect
    if (!found || line.expect.length !== 1 || !e || line.context || CORRECTED.test(line.text)) return undefined
    const amount = Number(found[1]?.replaceAll(',', ''))
    if (e.fields?.['amount'] !== amount || e.act !== 'start') return undefined
    const other = say(amount)
    if (other === undefined) return undefined
    const { currency: _said, ...fields } = e.fields
    const told: Expected =
      currency === 'kept' ? e : { ...e, fields, maybe: { ...e.maybe, fields: { ...e.maybe?.fields, currency: 'CNY' } } }
    return { ...line, text: line.text.replace(found[0], other), expect: [told] }
  })

const amountChanged = zh('another amount', (line) => {
  const found = AMOUNT.exec(line.text)
  const [e] = line.expect
  const amount = Number(found?.[1]?.replaceAll(',', ''))
  if (!found || line.expect.length !== 1 || !e || e.fields?.['amount'] !== amount || CORRECTED.test(line.text))
    return undefined
  const other = pick([86, 233, 1288, 4560, 9999, 15800, 230000, 47, 6020, 731], line, 'amount')
  return {
    ...line,
    text: line.text.replace(found[0], `${other}${found[2] ?? ''}`),
    expect: [{ ...e, fields: { ...e.fields, amount: other } }],
  }
})

/** Quantities. */
const COUNT = /(?<![\d.,年月])(\d{1,4})([个台把件箱本套张只份支条瓶盒袋部辆卷名位人])/u
const countOf = (line: Line): { e: Expected; field: string; n: number; found: RegExpExecArray } | undefined => {
  const found = COUNT.exec(line.text)
  const [e] = line.expect
  const field = ['quantity', 'headcount'].find((f) => e?.fields?.[f] === Number(found?.[1]))
  return !found || !e || field === undefined || line.expect.length !== 1 || CORRECTED.test(line.text) || line.context
    ? undefined
    : { e, field, n: Number(found[1]), found }
}
const counted = (
  name: string,
  say: (n: number, unit: string) => { text: string; n: number } | undefined,
): Perturbation =>
  zh(name, (line) => {
    const it = countOf(line)
    const said = it && say(it.n, it.found[2] ?? '')
    if (!it || !said) return undefined
    const fields: Fields = { ...it.e.fields, [it.field]: said.n }
    return { ...line, text: line.text.replace(it.found[0], said.text), expect: [{ ...it.e, fields }] }
  })

/** 上海，不对，杭州: the wrong value first, then the right one. */
const SLIP = ['，不对，', '，哦不，', '，说错了，', '不对不对，', '，啊不是，是', '，错了，应该是', '，打错了，', '…不对，', '，呃不，', '，不不，', '，搞错了，是', ' 不对 '] // prettier-ignore
const slip = (name: string, field: string, wrong: readonly string[]): Perturbation =>
  zh(name, (line) => {
    const found = once(line, field)
    if (!found || found.e.act !== 'start') return undefined
    const first = pick(wrong, line, name)
    return found.said.includes(first)
      ? undefined
      : { ...line, text: line.text.replace(found.said, `${first}${pick(SLIP, line, 'slip')}${found.said}`) }
  })
const slipOf = (
  name: string,
  pattern: RegExp,
  wrong: readonly string[],
  fits: (e: Expected) => boolean,
): Perturbation =>
  zh(name, (line) => {
    const [e] = line.expect
    const found = line.text.match(new RegExp(pattern, 'gu'))
    if (line.expect.length !== 1 || !e || !fits(e) || found?.length !== 1 || CORRECTED.test(line.text) || line.context)
      return undefined
    const first = pick(wrong, line, name)
    return first === found[0]
      ? undefined
      : { ...line, text: line.text.replace(found[0], `${first}${pick(SLIP, line, 'slip')}${found[0]}`) }
  })
const starts = (e: Expected): boolean => e.act === 'start'

export const chineseValues: readonly Perturbation[] = [
  exchange('another destination', 'business_trip', 'destination', CITIES),
  exchange('another payee', 'payment', 'payee', FIRMS),
  exchange('another counterparty', 'contract', 'counterparty', FIRMS),
  exchange('another thing bought', 'purchase', 'item', GOODS),
  exchange('another thing lent', 'asset', 'item', GOODS),
  exchange('another paper', 'seal', 'document', PAPERS),
  exchange('another job', 'hiring', 'position', JOBS),
  exchange('another thing broken', 'repair', 'item', BROKEN),
  people,
  monthDay('date with a dot', (m, d) => `${m}.${d}`),
  monthDay('date with a slash', (m, d) => `${m}/${d}`),
  monthDay('date in words', (m, d) => `${han(m)}月${han(d)}号`),
  monthDay('date without its sign', (m, d) => `${m}月${d}`),
  monthDay('date with its other sign', (m, d) => `${m}月${d}日`),
  sameTime('day near by', [
    [/明天/u, ['明儿', '明日', '明儿个', '5月14号', '14号', '5.14', '本月14日', '这周四', '5/14']],
    [/后天(?!.{0,3}大)/u, ['后儿', '5月15号', '15号', '5.15', '本周五', '后日']],
    [/昨天/u, ['昨儿', '昨日', '昨儿个', '5月12号', '12号', '本月12号']],
    [/今天/u, ['今儿', '今日', '今儿个', '5月13号', '13号', '当天5.13']],
    [/前天/u, ['前儿', '前日', '5月11号', '11号']],
    [/下周一/u, ['18号', '5月18日', '5.18', '下礼拜一', '下个星期一']],
    [/下周五/u, ['22号', '5月22日', '5/22', '下礼拜五']],
  ]),
  weekday,
  ranges,
  clock,
  money('money in characters', (n) => `${places(n).replace(/^一十/u, '十')}${n % 2 === 0 ? '元' : '块'}`, 'kept'),
  money('money clipped', (n) => (n % 10 === 0 && n > 100 && n < 1000 && n % 100 !== 0 ? `${HAN[Math.trunc(n / 100)]}百${HAN[(n / 10) % 10]}` : n % 100 === 0 && n > 1000 && n < 10000 && n % 1000 !== 0 ? `${HAN[Math.trunc(n / 1000)]}千${HAN[(n / 100) % 10]}` : undefined), 'open'), // prettier-ignore
  money('money with its sign', (n) => `¥${n}`, 'kept'),
  money('money bare', (n) => String(n), 'open'),
  money('money in letters', (n) => `${n}rmb`, 'kept'),
  money('money shortened', (n) => (n >= 10000 && n % 1000 === 0 ? `${n / 10000}w` : n >= 1000 && n % 100 === 0 ? `${n / 1000}k` : undefined), 'open'), // prettier-ignore
  money('money by the ten thousand', (n) => (n >= 10000 && n % 1000 === 0 ? `${n / 10000}万` : undefined), 'open'),
  money('money with pieces', (n) => `${n}块`, 'kept'),
  money('money with a comma', (n) => (n >= 1000 ? `${n.toLocaleString('en-US')}元` : undefined), 'kept'),
  amountChanged,
  counted('count in characters', (n, unit) => ({
    text: `${n === 2 ? '两' : places(n).replace(/^一十/u, '十')}${unit}`,
    n,
  })),
  counted('another count', (_, unit) => ({ text: `7${unit}`, n: 7 })),
  counted('two of them', (_, unit) => (/[个名位人]/u.test(unit) ? { text: '俩', n: 2 } : undefined)),
  slip('slip of a destination', 'destination', ['上海', '北京', '合肥', '桂林']),
  slip('slip of a payee', 'payee', ['华信物流', '盛达包装', '联想']),
  slip('slip of a counterparty', 'counterparty', ['华信物流', '盛达科技']),
  slip('slip of a thing', 'item', ['碎纸机', '台灯', '路由器']),
  slipOf(
    'slip of a weekday',
    /(?<![上下这本到至和、])周[一二三四五](?![一二三四五到至、和])/u,
    ['周二', '周四', '后天'],
    starts,
  ),
  slipOf(
    'slip of a weekday to come',
    /(?<![下到至和、])下周[一二三四五](?![一二三四五到至、和])/u,
    ['下周二', '下周四', '20号'],
    starts,
  ),
  slipOf('slip of a date', /(?<![年月下到至周\d-])(?:\d{1,2}月)?\d{1,2}[号日](?![到至、和元注-]|.?机)/u, ['19号', '5月21号', '周四'], starts), // prettier-ignore
  slipOf('slip of an amount', /(?<![\d.,幣币])\d{2,6}(?:元|块)/u, ['460元', '1350块', '77块'], (e) => starts(e) && typeof e.fields?.['amount'] === 'number'), // prettier-ignore
  slipOf('slip of a count', /(?<![\d.,年月])\d{1,3}[个台把件箱本套张只份支条瓶盒]/u, ['9个', '15个'], (e) => starts(e) && typeof e.fields?.['quantity'] === 'number'), // prettier-ignore
]
