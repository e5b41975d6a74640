// How well dates are read on Duckling's corpora (a local copy of Duckling/Time/{ZH,EN}/Corpus.hs): npx tsx test/eval/public/duckling-times.ts FILE [--failures].
import { readFileSync } from 'node:fs'
import { Temporal } from '../../../src/kernel/clock.ts'
import { normalise } from '../../../src/kernel/text.ts'
import { readTimes, resolve } from '../../../src/language/times.ts'
import { report, weekdays, type Outcome } from './score.ts'

const said = Temporal.PlainDateTime.from('2013-02-12T04:30').toZonedDateTime('UTC')
const today = said.toPlainDate()
const moment = { now: said.toInstant(), zone: 'UTC', calendar: weekdays }
const GROUP =
  /examples\s*\((datetime(?:Interval)?)\s*\(?(\([\d, ]+\))(?:\s*,\s*(\([\d, ]+\))\))?\s*(\w+)\)\s*\[([^\]]*)\]/g
const LINE = /"((?:[^"\\]|\\.)*)"/g

/** Cantonese, traditional clock words, week-weekday and 下N forms where the set has another convention; counts, seconds, zones, seasons … in English. */
const OUTSIDE =
  /今個|聽日|尋日|晏晝|頭$|尾$|點|時$|^下(?:周|週|星期|個?星期|礼拜|禮拜)[一二三四五六日天]|^[这這](?:周|週|星期|礼拜|禮拜)[一二三四五六日天]|[上下前后後][一二两兩三][周週天日月年个個小分秒]|季|旬|世紀|秒|second|minute|hour|quarter|season|spring|summer|fall|autumn|winter|weekend|week-end|decade|century|ago|(?:last|next|past|first|upcoming)\s+(?:\d|few|couple|two|three|one|seven|ten|four|five)|several|utc|gmt|cet|pst|est|[ecmp]dt|\bpm? [a-z]st|timezone|early|late|mid|beginning|end of|eom|eoy|boy|bom|start of|year|half|morning of|night of/i

const stamp = (words: string): Temporal.PlainDateTime => {
  const [year, month, day, hour, minute] = [...words.matchAll(/\d+/g)].map(Number)
  return new Temporal.PlainDateTime(year!, month || 1, day || 1, hour, minute)
}
const lengths = {
  Day: { days: 1 },
  Week: { weeks: 1 },
  Month: { months: 1 },
  Quarter: { months: 3 },
  Year: { years: 1 },
} as const
const clock = (time: Temporal.PlainDateTime): string => time.toPlainTime().toString({ smallestUnit: 'minute' })

const [file, ...flags] = process.argv.slice(2)
if (!file) throw new Error('usage: npx tsx test/eval/public/duckling-times.ts FILE [--failures]')
const all: Outcome[] = []
for (const [, kind, from, to, grain, lines] of readFileSync(file, 'utf8')
  .replaceAll(/^\s*--.*$/gm, '')
  .matchAll(GROUP))
  for (const [, escaped] of lines!.matchAll(LINE)) {
    const text = escaped!.replaceAll(/\\(.)/g, '$1')
    const first = stamp(from!)
    const length = lengths[grain as keyof typeof lengths]
    const exclusive = kind === 'datetimeInterval' ? stamp(to!) : length ? first.add(length) : first
    const last = exclusive.equals(first) ? first : exclusive.subtract({ minutes: 1 })
    const [time] = readTimes(normalise(text), moment)
    const fits = (t: typeof time): boolean => {
      const start = t?.start ?? (t?.startTime ? today : undefined)
      return start?.equals(first.toPlainDate()) === true && (t?.end ?? start)?.equals(last.toPlainDate()) === true
    }
    const day = fits(time)
    const bare = first.hour === 0 && first.minute === 0
    const full =
      day &&
      (time?.startTime === undefined
        ? bare || time?.part !== undefined
        : time.startTime === clock(first) &&
          (time.endTime === undefined || grain === 'Minute' || time.endTime === clock(exclusive)))
    const far = Math.abs(today.until(first.toPlainDate()).days) > 400
    const long = first.toPlainDate().until(last.toPlainDate()).days > 31
    all.push({
      text,
      groups: OUTSIDE.test(text) || far || long ? [] : ['core'],
      day,
      full,
      either: day || (time !== undefined && fits(resolve(time, 'past'))),
      expected: `${first} … ${last}`,
      got: time ? `${time.start ?? ''} ${time.startTime ?? ''} … ${time.end ?? ''} ${time.endTime ?? ''}` : 'nothing',
    })
  }
report(all, flags.includes('--failures'))
