// Money that goes out day by day: dinners and taxis, purchases, and the bills that come every month.
import { Temporal, type PlainDate } from '../../kernel/clock.ts'
import type { PersonId } from '../../kernel/ids.ts'
import type { Person } from '../../people/organisation.ts'
import { bills, dailyCosts, goods, goodsReasons, type Bill } from '../words/money.ts'
import { customers, suppliers } from '../words/time.ts'
import type { Random } from '../random.ts'
import { currencyOf, datesFor, filedOn, fill, money, reportsOf, values, type Filing, type Year } from './year.ts'

type Habit = keyof (typeof dailyCosts)['zh']
type Shelf = keyof (typeof goods)['zh']

/** Departments and the little costs their people have a month. */
const costs: readonly (readonly [department: string, habit: Habit, aMonth: number])[] = [
  ['sales', 'client', 1.2],
  ['sales-north', 'client', 1.7],
  ['sales-south', 'client', 1.6],
  ['uk-sales', 'client', 1.3],
  ['service', 'client', 0.5],
  ['platform', 'late', 0.9],
  ['apps', 'late', 0.8],
  ['quality', 'late', 0.5],
  ['uk-engineering', 'late', 0.4],
  ['marketing', 'errand', 0.5],
  ['sales-south', 'errand', 0.4],
  ['admin', 'errand', 0.5],
  ['purchasing', 'errand', 0.4],
  ['uk', 'errand', 0.5],
]

/** Who buys what, how often a month. */
const buyers: readonly (readonly [PersonId, Shelf, number])[] = [
  ['sun-li', 'office', 1.8],
  ['ma-jun', 'it', 1.9],
  ['chen-siyuan', 'lab', 0.5],
  ['wang-fang', 'lab', 0.4],
  ['liu-yang', 'it', 0.5],
  ['guo-haoran', 'lab', 0.4],
  ['feng-jianping', 'lab', 0.5],
  ['chen-siyuan-2', 'lab', 0.5],
  ['su-man', 'marketing', 1.1],
  ['tang-xiaohu', 'spares', 0.7],
  ['liu-yang-2', 'spares', 0.4],
  ['sophie-lin', 'office', 0.7],
  ['emily-carter', 'lab', 0.4],
  ['priya-nair', 'it', 0.3],
  ['charlotte-bennett', 'marketing', 0.3],
]

/** Budgets are spent in December, nothing is bought around the Spring Festival. */
const season = (month: number): number => ({ 1: 0.8, 2: 0.5, 3: 1.2, 6: 1.2, 9: 1.1, 11: 1.2, 12: 1.6 })[month] ?? 1

export function planSpending(year: Year): Filing[] {
  return [...dayByDay(year), ...purchases(year), ...bills.flatMap((bill) => pay(year, bill))]
}

function dayByDay(year: Year): Filing[] {
  const everybody = year.organisation.people().filter((p) => p.active)
  const rows = everybody.flatMap((person): [Person, Habit, number][] => [
    ...costs.flatMap(([department, habit, aMonth]): [Person, Habit, number][] =>
      person.department === department ? [[person, habit, aMonth]] : [],
    ),
    [person, 'learn', 0.1],
    ...(reportsOf(year.organisation, person.id).length > 1
      ? ([[person, 'team', 0.3]] as [Person, Habit, number][])
      : []),
  ])
  return rows.flatMap(([person, habit, aMonth]) => {
    const random = year.random.fork(`costs/${person.id}/${habit}`)
    return datesFor(year, person.id, aMonth, random, season).flatMap(
      (day) => claim(year, person, habit, day, random) ?? [],
    )
  })
}

function claim(year: Year, person: Person, habit: Habit, day: PlainDate, random: Random): Filing | undefined {
  const [category, note, low, high] = random.pick(dailyCosts[person.locale][habit])
  const at = filedOn(year, person.id, day.add({ days: random.int(1, 9) }), random)
  if (!at) return undefined
  const amount = person.locale === 'zh' && high < 200 ? random.int(low * 10, high * 10) / 10 : random.int(low, high)
  return {
    at,
    by: person.id,
    process: 'expense',
    values: values({
      amount: money(amount, currencyOf(person)),
      reason: fill(note, { customer: random.pick(customers[person.locale]) }),
      category,
      date: day.toString(),
    }),
  }
}

function purchases(year: Year): Filing[] {
  return buyers.flatMap(([id, shelf, aMonth]) => {
    const person = year.organisation.person(id)
    if (!person) return []
    const random = year.random.fork(`buy/${id}`)
    return datesFor(year, id, aMonth, random, season).flatMap((day) => purchase(year, person, shelf, day, random) ?? [])
  })
}

function purchase(year: Year, person: Person, shelf: Shelf, day: PlainDate, random: Random): Filing | undefined {
  const at = filedOn(year, person.id, day, random)
  if (!at) return undefined
  const [item, low, high, least, most] = random.pick(goods[person.locale][shelf])
  const quantity = random.int(least, most)
  const step = high > 2000 ? 50 : high > 200 ? 10 : 1
  const unitPrice = Math.max(low, Math.round(random.int(low, high) / step) * step)
  const currency = currencyOf(person)
  return {
    at,
    by: person.id,
    process: 'purchase',
    values: values({
      item,
      quantity,
      unitPrice: money(unitPrice, currency),
      amount: money(unitPrice * quantity, currency),
      dueDate: random.chance(0.6) ? day.add({ days: random.int(7, 30) }).toString() : undefined,
      department: random.chance(0.4) ? [person.department] : undefined,
      supplier: random.chance(0.5) ? random.pick(suppliers[person.locale][shelf]) : undefined,
      reason: random.pick(goodsReasons[person.locale][shelf]),
    }),
  }
}

function pay(year: Year, [payee, what, low, high, by, every]: Bill): Filing[] {
  const person = year.organisation.person(by)
  if (!person) return []
  const random = year.random.fork(`pay/${payee}`)
  return billingDays(year, every, random).flatMap((day) => {
    const at = filedOn(year, by, day, random)
    if (!at) return []
    const round = high > 50_000 ? 1000 : high > 5000 ? 100 : 10
    const amount = low === high ? low : Math.round(random.int(low, high) / round) * round
    const month = day.toString().slice(0, 7)
    return {
      at,
      by,
      process: 'payment',
      values: values({
        payee,
        amount: money(amount, currencyOf(person)),
        dueDate: day.add({ days: random.int(5, 20) }).toString(),
        reason: person.locale === 'zh' ? `${what}（${month}）` : `${what}, ${month}`,
        contractNo: random.chance(0.5)
          ? `${person.locale === 'zh' ? 'HT' : 'C'}-${month.slice(0, 4)}-${random.int(100, 399)}`
          : undefined,
        bankAccount: account(payee, person.locale),
      }),
    }
  })
}

function billingDays(year: Year, every: Bill[5], random: Random): PlainDate[] {
  const day = random.int(3, 24)
  const months =
    every === 'month'
      ? Array.from({ length: 13 }, (_, i) => i)
      : every === 'quarter'
        ? [1, 4, 7, 10]
        : [random.int(1, 5), random.int(6, 11)]
  return months
    .map((month) =>
      year.from
        .with({ day: 1 })
        .add({ months: month })
        .add({ days: day - 1 + random.int(0, 3) }),
    )
    .filter((date) => Temporal.PlainDate.compare(date, year.to) <= 0)
}

/** The same payee always has the same account. */
function account(payee: string, locale: 'zh' | 'en'): string {
  const digits = [...payee].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_000_000, 17) + 1_000_000
  return locale === 'zh'
    ? `沪江银行 6217 83${String(digits).slice(0, 2)} ${String(digits).slice(2, 6)} ${String(digits * 7).slice(0, 4)}`
    : `20-${String(digits).slice(0, 2)}-11 ${digits}`
}
