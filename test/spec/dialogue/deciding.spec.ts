// Decisions said in words: which request, the reason, the person; then the exact command on a card; never without a yes.
import { describe, expect, test } from 'vitest'
import type { ProcessDefinition } from '../../../src/approval/flow.ts'
import {
  act,
  correct,
  definition,
  jamesExpense,
  liExpense,
  mine,
  no,
  provide,
  start,
  talk,
  wangLeave,
  yes,
} from './kit.ts'

const three = { pending: [wangLeave, liExpense, jamesExpense] }

const returnedTo = (person: string) =>
  talk(three).says('退回', act('return', { reason: 'x', person }, { number: '0007' }))

const approving = () =>
  talk({ pending: [wangLeave] })
    .says('同意', act('approve'))
    .hears('confirm approve r1')

const decide = (command: object, input?: string) =>
  talk({ pending: [wangLeave] }).presses({ press: 'decide', request: 'r1', command: command as never }, input)

const picks = (t: ReturnType<typeof talk>) => t.conversation.drafts[0]?.picks

describe('which request', () => {
  test.each([
    ['by owner', { owner: '王芳' }, 'r1'],
    ['by alias', { owner: '王经理' }, 'r1'],
    ['by number', { number: 'EX-20260303-0002' }, 'r2'],
    ['by the end of the number', { number: '0002' }, 'r2'],
    ['by process', { process: 'leave' }, 'r1'],
    ['by owner and process', { owner: '李雷', process: 'expense' }, 'r2'],
    ['by a day in it', { date: '2026-03-12' }, 'r1'],
    ['by amount', { amount: 800 }, 'r3'],
    ['by amount and currency', { amount: 300, currency: 'CNY' }, 'r2'],
  ])('%s', (_, target, id) => {
    talk(three)
      .says('同意', act('approve', {}, target))
      .hears(`confirm approve ${id}`)
      .says('好', yes)
      .hears(`do approve ${id}`)
  })

  test('by its place in the list just shown', () => {
    talk(three)
      .says('有什么等我', act('pending'))
      .hears('look pending')
      .says('同意第二个', act('approve', {}, { index: 2 }))
      .hears('confirm approve r2')
    talk(three)
      .says('同意第九个', act('approve', {}, { index: 9 }))
      .hears('say no-such-request', 'ask which-request')
  })

  test('the list keeps its numbers while one after the other is decided', () => {
    talk(three)
      .says('有什么等我', act('pending'))
      .says('同意第一个', act('approve', {}, { index: 1 }))
      .says('好', yes)
      .hears('do approve r1')
      .says('第三个也同意', act('approve', {}, { index: 3 }))
      .hears('confirm approve r3')
    talk(three)
      .says('有什么等我', act('pending'))
      .says('同意第一个和第三个', act('approve', {}, { index: 1 }), act('approve', {}, { index: 3 }))
      .hears('say later', 'confirm approve r1')
      .says('好', yes)
      .hears('do approve r1', 'confirm approve r3')
  })

  test('that one: what was just shown', () => {
    talk(three)
      .presses({ press: 'view', request: 'r2' })
      .hears('look request r2')
      .says('同意这个', act('approve', {}, undefined, { missing: ['target'] }))
      .hears('confirm approve r2')
  })

  test('the only one there is', () => {
    talk({ pending: [wangLeave] })
      .says('同意', act('approve'))
      .hears('confirm approve r1')
  })

  test('several: asked with buttons; answered by button, by place, by owner', () => {
    const asked = talk(three).says('同意', act('approve')).hears('ask which-request')
    asked.picks('r3').hears('confirm approve r3')
    asked.says('第二个', act('provide', {}, { index: 2 })).hears('confirm approve r2')
    asked.says('2', act('outOfScope')).hears('confirm approve r2')
    asked.says('王芳的', act('provide', {}, { owner: '王芳' })).hears('confirm approve r1')
    asked.says('王芳的', act('outOfScope')).hears('confirm approve r1')
    asked.says('the leave one', act('outOfScope')).hears('confirm approve r1')
    asked.says('随便', act('outOfScope')).hears('say did-not-understand', 'ask which-request')
    asked.says('0007那张', act('provide', {}, { number: '0007' })).hears('confirm approve r3')
    asked.says('同意王芳的', act('approve', {}, { owner: '王芳' })).hears('confirm approve r1')
    asked.says('算了', no).hears('say cancelled')
  })

  test('two of one person are asked about, only those', () => {
    const other = { ...liExpense, id: 'r4', number: 'EX-20260304-0011' }
    const t = talk({ pending: [...three.pending, other] })
      .says('同意李雷的', act('approve', {}, { owner: '李雷' }))
      .hears('ask which-request')
    expect(t.steps[0]).toMatchObject({ question: { among: ['r2', 'r4'] } })
  })

  test('nothing fits: said, and what there is offered', () => {
    talk(three)
      .says('同意赵明远的', act('approve', {}, { owner: '赵明远' }))
      .hears('say no-such-request', 'ask which-request')
    talk(three)
      .says('同意孙悟空的', act('approve', {}, { owner: '孙悟空' }))
      .hears('say no-such-person', 'ask which-request')
  })

  test('nothing waits at all', () => {
    talk()
      .says('同意', act('approve', {}, { owner: '王芳' }))
      .hears('say nothing-pending')
    talk().says('撤回', act('withdraw')).hears('say nothing-of-yours')
  })

  test('all of them, each on the card, and nothing in another currency', () => {
    const dollars = { ...liExpense, id: 'r5', number: 'EX-5', values: { amount: { amount: '10', currency: 'USD' } } }
    const t = talk({ pending: [...three.pending, dollars] })
      .says('500以内的报销都同意', act('approve', {}, { all: true, process: 'expense', maxAmount: 500 }))
      .hears('confirm approve r2')
    expect(t.conversation.confirming).toMatchObject({ propose: 'command' })
    talk(three)
      .says('报销都同意', act('approve', {}, { all: true, process: 'expense' }))
      .hears('confirm approve r2, approve r3')
      .says('好', yes)
      .hears('do approve r2', 'do approve r3')
  })
})

describe('a reason, a person', () => {
  test.each(['reject', 'return', 'comment'] as const)('%s asks for words', (verb) => {
    talk({ pending: [wangLeave] })
      .says('…', act(verb))
      .hears('ask reason')
      .says('时间冲突', act('outOfScope'))
      .hears(`confirm ${verb} r1`)
      .says('好', yes)
      .hears(`do ${verb} r1`)
  })

  test('a reason given is not asked for', () => {
    const t = talk({ pending: [wangLeave] })
      .says('退回，写清楚交接', act('return', { reason: '写清楚交接' }))
      .hears('confirm return r1')
    expect(t.conversation.confirming).toMatchObject({
      command: { do: 'return', to: { to: 'initiator' }, reason: '写清楚交接' },
      revision: 3,
    })
  })

  test('returned to somebody who decided earlier, or to the initiator when it cannot be', () => {
    expect(returnedTo('李雷').conversation.confirming).toMatchObject({
      command: { to: { to: 'step', step: 'manager' } },
    })
    expect(returnedTo('James Carter').conversation.confirming).toMatchObject({ command: { to: { to: 'initiator' } } })
    returnedTo('王芳').hears('say returns-to-initiator', 'confirm return r3')
  })

  test('transfer asks whom', () => {
    const asked = talk({ pending: [wangLeave] })
      .says('转交', act('transfer'))
      .hears('ask person')
    asked.says('李雷', provide({ person: '李雷' })).hears('confirm transfer r1')
    asked.picks('chen1').hears('confirm transfer r1')
    asked.says('孙悟空', provide({ person: '孙悟空' })).hears('say no-such-person', 'ask person')
  })

  test('namesakes: which one, by button, by department, by place', () => {
    const asked = talk({ pending: [wangLeave] })
      .says('转给陈思', act('transfer', { person: '陈思' }))
      .hears('ask which-person')
    for (const t of [
      asked.picks('chen2'),
      asked.says('销售部那个', act('outOfScope')),
      asked.says('第二个', provide({})),
    ]) {
      t.hears('confirm transfer r1')
      expect(t.conversation.confirming).toMatchObject({ command: { do: 'transfer', to: 'chen2' } })
    }
    asked.says('谁都行', act('provide')).hears('say did-not-understand', 'ask which-person')
  })

  test('an id that an engine made up is not a person', () => {
    talk({ pending: [wangLeave] })
      .says('转给 zhao', act('transfer', { personId: 'zhao' }))
      .hears('ask person')
  })

  test('urging my own, the one named', () => {
    const my = { mine: [mine('m1', 'LV-1', 'leave', 'underway'), mine('m2', 'EX-2', 'expense', 'approved')] }
    talk(my).says('催一下', act('urge')).hears('confirm urge m1').says('好', yes).hears('do urge m1')
    expect(talk(my).says('催一下王芳', act('urge', { person: '王芳' })).conversation.confirming).toMatchObject({
      command: { person: 'wang' },
    })
  })

  test('withdrawing', () => {
    talk({ mine: [mine('m1', 'LV-1', 'leave', 'underway'), mine('m2', 'EX-2', 'expense', 'returned')] })
      .says('撤回', act('withdraw'))
      .hears('ask which-request')
      .picks('m2')
      .hears('confirm withdraw m2')
  })

  test('the person or the reason on the card can still be changed', () => {
    const t = talk({ pending: [wangLeave] })
      .says('转给李雷', act('transfer', { person: '李雷' }))
      .says('改成王芳', correct({ person: '王芳' }))
      .hears('confirm transfer r1')
    expect(t.conversation.confirming).toMatchObject({ command: { to: 'wang' } })
  })
})

describe('the approvers that the initiator names', () => {
  const review: ProcessDefinition = {
    ...definition('seal'),
    key: 'review',
    form: { fields: [{ id: 'title', kind: 'text', label: { zh: '标题', en: 'Title' }, required: true }] },
    route: [
      {
        kind: 'approve',
        id: 'readers',
        name: { zh: '审阅人', en: 'Readers' },
        approvers: { by: 'initiatorPicks', min: 1, max: 2 },
        signing: { mode: 'inOrder' },
      },
      {
        kind: 'approve',
        id: 'extra',
        name: { zh: '加审', en: 'Extra' },
        when: 'title = "x"',
        approvers: { by: 'initiatorPicks', min: 1, max: 1 },
        signing: { mode: 'inOrder' },
      },
    ],
  }
  const begun = () =>
    talk({ processes: [{ definition: review, version: 1 }] })
      .says('审阅', start('review', { title: '方案' }))
      .hears('ask pick-approvers')

  test('are asked for, by button or by name; a step that does not apply is not', () => {
    expect(picks(begun().picks('wang').hears('confirm submit draft-1'))).toEqual({ readers: ['wang'] })
    expect(picks(begun().says('王芳、李雷', act('outOfScope')).hears('confirm submit draft-1'))).toEqual({
      readers: ['wang', 'li'],
    })
  })

  test('namesakes are asked about, the unknown said', () => {
    const asked = begun()
      .says('陈思', provide({ person: '陈思' }))
      .hears('ask which-person')
    expect(picks(asked.picks('chen2').hears('confirm submit draft-1'))).toEqual({ readers: ['chen2'] })
    begun()
      .says('孙悟空', provide({ person: '孙悟空' }))
      .hears('say no-such-person', 'ask pick-approvers')
  })

  test('can be named anew; a card shown before no longer counts', () => {
    const t = begun().picks('wang')
    const again = t
      .presses({ press: 'edit', draft: 'draft-1', field: 'readers' })
      .hears('ask pick-approvers')
      .says('李雷', provide({ person: '李雷' }))
    expect(picks(again.hears('confirm submit draft-1'))).toEqual({ readers: ['li'] })
    again
      .presses({ press: 'confirm', proposal: t.conversation.confirming! })
      .hears('say stale-card', 'confirm submit draft-1')
  })
})

describe('yes means this card, as it was shown', () => {
  test('the request moved on: shown again, not done', () => {
    approving()
      .meanwhile({ pending: [{ ...wangLeave, revision: 4 }] })
      .says('好', yes)
      .hears('say stale-card', 'confirm approve r1')
      .says('好', yes)
      .hears('do approve r1')
  })

  test('it is no longer mine: said, and shown', () => {
    approving().meanwhile({ pending: [] }).says('好', yes).hears('say stale-card', 'look request r1')
  })

  test('one of several moved on: none is done', () => {
    talk(three)
      .says('报销都同意', act('approve', {}, { all: true, process: 'expense' }))
      .meanwhile({ pending: [wangLeave, { ...liExpense, revision: 9 }, jamesExpense] })
      .says('好', yes)
      .hears('say stale-card', 'confirm approve r2, approve r3')
  })

  test('the button of an older card shows the card again', () => {
    const first = approving()
    const proposal = first.conversation.confirming!
    first.presses({ press: 'confirm', proposal }).hears('do approve r1')
    first.says('算了', no).presses({ press: 'confirm', proposal }).hears('say stale-card', 'confirm approve r1')
  })

  test('the button of an older edition of a draft shows the newer one', () => {
    const t = talk().says('…', act('start', { amount: 5, reason: '打车' }, undefined, { process: 'expense' }))
    t.says('改成6', correct({ amount: 6 }))
      .presses({ press: 'confirm', proposal: { propose: 'submit', draft: 'draft-1', edition: 1 } })
      .hears('say stale-card', 'confirm submit draft-1')
    t.says('好', yes)
      .presses({ press: 'confirm', proposal: { propose: 'submit', draft: 'draft-1', edition: 1 } })
      .hears('say stale-button')
  })
})

describe('on the task card the press is the yes', () => {
  test.each([
    ['approve', { do: 'approve', task: 'task-r1' }, undefined, 'do approve r1'],
    ['approve with a comment', { do: 'approve', task: 'task-r1' }, '没问题', 'do approve r1'],
    ['reject with its reason', { do: 'reject', task: 'task-r1', comment: '' }, '不行', 'do reject r1'],
    ['reject without one asks', { do: 'reject', task: 'task-r1', comment: '' }, undefined, 'ask reason'],
    [
      'return with its reason',
      { do: 'return', task: 'task-r1', to: { to: 'initiator' }, reason: '' },
      '缺附件',
      'do return r1',
    ],
    ['transfer to an id from the picker', { do: 'transfer', task: 'task-r1', to: '' }, 'li', 'do transfer r1'],
    ['transfer to a name typed', { do: 'transfer', task: 'task-r1', to: '' }, '李雷', 'do transfer r1'],
    ['transfer to a namesake asks which', { do: 'transfer', task: 'task-r1', to: '' }, '陈思', 'ask which-person'],
    ['transfer to nobody asks whom', { do: 'transfer', task: 'task-r1', to: '' }, undefined, 'ask person'],
  ])('%s', (_, command, input, heard) => {
    decide(command, input).hears(heard)
  })

  test('a task that is no longer mine still reaches the door, which says who was first', () => {
    talk()
      .presses({ press: 'decide', request: 'r9', command: { do: 'approve' } })
      .hears('do approve r9')
  })

  test('a button that proposes shows the card first', () => {
    talk({ mine: [mine('m1', 'LV-1', 'leave', 'underway')] })
      .presses({ press: 'propose', request: 'm1', command: { do: 'withdraw' } })
      .hears('confirm withdraw m1')
  })
})
