// One edit undone: which lawful path a strange one may have come from, what was done to it, and in how many ways that could be.
import type { PathKind } from '../finding.ts'
import type { PathModel } from './model.ts'

/** Places are those of the path as it stands; `hole` is where something is missing. */
export interface Edit {
  readonly kind: Exclude<PathKind, 'attribute'>
  readonly at: number
  readonly size: number
  readonly hole: number
  /** The path before the edit. */
  readonly source: readonly number[]
  /** Log of the share of such edits of the source that give this path. */
  readonly chance: number
  /** The steps it is about: those at `at`, or what is missing for a skip. */
  readonly block: readonly number[]
  /** What a moved block was moved past, the nearest first; empty for other kinds. */
  readonly past: readonly number[]
}

const MOST = 3
/** How many steps a block is moved at most. */
export const FAR = 4
const FOLLOWERS = 6

/** Every edit near a surprising place. `steps` = the model's log-probability of every step of the path. */
export function editsOf(path: Int32Array, steps: Float64Array, model: PathModel): Edit[] {
  const n = path.length
  const strange = strangePlaces(steps)
  const near = (from: number, to: number): boolean => {
    for (let i = Math.max(0, from); i <= Math.min(n, to); i++) if (strange[i]) return true
    return false
  }
  const found = new Map<string, Edit>()
  const add = (edit: Edit): void => {
    const key = `${edit.kind[0]}${edit.kind[1]}${edit.source.join()}`
    const known = found.get(key)
    if (!known || edit.size < known.size) found.set(key, edit)
  }
  for (let at = 0; at < n; at++)
    for (let size = 1; size <= MOST && at + size <= n; size++) {
      const block = [...path.subarray(at, at + size)]
      if (!near(at - 1, at + size)) continue
      const without = [...path.subarray(0, at), ...path.subarray(at + size)]
      if (without.length > 0) {
        add({
          kind: 'insert',
          at,
          size,
          hole: at,
          source: without,
          block,
          past: [],
          chance: -Math.log(without.length + 1) - size * Math.log(model.size) - LOG3,
        })
        if (repeats(path, at, size))
          add({
            kind: 'rework',
            at,
            size,
            hole: at,
            source: without,
            block,
            past: [],
            chance: -Math.log(Math.max(1, without.length - size + 1)) - Math.log(FAR) - LOG3,
          })
      }
      if (size <= 2)
        for (let to = Math.max(0, at - FAR); to <= Math.min(n - size, at + FAR); to++) {
          if (to === at) continue
          const source = [...without.slice(0, to), ...block, ...without.slice(to)]
          if (same(source, path)) continue
          // The block stands at `at`; it came from `to`: later there = moved forward = early.
          const early = to > at
          add({
            kind: early ? 'early' : 'late',
            at,
            size,
            hole: early ? to + size : to,
            source,
            block,
            past: early ? without.slice(at, to) : without.slice(to, at).toReversed(),
            chance: -Math.log(n) - Math.log(2 * FAR),
          })
        }
    }
  for (let hole = 0; hole <= n; hole++) {
    if (!strange[hole] && !(hole > 0 && strange[hole - 1])) continue
    for (const missing of candidates(path, hole, model)) {
      const source = [...path.subarray(0, hole), ...missing, ...path.subarray(hole)]
      add({
        kind: 'skip',
        at: hole,
        size: missing.length,
        hole,
        source,
        block: missing,
        past: [],
        chance: -Math.log(source.length - missing.length + 1) - LOG3,
      })
    }
  }
  return [...found.values()]
}

const LOG3 = Math.log(3)

/** Steps the model did not expect, and the worst one whatever it is. */
function strangePlaces(steps: Float64Array): boolean[] {
  let worst = 0
  for (let i = 1; i < steps.length; i++) if (steps[i]! < steps[worst]!) worst = i
  return Array.from(steps, (s, i) => s < -2.2 || i === worst)
}

/** The block stands a second time: the same ended at most FAR steps before it. */
function repeats(path: Int32Array, at: number, size: number): boolean {
  for (let from = at - size; from >= Math.max(0, at - size - FAR + 1); from--) {
    let all = true
    for (let k = 0; k < size && all; k++) all = path[from + k] === path[at + k]
    if (all) return true
  }
  return false
}

const same = (a: readonly number[], b: Int32Array): boolean => a.every((x, i) => x === b[i])

/** Blocks that would make what follows the hole likely. */
function candidates(path: Int32Array, hole: number, model: PathModel): number[][] {
  const blocks: number[][] = []
  let open: number[][] = [[]]
  for (let size = 1; size <= MOST; size++) {
    const next: number[][] = []
    for (const block of open) {
      const prefix = [...path.subarray(Math.max(0, hole - MOST), hole), ...block]
      for (const symbol of model.followers(prefix, prefix.length, size === 1 ? FOLLOWERS : 3))
        next.push([...block, symbol])
    }
    blocks.push(...next)
    open = next.slice(0, 12)
  }
  return blocks
}
