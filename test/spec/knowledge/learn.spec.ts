// What questions teach: verified answers for nearly the same question, gaps gathered, verdicts that push.
import { describe, expect, test } from 'vitest'
import { Temporal } from '../../../src/kernel/clock.ts'
import { confidenceOf } from '../../../src/knowledge/confidence.ts'
import { findVerified, gapsIn, pushes, type AskedQuestion, type VerifiedAnswer } from '../../../src/knowledge/learn.ts'
import { search } from '../../../src/knowledge/search.ts'
import { withVerdicts } from '../../../src/knowledge/verdicts.ts'
import { libraryOf } from './library.ts'

const at = Temporal.Instant.from('2026-03-02T08:00:00Z')
const answer: VerifiedAnswer = {
  id: 'v',
  question: '工作满三年的员工每年有几天年假？',
  answer: '七天',
  documents: [],
  acl: ['everyone'],
  owner: 'hr',
  reviewOn: '2026-06-30',
  at,
}
const asked = (question: string, more: Partial<AskedQuestion> = {}): AskedQuestion => ({
  id: question,
  person: 'li',
  question,
  answered: false,
  confidence: 0.1,
  documents: [],
  passages: [],
  askedAt: at,
  ...more,
})

describe('a verified answer', () => {
  const everyone = new Set(['everyone'])
  test.each([
    ['工作满三年的员工每年有几天年假', true],
    ['工作滿三年的員工，每年有幾天年假?', true],
    ['工作满五年的员工每年有几天年假？', false], // a number decides
    ['产假有几天', false],
  ])('%s: %s', (question, found) =>
    expect(findVerified(question, [answer], everyone, '2026-03-02') !== undefined).toBe(found),
  )
  test('is not for whom it was not meant', () =>
    expect(findVerified(answer.question, [{ ...answer, acl: ['hr'] }], everyone, '2026-03-02')).toBeUndefined())
  test('is shown no more after its review date', () =>
    expect(findVerified(answer.question, [answer], everyone, '2026-07-01')).toBeUndefined())
})

test('gaps: the same subject once, the most people first', () => {
  const gaps = gapsIn([
    asked('班车周末开吗'),
    asked('周末班车开不开', { person: 'wang' }),
    asked('健身房几点关门'),
    asked('年假几天', { answered: true }),
  ])
  expect(gaps.map((g) => [g.times, g.people])).toEqual([
    [2, 2],
    [1, 1],
  ])
})

test('a verdict pushes the passage for a like question and no other', () => {
  const judged = [
    asked('出差住宿标准多少', { answered: true, useful: true, passages: ['good'] }),
    asked('出差的住宿标准', { answered: true, useful: false, passages: ['bad'] }),
  ]
  const push = pushes('住宿标准出差', judged)
  expect(push.get('good')).toBeGreaterThan(0)
  expect(push.get('bad')).toBeLessThan(0)
  expect(pushes('公章在哪里', judged).size).toBe(0)
})

describe('a verdict on one question raises the answer to another like it', () => {
  const given = [
    { id: 'drinks', text: '前台旁边的冰箱里有饮料，每人每天可以拿两瓶。' },
    { id: 'coffee', text: '咖啡机在茶水间，豆子由行政每周一补充。', acl: ['everyone'] },
    { id: 'secret', text: '高管楼层的饮品由秘书处准备。', acl: ['board'] },
  ]
  const helped = (passage: string) => [
    asked('解渴的东西放在什么位置', { answered: true, useful: true, passages: [passage] }),
  ]
  const setup = async () => {
    const { library, find } = await libraryOf(given)
    const everyone = new Set(['everyone'])
    const ids = library.shelf.ids(() => true)
    const idOf = (document: string) => ids.find((id) => id.startsWith(`${document}#`))!
    const ask = async (judged: readonly AskedQuestion[]) => {
      const found = await search(library, '解渴的东西放哪里了', everyone)
      return { before: found, after: await withVerdicts(library, found, judged, everyone) }
    }
    return { find, idOf, ask }
  }
  test('the passage that helped comes first, and surer than before', async () => {
    const { idOf, ask } = await setup()
    const { before, after } = await ask(helped(idOf('drinks')))
    expect(after.hits[0]?.passage.document).toBe('drinks')
    expect(confidenceOf(after)).toBeGreaterThan(confidenceOf(before))
  })
  test('a passage the reader may not see is never brought in', async () => {
    const { idOf, ask } = await setup()
    const { before, after } = await ask(helped(idOf('secret')))
    expect(after.hits.map((h) => h.passage.document)).toEqual(before.hits.map((h) => h.passage.document))
  })
  test('verdicts on other questions change nothing', async () => {
    const { idOf, ask } = await setup()
    const { before, after } = await ask([asked('班车几点', { useful: true, passages: [idOf('coffee')] })])
    expect(after).toBe(before)
  })
})
