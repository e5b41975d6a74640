// What each word of a question is worth among what its reader may read: the rarer, the more it tells.
import type { Unit } from './units.ts'

/** Weight of each unit of the question: its idf among what the reader may read. */
export type Rarity = ReadonlyMap<Unit, number>

/** `shares` of the visible passages that hold each word. A word nobody uses is twice as rare as one used once, whatever the size of the collection. */
export function rarityOf(units: readonly Unit[], shares: readonly number[], visible: number): Rarity {
  const floor = 0.5 / Math.max(1, visible)
  return new Map(
    units.map((u, i) => {
      // Two characters cut from a run that never stand together were cut in the wrong place, if others of the run do.
      const miscut = u.run !== undefined && shares[i] === 0 && units.some((o, k) => o.run === u.run && shares[k]! > 0)
      const single = u.zh && u.surface.length === 1 ? SINGLE : 1
      return [u, miscut ? 0 : Math.log(1 + 1 / (shares[i]! + floor)) * u.weight * single]
    }),
  )
}
const SINGLE = 0.4
