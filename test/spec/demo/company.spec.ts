import { expect, test } from 'vitest'
import { demoCompany } from '../../../src/demo/company.ts'
import { createOrganisation, headOf, managerChain, managerOf, withRole } from '../../../src/people/organisation.ts'

const company = demoCompany()
const organisation = createOrganisation(company)
const people = company.people

test('about forty people in a tree of departments, on two clocks', () => {
  expect(people.length).toBeGreaterThanOrEqual(38)
  expect(people.length).toBeLessThanOrEqual(48)
  expect(new Set(people.map((p) => p.zone))).toEqual(new Set(['Asia/Shanghai', 'Europe/London']))
  expect(company.departments.filter((d) => !d.parent)).toHaveLength(1)
})

test('every id is used once, and everybody named exists', () => {
  expect(new Set(people.map((p) => p.id)).size).toBe(people.length)
  expect(new Set(people.map((p) => p.email)).size).toBe(people.length)
  for (const person of people) {
    expect(organisation.department(person.department), person.name).toBeDefined()
    if (person.manager) expect(organisation.person(person.manager), person.name).toBeDefined()
  }
  for (const department of company.departments) {
    expect(headOf(organisation, department.id), department.name.en).toBeDefined()
    if (department.parent) expect(organisation.department(department.parent)).toBeDefined()
  }
})

test('everybody reports, over at most four steps, to the general manager', () => {
  const [gm] = withRole(organisation, 'gm')
  for (const person of people) {
    const chain = managerChain(organisation, person.id)
    if (person.id === gm?.id) expect(chain).toEqual([])
    else expect(chain.at(-1)?.id, person.name).toBe(gm?.id)
    expect(chain.length).toBeLessThanOrEqual(4)
  }
})

test.each([
  'admin',
  'hr',
  'finance',
  'finance_director',
  'cfo',
  'gm',
  'vp',
  'seal_keeper',
  'cashier',
  'purchasing',
  'legal',
  'auditor',
])('somebody is %s', (role) => expect(withRole(organisation, role).length).toBeGreaterThan(0))

test('the first person to sign in as has a manager who has a manager, and no power', () => {
  const first = organisation.person(company.first)
  expect(first?.roles).toEqual([])
  const manager = managerOf(organisation, company.first)
  expect(manager && managerOf(organisation, manager.id)).toBeDefined()
})

test('two people share a name in different departments', () => {
  const namesakes = people.filter((p) => p.name === '张伟')
  expect(namesakes).toHaveLength(2)
  expect(new Set(namesakes.map((p) => p.department)).size).toBe(2)
})

test('an alias belongs to one person, and is nobody else’s name', () => {
  const said = people.flatMap((p) => [...p.aliases, ...new Set([p.name])].map((word) => `${word.toLowerCase()}`))
  const twice = said.filter((word, i) => said.indexOf(word) !== i)
  expect(twice).toEqual(['张伟'])
})

test('the same company every time', () => {
  expect(demoCompany()).toEqual(company)
})
