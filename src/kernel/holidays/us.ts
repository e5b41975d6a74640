// Federal holidays of the United States by rule, with the observed Friday or Monday.
import type { PlainDate } from '../clock.ts'
import type { HolidayName, HolidayTable } from './table.ts'
import { daysOff, nthWeekday, on } from './rules.ts'

const NAMES: Readonly<Record<string, HolidayName>> = {
  newYear: { zh: '元旦', en: "New Year's Day" },
  mlk: { zh: '马丁·路德·金纪念日', en: 'Martin Luther King Jr. Day' },
  presidents: { zh: '总统日', en: "Washington's Birthday" },
  memorial: { zh: '阵亡将士纪念日', en: 'Memorial Day' },
  juneteenth: { zh: '六月节', en: 'Juneteenth' },
  independence: { zh: '美国独立日', en: 'Independence Day' },
  labor: { zh: '美国劳动节', en: 'Labor Day' },
  columbus: { zh: '哥伦布日', en: 'Columbus Day' },
  veterans: { zh: '退伍军人节', en: 'Veterans Day' },
  thanksgiving: { zh: '感恩节', en: 'Thanksgiving Day' },
  christmas: { zh: '圣诞节', en: 'Christmas Day' },
}

export const us: HolidayTable = {
  known: { from: 2024, to: 2028 },
  source: '5 U.S.C. 6103',
  year: (year) => {
    const fixed = (name: string, month: number, day: number, of = year) =>
      withObserved(on(of, month, day), NAMES[name]!)
    const days: [PlainDate, HolidayName][] = [
      ...fixed('newYear', 1, 1),
      // Next year's first of January on a Saturday is kept on this year's last day.
      ...fixed('newYear', 1, 1, year + 1).filter(([date]) => date.year === year),
      [nthWeekday(year, 1, 1, 3), NAMES.mlk!],
      [nthWeekday(year, 2, 1, 3), NAMES.presidents!],
      [nthWeekday(year, 5, 1, -1), NAMES.memorial!],
      ...fixed('juneteenth', 6, 19),
      ...fixed('independence', 7, 4),
      [nthWeekday(year, 9, 1, 1), NAMES.labor!],
      [nthWeekday(year, 10, 1, 2), NAMES.columbus!],
      ...fixed('veterans', 11, 11),
      [nthWeekday(year, 11, 4, 4), NAMES.thanksgiving!],
      ...fixed('christmas', 12, 25),
    ]
    return { off: daysOff(days), work: new Set() }
  },
}

/** A Saturday is observed on the Friday before, a Sunday on the Monday after; the day itself keeps its name. */
function withObserved(date: PlainDate, name: HolidayName): [PlainDate, HolidayName][] {
  if (date.dayOfWeek === 6) return [[date, name], [date.subtract({ days: 1 }), name]] // prettier-ignore
  if (date.dayOfWeek === 7) return [[date, name], [date.add({ days: 1 }), name]] // prettier-ignore
  return [[date, name]]
}
