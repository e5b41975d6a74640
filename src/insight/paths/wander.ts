// Steps that lawfully stand here or there: when far more cases move one step than edits alone would, it is free to wander.
import type { Edit } from './edits.ts'
import { oddsOf } from './odds.ts'
import type { Variants } from './variants.ts'

/** Per block of steps: how often moving it is lawful, on the scale of the shares of edits. */
export interface Wander {
  /** Log of the lawful share; -Infinity where edits alone explain what was seen. */
  shareOf(edit: Edit): number
  /** Counts `cases` of this edit, lawful or not. */
  count(edit: Edit, cases: number): void
  /** What was counted becomes the new shares; counting begins anew. */
  learn(lawful: Float64Array): void
}

const FRESH = -1.5

export function createWander({ paths, count }: Variants, size: number): Wander {
  const shares = new Map<number, number>()
  let seen = new Map<number, number>()
  const S = size + 1
  const keyOf = ({ kind, block }: Edit): number =>
    kind === 'early' || kind === 'late' ? block[0]! * S + (block[1] ?? 0) : -1
  return {
    shareOf: (edit) => shares.get(keyOf(edit)) ?? Number.NEGATIVE_INFINITY,
    count(edit, cases) {
      const key = keyOf(edit)
      if (key >= 0) seen.set(key, (seen.get(key) ?? 0) + cases)
    },
    learn(lawful) {
      const rows = [...roomOf(paths, count, lawful, S)].map(([key, room]) => ({
        key,
        space: room / 2,
        cases: seen.get(key) ?? 0,
      }))
      const usual = usualOf(rows)
      shares.clear()
      for (const { key, cases, space } of rows) {
        if (cases < 2 || space < 1e-9) continue
        const expected = usual * space
        const extra = Math.max(0, cases - expected) / (1 + Math.exp(oddsOf(expected, cases, FRESH)))
        if (extra > 1e-3) shares.set(key, Math.log(extra / space))
      }
      seen = new Map()
    },
  }
}

/** In how many cases a block of one or two steps could be moved, by the share of the places that are its own. */
function roomOf(
  paths: readonly Int32Array[],
  count: Float64Array,
  lawful: Float64Array,
  S: number,
): Map<number, number> {
  const room = new Map<number, number>()
  for (const [v, path] of paths.entries()) {
    const each = (count[v]! * lawful[v]!) / path.length
    if (each < 1e-9) continue
    for (let i = 0; i < path.length; i++) {
      const one = path[i]! * S
      room.set(one, (room.get(one) ?? 0) + each)
      if (i + 1 < path.length) room.set(one + path[i + 1]!, (room.get(one + path[i + 1]!) ?? 0) + each)
    }
  }
  return room
}

/** What edits alone do to a step: the rate of all of them, without those far above it. */
function usualOf(rows: readonly { space: number; cases: number }[]): number {
  let usual = Number.POSITIVE_INFINITY
  for (let round = 0; round < 12; round++) {
    const kept = round === 0 ? rows : rows.filter((r) => r.cases < 2 || oddsOf(usual * r.space, r.cases, FRESH) > 0)
    const next = (kept.reduce((sum, r) => sum + r.cases, 0) + 0.5) / (kept.reduce((sum, r) => sum + r.space, 0) + 50)
    if (Math.abs(next - usual) < 1e-3 * next) break
    usual = next
  }
  return usual
}
