// Days as Chinese names them: 大后天, 下下周三, 三天后, 未来两周; dates of the calendar are in times-chinese-calendar.
import { smallInt } from './numbers-chinese.ts'
import { readCalendar } from './times-chinese-calendar.ts'
import { at, type DayRead, type ShiftUnit, type SpanUnit } from './times-words.ts'

const OFFSETS: Readonly<Record<string, number>> = {
  大前天: -3, 前天: -2, 前日: -2, 昨天: -1, 昨日: -1, 昨儿: -1, 昨: -1, 今天: 0, 今日: 0, 今儿: 0, 听日: 1, 寻日: -1, 琴日: -1, 后儿: 2, 今: 0, 当天: 0, 本日: 0, 即日: 0, 明天: 1, 明日: 1, 明儿: 1, 明: 1, 翌日: 1, 后天: 2, 后日: 2, 大后天: 3, 大后日: 3,
} // prettier-ignore
const OFFSET =
  /大后[天日]|大前[天日]|[昨今明][天日儿]|听日|[寻琴]日|后儿(?!子|女|媳)|[前后][天日](?!性)|即日(?=起)|[今明昨](?=\s?(?:早|晚|晨|夜|上午|下午|中午|凌晨|傍晚))/y
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
  `(?:${MOD}(?:${WEEK}\\s?(?:的\\s?)?(?=${WEEK}))?)?${WEEK}\\s?([一二三四五六日天七八九]|[1-9](?![\\d.]))(?:(?=[二三四五六日天](?:两天|两日|这两天|$|[,。;!? 请休加出值调都不在去我要有]))([二三四五六日天]))?(?![点年])`,
  'y',
)
const WEEK_SPAN = new RegExp(
  `(下{1,4}一?|上{1,4}一?|这一?|今(?=个)|本|当|每)\\s?(?:个)?\\s?(?:周(?!报|会|期|刊|边|围|转|到|知|旋|总|五金|年|岁|密|全)|星期|礼拜)(?!\\s?[一二三四五六日天七1-9])(末)?(?:内|里|之内)?`,
  'y',
)
const WEEKEND = /(?:(这|本|下{1,4}|上{1,4}|每)个?)?(?:周末|双休日?)(?:两天)?/y

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
  // 周三四 is two days in a row; the 四 of 周二四 is another day, read as part of a row.
  const next = second === weekday + 1
  const to = i + hit[0].length - (second && !next ? 1 : 0)
  if (weekday > 7) return { to, day: { is: 'weekday', weekday }, impossible: true }
  return {
    to,
    day: {
      is: 'weekday',
      weekday,
      ...(next ? { to: second } : {}),
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
