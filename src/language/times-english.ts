// Days as English names them: next Wednesday, Jun 8th, the 18th, in two weeks, end of the month, first Monday of June.
import { EN_SMALL, smallEnglish } from './numbers-english.ts'
import { at, isDigit, isLatin, type DayWords, type ShiftUnit, type SpanUnit } from './times-words.ts'
import type { DayRead } from './times-chinese.ts'

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
const MONTH =
  'january|february|febuary|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec'
const NUMBER = `(?:\\d{1,3}|(?:${EN_SMALL})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)`
const UNIT =
  '(?:working|business|work|calendar|week)?\\s?(?:days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|fortnights?|weekdays?)'
const ORDINAL_WORDS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10, eleventh: 11, twelfth: 12, thirteenth: 13, fourteenth: 14, fifteenth: 15, sixteenth: 16, seventeenth: 17, eighteenth: 18, nineteenth: 19, twentieth: 20, 'twenty-first': 21, 'twenty-second': 22, 'twenty-third': 23, 'twenty-fourth': 24, 'twenty-fifth': 25, 'twenty-sixth': 26, 'twenty-seventh': 27, 'twenty-eighth': 28, 'twenty-ninth': 29, thirtieth: 30, 'thirty-first': 31, last: -1 } // prettier-ignore
const ORDINAL =
  '(?:thirty|twenty)[- ]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|twentieth|(?:thir|four|fif|six|seven|eigh|nine)teenth|eleventh|twelfth|tenth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth'

const weekdayOfWord = (word: string): number => WEEKDAYS[word.slice(0, 3)] ?? (word.startsWith('we') ? 3 : 0)
const monthOfWord = (word: string): number => MONTHS[word.slice(0, 3)]!
const dayOfWord = (word: string): number =>
  isDigit(word[0]) ? parseInt(word, 10) : (ORDINAL_WORDS[word.replace(' ', '-')] ?? 0)

export function readEnglishDay(words: string, i: number): DayRead | undefined {
  if (
    isLatin(words[i - 1]) ||
    words[i - 1] === "'" ||
    (isDigit(words[i]) && (isDigit(words[i - 1]) || words[i - 1] === '.'))
  )
    return undefined
  return (
    readNear(words, i) ??
    readNth(words, i) ??
    readEdge(words, i) ??
    readStretch(words, i) ??
    readShift(words, i) ??
    readDate(words, i) ??
    readWeekday(words, i) ??
    readSpan(words, i)
  )
}

const NEAR: Readonly<Record<string, number>> = {
  today: 0, tonight: 0, tomorrow: 1, tomorow: 1, tommorow: 1, tommorrow: 1, tmr: 1, tmrw: 1, tmw: 1, tomo: 1, yesterday: -1, yday: -1,
  'the day after tomorrow': 2, 'day after tomorrow': 2, 'the day before yesterday': -2, 'day before yesterday': -2, eod: 0, cob: 0, 'end of day': 0, 'end of the day': 0, 'close of business': 0, 'overmorrow': 2,
} // prettier-ignore
const NEAR_RE = new RegExp(
  `(?:${Object.keys(NEAR)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![a-z])`,
  'y',
)
const LAST_NIGHT =
  /last (?=night\b)|this (?=morning\b|afternoon\b|evening\b|noon\b)|tonight(?![a-z])|the next day\b|the following day\b|next day\b/y

function readNear(words: string, i: number): DayRead | undefined {
  const part = at(LAST_NIGHT, words, i)
  if (part?.[0].startsWith('last')) return { to: i + 5, day: { is: 'offset', days: -1 } }
  if (part?.[0].startsWith('this')) return { to: i + 5, day: { is: 'offset', days: 0 } }
  // tonight is a day and a part: the part is read from the same word.
  if (part?.[0] === 'tonight') return { to: i + 2, day: { is: 'offset', days: 0 } }
  if (part) return { to: i + part[0].length, day: { is: 'following' } }
  const hit = at(NEAR_RE, words, i)
  if (!hit) return undefined
  // "end of day Friday" is Friday.
  if (
    /^(?:eod|cob|end|close)/.test(hit[0]) &&
    new RegExp(`^,? (?:on |of )?(?:next |this )?(?:the )?(?:${EN_WEEKDAY}|${MONTH}|\\d|tomorrow|today)`).test(
      words.slice(i + hit[0].length),
    )
  )
    return undefined
  return { to: i + hit[0].length, day: { is: 'offset', days: NEAR[hit[0]]! } }
}

const NTH = new RegExp(
  `(?:the )?(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th) (${EN_WEEKDAY}) (?:of|in) (?:the month of |the )?`,
  'y',
)

function readNth(words: string, i: number): DayRead | undefined {
  const hit = at(NTH, words, i)
  if (!hit) return undefined
  const of = at(/month(?![a-z])/y, words, i + hit[0].length)
    ? { to: i + hit[0].length + 5, day: { is: 'span', unit: 'month', offset: 0 } as DayWords }
    : (readSpan(words, i + hit[0].length) ?? readDate(words, i + hit[0].length))
  return of && of.day.is === 'span'
    ? {
        to: of.to,
        day: {
          is: 'nth',
          n: dayOfWord(hit[1]!) || ORDINAL_WORDS[hit[1]!]!,
          weekday: weekdayOfWord(hit[2]!),
          of: of.day,
        },
      }
    : undefined
}

const EDGE =
  /(?:the )?(?:very )?(end|close|beginning|start|middle|last day|first day)(?: of)? (?:the )?(?=month|week|year|quarter|this|next|last|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)/y
const COMPOUND_EDGE = /(month|year|quarter|week)[- ]?end(?![a-z])|\b(eom|eoy|eow|eoq)(?![a-z])/y
const MID =
  /(early|mid|late)[- ](?=january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|next month|this month)/y

function readEdge(words: string, i: number): DayRead | undefined {
  const compound = at(COMPOUND_EDGE, words, i)
  if (compound && !compound[0].startsWith('weekend')) {
    const unit = ({ m: 'month', y: 'year', q: 'quarter', w: 'week' } as const)[
      (compound[1] ?? compound[2]!.slice(2))[0] as 'm' | 'y' | 'q' | 'w'
    ]
    return { to: i + compound[0].length, day: { is: 'span', unit, offset: 0, edge: 'end' } }
  }
  const hit = at(EDGE, words, i) ?? at(MID, words, i)
  if (!hit) return undefined
  const from = i + hit[0].length
  const plain = at(/(month|week|year|quarter)(?![a-z])/y, words, from)
  const span: DayRead | undefined = plain
    ? { to: from + plain[0].length, day: { is: 'span', unit: plain[1] as SpanUnit, offset: 0 } }
    : (readSpan(words, from) ?? readDate(words, from))
  if (!span || span.day.is !== 'span') return undefined
  const word = hit[1]!
  if (hit[0].includes('-') || /^(?:early|mid|late)/.test(word))
    return {
      to: span.to,
      day: { ...span.day, unit: 'tenth', edge: word === 'early' ? 'start' : word === 'mid' ? 'middle' : 'end' },
    }
  return {
    to: span.to,
    day: { ...span.day, edge: /^(?:end|close|last)/.test(word) ? 'end' : word === 'middle' ? 'middle' : 'first' },
  }
}

const unitOf = (words: string): ShiftUnit =>
  /working|business|work |weekday/.test(words)
    ? 'workday'
    : /day/.test(words)
      ? 'day'
      : /week|fortnight/.test(words)
        ? 'week'
        : /month/.test(words)
          ? 'month'
          : /year/.test(words)
            ? 'year'
            : /h/.test(words) && !/month/.test(words)
              ? 'hour'
              : 'minute'
const countOf = (words: string): number =>
  words === 'a' || words === 'an' || words === 'one'
    ? 1
    : words.startsWith('couple') || words.startsWith('a couple')
      ? 2
      : (smallEnglish(words) ?? 0)

const STRETCH = new RegExp(
  `(?:within |over |for |during |in )?(?:the )?(next|coming|following|last|past|previous) (${NUMBER}) (${UNIT})(?![a-z])`,
  'y',
)
function readStretch(words: string, i: number): DayRead | undefined {
  const hit = at(STRETCH, words, i)
  if (!hit) return undefined
  const unit = unitOf(hit[3]!)
  const n = countOf(hit[2]!)
  if (!n || (unit !== 'day' && unit !== 'workday' && unit !== 'week' && unit !== 'month')) return undefined
  return { to: i + hit[0].length, day: { is: 'stretch', n, unit, ahead: /next|coming|following/.test(hit[1]!) } }
}

const COUNTED = `(${NUMBER}|an?|a couple(?: of)?|couple(?: of)?)\\s(?:and a half )?(${UNIT})(?:')?`
const IN = new RegExp(
  `(in|within)(?: about| around)? ${COUNTED}(?:' time)?(?! (?:a|per|each|every|of)\\b)(?![a-z])`,
  'y',
)
const AGO = new RegExp(
  `${COUNTED} (ago|earlier|back|from now|from today|later|hence|from tomorrow|after tomorrow)(?![a-z])`,
  'y',
)
const WEEKS_FROM = new RegExp(
  `${COUNTED} (before|after|from|prior to) (?=(?:this |next |last |the )?(?:${EN_WEEKDAY}|${MONTH}|christmas|thanksgiving|\\d|周|[今明]|下))`,
  'y',
)
const DAY_BESIDE = /(?:the )?(?:day|evening|night) (before|after) (?!yesterday|tomorrow)(?:the )?/y

function readShift(words: string, i: number): DayRead | undefined {
  const inside = at(IN, words, i)
  if (inside) {
    const n = countOf(inside[2]!) * (inside[3]!.startsWith('fortnight') ? 2 : 1)
    return n
      ? {
          to: i + inside[0].length,
          day: { is: 'shift', n, unit: unitOf(inside[3]!), ...(inside[1] === 'within' ? { within: true } : {}) },
        }
      : undefined
  }
  const ago = at(AGO, words, i)
  if (ago) {
    const n = countOf(ago[1]!) * (ago[2]!.startsWith('fortnight') ? 2 : 1)
    const unit = unitOf(ago[2]!)
    const back = /ago|earlier|back/.test(ago[3]!)
    // "3 days from tomorrow" is a length that begins tomorrow; only whole weeks are counted on from a day.
    if (ago[3] === 'from tomorrow' && unit !== 'week') return undefined
    if (!n || (ago[3] === 'back' && !/^(?:\s*$|[,.])/.test(words.slice(i + ago[0].length)))) return undefined
    const tomorrow = ago[3]!.endsWith('tomorrow') ? { from: { is: 'offset', days: 1 } as DayWords } : {}
    return { to: i + ago[0].length, day: { is: 'shift', n: back ? -n : n, unit, ...tomorrow } }
  }
  return undefined
}

/** Counted from another day, which the caller reads at `to`: the day before X, a week from X, two days after X. */
export function readBeside(words: string, i: number): { to: number; n: number; unit: ShiftUnit } | undefined {
  if (isLatin(words[i - 1])) return undefined
  const day = at(DAY_BESIDE, words, i)
  if (day) return { to: i + day[0].length, n: day[1] === 'before' ? -1 : 1, unit: 'day' }
  const hit = at(WEEKS_FROM, words, i)
  if (!hit) return undefined
  const unit = unitOf(hit[2]!)
  // A length from a day is a length (3 days from Monday), and so is "two weeks off from Monday".
  if (
    hit[3] === 'from' &&
    (unit !== 'week' ||
      /(?:for|need|take|taking|want|book|off|request|have|apply for)\s+$/.test(words.slice(Math.max(0, i - 12), i)))
  )
    return undefined
  const n = countOf(hit[1]!)
  return n ? { to: i + hit[0].length, n: /before|prior/.test(hit[3]!) ? -n : n, unit } : undefined
}

/** What 3rd counts here is a thing, no day. */
const THING =
  '(?! (?:one|item|request|entry|floor|time|party|quarter|approval|page|row|line|draft|card|step|option|ticket|person|half|week|day|month|year|level|version|claim|street|avenue)s?\\b)'
const YEAR = '(?:,? (?:of )?((?:19|20)\\d{2})(?!\\d|[-/:]))?'
const MONTH_FIRST = new RegExp(
  `(${MONTH})\\.?,? ?(?:the )?(\\d{1,2}(?:st|nd|rd|th)?(?![\\d:%]|,\\d|\\.\\d| ?(?:days?|hours?|people|weeks?|months?)\\b)|${ORDINAL})(?![a-z])${YEAR}`,
  'y',
)
const DAY_FIRST = new RegExp(
  `(?:the )?(\\d{1,2}(?:st|nd|rd|th)?|${ORDINAL})[ -]?(?:day )?(?:of )?(${MONTH})(?![a-z])\\.?${YEAR}`,
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
const MONTH_ONLY = new RegExp(`(${MONTH})(?![a-z])\\.?${YEAR}`, 'y')

function readDate(words: string, i: number): DayRead | undefined {
  const monthFirst = at(MONTH_FIRST, words, i)
  if (monthFirst) return date(i + monthFirst[0].length, monthFirst[1]!, monthFirst[2]!, monthFirst[3])
  const dayFirst = at(DAY_FIRST, words, i)
  if (
    dayFirst &&
    !(dayFirst[2] === 'may' && /^ (?:i|we|you|he|she|it|they|be|not|have)\b/.test(words.slice(i + dayFirst[0].length)))
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
  /,? ?(?:of |in |the )*(?:(the )?week after next|(the )?(next|this|last|coming|following|current|previous|past) week)(?:'s)?(?![a-z])/y
const MOD =
  /(?:on )?(?:the )?(this coming|coming|this|next|last|past|previous|every|each|following|(?:the )?week after next,?(?:'s)?(?: on)?|(?:next|this|last) week,?(?:'s)?(?: on)?)\s/y
const WEEKDAY = new RegExp(`(?:on )?(${EN_WEEKDAY})(?![a-z])\\.?`, 'y')
const ZH_WEEKDAY = /(?:周|星期|礼拜)([一二三四五六日天])/y
const ZH_DAYS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 }

/** Weeks from this one that an English modifier means; past and previous look at the latest such day. */
function weeksOf(mod: string): number | undefined {
  if (/week after next/.test(mod)) return 2
  if (/^(?:this coming|coming|past|previous|every|each)/.test(mod)) return undefined
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
    day: { is: 'weekday', weekday, ...(weeks === undefined ? {} : { weeks }), ...(suffix ? { suffix: true } : {}) },
    ...every,
  }
}

const SPAN =
  /(?:the )?(?:whole |entire |rest of )?(?:(this|next|last|past|coming|following|current|previous|this coming|every|each) |(?:the )?(?=week after next|month after next|weekend))(week after next|month after next|week|weekends?|month|quarter|half|year)(?![a-z])/y
const AFTER_NEXT = /(?:the )?(week|month) after next(?![a-z])/y
const QUARTER =
  /(?:the )?(?:q([1-4])|(first|second|third|fourth|1st|2nd|3rd|4th) quarter|(?:h([12])|(first|second) half)(?= |$|[,.]))(?: of)?(?: the year)?(?: (?:(20\d{2})|(this|next|last) year))?/y
const WEEK_OF = /(?:the )?week (?:of|beginning|starting|commencing) (?:the )?/y
const IN_YEAR = /(?:in |of |year )(20\d{2})(?![\d\-/.])/y
const WEEKEND = /(?:the |on the |at the |over the )?weekend(?![a-z])/y

function readSpan(words: string, i: number): DayRead | undefined {
  const after = at(AFTER_NEXT, words, i)
  if (after) return { to: i + after[0].length, day: { is: 'span', unit: after[1] as SpanUnit, offset: 2 } }
  const weekOf = at(WEEK_OF, words, i)
  if (weekOf) {
    const day = readDate(words, i + weekOf[0].length)
    if (day?.day.is === 'date') return { to: day.to, day: { is: 'weekOf', day: day.day } }
  }
  const hit = at(SPAN, words, i)
  if (hit?.[1]) {
    const unit = (hit[2]!.startsWith('weekend') ? 'weekend' : hit[2] === 'half' ? 'halfyear' : hit[2]) as SpanUnit
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
