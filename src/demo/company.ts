// The demo company: 澄江科技, a maker of measuring instruments with four offices on two clocks. The same every time.
import type { DepartmentId, OrgId, PersonId } from '../kernel/ids.ts'
import type { Department, Person } from '../people/organisation.ts'
import { departmentRows, peopleRows, type Office } from './people.ts'

export interface CompanyFacts {
  id: OrgId
  key: string
  name: { zh: string; en: string }
  zone: string
  calendar: string
  people: readonly Person[]
  departments: readonly Department[]
  /** The best person to sign in as first: an employee whose manager has a manager. */
  first: PersonId
}

/** Fixed, so that seeding twice is seeding once. */
const DEMO_ORG = 'demo'

const offices: Readonly<Record<Office, Pick<Person, 'zone' | 'locale'> & { calendar?: string }>> = {
  shanghai: { zone: 'Asia/Shanghai', locale: 'zh' },
  beijing: { zone: 'Asia/Shanghai', locale: 'zh' },
  shenzhen: { zone: 'Asia/Shanghai', locale: 'zh' },
  london: { zone: 'Europe/London', locale: 'en', calendar: 'GB' },
}

export function demoCompany(): CompanyFacts {
  return {
    id: DEMO_ORG,
    key: 'demo',
    name: { zh: '澄江科技（演示）', en: 'Chengjiang Technology (demo)' },
    zone: 'Asia/Shanghai',
    calendar: 'CN',
    people: peopleRows.map(([id, name, department, manager, office, title, aliases, roles]) => ({
      id: personId(id),
      name,
      aliases,
      department: departmentId(department),
      ...(manager ? { manager: personId(manager) } : {}),
      roles,
      title,
      email: `${id.replaceAll('-', '.')}@chengjiang.example`,
      active: true,
      ...offices[office],
    })),
    departments: departmentRows.map(([id, zh, en, parent, head, aliases]) => ({
      id: departmentId(id),
      name: { zh, en },
      aliases,
      ...(parent ? { parent: departmentId(parent) } : {}),
      ...(head ? { head: personId(head) } : {}),
    })),
    first: personId('wang-fang'),
  }
}

/** Readable on purpose: they show up in links, logs and `--as`. */
const personId = (id: string): PersonId => id
const departmentId = (id: string): DepartmentId => id
