// Lengths of time: 三天, 半天, 两个半小时, 1小时30分, half a day, a day and a half, 3 working days, two weeks.
import { Decimal } from 'decimal.js'
import { readParts } from './numbers-parts.ts'
import { smallInt } from './numbers-chinese.ts'
import { EN_SMALL, smallEnglish } from './numbers-english.ts'
import { readNumeral } from './numbers-read.ts'
import { startsNumber } from './numbers.ts'
import { readPinyinLength } from './times-pinyin.ts'
import { at, isLatin } from './times-words.ts'

export interface Length {
  from: number
  to: number
  /** In half-day steps (半天 = 0.5). */
  days?: number
  /** Minutes are a fraction of an hour (90 分钟 = 1.5). */
  hours?: number
  weeks?: number
  months?: number
  years?: number
  /** 三个半天 = 3. */
  halfDays?: number
  counts: 'working' | 'calendar' | 'unspecified'
  /** 两天多, about 3 days, 三四天. */
  approximate?: true
  /** The half that was named: 下午半天, 一上午. */
  half?: 'am' | 'pm'
}

type Unit = 'days' | 'hours' | 'minutes' | 'weeks' | 'months' | 'years'
const ZH_UNITS: Readonly<Record<string, Unit>> = {
  工作日: 'days', 交易日: 'days', 自然日: 'days', 工作天: 'days', 天: 'days', 日: 'days', 周: 'weeks', 星期: 'weeks', 礼拜: 'weeks', 月: 'months', 年: 'years', 小时: 'hours', 钟头: 'hours', 钟: 'hours', 分钟: 'minutes', 刻钟: 'minutes', 分: 'minutes', 学时: 'hours', 工时: 'hours',
} // prettier-ignore
const ZH_AFTER =
  /\s?(多|来)?(个)?(多|半)?\s?整?(工作日|交易日|自然日|工作天|天(?!津|气|猫|下|台|花|然)|日(?=(?:的)?(?:年|病|事|婚|产|丧|陪|调休|假|游))|(?<=(?:3[2-9]|[4-9]\d|\d{3}|[两俩]))日|周(?!岁|年(?!假)|边|[一二三四五六日天末])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|月(?!底|末|初|中旬|结|头|费|租)|年(?!级|度|薪|会|终|底|初|\d)|小时|钟头|分钟|刻钟|工时)(多|半(?!天|小时|价|数|年|个))?/y
const ZH_HALF = /(?:大)?半\s?(?:个)?(天|日(?=假|$|[,。])|小时|钟头|月|年|周|星期)/y
/** 个半小时, 个半月: one and a half, the one left out. */
const ZH_ONE_HALF = /个半(?=小时|钟头|月)(小时|钟头|月)/y
const ZH_HALF_DAYS = /个半天/y
const ZH_WHOLE = /(?:一?整|全)天(?!候)|(?:一整?个|一|整个)(上午|下午)/y
const ZH_MINUTES = /\s?(?:零|又)?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?分(?:钟)?/y
const EN_AFTER =
  /[ -]?(?:(?:extra|additional|more|solid|straight|further|long) )?((?:working|business|work|calendar|full|whole|consecutive)[ -])?(half[ -]days?|days?|weeks?|wks?|months?|years?|yrs?|hours?|hrs?|hr|h|minutes?|mins?|min|fortnights?|d|weekdays?|workdays?)(?![a-z])( and (?:a )?half)?/y
const EN_HALF = /(?:a )?half(?: of)?(?: (?:a|an)|-| )?(?: |-)?(day|hour|month|year|week)s?(?![a-z])/y
const EN_ONE =
  /(an?|one|the whole|all|a full|a whole) (working day|business day|day|hour|week|month|year|fortnight)(?![a-z])( and (?:a )?half)?/y
const EN_MINUTES = /,? ?(?:and )?(\d{1,2}|thirty|fifteen|twenty|forty-five|ten) ?(?:minutes?|mins?|m)(?![a-z])/y
/** 2 years and 3 months, 两年零三个月. */
const EN_MONTHS = new RegExp(`,? (?:and )?(\\d{1,2}|${EN_SMALL}) months?(?![a-z])`, 'y')
const ZH_MONTHS = /\s?[零又]?(\d{1,2}|[一二两三四五六七八九十]{1,3})\s?个月/y
const SMALL: Readonly<Record<string, number>> = { thirty: 30, fifteen: 15, twenty: 20, 'forty-five': 45, ten: 10 }
/** A price for each, an ordinal, a day that is no length. */
const NOT_BEFORE = /(?:第|[前后头]|每|哪|某|同|这|那|最后|隔|星期|礼拜|周)\s?$/
const ABOUT = /(?:about|around|roughly|approximately|some|nearly|almost|大约|大概|约|差不多|将近|近)\s?$/

export function readLength(words: string, i: number): Length | undefined {
  if (isLatin(words[i])) {
    if (isLatin(words[i - 1])) return undefined
    return withAbout(words, englishHalf(words, i) ?? englishOne(words, i) ?? counted(words, i) ?? pinyin(words, i))
  }
  return withAbout(words, chineseHalf(words, i) ?? counted(words, i))
}

const withAbout = (words: string, length: Length | undefined): Length | undefined =>
  length &&
  (ABOUT.test(words.slice(Math.max(0, length.from - 14), length.from)) ||
    /^\s?(?:左右|上下|or so)/.test(words.slice(length.to)))
    ? { ...length, approximate: true }
    : length

function chineseHalf(words: string, i: number): Length | undefined {
  const oneHalf = /[一二两三四五六七八九十百几\d这那哪每]$/.test(words.slice(Math.max(0, i - 1), i))
    ? null
    : at(ZH_ONE_HALF, words, i)
  if (oneHalf) return measure(i, i + oneHalf[0].length, ZH_UNITS[oneHalf[1]!]!, new Decimal('1.5'))
  const half = at(ZH_HALF, words, i)
  if (half && !/[一二两三四五六七八九十\d个大]$/.test(words.slice(Math.max(0, i - 12), i))) {
    const unit = ZH_UNITS[half[1]!]!
    const made = measure(i, i + half[0].length, unit, new Decimal('0.5'))
    const beside =
      /(上午|下午|am|pm)\s?(?:的|请)?\s?$/.exec(words.slice(Math.max(0, i - 5), i))?.[1] ??
      /^\s?[(（]?(上午|下午)/.exec(words.slice(made.to, made.to + 4))?.[1]
    return unit === 'days' && beside ? { ...made, half: beside === '上午' || beside === 'am' ? 'am' : 'pm' } : made
  }
  const whole = at(ZH_WHOLE, words, i)
  if (!whole || (whole[0].startsWith('一') && /[第统唯周期拜十]$/.test(words.slice(Math.max(0, i - 12), i))))
    return undefined
  const to = i + whole[0].length
  return whole[1]
    ? { from: i, to, days: 0.5, counts: 'unspecified', half: whole[1] === '上午' ? 'am' : 'pm' }
    : { from: i, to, days: 1, counts: 'unspecified' }
}

function counted(words: string, i: number): Length | undefined {
  if (!startsNumber(words, i)) return undefined
  const number = readParts(words, i) ?? readNumeral(words, i)
  if (!number || number.value.gt(9999) || notLength(words, i)) return undefined
  const rough = number.approximate ? { approximate: true as const } : {}
  const halves = at(ZH_HALF_DAYS, words, number.to)
  if (halves) {
    const n = number.value.toNumber()
    return { from: i, to: number.to + halves[0].length, days: n / 2, halfDays: n, counts: 'unspecified', ...rough }
  }
  const zh = at(ZH_AFTER, words, number.to)
  if (zh) return chineseCounted(words, i, number.to, number.value, zh, rough)
  const en = at(EN_AFTER, words, number.to)
  if (
    !en ||
    (en[2] === 'd' && /[a-z]/.test(words[number.to] ?? '') && !/^\d+(?:\.\d+)?d(?![a-z\d])/.test(words.slice(i)))
  )
    return undefined
  const to = number.to + en[0].length
  const value = en[3] ? number.value.plus('0.5') : number.value
  const counts = en[1]?.startsWith('calendar')
    ? 'calendar'
    : /work|business/.test(en[1] ?? '') || (/week|work/.test(en[2]!.slice(0, 5)) && /day/.test(en[2]!))
      ? 'working'
      : 'unspecified'
  if (en[2]!.startsWith('half'))
    return { from: i, to, days: value.toNumber() / 2, halfDays: value.toNumber(), counts, ...rough }
  if (en[2]!.startsWith('fort')) return { from: i, to, weeks: value.toNumber() * 2, counts, ...rough }
  const unit = englishUnit(en[2]!)
  const months = unit === 'years' ? at(EN_MONTHS, words, to) : null
  if (months)
    return {
      from: i,
      to: to + months[0].length,
      years: round(value),
      months: smallEnglish(months[1]!)!,
      counts,
      ...rough,
    }
  const minutes = unit === 'hours' ? at(EN_MINUTES, words, to) : null
  const made = measure(
    i,
    minutes ? to + minutes[0].length : to,
    unit,
    minutes ? value.plus(new Decimal(SMALL[minutes[1]!] ?? minutes[1]!).dividedBy(60)) : value,
  )
  return { ...made, counts, ...rough }
}

function chineseCounted(
  words: string,
  i: number,
  from: number,
  number: Decimal,
  hit: RegExpExecArray,
  rough: { approximate?: true },
): Length | undefined {
  const [, before, classifier, middle, word, tail] = hit
  let unit = ZH_UNITS[word!]!
  // 3月 is March, 2026年 a year; a month is counted with 个.
  if (unit === 'months' && !classifier) return undefined
  if (
    unit === 'years' &&
    (number.gt(60) || (!classifier && /^\d{2}$/.test(words.slice(i, from)) && /^\d/.test(words.slice(from + 1))))
  )
    return undefined
  if (word === '钟') return undefined
  let value = middle === '半' ? number.plus('0.5') : number
  if (tail === '半') value = value.plus('0.5')
  let to = from + hit[0].length
  if (word === '刻钟') value = value.times(15)
  if (unit === 'hours') {
    const minutes = at(ZH_MINUTES, words, to)
    if (minutes) {
      value = value.plus(new Decimal(readNumeral(minutes[1]!, 0)?.value ?? 0).dividedBy(60))
      to += minutes[0].length
    }
  }
  const months = unit === 'years' && !tail ? at(ZH_MONTHS, words, to) : null
  if (months)
    return {
      from: i,
      to: to + months[0].length,
      years: round(value),
      months: smallInt(months[1]!)!,
      counts: 'unspecified',
      ...rough,
    }
  const made = measure(i, to, unit, value)
  const counts =
    word === '工作日' || word === '工作天' || word === '交易日'
      ? 'working'
      : word === '自然日'
        ? 'calendar'
        : 'unspecified'
  const more = before || middle === '多' || tail === '多' ? { approximate: true as const } : {}
  return { ...made, counts, ...rough, ...more }
}

const englishUnit = (word: string): Unit =>
  /^(?:d|weekday|workday)/.test(word)
    ? 'days'
    : word.startsWith('w')
      ? 'weeks'
      : word.startsWith('mo')
        ? 'months'
        : word.startsWith('y')
          ? 'years'
          : word.startsWith('h')
            ? 'hours'
            : 'minutes'

/** 前一天 and 最后一天 are days; 前三天 is read as a date where it is one. */
const notLength = (words: string, i: number): boolean =>
  NOT_BEFORE.test(words.slice(Math.max(0, i - 3), i)) &&
  !(/[前后头]$/.test(words.slice(Math.max(0, i - 12), i)) && !/^[一1]/.test(words.slice(i)))

function pinyin(words: string, i: number): Length | undefined {
  const read = readPinyinLength(words, i)
  return read && measure(i, read.to, read.unit, new Decimal(read.n))
}

function englishHalf(words: string, i: number): Length | undefined {
  const hit = at(EN_HALF, words, i)
  if (!hit || /\b(?:and an?|and|first|second) $/.test(words.slice(Math.max(0, i - 8), i))) return undefined
  return measure(i, i + hit[0].length, `${hit[1]!}s` as Unit, new Decimal('0.5'))
}

function englishOne(words: string, i: number): Length | undefined {
  const hit = at(EN_ONE, words, i)
  if (
    !hit ||
    (/^an? /.test(hit[0]) &&
      /(?:[\d$¥€£]|per|dollars|yuan|bucks|times|once|twice|half) ?$/.test(words.slice(Math.max(0, i - 8), i)))
  )
    return undefined
  if (hit[0].startsWith('all') && hit[2] !== 'day') return undefined
  const value = new Decimal(hit[3] ? '1.5' : 1)
  const to = i + hit[0].length
  if (hit[2] === 'fortnight') return { from: i, to, weeks: 2, counts: 'unspecified' }
  const made = measure(i, to, `${hit[2]!.split(' ').pop()!}s` as Unit, value)
  return /working|business/.test(hit[2]!) ? { ...made, counts: 'working' } : made
}

const round = (v: Decimal): number => v.toDecimalPlaces(4).toNumber()

function measure(from: number, to: number, unit: Unit, value: Decimal): Length {
  if (unit === 'minutes') return { from, to, hours: round(value.dividedBy(60)), counts: 'unspecified' }
  if (unit === 'days' && value.eq('0.5')) return { from, to, days: 0.5, counts: 'unspecified' }
  return { from, to, [unit]: round(value), counts: 'unspecified' }
}
