// What lies on the desks today: something waiting for everybody who decides, something of one's own for everybody else.
import type { Values } from '../../approval/form.ts'
import { Temporal, type Instant } from '../../kernel/clock.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { managerOf, withRole, type Person } from '../../people/organisation.ts'
import { goods, goodsReasons } from '../words/money.ts'
import { remarks } from '../words/remarks.ts'
import { customers, leaveReasons, tripPurposes } from '../words/time.ts'
import type { Random } from '../random.ts'
import { currencyOf, fill, money, reportsOf, values, type Fate, type Filing, type Year } from './year.ts'

export function planToday(year: Year): Filing[] {
  const { organisation } = year
  const everybody = organisation.people().filter((p) => p.active)
  return [
    ...everybody.flatMap((person) => ownMatters(year, person)),
    ...everybody.flatMap((person) => handedOn(year, person)),
    ...forRoles(year),
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

/** A request for each role that decides, far enough along to wait exactly there. */
function forRoles(year: Year): Filing[] {
  const { organisation } = year
  const rows: readonly (readonly [role: string, by: PersonId, process: string, values: Values])[] = [
    [
      'purchasing',
      'chen-siyuan-2',
      'purchase',
      values({
        item: '恒温恒湿箱',
        quantity: 1,
        amount: money(38_500, 'CNY'),
        supplier: '恒温实业',
        reason: '可靠性试验要用',
      }),
    ],
    [
      'finance',
      'song-jiayi',
      'expense',
      values({
        amount: money(1284, 'CNY'),
        reason: '请海岳重工吃饭',
        category: 'entertainment',
        date: year.to.subtract({ days: 6 }).toString(),
      }),
    ],
    [
      'finance_director',
      'zheng-yi',
      'payment',
      values({ payee: '正和律师事务所', amount: money(30_000, 'CNY'), reason: '常年法律顾问费（四季度）' }),
    ],
    [
      'cfo',
      'luo-jianguo',
      'payment',
      values({ payee: '凌云光学', amount: money(268_000, 'CNY'), reason: '镜组货款', contractNo: 'HT-光学-12' }),
    ],
    [
      'vp',
      'tang-xiaohu',
      'purchase',
      values({
        item: '便携校准台',
        quantity: 2,
        unitPrice: money(31_000, 'CNY'),
        amount: money(62_000, 'CNY'),
        reason: '北方客户年度校准',
      }),
    ],
    [
      'gm',
      'zhang-wei-2',
      'seal',
      values({ document: '海岳重工投标文件', sealType: 'company', quantity: 2, reason: '周五前递交' }),
    ],
    [
      'legal',
      'shan-xiaodong',
      'seal',
      values({ document: '南粤检测框架协议', sealType: 'contract', quantity: 4, reason: '年度框架续签' }),
    ],
    [
      'seal_keeper',
      'xie-ting',
      'seal',
      values({ document: '华锐电子元件采购合同', sealType: 'contract', quantity: 2, reason: '月度采购' }),
    ],
    ['cashier', 'su-man', 'payment', values({ payee: '新印象印务', amount: money(6800, 'CNY'), reason: '画册印刷费' })],
  ]
  return rows.flatMap(([role, by, process, given]) => {
    const person = organisation.person(by)
    const holders = withRole(organisation, role).map((p) => p.id)
    if (!person || holders.length === 0) return []
    return recent(
      year,
      person,
      year.random.fork(`role/${role}`),
      { process, values: given, fate: { fate: 'waits', at: holders } },
      4,
    )
  })
}

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

type What = Pick<Filing, 'process' | 'values'>

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

function purchaseOf(person: Person, random: Random): What {
  const shelf = random.pick(['it', 'lab'] as const)
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

/** Filed within the last `daysBack` days at the desk, at the latest a little while ago. */
function recent(year: Year, person: Person, random: Random, what: What & { fate: Fate }, daysBack: number): Filing[] {
  let left = daysBack + (random.chance(0.5) ? 0 : 1)
  for (let date = year.to; year.to.since(date).days < 25; date = date.subtract({ days: 1 })) {
    if (!year.office.isAtWork(person.id, date)) continue
    const at = deskTime(year, person, date, random)
    if (Temporal.Instant.compare(at, year.now) < 0 && left-- <= 0) return [{ ...what, by: person.id, at }]
  }
  return []
}

const deskTime = (year: Year, person: Person, date: Temporal.PlainDate, random: Random): Instant =>
  year.office.at(person.id, date, 9 * 60 + 10 + random.next() * 520)
