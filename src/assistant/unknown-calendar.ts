// Holidays that are not published yet: no due date was computed, so the administrators are told, once per calendar and year.
import type { Event } from '../approval/events.ts'
import type { Request } from '../approval/request.ts'
import type { OrgId, PersonId } from '../kernel/ids.ts'
import { wordsFor } from '../locales/words.ts'
import { withRole } from '../people/organisation.ts'
import { tellPerson } from './reach.ts'
import type { World } from './world.ts'

/** Who was told. Saying it again changes nothing: the message is known by its calendar and year. */
export async function tellOfUnknownCalendars(
  world: World,
  org: OrgId,
  request: Request,
  events: readonly Event[],
): Promise<readonly PersonId[]> {
  const unknown = events.flatMap((e) =>
    'calendarUnknown' in e && e.calendarUnknown ? [{ ...taskOf(e), year: e.calendarUnknown }] : [],
  )
  if (unknown.length === 0) return []
  const store = world.database.open(org)
  const organisation = await store.people.organisation()
  const keyOf = (task: string) => {
    const person = organisation.person(request.tasks.find((t) => t.id === task)?.person ?? '')
    return person?.calendar ?? organisation.calendar
  }
  const missing = new Map(unknown.map(({ task, year }) => [`${keyOf(task)}/${year}`, { calendar: keyOf(task), year }]))
  const administrators = withRole(organisation, 'admin')
  for (const [key, { calendar, year }] of missing)
    for (const { id, locale } of administrators)
      await tellPerson(world, store, id, {
        text: wordsFor(locale).calendarUnknown({ calendar, year, number: request.number }),
        dedupe: `calendar-unknown:${key}`,
      })
  return administrators.map((p) => p.id)
}

/** A transfer names the task it opened besides the one it closed. */
const taskOf = (e: Event): { task: string } => ({
  task: e.type === 'Transferred' ? e.opened : 'task' in e ? e.task : '',
})
