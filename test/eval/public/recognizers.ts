// The Recognizers specs (microsoft/Recognizers-Text, Specs/{Number,NumberWithUnit,DateTime}/{Chinese,English}): numbers, currencies and dates inside sentences.
import { z } from 'zod'
import { Temporal } from '../../../src/kernel/clock.ts'
import { normalise } from '../../../src/kernel/text.ts'
import { readMoney } from '../../../src/language/amounts.ts'
import { readNumbers } from '../../../src/language/numbers.ts'
import { readTimes, resolve, type When } from '../../../src/language/times.ts'
import { weekdays, type Outcome } from './score.ts'

const Value = z.looseObject({
  timex: z.string().optional(),
  type: z.string().optional(),
  Mod: z.string().optional(),
  value: z.string().optional(),
  start: z.string().optional(),
  end: z.string().optional(),
})
const Specs = z.array(
  z.looseObject({
    Input: z.string(),
    Context: z.looseObject({ ReferenceDateTime: z.string().optional() }).nullish(),
    Results: z.array(
      z.looseObject({
        Text: z.string().optional(),
        TypeName: z.string().optional(),
        Type: z.string().optional(),
        Value: z
          .looseObject({
            Timex: z.string().optional(),
            FutureResolution: z.record(z.string(), z.string()).nullish(),
            PastResolution: z.record(z.string(), z.string()).nullish(),
          })
          .nullish(),
        Resolution: z
          .looseObject({
            value: z.string().nullish(),
            isoCurrency: z.string().nullish(),
            unit: z.string().nullish(),
            values: z.array(Value).optional(),
          })
          .nullish(),
      }),
    ),
  }),
)
type Spec = z.infer<typeof Specs>[number]

const specsOf = (file: string): Spec[] => Specs.parse(JSON.parse(file.replace(/^\uFEFF/, '')))

/** Three pairs are three, the number of an amount of money is a number, a dotted code is none, and M or G after digits is no million except in money. */
const OURS_NUMBER = /[双雙对對]$|[一两]美[元刀]$|\d\.\d+\.\d|\d ?[mgb]$/i

export function recognizersNumbers(file: string): Outcome[] {
  return specsOf(file).map(({ Input, Results }): Outcome => {
    const expected = Results.map((r) => Number(r.Resolution?.value))
    const got = readNumbers(normalise(Input)).map((n) => n.value)
    return {
      text: Input,
      group: OURS_NUMBER.test(Input) ? 'ours' : 'workplace',
      // Their values are rounded to fifteen digits.
      right: {
        numbers:
          expected.length === got.length && expected.every((v, i) => Math.abs(v - got[i]!) <= Math.abs(v) * 1e-9),
      },
      expected: expected.join(', ') || 'nothing',
      got: got.join(', ') || 'nothing',
    }
  })
}

/** A bare sign or name that stands for the usual currency of it. */
const USUAL: Readonly<Record<string, string>> = { Dollar: 'USD', Pound: 'GBP', Cent: 'USD', Pence: 'GBP', Penny: 'GBP' }
/** Currencies an office of this product pays in. */
const PAID = /^(?:CNY|USD|HKD|TWD|SGD|EUR|GBP|JPY|KRW|AUD|CAD|MOP|CHF|RUB|INR|THB|MYR|VND|IDR|NZD|AED|BRL|PHP|DKK|SEK|NOK|SAR|ZAR|MXN|PLN|CZK|HUF|ILS)$/ // prettier-ignore

export function recognizersCurrency(file: string): Outcome[] {
  return specsOf(file).map(({ Input, Results }): Outcome => {
    // A currency that is only named has no value.
    const expected = Results.filter((r) => r.Resolution?.value).map((r) => {
      const unit = r.Resolution?.unit ?? ''
      const coins = /^(?:Cent|Pence|Penny)$/.test(unit)
      return {
        amount: Number(r.Resolution?.value) / (coins ? 100 : 1),
        currency: r.Resolution?.isoCurrency ?? USUAL[unit] ?? '',
      }
    })
    const got = readMoney(normalise(Input)).filter((m) => m.by === 'currency')
    const show = (all: readonly { amount: unknown; currency?: string }[]): string =>
      all.map((m) => `${String(m.amount)} ${m.currency ?? ''}`).join(', ') || 'nothing'
    return {
      text: Input,
      group: expected.every((e) => PAID.test(e.currency)) ? 'workplace' : 'outside',
      right: {
        money:
          expected.length === got.length &&
          expected.every(
            (e, i) =>
              Math.abs(Number(got[i]!.amount) - e.amount) <= Math.abs(e.amount) * 1e-9 &&
              got[i]!.currency === e.currency,
          ),
      },
      expected: show(expected),
      got: show(got),
    }
  })
}

interface Wanted {
  first?: string
  last?: string
  /** An end that may be inclusive or not: theirs is exclusive for weeks, months and years only. */
  orBefore?: string
  startTime?: string
}

/** 正月三十, 初一 … are days of the moon's calendar in ours, of the other one in theirs; "previous Monday" is the latest one in ours. */
const OURS_TIME = /农历|正月|初[一二三四五六七八九十]|大年|\bprevious (?:mon|tues|wednes|thurs|fri|satur|sun)day/i
const OUTSIDE_TIME =
  /[春夏秋冬]|季|旬|世纪|年代|最近|[前后过之]\S{0,3}[年月周天日]|summer|winter|spring|fall\b|autumn|weekend|century|decade|\d0s|quarter|\bpast\b|previous|last \d|next \d|several|few|holiday|christmas|\bweek \d/i

export function recognizersTimes(file: string): Outcome[] {
  return specsOf(file).flatMap((spec): Outcome[] => {
    const at = spec.Context?.ReferenceDateTime
    const wanted = spec.Results.map(wantedOf)
    // Lengths, repetitions, open and unresolved stretches, seasons: not dates.
    if (!at || wanted.length === 0 || wanted.some((w) => w.length === 0)) return []
    const said = Temporal.PlainDateTime.from(at.slice(0, 19)).toZonedDateTime('UTC')
    const times = readTimes(normalise(spec.Input), { now: said.toInstant(), zone: 'UTC', calendar: weekdays })
    const readings = times.map((t) => [t, resolve(t, 'past'), ...(t.others ?? [])])
    const today = said.toPlainDate().toString()
    const day = wanted.every((values) => readings.some((r) => values.some((v) => r.some((w) => fits(w, v, today)))))
    return [
      {
        text: spec.Input,
        group: OURS_TIME.test(spec.Input)
          ? 'ours'
          : OUTSIDE_TIME.test(spec.Input) || wanted.flat().some((w) => isFar(w, said.toPlainDate()))
            ? 'outside'
            : 'workplace',
        right: {
          day,
          minutes:
            day &&
            wanted.every((values) =>
              readings.some((r) =>
                values.some((v) =>
                  r.some((w) => fits(w, v, today) && (v.startTime === undefined || w.startTime === v.startTime)),
                ),
              ),
            ),
        },
        expected: wanted.map((values) => values.map((v) => `${v.first} … ${v.last} ${v.startTime ?? ''}`).join(' or ')).join('; '), // prettier-ignore
        got:
          times.map((t) => `${t.start ?? ''} ${t.startTime ?? ''} … ${t.end ?? ''} ${t.endTime ?? ''}`).join('; ') ||
          'nothing',
      },
    ]
  })
}

function isFar(w: Wanted, today: Temporal.PlainDate): boolean {
  if (!w.first) return false
  const first = Temporal.PlainDate.from(w.first)
  const long = w.last !== undefined && first.until(Temporal.PlainDate.from(w.last)).days > 31
  return long || Math.abs(today.until(first).days) > 400
}

function fits(w: When, v: Wanted, today: string): boolean {
  const clock = w.startTime !== undefined || w.endTime !== undefined
  const start = w.start?.toString() ?? (clock ? today : undefined)
  const end = w.end?.toString() ?? start
  if (v.first === undefined) return v.startTime !== undefined && w.startTime === v.startTime
  return start === v.first && (end === v.last || (v.orBefore !== undefined && end === v.orBefore))
}

function wantedOf(result: Spec['Results'][number]): Wanted[] {
  const parser = [result.Value?.FutureResolution, result.Value?.PastResolution].flatMap((r) => {
    const date = r?.date?.slice(0, 10)
    if (date) return [{ first: date, last: date }]
    const [start, end] = [r?.startDate?.slice(0, 10), r?.endDate?.slice(0, 10)]
    return start && end ? [stretch(start, end, result.Value?.Timex)] : []
  })
  if (parser.length) return parser
  return (result.Resolution?.values ?? []).flatMap((v): Wanted[] => {
    const kind = v.type ?? ''
    if (v.Mod || v.value === 'not resolved') return []
    if (kind === 'date' && v.value) return [{ first: v.value, last: v.value }]
    if (kind === 'datetime' && v.value) {
      const day = v.value.slice(0, 10)
      return [{ first: day, last: day, startTime: v.value.slice(11, 16) }]
    }
    if (kind === 'time' && v.value) return [{ startTime: v.value.slice(0, 5) }]
    if (kind === 'timerange' && v.start) return [{ startTime: v.start.slice(0, 5) }]
    if (!v.start || !v.end) return []
    if (kind === 'datetimerange') {
      // A part of the day (昨晚) has other hours with us: its day is what counts.
      const part = /T(?:MO|AF|EV|NI|DT|MI)/.test(v.timex ?? '')
      return [
        {
          first: v.start.slice(0, 10),
          last: v.end.slice(0, 10),
          ...(part ? {} : { startTime: v.start.slice(11, 16) }),
        },
      ]
    }
    return kind === 'daterange' ? [stretch(v.start, v.end, v.timex)] : []
  })
}

/** Their ends are exclusive for weeks, months and years; "from … to …" may be either. */
function stretch(first: string, end: string, timex: string | undefined): Wanted {
  const before = Temporal.PlainDate.from(end).subtract({ days: 1 }).toString()
  return timex?.startsWith('(') ? { first, last: end, orBefore: before } : { first, last: before }
}
