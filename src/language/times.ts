// Dates, half-days, clock times and lengths in Chinese, English and both mixed: the words become what they can only mean.
import type { PlainDate } from '../kernel/clock.ts'
import type { Normalised } from '../kernel/text.ts'
import { overlaps, spanOf, type Span } from './spans.ts'
import { numberOf } from './times-dates.ts'
import { readLength, type Length } from './times-lengths.ts'
import { isReturn, roleOf, type Role } from './times-roles.ts'
import { readSaid } from './times-said.ts'
import type { Said } from './times-ranges.ts'
import type { Asking } from './times-resolve.ts'
import { toDates, whenOf, type Found } from './times-when.ts'
import { EN_MONTH } from './times-english-dates.ts'
import { at, isDigit, isLatin, type DayWords, type Part } from './times-words.ts'
import type { Moment } from './understanding.ts'

/** plan: a bare weekday or day-month looks forward; past: it looks back (receipts, missed punches). */
export type Tense = 'plan' | 'past'
export type Half = 'am' | 'pm'
/** part: a part of the day that is no half-day (晚上, noon). */
export type Grain = 'time' | 'part' | 'half' | 'day' | 'weekend' | 'week' | 'month' | 'quarter' | 'year'

/** What the words pin down, for one tense. */
export interface When {
  /** Missing when the words name no day (only a clock time or a part of the day): the caller decides whether today is meant. */
  start?: PlainDate
  /** Inclusive; equals `start` for a single day. */
  end?: PlainDate
  startHalf?: Half
  endHalf?: Half
  /** HH:MM, 24 h. */
  startTime?: string
  /** Only when an end was said (3:30 to 5, 下午三点到五点). */
  endTime?: string
}

export interface TimeSpan extends When {
  span: Span
  grain: Grain
  /** A start and an end were both said (周三到周五, Jun 8 through 10), or several days in a row (今明两天, 周四、周五). */
  range: boolean
  /** from: 从…起, starting · until: 到…为止, until, 周五回, back Friday (inclusive) · by: …前, by Friday (a deadline; `end` is the last day) · after: …之后, after. */
  role?: Role
  /** What was said and not supplied by us. */
  said: {
    day: boolean
    weekday: boolean
    month: boolean
    year: boolean
    week: boolean
    part: boolean
    clock: boolean
    holiday: boolean
  }
  /** morning, noon … when a part of the day was said, also where it is no half-day (tonight). */
  part?: Part
  /** Present when plan and past differ (bare weekday, month-day without a year); `resolve` picks. */
  past?: When
  plan?: When
  /** No such day: 2月30日, Feb 30, 13月, 25:00. `start` and `end` are then missing. */
  impossible?: true
  /** 每周三, every Wednesday: not one date, so it has none. */
  every?: true
  /** Other readings the words allow as well (03/04/2026; 周三 said on a Wednesday): show them, never pick silently. */
  others?: readonly When[]
  /** A clock time without am or pm was read inside office hours (三点 = 15:00, 9点 = 09:00). */
  officeHours?: true
  /** Working days were counted in a year whose holidays are not published. */
  estimated?: true
  /** Could as well be a plain number: 5.18, 3/4. A caller that has a better use for the number drops it. */
  doubtful?: true
}

export interface Duration extends Omit<Length, 'from' | 'to'> {
  span: Span
}

/** Everything about dates and clock times in the words, left to right, without overlaps. */
export function readTimes(text: Normalised, moment: Moment, tense: Tense = 'plan'): TimeSpan[] {
  const plan = askingOf(moment, 'plan')
  const past = { ...plan, tense: 'past' as const }
  const found: TimeSpan[] = []
  let before: Anchors = [undefined, undefined]
  for (const row of rows(text.lower)) {
    const spans: TimeSpan[] = []
    let anchors: Anchors = ends(text.lower, row[0]!) ? before : [undefined, undefined]
    for (const said of row) {
      const planned = whenOf(said, plan, anchors[0])
      const looked = whenOf(said, past, anchors[1])
      anchors = [planned.start ?? anchors[0], looked.start ?? anchors[1]]
      const time = timeOf(text, said, planned, looked, tense)
      const last = spans[spans.length - 1]
      if (last && said.row && follows(last, time)) spans[spans.length - 1] = joined(text, last, time)
      else spans.push(time)
    }
    if (!spans[0]!.every && spans[0]!.start) before = anchors
    found.push(...spans)
  }
  return found
}

/** Where the days of a row start, for plans and for what has happened: the next day of it comes after. */
type Anchors = [plan: number | undefined, past: number | undefined]

/** 下周三去周五回, "out Monday, back Thursday", 休到周四: the end of a stretch that was begun before comes after its start. */
const ends = (words: string, said: Said): boolean =>
  said.second === undefined && (roleOf(words, said.from, said.to) === 'until' || isReturn(words, said))

/** Lengths (三天, 两个半小时, half a day); those that are part of a date (三天后, in two weeks) are left out. */
export function readDurations(text: Normalised, _moment?: Moment): Duration[] {
  const words = text.lower
  const taken = [...rows(words)].flat()
  const found: Duration[] = []
  let next = 0
  for (let i = 0; i < words.length;) {
    while (next < taken.length && taken[next]!.to <= i) next += 1
    const ahead = taken[next]
    const inside = ahead !== undefined && ahead.from <= i
    const length = inside ? undefined : readLength(words, i)
    if (!length || (ahead && overlaps(ahead, length))) {
      i = inside ? ahead.to : i + 1
      continue
    }
    const { from, to, ...rest } = length
    found.push({ ...rest, span: spanOf(text, from, to) })
    i = to
  }
  return found
}

/** The reading for this process's tense. */
export function resolve(time: TimeSpan, tense: Tense): TimeSpan {
  const when = time[tense]
  return when ? { ...time, ...when } : time
}

/** 每天下午, every day at 9. */
const DAILY = /(?:每[天日晚]|天天|every ?day,?|each day,?|daily,?|weekdays,?)\s*(?:的|in the|at)?\s*$/
/** 一下午, 整个上午: a length. */
const LENGTH_BEFORE = /(?:一整?个?|整个)$/
const GREETING = /(?:good |[早上下晚]?)$/

let lastWords = ''
let lastRows: readonly Said[][] = []

/** 6.30pm is a clock and "thurs n fri" two days; every letter stays in its place. */
const asWritten = (lower: string): string =>
  lower
    .replace(/(?<![\d.])(\d{1,2})\.([0-5]\d)(?=\s?[ap]\.?m\b)/gu, '$1:$2')
    .replace(/(?<=\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* )n(?= (?:mon|tue|wed|thu|fri|sat|sun))/gu, '&')

/** The places where something about time is said, each with the days in a row behind it; dates and lengths of one message ask in turn. */
function rows(words: string): readonly Said[][] {
  if (words !== lastWords) {
    lastRows = [...rowsIn(asWritten(words))]
    lastWords = words
  }
  return lastRows
}

/** At 20 May: a day, no clock. */
const AT_DATE = new RegExp(`at (?=\\d{1,2}(?:st|nd|rd|th)?,? (?:of )?(?:${EN_MONTH})(?![a-z]))`, 'y')

function* rowsIn(words: string): Generator<Said[]> {
  for (let i = 0; i < words.length;) {
    if (words[i] === 'a' && !isLatin(words[i - 1]) && at(AT_DATE, words, i)) i += 3
    const row = startsTime(words, i) ? readSaid(words, i) : undefined
    if (row && !isGreeting(words, row[0]!)) {
      yield row
      i = row[row.length - 1]!.to
    } else if (row) i = row[0]!.to
    else i += 1
  }
}

function startsTime(words: string, i: number): boolean {
  const c = words.charCodeAt(i)
  // A 3-night stay.
  if (c === 0x6e && words[i - 1] === '-' && isDigit(words[i - 2])) return false
  if (c < 0x30) return c === 0x40
  if (c < 0x3a) return !isDigit(words[i - 1])
  return (c >= 0x61 && c <= 0x7a && !isLatin(words[i - 1])) || c >= 0x2e80
}

/** Good morning, 下午好: a part of the day that says nothing about when. */
const isGreeting = (words: string, said: Said): boolean =>
  !said.second &&
  !said.first.day &&
  !said.first.clock &&
  (/^[好安啊]/.test(words.slice(said.to)) ||
    LENGTH_BEFORE.test(words.slice(Math.max(0, said.from - 12), said.from)) ||
    (isLatin(words[said.from]) && GREETING.exec(words.slice(Math.max(0, said.from - 12), said.from))![0] !== ''))

let lastAsked: { now: Moment['now']; zone: string; today: number; minute: number } | undefined

/** In a batch everything is said at one moment: its date is worked out once. */
function askingOf({ now, zone, calendar }: Moment, tense: Tense): Asking {
  if (lastAsked?.now !== now || lastAsked.zone !== zone) {
    const here = now.toZonedDateTimeISO(zone)
    lastAsked = { now, zone, today: numberOf(here.toPlainDate()), minute: here.hour * 60 + here.minute }
  }
  return { today: lastAsked.today, minute: lastAsked.minute, tense, calendar }
}

function timeOf(text: Normalised, said: Said, plan: Found, past: Found, tense: Tense): TimeSpan {
  const { first, second } = said
  const chosen = tense === 'plan' ? plan : past
  const every =
    first.every ?? second?.every ?? (DAILY.test(text.lower.slice(Math.max(0, said.from - 18), said.from)) || undefined)
  const role = roleOf(text.lower, said.from, said.to)
  const part = first.part ?? second?.part
  const two =
    said.second !== undefined ||
    (first.day !== undefined && 'to' in first.day && first.day.to !== undefined) ||
    first.day?.is === 'stretch'
  const differ = plan.start !== past.start || plan.end !== past.end
  const sayings = [first.day, second?.day]
  return {
    span: spanOf(text, said.from, said.to),
    grain: chosen.grain,
    range: two,
    ...(every ? { every: true } : whenFields(chosen)),
    ...(differ && !every ? { plan: whenFields(plan), past: whenFields(past) } : {}),
    ...(role ? { role } : isReturn(text.lower, said) ? { role: 'until' as const } : withinRole(first.day)),
    ...(part ? { part } : {}),
    said: saidOf(sayings, part !== undefined, first.clock !== undefined || second?.clock !== undefined),
    ...(chosen.impossible ? { impossible: true } : {}),
    ...(chosen.others?.length && !every
      ? { others: chosen.others.map((o) => ({ ...whenFields(chosen), ...toDates(o) })) }
      : {}),
    ...(chosen.guessed ? { officeHours: true } : {}),
    ...(chosen.estimated ? { estimated: true } : {}),
    ...(isDoubtful(first.day, second) ? { doubtful: true } : {}),
  }
}

/** 三天内: by then at the latest. */
const withinRole = (day: DayWords | undefined): { role?: Role } =>
  day?.is === 'shift' && day.within ? { role: 'by' } : {}

const isDoubtful = (day: DayWords | undefined, second: Said['second']): boolean =>
  day?.is === 'date' && day.doubtful === true && second === undefined

function whenFields(found: Found): When {
  return {
    ...toDates(found),
    ...(found.startHalf ? { startHalf: found.startHalf } : {}),
    ...(found.endHalf ? { endHalf: found.endHalf } : {}),
    ...(found.startTime === undefined ? {} : { startTime: found.startTime }),
    ...(found.endTime === undefined ? {} : { endTime: found.endTime }),
  }
}

function saidOf(days: (DayWords | undefined)[], part: boolean, clock: boolean): TimeSpan['said'] {
  const has = (test: (day: DayWords) => boolean) => days.some((day) => day !== undefined && test(day))
  return {
    day: has((d) => d.is !== 'span'),
    weekday: has((d) => d.is === 'weekday' || d.is === 'nth'),
    month: has(
      (d) =>
        (d.is === 'date' && (d.month !== undefined || d.months !== undefined)) ||
        (d.is === 'span' && d.unit === 'month'),
    ),
    year: has((d) => 'year' in d && d.year !== undefined) || has((d) => 'years' in d && d.years !== undefined),
    week: has(
      (d) =>
        (d.is === 'weekday' && d.weeks !== undefined) ||
        (d.is === 'span' && (d.unit === 'week' || d.unit === 'weekend')),
    ),
    part,
    clock,
    holiday: has((d) => d.is === 'holiday'),
  }
}

/** 周四、周五 are one stretch; 周一、周三 are two days; 周三下午和周四上午 touch as well. */
function follows(a: TimeSpan, b: TimeSpan): boolean {
  if (
    !a.end ||
    !b.start ||
    a.startTime ||
    b.startTime ||
    a.every ||
    b.every ||
    a.impossible ||
    b.impossible ||
    a.role ||
    b.role
  )
    return false
  if (a.grain !== 'day' && a.grain !== 'half') return false
  const next = numberOf(b.start) === numberOf(a.end) + 1
  const whole = a.endHalf === undefined && b.startHalf === undefined
  const touching = a.endHalf === 'pm' && a.startHalf === 'pm' && b.startHalf === 'am'
  return next && (whole || touching) && b.grain === a.grain
}

function joined(text: Normalised, a: TimeSpan, b: TimeSpan): TimeSpan {
  const { startHalf: _ignored, ...end } = {
    ...(b.end ? { end: b.end } : {}),
    ...(b.endHalf ? { endHalf: b.endHalf } : {}),
    startHalf: undefined,
  }
  const { endHalf: _dropped, others: _others, ...head } = a
  const both = (tense: Tense): Partial<Record<Tense, When>> => {
    const [x, y] = [a[tense], b[tense]]
    const start = x?.start ?? a.start
    const stop = y?.end ?? b.end
    return (x || y) && start && stop
      ? {
          [tense]: {
            start,
            end: stop,
            ...(a.startHalf ? { startHalf: a.startHalf } : {}),
            ...(b.endHalf ? { endHalf: b.endHalf } : {}),
          },
        }
      : {}
  }
  return {
    ...head,
    ...end,
    span: spanOf(text, a.span.from, b.span.to),
    range: true,
    ...(b.role ? { role: b.role } : {}),
    ...both('plan'),
    ...both('past'),
  }
}
