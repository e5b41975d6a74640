// Bank holidays of England and Wales by rule, with substitute days.
import type { PlainDate } from '../clock.ts'
import type { HolidayName, HolidayTable } from './table.ts'
import { daysOff, easter, nextFree, nthWeekday, on } from './rules.ts'

const NAMES = {
  newYear: { zh: '元旦', en: "New Year's Day" },
  goodFriday: { zh: '耶稣受难日', en: 'Good Friday' },
  easterMonday: { zh: '复活节星期一', en: 'Easter Monday' },
  earlyMay: { zh: '五月初银行假日', en: 'Early May bank holiday' },
  spring: { zh: '春季银行假日', en: 'Spring bank holiday' },
  summer: { zh: '夏季银行假日', en: 'Summer bank holiday' },
  christmas: { zh: '圣诞节', en: 'Christmas Day' },
  boxing: { zh: '节礼日', en: 'Boxing Day' },
} satisfies Record<string, HolidayName>

export const gb: HolidayTable = {
  known: { from: 2024, to: 2028 },
  source: 'Banking and Financial Dealings Act 1971, England and Wales',
  year: (year) => {
    const sunday = easter(year)
    const days: [PlainDate, HolidayName][] = [
      [sunday.subtract({ days: 2 }), NAMES.goodFriday],
      [sunday.add({ days: 1 }), NAMES.easterMonday],
      [nthWeekday(year, 5, 1, 1), NAMES.earlyMay],
      [nthWeekday(year, 5, 1, -1), NAMES.spring],
      [nthWeekday(year, 8, 1, -1), NAMES.summer],
    ]
    const taken = new Set<string>([on(year, 12, 25).toString(), on(year, 12, 26).toString()])
    for (const [date, name] of [
      [on(year, 1, 1), NAMES.newYear],
      [on(year, 12, 25), NAMES.christmas],
      [on(year, 12, 26), NAMES.boxing],
    ] as const) {
      days.push([date, name])
      if (date.dayOfWeek < 6) continue
      const kept = nextFree(date, taken)
      taken.add(kept.toString())
      days.push([kept, name])
    }
    return { off: daysOff(days), work: new Set() }
  },
}
