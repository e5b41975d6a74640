// Who is asked and why; and the three policies: the initiator, the same person twice, nobody.
import { describe, expect, test } from 'vitest'
import { forecast } from '../../../src/approval/forecast.ts'
import { resolve } from '../../../src/approval/routing.ts'
import type { Approvers } from '../../../src/approval/flow.ts'
import {
  approve,
  given,
  money,
  organisation,
  organisationOf,
  people,
  play,
  process,
  submit,
} from '../../kit/approval.ts'

describe('the rules', () => {
  test.each<[string, Approvers, string, string]>([
    ['a person', { by: 'person', people: ['li', 'qian', 'li'] }, 'zhang', 'li qian'],
    ['a person who has left is passed over', { by: 'person', people: ['old', 'li'] }, 'zhang', 'li'],
    ['the manager', { by: 'manager' }, 'wu', 'zhou'],
    ['the manager’s manager', { by: 'manager', level: 2 }, 'wu', 'li'],
    ['above the top of the ladder, its top', { by: 'manager', level: 9 }, 'wu', 'wang'],
    ['no manager at the top', { by: 'manager' }, 'wang', ''],
    ['every manager', { by: 'managerChain' }, 'wu', 'zhou li wang'],
    ['two levels', { by: 'managerChain', levels: 2 }, 'wu', 'zhou li'],
    ['up to a role', { by: 'managerChain', upTo: 'finance_director' }, 'sun', 'qian'],
    ['up to a role nobody above has: to the top', { by: 'managerChain', upTo: 'cfo' }, 'wu', 'zhou li wang'],
    ['a role', { by: 'role', role: 'finance' }, 'zhang', 'qian sun'],
    ['a role nobody active holds', { by: 'role', role: 'legal' }, 'zhang', ''],
    ['a role in the own department', { by: 'role', role: 'admin', within: 'department' }, 'he', 'chen'],
    ['or the nearest above that has one', { by: 'role', role: 'gm', within: 'department' }, 'zhang', 'wang'],
    ['the head of the department; a vacant post moves up', { by: 'departmentHead' }, 'zhang', 'li'],
    ['the head one department higher', { by: 'departmentHead', level: 3 }, 'zhang', 'wang'],
    ['people of a field', { by: 'field', field: 'helper' }, 'zhang', 'zhou wu'],
    ['an empty field', { by: 'field', field: 'other' }, 'zhang', ''],
    ['whom the initiator chose', { by: 'initiatorPicks', min: 1, max: 2 }, 'zhang', 'sun'],
  ])('%s', (_, rule, initiator, expected) => {
    const subject = { initiator, values: { helper: ['zhou', 'wu'] }, picks: { s: ['sun'] } }
    expect(
      resolve(rule, 's', subject, organisation)
        .map((f) => f.person)
        .join(' '),
    ).toBe(expected)
  })
})

describe('conditions', () => {
  const tiers = process(`
    - { id: a, name: 甲 / A, approvers: manager }
    - { id: b, name: 乙 / B, when: amount > 5000 or currency != "CNY", approvers: { role: finance_director } }
    - { id: c, name: 丙 / C, when: 'list contains(initiator.departments, "finance")', approvers: { role: gm } }
    - { id: d, name: 丁 / D, when: 'list contains(initiator.roles, "hr")', approvers: { role: gm } }`)
  const steps = (by: string, amount: string, currency = 'CNY') =>
    forecast(
      { initiator: by, values: { amount: money(amount, currency) }, picks: {} },
      play({ definition: tiers }, []).facts(),
    )
      .map((s) => s.step)
      .join('')
  test.each([
    ['zhang', '5000', 'CNY', 'a'],
    ['zhang', '5000.01', 'CNY', 'ab'],
    ['zhang', '10', 'USD', 'ab'],
    ['sun', '10', 'CNY', 'ac'],
    ['he', '10', 'CNY', 'ad'],
  ])('%s asks for %s %s: %s', (by, amount, currency, expected) => expect(steps(by, amount, currency)).toBe(expected))
  test('a skipped step is told', () =>
    given(tiers, submit('zhang'))
      .when(approve('li'))
      .then('Approved li', 'StepPassed a', 'StepSkipped b', 'StepSkipped c', 'StepSkipped d', 'RequestApproved'))
  test('a request nobody would be asked about is not approved by silence', () =>
    given(process(`- { id: a, name: 甲 / A, when: amount > 5000, approvers: manager }`))
      .when(submit('zhang'))
      .refused({ refused: 'no-approver', step: 'a' }))
})

const ownRequest = (approvers: string, policy: string, signing = 'all') =>
  process(
    `- { id: a, name: 甲 / A, approvers: ${approvers}, signing: ${signing} }`,
    `{ initiatorIsApprover: ${policy} }`,
  )

const asked = (definition: ReturnType<typeof process>, by: string) =>
  play({ definition }, [submit(by)])
    .state()
    .tasks.map((t) => `${t.person} ${t.because.why} ${t.state}`)
    .join(', ')

describe('发起人即审批人 the initiator is the approver', () => {
  test.each([
    ['their manager decides instead', 'departmentHead', 'toManager', 'all', 'li', 'wang insteadOfInitiator open'],
    ['at the top nobody is above: the administrator', '{ role: gm }', 'toManager', 'any', 'wang', 'chen admin open'],
    ['one of several is enough: the others decide', '{ role: finance }', 'toManager', 'any', 'sun', 'qian role open'],
    [
      '会签: the manager takes their seat',
      '{ person: [sun, li] }',
      'toManager',
      'all',
      'sun',
      'qian insteadOfInitiator open, li named open',
    ],
    [
      '会签: unless the manager sits there already',
      '{ person: [sun, qian] }',
      'toManager',
      'all',
      'sun',
      'qian named open',
    ],
    ['autoPass only where it is written', 'departmentHead', 'autoPass', 'all', 'li', 'li departmentHead autoPassed'],
    [
      'autoPass still leaves it to others where there are any',
      '{ role: finance }',
      'autoPass',
      'any',
      'sun',
      'qian role open',
    ],
    [
      '会签 with autoPass: the others still decide',
      '{ person: [sun, li] }',
      'autoPass',
      'all',
      'sun',
      'sun named autoPassed, li named open',
    ],
    ['ask: like anybody else', 'departmentHead', 'ask', 'all', 'li', 'li departmentHead open'],
  ])('%s', (_, approvers, policy, signing, by, expected) =>
    expect(asked(ownRequest(approvers, policy, signing), by)).toBe(expected),
  )
  test('a step that fills in a field never passes by rule', () => {
    const filling = process(
      `- { id: a, name: 甲 / A, approvers: departmentHead, rights: { account: write } }`,
      '{ initiatorIsApprover: autoPass }',
    )
    expect(asked(filling, 'li')).toBe('li departmentHead open')
  })
  test('nor does one that does something', () => {
    const doing = process(
      `- { id: a, name: 甲 / A, kind: handle, approvers: departmentHead }`,
      '{ initiatorIsApprover: autoPass }',
    )
    expect(asked(doing, 'li')).toBe('li departmentHead open')
  })
})

const twice = (policy: string, middle = '') =>
  process(
    `
  - { id: a, name: 甲 / A, approvers: { person: [li] } }
  ${middle ? `- { id: m, name: 中 / M, approvers: { person: [${middle}] } }` : '- { id: m, name: 中 / M, kind: copy, to: { role: hr } }'}
  - { id: b, name: 乙 / B, approvers: { person: [li, qian] }, signing: all }`,
    `{ duplicateApprover: ${policy} }`,
  )

describe('审批人去重 the same approver twice', () => {
  const opens = ['StepEntered b forward round 1', 'TaskOpened li named']
  test('ask: asked again', () =>
    given(twice('ask'), submit('zhang'))
      .when(approve('li'))
      .then('Approved li', 'StepPassed a', 'Copied he', ...opens, 'TaskOpened qian named'))
  test('autoPassConsecutive: not asked at the very next step', () =>
    given(twice('autoPassConsecutive'), submit('zhang'))
      .when(approve('li'))
      .then('Approved li', 'StepPassed a', 'Copied he', ...opens, 'AutoPassed li duplicate', 'TaskOpened qian named'))
  test('autoPassConsecutive: asked again when somebody decided in between', () =>
    given(twice('autoPassConsecutive', 'wang'), submit('zhang'), approve('li'))
      .when(approve('wang'))
      .then('Approved wang', 'StepPassed m', ...opens, 'TaskOpened qian named'))
  test('autoPassLater: not asked again in this round', () =>
    given(twice('autoPassLater', 'wang'), submit('zhang'), approve('li'))
      .when(approve('wang'))
      .then('Approved wang', 'StepPassed m', ...opens, 'AutoPassed li duplicate', 'TaskOpened qian named'))
  test('the pass says which approval it stands on', () => {
    const { events } = play({ definition: twice('autoPassLater') }, [submit('zhang'), approve('li')])
    const first = events.find((e) => e.type === 'Approved')
    expect(events.find((e) => e.type === 'AutoPassed')).toMatchObject({
      ref: first?.type === 'Approved' ? first.task : '',
    })
  })
  test('或签: who has said yes settles it, the others are not bothered', () => {
    const any = process(
      `
    - { id: a, name: 甲 / A, approvers: { person: [qian] } }
    - { id: b, name: 乙 / B, approvers: { role: finance } }`,
      '{ duplicateApprover: autoPassConsecutive }',
    )
    given(any, submit('zhang'))
      .when(approve('qian'))
      .then(
        'Approved qian',
        'StepPassed a',
        'StepEntered b forward round 1',
        'TaskOpened qian role',
        'AutoPassed qian duplicate',
        'StepPassed b',
        'RequestApproved',
      )
  })
  test('依次: passed over when the turn would come', () => {
    const ordered = process(
      `
    - { id: a, name: 甲 / A, approvers: { person: [qian] } }
    - { id: b, name: 乙 / B, approvers: { person: [li, qian, wang] }, signing: inOrder }`,
      '{ duplicateApprover: autoPassLater }',
    )
    given(ordered, submit('zhang'), approve('qian')).when(approve('li')).then('Approved li', 'TaskActivated next')
    const { state } = play({ definition: ordered }, [submit('zhang'), approve('qian'), approve('li')])
    expect(state().tasks.find((t) => t.state === 'open')?.person).toBe('wang')
  })
  test('依次: also when theirs would be the first', () => {
    const ordered = process(
      `
      - { id: a, name: 甲 / A, approvers: { person: [qian] } }
      - { id: b, name: 乙 / B, approvers: { person: [qian, li] }, signing: inOrder }`,
      '{ duplicateApprover: autoPassLater }',
    )
    const { state } = play({ definition: ordered }, [submit('zhang'), approve('qian')])
    expect(state().tasks.find((t) => t.state === 'open')?.person).toBe('li')
  })
  test('never where the step fills in a field', () => {
    const filling = process(
      `
    - { id: a, name: 甲 / A, approvers: { person: [li] } }
    - { id: b, name: 乙 / B, approvers: { person: [li] }, rights: { account: write } }`,
      '{ duplicateApprover: autoPassLater }',
    )
    given(filling, submit('zhang'))
      .when(approve('li'))
      .then('Approved li', 'StepPassed a', 'StepEntered b forward round 1', 'TaskOpened li named')
  })
})

const empty = (policies: string) =>
  process(
    `
  - { id: a, name: 甲 / A, approvers: manager }
  - { id: b, name: 乙 / B, approvers: { role: legal }, signing: all }`,
    policies,
  )

describe('审批人为空 nobody fits', () => {
  test('the administrators decide, and it is said', () =>
    given(empty('{}'), submit('zhang'))
      .when(approve('li'))
      .then(
        'Approved li',
        'StepPassed a',
        'StepEntered b forward round 1',
        'EmptyApproverEscalated b to chen',
        'TaskOpened chen admin',
      ))
  test('toNamed: the named person', () =>
    given(empty('{ emptyApprover: toNamed, fallback: he }'), submit('zhang'))
      .when(approve('li'))
      .then(
        'Approved li',
        'StepPassed a',
        'StepEntered b forward round 1',
        'EmptyApproverEscalated b to he',
        'TaskOpened he fallback',
      ))
  test('toNamed: the named person is not asked about their own request', () => {
    const { state } = play({ definition: empty('{ emptyApprover: toNamed, fallback: he }') }, [
      submit('he'),
      approve('wang'),
    ])
    expect(state().tasks.at(-1)?.person).toBe('chen')
  })
  test('refuse: said before anything is filed', () =>
    given(empty('{ emptyApprover: refuse }')).when(submit('zhang')).refused({ refused: 'no-approver', step: 'b' }))
  test('no administrator either: refused, never passed', () => {
    const nobody = organisationOf(people.map((p) => (p.id === 'chen' ? { ...p, active: false } : p)))
    given({ definition: empty('{}'), organisation: nobody })
      .when(submit('zhang'))
      .refused({ refused: 'no-approver', step: 'b' })
  })
})

describe('发起人自选 the initiator chooses', () => {
  const picking = process(`- { id: a, name: 甲 / A, approvers: { initiatorPicks: { min: 1, max: 2, role: finance } } }`)
  const refusal = { refused: 'pick-approvers', step: 'a', min: 1, max: 2 } as const
  test.each<[string, string[]]>([
    ['nobody', []],
    ['somebody without the role', ['li']],
    ['somebody who has left', ['old']],
    ['too many', ['qian', 'sun', 'li']],
  ])('%s is refused', (_, picks) =>
    given(picking)
      .when(submit('zhang', { amount: money(1) }, { a: picks }))
      .refused(refusal),
  )
  test('oneself is refused', () =>
    given(picking)
      .when(submit('sun', { amount: money(1) }, { a: ['sun'] }))
      .refused(refusal))
  test('only what the route asks for is kept', () => {
    const { state } = play({ definition: picking }, [
      submit('zhang', { amount: money(1) }, { a: ['sun', 'sun'], z: ['wang'] }),
    ])
    expect(state().picks).toEqual({ a: ['sun'] })
  })
  test('the chosen one is asked', () =>
    given(picking)
      .when(submit('zhang', { amount: money(1) }, { a: ['sun'] }))
      .then('Submitted zhang', 'StepEntered a forward round 1', 'TaskOpened sun picked'))
})

describe('抄送 copies', () => {
  const copying = process(`
    - { id: x, name: 抄送 / Copy, kind: copy, to: { field: helper } }
    - { id: a, name: 甲 / A, approvers: manager }
    - { id: y, name: 抄送 / Copy, kind: copy, to: { person: [zhou, he] } }`)
  test('each person once a round, never the initiator', () => {
    const stand = given(copying, submit('zhang', { amount: money(1), helper: ['zhou', 'zhang'] }))
    expect(stand.played.state().copied).toEqual([{ person: 'zhou', round: 1 }])
    stand.when(approve('li')).then('Approved li', 'StepPassed a', 'Copied he', 'RequestApproved')
  })
})

const told = (steps: ReturnType<typeof forecast>) =>
  steps.map(
    (s) =>
      `${s.step}: ${s.people.map((p) => p.person + (p.passes ? ' passes' : '')).join(', ')}${s.escalated ? ' escalated' : ''}`,
  )

describe('the route to come', () => {
  const definition = process(
    `
    - { id: a, name: 甲 / A, approvers: manager }
    - { id: b, name: 乙 / B, approvers: departmentHead }
    - { id: c, name: 丙 / C, when: amount > 5000, approvers: { role: gm } }
    - { id: d, name: 丁 / D, approvers: { initiatorPicks: { min: 1, max: 1 } } }
    - { id: e, name: 戊 / E, approvers: { role: legal } }
    - { id: f, name: 抄送 / Copy, kind: copy, to: { role: hr } }`,
    '{ duplicateApprover: autoPassConsecutive }',
  )
  test('before submitting: all of it, with who passes by rule, who is yet to be chosen, where nobody is', () => {
    const { facts } = play({ definition }, [])
    expect(told(forecast({ initiator: 'zhang', values: { amount: money(1) }, picks: {} }, facts()))).toEqual([
      'a: li',
      'b: li passes',
      'd: ',
      'e: chen escalated',
      'f: he',
    ])
  })
  test('consecutive means the step just before, also in what is only foreseen', () => {
    const gap = process(
      `
      - { id: a, name: 甲 / A, approvers: { person: [li] } }
      - { id: b, name: 乙 / B, approvers: { person: [qian] } }
      - { id: c, name: 丙 / C, approvers: { person: [li] } }`,
      '{ duplicateApprover: autoPassConsecutive }',
    )
    const { facts } = play({ definition: gap }, [])
    expect(told(forecast({ initiator: 'zhang', values: { amount: money(1) }, picks: {} }, facts()))).toEqual([
      'a: li',
      'b: qian',
      'c: li',
    ])
  })
  test('under way: what follows the step it stands at; when it is over: nothing', () => {
    const { state, facts, ask } = play({ definition }, [
      submit('zhang', { amount: money(6000) }, { d: ['sun'] }),
      approve('li'),
    ])
    expect(told(forecast(state(), facts()))).toEqual(['d: sun', 'e: chen escalated', 'f: he'])
    ask({ do: 'withdraw', by: 'zhang' })
    expect(forecast(state(), facts())).toEqual([])
  })
})
