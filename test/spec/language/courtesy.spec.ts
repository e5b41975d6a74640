// Thanks, please and a full stop are no yes and no no: what stands on the card stays there.
import { expect, test } from 'vitest'
import { calendarOf } from '../../../src/kernel/calendar.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import { catalogueLexicon } from '../../../src/language/lexicon.ts'
import { understand } from '../../../src/language/understand.ts'
import type { Context } from '../../../src/language/understanding.ts'

const lexicon = catalogueLexicon([])
const moment = { now: Temporal.Instant.from('2026-03-05T01:30:00Z'), zone: 'Asia/Shanghai', calendar: calendarOf('CN') }
const draft = { process: 'leave', fields: { leaveType: 'annual' } }
const acts = (text: string, context: Partial<Context>) =>
  understand(text, lexicon, { turns: [], draft, ...context }, moment).acts.map((a) => a.act)

const NEITHER = [
  '谢谢',
  '谢啦',
  '谢谢了',
  'thanks',
  'Thank you!',
  'please',
  '请',
  '麻烦了',
  '了',
  '吧',
  '。',
  '.',
  '!!!',
  '，',
  '赶紧',
  '直接',
  'actually',
  'thanks, please',
]

test.each(NEITHER)('%s is neither yes nor no', (text) => {
  for (const context of [{ confirming: true }, { confirming: false }, { confirming: true, draft: undefined }])
    expect(acts(text, context as Partial<Context>)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(confirm|cancel|approve|reject)$/)]),
    )
})

test.each([
  ['好的，谢谢', 'confirm'],
  ['请提交', 'confirm'],
  ['就这样吧', 'confirm'],
  ['yes please', 'confirm'],
  ['直接提交吧', 'confirm'],
  ['no thanks', 'cancel'],
  ['不用了，谢谢', 'cancel'],
  ['cancel it please', 'cancel'],
])('%s still is: %s', (text, act) => {
  expect(acts(text, { confirming: true })).toEqual([act])
})
