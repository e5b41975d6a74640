// The organisation's own log, page by page, each request with the definition it runs on.
import type { ProcessDefinition } from '../../approval/flow.ts'
import type { OwnPerson, OwnRequest } from '../../insight/own-log.ts'
import type { Organisation, Person } from '../../people/organisation.ts'
import type { Store } from '../ports.ts'

const PAGE = 200

export async function* ownHistory(store: Store): AsyncGenerator<OwnRequest[]> {
  const definitions = new Map<string, ProcessDefinition | undefined>()
  const definitionOf = async (key: string, version: number): Promise<ProcessDefinition | undefined> => {
    const name = `${key}/${version}`
    if (!definitions.has(name)) definitions.set(name, await store.processes.version(key, version))
    return definitions.get(name)
  }
  for (let after: string | undefined; ;) {
    const page = await store.insight.history(after, PAGE)
    const own: OwnRequest[] = []
    for (const { request, events } of page) {
      const definition = await definitionOf(request.process.key, request.process.version)
      if (definition) own.push({ request, events, definition })
    }
    yield own
    after = page.at(-1)?.request.id
    if (page.length < PAGE) return
  }
}

export const ownPeople = (organisation: Organisation): OwnPerson[] => organisation.people().map(ownPerson)

export const ownPerson = (p: Person): OwnPerson => ({
  id: p.id,
  department: p.department,
  manager: p.manager,
  zone: p.zone,
  roles: p.roles,
  lastDay: p.lastDay,
})
