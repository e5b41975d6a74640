// What waits for somebody stands in their conversation too: announced in the order, and at the time, it happened.
import { announce } from '../assistant/announce.ts'
import type { Database } from '../assistant/ports.ts'
import type { World } from '../assistant/world.ts'
import type { Event } from '../approval/events.ts'
import { openTasks, type Request } from '../approval/request.ts'
import { Temporal } from '../kernel/clock.ts'
import type { OrgId } from '../kernel/ids.ts'
import { quietLog } from '../kernel/log.ts'
import type { PastRequest } from './history.ts'

/** Not by the outbox: its jobs would still be arriving while the first visitor says the first sentence. */
export async function fillInboxes(
  database: Database,
  org: OrgId,
  requests: readonly PastRequest[],
  calendar: World['calendar'],
): Promise<void> {
  const known = remembered(calendar)
  const asked = requests.flatMap(({ request, events }) =>
    events.flatMap((event, n) =>
      stillConcerns(event, request, events) ? [{ request: request.id, seq: n + 1, at: event.at }] : [],
    ),
  )
  for (const { request, seq, at } of asked.toSorted((a, b) => a.at.localeCompare(b.at))) {
    const world: World = {
      database,
      clock: { now: () => Temporal.Instant.from(at) },
      log: quietLog,
      signal: { publish: () => {}, subscribe: () => () => {} },
      understand: async () => ({ acts: [], engine: 'offline', ms: 0 }),
      calendar: known,
      wake: () => {},
    }
    await announce(world, org, { request, from: seq, to: seq })
  }
}

/** The question that is open now, or the return that waits for its initiator; reminders of last week would only be noise. */
function stillConcerns(event: Event, request: Request, events: readonly Event[]): boolean {
  const open = (id: string) => openTasks(request).some((t) => t.id === id)
  switch (event.type) {
    case 'TaskOpened':
      return !event.waiting && open(event.task)
    case 'TaskActivated':
      return open(event.task)
    case 'Transferred':
      return open(event.opened)
    case 'Returned':
      return request.status === 'returned' && event === events.findLast((e) => e.type === 'Returned')
    default:
      return false
  }
}

function remembered(calendar: World['calendar']): World['calendar'] {
  const made = new Map<string, ReturnType<World['calendar']>>()
  return (key) => {
    const known = made.get(key) ?? calendar(key)
    made.set(key, known)
    return known
  }
}
