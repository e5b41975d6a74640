// Public holidays of Singapore, year by year, as gazetted; a holiday on a Sunday gives the Monday.
import { Temporal, type PlainDate } from '../clock.ts'
import type { HolidayName, HolidayTable } from './table.ts'
import { daysOff } from './rules.ts'

const NAMES = {
  newYear: { zh: '元旦', en: "New Year's Day" },
  chinese: { zh: '农历新年', en: 'Chinese New Year' },
  goodFriday: { zh: '耶稣受难日', en: 'Good Friday' },
  puasa: { zh: '开斋节', en: 'Hari Raya Puasa' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  vesak: { zh: '卫塞节', en: 'Vesak Day' },
  haji: { zh: '哈芝节', en: 'Hari Raya Haji' },
  national: { zh: '国庆日', en: 'National Day' },
  deepavali: { zh: '屠妖节', en: 'Deepavali' },
  christmas: { zh: '圣诞节', en: 'Christmas Day' },
} satisfies Record<string, HolidayName>

type Row = [name: keyof typeof NAMES, day: string]
const GAZETTED: Readonly<Record<number, readonly Row[]>> = {
  2024: [['newYear', '01-01'], ['chinese', '02-10'], ['chinese', '02-11'], ['goodFriday', '03-29'], ['puasa', '04-10'], ['labour', '05-01'], ['vesak', '05-22'], ['haji', '06-17'], ['national', '08-09'], ['deepavali', '10-31'], ['christmas', '12-25']],
  2025: [['newYear', '01-01'], ['chinese', '01-29'], ['chinese', '01-30'], ['puasa', '03-31'], ['goodFriday', '04-18'], ['labour', '05-01'], ['vesak', '05-12'], ['haji', '06-07'], ['national', '08-09'], ['deepavali', '10-20'], ['christmas', '12-25']],
  2026: [['newYear', '01-01'], ['chinese', '02-17'], ['chinese', '02-18'], ['puasa', '03-21'], ['goodFriday', '04-03'], ['labour', '05-01'], ['haji', '05-27'], ['vesak', '05-31'], ['national', '08-09'], ['deepavali', '11-08'], ['christmas', '12-25']],
} // prettier-ignore

export const sg: HolidayTable = {
  known: { from: 2024, to: 2026 },
  source: 'Ministry of Manpower, public holidays 2024, 2025, 2026',
  year: (year) => {
    const days = GAZETTED[year]!.map(([name, day]): [PlainDate, HolidayName] => [
      Temporal.PlainDate.from(`${year}-${day}`),
      NAMES[name],
    ])
    const moved = days
      .filter(([date]) => date.dayOfWeek === 7)
      .map(([date, name]): [PlainDate, HolidayName] => [date.add({ days: 1 }), name])
    return { off: daysOff([...days, ...moved]), work: new Set() }
  },
}
