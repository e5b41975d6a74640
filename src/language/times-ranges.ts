// Ranges and rows of days as said: 下周三到周五, the 18th to 20th, 3-5pm, 周一、周三, with what one half leaves to the other.
import { readBare, readPoint, type Bare } from './times-point.ts'
import { at, isDigit, isLatin, type DayWords, type Point } from './times-words.ts'

export interface Said {
  from: number
  to: number
  first: Point
  second?: Point
  /** Said in a row with the one before (周四、周五): it inherits, and joins it when the days follow each other. */
  row?: true
}

const GAP =
  '(?:(?:我|要|想|就|准备|打算|需要){0,2}(?:请个?(?:年|病|事|调休|婚|产)?假?|休(?:年|病|事|婚|产)?[假息]?|年假|病假|事假|出差|加班|外出|调休|不在|放假|开放|营业|值班)?)'
const JOIN = new RegExp(
  `\\s*(?:开始|起|时)?\\s*${GAP}\\s*(?:一直到|直到|到了?|至|~|-{1,2}|→|—)\\s*|\\s*(?:off|out|away|am|inclusive|at)?\\s*,?(?:through|thru|until|untill|till|til|up to|to)\\s+(?:and including\\s+)?(?:the\\s+)?`,
  'y',
)
/** 1号和3号之间. */
const ZH_AND = /\s*[和与跟]\s*(?=[^,。;!?]{1,20}?之间)/y
const AND = /\s+(?:and|to|-)\s+(?:the\s+)?/y
/** Move it from Monday to Tuesday: two days, not a stretch. */
const MOVED =
  /(?:\b(?:move|moved|change|changed|reschedule|rescheduled|shift|shifted|postpone|postponed|push|pushed|swap|switch)\b[^.!?]{0,40}|(?:改|挪|推迟|调|换|延期|延后|提前)[^。!?]{0,4}(?:从)?)$/
/** A unit after a bare number: 18到20个, 3-5天. */
export const OTHER_UNIT =
  /^\s?(?:[个天人台万亿千百元块%年岁米份件张次倍页楼周星礼件箱%‰公小分秒]|\.\d|days?|weeks?|months?|people|items?|hours?|hrs?|years?|k\b|usd|rmb|yuan|dollars?)/

export function rangeFrom(words: string, i: number, first: Point): Said | undefined {
  const between = /\b(?:between|both)\s+(?:the\s+)?$|介于$|在$/.test(words.slice(Math.max(0, i - 14), i))
  const join = (between ? at(AND, words, first.to) : null) ?? at(JOIN, words, first.to) ?? at(ZH_AND, words, first.to)
  if (!join || !join[0].trim() || first.every) return undefined
  if (/to|到/.test(join[0]) && MOVED.test(words.slice(Math.max(0, i - 50), i))) return undefined
  const start = first.to + join[0].length
  // "to" and "-" need a moment right behind; 到 as a verb (明天到公司) has none.
  const second = readPoint(words, start, true) ?? borrowed(words, start, first)
  if (!second || second.every) return undefined
  if (/[和与跟]/.test(join[0]) && !/^\s*之间/.test(words.slice(second.to))) return undefined
  if (second.day?.is === 'shift' && second.day.from === undefined && !second.day.within) return undefined
  // "Monday to Wednesday, May 18-20": the dates say it exactly.
  const dates =
    first.day?.is === 'weekday' && second.weekday !== undefined && !first.clock
      ? rangeFrom(words, i, second)
      : undefined
  if (dates) return { ...dates, from: first.from }
  inherit(first, second)
  return withDayBehind(words, { from: first.from, to: second.to, first, second })
}

/** tomorrow 9-11am, 周五3到5点, this afternoon from 2 to 4: a day, then hours whose first number has no unit of its own. */
export function hoursBehind(words: string, i: number, first: Point): Said | undefined {
  if (first.clock || first.every) return undefined
  const glue = at(/\s*(?:的|,)?\s*(?:(?:from|between)\s+)?/y, words, first.to)
  const start = first.to + (glue?.[0].length ?? 0)
  const bare =
    isDigit(words[start]) || /[一二三四五六七八九十]/.test(words[start] ?? '')
      ? bareRange(words, start, true, true)
      : undefined
  if (!bare?.second) return undefined
  const year = first.day
  if (year?.is === 'span' && year.unit === 'year' && !year.edge) return monthsOf(year, bare, i)
  if (!bare.first.clock || bare.first.day || bare.second.day) return undefined
  return { from: i, to: bare.to, first: { ...first, to: bare.first.to, clock: bare.first.clock }, second: bare.second }
}

/** 2018年2-4月: the year holds for both months. */
function monthsOf(year: DayWords & { is: 'span' }, { first, second, to }: Said, i: number): Said | undefined {
  const whole = (point: Point): Point | undefined =>
    point.day?.is === 'span' && point.day.unit === 'month'
      ? {
          ...point,
          day: {
            ...point.day,
            ...(year.year === undefined ? {} : { year: year.year }),
            ...(year.years === undefined ? {} : { years: year.years }),
          },
        }
      : undefined
  const [from, until] = [whole(first), second && whole(second)]
  return from && until ? { from: i, to, first: from, second: until } : undefined
}

/** 3:30 to 5 this afternoon, 9-11am on Friday: the day comes behind the hours and holds for both. */
function withDayBehind(words: string, said: Said): Said {
  const { first, second } = said
  if (first.day || !first.clock || !second || second.day) return said
  const glue = at(/\s*,?\s*(?:on |of |in |during )?(?:the )?/y, words, said.to)
  const day = readPoint(words, said.to + (glue?.[0].length ?? 0))
  if (
    !day ||
    day.clock ||
    day.every ||
    day.impossible ||
    (!day.day && !day.part) ||
    (day.day && day.day.is !== 'offset' && day.day.is !== 'weekday' && day.day.is !== 'date')
  )
    return said
  if (rangeFrom(words, said.to, day)) return said
  const part = first.part ?? (second.clock?.sure ? undefined : day.part)
  return { ...said, to: day.to, first: { ...first, ...(day.day ? { day: day.day } : {}), ...(part ? { part } : {}) } }
}

/** The second number takes its unit from the first: 5月18到20, 周三到五, 5.18-20, Jun 8-10. */
function borrowed(words: string, i: number, first: Point): Point | undefined {
  const bare = readBare(words, i)
  if (!bare || OTHER_UNIT.test(words.slice(bare.to))) return undefined
  if (first.clock && bare.value <= 24 && !first.day?.is.startsWith('x'))
    return { from: i, to: bare.to, clock: { hour: bare.value, minute: 0 } }
  if (first.day?.is === 'weekday' && bare.weekday)
    return { from: i, to: bare.to, day: { is: 'weekday', weekday: bare.weekday } }
  if (first.day?.is === 'date' && !first.part && bare.value >= 1 && bare.value <= 31)
    return { from: i, to: bare.to, day: { is: 'date', day: bare.value } }
  return undefined
}

/** The first number takes its unit from the second: 18到20号, 3到5点, 3-5pm, 3-5月, the 8-10 of June. */
export function bareRange(words: string, i: number, near: boolean, behind = false): Said | undefined {
  const bare = startsBare(words, i)
  if (!bare) return undefined
  const between = /\bbetween\s+(?:the\s+)?$/.test(words.slice(Math.max(0, i - 12), i))
  const join =
    (between ? at(AND, words, bare.to) : null) ??
    at(/\s*(?:到|至|~|-{1,2}|—|to|through|until|till)\s*(?:the\s+)?/y, words, bare.to)
  if (!join || (isLatin(join[0].trim()[0]) && !join[0].startsWith(' '))) return undefined
  const start = bare.to + join[0].length
  const second = readPoint(words, start, true)
  const first: Point | undefined = second
    ? lent(bare, second, i)
    : fromHours(words, i, bare, start, near || between, behind)?.first
  if (!second) return fromHours(words, i, bare, start, near || between, behind)
  if (!first) return undefined
  inherit(first, second)
  return withDayBehind(words, { from: i, to: second.to, first, second })
}

export function startsBare(words: string, i: number): Bare | undefined {
  const c = words[i]
  if (!isDigit(c) && !/[一二三四五六七八九十廿卅]/.test(c ?? '') && !(c === 't' && words.startsWith('the ', i)))
    return undefined
  if (
    /[a-z\d#第$¥€£.:：]$/.test(words.slice(Math.max(0, i - 1), i)) ||
    /[\d][-/]$/.test(words.slice(Math.max(0, i - 2), i))
  )
    return undefined
  return readBare(words, i)
}

function lent(bare: Bare, second: Point, i: number): Point | undefined {
  const point: Point = { from: i, to: bare.to }
  const day = second.day
  if (second.clock && bare.value <= 24 && !day) return { ...point, clock: { hour: bare.value, minute: 0 } }
  // "18到6月20号" lends no month, but "8 to 10 June" does: see inherit.
  if (day?.is === 'date' && !second.impossible && bare.value >= 1 && bare.value <= 31)
    return { ...point, day: { is: 'date', day: bare.value } }
  if (day?.is === 'span' && day.unit === 'month' && day.at !== undefined && bare.value >= 1 && bare.value <= 12)
    return {
      ...point,
      day: { is: 'span', unit: 'month', at: bare.value, ...(day.year === undefined ? {} : { year: day.year }) },
    }
  if (day?.is === 'weekday' && bare.weekday && second.from === bare.to) return undefined
  // 3到5点 tomorrow: the clock lends its unit, the day stays with the second.
  if (second.clock && day && bare.value <= 24) return { ...point, clock: { hour: bare.value, minute: 0 }, day }
  return undefined
}

/** "from 9 to 5": hours without any unit, only after from or between and with nothing counted behind. */
function fromHours(
  words: string,
  i: number,
  bare: Bare,
  start: number,
  near: boolean,
  behind = false,
): Said | undefined {
  const end = readBare(words, start)
  if (!end || end.value > 24 || bare.value > 24) return undefined
  const rest = words.slice(end.to, end.to + 24)
  const asked = near && (behind || /\b(?:from|between)\s+$/.test(words.slice(Math.max(0, i - 10), i)))
  const parted = /^\s+in the (?:morning|afternoon|evening)\b/.test(rest)
  if (!parted && !(asked && /^\s*(?:$|[,.;!?)]|on\b|today|tomorrow|this\b|next\b)/.test(rest))) return undefined
  return {
    from: i,
    to: end.to,
    first: { from: i, to: bare.to, clock: { hour: bare.value, minute: 0 } },
    second: { from: start, to: end.to, clock: { hour: end.value, minute: 0 } },
  }
}

/** What the second half says for both: "Wed to Fri next week", "8 to 10 June", "June 8 to 10, 2026", 3-5pm is done by the clock. */
function inherit(first: Point, second: Point): void {
  const [a, b] = [first.day, second.day]
  if (
    a?.is === 'weekday' &&
    b?.is === 'weekday' &&
    b.suffix &&
    b.weeks !== undefined &&
    a.weeks === undefined &&
    a.weekday <= b.weekday
  )
    first.day = { ...a, weeks: b.weeks }
  if (a?.is !== 'date' || b?.is !== 'date') return
  const given: Partial<DayWords & { is: 'date' }> = {}
  if (b.suffix && a.month === undefined && a.months === undefined && a.day <= b.day)
    Object.assign(
      given,
      b.month === undefined ? {} : { month: b.month },
      b.months === undefined ? {} : { months: b.months },
    )
  const month = a.month ?? given.month
  if (b.year !== undefined && a.year === undefined && month !== undefined)
    given.year = b.month !== undefined && month > b.month ? b.year - 1 : b.year
  first.day = { ...a, ...given }
}
