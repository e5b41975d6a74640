// How well dates are read on JioNLP's own test (a local copy of test/test_time_parser.py): npx tsx test/eval/public/jionlp-times.ts FILE [--failures].
import { readFileSync } from 'node:fs'
import { Temporal } from '../../../src/kernel/clock.ts'
import { normalise } from '../../../src/kernel/text.ts'
import { readTimes, resolve } from '../../../src/language/times.ts'
import { report, weekdays, type Outcome } from './score.ts'

const ROW = /\['([^']+)', (.+?), \{.*?'definition': '(\w+)', 'time': \['([\d: -]+)', '([\d: -]+)'\]/g
/** Lunar dates, festivals, seasons, quarters, tenths, parts of years, decades, counts of "first N", seconds: not this product's days. */
const OUTSIDE =
  /农历|闰|正月|腊|初[一二三四五六七八九十]|廿|大年|节|元旦|国庆|中秋|端午|元宵|寒|暑|春|夏|秋|冬|芒种|季度|旬|上半年|下半年|年[初底末]|伊始|世纪|年代|首[月季]|[前后]\S{0,2}个?月|第\S+个月|秒|分钟|一刻钟|小时|钟头|^\d\d年$/

const at: Readonly<Record<string, string>> = { _ts_1: '2021-06-14T01:06:40', _ts_2: '2021-09-01T15:15:32' }

function baseOf(words: string): Temporal.ZonedDateTime {
  const zone = 'Asia/Shanghai'
  const known = at[words]
  if (known) return Temporal.PlainDateTime.from(known).toZonedDateTime(zone)
  if (/^\d{6,}\.?$/.test(words))
    return Temporal.Instant.fromEpochMilliseconds(Number(words) * 1000).toZonedDateTimeISO(zone)
  const [year, month, day, hour, minute] = [...words.matchAll(/\d+/g)].map(Number)
  return new Temporal.PlainDateTime(year!, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0).toZonedDateTime(zone)
}

const clock = (t: Temporal.PlainDateTime) => `${String(t.hour).padStart(2, '0')}:${String(t.minute).padStart(2, '0')}`

const [file, ...flags] = process.argv.slice(2)
if (!file) throw new Error('usage: npx tsx test/eval/public/jionlp-times.ts FILE [--failures]')
const all: Outcome[] = []
for (const [, text, base, definition, from, to] of readFileSync(file, 'utf8').matchAll(ROW)) {
  const said = baseOf(base!)
  const [first, last] = [
    Temporal.PlainDateTime.from(from!.replace(' ', 'T')),
    Temporal.PlainDateTime.from(to!.replace(' ', 'T')),
  ]
  const days = first.toPlainDate().until(last.toPlainDate()).days
  const far = Math.abs(said.toPlainDate().until(first.toPlainDate()).days) > 400
  const time = readTimes(normalise(text!), { now: said.toInstant(), zone: 'Asia/Shanghai', calendar: weekdays })[0]
  const today = said.toPlainDate()
  const past = time && resolve(time, 'past')
  const start = time?.role === 'by' ? today : (time?.start ?? (time?.startTime ? today : undefined))
  // An end at midnight belongs to the day before it.
  const midnight = last.hour === 0 && last.minute === 0 && time?.endTime === '00:00'
  const end = time?.end ?? (time?.startTime ? today : undefined)
  const day = start?.equals(first.toPlainDate()) === true && end?.equals(last.toPlainDate()) === true
  const whole = first.hour === 0 && first.minute === 0 && last.hour === 23 && last.minute === 59
  const full =
    day &&
    (whole ? time?.startTime === undefined : time?.role === 'by' || time?.startTime === clock(first)) &&
    (time?.endTime === undefined || midnight || time.endTime === clock(last))
  all.push({
    text: text!,
    groups: [
      definition === 'accurate' ? 'accurate' : 'blur',
      ...(definition === 'accurate' && !far && days <= 31 && !OUTSIDE.test(text!) ? ['core'] : []),
    ],
    day,
    full,
    either: day || (past?.start?.equals(first.toPlainDate()) === true && past.end?.equals(last.toPlainDate()) === true),
    expected: `${from} … ${to}`,
    got: time ? `${start ?? ''} ${time.startTime ?? ''} … ${end ?? ''} ${time.endTime ?? ''}` : 'nothing',
  })
}
report(all, flags.includes('--failures'))
