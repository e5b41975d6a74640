// How well money is read on JioNLP's own test (a local copy of test/test_money_parser.py): npx tsx test/eval/public/jionlp-money.ts FILE [--failures].
import { readFileSync } from 'node:fs'
import { normalise } from '../../../src/kernel/text.ts'
import { readMoney } from '../../../src/language/amounts.ts'

const ROW = /\['([^']+)', \{'num': (?:'([\d.]+)'|\['([\d.]+)', '([\d.]+)'\]), 'case': '([^']+)'/g
const CODES: Readonly<Record<string, string>> = {
  元: 'CNY',
  港元: 'HKD',
  美元: 'USD',
  日元: 'JPY',
  新台币: 'TWD',
  泰铢: 'THB',
  卢布: 'RUB',
  欧元: 'EUR',
  澳元: 'AUD',
  韩元: 'KRW',
}

const [file, ...flags] = process.argv.slice(2)
if (!file) throw new Error('usage: npx tsx test/eval/public/jionlp-money.ts FILE [--failures]')
const figures = { amounts: { n: 0, right: 0 }, ranges: { n: 0, right: 0 } }
for (const [, text, point, low, high, name] of readFileSync(file, 'utf8').matchAll(ROW)) {
  const kind = point === undefined ? figures.ranges : figures.amounts
  const [money] = readMoney(normalise(text!))
  const currency = money?.currency ?? 'CNY' // theirs is 元 where none is named
  // "3000 and more" is a range in theirs, an approximate amount in ours: its low end counts.
  const amount = Math.abs(Number(money?.amount) - Number(point ?? low)) < 0.01
  const end =
    high === undefined || money?.upTo === undefined
      ? money?.approximate === true || high === undefined
      : Number(money.upTo) === Number(high)
  const right = amount && end && currency === CODES[name!]
  kind.n += 1
  if (right) kind.right += 1
  else if (flags.includes('--failures'))
    console.log(
      `${text}\n     expected ${point ?? `${low} … ${high}`} ${CODES[name!]}\n     got      ${money ? `${money.amount} … ${money.upTo ?? ''} ${currency}` : 'nothing'}`,
    )
}
for (const [kind, { n, right }] of Object.entries(figures))
  console.log(`${kind.padEnd(8)} n ${n} right ${n ? (right / n).toFixed(3) : '-'}`)
