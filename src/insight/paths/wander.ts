// Steps that lawfully stand before or after others: when far more cases move one past another than edits alone would, it may.
import { FAR, type Edit } from './edits.ts'
import { oddsOf } from './odds.ts'
import type { Variants } from './variants.ts'

/** Per block of steps and step it is moved past: how often that is lawful, on the scale of the shares of edits. */
export interface Wander {
  /** Log of the lawful share, that of the step passed least freely; -Infinity where edits alone explain what was seen. */
  shareOf(edit: Edit): number
  /** Counts `cases` of this edit, lawful or not. */
  count(edit: Edit, cases: number): void
  /** What was counted becomes the new shares; counting begins anew. */
  learn(lawful: Float64Array): void
}

const FRESH = -1.5
/** Moves past a step that count as seen before any was. */
const LENT = 0.5

export function createWander({ paths, count }: Variants, size: number): Wander {
  const shares = new Map<number, number>()
  let seen = new Map<number, number>()
  const S = size + 1
  const add = (key: number, cases: number): void => void seen.set(key, (seen.get(key) ?? 0) + cases)
  return {
    shareOf: ({ block, past }) => {
      let share = past.length > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
      for (const step of past) share = Math.min(share, shares.get(keyOf(block, step, S)) ?? Number.NEGATIVE_INFINITY)
      return share
    },
    count({ block, past }, cases) {
      if (past.length > 0) add(keyOf(block, ANY, S), cases)
      for (const step of past) add(keyOf(block, step, S), cases)
    },
    learn(lawful) {
      const rows = [...roomOf(paths, count, lawful, S)].map(([key, space]) => ({
        key,
        space,
        cases: seen.get(key) ?? 0,
      }))
      const usual = usualOf(rows.filter((row) => isAny(row.key, S)))
      const freedom = ({ space, cases }: Moves): number => {
        if (cases < 2 || space < 1e-9) return 0
        const expected = usual * space
        const extra = Math.max(0, cases - expected) / (1 + Math.exp(oddsOf(expected, cases, FRESH)))
        return extra > 1e-3 ? extra / space : 0
      }
      const free = new Map(rows.flatMap((row) => (isAny(row.key, S) ? [[row.key, freedom(row)] as const] : [])))
      shares.clear()
      for (const row of rows) {
        if (isAny(row.key, S)) continue
        // What is free elsewhere is taken to be free here too, as far as it was seen here as often as it then should.
        const anywhere = free.get(row.key - (row.key % S)) ?? 0
        const due = anywhere * row.space
        const share = Math.max(
          freedom(row),
          (anywhere * (Math.min(due, Math.max(0, row.cases - usual * row.space)) + LENT)) / (due + LENT),
        )
        if (share > 1e-12) shares.set(row.key, Math.log(share))
      }
      seen = new Map()
    },
  }
}

interface Moves {
  /** Room for such moves, in cases; and how many made one. */
  readonly space: number
  readonly cases: number
}

/** No step in particular. */
const ANY = 0
const keyOf = (block: readonly number[], step: number, S: number): number =>
  (block[0]! * S + (block[1] ?? 0)) * S + step
const isAny = (key: number, S: number): boolean => key % S === ANY

/** In how many cases a block of one or two steps could be moved, at all and past a step, by the share of such moves among all. */
function roomOf(
  paths: readonly Int32Array[],
  count: Float64Array,
  lawful: Float64Array,
  S: number,
): Map<number, number> {
  const room = new Map<number, number>()
  const add = (key: number, cases: number): void => void room.set(key, (room.get(key) ?? 0) + cases)
  for (const [v, path] of paths.entries()) {
    const each = (count[v]! * lawful[v]!) / path.length / 2
    if (each < 1e-9) continue
    for (let size = 1; size <= 2; size++)
      for (let i = 0; i + size <= path.length; i++) {
        const base = (path[i]! * S + (size > 1 ? path[i + 1]! : 0)) * S
        add(base + ANY, each)
        for (let d = 1; d <= FAR; d++) {
          const part = (each * (FAR - d + 1)) / (2 * FAR)
          if (i - d >= 0) add(base + path[i - d]!, part)
          if (i + size - 1 + d < path.length) add(base + path[i + size - 1 + d]!, part)
        }
      }
  }
  return room
}

/** What edits alone do to a step: the rate of all of them, without those far above it. */
function usualOf(rows: readonly Moves[]): number {
  let usual = Number.POSITIVE_INFINITY
  for (let round = 0; round < 12; round++) {
    const kept = round === 0 ? rows : rows.filter((r) => r.cases < 2 || oddsOf(usual * r.space, r.cases, FRESH) > 0)
    const next = (kept.reduce((sum, r) => sum + r.cases, 0) + 0.5) / (kept.reduce((sum, r) => sum + r.space, 0) + 50)
    if (Math.abs(next - usual) < 1e-3 * next) break
    usual = next
  }
  return usual
}
