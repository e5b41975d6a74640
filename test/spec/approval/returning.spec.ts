// 退回: to the initiator or a step; every re-entry is a new round, and no vote of an old round counts again.
import { describe, expect, test } from 'vitest'
import { returnTargets } from '../../../src/approval/may.ts'
import {
  approve,
  giveBack,
  given,
  later,
  money,
  play,
  process,
  reject,
  resubmit,
  submit,
  toStep,
  withdraw,
} from '../../kit/approval.ts'

const route = `
    - { id: a, name: 甲 / A, approvers: { person: [li] }, rights: { note: hidden } }
    - { id: b, name: 乙 / B, when: amount > 50, approvers: { person: [qian] }, rights: { note: write } }
    - { id: c, name: 丙 / C, approvers: { person: [wang] } }`
const replay = process(route)
const jump = process(route, '{ onReturn: jumpBack }')
const old = { amount: money(100) }

describe('to the initiator', () => {
  test('the request waits with them, the step’s other tasks are let go', () =>
    given(process(`- { id: a, name: 甲 / A, approvers: { person: [li, qian] } }`), submit('zhang'))
      .when(giveBack('li'))
      .then('Returned li to initiator', 'TaskCancelled qian returned'))
  test('needs a reason', () =>
    given(replay, submit('zhang'))
      .when(giveBack('li', { to: 'initiator' }, ''))
      .refused('comment-required'))
  test('only the initiator resubmits', () =>
    given(replay, submit('zhang'), giveBack('li')).when(resubmit('li')).refused('not-your-request'))
  test('the corrected form is checked again', () =>
    given(replay, submit('zhang'), giveBack('li')).when(resubmit('zhang', {})).refused('invalid-form'))
  test('replay: everybody is asked again', () =>
    given(replay, submit('zhang', old), approve('li'), approve('qian'), giveBack('wang'))
      .when(resubmit('zhang', old))
      .then('Resubmitted zhang replay round 2', 'StepEntered a resubmit round 2', 'TaskOpened li named'))
  test('jumpBack: straight to the step that returned it, when nothing changed', () =>
    given(jump, submit('zhang', old), approve('li'), approve('qian'), giveBack('wang'))
      .when(resubmit('zhang', old))
      .then('Resubmitted zhang jumpBack round 2', 'StepEntered c resubmit round 2', 'TaskOpened wang named'))
  test('jumpBack: also when only a field changed that nobody before had seen', () =>
    given(jump, submit('zhang', old), approve('li'), giveBack('qian'))
      .when(resubmit('zhang', { ...old, note: '补充' }))
      .then('Resubmitted zhang jumpBack round 2', 'StepEntered b resubmit round 2', 'TaskOpened qian named'))
  test.each([
    ['a field a condition reads', { amount: money(90) }],
    ['a field somebody who said yes had seen', { ...old, note: '补充' }],
  ])('jumpBack is overruled: %s changed', (_, values) =>
    given(jump, submit('zhang', old), approve('li'), approve('qian'), giveBack('wang'))
      .when(resubmit('zhang', values))
      .then('Resubmitted zhang replay round 2', 'StepEntered a resubmit round 2', 'TaskOpened li named'),
  )
  test('a field a condition reads forces a replay even when nobody had seen it', () => {
    const blind = process(
      `
      - { id: a, name: 甲 / A, approvers: { person: [li] }, rights: { amount: hidden } }
      - { id: b, name: 乙 / B, when: amount > 50, approvers: { person: [qian] } }`,
      '{ onReturn: jumpBack }',
    )
    given(blind, submit('zhang', old), approve('li'), giveBack('qian'))
      .when(resubmit('zhang', { amount: money(90) }))
      .then('Resubmitted zhang replay round 2', 'StepEntered a resubmit round 2', 'TaskOpened li named')
  })
  test('a correction that leaves nobody to ask is refused, whatever the round before said', () => {
    const large = process(`
      - { id: a, name: 甲 / A, when: amount > 50, approvers: { person: [li] } }
      - { id: b, name: 乙 / B, when: amount > 50, approvers: { person: [qian] } }`)
    given(large, submit('zhang', old), approve('li'), giveBack('qian'))
      .when(resubmit('zhang', { amount: money(10) }))
      .refused({ refused: 'no-approver', step: 'b' })
  })
  test('so does another choice of approvers', () => {
    const picking = process(
      `
      - { id: a, name: 甲 / A, approvers: { initiatorPicks: { min: 1, max: 1 } } }
      - { id: b, name: 乙 / B, approvers: { person: [qian] } }`,
      '{ onReturn: jumpBack }',
    )
    const before = [submit('zhang', old, { a: ['li'] }), approve('li'), giveBack('qian')]
    given(picking, ...before)
      .when(resubmit('zhang', old, { a: ['zhou'] }))
      .then('Resubmitted zhang replay round 2', 'StepEntered a resubmit round 2', 'TaskOpened zhou picked')
    given(picking, ...before)
      .when(resubmit('zhang', old, { a: ['li'] }))
      .then('Resubmitted zhang jumpBack round 2', 'StepEntered b resubmit round 2', 'TaskOpened qian named')
  })
  test('in a replay a step passed by rule leads on as ever', () => {
    const own = process(
      `
      - { id: a, name: 甲 / A, approvers: { person: [zhang] } }
      - { id: b, name: 乙 / B, approvers: { person: [qian] } }`,
      '{ initiatorIsApprover: autoPass }',
    )
    given(own, submit('zhang', old), giveBack('qian'))
      .when(resubmit('zhang', old))
      .then(
        'Resubmitted zhang replay round 2',
        'StepEntered a resubmit round 2',
        'TaskOpened zhang named',
        'AutoPassed zhang initiator',
        'StepPassed a',
        'StepEntered b forward round 2',
        'TaskOpened qian named',
      )
  })
  test('the route follows the corrected values', () =>
    given(replay, submit('zhang', old), giveBack('li'), resubmit('zhang', { amount: money(10) }))
      .when(approve('li'))
      .then('Approved li', 'StepPassed a', 'StepSkipped b', 'StepEntered c forward round 2', 'TaskOpened wang named'))
  test('nobody decides while it is returned', () =>
    given(replay, submit('zhang', old), later({ minutes: 1 }), giveBack('li'))
      .when(approve('li'))
      .refused({ refused: 'already-decided', by: 'li', at: '2026-03-05T01:01:00Z', how: 'returned' }))
  test('it may be withdrawn meanwhile', () =>
    given(replay, submit('zhang'), giveBack('li')).when(withdraw('zhang')).then('Withdrawn zhang'))
})

describe('old votes never count', () => {
  const both = process(`- { id: a, name: 甲 / A, approvers: { person: [li, qian] }, signing: all }`)
  test('会签: an approval before the return is asked for again', () => {
    const again = given(both, submit('zhang'), approve('li'), giveBack('qian'), resubmit('zhang'))
    again.when(approve('qian')).then('Approved qian')
    given(both, submit('zhang'), approve('li'), giveBack('qian'), resubmit('zhang'), approve('qian'))
      .when(approve('li'))
      .then('Approved li', 'StepPassed a', 'RequestApproved')
  })
  test('anyApprove: a rejection before the return is forgotten', () => {
    const lenient = process(
      `- { id: a, name: 甲 / A, approvers: { person: [li, qian] }, signing: { any: anyApprove } }`,
    )
    given(lenient, submit('zhang'), reject('li'), giveBack('qian'), resubmit('zhang'))
      .when(reject('qian'))
      .then('Rejected qian')
  })
})

describe('to a step', () => {
  const atC = [submit('zhang', old), approve('li'), approve('qian')]
  test('previous: the one just before', () =>
    given(replay, ...atC)
      .when(giveBack('wang', { to: 'previous' }))
      .then('Returned wang to previous', 'StepEntered b return round 2', 'TaskOpened qian named'))
  test('a named one; then everybody after it again', () =>
    given(replay, ...atC, giveBack('wang', toStep('a')))
      .when(approve('li'))
      .then('Approved li', 'StepPassed a', 'StepEntered b forward round 2', 'TaskOpened qian named'))
  test('jumpBack: from it straight back', () =>
    given(jump, ...atC, giveBack('wang', toStep('a')))
      .when(approve('li'))
      .then('Approved li', 'StepPassed a', 'StepEntered c resubmit round 2', 'TaskOpened wang named'))
  test('jumpBack is overruled when that step changed what the ones between had seen', () => {
    const writing = process(
      `
    - { id: a, name: 甲 / A, approvers: { person: [li] }, rights: { note: write } }
    - { id: b, name: 乙 / B, approvers: { person: [qian] } }
    - { id: c, name: 丙 / C, approvers: { person: [wang] } }`,
      '{ onReturn: jumpBack }',
    )
    given(writing, submit('zhang', old), approve('li'), approve('qian'), giveBack('wang', toStep('a')))
      .when(approve('li', { values: { note: '改了' } }))
      .then('Approved li changing note', 'StepPassed a', 'StepEntered b forward round 2', 'TaskOpened qian named')
  })
  test('the first step has none before it', () =>
    given(replay, submit('zhang'))
      .when(giveBack('li', { to: 'previous' }))
      .refused('nothing-to-return-to'))
  test.each(['b', 'c', 'nowhere'])('not forwards or into the blue: %s', (step) =>
    given(replay, submit('zhang'))
      .when(giveBack('li', toStep(step)))
      .refused('no-such-step'),
  )
  test('not to a step that the corrected route has left out', () => {
    const skipped = [...atC, giveBack('wang'), resubmit('zhang', { amount: money(10) }), approve('li')]
    given(replay, ...skipped)
      .when(giveBack('wang', toStep('b')))
      .refused('no-such-step')
    const { state } = play({ definition: replay }, skipped)
    expect(returnTargets(state(), replay)).toEqual(['a'])
  })
})

describe('no ping-pong', () => {
  const twice = process(route, '{ onReturn: { resume: replay, maxRounds: 2 } }')
  test('a return beyond the last round ends the request', () =>
    given(twice, submit('zhang'), giveBack('li'), resubmit('zhang'))
      .when(giveBack('li'))
      .then('Returned li to initiator', 'RequestRejected too-many-rounds'))
  test('returns to a step count too', () =>
    given(twice, submit('zhang'), approve('li'), giveBack('qian', toStep('a')), approve('li'))
      .when(giveBack('qian', toStep('a')))
      .then('Returned qian to a', 'RequestRejected too-many-rounds'))
})

describe('no automatic pass at the step it was returned to', () => {
  const passing = process(
    `
    - { id: a, name: 甲 / A, approvers: { person: [li] } }
    - { id: b, name: 乙 / B, approvers: { person: [zhang] } }
    - { id: c, name: 丙 / C, approvers: { person: [li] } }`,
    '{ initiatorIsApprover: autoPass, duplicateApprover: autoPassLater, onReturn: replay }',
  )
  test('forwards, the initiator and the duplicate pass', () =>
    given(passing, submit('zhang'))
      .when(approve('li'))
      .then(
        'Approved li',
        'StepPassed a',
        'StepEntered b forward round 1',
        'TaskOpened zhang named',
        'AutoPassed zhang initiator',
        'StepPassed b',
        'StepEntered c forward round 1',
        'TaskOpened li named',
        'AutoPassed li duplicate',
        'StepPassed c',
        'RequestApproved',
      ))
  const asking = process(
    `
    - { id: a, name: 甲 / A, approvers: { person: [li] } }
    - { id: b, name: 乙 / B, approvers: { person: [zhang] } }
    - { id: c, name: 丙 / C, approvers: { person: [wang] } }`,
    '{ initiatorIsApprover: autoPass, duplicateApprover: autoPassLater }',
  )
  test('returned to, the initiator must look again', () =>
    given(asking, submit('zhang'), approve('li'))
      .when(giveBack('wang', toStep('b')))
      .then('Returned wang to b', 'StepEntered b return round 2', 'TaskOpened zhang named'))
  test('an approval of the round before is no reason to pass in this one', () => {
    const later = process(
      `
    - { id: a, name: 甲 / A, approvers: { person: [li] } }
    - { id: b, name: 乙 / B, approvers: { person: [qian] } }
    - { id: c, name: 丙 / C, approvers: { person: [li] } }
    - { id: d, name: 丁 / D, approvers: { person: [wang] } }`,
      '{ duplicateApprover: autoPassLater }',
    )
    given(later, submit('zhang'), approve('li'), approve('qian'), giveBack('wang', toStep('b')))
      .when(approve('qian'))
      .then('Approved qian', 'StepPassed b', 'StepEntered c forward round 2', 'TaskOpened li named')
  })
})
