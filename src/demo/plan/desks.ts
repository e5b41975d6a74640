// A request for each role that decides, far enough along to wait exactly there.
import type { Values } from '../../approval/form.ts'
import { Temporal, type Instant } from '../../kernel/clock.ts'
import type { PersonId, ProcessKey } from '../../kernel/ids.ts'
import { withRole, type Person, type Role } from '../../people/organisation.ts'
import type { Random } from '../random.ts'
import { money, values, type Fate, type Filing, type What, type Year } from './year.ts'

interface Desk {
  role: Role
  by: PersonId
  /** Working days back: long enough for the steps before it. */
  filed: number
  process: ProcessKey
  values: Values
}

export function planDesks(year: Year): Filing[] {
  return desks(year).flatMap(({ role, by, filed, process, values: given }) => {
    const person = year.organisation.person(by)
    const holders = withRole(year.organisation, role).map((p) => p.id)
    if (!person || holders.length === 0) return []
    const what = { process, values: given, fate: { fate: 'waits', at: holders } satisfies Fate }
    return recent(year, person, year.random.fork(`role/${role}`), what, filed)
  })
}

const yuan = (amount: number) => money(amount, 'CNY')
const desk = (
  role: Role,
  by: PersonId,
  filed: number,
  process: ProcessKey,
  given: Parameters<typeof values>[0],
): Desk => ({ role, by, filed, process, values: values(given) })

function desks(year: Year): Desk[] {
  const spent = year.to.subtract({ days: 6 }).toString()
  return [
    desk('purchasing', 'chen-siyuan-2', 1, 'purchase', {
      item: '恒温恒湿箱',
      quantity: 1,
      amount: yuan(38_500),
      supplier: '恒温实业',
      reason: '可靠性试验要用',
    }),
    desk('finance', 'song-jiayi', 1, 'expense', {
      amount: yuan(1284),
      reason: '请海岳重工吃饭',
      category: 'entertainment',
      date: spent,
    }),
    desk('finance_director', 'zheng-yi', 2, 'payment', {
      payee: '正和律师事务所',
      amount: yuan(30_000),
      reason: '常年法律顾问费（四季度）',
    }),
    desk('cfo', 'luo-jianguo', 3, 'payment', {
      payee: '凌云光学',
      amount: yuan(268_000),
      reason: '镜组货款',
      contractNo: 'HT-光学-12',
    }),
    desk('vp', 'tang-xiaohu', 4, 'purchase', {
      item: '便携校准台',
      quantity: 2,
      unitPrice: yuan(31_000),
      amount: yuan(62_000),
      reason: '北方客户年度校准',
    }),
    desk('gm', 'zhang-wei-2', 1, 'seal', {
      document: '海岳重工投标文件',
      sealType: 'company',
      quantity: 2,
      reason: '周五前递交',
    }),
    desk('legal', 'shan-xiaodong', 1, 'seal', {
      document: '南粤检测框架协议',
      sealType: 'contract',
      quantity: 4,
      reason: '年度框架续签',
    }),
    desk('seal_keeper', 'xie-ting', 2, 'seal', {
      document: '华锐电子元件采购合同',
      sealType: 'contract',
      quantity: 2,
      reason: '月度采购',
    }),
    desk('cashier', 'su-man', 3, 'payment', { payee: '新印象印务', amount: yuan(6800), reason: '画册印刷费' }),
  ]
}

/** Filed within the last `daysBack` days at the desk, at the latest a little while ago. */
export function recent(
  year: Year,
  person: Person,
  random: Random,
  what: What & { fate: Fate },
  daysBack: number,
): Filing[] {
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
