// Rights over documents, read as sentences: who may read one, who looks after all of them, who answers for one.
import type { PersonId } from '../kernel/ids.ts'
import type { Organisation, Person } from '../people/organisation.ts'
import { groupsOf } from './reader.ts'

interface Kept {
  acl: readonly string[]
  owner?: string
}

const has = (person: Person, role: string): boolean => person.active && person.roles.includes(role)

/** Whoever belongs to one of its groups. Nobody else: not administrators, who could open it to themselves, but then it shows. */
export const mayRead = (organisation: Organisation, document: Pick<Kept, 'acl'>, person: Person): boolean => {
  const groups = groupsOf(person, organisation)
  return document.acl.some((group) => groups.has(group))
}

/** Administrators and the keepers of the knowledge base: they bring documents in, take them out and say who may read them. */
export const mayKeep = (person: Person): boolean => has(person, 'admin') || has(person, 'knowledge')

/** The owner answers for what a document says, and a keeper for all. */
export const mayAnswerFor = (organisation: Organisation, document: Kept, person: Person): boolean =>
  mayKeep(person) || (person.active && document.owner === person.id && mayRead(organisation, document, person))

/** Looking through somebody else's eyes is for administrators, and it is written down. */
export const mayTestAs = (person: Person): boolean => has(person, 'admin')

/** An owner reads what they answer for: whoever hands a document over gives the right along. */
export function withOwner(organisation: Organisation, acl: readonly string[], owner: PersonId): readonly string[] {
  const person = organisation.person(owner)
  return !person || mayRead(organisation, { acl }, person) ? acl : [...acl, `person:${owner}`]
}
