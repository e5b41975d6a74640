// A person as screens show one: name, department in both languages, title.
import type { PersonId } from '../kernel/ids.ts'
import type { Organisation } from '../people/organisation.ts'
import type { PersonView } from './views.ts'

export function nameOf(organisation: Organisation, id: PersonId): PersonView {
  const person = organisation.person(id)
  const department = person && organisation.department(person.department)
  return {
    id,
    name: person?.name ?? id,
    department: department?.name ?? { zh: '', en: '' },
    ...(person?.title ? { title: person.title } : {}),
  }
}
