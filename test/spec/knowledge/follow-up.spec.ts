// A question that lives on the one before: what is new takes the place of its like, what has no like is added.
import { expect, test } from 'vitest'
import { completeQuestion } from '../../../src/knowledge/follow-up.ts'

test.each([
  ['那上海呢？', ['出差深圳的住宿标准是多少'], '出差上海的住宿标准是多少'],
  ['那国外呢', ['国内出差的餐费补贴是多少'], '国外出差的餐费补贴是多少'],
  ['那国外呢', ['出差的餐费补贴是多少'], '国外 出差的餐费补贴是多少'],
  ['实习生呢', ['正式员工每年有几天年假'], '实习生每年有几天年假'],
  ['病假呢', ['年假有几天'], '病假有几天'],
  ['陪产假呢', ['产假有多少天'], '陪产假有多少天'],
  ['那五年的呢', ['工作满三年的员工有几天年假'], '工作满五年的员工有几天年假'],
  ['总监呢', ['出差深圳经理的住宿标准是多少', '那上海呢？'], '出差上海总监的住宿标准是多少'],
  ['and for interns?', ['How many days of leave do employees get?'], 'How many days of leave do interns get?'],
  ['what about London?', ['What is the hotel limit in Berlin?', 'and in Paris?'], 'What is the hotel limit in London?'],
  ['what about annual leave?', ['How much sick leave do I get?'], 'How much annual leave do I get?'],
  ['and 3000 euros?', ['Who approves a claim of 200 euros?'], 'Who approves a claim of 3000 euros?'],
  ['and with a doctor’s note?', ['How long may I be ill?'], 'doctor’s note How long may I be ill?'],
  ['产假有几天', ['年假有几天'], '产假有几天'],
  ['Where is the printer?', ['How do I get a badge?'], 'Where is the printer?'],
  ['那国外呢', [], '那国外呢'],
])('%s after %j is %s', (text, before, whole) => expect(completeQuestion(text, before)).toBe(whole))
