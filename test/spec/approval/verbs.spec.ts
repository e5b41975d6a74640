// Submit, decide, withdraw, transfer, comment, urge: who may, when, and the kind answer when not.
import { describe, expect, test } from 'vitest'
import { LONGEST_COMMENT } from '../../../src/approval/words.ts'
import { mayOf } from '../../../src/approval/may.ts'
import {
  approve,
  comment,
  given,
  giveBack,
  later,
  money,
  play,
  process,
  reject,
  resubmit,
  submit,
  tick,
  transfer,
  urge,
  withdraw,
} from '../../kit/approval.ts'

const simple = process(`
    - { id: manager, name: 主管 / Manager, approvers: manager }
    - { id: finance, name: 财务 / Finance, approvers: { role: finance } }`)
const strict = process(
  `
    - { id: manager, name: 主管 / Manager, approvers: manager }
    - { id: finance, name: 财务 / Finance, approvers: { role: finance } }`,
  '{ withdrawAfterDecision: false }',
)

describe('提交 submit', () => {
  test('opens the first step', () =>
    given(simple)
      .when(submit('zhang'))
      .then('Submitted zhang', 'StepEntered manager forward round 1', 'TaskOpened li manager'))
  test('twice is refused', () => given(simple, submit('zhang')).when(submit('zhang')).refused('already-submitted'))
  test('by somebody who has left is refused', () => given(simple).when(submit('old')).refused('may-not-start'))
  test('with a wrong form says which fields', () =>
    given(simple)
      .when(submit('zhang', { amount: money(0), helper: ['nobody'] }))
      .refused({
        refused: 'invalid-form',
        problems: [
          { field: 'amount', code: 'not-positive' },
          { field: 'helper', code: 'no-such-person' },
        ],
      }))
  test('only for the department it is meant for, those below included', () => {
    const forSales = { ...simple, startableBy: { departments: ['sales'] } }
    given(forSales).when(submit('sun')).refused('may-not-start')
    given(forSales)
      .when(submit('zhang'))
      .then('Submitted zhang', 'StepEntered manager forward round 1', 'TaskOpened li manager')
  })
})

describe('同意 / 拒绝 decide', () => {
  test('the way to an approved request', () =>
    given(simple, submit('zhang'), approve('li'))
      .when(approve('sun'))
      .then('Approved sun', 'TaskCancelled qian settled', 'StepPassed finance', 'RequestApproved'))
  test('not by somebody who was not asked', () =>
    given(simple, submit('zhang')).when(approve('sun')).refused('not-your-task'))
  test('not with somebody else’s task', () =>
    given(simple, submit('zhang'))
      .when(approve('wang', { task: '#2' }))
      .refused('not-your-task'))
  test('the second click is told who, when and how', () =>
    given(simple, submit('zhang'), later({ minutes: 5 }), approve('li'), later({ minutes: 5 }))
      .when(approve('li'))
      .refused({ refused: 'already-decided', by: 'li', at: '2026-03-05T01:05:00Z', how: 'approved' }))
  test('the slower of two is told the winner', () =>
    given(simple, submit('zhang'), approve('li'), later({ minutes: 1 }), reject('sun', '发票不符'))
      .when(approve('qian'))
      .refused({ refused: 'already-decided', by: 'sun', at: '2026-03-05T01:01:00Z', how: 'rejected' }))
  test('whoever settled it is named, not whoever decided before', () => {
    const all = process(`- { id: a, name: 甲 / A, approvers: { person: [li, qian, sun] }, signing: all }`)
    given(all, submit('zhang'), approve('li'), later({ minutes: 1 }), reject('qian'))
      .when(approve('sun'))
      .refused({ refused: 'already-decided', by: 'qian', at: '2026-03-05T01:01:00Z', how: 'rejected' })
  })
  test('a decision on a withdrawn request is told so', () =>
    given(simple, submit('zhang'), withdraw('zhang'))
      .when(approve('li'))
      .refused({ refused: 'already-decided', by: 'zhang', at: '2026-03-05T01:00:00Z', how: 'withdrawn' }))
  test('an outsider to a finished request is told it is finished', () =>
    given(simple, submit('zhang'), reject('li'))
      .when(approve('he'))
      .refused({ refused: 'already-finished', status: 'rejected' }))
  test('a rejection needs words, an approval does not', () => {
    given(simple, submit('zhang')).when(reject('li', ' \u0000 ')).refused('comment-required')
    given(simple, submit('zhang'))
      .when(approve('li', { comment: '' }))
      .then(
        'Approved li',
        'StepPassed manager',
        'StepEntered finance forward round 1',
        'TaskOpened qian role',
        'TaskOpened sun role',
      )
  })
  test('a comment of 20 kB is too long', () =>
    given(simple, submit('zhang'))
      .when(approve('li', { comment: '好'.repeat(20_000) }))
      .refused({ refused: 'text-too-long', limit: LONGEST_COMMENT }))
  test('control characters and marks that turn text around do not reach the record', () => {
    const { state } = given(simple, submit('zhang')).when(reject('li', 'no\u0007\u202Egpj.exe\u0000\nline'))
    expect(state().tasks[0]?.comment).toBe('nogpj.exe\nline')
  })
})

describe('填写 values with a decision', () => {
  const filled = process(`
    - { id: finance, name: 财务 / Finance, approvers: { person: [qian] }, rights: { account: write, helper: hidden } }`)
  const stand = given(filled, submit('zhang'))
  test('a field this step may write is written', () =>
    stand
      .when(approve('qian', { values: { account: ' 6222 0000 ' } }))
      .then('Approved qian changing account', 'StepPassed finance', 'RequestApproved'))
  test('what was not changed is not a change', () =>
    given(filled, submit('zhang'))
      .when(approve('qian', { values: { amount: money(100) } }))
      .then('Approved qian', 'StepPassed finance', 'RequestApproved'))
  test.each([
    ['a field it may only read', { amount: money(99) }, 'amount'],
    ['a field hidden from it', { helper: ['zhou'] }, 'helper'],
    ['a field that does not exist', { drop: 'table' }, 'drop'],
  ])('%s is refused by name', (_, values, field) =>
    given(filled, submit('zhang')).when(approve('qian', { values })).refused({ refused: 'may-not-write', field }),
  )
  test('a wrong value is refused', () =>
    given(filled, submit('zhang'))
      .when(approve('qian', { values: { account: 'x'.repeat(500) } }))
      .refused({ refused: 'invalid-form', problems: [{ field: 'account', code: 'too-long', limit: 200 }] }))
})

describe('撤回 withdraw', () => {
  test('by the initiator, everybody is let go', () =>
    given(simple, submit('zhang'), approve('li'))
      .when(withdraw('zhang'))
      .then('TaskCancelled qian withdrawn', 'TaskCancelled sun withdrawn', 'Withdrawn zhang'))
  test('by nobody else', () => given(simple, submit('zhang')).when(withdraw('li')).refused('not-your-request'))
  test('not when it is over', () =>
    given(simple, submit('zhang'), reject('li'))
      .when(withdraw('zhang'))
      .refused({ refused: 'already-finished', status: 'rejected' }))
  test('not after somebody decided, where the policy says so', () => {
    given(strict, submit('zhang')).when(withdraw('zhang')).then('TaskCancelled li withdrawn', 'Withdrawn zhang')
    given(strict, submit('zhang'), approve('li')).when(withdraw('zhang')).refused('already-decided-by-others')
  })
  test('but a returned request is the initiator’s to drop', () =>
    given(strict, submit('zhang'), approve('li'), giveBack('sun')).when(withdraw('zhang')).then('Withdrawn zhang'))
})

describe('转交 transfer', () => {
  const both = process(`- { id: a, name: 甲 / A, approvers: { person: [li, qian] }, signing: all }`)
  test('the other one decides instead', () =>
    given(simple, submit('zhang'), transfer('li', 'he'))
      .when(approve('he'))
      .then(
        'Approved he',
        'StepPassed manager',
        'StepEntered finance forward round 1',
        'TaskOpened qian role',
        'TaskOpened sun role',
      ))
  test('the one who passed it on does not', () =>
    given(simple, submit('zhang'), transfer('li', 'he'))
      .when(approve('li'))
      .refused({ refused: 'already-decided', by: 'li', at: '2026-03-05T01:00:00Z', how: 'transferred' }))
  test('and may get it back', () =>
    given(simple, submit('zhang'), transfer('li', 'he')).when(transfer('he', 'li')).then('Transferred he to li'))
  test('its place in an ordered step goes with it', () => {
    const ordered = process(`- { id: a, name: 甲 / A, approvers: { person: [li, qian] }, signing: inOrder }`)
    given(ordered, submit('zhang'), transfer('li', 'he')).when(approve('he')).then('Approved he', 'TaskActivated next')
  })
  test.each([
    ['to oneself', transfer('li', 'li'), { refused: 'cannot-transfer-to-self' }],
    ['to the initiator', transfer('li', 'zhang'), { refused: 'cannot-transfer-to-initiator' }],
    ['to somebody who has left', transfer('li', 'old'), { refused: 'no-such-person' }],
    ['to nobody', transfer('li', 'ghost'), { refused: 'no-such-person' }],
    ['to somebody who decides here already', transfer('li', 'qian'), { refused: 'already-approver', person: 'qian' }],
    ['of somebody else’s task', transfer('sun', 'he'), { refused: 'not-your-task' }],
  ] as const)('%s: a kind no', (_, command, refusal) => given(both, submit('zhang')).when(command).refused(refusal))
})

describe('评论 comment and 催办 urge', () => {
  test('anybody who may see it may comment, also when it is over', () => {
    given(simple, submit('zhang')).when(comment('chen', '请补发票')).then('Commented chen')
    given(simple, submit('zhang'), reject('li')).when(comment('zhang', '知道了')).then('Commented zhang')
  })
  test('others may not', () => given(simple, submit('zhang')).when(comment('zhou', '?')).refused('not-visible'))
  test('an empty comment is none', () =>
    given(simple, submit('zhang')).when(comment('li', '  ')).refused('comment-required'))
  test('urging reaches those it waits for', () =>
    given(simple, submit('zhang'), approve('li')).when(urge('zhang')).then('Urged qian,sun'))
  test('or the one who was named', () =>
    given(simple, submit('zhang'), approve('li')).when(urge('zhang', 'sun')).then('Urged sun'))
  test('or the initiator, while it is returned', () =>
    given(simple, submit('zhang'), giveBack('li')).when(urge('li')).then('Urged zhang'))
  test('once an hour, by whomever', () => {
    given(simple, submit('zhang'), urge('zhang'), later({ minutes: 59 }))
      .when(urge('chen'))
      .refused({ refused: 'urged-recently', again: '2026-03-05T02:00:00Z' })
    given(simple, submit('zhang'), urge('zhang'), later({ minutes: 60 }))
      .when(urge('zhang'))
      .then('Urged li')
  })
  test.each([
    ['oneself', urge('li')],
    ['somebody who is not asked', urge('zhang', 'sun')],
  ])('%s: nobody to urge', (_, command) => given(simple, submit('zhang')).when(command).refused('nobody-to-urge'))
  test('a finished request is not urged', () =>
    given(simple, submit('zhang'), reject('li')).when(urge('zhang')).refused('already-finished'))
})

describe('what never is', () => {
  test.each([
    approve('li'),
    reject('li'),
    giveBack('li'),
    resubmit('zhang'),
    withdraw('zhang'),
    transfer('li', 'he'),
    comment('li', 'x'),
    urge('zhang'),
    tick('overdue:#2'),
  ])('a command on nothing: $do', (command) => given(simple).when(command).refused('unknown-request'))
  test('resubmitting what was not returned', () =>
    given(simple, submit('zhang')).when(resubmit('zhang')).refused('not-returned'))
})

const may = (by: string, ...h: Parameters<typeof play>[1]) => {
  const { state, facts } = play({ definition: strict }, h)
  return mayOf(state(), by, facts()).join(' ')
}

describe('what a person may do now', () => {
  test.each([
    ['the approver', 'li', [submit('zhang')], 'approve reject return transfer comment'],
    ['the initiator', 'zhang', [submit('zhang')], 'withdraw comment urge'],
    ['the initiator, just after urging', 'zhang', [submit('zhang'), urge('zhang')], 'withdraw comment'],
    ['the initiator, after a decision', 'zhang', [submit('zhang'), approve('li')], 'comment urge'],
    ['the initiator of a returned one', 'zhang', [submit('zhang'), giveBack('li')], 'resubmit withdraw comment'],
    ['an earlier approver', 'li', [submit('zhang'), approve('li')], 'comment urge'],
    ['anybody, when it is over', 'li', [submit('zhang'), reject('li')], 'comment'],
    ['an outsider', 'zhou', [submit('zhang')], ''],
  ])('%s', (_, by, happenings, expected) => expect(may(by, ...happenings)).toBe(expected))
})
