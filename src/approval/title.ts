// The title of a request in both languages, from its definition; and a value as one reads it.
import { Temporal } from '../kernel/clock.ts'
import type { Locale, Organisation } from '../people/organisation.ts'
import type { ProcessDefinition } from './flow.ts'
import type { DateRange, Field, FileRef, Label, Money, Row, Value, Values } from './form.ts'

const LONGEST_WORDS = 40

export function titleOf({ title, name, form }: ProcessDefinition, values: Values, organisation: Organisation): Label {
  const inWords = (locale: Locale) => {
    const words = title[locale].replace(/\{([^}]*)\}/g, (_, id: string) => {
      const field = form.fields.find((f) => f.id === id)
      const value = values[id]
      // Publishing refuses private fields here; a title goes to places a private value must never reach.
      if (!field || field.private || value === undefined) return ''
      return cut(describeValue(field, value, locale, organisation))
    })
    return words.replace(/\s+/g, ' ').trim() || name[locale]
  }
  return { zh: inWords('zh'), en: inWords('en') }
}

const cut = (words: string): string => {
  const letters = [...words]
  return letters.length > LONGEST_WORDS ? `${letters.slice(0, LONGEST_WORDS - 1).join('')}…` : words
}

/** A value as one reads it on a card: names for ids, days beside dates. */
export function describeValue(field: Field, value: Value, locale: Locale, organisation: Organisation): string {
  const all = Array.isArray(value) ? (value as readonly Value[]) : [value]
  switch (field.kind) {
    case 'text':
    case 'longText':
      return String(value)
    case 'number':
      return field.unit ? `${String(value)} ${field.unit[locale]}` : String(value)
    case 'money':
      return describeMoney(value as Money, locale)
    case 'date':
      return describeDate(Temporal.PlainDate.from(String(value)), locale)
    case 'dateRange':
      return describeRange(value as DateRange, locale)
    case 'choice':
      return list(
        all.map((id) => field.options.find((o) => o.id === id)?.label[locale] ?? String(id)),
        locale,
      )
    case 'person':
      return list(
        all.map((id) => organisation.person(String(id))?.name ?? String(id)),
        locale,
      )
    case 'department':
      return organisation.department(String(value))?.name[locale] ?? String(value)
    case 'attachment':
      return list(
        (value as readonly FileRef[]).map((f) => f.name),
        locale,
      )
    case 'table':
      return counted((value as readonly Row[]).length, locale)
  }
}

const list = (words: readonly string[], locale: Locale): string => words.join(locale === 'zh' ? '、' : ', ')

const counted = (rows: number, locale: Locale): string =>
  locale === 'zh' ? `${rows} 行` : rows === 1 ? '1 line' : `${rows} lines`

const describeMoney = ({ amount, currency }: Money, locale: Locale): string =>
  new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en-US', { style: 'currency', currency }).format(Number(amount))

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const describeDate = ({ year, month, day }: Temporal.PlainDate, locale: Locale): string =>
  locale === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`

export function describeRange(range: DateRange, locale: Locale): string {
  const [start, end] = [Temporal.PlainDate.from(range.start), Temporal.PlainDate.from(range.end)]
  const dates = locale === 'zh' ? datesZh(start, end, range) : datesEn(start, end, range)
  if (range.days === undefined) return dates
  const about = range.estimated ? (locale === 'zh' ? '约' : 'about ') : ''
  return locale === 'zh' ? `${dates} ${about}${lengthZh(range.days)}` : `${dates}, ${about}${lengthEn(range.days)}`
}

const lengthZh = (days: number): string => (days === 0.5 ? '半天' : `${days}天`)
const lengthEn = (days: number): string => (days === 0.5 ? 'half a day' : days === 1 ? '1 day' : `${days} days`)

const HALF_ZH = { am: '上午', pm: '下午' }

function datesZh(start: Temporal.PlainDate, end: Temporal.PlainDate, { startHalf, endHalf }: DateRange): string {
  const sameYear = start.year === end.year
  const first = `${sameYear ? '' : `${start.year}年`}${start.month}月${start.day}日`
  if (start.equals(end)) return startHalf && startHalf === endHalf ? `${first}${HALF_ZH[startHalf]}` : first
  const month = sameYear && start.month === end.month ? '' : `${end.month}月`
  const last = `${sameYear ? '' : `${end.year}年`}${month}${end.day}日`
  return `${first}${startHalf ? HALF_ZH[startHalf] : ''}–${last}${endHalf ? HALF_ZH[endHalf] : ''}`
}

const HALF_EN = { am: 'morning', pm: 'afternoon' }

function datesEn(start: Temporal.PlainDate, end: Temporal.PlainDate, { startHalf, endHalf }: DateRange): string {
  const sameYear = start.year === end.year
  const day = (d: Temporal.PlainDate) => `${d.day} ${MONTHS[d.month - 1]}${sameYear ? '' : ` ${d.year}`}`
  if (start.equals(end)) return startHalf && startHalf === endHalf ? `${day(start)} ${HALF_EN[startHalf]}` : day(end)
  // Beside a half-day the month is said twice: "11 afternoon" would be read as a time.
  const halves = startHalf !== undefined || endHalf !== undefined
  const first = sameYear && start.month === end.month && !halves ? `${start.day}` : day(start)
  return `${first}${startHalf ? ` ${HALF_EN[startHalf]}` : ''}–${day(end)}${endHalf ? ` ${HALF_EN[endHalf]}` : ''}`
}
