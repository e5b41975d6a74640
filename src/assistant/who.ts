// A person named on the command line: id, e-mail, full name or alias; several or none is an error that lists what to do.
import { Fault } from '../kernel/fault.ts'
import type { Organisation, Person } from '../people/organisation.ts'

export function findOne(organisation: Organisation, words?: string): Person {
  const active = organisation.people().filter((p) => p.active)
  const first = active.find((p) => p.manager && !p.roles.length) ?? active[0]
  if (!words) {
    if (!first) throw new Fault('not-found', 'this organisation has no people yet')
    return first
  }
  const said = words.trim().toLowerCase()
  const found = active.filter((p) => p.id === words || p.email?.toLowerCase() === said || p.name.toLowerCase() === said)
  const among = found.length ? found : active.filter((p) => p.aliases.some((a) => a.toLowerCase() === said))
  if (among.length === 1) return among[0]!
  if (among.length === 0) throw new Fault('not-found', `nobody is called "${words}"`)
  throw new Fault(
    'bad-input',
    `"${words}" could be ${among.map((p) => p.email ?? p.id).join(' or ')}: say which by e-mail`,
  )
}
