// Deadlines: when a task is due, when its person is reminded, and which of the clock's keys are still to come.
import { Temporal, type Instant } from '../kernel/clock.ts'
import { UnknownYear, type Calendar } from '../kernel/calendar.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Known } from './facts.ts'
import type { DecisionStep, ProcessDefinition, Span } from './flow.ts'
import { openTasks, type Request, type Task } from './request.ts'

/** Working hours of a day, in minutes from midnight: 9–12 and 13–18, eight hours. */
const HOURS: readonly (readonly [number, number])[] = [
  [9 * 60, 12 * 60],
  [13 * 60, 18 * 60],
]
const WORKING_DAY = 8 * 60
const MAX_REMINDERS = 3

export interface Office {
  calendar: Calendar
  zone: string
}

export type Due = { dueAt?: string; calendarUnknown?: number }

/** Fixed once, when the task opens: later edits of dates or calendars do not move it. */
export function dueFor(step: DecisionStep, person: PersonId, known: Known): Due {
  if (!step.deadline) return {}
  try {
    return { dueAt: addSpan(known.now, step.deadline.within, known.calendarOf(person)).toString() }
  } catch (error) {
    // A due date guessed from unknown holidays is worse than none.
    if (error instanceof UnknownYear) return { calendarUnknown: error.year }
    throw error
  }
}

export interface Deadline {
  key: string
  at: string
}

/** What is still to come for the open tasks; nothing while a request is returned or finished. */
export function deadlinesOf(request: Request, definition: ProcessDefinition, known: Known): readonly Deadline[] {
  return openTasks(request).flatMap((task) => {
    const step = definition.route.find((s): s is DecisionStep => s.id === task.step && s.kind !== 'copy')
    return step && task.dueAt ? [...overdueOf(task), ...remindersOf(task, step, known.calendarOf(task.person))] : []
  })
}

export type ClockKey = { kind: 'overdue'; task: string } | { kind: 'remind'; task: string; count: number }

export function readKey(key: string): ClockKey | undefined {
  const [kind, task, count] = key.split(':')
  if (kind === 'overdue' && task && count === undefined) return { kind, task }
  const n = Number(count)
  return kind === 'remind' && task && Number.isInteger(n) && n > 0 ? { kind, task, count: n } : undefined
}

const overdueOf = (task: Task): Deadline[] =>
  task.dueAt && !task.overdueAt ? [{ key: `overdue:${task.id}`, at: task.dueAt }] : []

/** Numbered from 1: the one before the due date (if there is time for it), then one after another until somebody acts. */
function remindersOf(task: Task, { deadline }: DecisionStep, office: Office): Deadline[] {
  if (!deadline || !task.dueAt || !task.openedAt) return []
  const due = Temporal.Instant.from(task.dueAt)
  const max = deadline.maxReminders ?? MAX_REMINDERS
  const times: Instant[] = []
  try {
    if (deadline.remindBefore) {
      const before = addSpan(due, deadline.remindBefore, office, -1)
      if (Temporal.Instant.compare(before, Temporal.Instant.from(task.openedAt)) > 0) times.push(before)
    }
    let at = due
    while (deadline.remindEvery && times.length < max) {
      at = addSpan(at, deadline.remindEvery, office)
      times.push(at)
    }
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error
  }
  const numbered = times.slice(0, max).map((at, i) => ({ key: `remind:${task.id}:${i + 1}`, at: at.toString() }))
  return numbered.slice(task.reminders)
}

/** Wall-clock units first, then working time; `direction` -1 counts back. */
export function addSpan(start: Instant, span: Span, { calendar, zone }: Office, direction: 1 | -1 = 1): Instant {
  const wall = { days: span.days ?? 0, minutes: Math.round((span.hours ?? 0) * 60 + (span.minutes ?? 0)) }
  const working = Math.round((span.workingDays ?? 0) * WORKING_DAY + (span.workingHours ?? 0) * 60)
  const zoned = start.toZonedDateTimeISO(zone)
  const moved = direction === 1 ? zoned.add(wall) : zoned.subtract(wall)
  return (working ? overWorkingTime(moved, working, calendar, direction) : moved).toInstant()
}

function overWorkingTime(
  start: Temporal.ZonedDateTime,
  minutes: number,
  calendar: Calendar,
  direction: 1 | -1,
): Temporal.ZonedDateTime {
  let date = start.toPlainDate()
  // Minutes of the day still to be used, seen from where we stand.
  let from = start.hour * 60 + start.minute
  let left = minutes
  for (let days = 0; days < 4000; days++) {
    if (calendar.isWorkingDay(date)) {
      for (const [opens, closes] of direction === 1 ? HOURS : HOURS.toReversed()) {
        const begin = direction === 1 ? Math.max(opens, from) : Math.min(closes, from)
        const room = direction === 1 ? closes - begin : begin - opens
        if (room <= 0) continue
        if (room >= left) return at(date, begin + direction * left, start.timeZoneId)
        left -= room
      }
    }
    date = date.add({ days: direction })
    from = direction === 1 ? 0 : 24 * 60
  }
  throw new Error('no working time within ten years')
}

const at = (date: Temporal.PlainDate, minute: number, timeZone: string): Temporal.ZonedDateTime =>
  date.toZonedDateTime({ timeZone, plainTime: { hour: Math.floor(minute / 60), minute: minute % 60 } })
