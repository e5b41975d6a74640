// Who may see a finding: whoever it is about, those above all of them, and auditors by office. Nobody else, administrators included.
import type { PersonId } from '../../kernel/ids.ts'
import type { Organisation, Person } from '../../people/organisation.ts'
import type { FindingScope, StoredFinding } from './ports.ts'

/** Everybody below, however far. A leaver in between is passed over: those below them stand in the next line up. */
export function lineBelow(organisation: Organisation, me: PersonId): readonly PersonId[] {
  const below = new Map<PersonId, PersonId[]>()
  for (const person of organisation.people())
    if (person.manager) below.set(person.manager, [...(below.get(person.manager) ?? []), person.id])
  const line = new Set<PersonId>()
  const visit = (id: PersonId): void => {
    for (const next of below.get(id) ?? [])
      if (next !== me && !line.has(next)) {
        line.add(next)
        visit(next)
      }
  }
  visit(me)
  return [...line]
}

export const isAuditor = (person: Person): boolean => person.active && person.roles.includes('auditor')

export const scopeOf = (organisation: Organisation, me: Person): FindingScope => ({
  me: me.id,
  line: lineBelow(organisation, me.id),
  ...(isAuditor(me) ? { everybody: true } : {}),
})

export type Relation = 'concerned' | 'above' | 'auditor'

/** Undefined: this person must not know of it. Whoever it is about sees it as that, even when they audit or lead. */
export function relationTo(finding: Pick<StoredFinding, 'persons'>, scope: FindingScope): Relation | undefined {
  if (finding.persons.includes(scope.me)) return 'concerned'
  if (finding.persons.length > 0 && finding.persons.every((p) => scope.line.includes(p))) return 'above'
  return scope.everybody ? 'auditor' : undefined
}

export interface MayDo {
  /** Say what it was; the answer travels with the finding. */
  answer: boolean
  /** Confirm it, or call it no issue. */
  judge: boolean
  /** Send the person a question. */
  ask: boolean
}

export function mayDo(finding: StoredFinding, relation: Relation): MayDo {
  const open = finding.state !== 'resolved'
  return {
    answer: relation === 'concerned' && open,
    judge: relation !== 'concerned' && open,
    ask: relation !== 'concerned' && (finding.state === 'open' || finding.state === 'asked'),
  }
}
