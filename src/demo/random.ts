// Chance that repeats: the same seed tells the same story. Forks are independent, so adding to one tale leaves the others alone.
import { createHash } from 'node:crypto'

export interface Random {
  /** From 0 up to but not including 1. */
  next(): number
  /** Whole, both ends included. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** A number out of { number: weight }. */
  weighted(weights: Readonly<Record<number, number>>): number
  /** Most values near the median, a few far above it: how long people take. */
  logNormal(median: number, sigma: number): number
  bytes(count: number): Uint8Array
  fork(name: string): Random
}

export function createRandom(seed: string): Random {
  const next = sfc32(seed)
  const random: Random = {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (from) => {
      const one = from[Math.floor(next() * from.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
    weighted: (weights) => {
      const from = Object.entries(weights)
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0)
      return Number((from.find(([, weight]) => (left -= weight) < 0) ?? from.at(-1))?.[0])
    },
    logNormal: (median, sigma) => median * Math.exp(sigma * normal(next)),
    bytes: (count) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256)),
    fork: (name) => createRandom(`${seed}/${name}`),
  }
  return random
}

/** Box–Muller; one of the two values is enough here. */
const normal = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

/** Chris Doty-Humphrey's small fast counter, seeded by a hash. */
function sfc32(seed: string): () => number {
  const hash = createHash('sha256').update(seed).digest()
  let [a, b, c, d] = [hash.readInt32LE(0), hash.readInt32LE(4), hash.readInt32LE(8), 1]
  const step = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < 12; i++) step()
  return step
}
