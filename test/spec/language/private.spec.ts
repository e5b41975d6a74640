// What somebody asks of their own bank, home or phone starts nothing here; the same things said of work do.
import { expect, test } from 'vitest'
import { calendarOf } from '../../../src/kernel/calendar.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import { catalogueLexicon } from '../../../src/language/lexicon.ts'
import { understand } from '../../../src/language/understand.ts'

const lexicon = catalogueLexicon([])
const moment = {
  now: Temporal.Instant.from('2026-05-13T02:00:00Z'),
  zone: 'Asia/Shanghai',
  calendar: calendarOf('CN'),
}
const acts = (text: string): string[] =>
  understand(text, lexicon, { turns: [] }, moment).acts.map((a) => (a.process ? `${a.act} ${a.process}` : a.act))

test.each([
  'The cash machine at the station kept my card',
  'somebody stole my phone at the gym',
  'move 40 dollars into my savings account',
  'I was overcharged for a jacket I bought online',
  'my debit card never arrived, send me another one',
  'I want my money back for the shoes I ordered, it is urgent',
  'set an alarm for six tomorrow',
  'pay my electricity bill',
])('%s starts nothing', (text) =>
  expect(acts(text).filter((a) => /^(?:start|withdraw|return|transfer)/.test(a))).toEqual([]),
)

test.each([
  ['I was charged 60 dollars for parking at the client site, please reimburse me', 'start expense'],
  ['transfer 5000 dollars to our supplier Acme for invoice 77', 'start payment'],
  ['withdraw my leave request', 'withdraw'],
])('%s is asked of the office', (text, act) => expect(acts(text)[0]).toContain(act))

test.each([
  ['which day is payday this month?', 'ask'],
  ['the next bank holiday is when', 'ask'],
  ['really appreciated', 'smallTalk'],
])('%s is %s', (text, act) => expect(acts(text)).toEqual([act]))

test('what is paid back is a matter of a request, not of payday', () => {
  expect(acts('when will I get paid back for my taxi claim?')).not.toEqual(['ask'])
  expect(acts("I'd appreciate it if you could file three days of leave from Monday")).toEqual(['start leave'])
})
