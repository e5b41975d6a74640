// Business trips, and the expense claims that follow each of them a few days later.
import { Temporal, type PlainDate } from '../../kernel/clock.ts'
import type { PersonId } from '../../kernel/ids.ts'
import type { Person } from '../../people/organisation.ts'
import { receiptPdf } from '../note.ts'
import type { Office } from '../people.ts'
import { customers, destinations, suppliers, tripPurposes, type Destination } from '../words/time.ts'
import type { Random } from '../random.ts'
import { datesFor, filedOn, fill, money, reportsOf, takeDays, values, type Filing, type Year } from './year.ts'

type Trade = keyof (typeof tripPurposes)['zh']

/** id · from which office · trips a month · what for */
const travellers: readonly (readonly [PersonId, Office, number, Trade])[] = [
  ['gu-qingyuan', 'shanghai', 0.4, 'lead'],
  ['han-zhiyuan', 'beijing', 1.1, 'lead'],
  ['shen-ruolan', 'shanghai', 0.4, 'lead'],
  ['zhang-jianjun', 'beijing', 0.9, 'sales'],
  ['zhang-wei-2', 'beijing', 1.4, 'sales'],
  ['song-jiayi', 'beijing', 1.3, 'sales'],
  ['cai-minghui', 'shenzhen', 0.9, 'sales'],
  ['shan-xiaodong', 'shenzhen', 1.4, 'sales'],
  ['liu-yang-2', 'beijing', 0.7, 'service'],
  ['tang-xiaohu', 'beijing', 1.9, 'service'],
  ['su-man', 'shanghai', 0.4, 'lead'],
  ['ye-zhiqiu', 'shanghai', 0.4, 'lead'],
  ['xu-lu', 'shanghai', 0.3, 'rnd'],
  ['li-qiang', 'shanghai', 0.3, 'rnd'],
  ['wang-fang', 'shanghai', 0.3, 'rnd'],
  ['zhang-wei', 'shanghai', 0.25, 'rnd'],
  ['huang-junjie', 'shenzhen', 0.35, 'rnd'],
  ['guo-haoran', 'shenzhen', 0.3, 'rnd'],
  ['feng-jianping', 'shenzhen', 0.35, 'buy'],
  ['luo-jianguo', 'shanghai', 0.5, 'buy'],
  ['xie-ting', 'shanghai', 0.4, 'buy'],
  ['james-whitfield', 'london', 0.7, 'lead'],
  ['charlotte-bennett', 'london', 0.9, 'sales'],
  ['daniel-okafor', 'london', 1.1, 'sales'],
  ['emily-carter', 'london', 0.35, 'rnd'],
  ['oliver-hughes', 'london', 0.25, 'service'],
]

/** Quarters end in haste; February is quiet. */
const season = (month: number): number => ({ 2: 0.4, 3: 1.3, 6: 1.2, 8: 0.8, 9: 1.3, 11: 1.3, 12: 1.1 })[month] ?? 1

export function planTravel(year: Year): Filing[] {
  return travellers.flatMap(([id, office, aMonth, trade]) => {
    const person = year.organisation.person(id)
    if (!person) return []
    const random = year.random.fork(`travel/${id}`)
    return datesFor(year, id, aMonth, random, season).flatMap((day) =>
      trip(year, person, destinations[office], trade, day, random),
    )
  })
}

function trip(
  year: Year,
  person: Person,
  places: readonly Destination[],
  trade: Trade,
  day: PlainDate,
  random: Random,
): Filing[] {
  const start = day.dayOfWeek === 5 ? day.subtract({ days: 1 }) : day
  if (!year.office.isWorkingDay(person.id, start)) return []
  const end = lastDay(year, person.id, start, random.weighted({ 1: 3, 2: 4, 3: 3, 4: 1 }))
  const at = filedOn(year, person.id, start.subtract({ days: random.int(2, 9) }), random)
  if (!at || !takeDays(year, person.id, start, end)) return []
  const to = random.pick(places)
  const purpose = fill(random.pick(tripPurposes[person.locale][trade]), {
    customer: random.pick(customers[person.locale]),
    supplier: random.pick(suppliers[person.locale].parts),
  })
  const nights = start.until(end).days
  const budget = Math.ceil((to.fare[1] * 2 + nights * to.hotel[1] + 180) / 100) * 100
  const cancelled = random.chance(0.04)
  const filing: Filing = {
    at,
    by: person.id,
    process: 'business_trip',
    values: values({
      destination: to.name,
      period: { start: start.toString(), end: end.toString() },
      reason: purpose,
      people: random.chance(0.2) ? companion(year, person, random) : undefined,
      budget: random.chance(0.7) ? money(budget, to.currency) : undefined,
      abroad: ['Dublin', 'Munich'].includes(to.name) ? 'yes' : undefined,
    }),
    ...(cancelled
      ? {
          fate: {
            fate: 'withdrawn',
            reason: person.locale === 'zh' ? '客户改期，行程取消' : 'The customer moved the date',
          },
        }
      : {}),
  }
  const claim = cancelled ? undefined : claimFor(year, person, to, { start, end, nights, purpose }, random)
  return claim ? [filing, claim] : [filing]
}

/** Home again before a weekend or a holiday. */
function lastDay(year: Year, person: PersonId, start: PlainDate, days: number): PlainDate {
  let end = start
  for (let left = days - 1; left > 0 && year.office.isWorkingDay(person, end.add({ days: 1 })); left--)
    end = end.add({ days: 1 })
  return end
}

interface Travelled {
  start: PlainDate
  end: PlainDate
  nights: number
  purpose: string
}

function claimFor(
  year: Year,
  person: Person,
  to: Destination,
  { start, end, nights, purpose }: Travelled,
  random: Random,
): Filing | undefined {
  const at = filedOn(year, person.id, end.add({ days: Math.round(1 + random.logNormal(3, 0.6)) }), random)
  if (!at || Temporal.PlainDate.compare(end, year.to) >= 0) return undefined
  const zh = person.locale === 'zh'
  const lines: { what: string; date: string; amount: ReturnType<typeof money>; invoice?: string }[] = []
  const line = (what: string, date: PlainDate, amount: number) =>
    lines.push({
      what,
      date: date.toString(),
      amount: money(amount, to.currency),
      ...(zh && random.chance(0.6) ? { invoice: String(random.int(10_000_000, 99_999_999)) } : {}),
    })
  const fare = (date: PlainDate) => {
    const way = zh ? (to.by === 'train' ? '高铁票' : '机票') : to.by === 'train' ? 'Train' : 'Flight'
    line(`${way} ${to.name}`, date, random.int(...to.fare) + (zh && to.by === 'train' ? random.pick([0, 0.5]) : 0))
  }
  fare(start)
  fare(end)
  if (nights > 0)
    line(
      zh ? `酒店 ${nights} 晚` : `Hotel, ${nights} night${nights > 1 ? 's' : ''}`,
      end,
      random.int(...to.hotel) * nights,
    )
  for (let i = random.int(0, 2); i > 0; i--)
    line(zh ? '市内打车' : 'Taxi', end, zh ? random.int(18, 128) + random.int(0, 9) / 10 : random.int(9, 46))
  if (random.chance(0.3)) line(zh ? '工作餐' : 'Meals', start, zh ? random.int(46, 260) : random.int(14, 62))
  const total = lines.reduce((sum, l) => sum + Math.round(Number(l.amount.amount) * 100), 0) / 100
  const receipt = random.chance(0.15)
    ? receiptPdf(year.random, person, at, `${to.currency} ${total.toFixed(2)}`)
    : undefined
  return {
    at,
    by: person.id,
    process: 'expense',
    values: values({
      amount: money(total, to.currency),
      reason: `${to.name}${zh ? '出差：' : ': '}${purpose}`.slice(0, 200),
      category: nights > 1 ? 'lodging' : 'transport',
      date: end.toString(),
      lines,
      receipts: receipt && [receipt.ref],
    }),
    ...(receipt ? { files: [receipt] } : {}),
  }
}

function companion(year: Year, person: Person, random: Random): readonly PersonId[] | undefined {
  const others = person.manager
    ? reportsOf(year.organisation, person.manager).filter((p) => p.id !== person.id && p.zone === person.zone)
    : []
  return others.length > 0 ? [random.pick(others).id] : undefined
}
