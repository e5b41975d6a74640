// What is wrong on purpose in the demo company, so that insight has something true to find. Each is one small story.
import { Temporal, type PlainDate } from '../../kernel/clock.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { filedOn, money, values, type Fate, type Filing, type What, type Year } from './year.ts'

export function planOddities(year: Year): Filing[] {
  const day = (monthsAgo: number, days = 0): PlainDate => year.to.subtract({ months: monthsAgo }).add({ days })
  return [
    ...splitPurchase(year, day(2)),
    ...sameInvoiceTwice(year, day(3, 4)),
    ...justUnderTheLimit(year),
    ...slipOfTheHand(year, day(1, 3)),
    ...toAndFro(year, day(2, 9)),
  ]
}

/** One order in three parts, each just below what finance would look at, to one supplier within three days. */
function splitPurchase(year: Year, start: PlainDate): Filing[] {
  return [4860, 4920, 4780].flatMap((amount, i) =>
    filing(year, 'su-man', start.add({ days: i }), 'split_purchase', {
      process: 'purchase',
      values: values({
        item: `客户伴手礼（第 ${i + 1} 批）`,
        quantity: 60,
        amount: money(amount, 'CNY'),
        supplier: i === 1 ? '新印象印务有限公司' : '新印象印务',
        reason: '区域客户沙龙',
      }),
    }),
  )
}

/** The same invoice, claimed again three weeks later. */
function sameInvoiceTwice(year: Year, first: PlainDate): Filing[] {
  const spent = first.subtract({ days: 3 }).toString()
  return [0, 23].flatMap((later) =>
    filing(year, 'shan-xiaodong', first.add({ days: later }), 'duplicate_claim', {
      process: 'expense',
      values: values({
        amount: money(1386, 'CNY'),
        reason: later === 0 ? '请南粤检测吃饭' : '南粤检测业务招待',
        category: 'entertainment',
        date: spent,
        lines: [{ what: '招待餐费', date: spent, amount: money(1386, 'CNY'), invoice: '24410927' }],
      }),
    }),
  )
}

/** Month after month a dinner that costs a little less than what the director would see. */
function justUnderTheLimit(year: Year): Filing[] {
  return [4980, 4890, 4960, 4925, 4970].flatMap((amount, i) => {
    const spent = year.to.subtract({ days: 24 + i * 47 })
    return filing(year, 'zhang-wei-2', spent.add({ days: 4 }), 'threshold_hugging', {
      process: 'expense',
      values: values({
        amount: money(amount, 'CNY'),
        reason: [
          '请海岳重工采购团队吃饭',
          '北衡轨交商务招待',
          '晋远钢构来访接待',
          '泰山电缆答谢晚宴',
          '秦川精铸项目招待',
        ][i],
        category: 'entertainment',
        date: spent.toString(),
      }),
    })
  })
}

/** A nought too many: finance sends it back, the second try is right. */
function slipOfTheHand(year: Year, day: PlainDate): Filing[] {
  const bill = (amount: number) =>
    values({
      payee: '宏达五金',
      amount: money(amount, 'CNY'),
      reason: '结构件货款',
      contractNo: 'HT-结构件-07',
      dueDate: day.add({ days: 9 }).toString(),
    })
  return filing(
    year,
    'xie-ting',
    day,
    'unusual_amount',
    { process: 'payment', values: bill(482_000) },
    {
      fate: 'returned',
      by: 'he-jiayi',
      reasons: ['金额多了一个零吧？合同是 48,200'],
      corrected: bill(48_200),
      resubmits: true,
    },
  )
}

/** The same claim goes back three times. */
function toAndFro(year: Year, day: PlainDate): Filing[] {
  return filing(
    year,
    'song-jiayi',
    day,
    'ping_pong',
    {
      process: 'expense',
      values: values({
        amount: money(2740, 'CNY'),
        reason: '济南、太原两地出差费用',
        category: 'lodging',
        date: day.subtract({ days: 5 }).toString(),
      }),
    },
    {
      fate: 'returned',
      by: 'he-jiayi',
      reasons: ['请分行填写明细', '太原酒店发票抬头不对', '打车费缺行程单'],
      resubmits: true,
    },
  )
}

function filing(year: Year, by: PersonId, day: PlainDate, odd: string, what: What, fate?: Fate): Filing[] {
  const random = year.random.fork(`odd/${odd}/${day.toString()}`)
  const at = Temporal.PlainDate.compare(day, year.to) <= 0 ? filedOn(year, by, day, random) : undefined
  return at ? [{ ...what, at, by, odd, fate: fate ?? { fate: 'approved' } }] : []
}
