// JioNLP's own tests (dongrixinyu/JioNLP, test/test_time_parser.py and test_money_parser.py): workplace Chinese.
import { Temporal } from '../../../src/kernel/clock.ts'
import { normalise } from '../../../src/kernel/text.ts'
import { readMoney } from '../../../src/language/amounts.ts'
import { readDurations, readTimes, resolve, type TimeSpan } from '../../../src/language/times.ts'
import { hoursIn } from './lengths.ts'
import { weekdays, type Outcome } from './score.ts'

const TIME = /\['([^']+)', (.+?), \{.*?'definition': '(\w+)', 'time': \['([\d: -]+)', '([\d: -]+)'\]/g
const LENGTH = /\['([^']+)', None, \{'type': 'time_delta', 'definition': '(\w+)', 'time': (\{[^}]*\}|\[.*?\])\}\]/g
/** Of `understanding.md` §8: lunar dates, festivals, seasons, quarters, tenths, parts of years, decades, counts of "first N", minutes and seconds. */
const OUTSIDE =
  /农历|闰|正月|腊|初[一二三四五六七八九十]|廿|大年|节|元旦|国庆|中秋|端午|元宵|^十一$|寒|暑|春|夏|秋|冬|芒种|季度|旬|上半年|下半年|年[初底末]|伊始|世纪|年代|首[月季]|[前后]\S{0,2}个?月|第\S+个月|秒|\d:\d\d:\d\d|^\d\d:3\d$|分钟|一刻钟|小时|钟头|^\d\d年$|^第|以来|白天/

/** A date without a year or month that is already past is the next one in a plan; midnight without a day names none; 全天 is a length. */
const DATE_ALONE = /^(?:\d{1,2}月)?\d{1,2}[日号]/
const OURS = /^夜里12点$|^全天$/

const zone = 'Asia/Shanghai'
const ASKED: Readonly<Record<string, number>> = { _ts_1: 1623604000, _ts_2: 1630480532 }

function baseOf(words: string): Temporal.ZonedDateTime {
  const seconds = ASKED[words] ?? (/^\d+\.?$/.test(words) ? Number(words) : undefined)
  if (seconds !== undefined) return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone)
  if (/time\.time/.test(words)) return Temporal.PlainDateTime.from('2026-05-13T10:00').toZonedDateTime(zone)
  const [year, month, day, hour, minute] = [...words.matchAll(/\d+/g)].map(Number)
  return new Temporal.PlainDateTime(year!, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0).toZonedDateTime(zone)
}

const clock = (t: Temporal.PlainDateTime): string =>
  `${String(t.hour).padStart(2, '0')}:${String(t.minute).padStart(2, '0')}`

export function jionlpTimes(file: string): Outcome[] {
  return [...points(file), ...lengths(file)]
}

function* points(file: string): Generator<Outcome> {
  for (const [, text, base, definition, from, to] of uncommented(file).matchAll(TIME)) {
    const said = baseOf(base!)
    const today = said.toPlainDate()
    const first = Temporal.PlainDateTime.from(from!.replace(' ', 'T'))
    const last = Temporal.PlainDateTime.from(to!.replace(' ', 'T'))
    const firstDay = first.toPlainDate()
    const days = firstDay.until(last.toPlainDate()).days
    const far = Math.abs(today.until(firstDay).days) > 400
    const time = readTimes(normalise(text!), { now: said.toInstant(), zone, calendar: weekdays })[0]
    // An end at midnight belongs to the day before it.
    const midnight = last.hour === 0 && last.minute === 0 && time?.endTime === '00:00'
    const fits = (t: TimeSpan | undefined): boolean => {
      const alone = t?.startTime === undefined && t?.part === undefined ? undefined : today
      const start = t?.role === 'by' ? today : (t?.start ?? alone)
      return start?.equals(firstDay) === true && (t?.end ?? alone)?.equals(last.toPlainDate()) === true
    }
    const day = fits(time)
    const whole = first.hour === 0 && first.minute === 0 && last.hour === 23 && last.minute === 59
    yield {
      text: text!,
      group:
        definition !== 'accurate' || far || days > 31 || OUTSIDE.test(text!)
          ? 'outside'
          : OURS.test(text!) || (DATE_ALONE.test(text!) && Temporal.PlainDate.compare(firstDay, today) < 0)
            ? 'ours'
            : 'workplace',
      right: {
        day,
        'either tense': day || (time !== undefined && fits(resolve(time, 'past'))),
        minutes:
          day &&
          (whole ? time?.startTime === undefined : time?.role === 'by' || time?.startTime === clock(first)) &&
          (time?.endTime === undefined || midnight || time.endTime === clock(last)),
      },
      expected: `${from} … ${to}`,
      got: time
        ? `${time.role ?? ''} ${time.start ?? ''} ${time.startTime ?? ''} … ${time.end ?? ''} ${time.endTime ?? ''}`
        : 'nothing',
    }
  }
}

const HOURS = { second: 1 / 3600, minute: 1 / 60, hour: 1, day: 24, workday: 24, month: 720, year: 8640 }

function* lengths(file: string): Generator<Outcome> {
  for (const [, text, definition, value] of uncommented(file).matchAll(LENGTH)) {
    const ends = [...value!.matchAll(/\{([^}]*)\}/g)].map(([, units]) =>
      [...units!.matchAll(/'(\w+)': ([\d.]+)/g)].reduce(
        (sum, [, unit, n]) => sum + Number(n) * HOURS[unit as keyof typeof HOURS],
        0,
      ),
    )
    const [length] = readDurations(normalise(text!))
    const got = length && hoursIn(length)
    yield {
      text: text!,
      group:
        definition === 'accurate' && ends.length === 1 && ends[0]! < 9999 && !/秒|季度|周年/.test(text!)
          ? 'workplace'
          : 'outside',
      // Of a range one end, and a length that says it is approximate.
      right: { length: got !== undefined && ends.some((end) => Math.abs(got - end) < 0.01) },
      expected: value!,
      got: length ? JSON.stringify(length) : 'nothing',
    }
  }
}

const uncommented = (file: string): string => file.replaceAll(/^\s*#.*$/gm, '')

const MONEY = /\['([^']+)', \{'num': (?:'([\d.]+)'|\['([\d.]+)', '([\d.]+)'\]), 'case': '([^']+)'/g
const CODES: Readonly<Record<string, string>> = {
  元: 'CNY', 港元: 'HKD', 美元: 'USD', 日元: 'JPY', 新台币: 'TWD', 泰铢: 'THB', 卢布: 'RUB', 欧元: 'EUR', 澳元: 'AUD', 韩元: 'KRW',
} // prettier-ignore

export function jionlpMoney(file: string): Outcome[] {
  return [...uncommented(file).matchAll(MONEY)].map(([, text, point, low, high, name]): Outcome => {
    const [money] = readMoney(normalise(text!))
    const currency = money?.currency ?? 'CNY' // theirs is 元 where none is named
    // "3000 and more" is a range in theirs, an approximate amount in ours: its low end counts.
    const amount = Math.abs(Number(money?.amount) - Number(point ?? low)) < 0.01
    const end =
      high === undefined || money?.upTo === undefined
        ? money?.approximate === true || high === undefined
        : Number(money.upTo) === Number(high)
    return {
      text: text!,
      group: 'workplace',
      right: { amount: amount && end && currency === CODES[name!] },
      expected: `${point ?? `${low} … ${high}`} ${CODES[name!]}`,
      got: money ? `${money.amount} … ${money.upTo ?? ''} ${currency}` : 'nothing',
    }
  })
}
