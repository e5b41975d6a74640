// When a cron line runs next: five fields, or six with seconds first; lists, ranges and steps; in a zone, so that 9:00 stays 9:00 when the clocks change.
import { Temporal } from '../../kernel/clock.ts'
import type { Instant } from '../../kernel/clock.ts'

const FIELDS = [
  { from: 0, to: 59 }, // second
  { from: 0, to: 59 }, // minute
  { from: 0, to: 23 }, // hour
  { from: 1, to: 31 }, // day of the month
  { from: 1, to: 12 }, // month
  { from: 0, to: 7 }, // day of the week, Sunday is 0 and 7
] as const

/** The first instant after `now` that the line names. */
export function nextRun(line: string, zone: string, now: Instant): Instant {
  const parts = line.trim().split(/\s+/)
  const [second, minute, hour, day, month, weekday] = (parts.length === 5 ? ['0', ...parts] : parts).map((part, i) => {
    const field = FIELDS[i]
    if (!field) throw new Error(`not a cron line: ${line}`)
    return valuesOf(part, field, line)
  })
  if (!second || !minute || !hour || !day || !month || !weekday) throw new Error(`not a cron line: ${line}`)
  const either = restricted(parts.at(-3)) && restricted(parts.at(-1))

  let at = now.toZonedDateTimeISO(zone).add({ seconds: 1 }).round({ smallestUnit: 'second', roundingMode: 'floor' })
  const end = at.add({ years: 5 })
  while (Temporal.ZonedDateTime.compare(at, end) < 0) {
    const onDay = day.has(at.day)
    const onWeekday = weekday.has(at.dayOfWeek % 7)
    // As cron has always done: when both days are named, either will do.
    if (!month.has(at.month) || !(either ? onDay || onWeekday : onDay && onWeekday))
      at = at.add({ days: 1 }).startOfDay()
    else if (!hour.has(at.hour)) at = at.add({ hours: 1 }).with({ minute: 0, second: 0 })
    else if (!minute.has(at.minute)) at = at.add({ minutes: 1 }).with({ second: 0 })
    else if (!second.has(at.second)) at = at.add({ seconds: 1 })
    else return at.toInstant()
  }
  throw new Error(`this cron line never comes: ${line}`)
}

const restricted = (part: string | undefined): boolean => part !== undefined && part !== '*'

function valuesOf(part: string, { from, to }: { from: number; to: number }, line: string): ReadonlySet<number> {
  const values = new Set<number>()
  for (const piece of part.split(',')) {
    const found = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(piece)
    if (!found) throw new Error(`not a cron line: ${line}`)
    const [, first, last, step] = found
    const start = first === undefined ? from : Number(first)
    const end = last === undefined ? (first === undefined || step !== undefined ? to : start) : Number(last)
    if (start < from || end > to || start > end) throw new Error(`not a cron line: ${line}`)
    for (let value = start; value <= end; value += Number(step ?? 1)) values.add(to === 7 ? value % 7 : value)
  }
  return values
}
