// Who asks, as groups: documents name groups, a reader belongs to some. Read at question time, so a leaver loses access at once.
import type { Organisation, Person } from '../people/organisation.ts'
import { EVERYONE } from './document.ts'

/** A visitor, or a person that the organisation does not know: what everybody may read. */
export const PUBLIC: ReadonlySet<string> = new Set([EVERYONE])

/** department:ID counts for the whole branch above: who is in a team is in its division. Bare names of departments and roles work too. */
export function groupsOf(person: Person, organisation: Organisation): ReadonlySet<string> {
  if (!person.active) return new Set()
  const groups = new Set([EVERYONE, `person:${person.id}`])
  for (const role of person.roles) groups.add(`role:${role}`).add(role)
  const seen = new Set<string>()
  for (
    let at = organisation.department(person.department);
    at && !seen.has(at.id);
    at = at.parent ? organisation.department(at.parent) : undefined
  ) {
    seen.add(at.id)
    for (const name of [`department:${at.id}`, at.id, at.name.zh, at.name.en]) groups.add(name)
  }
  return groups
}
