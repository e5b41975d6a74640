// Chance with a seed, for generated histories: the same seed, the same company.

export interface Chance {
  next(): number
  int(below: number): number
  between(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  weighted<T>(items: readonly (readonly [T, number])[]): T
  yes(probability: number): boolean
  normal(): number
  shuffle<T>(items: readonly T[]): T[]
}

export function chanceOf(seed: number): Chance {
  let state = (seed * 2_654_435_761) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const chance: Chance = {
    next,
    int: (below) => Math.floor(next() * below),
    between: (low, high) => low + next() * (high - low),
    pick: (items) => items[Math.floor(next() * items.length)]!,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, w]) => sum + w, 0)
      for (const [item, w] of items) if ((left -= w) <= 0) return item
      return items.at(-1)![0]
    },
    yes: (probability) => next() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (items) => {
      const all = [...items]
      for (let i = all.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        ;[all[i], all[j]] = [all[j]!, all[i]!]
      }
      return all
    },
  }
  return chance
}
