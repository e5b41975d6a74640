// Sentences a model worded and the checker let pass, kept while the server runs: nobody who only opens a page waits for a model.
import type { Locale } from '../../people/organisation.ts'
import type { World } from '../world.ts'
import type { StoredFinding } from './ports.ts'

const MOST = 2000

const KEPT = new WeakMap<World, Map<string, string>>()
const keptOf = (world: World): Map<string, string> => {
  const known = KEPT.get(world) ?? new Map<string, string>()
  KEPT.set(world, known)
  return known
}
/** A finding that has grown is worded anew. */
const keyOf = ({ id, lastAt }: StoredFinding, locale: Locale): string => `${id} ${lastAt} ${locale}`

export const wordedBefore = (world: World, finding: StoredFinding, locale: Locale): string | undefined =>
  keptOf(world).get(keyOf(finding, locale))

export function keepWorded(world: World, finding: StoredFinding, locale: Locale, said: string): void {
  const kept = keptOf(world)
  if (kept.size >= MOST) kept.clear()
  kept.set(keyOf(finding, locale), said)
}
