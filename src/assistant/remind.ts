// The clock's own way in: every due deadline becomes a tick command, through the same door as everybody's commands;
// and messages that lost their job are given another.
import { Temporal } from '../kernel/clock.ts'
import type { OrgId } from '../kernel/ids.ts'
import { perform } from './perform.ts'
import { deliverForgotten } from './platforms/deliver.ts'
import type { World } from './world.ts'

const AT_ONCE = 200
/** An answer takes less than a second; a job's five attempts half a minute. */
const FORGOTTEN = Temporal.Duration.from({ minutes: 2 })

/** Safe to run twice at once: the tick's key is the deadline's, so its second run returns the first outcome. */
export async function remind(world: World, org: OrgId): Promise<number> {
  const store = world.database.open(org)
  const now = world.clock.now()
  let done = 0
  const failed = new Set<string>()
  // On a Monday at nine thousands are due: all of them now, not two hundred a minute.
  for (;;) {
    const due = await store.deadlines.due(now, AT_ONCE + failed.size)
    const left = due.filter(({ request, key }) => !failed.has(`${request} ${key}`))
    if (left.length === 0) break
    for (const { request, key } of left) {
      try {
        await perform(world, org, { request, command: { do: 'tick', by: 'clock', key }, key: `tick:${request}:${key}` })
        await store.deadlines.fired(request, key)
        done += 1
      } catch (error) {
        // One request that cannot be ticked must not silence the reminders of all others.
        failed.add(`${request} ${key}`)
        world.log.error({ error, org, request, key }, 'a deadline could not be told')
      }
    }
  }
  await pickUpForgotten(world, org)
  await deliverForgotten(world, org)
  return done
}

/** Whoever was told "received" gets an answer, also when the job for it was given up while the database was away. */
async function pickUpForgotten(world: World, org: OrgId): Promise<void> {
  const store = world.database.open(org)
  for (const conversation of await store.inbox.forgotten(world.clock.now().subtract(FORGOTTEN), AT_ONCE))
    await store.outbox.put('listen', { org, conversation })
}
