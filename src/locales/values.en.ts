// How values read in English: days, halves, lengths, money, people; the year is said only when it is another one.
import type { PlainDate } from '../kernel/clock.ts'
import type { valuesZh } from './values.zh.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const date = (d: PlainDate, today: PlainDate): string =>
  `${d.day} ${MONTHS[d.month - 1]}${d.year === today.year ? '' : ` ${d.year}`}`

export const valuesEn: typeof valuesZh = {
  intl: 'en-GB',
  and: ', ',
  colon: ': ',
  date,
  day: (d, today) => `${WEEKDAYS[d.dayOfWeek - 1]} ${date(d, today)}`,
  dateTime: (d, time, today) => `${date(d, today)}, ${time}`,
  today: 'Today',
  tomorrow: 'Tomorrow',
  yesterday: 'Yesterday',
  dayAfterTomorrow: 'The day after tomorrow',
  half: { am: 'morning', pm: 'afternoon' },
  withHalf: (day, half) => `${day} ${half}`,
  fromTo: (from, to) => `${from} – ${to}`,
  withLength: (range, days) => `${range}, ${days === 0.5 ? 'half a day' : days === 1 ? '1 day' : `${days} days`}`,
  files: (names) => names.join(', '),
  cell: (table, line, column) => `${table}, line ${line}, ${column}`,
  lines: (count) => (count === 1 ? '1 line' : `${count} lines`),
  somebodyGone: '(somebody who has left)',
}
