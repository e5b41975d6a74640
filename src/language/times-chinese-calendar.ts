// Years, months, days and their edges in Chinese: 2026年6月8日, 下个月3号, 18号, 六月底, 年底, 三季度, 十月第一个周一.
import { smallInt, yearOf } from './numbers-chinese.ts'
import { at, NUM, type DayRead, type DayWords } from './times-words.ts'

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
const DAY_RE = new RegExp(`(${NUM})\\s?两?(?:号${NOT_DAY}|日(?!游|内|后|报|均|常))`, 'y')
/** 5月18 and 二月十五, without 号: nothing may be counted behind, and one Chinese digit needs an end (三月三个项目 is no third of March). */
const DAY_ALONE =
  /(\d{1,2}|[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九](?=$|[\s,。;:!?、)到至~-]))(?![\d.:点个天元块万千百%/月年期台人份件张次笔名位号楼周本套箱条]|\s?(?:[ap]\.?m|小时|分钟))/y
const EDGE_RE =
  /[月年]?(底|末|尾|初|头(?!等|条|像|部|一|[两二三四五六七八九十\d]{1,2}天)|中旬|上旬|下旬|中(?![国文午秋间])|最后一天|第一天|头一天)/y
const NTH = new RegExp(`(?:的)?(?:第([一二三四五1-5])个|最后一个)(?:周|星期|礼拜)([一二三四五六日天])`, 'y')
const NOT_BEFORE_DAY = /(?:[第编附a-z#]|路|街|道|巷|弄|村|大厦|广场|[零〇一二三四五六七八九十百\d./]|[a-z]-)$/

const QUARTER = /(?:第?([一二三四1-4])\s?季度?|(本|这个?|下个?|上个?)季度?)(底|末|初)?|q([1-4])(?!\d)/y
const HALF_YEAR = /([上下])半年/y

/** Year, month, day and their edges: 2026年6月8日, 明年3月, 下个月3号, 18号, 六月底, 年底, 三季度. */
export function readCalendar(words: string, i: number): DayRead | undefined {
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
  // 两日 and 90日 are lengths.
  if (!day || number === undefined || number > 31 || day[1]!.startsWith('两')) return undefined
  to = i + day[0].length
  if (number < 1) return { to, day: { is: 'date', day: number }, impossible: true }
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
      day: {
        is: 'nth',
        n: nth[1] ? smallInt(nth[1])! : -1,
        weekday: '一二三四五六日'.indexOf(nth[2]!.replace('天', '日')) + 1,
        of,
      },
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
