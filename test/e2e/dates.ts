// Days that are working days in every office whatever day the tests run on, and how people say them.
import { calendarOf } from '../../src/kernel/calendar.ts'
import { dateIn, systemClock, Temporal } from '../../src/kernel/clock.ts'

type Day = Temporal.PlainDate

/** The first Monday, a week from now at the earliest, of a week without a holiday in China or Britain. */
export function quietMonday(): Day {
  const calendars = [calendarOf('CN'), calendarOf('GB')]
  const today = dateIn(systemClock.now(), 'Asia/Shanghai')
  let monday = today.add({ days: 15 - today.dayOfWeek })
  while (![0, 1, 2, 3, 4].every((n) => calendars.every((c) => works(c, monday.add({ days: n })))))
    monday = monday.add({ days: 7 })
  return monday
}

function works(calendar: ReturnType<typeof calendarOf>, day: Day): boolean {
  try {
    return calendar.isWorkingDay(day)
  } catch {
    // A year whose holidays are not published: early January aside, a Monday to Friday will do.
    return day.month > 1 || day.day > 3
  }
}

export const inChinese = (day: Day): string => `${day.month}月${day.day}日`

export const inEnglish = (day: Day): string => `${day.day} ${day.toLocaleString('en-GB', { month: 'long' })}`
