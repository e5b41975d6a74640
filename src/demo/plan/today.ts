// What lies on the desks today: something waiting for everybody who decides, something of one's own for everybody else.
import { managerOf, type Person } from '../../people/organisation.ts'
import { goods, goodsReasons } from '../words/money.ts'
import { remarks } from '../words/remarks.ts'
import { customers, leaveReasons, tripPurposes } from '../words/time.ts'
import type { Random } from '../random.ts'
import { planDesks, recent } from './desks.ts'
import { currencyOf, fill, money, reportsOf, values, type Fate, type Filing, type What, type Year } from './year.ts'

export function planToday(year: Year): Filing[] {
  const { organisation } = year
  const everybody = organisation.people().filter((p) => p.active)
  return [
    ...everybody.flatMap((person) => ownMatters(year, person)),
    ...everybody.flatMap((person) => handedOn(year, person)),
    ...planDesks(year),
    ...ofTheFirst(year),
  ]
}

/** Most people have asked for something that their manager has not got round to. */
function ownMatters(year: Year, person: Person): Filing[] {
  const manager = managerOf(year.organisation, person.id)
  const random = year.random.fork(`today/${person.id}`)
  // Who decides for nobody has something of their own; the others often do.
  const decides = reportsOf(year.organisation, person.id).length > 0
  if (!manager || (decides && !random.chance(0.5))) return []
  const what = random.pick([leaveSoon, smallClaim, tripSoon])(year, person, random)
  return recent(
    year,
    person,
    random,
    { ...what, fate: { fate: 'waits', at: [manager.id] } },
    random.chance(0.2) ? 3 : 0,
  )
}

/** A manager lets one of the team check a purchase first. */
function handedOn(year: Year, manager: Person): Filing[] {
  const team = reportsOf(year.organisation, manager.id)
  const random = year.random.fork(`handed/${manager.id}`)
  if (team.length < 2 || manager.roles.includes('gm') || !random.chance(0.8)) return []
  const from = random.pick(team)
  const to = random.pick(team.filter((p) => p.id !== from.id))
  return recent(year, from, random, handOver(from, to, manager, random), 1)
}

const handOver = (from: Person, to: Person, manager: Person, random: Random) => ({
  ...purchaseOf(from, random),
  fate: {
    fate: 'handedOn',
    from: manager.id,
    to: to.id,
    reason: random.pick(remarks[to.locale].handOn),
  } satisfies Fate,
})

/** The person most people sign in as first sees a little of everything. */
function ofTheFirst(year: Year): Filing[] {
  const [first, colleague] = ['wang-fang', 'zhang-wei'].map((id) => year.organisation.person(id))
  if (!first || !colleague) return []
  const random = year.random.fork('first')
  const spent = year.to.subtract({ days: 8 }).toString()
  const claim = values({
    amount: money(486.5, 'CNY'),
    reason: '维深光电现场采集数据，打车和工作餐',
    category: 'transport',
    date: spent,
  })
  return [
    ...recent(
      year,
      first,
      random,
      {
        process: 'expense',
        values: claim,
        fate: { fate: 'returned', by: 'he-jiayi', reasons: ['餐费请单列，并注明人数'], resubmits: false },
      },
      6,
    ),
    ...recent(year, first, random, { ...leaveSoon(year, first, random), fate: { fate: 'waits', at: ['li-qiang'] } }, 1),
    ...recent(
      year,
      colleague,
      random,
      {
        ...purchaseOf(colleague, random),
        fate: { fate: 'handedOn', from: 'li-qiang', to: first.id, reason: '芳芳，型号你先把一下关' },
      },
      2,
    ),
  ]
}

function leaveSoon(year: Year, person: Person, random: Random): What {
  let start = year.to.add({ days: random.int(5, 18) })
  while (!year.office.isWorkingDay(person.id, start)) start = start.add({ days: 1 })
  const short = random.chance(0.3)
  const half = short ? { startHalf: 'pm' as const, endHalf: 'pm' as const } : {}
  const period = { start: start.toString(), end: start.toString(), ...half }
  return {
    process: 'leave',
    values: values({
      leaveType: 'annual',
      period,
      reason: random.pick(leaveReasons[short ? 'half' : 'annual'][person.locale]),
    }),
  }
}

function smallClaim(year: Year, person: Person, random: Random): What {
  const zh = person.locale === 'zh'
  const given = values({
    amount: money(zh ? random.int(280, 1960) / 10 : random.int(12, 64), currencyOf(person)),
    reason: zh
      ? random.pick(['加班打车回家', '机场往返打车', '技术书两本', '快递样品'])
      : random.pick(['Taxi home after the release', 'Taxi to the airport', 'Courier for samples']),
    category: 'transport',
    date: year.to.subtract({ days: random.int(2, 6) }).toString(),
  })
  return { process: 'expense', values: given }
}

function tripSoon(year: Year, person: Person, random: Random): What {
  const zh = person.locale === 'zh'
  let start = year.to.add({ days: random.int(4, 12) })
  while (!year.office.isWorkingDay(person.id, start)) start = start.add({ days: 1 })
  const purpose = random.pick(tripPurposes[person.locale].lead)
  const given = values({
    destination: zh ? random.pick(['苏州', '南京', '广州', '天津']) : random.pick(['Bristol', 'Leeds', 'Manchester']),
    period: { start: start.toString(), end: start.add({ days: 1 }).toString() },
    reason: fill(purpose, { customer: random.pick(customers[person.locale]) }),
  })
  return { process: 'business_trip', values: given }
}

const TECHNICAL: ReadonlySet<string> = new Set(['platform', 'apps', 'quality', 'service', 'uk-engineering'])

function purchaseOf(person: Person, random: Random): What {
  const shelf = TECHNICAL.has(person.department) ? random.pick(['it', 'lab'] as const) : 'office'
  const [item, low, high, least, most] = random.pick(goods[person.locale][shelf])
  const [quantity, price] = [random.int(least, most), Math.round(random.int(low, high) / 10) * 10]
  const currency = currencyOf(person)
  const given = values({
    item,
    quantity,
    unitPrice: money(price, currency),
    amount: money(price * quantity, currency),
    reason: random.pick(goodsReasons[person.locale][shelf]),
  })
  return { process: 'purchase', values: given }
}
