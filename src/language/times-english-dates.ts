// Dates, weekdays and stretches of the calendar in English: Jun 8th, the 18th, next Wednesday, Friday next week, Q3, the week of June 8.
import { smallEnglish } from './numbers-english.ts'
import { at, isDigit, type DayRead, type SpanUnit } from './times-words.ts'

const WEEKDAYS: Readonly<Record<string, number>> = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 }
export const EN_WEEKDAY =
  'mondays?|tuesdays?|wednesdays?|wensdays?|wednsdays?|thursdays?|thurdays?|fridays?|saturdays?|sundays?|mon|tues?|weds?|thurs?|thur|thu|fri|sat|sun'
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
}
export const EN_MONTH =
  'january|february|febuary|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec'
export const ORDINAL_WORDS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10, eleventh: 11, twelfth: 12, thirteenth: 13, fourteenth: 14, fifteenth: 15, sixteenth: 16, seventeenth: 17, eighteenth: 18, nineteenth: 19, twentieth: 20, 'twenty-first': 21, 'twenty-second': 22, 'twenty-third': 23, 'twenty-fourth': 24, 'twenty-fifth': 25, 'twenty-sixth': 26, 'twenty-seventh': 27, 'twenty-eighth': 28, 'twenty-ninth': 29, thirtieth: 30, 'thirty-first': 31, last: -1 } // prettier-ignore
const ORDINAL =
  '(?:thirty|twenty)[- ]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|twentieth|(?:thir|four|fif|six|seven|eigh|nine)teenth|eleventh|twelfth|tenth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth'

export const weekdayOfWord = (word: string): number => WEEKDAYS[word.slice(0, 3)] ?? (word.startsWith('we') ? 3 : 0)
const monthOfWord = (word: string): number => MONTHS[word.slice(0, 3)]!
export const dayOfWord = (word: string): number =>
  isDigit(word[0]) ? parseInt(word, 10) : (ORDINAL_WORDS[word.replace(' ', '-')] ?? smallEnglish(word) ?? 0)

/** What 3rd counts here is a thing, no day. */
const THING =
  '(?! (?:one|item|request|entry|floor|time|party|quarter|qtr|approval|page|row|line|draft|card|step|option|ticket|person|half|week|day|month|year|level|version|claim|street|avenue)s?\\b)'
/** May twenty nine: people read dates out without the -th. */
const SPOKEN =
  '(?:twenty|thirty)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?(?! (?:days?|hours?|people|weeks?|months?|percent|dollars?|yuan))'
const YEAR = '(?:,? (?:of )?((?:19|20)\\d{2})(?!\\d|[-/:]))?'
const MONTH_FIRST = new RegExp(
  `(${EN_MONTH})(?:\\/|\\.?,? ?)(?:the )?(\\d{1,2}(?:st|nd|rd|th)?(?![\\d:%]|,\\d|\\.\\d| ?(?:days?|hours?|people|weeks?|months?)\\b)|${ORDINAL}|${SPOKEN})(?![a-z])${YEAR}`,
  'y',
)
const DAY_FIRST = new RegExp(
  `(?:the )?(\\d{1,2}(?:st|nd|rd|th)?|${ORDINAL})[ -]?(?:day )?(?:of )?(${EN_MONTH})(?![a-z])\\.?${YEAR}`,
  'y',
)
const DAY_OF_MONTH = new RegExp(
  `(?:the )?(\\d{1,2}(?:st|nd|rd|th))(?![a-z])${THING}(?: (?:day )?of (?:the |this )?(?:(month)|(next month)|(last month))(?![a-z]))?`,
  'y',
)
const DAY_OF_SPAN = new RegExp(
  `(?:the )?(${ORDINAL})(?: day)? of (?:(this month|the month)|(next month)|(last month))(?![a-z])`,
  'y',
)
const MONTH_ONLY = new RegExp(`(${EN_MONTH})(?![a-z])\\.?${YEAR}`, 'y')

export function readDate(words: string, i: number): DayRead | undefined {
  const monthFirst = at(MONTH_FIRST, words, i)
  if (monthFirst) return date(i + monthFirst[0].length, monthFirst[1]!, monthFirst[2]!, monthFirst[3])
  const dayFirst = at(DAY_FIRST, words, i)
  if (
    dayFirst &&
    !(
      dayFirst[2] === 'may' &&
      !dayFirst[0].endsWith('.') &&
      /^ (?:i|we|you|he|she|it|they|be|not|have)\b/.test(words.slice(i + dayFirst[0].length))
    )
  )
    return date(i + dayFirst[0].length, dayFirst[2]!, dayFirst[1]!, dayFirst[3], true)
  const day = at(DAY_OF_MONTH, words, i)
  if (day) {
    const number = parseInt(day[1]!, 10)
    const months = day[2] ? 0 : day[3] ? 1 : day[4] ? -1 : undefined
    return {
      to: i + day[0].length,
      day: { is: 'date', day: number, ...(months === undefined ? {} : { months, suffix: true }) },
      ...(number < 1 || number > 31 ? { impossible: true } : {}),
    }
  }
  const ofSpan = at(DAY_OF_SPAN, words, i)
  if (ofSpan)
    return {
      to: i + ofSpan[0].length,
      day: { is: 'date', day: dayOfWord(ofSpan[1]!), months: ofSpan[2] ? 0 : ofSpan[3] ? 1 : -1 },
    }
  const month = at(MONTH_ONLY, words, i)
  if (!month) return undefined
  const before = words.slice(Math.max(0, i - 12), i)
  // may, march, mar, dec, sep and jan are also words and names: alone they need a word of time beside them.
  const clear =
    month[2] !== undefined ||
    /(?:\b(?:in|of|by|until|till|since|from|to|through|during|for|next|last|this|early|mid|late|before|after|end|start|beginning)[ -](?:the )?)$|[-–]\s?$|[一-鿿]\s?$/.test(
      before,
    )
  const alone = i === 0 && /^[\s.!?]*$/.test(words.slice(i + month[0].length))
  if (!clear && !alone && /^(?:may|march|mar|dec|sep|jan|jun|sept|apr)$/.test(month[1]!)) return undefined
  return {
    to: i + month[0].length,
    day: {
      is: 'span',
      unit: 'month',
      at: monthOfWord(month[1]!),
      ...(month[2] ? { year: Number(month[2]) } : {}),
    },
  }
}

function date(to: number, month: string, day: string, year: string | undefined, suffix = false): DayRead {
  const number = dayOfWord(day)
  return {
    to,
    day: {
      is: 'date',
      day: number,
      month: monthOfWord(month),
      ...(year ? { year: Number(year) } : {}),
      ...(suffix ? { suffix: true } : {}),
    },
    ...(number < 1 || number > 31 ? { impossible: true } : {}),
  }
}

const WEEK_PHRASE =
  /,? ?(?:of |in |from |the )*(?:(the )?week after next|(the )?(next|this|last|coming|following|current|previous|past) week)(?:'s)?(?![a-z])/y
const MOD =
  /(?:on )?(?:the )?(this coming|coming|this past|this|next|last|past|previous|every|each|following|(?:the )?week after next,?(?:'s)?(?: on)?|(?:next|this|last) week,?(?:'s)?(?: on)?)(?:\s|(?=周|星期|礼拜))/y
const WEEKDAY = new RegExp(`(?:on )?(${EN_WEEKDAY})(?![a-z])\\.?`, 'y')
const ZH_WEEKDAY = /(?:周|星期|礼拜)([一二三四五六日天])/y
const ZH_DAYS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 }

/** Weeks from this one that an English modifier means; past and previous look at the latest such day. */
function weeksOf(mod: string): number | undefined {
  if (/week after next/.test(mod)) return 2
  if (/^(?:this coming|coming|this past|past|previous|every|each)/.test(mod)) return undefined
  if (/^(?:next|following)/.test(mod)) return 1
  return mod.startsWith('last') ? -1 : 0
}

/** next Wed, Wed, Friday next week, next 周四. Also called by Chinese modifiers (下周 Fri). */
export function readWeekday(words: string, i: number): DayRead | undefined {
  const mod = at(MOD, words, i)
  const from = i + (mod?.[0].length ?? 0)
  const english = at(WEEKDAY, words, from)
  const chinese = english || !mod ? null : at(ZH_WEEKDAY, words, from)
  const hit = english ?? chinese
  if (!hit) return undefined
  const word = hit[1]!
  const before = words.slice(Math.max(0, i - 6), i)
  if (!mod && /^(?:sat|sun|wed|mon)$/.test(word) && /\b(?:i|he|she|we|they|the|it|you|who|a|was|hot)\s$/.test(before))
    return undefined
  let to = from + hit[0].length
  if (hit[0].endsWith('.') && !/^(?:mon|tues?|weds?|thurs?|fri|sat|sun)\.$/.test(word + '.')) to -= 1
  const weekday = english ? weekdayOfWord(word) : ZH_DAYS[word]!
  const plural = english !== null && word.endsWith('days')
  const every = plural || (mod && /^(?:every|each)/.test(mod[1]!)) ? { every: true as const } : {}
  let weeks = mod ? weeksOf(mod[1]!) : undefined
  // "Friday after next" is the one after the coming one.
  const after = mod ? null : at(/ after next(?! week)\b/y, words, to)
  if (after)
    return { to: to + after[0].length, day: { is: 'shift', n: 1, unit: 'week', from: { is: 'weekday', weekday } } }
  const phrase = at(WEEK_PHRASE, words, to)
  let suffix = false
  if (phrase && !mod) {
    weeks = weeksOf(phrase[0].replace(/^,? ?(?:of |in |from )?(?:the )?/, '').trim())
    to += phrase[0].length
    suffix = true
  }
  return {
    to,
    day: {
      is: 'weekday',
      weekday,
      ...(weeks === undefined ? {} : { weeks }),
      ...(suffix ? { suffix: true } : {}),
      ...(mod && /^(?:this past|past|previous)/.test(mod[1]!) ? { back: true } : {}),
    },
    ...every,
  }
}

const SPAN =
  /(?:the )?(?:whole |entire |rest of )?(?:(this|next|last|past|coming|following|current|previous|this coming|every|each) |(?:the )?(?=week after next|month after next|weekend))(week after next|month after next|week|weekends?|month|quarter|qtr|half|year|yr)(?![a-z])/y
const AFTER_NEXT = /(?:the )?(week|month) after next(?![a-z])/y
const QUARTER =
  /(?:the )?(?:q([1-4])|(first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|qtr)|(?:h([12])|(first|second) half)(?= |$|[,.]))(?: of)?(?: the year)?(?: (?:(20\d{2})|(this|next|last) year))?/y
const WEEK_OF = /(?:the )?week (?:of|beginning|starting|commencing) (?:the )?/y
const IN_YEAR = /(?:in |of |year )(20\d{2})(?![\d\-/.])/y
const WEEKEND = /(?:the |on the |at the |over the )?weekend(?![a-z])/y

export function readSpan(words: string, i: number): DayRead | undefined {
  const after = at(AFTER_NEXT, words, i)
  if (after) return { to: i + after[0].length, day: { is: 'span', unit: after[1] as SpanUnit, offset: 2 } }
  const weekOf = at(WEEK_OF, words, i)
  if (weekOf) {
    const day = readDate(words, i + weekOf[0].length)
    if (day?.day.is === 'date') return { to: day.to, day: { is: 'weekOf', day: day.day } }
  }
  const hit = at(SPAN, words, i)
  if (hit?.[1]) {
    const unit = (
      hit[2]!.startsWith('weekend')
        ? 'weekend'
        : hit[2] === 'half'
          ? 'halfyear'
          : hit[2] === 'yr'
            ? 'year'
            : hit[2] === 'qtr'
              ? 'quarter'
              : hit[2]
    ) as SpanUnit
    const offset = /next|coming|following/.test(hit[1]) ? 1 : /last|previous|past/.test(hit[1]) ? -1 : 0
    if (hit[2] === 'half') return undefined
    const every = /every|each/.test(hit[1]) ? { every: true as const } : {}
    return {
      to: i + hit[0].length,
      day: { is: 'span', unit, offset: /coming/.test(hit[1]) && unit === 'weekend' ? 0 : offset },
      ...every,
    }
  }
  const weekend = at(WEEKEND, words, i)
  if (weekend) return { to: i + weekend[0].length, day: { is: 'span', unit: 'weekend' } }
  const quarter = at(QUARTER, words, i)
  if (quarter) {
    const which = quarter[1] ?? quarter[2]
    const half = quarter[3] ?? quarter[4]
    const number = (word: string) => (isDigit(word[0]) ? parseInt(word, 10) : ORDINAL_WORDS[word]!)
    const year = quarter[5]
      ? { year: Number(quarter[5]) }
      : quarter[6]
        ? { years: quarter[6] === 'next' ? 1 : quarter[6] === 'last' ? -1 : 0 }
        : {}
    if (half && quarter[4] && !quarter[0].includes('year') && !quarter[5]) return undefined
    return {
      to: i + quarter[0].trimEnd().length,
      day: which
        ? { is: 'span', unit: 'quarter', at: number(which), ...year }
        : { is: 'span', unit: 'halfyear', at: number(half!), ...year },
    }
  }
  const year = at(IN_YEAR, words, i)
  return year ? { to: i + year[0].length, day: { is: 'span', unit: 'year', year: Number(year[1]) } } : undefined
}
