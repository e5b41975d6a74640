// What the public sets share: a calendar of plain weekdays, and the table of figures per group.
import type { Calendar } from '../../../src/kernel/calendar.ts'

export const weekdays: Calendar = {
  key: 'WEEKDAYS',
  known: { from: 1900, to: 2100 },
  isWorkingDay: (date) => date.dayOfWeek < 6,
  holiday: () => undefined,
}

export interface Outcome {
  text: string
  groups: readonly string[]
  day: boolean
  full: boolean
  /** Right in the plan reading or in the past one: the sets do not say which is meant. */
  either: boolean
  expected: string
  got: string
}

export function report(all: readonly Outcome[], failures: boolean): void {
  if (all.length === 0) throw new Error('no case was read: is this the right file?')
  for (const group of ['all', ...new Set(all.flatMap((o) => o.groups))]) {
    const some = group === 'all' ? all : all.filter((o) => o.groups.includes(group))
    const share = (n: number) => (n / some.length).toFixed(3)
    console.log(
      `${group.padEnd(10)} n ${String(some.length).padStart(4)}   day ${share(some.filter((o) => o.day).length)}   full ${share(some.filter((o) => o.full).length)}   day in either tense ${share(some.filter((o) => o.either).length)}`,
    )
  }
  if (failures)
    for (const o of all.filter((x) => !x.full || !x.day))
      console.log(
        `${o.day ? 'minutes' : 'DAY'}  [${o.groups.join(',')}] ${o.text}\n     expected ${o.expected}\n     got      ${o.got}`,
      )
}
