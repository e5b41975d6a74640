// What was said becomes plain dates, halves and clock times for one tense.
import type { PlainDate } from '../kernel/clock.ts'
import { clockIn, halfOf } from './times-clock.ts'
import { plainDate, weekdayOf } from './times-dates.ts'
import type { Said } from './times-ranges.ts'
import { resolveDay, type Asking, type Days } from './times-resolve.ts'
import type { Clock, Part, Point } from './times-words.ts'

export interface Found {
  start?: number
  end?: number
  startHalf?: 'am' | 'pm'
  endHalf?: 'am' | 'pm'
  startTime?: string
  endTime?: string
  grain: Days['grain'] | 'time' | 'half' | 'part'
  impossible?: true
  estimated?: true
  /** No am or pm was said: read inside office hours. */
  guessed?: true
  others?: { start: number; end: number }[]
}

const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export function whenOf(said: Said, asking: Asking, anchor?: number): Found {
  const { first, second } = said
  if (first.impossible || second?.impossible) return { grain: 'day', impossible: true }
  const head = agreeing(
    first.day
      ? resolveDay(first.day, asking, anchor)
      : // 13:20~次日05:40 starts today when no day is said.
        second?.day?.is === 'following'
        ? resolveDay({ is: 'offset', days: 0 }, asking)
        : undefined,
    first,
  )
  if (first.day && !head) return { grain: 'day', impossible: true }
  const tail = second?.day ? resolveDay(second.day, asking, head?.start ?? anchor) : undefined
  if (second?.day && !tail) return { grain: 'day', impossible: true }
  const clocks = clocksOf(first, second)
  if (clocks === 'impossible') return { grain: 'time', impossible: true }
  const start = head ?? (tail && !first.day ? tail : undefined)
  const end = tail ?? start
  const found: Found = {
    grain: grainOf(first, second, start),
    ...(start?.estimated ? { estimated: true as const } : {}),
  }
  if (start && end) {
    found.start = start.start + (clocks.start?.nextDay ? 1 : 0)
    found.end = second ? end.end + (clocks.end?.nextDay ? 1 : 0) : end.end + (clocks.start?.nextDay ? 1 : 0)
  }
  const startMinutes = clocks.start?.minutes ?? start?.minute
  if (startMinutes !== undefined) found.startTime = clockText(startMinutes)
  if (clocks.end) found.endTime = clockText(clocks.end.minutes)
  if (clocks.guessed) found.guessed = true
  if (!first.clock) addHalves(found, first, second)
  const others = [...(head?.others ?? []), ...mismatch(first, asking, found.start)]
  if (others.length && !second) found.others = others
  return found
}

function addHalves(found: Found, first: Point, second: Point | undefined): void {
  const start = halfOf(first.part)
  const end = second ? halfOf(second.part) : start
  if (start) found.startHalf = start
  if (end && !second?.clock) found.endHalf = end
}

function grainOf(first: Point, second: Point | undefined, days: Days | undefined): Found['grain'] {
  if (first.clock || second?.clock || days?.minute !== undefined) return 'time'
  if (halfOf(first.part) || halfOf(second?.part)) return 'half'
  if (first.part || second?.part) return 'part'
  return second && days && days.grain !== 'day' && second.day?.is === 'date' ? 'day' : (days?.grain ?? 'day')
}

/** 周日, 2月10号: of two years, the one whose weekday agrees. */
function agreeing(days: Days | undefined, { weekday }: Point): Days | undefined {
  if (!days || weekday === undefined || weekdayOf(days.start) === weekday) return days
  const other = days.others?.find((o) => weekdayOf(o.start) === weekday)
  return other ? { ...days, ...other, others: [] } : days
}

/** 5月20日(周四) when the 20th is a Wednesday: the date stands, the weekday's day is the other reading. */
function mismatch(point: Point, asking: Asking, start: number | undefined): { start: number; end: number }[] {
  if (point.weekday === undefined || start === undefined || weekdayOf(start) === point.weekday) return []
  const other = resolveDay({ is: 'weekday', weekday: point.weekday }, asking, undefined)
  return other ? [{ start: other.start, end: other.end }] : []
}

interface At {
  minutes: number
  nextDay: boolean
}
type Clocks = { start?: At; end?: At; guessed?: boolean }

function clocksOf(first: Point, second: Point | undefined): Clocks | 'impossible' {
  const from = first.clock ? read(first.clock, first.part ?? lentPart(first, second)) : undefined
  if (first.clock && !from) return 'impossible'
  if (!second?.clock) return from ? { start: from, guessed: from.guessed } : {}
  if (!from) {
    const to = read(second.clock, second.part ?? (second.day ? undefined : first.part))
    return to ? { end: to, guessed: to.guessed } : 'impossible'
  }
  const own = second.day !== undefined && first.day !== undefined
  const to = read(second.clock, second.part ?? (second.clock.sure || own ? undefined : first.part))
  if (!to) return 'impossible'
  if (own) return { start: from, end: to, guessed: from.guessed || to.guessed }
  const start = second.clock.sure && !first.clock!.sure && !first.part ? earlier(first.clock!, to) : from
  return { start, end: later(start, to, second.clock, second.part !== undefined), guessed: from.guessed && to.guessed }
}

/** 3点到下午5点: a part said for the end alone covers a start that fits before it. */
const lentPart = (first: Point, second: Point | undefined): Part | undefined =>
  second?.part &&
  second.clock &&
  !second.day &&
  !first.clock?.sure &&
  first.clock &&
  first.clock.hour < second.clock.hour
    ? first.clock.hour >= 7 && second.part === 'afternoon'
      ? undefined
      : second.part
    : undefined

function read(clock: Clock, part: Part | undefined): (At & { guessed: boolean }) | undefined {
  const at = clockIn(clock, part)
  return at && { minutes: at.hour * 60 + at.minute, nextDay: at.nextDay, guessed: at.guessed }
}

/** 3-5pm starts in the afternoon, 9-5pm and 11am-1pm in the morning. */
function earlier(clock: Clock, to: At): At {
  const raw = clock.hour * 60 + clock.minute
  const noon = raw + 720
  return { minutes: clock.hour < 12 && to.minutes > 720 && noon < to.minutes ? noon : raw, nextDay: false }
}

/** The end comes after the start: 9点到5点 ends at 17:00, 晚上10点到2点 on the next day. */
function later(start: At, to: At, clock: Clock, ownPart: boolean): At {
  const after = (at: At) => at.minutes + (at.nextDay ? 1440 : 0) > start.minutes + (start.nextDay ? 1440 : 0)
  if (after(to)) return to
  const raw = clock.hour * 60 + clock.minute
  if (!clock.sure && !ownPart && clock.hour < 12 && after({ minutes: raw + 720, nextDay: start.nextDay }))
    return { minutes: raw + 720, nextDay: start.nextDay }
  // 17:00 to 15:00 inside a day is an error and stays one; only a start in the evening runs into the next day.
  return start.minutes >= 17 * 60 || clock.hour === 0 || (ownPart && to.minutes < 12 * 60)
    ? { minutes: to.minutes >= 720 && !clock.sure && clock.hour < 12 ? raw : to.minutes, nextDay: true }
    : to
}

export const toDates = (found: { start?: number; end?: number }): { start?: PlainDate; end?: PlainDate } =>
  found.start === undefined || found.end === undefined
    ? {}
    : { start: plainDate(found.start), end: plainDate(found.end) }
