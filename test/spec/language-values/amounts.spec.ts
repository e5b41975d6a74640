// Money and numbers in every usual spelling; an amount is decimal text, exact.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../../src/kernel/text.ts'
import { readMoney } from '../../../src/language/amounts.ts'
import {
  readNumbers,
  readOrdinals,
  readPercents,
  readQuantities,
  readRequestNumbers,
} from '../../../src/language/numbers.ts'

const money = (words: string, bare = false): string[] =>
  readMoney(normalise(words), { bare }).map((m) =>
    [m.amount, m.currency, m.approximate && 'about', m.bound, m.upTo && `to ${m.upTo}`].filter(Boolean).join(' '),
  )

test.each([
  ['三百八', '380'],
  ['一万五', '15000'],
  ['两千五', '2500'],
  ['1.2万', '12000'],
  ['1.2 万', '12000'],
  ['20w', '200000'],
  ['1w', '10000'],
  ['3w5', '35000'],
  ['7k', '7000'],
  ['17万5', '175000'],
  ['1万2千', '12000'],
  ['290块5', '290.5 CNY'],
  ['办公用品290块5，走个报销', '290.5 CNY'],
  ['打款3万5，合同尾款', '35000'],
  ['12块5毛', '12.5 CNY'],
  ['12块5毛3', '12.53 CNY'],
  ['3块零5分', '3.05 CNY'],
  ['5毛', '0.5 CNY'],
  ['两块半', '2.5 CNY'],
  ['两百多块', '200 CNY about'],
  ['约300元', '300 CNY about'],
  ['二百五十六元八角五分', '256.85 CNY'],
  ['壹仟贰佰元整', '1200 CNY'],
  ['肆佰叁拾萬圓整', '4300000 CNY'],
  ['三百八十块', '380 CNY'],
  ['六块零七', '6.07 CNY'],
  ['三角五', '0.35 CNY'],
  ['八美元又五美分', '8.05 USD'],
  ['$30 and 15c', '30.15 USD'],
  ['12.5US$', '12.5 USD'],
  ['fees - - $ 40', '40 USD'],
  ['60 malaysian ringgit', '60 MYR'],
  ['lower than 9€', '9 EUR max'],
  ['¥290', '290 CNY'],
  ['￥１，２００．５０', '1200.5 CNY'],
  ['RMB 290', '290 CNY'],
  ['300元人民币', '300 CNY'],
  ['人民币三百元', '300 CNY'],
  ['$75', '75 USD'],
  ['USD 1,200', '1200 USD'],
  ['US$1,200.00', '1200 USD'],
  ['1200USD', '1200 USD'],
  ['USD 1700', '1700 USD'],
  ['EUR 30', '30 EUR'],
  ['GBP 30', '30 GBP'],
  ['SGD 60', '60 SGD'],
  ['JPY 5000', '5000 JPY'],
  ['1700刀', '1700 USD'],
  ['120 bucks', '120 USD'],
  ['five dollars and 20 cents', '5.2 USD'],
  ['50 cents', '0.5 USD'],
  ['€30', '30 EUR'],
  ['€1.234,56', '1234.56 EUR'],
  ['30,50 €', '30.5 EUR'],
  ['30欧', '30 EUR'],
  ['港币700', '700 HKD'],
  ['HK$700', '700 HKD'],
  ['港币两千九百六十元', '2960 HKD'],
  ['新台币900', '900 TWD'],
  ['NT$900', '900 TWD'],
  ['45新币', '45 SGD'],
  ['500日元', '500 JPY'],
  ['10 quid', '10 GBP'],
  ['two grand', '2000'],
  ['three hundred eighty yuan', '380 CNY'],
  ['a hundred bucks', '100 USD'],
  ['$1.5m', '1500000 USD'],
  ['1 700 元', '1700 CNY'],
  ['报销300', '300'],
  ['花了 45.5', '45.5'],
  ['金额：1200', '1200'],
  ['spent 300 on taxis', '300'],
  ['0元', '0 CNY'],
  ['-300元', '-300 CNY'],
  ['¥-300', '-300 CNY'],
  ['负三百块', '-300 CNY'],
  ['300到500块', '300 CNY to 500'],
  ['3到5万块', '30000 CNY to 50000'],
  ['$300-500', '300 USD to 500'],
  ['between $300 and $500', '300 USD to 500'],
  ['不超过5000元', '5000 CNY max'],
  ['5000元以内', '5000 CNY max'],
  ['under $500', '500 USD max'],
  ['一千元以上', '1000 CNY min'],
  ['over 1000', '1000 min'],
])('%s = %s', (words, expected) => expect(money(words)).toEqual([expected]))

test.each([
  '两块屏幕',
  '三百人',
  '3万字',
  '4k显示器',
  '65w充电器',
  '2026-05-18',
  '5月18号',
  '下午3点',
  '请三天',
  '第300号',
  'LV-20260311-0007',
  '周三',
  '三个人',
  '千万别忘了',
  '十分感谢',
  '元旦',
])('no money in %s', (words) => expect(money(words)).toEqual([]))

test('several receipts in a sentence', () => {
  expect(money('打车45元,午饭32.5元,酒店三百八')).toEqual(['45 CNY', '32.5 CNY', '380'])
})

test.each([
  ['45', ['45']],
  ['四十五', ['45']],
  ['大概 800 吧', ['800 about']],
  ['0', ['0']],
])('a bare number answers "how much?": %s', (words, expected) => expect(money(words, true)).toEqual(expected))

test('every spelling of an amount is the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 99 }), (units, cents) => {
      const amount = cents ? `${units}.${String(cents).padStart(2, '0')}` : String(units)
      const grouped = `${units.toLocaleString('en-US')}${cents ? `.${String(cents).padStart(2, '0')}` : ''}`
      const plain = String(Number(amount))
      for (const words of [`¥${amount}`, `报销${grouped}元`, `USD ${grouped}`, `$${amount} taxi`, `${amount} RMB`])
        expect(readMoney(normalise(words))[0]?.amount).toBe(plain)
    }),
    { numRuns: 200 },
  )
})

const numbers = (words: string) =>
  readNumbers(normalise(words)).map((n) =>
    [n.decimal, n.approximate && 'about', n.upTo && `to ${n.upTo}`].filter(Boolean).join(' '),
  )

describe('numbers', () => {
  test.each([
    ['一百零八', ['108']],
    ['二十五', ['25']],
    ['两千零五十', ['2050']],
    ['1亿2000万', ['120000000']],
    ['二零二六', ['2026']],
    ['三点五', ['3.5']],
    ['三分之一', ['0.33333333333333333333']],
    ['五又四分之一', ['5.25']],
    ['二 百 六 又 四 分 之 一', ['260.25']],
    ['负7分之2', ['-0.28571428571428571429']],
    ['一千二点五', ['1200.5']],
    ['六百 点 八', ['600.8']],
    ['半百', ['50']],
    ['3e4', ['30000']],
    ['2^10', ['1024']],
    ['two fifths', ['0.4']],
    ['four and a quarter', ['4.25']],
    ['three point five million', ['3500000']],
    ['10.0.12.7', []],
    ['打八折', []],
    ['我家在四川，不在三亚', []],
    ['陆总', []],
    ['一听就懂', []],
    ['十七八个', ['17 about to 18']],
    ['三四百', ['300 about to 400']],
    ['三十多', ['30 about']],
    ['负五', ['-5']],
    ['-5.5', ['-5.5']],
    ['1,234,567.89', ['1234567.89']],
    ['twelve hundred', ['1200']],
    ['one hundred and twenty-five', ['125']],
    ['2.5 million', ['2500000']],
    ['half a dozen', ['6']],
    ['two and a half', ['2.5']],
    ['1½', ['1.5']],
    ['万一', []],
    ['一起看一下', []],
    ['that one', []],
    ['周一', []],
  ])('%s', (words, expected) => expect(numbers(words)).toEqual(expected))

  test('Chinese numerals read back what they spell', () => {
    const digits = '零一二三四五六七八九'
    const spell = (n: number): string => {
      if (n < 10) return digits[n]!
      if (n < 100) return `${n < 20 ? '' : digits[Math.floor(n / 10)]}十${n % 10 ? digits[n % 10] : ''}`
      const [unit, word] = n < 1000 ? [100, '百'] : n < 10_000 ? [1000, '千'] : [10_000, '万']
      const rest = n % unit
      const head = `${spell(Math.floor(n / unit))}${word}`
      if (rest === 0) return head
      const tail = rest >= 10 && rest < 20 ? `一${spell(rest)}` : spell(rest)
      return rest < unit / 10 ? `${head}零${tail}` : head + tail
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => {
        expect(numbers(spell(n))).toEqual([String(n)])
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['三台显示器', ['3 台']],
  ['5 boxes of paper', ['5 boxes']],
  ['a dozen pens', ['12']],
  ['两箱矿泉水', ['2 箱']],
  ['两打铅笔', ['24 打']],
  ['买一个键盘', ['1 个']],
  ['a laptop', ['1']],
  ['three monitors', ['3']],
  ['10把椅子和2张桌子', ['10 把', '2 张']],
  ['buy 2 27-inch monitors', ['2']],
  ['x3', ['3']],
  ['三个月', []],
  ['三个工作日', []],
  ['5块钱', []],
  ['three hours', []],
  ['第三个', []],
])('quantities: %s', (words, expected) =>
  expect(
    readQuantities(normalise(words)).map((q) => [q.decimal, q.unit === '打' ? '打' : q.unit].filter(Boolean).join(' ')),
  ).toEqual(expected),
)

test.each([
  ['第二个', [2]],
  ['第三张单子', [3]],
  ['最后一个', [-1]],
  ['#3', [3]],
  ['the second one', [2]],
  ['the 3rd one', [3]],
  ['the last one', [-1]],
  ['item 2', [2]],
  ['approve the first and reject the third', [1, 3]],
  ['approve the first', [1]],
  ['第一季度', []],
  ['the third of June', []],
])('which one: %s', (words, expected) => expect(readOrdinals(normalise(words)).map((o) => o.index)).toEqual(expected))

test.each([
  ['催一下LV-20260311-0007', ['LV-20260311-0007']],
  ['lv20260311-0007 到哪了', ['LV-20260311-0007']],
  ['ＬＶ－２０２６０３１１－０００７', ['LV-20260311-0007']],
  ['ex 20260311 12', ['EX-20260311-12']],
  ['5月18号', []],
])('request numbers: %s', (words, expected) =>
  expect(readRequestNumbers(normalise(words)).map((r) => r.number)).toEqual(expected),
)

test.each([
  ['百分之五', [5]],
  ['5.5%', [5.5]],
  ['20 percent', [20]],
])('percents: %s', (words, expected) => expect(readPercents(normalise(words)).map((p) => p.value)).toEqual(expected))
