// Who may see a request and which of its fields, as a matrix; and how colleagues are found.
import { describe, expect, test } from 'vitest'
import { searchPeople } from '../../../src/people/directory.ts'
import { maySee, permissionMatrix, visibleFields } from '../../../src/people/permissions.ts'
import {
  approve,
  giveBack,
  organisation,
  organisationOf,
  people,
  play,
  process,
  submit,
  transfer,
  type Happening,
} from '../../kit/approval.ts'

const definition = process(`
    - { id: a, name: 甲 / A, approvers: { person: [li] }, rights: { account: hidden } }
    - { id: b, name: 乙 / B, approvers: { person: [qian] }, rights: { account: write, note: hidden } }
    - { id: x, name: 抄送 / Copy, kind: copy, to: { role: hr } }
    - { id: c, name: 丙 / C, approvers: { person: [wang] } }`)
const everywhere: Happening[] = [submit('zhang'), transfer('li', 'zhou'), approve('zhou'), approve('qian')]
const auditor = organisationOf([...people, { ...people[0]!, id: 'shen', roles: ['auditor'] }])

const sees = (id: string, happenings: Happening[] = everywhere) => {
  const request = play({ definition }, happenings).state()
  const person = auditor.person(id)!
  return maySee(auditor, request, person) ? visibleFields(auditor, definition, request, person).join(' ') : 'nothing'
}

describe('who sees which fields of a request', () => {
  test.each([
    ['the initiator: everything', 'zhang', 'amount note helper account'],
    ['a step from which the account is hidden', 'zhou', 'amount note helper'],
    ['the one who passed that task on, the same', 'li', 'amount note helper'],
    ['the step that fills the account in, without the note hidden from it', 'qian', 'amount helper account'],
    ['the step it stands at: private fields too', 'wang', 'amount note helper account'],
    ['copied: nothing private', 'he', 'amount note helper'],
    ['the administrator: nothing private', 'chen', 'amount note helper'],
    ['the auditor: nothing private', 'shen', 'amount note helper'],
    ['a colleague: not even that it exists', 'mark', 'nothing'],
    ['somebody who has left', 'old', 'nothing'],
  ])('%s', (_, id, expected) => expect(sees(id)).toBe(expected))
  test('a step that has not been reached sees nothing yet', () =>
    expect(sees('wang', [submit('zhang')])).toBe('nothing'))
  test('a step once asked may still look while the request is returned', () =>
    expect(sees('qian', [submit('zhang'), approve('li'), giveBack('qian')])).toBe('amount helper account'))
})

test('the matrix a customer reads is the rules themselves', () => {
  const rows = permissionMatrix(definition).map((r) => [
    r.step ? `${r.relation} ${r.step}` : r.relation,
    r.sees ? Object.values(r.fields).join(' ') : '-',
  ])
  expect(rows).toEqual([
    ['initiator', 'write write write write'],
    ['approver a', 'read read read hidden'],
    ['approver b', 'read hidden read write'],
    ['approver c', 'read read read read'],
    ['copied', 'read read read hidden'],
    ['admin', 'read read read hidden'],
    ['auditor', 'read read read hidden'],
    ['colleague', '-'],
  ])
})

const named = (id: string, name: string, aliases: string[] = [], email?: string) => ({
  ...people[2]!,
  id,
  name,
  aliases,
  ...(email ? { email } : {}),
})

describe('finding a colleague', () => {
  const office = organisationOf([
    named('1', '王晓明', ['老王', '小明']),
    named('2', '王芳', [], 'fiona.wang@example.com'),
    named('3', '单雄信'),
    named('4', 'Anna Schmidt', ['Ann']),
    named('5', '欧阳娜娜'),
    { ...named('6', '王离'), active: false },
  ])
  test.each([
    ['王', '12'],
    ['王芳', '2'],
    ['老王', '1'],
    ['wang', '12'],
    ['wangxm', ''],
    ['wxm', '1'],
    ['WANG Xiao', '1'],
    ['shan', '3'],
    ['ouyang', '5'],
    ['oynn', '5'],
    ['schmidt', '4'],
    ['ann', '4'],
    ['as', '4'],
    ['fiona', '2'],
    ['明', '1'],
    ['', ''],
    ['   ', ''],
    ['nobody', ''],
    ['%', ''],
  ])('%s', (words, ids) =>
    expect(
      searchPeople(office, words)
        .map((p) => p.id)
        .sort()
        .join(''),
    ).toBe(ids),
  )
  test('the exact name comes first', () => expect(searchPeople(office, 'ann')[0]?.id).toBe('4'))
  test('the organisation of the tests is searched the same way', () =>
    expect(searchPeople(organisation, 'zh').map((p) => p.id)).toEqual(['zhang', 'zhou']))
})
