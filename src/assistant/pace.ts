// What arrives goes first: an acknowledgement is due in a moment, an answer may take a little longer.
import { setTimeout } from 'node:timers/promises'
import type { World } from './world.ts'

const arriving = new WeakMap<World['database'], { count: number }>()
/** An answer never waits longer than this for arrivals. */
const PATIENCE_MS = 500
const LOOK_MS = 5

const countOf = (database: World['database']): { count: number } => {
  const known = arriving.get(database) ?? { count: 0 }
  arriving.set(database, known)
  return known
}

export async function whileArriving<T>({ database }: World, work: () => Promise<T>): Promise<T> {
  const at = countOf(database)
  at.count += 1
  try {
    return await database.urgently(work)
  } finally {
    at.count -= 1
  }
}

/** Resolves when nothing is being stored right now, or after half a second. */
export async function calm({ database }: World): Promise<void> {
  const at = countOf(database)
  for (let waited = 0; at.count > 0 && waited < PATIENCE_MS; waited += LOOK_MS) await setTimeout(LOOK_MS)
}
