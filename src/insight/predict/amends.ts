// Whether bounds that were given held: missed too often they are widened, too seldom narrowed, each side for itself.

/** The shares of the truth that should lie below the lower bound, the middle and the upper bound. */
export type Shares = readonly [low: number, middle: number, high: number]

export const EVEN: Shares = [0.1, 0.5, 0.9]

export interface Amends {
  /** A bound that was given for a case; it is judged once its moment has passed, whether the case has ended or not. */
  gave(bounds: { case: number; low: number; high: number }): void
  ended(c: number, at: number): void
  /** Now is `at`. `sure`: ends are told in this log, so that a case without one is open. */
  until(at: number, sure: boolean): void
  /** What to ask for so that one in ten is missed on either side; the same object until something changes. */
  shares(): Shares
}

/** What one bound that was missed weighs, on the scale of log-odds. */
const STEP = 0.01
const MOST = 2.5
const MISSED = 0.1
const LOGIT = Math.log((1 - MISSED) / MISSED)

/**
 * Adaptive conformal inference (Gibbs, Candès 2021) with the delay of the truth: that a case did not end by its upper
 * bound is known when the bound passes, not when the case ends. A life table follows the pace; what it gets wrong
 * for longer, because learnt guesses and new ones differ, is made up for here.
 */
export function createAmends(): Amends {
  const ends = new Map<number, number>()
  let early: Given[] = []
  let late: Given[] = []
  let [low, high] = [0, 0]
  let shares = EVEN
  return {
    gave(bounds) {
      early.push({ case: bounds.case, at: bounds.low })
      late.push({ case: bounds.case, at: bounds.high })
    },
    ended: (c, at) => void ends.set(c, at),
    until(at, sure) {
      const [due, overdue] = [early.filter((g) => g.at <= at), late.filter((g) => g.at <= at)]
      if (due.length + overdue.length === 0) return
      early = early.filter((g) => g.at > at)
      late = late.filter((g) => g.at > at)
      if (!sure) return
      const endOf = (g: Given): number => ends.get(g.case) ?? Number.POSITIVE_INFINITY
      low = moved(low, due.length, due.filter((g) => endOf(g) < g.at).length)
      high = moved(high, overdue.length, overdue.filter((g) => endOf(g) > g.at).length)
      shares = [chanceOf(-LOGIT - low), 0.5, chanceOf(LOGIT + high)]
    },
    shares: () => shares,
  }
}

interface Given {
  readonly case: number
  readonly at: number
}

const moved = (from: number, given: number, missed: number): number =>
  Math.max(-MOST, Math.min(MOST, from + STEP * (missed - MISSED * given)))
const chanceOf = (x: number): number => 1 / (1 + Math.exp(-x))
