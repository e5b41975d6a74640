// Documents that need a seal: contracts and bids, certificates for visas and mortgages, forms for banks and offices.
import type { PersonId } from '../../kernel/ids.ts'
import { stamps, type Stamp } from '../words/money.ts'
import { customers, suppliers } from '../words/time.ts'
import { datesFor, filedOn, fill, values, type Filing, type Year } from './year.ts'

/** Whose documents they are, and how many a month each brings. */
const bringers: readonly (readonly [PersonId, Stamp[3], number])[] = [
  ['zhang-wei-2', 'sales', 1.5],
  ['song-jiayi', 'sales', 1.4],
  ['shan-xiaodong', 'sales', 1.4],
  ['zeng-lin', 'sales', 1.3],
  ['zhang-jianjun', 'sales', 0.5],
  ['luo-jianguo', 'buy', 1],
  ['xie-ting', 'buy', 1.6],
  ['lin-xiaotong', 'hr', 1.6],
  ['wu-qian', 'hr', 0.7],
  ['he-jiayi', 'finance', 0.5],
  ['zheng-yi', 'legal', 0.3],
  ['charlotte-bennett', 'uk', 0.4],
  ['daniel-okafor', 'uk', 0.4],
]

const season = (month: number): number => ({ 2: 0.5, 3: 1.3, 6: 1.4, 9: 1.3, 12: 1.6 })[month] ?? 1

export function planSeals(year: Year): Filing[] {
  const staff = year.organisation.people().filter((p) => p.active && p.locale === 'zh' && p.manager)
  const everybody = staff.map((p) => [p.id, 'anyone', 0.05] as const)
  return [...bringers, ...everybody].flatMap(([id, kind, aMonth]) => {
    const person = year.organisation.person(id)
    if (!person) return []
    const random = year.random.fork(`seal/${id}/${kind}`)
    return datesFor(year, id, aMonth, random, season).flatMap((day): Filing | readonly Filing[] => {
      const at = filedOn(year, id, day, random)
      if (!at) return []
      const [sealType, document, reason] = random.pick(stamps.filter((s) => s[3] === kind))
      const names = {
        customer: random.pick(customers[person.locale]),
        supplier: random.pick(suppliers[person.locale].parts),
      }
      return {
        at,
        by: id,
        process: 'seal',
        values: values({
          document: fill(document, names),
          sealType,
          quantity: kind === 'anyone' ? 1 : random.weighted({ 1: 4, 2: 5, 4: 2 }),
          reason,
          date: random.chance(0.4) ? day.toString() : undefined,
          takenOut: random.chance(0.04) ? 'yes' : undefined,
        }),
      }
    })
  })
}
