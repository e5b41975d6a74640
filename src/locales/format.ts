// Values as people read them, one formatter per kind of field; dates, money and names in the reader's language.
import { dateIn, Temporal, type Instant, type PlainDate } from '../kernel/clock.ts'
import type { DateRange, Field, FieldKind, FileRef, Money, Value } from '../approval/form.ts'
import type { Locale } from '../people/organisation.ts'
import { wordsFor } from './words.ts'
import type { Words } from './zh.ts'

/** Who reads, when and where; names come from the organisation. */
export interface Reader {
  locale: Locale
  now: Instant
  zone: string
  /** Undefined for somebody unknown. */
  person(id: string): string | undefined
  department(id: string): { zh: string; en: string } | undefined
}

const valueWords = (reader: Pick<Reader, 'locale'>): Words['value'] => wordsFor(reader.locale).value
const todayOf = (reader: Reader): PlainDate => dateIn(reader.now, reader.zone)

type Formatter<K extends FieldKind> = (value: Value, field: Field & { kind: K }, reader: Reader) => string

const formatters = {
  text: plain,
  longText: plain,
  number: (value, field, reader) => {
    const number = new Intl.NumberFormat(valueWords(reader).intl, { maximumFractionDigits: 6 }).format(Number(value))
    return field.unit ? `${number} ${field.unit[reader.locale]}` : number
  },
  money: (value, _field, reader) => (isMoney(value) ? formatMoney(value, reader) : plain(value)),
  date: (value, _field, reader) => formatDay(value, reader) ?? plain(value),
  dateRange: (value, _field, reader) => (isRange(value) ? formatRange(value, reader) : plain(value)),
  choice: (value, field, reader) =>
    textsOf(value)
      .map((id) => field.options.find((o) => o.id === id)?.label[reader.locale] ?? id)
      .join(valueWords(reader).and),
  person: (value, _field, reader) => formatPeople(textsOf(value), reader),
  department: (value, _field, reader) =>
    textsOf(value)
      .map((id) => reader.department(id)?.[reader.locale] ?? id)
      .join(valueWords(reader).and),
  attachment: (value, _field, reader) => valueWords(reader).files(filesOf(value).map((f) => f.name)),
  table: (value, _field, reader) => valueWords(reader).lines(Array.isArray(value) ? value.length : 0),
} satisfies { [K in FieldKind]: Formatter<K> }

export function formatValue(field: Field, value: Value, reader: Reader): string {
  const format = formatters[field.kind] as Formatter<FieldKind>
  return format(value, field, reader)
}

function plain(value: Value): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const textsOf = (value: Value): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((v) => typeof v === 'string') : []

const isMoney = (value: Value): value is Money => typeof value === 'object' && 'currency' in value && 'amount' in value
const isRange = (value: Value): value is DateRange => typeof value === 'object' && 'start' in value && 'end' in value
const filesOf = (value: Value): FileRef[] =>
  Array.isArray(value) ? value.filter((v): v is FileRef => typeof v === 'object' && 'file' in v && 'name' in v) : []

export const formatPeople = (ids: readonly string[], reader: Reader): string =>
  ids.map((id) => nameOf(id, reader)).join(valueWords(reader).and)

export const nameOf = (id: string, reader: Reader): string => reader.person(id) ?? valueWords(reader).somebodyGone

/** The amount stays decimal text all the way: no float in between. */
export function formatMoney({ amount, currency }: Money, reader: Pick<Reader, 'locale'>): string {
  if (!/^-?\d+(\.\d+)?$/.test(amount)) return `${amount} ${currency}`
  const whole = /^-?\d+(\.0+)?$/.test(amount)
  try {
    return new Intl.NumberFormat(valueWords(reader).intl, {
      style: 'currency',
      currency,
      ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
    }).format(amount as `${number}`)
  } catch (error) {
    // A code that is not ISO 4217: shown as it is.
    if (error instanceof RangeError) return `${amount} ${currency}`
    throw error
  }
}

/** 人民币, Chinese yuan; the code itself where there is no name. */
export const currencyName = (code: string, reader: Reader): string =>
  new Intl.DisplayNames(valueWords(reader).intl, { type: 'currency', fallback: 'code' }).of(code) ?? code

/** Undefined when it is no date. */
export function formatDay(value: unknown, reader: Reader): string | undefined {
  const date = dateOf(value)
  return date && valueWords(reader).day(date, todayOf(reader))
}

/** 明天 3月12日 周四: for buttons. */
export function formatNearDay(value: unknown, reader: Reader): string | undefined {
  const date = dateOf(value)
  if (!date) return undefined
  const words = valueWords(reader)
  const near = { '-1': words.yesterday, 0: words.today, 1: words.tomorrow, 2: words.dayAfterTomorrow }[
    String(todayOf(reader).until(date).total('days'))
  ]
  const day = words.day(date, todayOf(reader))
  return near ? `${near} ${day}` : day
}

function dateOf(value: unknown): PlainDate | undefined {
  if (typeof value !== 'string') return undefined
  try {
    return Temporal.PlainDate.from(value)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

export function formatRange(range: DateRange, reader: Reader): string {
  const words = valueWords(reader)
  const [start, end] = [formatDay(range.start, reader) ?? range.start, formatDay(range.end, reader) ?? range.end]
  return range.days === undefined ? stretch() : words.withLength(stretch(), range.days)

  function stretch(): string {
    const { startHalf, endHalf } = range
    if (range.start === range.end) {
      const half = startHalf && startHalf === endHalf ? startHalf : undefined
      return half ? words.withHalf(start, words.half[half]) : start
    }
    const from = startHalf ? words.withHalf(start, words.half[startHalf]) : start
    const to = endHalf ? words.withHalf(end, words.half[endHalf]) : end
    return words.fromTo(from, to)
  }
}

/** 10:32 today, 3月11日 10:32 on another day; on the reader's clock. */
export function formatTime(iso: string, reader: Reader): string {
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO(reader.zone)
  const time = at.toPlainTime().toString({ smallestUnit: 'minute' })
  const today = todayOf(reader)
  const date = at.toPlainDate()
  return date.equals(today) ? time : valueWords(reader).dateTime(date, time, today)
}
