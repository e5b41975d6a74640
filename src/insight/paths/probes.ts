// Edits of our own making, done to usual paths of this very log: how edited paths look here is measured, not supposed.
import type { Variants } from './variants.ts'

/** A path with one edit; `variant` = the one of the log that is just like it. */
export interface Probe {
  readonly path: Int32Array
  readonly variant: number | undefined
}

const MANY = 400

/** The same log gives the same probes. `weight` = how many lawful cases a variant stands for. */
export function probesOf({ paths }: Variants, weight: Float64Array, size: number): Probe[] {
  const draw = drawer()
  const sums = new Float64Array(weight.length)
  let sum = 0
  for (let v = 0; v < weight.length; v++) sums[v] = sum += weight[v]!
  const made: Int32Array[] = []
  for (let i = 0; i < MANY; i++) {
    const from = paths[firstAbove(sums, draw() * sum)]!
    const edited = EDITS[i % EDITS.length]!(from, (n) => Math.floor(draw() * n), size)
    if (edited && !same(edited, from)) made.push(edited)
  }
  const wanted = new Map(made.map((path) => [path.join(), -1]))
  for (let v = 0; v < paths.length; v++) {
    const key = paths[v]!.join()
    if (wanted.has(key)) wanted.set(key, v)
  }
  return made.map((path) => {
    const v = wanted.get(path.join()) ?? -1
    return { path, variant: v < 0 ? undefined : v }
  })
}

type EditOf = (path: Int32Array, below: (n: number) => number, size: number) => Int32Array | undefined

const EDITS: readonly EditOf[] = [
  // Skipped.
  (path, below) => {
    const n = 1 + below(3)
    if (path.length <= n + 1) return undefined
    const at = below(path.length - n + 1)
    return joined(path.subarray(0, at), path.subarray(at + n))
  },
  // Done again.
  (path, below) => {
    const n = 1 + below(3)
    if (path.length < n) return undefined
    const at = below(path.length - n + 1)
    const to = Math.min(path.length, at + n + below(4))
    return joined(path.subarray(0, to), path.subarray(at, at + n), path.subarray(to))
  },
  (path, below) => moved(path, below, -1),
  (path, below) => moved(path, below, 1),
  // Put in.
  (path, below, size) => {
    const at = below(path.length + 1)
    const foreign = Int32Array.from({ length: 1 + below(3) }, () => 1 + below(size))
    return joined(path.subarray(0, at), foreign, path.subarray(at))
  },
]

function moved(path: Int32Array, below: (n: number) => number, way: 1 | -1): Int32Array | undefined {
  const n = 1 + below(2)
  const to = way * (1 + below(4))
  if (path.length <= n) return undefined
  const at = below(path.length - n + 1)
  if (at + to < 0 || at + to + n > path.length) return undefined
  const rest = joined(path.subarray(0, at), path.subarray(at + n))
  return joined(rest.subarray(0, at + to), path.subarray(at, at + n), rest.subarray(at + to))
}

const joined = (...parts: readonly Int32Array[]): Int32Array => Int32Array.from(parts.flatMap((part) => [...part]))
const same = (a: Int32Array, b: Int32Array): boolean => a.length === b.length && a.every((x, i) => x === b[i])

function firstAbove(sums: Float64Array, at: number): number {
  let [low, high] = [0, sums.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > at) high = middle
    else low = middle + 1
  }
  return low
}

/** Numbers from 0 to 1 that look random and are always the same (xorshift). */
function drawer(): () => number {
  let x = 0x9e3779b9
  return () => {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    return (x >>> 0) / 4_294_967_296
  }
}
