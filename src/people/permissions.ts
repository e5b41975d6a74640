// Rights, read as sentences: who may see a request, which of its fields, and who may start a process.
import type { PersonId } from '../kernel/ids.ts'
import { createOrganisation, type Organisation, type Person } from './organisation.ts'

/** What rights need to know of a request. */
interface Seen {
  initiator: PersonId
  tasks: readonly { person: PersonId; step: string }[]
  copied: readonly { person: PersonId }[]
}
/** What rights need to know of a process. */
interface Ruled {
  startableBy?: { roles?: readonly string[]; departments?: readonly string[] }
  form: { fields: readonly { id: string; private?: boolean }[] }
  route: readonly { id: string; kind: string; rights?: { readonly [field: string]: 'hidden' | 'read' | 'write' } }[]
}

const isInitiator = (request: Seen, person: Person): boolean => request.initiator === person.id
const hadTask = (request: Seen, person: Person): boolean => request.tasks.some((t) => t.person === person.id)
const wasCopied = (request: Seen, person: Person): boolean => request.copied.some((c) => c.person === person.id)
const has = (person: Person, role: string): boolean => person.roles.includes(role)

/** The initiator, whoever was asked to decide, whoever was copied in, administrators and auditors. */
export const maySee = (_organisation: Organisation, request: Seen, person: Person): boolean =>
  person.active &&
  (isInitiator(request, person) ||
    hadTask(request, person) ||
    wasCopied(request, person) ||
    has(person, 'admin') ||
    has(person, 'auditor'))

/** Field ids this person may read on this request. */
export function visibleFields(
  organisation: Organisation,
  process: Ruled,
  request: Seen,
  person: Person,
): readonly string[] {
  if (!maySee(organisation, request, person)) return []
  const ids = process.form.fields.map((f) => f.id)
  if (isInitiator(request, person)) return ids
  const steps = new Set(request.tasks.filter((t) => t.person === person.id).map((t) => t.step))
  const rights = process.route.filter((s) => steps.has(s.id)).map((s) => s.rights ?? {})
  const shownAtAStep = (id: string) => rights.some((r) => r[id] !== 'hidden')
  // Copied people, administrators and auditors read everything that is not private; a step of their own adds to it.
  const reader =
    wasCopied(request, person) || has(person, 'admin') || has(person, 'auditor') || !hadTask(request, person)
  return process.form.fields.filter((f) => shownAtAStep(f.id) || (reader && !f.private)).map((f) => f.id)
}

/** Everyone, unless the process names roles or departments; a department includes those below it. */
export function mayStart(organisation: Organisation, process: Pick<Ruled, 'startableBy'>, person: Person): boolean {
  if (!person.active) return false
  const { roles, departments } = process.startableBy ?? {}
  if (!roles && !departments) return true
  if (roles?.some((role) => has(person, role))) return true
  return departments !== undefined && departmentsAbove(organisation, person).some((d) => departments.includes(d))
}

function departmentsAbove(organisation: Organisation, person: Person): readonly string[] {
  const all: string[] = []
  let at = organisation.department(person.department)
  while (at && !all.includes(at.id)) {
    all.push(at.id)
    at = at.parent ? organisation.department(at.parent) : undefined
  }
  return all
}

export type Relation = 'initiator' | 'approver' | 'copied' | 'admin' | 'auditor' | 'colleague'
export interface MatrixRow {
  relation: Relation
  /** For approvers: at which step. */
  step?: string
  sees: boolean
  fields: Readonly<Record<string, 'hidden' | 'read' | 'write'>>
}

/** Who may see and write what, for the customer to read: asked of the very rules that decide. */
export function permissionMatrix(process: Ruled): MatrixRow[] {
  const steps = process.route.filter((s) => s.kind !== 'copy').map((s) => s.id)
  return [
    row(process, 'initiator'),
    ...steps.map((step) => row(process, 'approver', step)),
    ...(['copied', 'admin', 'auditor', 'colleague'] as const).map((relation) => row(process, relation)),
  ]
}

function row(process: Ruled, relation: Relation, step?: string): MatrixRow {
  const person: Person = {
    id: relation,
    name: relation,
    aliases: [],
    department: '',
    roles: relation === 'admin' || relation === 'auditor' ? [relation] : [],
    zone: 'UTC',
    locale: 'en',
    active: true,
  }
  const request: Seen = {
    initiator: 'initiator',
    tasks: step ? [{ person: 'approver', step }] : [],
    copied: [{ person: 'copied' }],
  }
  const visible = visibleFields(NOWHERE, process, request, person)
  const rights = process.route.find((s) => s.id === step)?.rights ?? {}
  const right = (id: string) =>
    !visible.includes(id) ? 'hidden' : relation === 'initiator' || rights[id] === 'write' ? 'write' : 'read'
  return {
    relation,
    ...(step ? { step } : {}),
    sees: maySee(NOWHERE, request, person),
    fields: Object.fromEntries(process.form.fields.map((f) => [f.id, right(f.id)])),
  }
}

/** The matrix speaks of relations, not of a company. */
const NOWHERE = createOrganisation({
  id: '',
  key: '',
  name: { zh: '', en: '' },
  zone: 'UTC',
  calendar: '',
  people: [],
  departments: [],
})
