// Who decides at a step, and why: the rule is resolved, then the policies on initiator, duplicates and nobody are applied.
import type { PersonId, TaskId } from '../kernel/ids.ts'
import { headOf, managerChain, managerOf, withRole, type Organisation, type Person } from '../people/organisation.ts'
import type { Picks } from './commands.ts'
import type { Because } from './events.ts'
import type { Approvers, DecisionStep, Policies, ProcessDefinition, Signing } from './flow.ts'
import type { Values } from './form.ts'

/** What a route asks about: a request, or one that is only being thought of. */
export interface Subject {
  initiator: PersonId
  values: Values
  picks: Picks
}

export interface Found {
  person: PersonId
  because: Because
}

/** One person's share of a step that is about to be entered. */
export interface Seat extends Found {
  autoPass?: { because: 'initiator' | 'duplicate'; ref?: TaskId }
  weight?: number
}

export interface Seating {
  seats: readonly Seat[]
  signing: Signing
  /** Nobody was found: the administrators (or the named person) stand in. */
  escalated: boolean
}

/** Somebody who approved earlier in this round; `consecutive` when at the step just before. */
export interface Earlier {
  person: PersonId
  task?: TaskId
  consecutive: boolean
}

export const policiesOf = (definition: ProcessDefinition, step?: DecisionStep): Policies => ({
  ...definition.policies,
  ...step?.policies,
})

/**
 * Seats for a step; undefined when nobody at all can be found, the administrators included.
 * `autoPass: false` for a step entered by a return: it must be looked at again.
 */
export function seatsFor(
  step: DecisionStep,
  subject: Subject,
  organisation: Organisation,
  { definition, earlier, autoPass }: { definition: ProcessDefinition; earlier: readonly Earlier[]; autoPass: boolean },
): Seating | undefined {
  const policies = policiesOf(definition, step)
  const found = withoutInitiator(step, resolve(step.approvers, step.id, subject, organisation), subject, {
    organisation,
    policies,
  })
  if (!found.length) return escalate(subject, organisation, policies)
  // A step that fills in a field, or does something, is never skipped for anybody.
  const mayPass = autoPass && step.kind === 'approve' && !Object.values(step.rights ?? {}).includes('write')
  const seats = found.map((f): Seat => {
    const pass = mayPass ? autoPassOf(f, subject, policies, earlier) : undefined
    const weight = weightOf(step.signing, organisation.person(f.person))
    return { ...f, ...(pass ? { autoPass: pass } : {}), ...(weight === undefined ? {} : { weight }) }
  })
  // Where one is enough and one has already said yes, the others are not bothered.
  const settled = step.signing.mode === 'any' ? seats.filter((s) => s.autoPass) : []
  return { seats: settled.length ? settled : seats, signing: step.signing, escalated: false }
}

/** People the rule names, in order, each once; leavers are passed over. */
export function resolve(
  approvers: Approvers,
  step: string,
  subject: Subject,
  organisation: Organisation,
): readonly Found[] {
  const people = peopleOf(approvers, step, subject, organisation).filter((p) => p.active)
  const unique = people.filter((p, i) => people.findIndex((q) => q.id === p.id) === i)
  return unique.map((p) => ({ person: p.id, because: { why: WHY[approvers.by] } }))
}

const WHY = {
  person: 'named',
  manager: 'manager',
  managerChain: 'managerChain',
  role: 'role',
  departmentHead: 'departmentHead',
  initiatorPicks: 'picked',
  field: 'field',
} as const satisfies Record<Approvers['by'], Because['why']>

function peopleOf(
  approvers: Approvers,
  step: string,
  { initiator, values, picks }: Subject,
  organisation: Organisation,
): readonly Person[] {
  const known = (ids: readonly PersonId[]) => ids.map((id) => organisation.person(id)).filter((p) => p !== undefined)
  switch (approvers.by) {
    case 'person':
      return known(approvers.people)
    case 'manager': {
      // Where the ladder ends before the level asked for, its top decides.
      const chain = managerChain(organisation, initiator, approvers.level ?? 1)
      return chain.slice(-1)
    }
    case 'managerChain': {
      const chain = managerChain(organisation, initiator, approvers.levels)
      const { upTo } = approvers
      const last = upTo === undefined ? -1 : chain.findIndex((p) => p.roles.includes(upTo))
      return last < 0 ? chain : chain.slice(0, last + 1)
    }
    case 'role':
      return approvers.within === 'department'
        ? withRoleNear(organisation, initiator, approvers.role)
        : withRole(organisation, approvers.role)
    case 'departmentHead':
      return headAt(organisation, initiator, approvers.level ?? 1)
    case 'initiatorPicks':
      return known(picks[step] ?? [])
    case 'field':
      return known(namedIn(values[approvers.field]))
  }
}

const namedIn = (value: Values[string] | undefined): readonly PersonId[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((v) => typeof v === 'string') : []

/** Holders of a role in the initiator's department, else in the nearest one above that has any. */
function withRoleNear(organisation: Organisation, initiator: PersonId, role: string): readonly Person[] {
  const holders = withRole(organisation, role)
  for (const department of departmentsUp(organisation, initiator)) {
    const here = holders.filter((p) => p.department === department)
    if (here.length) return here
  }
  return []
}

function headAt(organisation: Organisation, initiator: PersonId, level: number): readonly Person[] {
  const departments = departmentsUp(organisation, initiator)
  const at = departments[Math.min(level, departments.length) - 1]
  const head = at === undefined ? undefined : headOf(organisation, at)
  return head ? [head] : []
}

export function departmentsUp(organisation: Organisation, person: PersonId): readonly string[] {
  const all: string[] = []
  let at = organisation.department(organisation.person(person)?.department ?? '')
  while (at && !all.includes(at.id)) {
    all.push(at.id)
    at = at.parent ? organisation.department(at.parent) : undefined
  }
  return all
}

/** Nobody approves their own request by accident: others decide, or else the manager does. */
function withoutInitiator(
  step: DecisionStep,
  found: readonly Found[],
  { initiator }: Subject,
  { organisation, policies }: { organisation: Organisation; policies: Policies },
): readonly Found[] {
  const others = found.filter((f) => f.person !== initiator)
  if (others.length === found.length || policies.initiatorIsApprover === 'ask') return found
  // One of several is enough, and others are there: they decide, whatever the policy says about the initiator alone.
  if (step.signing.mode === 'any' && others.length) return others
  if (policies.initiatorIsApprover === 'autoPass') return found
  const manager = managerOf(organisation, initiator)
  if (!manager) return others
  if (others.some((f) => f.person === manager.id)) return others
  const instead: Found = { person: manager.id, because: { why: 'insteadOfInitiator' } }
  return found.map((f) => (f.person === initiator ? instead : f))
}

function autoPassOf(
  { person }: Found,
  { initiator }: Subject,
  policies: Policies,
  earlier: readonly Earlier[],
): Seat['autoPass'] {
  if (person === initiator) return policies.initiatorIsApprover === 'autoPass' ? { because: 'initiator' } : undefined
  if (policies.duplicateApprover === 'ask') return undefined
  const later = policies.duplicateApprover === 'autoPassLater'
  const before = earlier.findLast((e) => e.person === person && (later || e.consecutive))
  return before && { because: 'duplicate', ...(before.task ? { ref: before.task } : {}) }
}

/** Never an automatic pass: the named person or the administrators decide, any one of them. */
function escalate({ initiator }: Subject, organisation: Organisation, policies: Policies): Seating | undefined {
  const signing: Signing = { mode: 'any', orMode: 'firstResponse' }
  const named = policies.emptyApprover === 'toNamed' ? organisation.person(policies.fallback ?? '') : undefined
  if (named?.active && named.id !== initiator)
    return { seats: [{ person: named.id, because: { why: 'fallback' } }], signing, escalated: true }
  const admins = withRole(organisation, 'admin').filter((p) => p.id !== initiator)
  if (!admins.length) return undefined
  return { seats: admins.map((p) => ({ person: p.id, because: { why: 'admin' } })), signing, escalated: true }
}

/** The heaviest of a person's roles counts; somebody without a weighted role counts once. */
function weightOf(signing: Signing, person: Person | undefined): number | undefined {
  if (signing.mode !== 'vote' || !signing.weights || !person) return undefined
  const own = person.roles.map((r) => signing.weights?.[r]).filter((w) => w !== undefined)
  return own.length ? Math.max(...own) : undefined
}
