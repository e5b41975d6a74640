// Reads the time stamps other systems write, quickly: a million of them take a second, where Temporal takes ten.
import { tidied } from './tidy.ts'

/** No offset was written: the reader must say what it assumed. */
export const NO_OFFSET = 32767

const last = { ms: Number.NaN, offset: NO_OFFSET }

/**
 * Milliseconds since 1970 and the written offset in minutes; ms is NaN when it cannot be read.
 * The result is one shared object, so that a million rows make no garbage: read it before the next call.
 */
export function readInstant(
  text: string,
  assumed = 0,
  order: SlashOrder = 'month',
): { readonly ms: number; readonly offset: number } {
  if (!Number.isNaN(quickly(text, assumed, order).ms) || text === '') return last
  const plain = tidied(text)
  return plain === text ? last : quickly(plain, assumed, order)
}

function quickly(text: string, assumed: number, order: SlashOrder): typeof last {
  last.ms = Number.NaN
  last.offset = NO_OFFSET
  const y = digits(text, 0, 4)
  const mark = text.charCodeAt(4)
  if (y < 0 || (mark !== DASH && mark !== SLASH)) return other(text, assumed, order)
  let at = 5
  const mo = upToTwo(text, at)
  at += width(text, at)
  if (text.charCodeAt(at) !== mark) return other(text, assumed, order)
  const d = upToTwo(text, ++at)
  at += width(text, at)
  if (mo < 1 || mo > 12 || d < 1 || d > daysIn(y, mo)) return last
  let ms = daysFromCivil(y, mo, d) * 86_400_000
  const gap = text.charCodeAt(at)
  if (gap === T || gap === SPACE) {
    const h = upToTwo(text, ++at)
    at += width(text, at)
    if (h < 0 || text.charCodeAt(at) !== COLON) return clocked(text, assumed)
    const mi = digits(text, at + 1, 2)
    at += 3
    let s = 0
    if (text.charCodeAt(at) === COLON) {
      s = digits(text, at + 1, 2)
      at += 3
    }
    if (mi < 0 || mi > 59 || s < 0 || s > 60 || h > 24) return last
    ms += h * 3_600_000 + mi * 60_000 + s * 1000
    if (text.charCodeAt(at) === DOT || text.charCodeAt(at) === COMMA) {
      let scale = 100
      for (at++; isDigit(text.charCodeAt(at)); at++) {
        ms += (text.charCodeAt(at) - ZERO) * scale
        scale /= 10
      }
      ms = Math.floor(ms)
    }
  }
  return withOffset(text, at, ms, assumed)
}

const [DASH, SLASH, SPACE, COLON, DOT, COMMA, PLUS, ZERO, T, Z, z] = [45, 47, 32, 58, 46, 44, 43, 48, 84, 90, 122]

function withOffset(text: string, from: number, ms: number, assumed: number): typeof last {
  let at = from
  while (text.charCodeAt(at) === SPACE) at++
  const sign = text.charCodeAt(at)
  if (sign === Z || sign === z) last.offset = 0
  else if (sign === PLUS || sign === DASH) {
    const h = digits(text, at + 1, 2)
    const colon = text.charCodeAt(at + 3) === COLON ? 1 : 0
    const m = Math.max(0, digits(text, at + 3 + colon, 2))
    if (h < 0) return last
    last.offset = (sign === PLUS ? 1 : -1) * (h * 60 + m)
  } else if (at < text.length) return clocked(text, assumed)
  last.ms = ms - (last.offset === NO_OFFSET ? assumed : last.offset) * 60_000
  return last
}

/** Which of two numbers before the year is the day: decided for a whole column. */
export type SlashOrder = 'month' | 'day'

const SLASHES = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ T,]+(.*))?$/u
const EUROPEAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ T,]+(.*))?$/u
const CHINESE = /^(\d{4})[年./](\d{1,2})[月./](\d{1,2})日?\s*(.*)$/u
const CLOCK = /^(上午|下午|晚上|凌晨|中午)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(.*)$/iu

/** What a column of such dates says about their order; undefined for a date that fits both or is none. */
export function slashOrderOf(text: string): SlashOrder | 'either' | undefined {
  const [, a, b] = SLASHES.exec(text.trim()) ?? []
  if (a === undefined) return undefined
  return Number(a) > 12 ? 'day' : Number(b) > 12 ? 'month' : 'either'
}

/** Days since 1900 as spreadsheets keep them, seconds or milliseconds since 1970: undefined when it is no such number. */
export function numberedInstant(text: string): { ms: number; spreadsheet: boolean } | undefined {
  if (!/^\d{5}(\.\d+)?$|^\d{10}(\.\d+)?$|^\d{13}$/u.test(text)) return undefined
  const value = Number(text)
  if (value < 100_000) return { ms: Math.round((value - 25_569) * 86_400) * 1000, spreadsheet: true }
  return { ms: text.length >= 13 && !text.includes('.') ? value : value * 1000, spreadsheet: false }
}

/** 01.05.2024 09:00, 5/1/2024 9:00 AM, 2024年5月1日 下午3:05, 45413.375 and the like. */
function other(text: string, assumed: number, order: SlashOrder): typeof last {
  const number = numberedInstant(text)
  if (number) {
    // A spreadsheet keeps the wall clock; seconds since 1970 are an instant.
    last.ms = number.ms - (number.spreadsheet ? assumed * 60_000 : 0)
    if (!number.spreadsheet) last.offset = 0
    return last
  }
  const european = EUROPEAN.exec(text)
  const slashes = SLASHES.exec(text)
  const chinese = CHINESE.exec(text)
  const [y, m, d, rest = ''] = european
    ? [european[3], european[2], european[1], european[4]]
    : slashes
      ? order === 'day'
        ? [slashes[3], slashes[2], slashes[1], slashes[4]]
        : [slashes[3], slashes[1], slashes[2], slashes[4]]
      : (chinese?.slice(1) ?? [])
  if (y === undefined || m === undefined || d === undefined) return clocked(text, assumed)
  return quickly(
    `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}${rest.trim() === '' ? '' : ` ${clock(rest.trim())}`}`,
    assumed,
    order,
  )
}

/** 2024-05-01 下午3:05: a date as it should be, and a clock that says which half of the day it means. */
function clocked(text: string, assumed: number): typeof last {
  const [, date, rest] = /^(\d{4}-\d{1,2}-\d{1,2})[ T]+(\D.*|.*[ap]m.*)$/iu.exec(text) ?? []
  const read = rest === undefined ? undefined : clock(rest)
  return date === undefined || read === undefined || read === rest ? last : quickly(`${date} ${read}`, assumed, 'month')
}

function clock(text: string): string {
  const [all, half, h = '', mi, s = '00', ampm, zone] = CLOCK.exec(text) ?? []
  if (all === undefined || (half === undefined && ampm === undefined)) return text
  const late = /下午|晚上|中午|pm/iu.test(half ?? ampm ?? '')
  const hour = late ? (Number(h) < 12 ? Number(h) + 12 : Number(h)) : Number(h) === 12 ? 0 : Number(h)
  return `${two(hour)}:${mi}:${s}${zone ?? ''}`
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const daysIn = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (LENGTHS[month - 1] ?? 0)

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const width = (text: string, at: number): number => (isDigit(text.charCodeAt(at + 1)) ? 2 : 1)
const upToTwo = (text: string, at: number): number => digits(text, at, width(text, at))

function digits(text: string, from: number, count: number): number {
  let n = 0
  for (let i = from; i < from + count; i++) {
    const code = text.charCodeAt(i)
    if (!isDigit(code)) return -1
    n = n * 10 + code - ZERO
  }
  return n
}

/** Days since 1970-01-01 in the Gregorian calendar. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468
}

/** 2024-05-01T09:00:00+08:00, as the log wrote it. */
export function writeInstant(ms: number, offset: number): string {
  const known = offset === NO_OFFSET ? 0 : offset
  const local = writeLocal(ms, known)
  if (known === 0) return `${local}Z`
  const abs = Math.abs(known)
  return `${local}${known < 0 ? '-' : '+'}${two(Math.floor(abs / 60))}:${two(abs % 60)}`
}

export function writeLocal(ms: number, offset: number): string {
  const local = Math.floor((ms + offset * 60_000) / 1000)
  const { year, month, day } = civil(Math.floor(local / 86_400))
  const s = ((local % 86_400) + 86_400) % 86_400
  return `${year}-${two(month)}-${two(day)}T${two(Math.floor(s / 3600))}:${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}`
}

export const two = (n: number): string => String(n).padStart(2, '0')

export function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const doe = shifted - era * 146_097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

/** 2024-05: months are compared and told this way. */
export function monthOf(ms: number, offset = 0): string {
  const { year, month } = civil(Math.floor((ms + offset * 60_000) / 86_400_000))
  return `${year}-${two(month)}`
}

export function dateOf(ms: number, offset = 0): string {
  const { year, month, day } = civil(Math.floor((ms + offset * 60_000) / 86_400_000))
  return `${year}-${two(month)}-${two(day)}`
}
