// Days as English names them: tomorrow, in two weeks, end of the month, first Monday of June, the day before X; dates are in times-english-dates.
import { EN_SMALL, smallEnglish } from './numbers-english.ts'
import {
  dayOfWord,
  EN_MONTH,
  EN_WEEKDAY,
  ORDINAL_WORDS,
  readDate,
  readSpan,
  readWeekday,
  weekdayOfWord,
} from './times-english-dates.ts'
import { at, isDigit, isLatin, type DayRead, type DayWords, type ShiftUnit, type SpanUnit } from './times-words.ts'

const NUMBER = `(?:\\d{1,3}|(?:${EN_SMALL})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)`
const UNIT =
  '(?:working|business|work|calendar|week)?\\s?(?:days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|fortnights?|weekdays?)'

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
  today: 0, tonight: 0, tomorrow: 1, tomorow: 1, tommorow: 1, tommorrow: 1, tmr: 1, tmrw: 1, tmw: 1, tomo: 1, tomorrows: 1, yesterday: -1, yday: -1,
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
    new RegExp(`^,? (?:on |of )?(?:next |this )?(?:the )?(?:${EN_WEEKDAY}|${EN_MONTH}|\\d|tomorrow|today)`).test(
      words.slice(i + hit[0].length),
    )
  )
    return undefined
  return { to: i + hit[0].length, day: { is: 'offset', days: NEAR[hit[0]]! } }
}

const NTH = new RegExp(
  `(?:the )?(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th) (${EN_WEEKDAY}|week) (?:of|in) (?:the month of |the )?`,
  'y',
)

function readNth(words: string, i: number): DayRead | undefined {
  const hit = at(NTH, words, i)
  if (!hit) return undefined
  const of = at(/month(?![a-z])/y, words, i + hit[0].length)
    ? { to: i + hit[0].length + 5, day: { is: 'span', unit: 'month', offset: 0 } as DayWords }
    : (readSpan(words, i + hit[0].length) ?? readDate(words, i + hit[0].length))
  if (!of || of.day.is !== 'span') return undefined
  // The second week of June: that of its second Monday.
  const week = hit[2] === 'week'
  const day: DayWords = {
    is: 'nth',
    n: dayOfWord(hit[1]!) || ORDINAL_WORDS[hit[1]!]!,
    weekday: week ? 1 : weekdayOfWord(hit[2]!),
    of: of.day,
  }
  return { to: of.to, day: week ? { is: 'weekOf', day } : day }
}

const EDGE =
  /(?:the )?(?:very )?(end|close|beginning|start|middle|last day|first day)(?: of| in)? (?:the )?(?=month|week|year|quarter|this|next|last|q[1-4]|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)/y
const COMPOUND_EDGE =
  /(month|year|quarter|week)[- ]?end(?![a-z]|[ -](?:clos(?:e|ing)|report(?:s|ing)?|review|accounts?|inventory|stock|books|tasks?|work|reconciliation|rush|party|bonus|sale))|\b(eom|eoy|eow|eoq)(?![a-z])/y
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
  `${COUNTED} (before|after|from|prior to) (?=(?:this |next |last |the )?(?:${EN_WEEKDAY}|${EN_MONTH}|christmas|thanksgiving|\\d|周|[今明]|下))`,
  'y',
)
const DAY_BESIDE = /(?:the )?(?:day|evening|night) (before|after) (?!yesterday|tomorrow)(?:the )?/y

function readShift(words: string, i: number): DayRead | undefined {
  // Put in three days of annual leave: a length.
  const inside = /\b(?:put|putting|puts|key|punch) $/.test(words.slice(Math.max(0, i - 9), i))
    ? undefined
    : at(IN, words, i)
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
