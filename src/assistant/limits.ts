// How much one person may send: generous for people, short for loops.
import { Fault } from '../kernel/fault.ts'
import { Temporal } from '../kernel/clock.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { World } from './world.ts'

const PER_MINUTE = 120
const minutes = new WeakMap<World['database'], Map<string, number>>()

/** Throws rate-limited past 120 arrivals a minute of one person. */
export function takeTurn(world: World, person: PersonId): void {
  const minute = Math.floor(world.clock.now().epochMilliseconds / 60_000)
  const seen = minutes.get(world.database) ?? new Map<string, number>()
  minutes.set(world.database, seen)
  const key = `${minute}/${person}`
  if (!seen.has(key) && seen.size > 10_000) seen.clear()
  const count = (seen.get(key) ?? 0) + 1
  seen.set(key, count)
  if (count > PER_MINUTE)
    throw new Fault('rate-limited', 'too many messages', { retryAfter: Temporal.Duration.from({ seconds: 30 }) })
}
