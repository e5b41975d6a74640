// English as it is typed on telephones: short forms, slips, greetings, thanks, days and hours in the spellings of several countries.
import { expect, test } from 'vitest'
import { actsOf, answer, hear, plain } from './kit.ts'

const WEEK_OFF = { leaveType: 'annual', start: '2026-05-18', end: '2026-05-20' }

test.each([
  'annual leave 18-20 May',
  'hey there, quick one: annual leave 18-20 may thx a lot',
  'Dear Sir, as discussed, annual leave from 18.5. to 20.5., kindly do the needful',
  'um annual leave, like, 18th till 20th of may pls. Let me know if you need anything',
  'annual leave nxt mon -> wed, hope that is ok',
  'anual leave nxt monday to wensday lah',
  'AL 18.05.2026 - 20.05.2026. Thanks in advance!',
])('what opens, pads and closes says nothing: %s', (text) =>
  expect(plain(hear(text))).toMatchObject([{ act: 'start', process: 'leave', fields: WEEK_OFF }]),
)

test('what closes is no reason', () =>
  expect(plain(hear('annual leave 18-20 May, sorry for the short notice. Cheers'))).toEqual([
    { act: 'start', process: 'leave', fields: WEEK_OFF },
  ]))

test.each([
  ['sick tdy', '2026-05-13'],
  ['sick leave 2moro', '2026-05-14'],
  ['sick leave toomrrow', '2026-05-14'],
  ['sick leave on thrusday', '2026-05-14'],
  ['sick leave frday', '2026-05-15'],
  ['sick leave on 16.5.', '2026-05-16'],
])('slips in days: %s', (text, start) =>
  expect(plain(hear(text))).toMatchObject([{ process: 'leave', fields: { leaveType: 'sick', start } }]),
)

test.each([
  ['OT last night 1900-2230, release went sideways', { startTime: '19:00', endTime: '22:30' }],
  ['add ot for 8 may 19:00-22:00', { date: '2026-05-08', startTime: '19:00', endTime: '22:00' }],
])('hours: %s', (text, fields) => expect(plain(hear(text))).toMatchObject([{ process: 'overtime', fields }]))

test.each([
  ['order 20 boxes of gloves for the ward, 38 yuan a box'],
  ['order 20 boxes of gloves for our new interns'],
  ['order 20 boxes of gloves for warehouse 2'],
])('where a thing goes is not why it is wanted: %s', (text) => {
  const [act] = hear(text)
  expect(act).toMatchObject({ process: 'purchase', fields: { item: 'gloves', quantity: 20 } })
  expect(act?.fields).not.toHaveProperty('reason')
})

test.each([
  ['travel request chengdu, leave thursday come back saturday', 'chengdu'],
  ['3 day biz trip suzhou from tues, put it in thx', 'suzhou'],
  ['work trip hangzhou tmrw, there and back same day', 'hangzhou'],
])('a trip without a preposition: %s', (text, destination) =>
  expect(plain(hear(text))).toMatchObject([{ process: 'business_trip', fields: { destination } }]),
)

test.each([
  ['2.4 lakh rupees', 240_000, 'INR'],
  ['12krmb', 12_000, 'CNY'],
  ['3 crore rupees', 30_000_000, 'INR'],
])('money: pay %s to Mehta Traders', (sum, amount, currency) =>
  expect(plain(hear(`pay ${sum} to Mehta Traders`))).toMatchObject([
    { process: 'payment', fields: { payee: 'Mehta Traders', amount, currency } },
  ]),
)

test.each([
  ['let Tom approve things for me, im away 20 to 22 may', 'standIn'],
  ['who all has to approve a purchase over 50,000 yuan?', 'ask'],
  ['dont submit my expense yet, still waiting on a receipt', 'hold'],
  ['nope, turn it down', 'reject'],
  ["comment on Tom's expense: which cost centre?", 'comment'],
  ['forklift no 3 wont start, need a mechanic', 'start'],
  ['Approve Tom’s overtime for 9 May', 'approve'],
  ['my 1,280 yuan expense, which step is it at now?', 'status'],
])('%s: %s', (text, acts) => expect(actsOf(hear(text))).toBe(acts))

test('the request put in on Monday was put in last Monday', () =>
  expect(plain(hear('any news on the leave request I put in on Monday'))).toMatchObject([
    { act: 'status', target: { process: 'leave', date: '2026-05-11' } },
  ]))

test('Toms overtime is Tom’s; thanks alone stay thanks', () => {
  expect(plain(hear('approve Toms overtime thx'))).toMatchObject([
    { act: 'approve', target: { owner: 'Tom', process: 'overtime' } },
  ])
  expect(actsOf(hear('thanks a lot'))).toBe('smallTalk')
  expect(actsOf(hear('hey there'))).toBe('smallTalk')
})

test('a count that will do is no thing', () =>
  expect(plain(answer('Purchase: toner. How many do you need?', '4 will do'))).toMatchObject([
    { act: 'provide', fields: { quantity: 4 } },
  ]))

test.each([
  ['Purchase request: one centrifuge rotor, EUR 2,350', { item: 'centrifuge rotor', quantity: 1 }],
  ['need to buy 2 x 55 inch monitors for the build room, 3200 each', { quantity: 2, unitPrice: 3200 }],
  ['asset claim pls, a drawing tablet', { item: 'drawing tablet' }],
  ['abeg help me submit claim for generator diesel, 85,000 naira', { amount: 85_000, currency: 'NGN' }],
  ['printer on third floor jammed agian can someone come fix it', { item: 'printer', location: 'third floor' }],
  ['business trip to Wuhan 26-27 May for the job fair budget 3500', { reason: 'job fair', budget: 3500 }],
  ['open a hiring request for 2 night nurses in icu', { position: 'night nurses', headcount: 2 }],
])('%s', (text, fields) => expect(plain(hear(text))).toMatchObject([{ act: 'start', fields }]))

test.each([
  ['Annual leave from Mon 18 May 2026. Until which day?', 'till wednesday', { end: '2026-05-20' }],
  ['Resignation. What is your last working day?', '31 july is my last', { lastDay: '2026-07-31' }],
])('%s %s', (assistant, text, fields) =>
  expect(plain(answer(assistant, text))).toMatchObject([{ act: 'provide', fields }]),
)
