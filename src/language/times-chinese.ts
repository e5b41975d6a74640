// Days as Chinese names them: 大后天, 下下周三, 6月8号, 下个月3号, 月底, 三天后, 未来两周, 第三季度.
import { smallInt, yearOf } from './numbers-chinese.ts'
import { at, NUM, type DayWords, type ShiftUnit, type SpanUnit } from './times-words.ts'

export interface DayRead {
  to: number
  day: DayWords
  every?: true
  impossible?: true
}

const OFFSETS: Readonly<Record<string, number>> = {
  大前天: -3, 前天: -2, 前日: -2, 昨天: -1, 昨日: -1, 昨儿: -1, 昨: -1, 今天: 0, 今日: 0, 今儿: 0, 今: 0, 当天: 0, 本日: 0, 即日: 0, 明天: 1, 明日: 1, 明儿: 1, 明: 1, 翌日: 1, 后天: 2, 后日: 2, 大后天: 3, 大后日: 3,
} // prettier-ignore
const OFFSET =
  /大后[天日]|大前[天日]|[昨今明][天日儿]|[前后][天日](?!性)|即日(?=起)|[今明昨](?=\s?(?:早|晚|晨|夜|上午|下午|中午|凌晨|傍晚))/y
const PAIR =
  /(今明后)(?:三天)?|(今明|明后|昨今|前昨|昨前)(?=两天|两日|二日|天|[上下]午|$|[,。;、 请休我])(?:两天|两日|二日|天)?/y
const PAIRS: Readonly<Record<string, [number, number]>> = {
  今明后: [0, 2],
  今明: [0, 1],
  明后: [1, 2],
  昨今: [-1, 0],
  前昨: [-2, -1],
  昨前: [-2, -1],
}

const WEEKDAYS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7, 末: 6, 七: 7, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 八: 8, 九: 9 } // prettier-ignore
const WEEK = '(?:周|星期|礼拜|週)'
const MOD = '(下{1,4}一?|上{1,4}一?|这一?|今(?=个)|本|当|每逢?)\\s?(?:个|的)?\\s?'
/** 周三, 下周三, 下个星期三, 周三四 (两天), 下周的周三. */
const WEEKDAY = new RegExp(
  `(?:${MOD}(?:${WEEK}\\s?(?:的\\s?)?(?=${WEEK}))?)?${WEEK}\\s?([一二三四五六日天七八九]|[1-9](?![\\d.]))(?:(?=[二三四五六日天](?:两天|两日|这两天|$|[,。请休]))([二三四五六日天]))?(?![点年])`,
  'y',
)
const WEEK_SPAN = new RegExp(
  `(下{1,4}一?|上{1,4}一?|这一?|今(?=个)|本|当|每)\\s?(?:个)?\\s?(?:周(?!报|会|期|刊|边|围|转|到|知|旋|总|五金|年|岁|密|全)|星期|礼拜)(?!\\s?[一二三四五六日天七1-9])(末)?(?:内|里|之内)?`,
  'y',
)
const WEEKEND = /(?:(这|本|下{1,4}|上{1,4}|每)个?)?(?:周末|双休日?)(?:两天)?/y

const YEAR =
  '(?:(\\d{4}(?=\\s?年)|\\d{2}(?=\\s?年\\s?\\d{1,2}\\s?月)|[一二两][零〇一二三四五六七八九]{3}(?=年)|[零〇一二三四五六七八九]{2}(?=年[一二三四五六七八九十\\d]{1,2}月))\\s?年度?\\s?的?|(大前年|大后年|[今明去后前本当]年|[上下]一?年|次年|这一年)度?\\s?的?)'
const YEARS: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  当年: 0,
  明年: 1,
  后年: 2,
  大后年: 3,
  去年: -1,
  前年: -2,
  大前年: -3,
  上一年: -1,
  上年: -1,
  下年: 1,
  这一年: 0,
  下一年: 1,
  次年: 1,
}
const YEAR_RE = new RegExp(YEAR, 'y')
const MONTH_RE = new RegExp(
  `(${NUM})\\s?月\\s?份?\\s?(?:的)?|(下{1,4}一?个?|上{1,4}一?个?|这一?个?|本|当|同|次|每个?)月(?!报|薪|票|租|费|经|亮|饼|刊|结|卡|嫂)\\s?份?\\s?(?:的)?|(?=月[底末尾初中])月(?=[底末尾初中](?!国))|月(?=末)`,
  'y',
)
/** After a number and 号: a building, a line, a room, not a day. */
const NOT_DAY =
  '(?!楼|线|门|院|厅|机(?!场)|车|仓|会议|柜|桌|文件|公章|章|电池|店|馆|岗|位|通知|令|服务|办公|厂|码|单|申请|工位|员工|窗|出口|站|库|公司|铺|馆|选手|产品|合同|项目|系统|球|字|池|桥|路)'
const DAY_RE = new RegExp(`(${NUM})\\s?(?:号${NOT_DAY}|日(?!游|内|后|报|均|常))`, 'y')
/** 5月18 and 二月十五, without 号: nothing may be counted behind, and one Chinese digit needs an end (三月三个项目 is no third of March). */
const DAY_ALONE =
  /(\d{1,2}|[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九](?=$|[\s,。;:!?、)到至~-]))(?![\d.:点个天元块万千百%/月年期台人份件张次笔名位号楼周本套箱条]|\s?(?:[ap]\.?m|小时|分钟))/y
const EDGE_RE = /[月年]?(底|末|尾|初|头(?!等|条|像|部|一)|中旬|上旬|下旬|中(?![国文午秋间])|最后一天|第一天|头一天)/y
const NTH = new RegExp(`(?:的)?(?:第([一二三四五1-5])个|最后一个)${WEEK}([一二三四五六日天])`, 'y')
const NOT_BEFORE_DAY = /(?:[第编附a-z#]|路|街|道|巷|弄|村|大厦|广场|[零〇一二三四五六七八九十百\d./]|[a-z\d]-)$/

export function readChineseDay(words: string, i: number): DayRead | undefined {
  return (
    readOffset(words, i) ??
    readStretch(words, i) ??
    readShift(words, i) ??
    readWeekday(words, i) ??
    readWeekSpan(words, i) ??
    readCalendar(words, i)
  )
}

function readOffset(words: string, i: number): DayRead | undefined {
  const pair = at(PAIR, words, i)
  const ends = pair && PAIRS[pair[1] ?? pair[2]!]
  if (pair && ends) return { to: i + pair[0].length, day: { is: 'offset', days: ends[0], to: ends[1] } }
  const hit = at(OFFSET, words, i)
  if (!hit)
    return at(/次日|第二天|隔天|转天/y, words, i)
      ? { to: i + (words.startsWith('第', i) ? 3 : 2), day: { is: 'following' } }
      : undefined
  // 以前天, 之后天 …: the 前 and 后 belong to the word before.
  if (/^[前后]/.test(hit[0]) && /[以之然目先最今随]$/.test(words.slice(Math.max(0, i - 12), i))) return undefined
  if (/^[明]/.test(hit[0]) && /[说表证声发透文]$/.test(words.slice(Math.max(0, i - 12), i))) return undefined
  return { to: i + hit[0].length, day: { is: 'offset', days: OFFSETS[hit[0].replace('日', '天')] ?? OFFSETS[hit[0]]! } }
}

/** Words that end in 上 or 下 and take them away from 上周 and 下周: 调一下周五, 加上周五, 马上周五. */
const TAKES_XIA = /(?:一|线|楼|手|剩|留|如|以|名|旗|底|落|余|私)$/
const TAKES_SHANG =
  /(?:早|晚|马|加|算|补|赶|网|线|路|以|之|连|碰|遇|手|桌|会|床|楼|身|船|搭|跟|带|附|填|写|报|基本|事实|实际)$/
const VERB_BEFORE = /(?:看|查|改|调|问|等|约|排|聊|说|确认|核对|催|帮忙看|休|记|报|填|请教)$/

/** How many weeks away a modifier points; undefined = it belongs to the word before. */
function weeksOf(
  mod: string | undefined,
  words: string,
  i: number,
): { weeks?: number; skip: number; every?: true; verb?: true } | undefined {
  if (!mod) return { skip: 0 }
  if (mod.startsWith('每')) return { skip: 0, every: true }
  if (/^[这今本当]/.test(mod)) return { weeks: 0, skip: 0 }
  const n = [...mod].filter((c) => c === '下' || c === '上').length
  const before = words.slice(Math.max(0, i - 4), i)
  if (mod.startsWith('下')) {
    if (TAKES_XIA.test(before)) return n === 1 ? { skip: 1 } : { weeks: n - 1, skip: 0 }
    return { weeks: n, skip: 0, ...(n === 1 && !mod.includes('一') && VERB_BEFORE.test(before) ? { verb: true } : {}) }
  }
  if (TAKES_SHANG.test(before)) return n === 1 ? { skip: 1 } : { weeks: 1 - n, skip: 0 }
  return { weeks: -n, skip: 0 }
}

function readWeekday(words: string, i: number): DayRead | undefined {
  const hit = at(WEEKDAY, words, i)
  if (!hit) return undefined
  const how = weeksOf(hit[1]?.trim(), words, i)
  // The modifier is not ours: 一下|周五 is read from 周 on.
  if (!how || how.skip) return undefined
  const weekday = WEEKDAYS[hit[2]!]!
  const second = hit[3] ? WEEKDAYS[hit[3]] : undefined
  const to = i + hit[0].length
  if (weekday > 7) return { to, day: { is: 'weekday', weekday }, impossible: true }
  return {
    to,
    day: {
      is: 'weekday',
      weekday,
      ...(second && second > weekday ? { to: second } : {}),
      ...(how.weeks === undefined ? {} : { weeks: how.weeks }),
      ...(how.verb ? { verb: true } : {}),
    },
    ...(how.every ? { every: true } : {}),
  }
}

function readWeekSpan(words: string, i: number): DayRead | undefined {
  const weekend = at(WEEKEND, words, i)
  const hit = weekend ?? at(WEEK_SPAN, words, i)
  if (!hit) return undefined
  const how = weeksOf(hit[1], words, i)
  if (!how || how.skip) return undefined
  const unit: SpanUnit = weekend || hit[2] ? 'weekend' : 'week'
  return {
    to: i + hit[0].length,
    day: { is: 'span', unit, ...(how.weeks === undefined ? {} : { offset: how.weeks }) },
    ...(how.every ? { every: true } : {}),
  }
}

const UNITS: Readonly<Record<string, ShiftUnit>> = {
  天: 'day', 日: 'day', 自然日: 'day', 工作日: 'workday', 周: 'week', 星期: 'week', 礼拜: 'week', 月: 'month', 年: 'year', 小时: 'hour', 钟头: 'hour', 分钟: 'minute',
} // prettier-ignore
const COUNT = '(\\d{1,3}(?!\\d)|[零〇一二两三四五六七八九十廿卅]{1,4}|半)'
const SHIFT = new RegExp(
  `(?:再?过\\s?)?${COUNT}\\s?(?:个)?(?:多)?(半)?(工作日|自然日|天|日|周|星期|礼拜|月|年|小时|钟头|分钟|刻钟)\\s?(?:(?:之|以)?(后(?!面|台|端|勤)|前(?!面|台|端)|内)|的时间内)`,
  'y',
)
const SHIFT_GO = new RegExp(
  `再?过\\s?${COUNT}\\s?(?:个)?(半)?(工作日|天|周|星期|礼拜|月|年|小时|分钟)(?!的|了|年)`,
  'y',
)

function readShift(words: string, i: number): DayRead | undefined {
  const hit = at(SHIFT, words, i) ?? at(SHIFT_GO, words, i)
  if (
    !hit ||
    /[第\d零一二三四五六七八九十.年月提]$/.test(words.slice(Math.max(0, i - 1), i)) ||
    /(?:提早|提前|延后|推迟|每隔?|[这那哪])\s?$/.test(words.slice(Math.max(0, i - 3), i))
  )
    return undefined
  const [, count, half, word, side] = hit
  const whole = count === '半' ? 0.5 : smallInt(count!)
  const unit = word === '刻钟' ? 'minute' : UNITS[word!]!
  if (whole === undefined || (word === '日' && side === '前')) return undefined
  if (unit === 'month' && !hit[0].includes('个')) return undefined
  const n = (whole + (half ? 0.5 : 0)) * (word === '刻钟' ? 15 : 1)
  const to = i + hit[0].length
  if (side === '内' || hit[0].endsWith('时间内')) return { to, day: { is: 'shift', n, unit, within: true } }
  return { to, day: { is: 'shift', n: side === '前' ? -n : n, unit } }
}

const STRETCH = new RegExp(
  `(未来|接下来|今后|往后|后续|过去|最近|近|之前|前)(?:的)?\\s?${COUNT}\\s?(?:个)?(工作日|天|日|周|星期|礼拜|月)(?!以?后|以?前)`,
  'y',
)

function readStretch(words: string, i: number): DayRead | undefined {
  const hit = at(STRETCH, words, i)
  const n = hit && smallInt(hit[2]!)
  if (
    !hit ||
    !n ||
    (/^(?:近|前|之前)$/.test(hit[1]!) &&
      /[最附靠接日之以目先\d一二两三四五六七八九十节假年春庆诞天]$/.test(words.slice(Math.max(0, i - 1), i)))
  )
    return undefined
  if (hit[1] === '前' && n === 1) return undefined
  const unit = UNITS[hit[3]!]!
  if (unit !== 'day' && unit !== 'workday' && unit !== 'week' && unit !== 'month') return undefined
  return { to: i + hit[0].length, day: { is: 'stretch', n, unit, ahead: /未来|接下来|今后|往后|后续/.test(hit[1]!) } }
}

const QUARTER = /(?:第?([一二三四1-4])\s?季度?|(本|这个?|下个?|上个?)季度?)(底|末|初)?|q([1-4])(?!\d)/y
const HALF_YEAR = /([上下])半年/y

/** Year, month, day and their edges: 2026年6月8日, 明年3月, 下个月3号, 18号, 六月底, 年底, 三季度. */
function readCalendar(words: string, i: number): DayRead | undefined {
  const before = words.slice(Math.max(0, i - 2), i)
  let to = i
  const year = at(YEAR_RE, words, i)
  const head: { year?: number; years?: number } = {}
  if (year) {
    if (/[\d]$/.test(before)) return undefined
    to += year[0].length
    if (year[2]) head.years = YEARS[year[2]] ?? 0
    else head.year = year[1]!.length === 2 ? century(year[1]!) : (yearOf(year[1]!) ?? 0)
    if (head.year !== undefined && (head.year < 1900 || head.year > 2200)) return undefined
  }
  const quarter = at(QUARTER, words, to)
  if (quarter && (year || !/[第0-9]$/.test(before))) {
    const number = quarter[1] ?? quarter[4]
    const which = number
      ? { at: smallInt(number)! }
      : { offset: /^[本这]/.test(quarter[2]!) ? 0 : quarter[2]!.startsWith('下') ? 1 : -1 }
    const edge = quarter[3] === '初' ? 'start' : quarter[3] ? 'end' : undefined
    const after = edge ? null : at(/[底末]/y, words, to + quarter[0].length)
    return {
      to: to + quarter[0].length + (after ? 1 : 0),
      day: { is: 'span', unit: 'quarter', ...head, ...which, ...(edge || after ? { edge: edge ?? 'end' } : {}) },
    }
  }
  const half = at(HALF_YEAR, words, to)
  if (half)
    return { to: to + half[0].length, day: { is: 'span', unit: 'halfyear', at: half[1] === '上' ? 1 : 2, ...head } }
  const month = at(MONTH_RE, words, to)
  if (month && month[0] && !(to === i && NOT_BEFORE_DAY.test(before) && !/[路街道巷弄-]$/.test(before)))
    return readMonth(words, i, to, month, head)
  const edge = year ? at(EDGE_RE, words, to) : at(/年(底|末|初|中(?!国|文|间|午))/y, words, to)
  if (edge) return { to: to + edge[0].length, day: { is: 'span', unit: 'year', ...head, edge: edgeOf(edge[1]!) } }
  if (year) return { to, day: { is: 'span', unit: 'year', ...head } }
  if (NOT_BEFORE_DAY.test(before)) return undefined
  const day = at(DAY_RE, words, i)
  const number = day ? smallInt(day[1]!) : undefined
  if (!day || number === undefined) return undefined
  to = i + day[0].length
  if (number < 1 || number > 31)
    return /号/.test(day[0]) && number > 31 ? undefined : { to, day: { is: 'date', day: number }, impossible: true }
  return { to, day: { is: 'date', day: number } }
}

/** 26年 is 2026, 98年 1998. */
function century(words: string): number {
  const short = /^\d/.test(words) ? Number(words) : (yearOf(`二零${words}`) ?? 2000) - 2000
  return short >= 70 ? 1900 + short : 2000 + short
}

const edgeOf = (word: string): 'first' | 'start' | 'middle' | 'end' =>
  /初|第一天|头一天/.test(word) ? 'start' : word.startsWith('中') ? 'middle' : 'end'

function readMonth(
  words: string,
  i: number,
  from: number,
  hit: RegExpExecArray,
  head: { year?: number; years?: number },
): DayRead | undefined {
  let to = from + hit[0].length
  const number = hit[1] ? smallInt(hit[1]) : undefined
  if (hit[1] && number === undefined) return undefined
  const mod = hit[2]
  const every = mod?.startsWith('每') ? { every: true as const } : {}
  const n = mod ? [...mod].filter((c) => c === '下' || c === '上').length : 0
  const months = mod
    ? mod.startsWith('下')
      ? n
      : mod.startsWith('上')
        ? -n
        : mod.startsWith('次')
          ? 1
          : 0
    : number === undefined
      ? 0
      : undefined
  if (mod?.startsWith('上') && /[早晚马网线]$/.test(words.slice(Math.max(0, i - 12), i))) return undefined
  const month = {
    ...(number === undefined ? {} : { month: number }),
    ...(months === undefined ? {} : { months }),
    ...head,
  }
  const bad = number !== undefined && (number < 1 || number > 12)
  const day = at(DAY_RE, words, to) ?? at(DAY_ALONE, words, to)
  if (day) {
    const date = smallInt(day[1]!)
    if (date === undefined) return undefined
    to += day[0].length
    const wrong = bad || date < 1 || date > 31
    return { to, day: { is: 'date', day: date, ...month }, ...(wrong ? { impossible: true } : {}), ...every }
  }
  if (bad)
    return number > 12 && number < 32
      ? { to, day: { is: 'span', unit: 'month', at: number, ...head }, impossible: true }
      : undefined
  const nth = at(NTH, words, to)
  if (nth && !every.every) {
    const of: DayWords = {
      is: 'span',
      unit: 'month',
      ...(number === undefined ? { offset: months ?? 0 } : { at: number }),
      ...head,
    }
    return {
      to: to + nth[0].length,
      day: { is: 'nth', n: nth[1] ? smallInt(nth[1])! : -1, weekday: WEEKDAYS[nth[2]!]!, of },
    }
  }
  const tenth = at(/(上旬|中旬|下旬)/y, words, to)
  const span = { ...(number === undefined ? { offset: months ?? 0 } : { at: number }), ...head }
  if (tenth) {
    const which = tenth[1] === '上旬' ? 'start' : tenth[1] === '中旬' ? 'middle' : 'end'
    return { to: to + 2, day: { is: 'span', unit: 'tenth', ...span, edge: which }, ...every }
  }
  const edge = at(EDGE_RE, words, to)
  if (edge)
    return { to: to + edge[0].length, day: { is: 'span', unit: 'month', ...span, edge: edgeOf(edge[1]!) }, ...every }
  // 月 alone, before 底: taken only with its edge.
  if (hit[0] === '月') return undefined
  to -= hit[0].endsWith('的') ? 1 : 0
  return { to, day: { is: 'span', unit: 'month', ...span }, ...every }
}
