// The company as the approvals see it: people, departments, roles; and the questions a route asks of it.
import type { DepartmentId, OrgId, PersonId } from '../kernel/ids.ts'

export type Locale = 'zh' | 'en'
/** Roles that routes and rights name; an organisation may add its own. */
export type Role = string

export interface Person {
  id: PersonId
  name: string
  /** Nicknames, English first name, 老张 … exactly as colleagues say them. */
  aliases: readonly string[]
  department: DepartmentId
  manager?: PersonId
  roles: readonly Role[]
  title?: string
  email?: string
  /** IANA zone, e.g. Asia/Shanghai. */
  zone: string
  /** Whose holidays this person keeps (key into kernel/calendar); the organisation's when left out. */
  calendar?: string
  locale: Locale
  active: boolean
  /** Plain date, inclusive; left out where nobody named one. An account may outlive it: that is worth knowing. */
  lastDay?: string
}

export interface Department {
  id: DepartmentId
  name: { zh: string; en: string }
  aliases?: readonly string[]
  parent?: DepartmentId
  head?: PersonId
}

export interface Organisation {
  id: OrgId
  key: string
  name: { zh: string; en: string }
  zone: string
  /** Key into kernel/calendar, e.g. CN; a person's zone never changes which holidays the office keeps. */
  calendar: string
  person(id: PersonId): Person | undefined
  department(id: DepartmentId): Department | undefined
  people(): readonly Person[]
  departments(): readonly Department[]
}

export function createOrganisation(facts: {
  id: OrgId
  key: string
  name: { zh: string; en: string }
  zone: string
  calendar: string
  people: readonly Person[]
  departments: readonly Department[]
}): Organisation {
  const people = new Map(facts.people.map((p) => [p.id, p]))
  const departments = new Map(facts.departments.map((d) => [d.id, d]))
  return {
    id: facts.id,
    key: facts.key,
    name: facts.name,
    zone: facts.zone,
    calendar: facts.calendar,
    person: (id) => people.get(id),
    department: (id) => departments.get(id),
    people: () => facts.people,
    departments: () => facts.departments,
  }
}

/** The first active manager above; a leaver in between is passed over. Undefined at the top. */
export function managerOf(organisation: Organisation, id: PersonId): Person | undefined {
  const seen = new Set<PersonId>([id])
  let at = organisation.person(id)?.manager
  while (at && !seen.has(at)) {
    seen.add(at)
    const manager = organisation.person(at)
    if (manager?.active) return manager
    at = manager?.manager
  }
  return undefined
}

/** Managers from the nearest upwards, at most `levels`. */
export function managerChain(organisation: Organisation, id: PersonId, levels = 20): readonly Person[] {
  const chain: Person[] = []
  let at: Person | undefined = managerOf(organisation, id)
  while (at && chain.length < levels && !chain.includes(at) && at.id !== id) {
    chain.push(at)
    at = managerOf(organisation, at.id)
  }
  return chain
}

/** The head of a department; a vacant post moves one level up. */
export function headOf(organisation: Organisation, id: DepartmentId): Person | undefined {
  const seen = new Set<DepartmentId>()
  let at = organisation.department(id)
  while (at && !seen.has(at.id)) {
    seen.add(at.id)
    const head = at.head ? organisation.person(at.head) : undefined
    if (head?.active) return head
    at = at.parent ? organisation.department(at.parent) : undefined
  }
  return undefined
}

export const withRole = (organisation: Organisation, role: Role): readonly Person[] =>
  organisation.people().filter((p) => p.active && p.roles.includes(role))
