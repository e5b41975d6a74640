// How values read in Chinese: days, halves, lengths, money, people; the year is said only when it is another one.
import type { PlainDate } from '../kernel/clock.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
const date = (d: PlainDate, today: PlainDate): string =>
  `${d.year === today.year ? '' : `${d.year}年`}${d.month}月${d.day}日`

export const valuesZh = {
  intl: 'zh-CN',
  /** Between the items of a list. */
  and: '、',
  /** Between a label and its value on one line. */
  colon: '：',
  date,
  day: (d: PlainDate, today: PlainDate): string => `${date(d, today)} 周${WEEKDAYS[d.dayOfWeek - 1]}`,
  dateTime: (d: PlainDate, time: string, today: PlainDate): string => `${date(d, today)} ${time}`,
  today: '今天',
  tomorrow: '明天',
  yesterday: '昨天',
  dayAfterTomorrow: '后天',
  half: { am: '上午', pm: '下午' },
  withHalf: (day: string, half: string): string => `${day}${half}`,
  fromTo: (from: string, to: string): string => `${from} – ${to}`,
  /** A stretch of days with its length; half-days come as .5. */
  withLength: (range: string, days: number): string => `${range}，共${days === 0.5 ? '半' : days}天`,
  files: (names: readonly string[]): string => names.join('、'),
  /** One cell of a table, its line counted from 1. */
  cell: (table: string, line: number, column: string): string => `${table}第 ${line} 行的${column}`,
  lines: (count: number): string => `${count} 行`,
  somebodyGone: '（已离职人员）',
}
