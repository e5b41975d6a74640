// What the tables of this folder share: the Wednesday they are spoken on, and times written short enough for a row.
import { calendarOf } from '../../../src/kernel/calendar.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import { normalise } from '../../../src/kernel/text.ts'
import { readDurations, readTimes, type Tense, type When } from '../../../src/language/times.ts'
import { periodOf } from '../../../src/language/times-period.ts'
import type { Moment } from '../../../src/language/understanding.ts'

const china = calendarOf('CN')

/** 10:00 in Shanghai on that day. */
export const on = (date: string): Moment => ({
  now: Temporal.Instant.from(`${date}T02:00:00Z`),
  zone: 'Asia/Shanghai',
  calendar: china,
})
/** Wednesday. */
export const wednesday = on('2026-05-13')

const day = (date: When['start']) => date?.toString().replace(/^2026-/, '')
/** 2026-05-20, 05-20 to 05-22, halves as am / pm, times as HH:MM, in the year spoken in unless it is another. */
export function short(when: When): string {
  const edge = (date: When['start'], half: When['startHalf'], time: string | undefined) =>
    [day(date), half, time].filter(Boolean).join(' ')
  const start = edge(when.start, when.startHalf, when.startTime)
  const end = edge(
    when.end?.equals(when.start ?? when.end) ? undefined : when.end,
    when.endHalf === when.startHalf && when.end?.equals(when.start ?? when.end) ? undefined : when.endHalf,
    when.endTime,
  )
  return end ? `${start} to ${end}` : start
}

export const timesIn = (words: string, tense: Tense = 'plan', moment: Moment = wednesday): string[] =>
  readTimes(normalise(words), moment, tense).map((time) =>
    time.impossible ? 'impossible' : time.every ? 'every' : short(time),
  )

export function periodIn(words: string, tense: Tense = 'plan', moment: Moment = wednesday): string {
  const text = normalise(words)
  const period = periodOf(readTimes(text, moment, tense), readDurations(text, moment), moment, tense)
  if (!period) return 'none'
  if (period.impossible) return 'impossible'
  const length = period.durationDays === undefined ? '' : ` = ${period.durationDays} d`
  const hours = period.durationHours === undefined ? '' : ` = ${period.durationHours} h`
  const within = period.within ? `within ${short(period.within)}` : ''
  return `${within}${short(period)}${length}${hours}`.trim()
}
