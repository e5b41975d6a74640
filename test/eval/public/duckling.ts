// Duckling's corpora (facebook/duckling, Duckling/{Time,Duration,AmountOfMoney,Numeral}/{ZH,EN}/Corpus.hs): dates, lengths, money and numbers, spoken on Tuesday 2013-02-12 at 04:30.
import { Temporal } from '../../../src/kernel/clock.ts'
import { normalise } from '../../../src/kernel/text.ts'
import { readMoney } from '../../../src/language/amounts.ts'
import { readNumbers } from '../../../src/language/numbers.ts'
import { readDurations, readTimes, resolve, type TimeSpan } from '../../../src/language/times.ts'
import { hoursIn } from './lengths.ts'
import { weekdays, type Outcome } from './score.ts'

const said = Temporal.PlainDateTime.from('2013-02-12T04:30').toZonedDateTime('UTC')
const today = said.toPlainDate()
const moment = { now: said.toInstant(), zone: 'UTC', calendar: weekdays }

interface Group {
  /** As written: `datetime (2013, 2, 12, 0, 0, 0) Day`. */
  value: string
  texts: string[]
}

/** `examples (VALUE) [ "a", "b" ]`, wherever it stands; negative examples are not of this shape. */
function groupsOf(file: string): Group[] {
  const source = file.replaceAll(/^\s*--.*$/gm, '')
  return [...source.matchAll(/examples\s*\(/g)].flatMap((hit) => {
    const from = hit.index + hit[0].length
    let depth = 1
    let to = from
    for (; to < source.length && depth > 0; to++) depth += source[to] === '(' ? 1 : source[to] === ')' ? -1 : 0
    const list = /^\s*\[((?:\s*,?\s*"(?:[^"\\]|\\[^])*")*)\s*\]/.exec(source.slice(to))
    if (!list) return []
    const texts = [...list[1]!.matchAll(/"((?:[^"\\]|\\[^])*)"/g)].map((t) => haskell(t[1]!))
    return [
      {
        value: source
          .slice(from, to - 1)
          .replaceAll(/\s+/g, ' ')
          .trim(),
        texts: [...new Set(texts)],
      },
    ]
  })
}

/** \x20ac and \8364 are characters, \& ends one of them. */
const haskell = (words: string): string =>
  words
    .replaceAll(/\\x([0-9a-fA-F]+)(?:\\&)?/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/\\(\d+)(?:\\&)?/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('\\&', '')
    .replaceAll(/\\(.)/g, '$1')

const CANTONESE =
  /今個|聽日|尋日|宜家|而家|依家|晏晝|[月年][頭尾]|個鐘|個字|^今(?:星期|礼拜|禮拜)|[蚊毫仙]|起碼|個[半九]$/
/** Of `understanding.md` §8: holidays, zones, seconds, minutes and hours from now, seasons, quarters, parts of months and years, weekends, "last N" and "下N" forms. */
const OUTSIDE_TIME =
  /[上下前后後][一二两兩三][周週天日月年个個小分秒星禮礼]|[一二两兩三][周週天日月年个個小分秒星禮礼]\S{0,2}[前後后]|季|旬|世紀|秒|分鐘|分钟|周末|週末|second|minute|hour|\b1\/[24]|3\/4|quarter|qtr|season|spring|summer|fall|autumn|winter|week-?\s?end|wkend|decade|century|\bago\b|(?:last|next|past|first|upcoming)\s+(?:\d|few|couple|two|three|one|seven|ten|four|five)|several|utc|gmt|cet|pst|est|[ecmp]dt|timezone|\bearly\b|\blate\b|\bmid\b|beginning|start of|half\b|ides|thanksgiving|christmas|xmas|new year|valentine|mother'?s|father'?s|memorial|independence|labor|halloween|black friday|mlk|martin luther|school|lunch|\bnow\b|at this time|[現现當当]|此[时時刻]|^in \d+'?$/i
/** 下周三 is Wednesday of next week, 这周一 was yesterday, "this Monday" too; "friday after next" counts weeks; a date wins over a weekday that disagrees; ten days from a day are working days; 2-15 is as often a range, 2/2013 a month; a clock time alone names no day. */
const OURS_TIME =
  /^下[個个]?(?:周|週|星期|礼拜|禮拜)[三四五六日天]|^[这這](?:周|週|礼拜|禮拜)一$|^下個星期日|^next (?:wednesday|thursday|friday|saturday|sunday)$|^this monday$|^(?:wednesday|friday|march) after next$|^thu 15th$|^coming week$|^for 10 days from|^2 ?- ?15$|^2 \/ 15$|^2\/2013$/i
const CLOCK_ALONE = /^(?:at )?(?:\d{1,2}(?::\d\d)?|three|noon|midnight)(?: in the| oclock| o'clock)? ?[ap]?m?\.?$/i

const stamp = (words: string): Temporal.PlainDateTime => {
  const [year, month, day, hour, minute] = [...words.matchAll(/\d+/g)].map(Number)
  return new Temporal.PlainDateTime(year!, month || 1, day || 1, hour, minute)
}
const GRAINS = { Day: { days: 1 }, Week: { weeks: 1 }, Month: { months: 1 }, Quarter: { months: 3 }, Year: { years: 1 } } // prettier-ignore
const clock = (time: Temporal.PlainDateTime): string => time.toPlainTime().toString({ smallestUnit: 'minute' })

export function ducklingTimes(file: string): Outcome[] {
  return groupsOf(file).flatMap(({ value, texts }) => {
    const point = /^datetime (\([\d, ]+\)) (\w+)$/.exec(value)
    const interval = /^datetimeInterval \((\([\d, ]+\)), (\([\d, ]+\))\) (\w+)$/.exec(value)
    const first = point ? stamp(point[1]!) : interval ? stamp(interval[1]!) : undefined
    if (!first) return []
    const grain = (point?.[2] ?? interval?.[3])!
    const length = GRAINS[grain as keyof typeof GRAINS]
    const exclusive = interval ? stamp(interval[2]!) : length ? first.add(length) : first
    const last = exclusive.equals(first) ? first : exclusive.subtract({ minutes: 1 })
    return texts.map((text) => timeOutcome(text, first, last, exclusive, grain))
  })
}

function timeOutcome(
  text: string,
  first: Temporal.PlainDateTime,
  last: Temporal.PlainDateTime,
  exclusive: Temporal.PlainDateTime,
  grain: string,
): Outcome {
  const [time] = readTimes(normalise(text), moment)
  // "By Friday" begins now in theirs; the deadline is what ours keeps.
  const fits = (t: TimeSpan | undefined): boolean => {
    const end = t?.end ?? t?.start ?? ((t?.startTime ?? t?.endTime ?? t?.part) ? today : undefined)
    const start = t?.role === 'by' ? today : (t?.start ?? end)
    return start?.equals(first.toPlainDate()) === true && end?.equals(last.toPlainDate()) === true
  }
  const day = fits(time)
  const bare = first.hour === 0 && first.minute === 0
  const minutes =
    day &&
    (time?.startTime === undefined
      ? bare || time?.part !== undefined || time?.role === 'by'
      : time.startTime === clock(first) &&
        (time.endTime === undefined || grain === 'Minute' || grain === 'Hour' || time.endTime === clock(exclusive)))
  const far = Math.abs(today.until(first.toPlainDate()).days) > 400
  const long = first.toPlainDate().until(last.toPlainDate()).days > 31
  const tomorrow = CLOCK_ALONE.test(text) && !first.toPlainDate().equals(today)
  return {
    text,
    group:
      CANTONESE.test(text) || OUTSIDE_TIME.test(text) || far || long
        ? 'outside'
        : OURS_TIME.test(text) || tomorrow
          ? 'ours'
          : 'workplace',
    right: {
      day,
      'either tense': day || (time !== undefined && fits(resolve(time, 'past'))),
      minutes,
    },
    expected: `${first} … ${last}`,
    got: time ? `${time.start ?? ''} ${time.startTime ?? ''} … ${time.end ?? ''} ${time.endTime ?? ''}` : 'nothing',
  }
}

const UNIT_HOURS = { Second: 1 / 3600, Minute: 1 / 60, Hour: 1, Day: 24, Week: 168, Month: 720, Quarter: 2160, Year: 8640 } // prettier-ignore

export function ducklingDurations(file: string): Outcome[] {
  return groupsOf(file).flatMap(({ value, texts }) => {
    const hit = /^DurationData (\d+) (\w+)$/.exec(value)
    const hours = hit && Number(hit[1]) * (UNIT_HOURS[hit[2] as keyof typeof UNIT_HOURS] ?? Number.NaN)
    if (!hit || !hours) return []
    return texts.map((text): Outcome => {
      const [length] = readDurations(normalise(text), moment)
      const got = length && hoursIn(length)
      return {
        text,
        // 十月 is October, 五日 the fifth.
        group: /秒|分半|sec|"|'|quarter/.test(text) || CANTONESE.test(text) ? 'outside' : /[0-9十] 月$|^五 日$/.test(text) ? 'ours' : 'workplace', // prettier-ignore
        // Ours keeps four decimals of an hour.
        right: { length: got !== undefined && Math.abs(got - hours) < 1e-3 },
        expected: value,
        got: length ? JSON.stringify(length) : 'nothing',
      }
    })
  })
}

const CURRENCY: Readonly<Record<string, string>> = {
  Pound: 'GBP',
  Cent: '',
  Unnamed: '',
  Dinar: '',
  Riyal: '',
  Rial: '',
}

/** `chinese`: their Dollar is the plain 元 there. */
export function ducklingMoney(file: string, chinese: boolean): Outcome[] {
  return groupsOf(file).flatMap(({ value, texts }) => {
    const hit = /^(simple|between|under|above) (\w+) \(?([\d.e]+)(?:, ?([\d.e]+))?\)?$/.exec(value)
    if (!hit) return []
    const [, kind, unit, low, high] = hit
    const cents = unit === 'Cent'
    const currency = unit === 'Dollar' || cents ? (chinese ? 'CNY' : 'USD') : (CURRENCY[unit!] ?? unit!)
    const amount = Number(low) / (cents ? 100 : 1)
    const bound = kind === 'under' ? 'max' : kind === 'above' ? 'min' : undefined
    return texts.map((text): Outcome => {
      const [money] = readMoney(normalise(text))
      const near = (a: string | undefined, b: number): boolean => Math.abs(Number(a) - b) < 1e-6
      const vague = /[幾數几数]/.test(text)
      // 五分 are minutes and points as well.
      const points = /^[\d二十五]+分$/.test(text)
      return {
        text,
        group: points
          ? 'ours'
          : CANTONESE.test(text) || /個半|個九/.test(text) || currency === '' || vague
            ? 'outside'
            : 'workplace',
        right: {
          amount:
            money !== undefined &&
            near(money.amount, amount) &&
            (currency === '' || money.currency === currency) &&
            (high === undefined || near(money.upTo, Number(high))) &&
            (bound === undefined || money.bound === bound),
        },
        expected: value,
        got: money
          ? `${money.bound ?? ''} ${money.amount} ${money.upTo ?? ''} ${money.currency ?? ''}`.trim()
          : 'nothing',
      }
    })
  })
}

export function ducklingNumbers(file: string): Outcome[] {
  return groupsOf(file).flatMap(({ value, texts }) => {
    const hit = /^NumeralValue \(?(-?[\d.e]+)\)?$/.exec(value)
    if (!hit) return []
    return texts.map((text): Outcome => {
      const [number] = readNumbers(normalise(text))
      return {
        text,
        // Indian units, "nil", "single", "few": no office of this product counts in them.
        // M and G after digits are megabytes or metres as often as millions; only money takes them so.
        group: /\d[mg]$/i.test(text)
          ? 'ours'
          : /la[ck]h?|lkh|\bl\b|crore|krore|\b[ck]r\b|koti|naught|nought|nil|single|few/i.test(text)
            ? 'outside'
            : 'workplace',
        right: { number: number !== undefined && Math.abs(number.value - Number(hit[1])) < 1e-9 * Math.abs(number.value) + 1e-9 }, // prettier-ignore
        expected: hit[1]!,
        got: number ? String(number.value) : 'nothing',
      }
    })
  })
}
