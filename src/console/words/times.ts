// Moments and dates in the person's own zone and language, by Intl alone.
import type { ConsoleWords } from '../../locales/console.zh.ts'
import { nowMs } from '../data/now.ts'
import type { Locale } from '../data/shapes.ts'

export type Times = ReturnType<typeof createTimes>

export function createTimes(locale: Locale, zone: string | undefined, w: ConsoleWords) {
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB'
  const inZone = zone ? { timeZone: zone } : {}
  const clock = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...inZone })
  const dayOf = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', ...inZone })
  const monthDay = new Intl.DateTimeFormat(tag, {
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
    ...inZone,
  })
  const yearDay = new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
    ...inZone,
  })
  const plain = new Intl.DateTimeFormat(tag, {
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const plainYear = new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: locale === 'zh' ? 'long' : 'short',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' })

  /** 2026-03-11 in the person's zone: for "is it the same day". */
  const dayKey = (ms: number) => dayOf.format(ms)
  const day = (iso: string): string => {
    const at = Date.parse(iso)
    const key = dayKey(at)
    const now = nowMs()
    if (key === dayKey(now)) return w.chat.today
    if (key === dayKey(now - 86_400_000)) return w.chat.yesterday
    return key.slice(0, 4) === dayKey(now).slice(0, 4) ? monthDay.format(at) : yearDay.format(at)
  }
  return {
    clock: (iso: string) => clock.format(Date.parse(iso)),
    day,
    moment: (iso: string) => `${day(iso)} ${clock.format(Date.parse(iso))}`,
    /** A plain ISO date; it has no zone. */
    date: (iso: string): string => {
      const at = Date.parse(`${iso}T00:00:00Z`)
      if (Number.isNaN(at)) return iso
      const words = iso.slice(0, 4) === dayKey(nowMs()).slice(0, 4) ? plain.format(at) : plainYear.format(at)
      return locale === 'zh' ? `${words}（${weekday.format(at)}）` : `${weekday.format(at)} ${words}`
    },
    /** How long ago, in one unit. */
    span: (iso: string): string => {
      const minutes = Math.max(0, Math.floor((nowMs() - Date.parse(iso)) / 60_000))
      if (minutes < 1) return w.time.moment
      if (minutes < 60) return w.time.minutes(minutes)
      if (minutes < 60 * 24) return w.time.hours(Math.floor(minutes / 60))
      return w.time.days(Math.floor(minutes / 1440))
    },
    sameDay: (a: string, b: string) => dayKey(Date.parse(a)) === dayKey(Date.parse(b)),
  }
}
