// What stands beside the asked kind of thing: an amount elsewhere in the passage is no answer.
import { describe, expect, test } from 'vitest'
import { askingClause, beside } from '../../../src/knowledge/beside.ts'
import { answersKind } from '../../../src/knowledge/kinds.ts'
import { readQuestion } from '../../../src/knowledge/question.ts'
import { readSynonyms } from '../../../src/knowledge/synonyms.ts'

const asked = (text: string) => readQuestion(text, readSynonyms())
const at = (question: string, text: string) => {
  const q = asked(question)
  const passage = { kind: 'text' as const, text, headings: [], title: 't' }
  return beside(q, passage, q.units.map(() => 1)) // prettier-ignore
}

describe('the amount stands with the words asked for, or with others', () => {
  test.each([
    ['上门清洗多少钱', '上门清洗每次 80 元。', '上门清洗须预约；滤芯每支 120 元。'],
    ['How long is the warranty for a tent?', 'The warranty for a tent is two years.', 'A warranty comes with each tent, and parcels arrive in two weeks.'], // prettier-ignore
  ])('%s', (question, right, wrong) => expect(at(question, right).typed).toBeGreaterThan(at(question, wrong).typed))
})

test.each([
  ['谁批采购', '由部门经理批准', true],
  ['谁批采购', '金额在次月结清', false],
  ['Can I bring a dog?', 'Dogs are not allowed in the kitchen.', true],
  ['去哪里领工牌', '行政楼 203 室', true],
  ['成品库一共多少平方米', '成品库 24 小时开放', false],
])('%s ← %s', (question, text, held) => expect(answersKind(asked(question), text)).toBe(held))

test('what tells of a thing in general may stand anywhere', () =>
  expect(answersKind(asked('发票抬头写什么'), '随便一句话')).toBeUndefined())

test('of a story the clause that asks', () =>
  expect(askingClause('我昨天在家加班，远程连着就断了，一次能连多久')).toBe('一次能连多久'))
