// Process definitions: the built-in ones are right, short forms mean what they say, and a wrong one is told line, place and fix.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formatProblem, parseDefinition } from '../../../src/approval/definition.ts'
import type { DecisionStep, ProcessDefinition } from '../../../src/approval/flow.ts'
import { defined } from '../../kit/approval.ts'

const folder = new URL('../../../processes/', import.meta.url)
const files = readdirSync(folder).filter((f) => f.endsWith('.yaml'))
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8')

const privates = (key: string) =>
  defined(read(`${key}.yaml`))
    .form.fields.filter((f) => f.private)
    .map((f) => f.id)

describe('the built-in processes', () => {
  test('there are six', () =>
    expect(files).toEqual([
      'business_trip.yaml',
      'expense.yaml',
      'leave.yaml',
      'payment.yaml',
      'purchase.yaml',
      'seal.yaml',
    ]))
  test.each(files)('%s passes the check', (file) =>
    expect(parseDefinition(read(file))).toHaveProperty('definition.key', file.replace('.yaml', '')),
  )
  test.each(files)('%s, once spelt out, is its own definition', (file) => {
    const parsed = parseDefinition(read(file))
    expect('definition' in parsed && parseDefinition(JSON.stringify(parsed.definition))).toEqual(parsed)
  })
  test.each(files)('%s is called many things in both languages, and shows how it is asked for', (file) => {
    const { aliases, examples = [], form, name } = defined(read(file))
    expect(aliases.zh.length).toBeGreaterThanOrEqual(8)
    expect(aliases.en.length).toBeGreaterThanOrEqual(6)
    expect(examples.filter((e) => /\p{Script=Han}/u.test(e)).length).toBeGreaterThanOrEqual(2)
    expect(examples.filter((e) => !/\p{Script=Han}/u.test(e)).length).toBeGreaterThanOrEqual(2)
    for (const label of [name, ...form.fields.map((f) => f.label)]) {
      expect(label.zh).toMatch(/\p{Script=Han}/u)
      expect(label.en).not.toMatch(/\p{Script=Han}/u)
    }
  })
  test('their policies are written out, none by silence', () => {
    for (const file of files)
      expect(read(file)).toMatch(
        /initiatorIsApprover:[^]*duplicateApprover:[^]*emptyApprover:[^]*onReturn:[^]*withdrawAfterDecision:/,
      )
  })
  // The least a person must say, as the command line documents it; everything else may be left out.
  test.each([
    ['leave', 'leaveType period'],
    ['expense', 'amount reason'],
    ['purchase', 'item quantity'],
    ['business_trip', 'destination period'],
    ['seal', 'document sealType'],
    ['payment', 'payee amount'],
  ])('%s asks at least for %s', (key, least) =>
    expect(
      defined(read(`${key}.yaml`))
        .form.fields.filter((f) => f.required)
        .map((f) => f.id)
        .join(' '),
    ).toBe(least),
  )
  test('a bank account and a reason for leave are private', () => {
    expect(privates('payment')).toEqual(['bankAccount'])
    expect(privates('leave')).toEqual(['reason', 'proof'])
  })
})

test('the example in the guide is right', () => {
  const guide = readFileSync(new URL('../../../docs/guide/processes.md', import.meta.url), 'utf8')
  const example = /```yaml\n(key:[^]*?)```/.exec(guide)?.[1] ?? ''
  expect(parseDefinition(example)).toHaveProperty('definition.key')
})

const BASE = `key: test
name: 测试 / Test
aliases: [测试, test]
title: "{what}"
numbering: TE
form:
  - id: what
    label: 内容 / What
    kind: text
  - id: kind
    label: 类别 / Kind
    kind: choice
    options:
      big: 大 / Big
      small: 小 / Small
  - id: cost
    label: 费用 / Cost
    kind: money
  - id: secret
    label: 密 / Secret
    kind: text
    private: true
  - id: who
    label: 谁 / Who
    kind: person
  - id: lines
    label: 明细 / Lines
    kind: table
    columns:
      - { id: price, label: 价 / Price, kind: money }
    sum: { column: price, into: cost }
route:
  - id: boss
    name: 主管 / Boss
    when: cost > 100 and kind = "big"
    approvers: manager
  - id: hr
    name: 抄送 / Copy
    kind: copy
    to: { role: hr }
policies: { onReturn: replay }
`
const stepOf = (d: ProcessDefinition) => d.route[0] as DecisionStep
const spelt = (from: string, to: string) => defined(BASE.replace(from, to))

describe('short forms', () => {
  test('the base is right', () => expect(parseDefinition(BASE)).toHaveProperty('definition'))
  test.each([
    ['manager', { by: 'manager' }],
    ['{ manager: 2 }', { by: 'manager', level: 2 }],
    ['departmentHead', { by: 'departmentHead' }],
    ['{ role: hr, within: department }', { by: 'role', role: 'hr', within: 'department' }],
    ['{ person: li }', { by: 'person', people: ['li'] }],
    ['{ person: [li, wang] }', { by: 'person', people: ['li', 'wang'] }],
    ['{ managerChain: { upTo: gm } }', { by: 'managerChain', upTo: 'gm' }],
    ['{ managerChain: 3 }', { by: 'managerChain', levels: 3 }],
    ['{ field: who }', { by: 'field', field: 'who' }],
    ['{ initiatorPicks: { min: 1, max: 2 } }', { by: 'initiatorPicks', min: 1, max: 2 }],
    ['{ by: role, role: hr }', { by: 'role', role: 'hr' }],
  ])('approvers: %s', (short, long) =>
    expect(stepOf(spelt('approvers: manager', `approvers: ${short}`)).approvers).toEqual(long),
  )
  test.each([
    ['all', { mode: 'all', rejectPolicy: 'veto' }],
    ['{ all: countVotes }', { mode: 'all', rejectPolicy: 'countVotes' }],
    ['any', { mode: 'any', orMode: 'firstResponse' }],
    ['{ any: anyApprove }', { mode: 'any', orMode: 'anyApprove' }],
    ['inOrder', { mode: 'inOrder' }],
    ['{ vote: 1 }', { mode: 'vote', pass: 1 }],
    ['{ mode: any, orMode: anyApprove }', { mode: 'any', orMode: 'anyApprove' }],
  ])('signing: %s', (short, long) =>
    expect(stepOf(spelt('approvers: manager', `approvers: manager\n    signing: ${short}`)).signing).toEqual(long),
  )
  test.each([
    ['manager', { mode: 'all', rejectPolicy: 'veto' }],
    ['{ role: hr }', { mode: 'any', orMode: 'firstResponse' }],
    ['managerChain', { mode: 'inOrder' }],
  ])('left out, it is written out: %s', (approvers, signing) =>
    expect(stepOf(spelt('approvers: manager', `approvers: ${approvers}`)).signing).toEqual(signing),
  )
  test.each([
    ['2 working days', { within: { workingDays: 2 } }],
    ['1 day 4 hours', { within: { days: 1, hours: 4 } }],
    [
      '{ within: 30 minutes, remindEvery: 1 working hour }',
      { within: { minutes: 30 }, remindEvery: { workingHours: 1 } },
    ],
  ])('deadline: %s', (short, long) =>
    expect(stepOf(spelt('approvers: manager', `approvers: manager\n    deadline: ${short}`)).deadline).toEqual(long),
  )
  test('the defaults of every policy are in the published definition', () =>
    expect(defined(BASE).policies).toEqual({
      initiatorIsApprover: 'toManager',
      duplicateApprover: 'ask',
      emptyApprover: 'toAdmin',
      onReturn: { resume: 'replay', maxRounds: 4 },
      withdrawAfterDecision: true,
    }))
  test('aliases are sorted by their letters', () =>
    expect(defined(BASE).aliases).toEqual({ zh: ['测试'], en: ['test'] }))
})

describe('a wrong definition is told where, what and how to mend it', () => {
  // what was changed into what; where it is told; and words of the fix
  test.each<[string, string, string, string, string]>([
    ['a misspelt kind', 'kind: choice', 'kind: chioce', '12:11 form.kind.kind', 'did you mean choice?'],
    ['a misspelt key', '    private: true', '    privat: true', '22:5 form.secret.privat', 'did you mean private?'],
    ['a key that is nowhere', 'numbering: TE', 'numbering: TE\ncolour: red', '6:1 colour', 'remove colour'],
    ['a key left out', '    kind: money\n', '', '16:5 form.cost.kind', 'add kind: text | longText'],
    ['one language only', 'name: 主管 / Boss', 'name: 主管', '34:11 route.boss.name', '请假 / Leave'],
    ['no name at all', 'name: 测试 / Test\n', '', '1:1 name', '请假 / Leave'],
    ['an id with a blank', 'id: what', 'id: wh at', '7:9 form.wh at.id', 'leaveType'],
    ['the same field twice', 'id: kind', 'id: what', '10:9 form.what.id', 'another id'],
    ['the same step twice', '- id: hr', '- id: boss', '37:9 route.boss.id', 'another id'],
    ['the same option twice', 'small: 小 / Small', 'big: 小 / Small', '15:7 ', 'remove one of them'],
    [
      'a choice of nothing',
      'options:\n      big: 大 / Big\n      small: 小 / Small',
      'options: []',
      '13:14 form.kind.options',
      'at least one',
    ],
    ['a title with an unknown field', '"{what}"', '"{waht}"', '4:8 title.zh', 'did you mean what?'],
    ['a private field in the title', '"{what}"', '"{what} {secret}"', '4:8 title.zh', 'take {secret} out'],
    ['a table in the title', '"{what}"', '"{lines}"', '4:8 title.zh', 'take {lines} out'],
    ['a condition that breaks off', 'kind = "big"', 'kind =', '35:32 route.boss.when', 'for example amount'],
    ['a condition on an unknown field', 'cost > 100', 'cots > 100', '35:11 route.boss.when', 'did you mean cost?'],
    ['a condition on an unknown option', 'kind = "big"', 'kind = "bgi"', '35:33 route.boss.when', 'did you mean big?'],
    [
      'a list of options with a wrong one',
      'kind = "big"',
      'kind in ("big", "tiny")',
      '35:42 route.boss.when',
      'possible: big, small',
    ],
    [
      'a condition that asks the clock',
      'cost > 100',
      'today() > date("2026-01-01")',
      '35:11 route.boss.when',
      'the form and the initiator only',
    ],
    [
      'rights on an unknown field',
      'approvers: manager',
      'approvers: manager\n    rights: { wat: write }',
      '37:20 route.boss.rights.wat',
      'did you mean what?',
    ],
    [
      'rights that are none',
      'approvers: manager',
      'approvers: manager\n    rights: { what: edit }',
      '37:21 route.boss.rights.what',
      'hidden, read, write',
    ],
    [
      'writing a computed sum',
      'approvers: manager',
      'approvers: manager\n    rights: { cost: write }',
      '37:21 route.boss.rights.cost',
      'write lines instead',
    ],
    [
      'approvers from a field of no people',
      'approvers: manager',
      'approvers: { field: what }',
      '36:25 route.boss.approvers.field',
      'possible: who',
    ],
    [
      'approvers from an unknown field',
      'approvers: manager',
      'approvers: { field: whom }',
      '36:25 route.boss.approvers.field',
      'did you mean who?',
    ],
    [
      'approvers nobody understands',
      'approvers: manager',
      'approvers: the boss',
      '36:16 route.boss.approvers',
      'departmentHead',
    ],
    [
      'a level that is none',
      'approvers: manager',
      'approvers: { manager: 0 }',
      '36:16 route.boss.approvers.level',
      '1 or more',
    ],
    [
      'a vote that can never pass',
      'approvers: manager',
      'approvers: { person: [a, b] }\n    signing: { vote: 3 }',
      '37:14 route.boss.signing',
      'make pass 2 or less',
    ],
    [
      'a signing nobody knows',
      'approvers: manager',
      'approvers: manager\n    signing: anyone',
      '37:14 route.boss.signing.mode',
      'possible: all, any',
    ],
    [
      'a chain signed by all at once',
      'approvers: manager',
      'approvers: managerChain\n    signing: all',
      '37:14 route.boss.signing',
      'inOrder',
    ],
    [
      'a deadline in no unit',
      'approvers: manager',
      'approvers: manager\n    deadline: soon',
      '37:15 route.boss.deadline.within',
      '2 working days',
    ],
    [
      'a reminder before the task begins',
      'approvers: manager',
      'approvers: manager\n    deadline: { within: 1 hour, remindBefore: 1 day }',
      '37:47 route.boss.deadline.remindBefore',
      'shorter than within',
    ],
    [
      'a column to sum that is not there',
      'column: price',
      'column: prise',
      '31:20 form.lines.sum.column',
      'did you mean price?',
    ],
    ['a sum into a field of another kind', 'into: cost', 'into: what', '31:33 form.lines.sum.into', 'possible: cost'],
    ['fewer than none', 'kind: person', 'kind: number\n    min: 5\n    max: 1', '27:10 form.who.max', 'at least 5'],
    [
      'a currency that is none',
      'kind: money\n  - id: secret',
      'kind: money\n    currencies: [CNY, QQQ]\n  - id: secret',
      '19:23 form.cost.currencies.2',
      'CNY, USD',
    ],
    [
      'nobody named for nobody',
      '{ onReturn: replay }',
      '{ emptyApprover: toNamed }',
      '41:28 policies.emptyApprover',
      'add fallback',
    ],
    [
      'a policy that is none',
      '{ onReturn: replay }',
      '{ duplicateApprover: skip }',
      '41:32 policies.duplicateApprover',
      'autoPassLater',
    ],
    [
      'a return that can never come back',
      '{ onReturn: replay }',
      '{ onReturn: { resume: jumpBack, maxRounds: 1 } }',
      '41:23 policies.onReturn',
      'maxRounds 2',
    ],
    [
      'a field named like a value conditions are given',
      'id: who',
      'id: currency',
      '23:9 form.currency.id',
      'another id',
    ],
    ['a lower-case prefix', 'numbering: TE', 'numbering: te-', '5:12 numbering.prefix', 'LV'],
    ['a number where a text belongs', 'key: test', 'key: 5', '1:6 key', 'write text'],
    ['a broken line', 'kind: choice', 'kind: "choice', '', 'indentation'],
    ['a tab', '    label: 类别', '\tlabel: 类别', '11:1 ', 'use spaces'],
    ['nothing at all', BASE, '', '1:1 ', ''],
    ['a list', BASE, '- 1', '1:1 ', 'keys with values'],
  ])('%s', (_, from, to, place, fix) => {
    const text = BASE.replace(from, to)
    expect(text).not.toBe(BASE)
    const parsed = parseDefinition(text)
    const told = 'problems' in parsed ? parsed.problems.map((p) => formatProblem(p, 'en')) : []
    expect(
      told.filter((t) => t.startsWith(place) && t.split(' → ')[1]?.includes(fix)),
      told.join('\n'),
    ).not.toEqual([])
    // In Chinese as well, and without a hole in it.
    if ('problems' in parsed)
      for (const p of parsed.problems) expect(p.message.zh + p.fix.zh).toMatch(/\p{Script=Han}/u)
  })
  test('a route in which nobody decides', () => {
    const copyOnly = BASE.replace(/ {2}- id: boss[^]*?(?= {2}- id: hr)/, '')
    expect(parseDefinition(copyOnly)).toMatchObject({
      problems: [{ line: 33, path: 'route', fix: { en: 'add a step that approves' } }],
    })
  })
  test('every mistake at once, in the order of the file', () => {
    const parsed = parseDefinition(
      BASE.replace('cost > 100', 'cots > 1').replace('"{what}"', '"{waht}"').replace('into: cost', 'into: what'),
    )
    expect('problems' in parsed && parsed.problems.map((p) => p.line)).toEqual([4, 31, 35])
  })
})
