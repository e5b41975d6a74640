// The clock's own way in: every due deadline becomes a tick command, through the same door as everybody's commands.
import type { OrgId } from '../kernel/ids.ts'
import { perform } from './perform.ts'
import type { World } from './world.ts'

const AT_ONCE = 200

/** Safe to run twice at once: the tick's key is the deadline's, so its second run returns the first outcome. */
export async function remind(world: World, org: OrgId): Promise<number> {
  const store = world.database.open(org)
  const due = await store.deadlines.due(world.clock.now(), AT_ONCE)
  for (const { request, key } of due) {
    await perform(world, org, { request, command: { do: 'tick', by: 'clock', key }, key: `tick:${request}:${key}` })
    await store.deadlines.fired(request, key)
  }
  return due.length
}
