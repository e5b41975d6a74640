// Three months of the demo company as its own log holds them, for tests of insight without a database.
import { readdirSync, readFileSync } from 'node:fs'
import { parseDefinition } from '../../src/approval/definition.ts'
import type { ProcessDefinition } from '../../src/approval/flow.ts'
import { ownPeople } from '../../src/assistant/insight/own.ts'
import { demoCompany } from '../../src/demo/company.ts'
import { demoHistory, type PastRequest } from '../../src/demo/history.ts'
import type { OwnRequest } from '../../src/insight/own-log.ts'
import { calendarOf } from '../../src/kernel/calendar.ts'
import { Temporal } from '../../src/kernel/clock.ts'
import { createOrganisation } from '../../src/people/organisation.ts'

const folder = new URL('../../processes/', import.meta.url)

export function pastOfTheDemo(now = '2026-11-25T06:30:00Z') {
  const organisation = createOrganisation({ ...demoCompany(), id: 'demo' })
  const definitions = readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .map((file) => {
      const parsed = parseDefinition(readFileSync(new URL(file, folder), 'utf8'))
      if ('problems' in parsed) throw new Error(file)
      return parsed.definition
    })
  const definitionOf = (key: string): ProcessDefinition => {
    const found = definitions.find((d) => d.key === key)
    if (!found) throw new Error(`no process ${key}`)
    return found
  }
  const own = ({ request, events }: Pick<PastRequest, 'request' | 'events'>): OwnRequest => ({
    request,
    events,
    definition: definitionOf(request.process.key),
  })
  const { requests } = demoHistory({
    organisation,
    processes: definitions.map((definition) => ({ definition, version: 1 })),
    calendarOf: (id) => ({ calendar: calendarOf('CN'), zone: organisation.person(id)?.zone ?? organisation.zone }),
    seed: 'yiju',
    now: Temporal.Instant.from(now),
    months: 3,
  })
  return {
    now: Temporal.Instant.from(now),
    organisation,
    people: ownPeople(organisation),
    definitions,
    definitionOf,
    requests: requests.map(own),
  }
}
