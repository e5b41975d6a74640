// China's statutory holidays and make-up working days, year by year, as the State Council's notices give them.
import { Temporal } from '../clock.ts'
import type { HolidayName, HolidayTable, HolidayYear } from './table.ts'

const NAMES = {
  newYear: { zh: '元旦', en: "New Year's Day" },
  spring: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming Festival' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  national: { zh: '国庆节', en: 'National Day' },
} satisfies Record<string, HolidayName>

type Row = [name: keyof typeof NAMES, from: string, to: string]

/** One row a holiday: its days off, month-day; the weekend days worked instead stand below. */
const NOTICES: Readonly<Record<number, { off: readonly Row[]; work: readonly string[]; publishedAt: string }>> = {
  2024: {
    publishedAt: '2023-10-25',
    off: [
      ['newYear', '01-01', '01-01'],
      ['spring', '02-10', '02-17'],
      ['qingming', '04-04', '04-06'],
      ['labour', '05-01', '05-05'],
      ['dragonBoat', '06-10', '06-10'],
      ['midAutumn', '09-15', '09-17'],
      ['national', '10-01', '10-07'],
    ],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  2025: {
    publishedAt: '2024-11-12',
    off: [
      ['newYear', '01-01', '01-01'],
      ['spring', '01-28', '02-04'],
      ['qingming', '04-04', '04-06'],
      ['labour', '05-01', '05-05'],
      ['dragonBoat', '05-31', '06-02'],
      // National Day and Mid-Autumn together; the festival itself is 10-06.
      ['national', '10-01', '10-05'],
      ['midAutumn', '10-06', '10-06'],
      ['national', '10-07', '10-08'],
    ],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    publishedAt: '2025-11-04',
    off: [
      ['newYear', '01-01', '01-03'],
      ['spring', '02-15', '02-23'],
      ['qingming', '04-04', '04-06'],
      ['labour', '05-01', '05-05'],
      ['dragonBoat', '06-19', '06-21'],
      ['midAutumn', '09-25', '09-27'],
      ['national', '10-01', '10-07'],
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
}

export const cn: HolidayTable = {
  known: { from: 2024, to: 2026 },
  source: 'State Council General Office, notices on the arrangement of holidays 2024, 2025, 2026',
  year: (year): HolidayYear => {
    const notice = NOTICES[year]!
    const off = notice.off.flatMap(([name, from, to]) =>
      daysOf(year, from, to).map((date): [string, HolidayName] => [date, NAMES[name]]),
    )
    return { off: new Map(off), work: new Set(notice.work.map((day) => `${year}-${day}`)) }
  },
}

function daysOf(year: number, from: string, to: string): string[] {
  const end = Temporal.PlainDate.from(`${year}-${to}`)
  const days: string[] = []
  for (
    let day = Temporal.PlainDate.from(`${year}-${from}`);
    Temporal.PlainDate.compare(day, end) <= 0;
    day = day.add({ days: 1 })
  )
    days.push(day.toString())
  return days
}
