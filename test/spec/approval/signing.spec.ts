// 会签, 或签, 依次, 票签: what settles a step, and what it does to the others' tasks.
import { describe, expect, test } from 'vitest'
import { tally } from '../../../src/approval/signing.ts'
import type { Signing } from '../../../src/approval/flow.ts'
import type { Task } from '../../../src/approval/request.ts'
import { approve, given, process, reject, submit } from '../../kit/approval.ts'

const signedBy = (signing: string, who = '[li, qian, sun]') =>
  process(`- { id: a, name: 甲 / A, approvers: { person: ${who} }, signing: ${signing} }`)

describe('会签 all', () => {
  const veto = signedBy('all')
  test('waits for everybody', () =>
    given(veto, submit('zhang'), approve('li')).when(approve('qian')).then('Approved qian'))
  test('passes with the last', () =>
    given(veto, submit('zhang'), approve('li'), approve('qian'))
      .when(approve('sun'))
      .then('Approved sun', 'StepPassed a', 'RequestApproved'))
  test('one rejection is a veto, the others are let go', () =>
    given(veto, submit('zhang'), approve('li'))
      .when(reject('qian'))
      .then('Rejected qian', 'TaskCancelled sun rejected', 'RequestRejected rejected'))

  const counted = signedBy('{ all: countVotes }')
  test('countVotes hears everybody', () => given(counted, submit('zhang')).when(reject('li')).then('Rejected li'))
  test('countVotes: two to one passes', () =>
    given(counted, submit('zhang'), reject('li'), approve('qian'))
      .when(approve('sun'))
      .then('Approved sun', 'StepPassed a', 'RequestApproved'))
  test('countVotes: a tie does not', () =>
    given(signedBy('{ all: countVotes }', '[li, qian]'), submit('zhang'), approve('li'))
      .when(reject('qian'))
      .then('Rejected qian', 'RequestRejected rejected'))
})

describe('或签 any', () => {
  test('the first approval settles it', () =>
    given(signedBy('any'), submit('zhang'))
      .when(approve('qian'))
      .then(
        'Approved qian',
        'TaskCancelled li settled',
        'TaskCancelled sun settled',
        'StepPassed a',
        'RequestApproved',
      ))
  test('firstResponse: so does the first rejection', () =>
    given(signedBy('any'), submit('zhang'))
      .when(reject('qian'))
      .then('Rejected qian', 'TaskCancelled li rejected', 'TaskCancelled sun rejected', 'RequestRejected rejected'))
  const lenient = signedBy('{ any: anyApprove }')
  test('anyApprove: a rejection leaves it to the others', () =>
    given(lenient, submit('zhang')).when(reject('li')).then('Rejected li'))
  test('anyApprove: only all rejections reject', () =>
    given(lenient, submit('zhang'), reject('li'), reject('qian'))
      .when(reject('sun'))
      .then('Rejected sun', 'RequestRejected rejected'))
})

describe('依次 inOrder', () => {
  const ordered = signedBy('inOrder')
  test('one is asked at a time', () =>
    given(ordered)
      .when(submit('zhang'))
      .then(
        'Submitted zhang',
        'StepEntered a forward round 1',
        'TaskOpened li named',
        'TaskOpened qian named waiting',
        'TaskOpened sun named waiting',
      ))
  test('the next follows', () =>
    given(ordered, submit('zhang')).when(approve('li')).then('Approved li', 'TaskActivated next'))
  test('out of turn is answered with whose turn it is', () =>
    given(ordered, submit('zhang')).when(approve('qian')).refused({ refused: 'not-your-turn', person: 'li' }))
  test('a rejection ends it, those still waiting are let go', () =>
    given(ordered, submit('zhang'))
      .when(reject('li'))
      .then('Rejected li', 'TaskCancelled qian rejected', 'TaskCancelled sun rejected', 'RequestRejected rejected'))
})

describe('票签 vote', () => {
  const board = signedBy('{ vote: { pass: 3, weights: { finance_director: 2 } } }')
  test('the weight of a role counts: 2 + 1 passes 3', () =>
    given(board, submit('zhang'), approve('qian'))
      .when(approve('li'))
      .then('Approved li', 'TaskCancelled sun settled', 'StepPassed a', 'RequestApproved'))
  test('rejected as soon as it cannot be reached', () =>
    given(board, submit('zhang'))
      .when(reject('qian'))
      .then('Rejected qian', 'TaskCancelled li rejected', 'TaskCancelled sun rejected', 'RequestRejected rejected'))
  test('a lost vote that can still be reached goes on', () =>
    given(board, submit('zhang')).when(reject('sun')).then('Rejected sun'))
})

const all: Signing = { mode: 'all', rejectPolicy: 'veto' }
const count: Signing = { mode: 'all', rejectPolicy: 'countVotes' }
const first: Signing = { mode: 'any', orMode: 'firstResponse' }
const lenient: Signing = { mode: 'any', orMode: 'anyApprove' }
const vote: Signing = { mode: 'vote', pass: 2 }

describe('the count', () => {
  // y approved, n rejected, a passed by rule, o open, w waiting, t transferred, c cancelled
  const states = {
    y: 'approved',
    n: 'rejected',
    a: 'autoPassed',
    o: 'open',
    w: 'waiting',
    t: 'transferred',
    c: 'cancelled',
  } as const
  const tasks = (letters: string): Task[] =>
    [...letters].map((l, i) => ({
      id: `${i}`,
      activation: 'a',
      step: 's',
      person: `${i}`,
      because: { why: 'named' },
      order: i,
      reminders: 0,
      state: states[l as keyof typeof states],
    }))
  test.each<[Signing, string, string]>([
    [all, 'yo', 'undecided'],
    [all, 'yy', 'passed'],
    [all, 'ya', 'passed'],
    [all, 'yn', 'rejected'],
    [all, 'on', 'rejected'],
    [all, 'yty', 'passed'],
    [count, 'ynn', 'rejected'],
    [count, 'yyn', 'passed'],
    [count, 'yno', 'undecided'],
    [count, 'yn', 'rejected'],
    [first, 'ooy', 'passed'],
    [first, 'oon', 'rejected'],
    [first, 'oo', 'undecided'],
    [first, 'ao', 'passed'],
    [lenient, 'no', 'undecided'],
    [lenient, 'nn', 'rejected'],
    [lenient, 'ny', 'passed'],
    [{ mode: 'inOrder' }, 'yww', 'undecided'],
    [{ mode: 'inOrder' }, 'yyn', 'rejected'],
    [{ mode: 'inOrder' }, 'yy', 'passed'],
    [vote, 'yoo', 'undecided'],
    [vote, 'yyo', 'passed'],
    [vote, 'nno', 'rejected'],
    [vote, 'nto', 'rejected'],
  ])('%j %s: %s', (signing, letters, outcome) => expect(tally(signing, tasks(letters))).toBe(outcome))
})
