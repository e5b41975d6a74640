// Bounds that keep pace: where on its own scale of guesses the truth has fallen of late, counted from ended and open cases alike.
import { EVEN, type Shares } from './amends.ts'

/** A guess of what is left, milliseconds: the middle, and the bounds between which four of five should end. */
export interface Guessed {
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** A prefix with what was guessed for it: `at` = its moment, `end` = when its case ended, not looked at before it is. */
export interface Watched {
  readonly guess: Guessed
  readonly at: number
  end: number
  /** How many prefixes it stands for. */
  readonly weight: number
}

/** Where given shares of the truth (10 %, 50 % and 90 %) fall just now, as places on the scale of a guess. */
export type Places = readonly [low: number, middle: number, high: number]

const EDGES = edges()
/** Before anything is seen a guess is taken to be right, as if so many cases had said so. */
const LENT = 12
const LENT_LEFT = EDGES.map((u) => 1 / (1 + Math.exp(Math.log(9) * u)))

/**
 * A life table by calendar time: every open prefix is at risk of ending at the place its age has reached, and what
 * happened longer ago counts less. A change of pace shows in those that have not ended when they should have, long
 * before they end.
 */
export interface Tempo {
  watch(prefix: Watched): void
  /** Now is `at`: what has ended or grown older since is counted. */
  advance(at: number): void
  places(shares?: Shares): Places
}

/** `half` = after how many milliseconds what happened counts half; `tick` = how often it is counted. */
export function createTempo({ begin, half, tick }: { begin: number; half: number; tick: number }): Tempo {
  const died = new Float64Array(EDGES.length)
  const risked = new Float64Array(EDGES.length)
  let open: { prefix: Watched; bin: number }[] = []
  let [now, counted] = [begin, begin]
  let known: { shares: Shares; places: Places } | undefined
  const worth = (at: number): number => 2 ** Math.min(1000, (at - begin) / half)
  return {
    watch(prefix) {
      // What lies below no time at all cannot be reached, but is passed: it counts as lived through.
      open.push({ prefix, bin: 0 })
    },
    advance(at) {
      now = Math.max(now, at)
      if (now - counted >= tick) count()
    },
    places(shares = EVEN) {
      if (known?.shares !== shares) known = { shares, places: placesOf(died, risked, worth(now), shares) }
      return known.places
    },
  }

  function count(): void {
    counted = now
    known = undefined
    const w = worth(now)
    open = open.filter((row) => {
      const { prefix } = row
      const ended = prefix.end <= now
      const to = binOf(placeOf(prefix.guess, Math.min(prefix.end, now) - prefix.at))
      for (; row.bin < to; row.bin++) risked[row.bin]! += prefix.weight * w
      // Whoever lives on past every bin has said all there is to say.
      if (!ended) return row.bin + 1 < EDGES.length
      risked[row.bin]! += prefix.weight * w
      died[row.bin]! += prefix.weight * w
      return false
    })
  }
}

function placesOf(died: Float64Array, risked: Float64Array, worth: number, shares: Shares): Places {
  const out: number[] = []
  let left = 1
  for (let b = 0; b + 1 < EDGES.length && out.length < shares.length; b++) {
    const lent = worth * (LENT * LENT_LEFT[b]! + 0.5)
    const ends = (died[b]! + lent * (1 - LENT_LEFT[b + 1]! / LENT_LEFT[b]!)) / (risked[b]! + lent)
    const next = left * (1 - ends)
    while (out.length < shares.length && 1 - next >= shares[out.length]!) {
      const part = (left - 1 + shares[out.length]!) / Math.max(1e-12, left - next)
      out.push(EDGES[b]! + Math.min(1, Math.max(0, part)) * (EDGES[b + 1]! - EDGES[b]!))
    }
    left = next
  }
  while (out.length < shares.length) out.push(EDGES.at(-1)!)
  return [out[0]!, out[1]!, out[2]!]
}

/** −1 = at the lower bound, 0 = at the middle, 1 = at the upper. */
export function placeOf(g: Guessed, left: number): number {
  return left < g.middle ? (left - g.middle) / down(g) : (left - g.middle) / up(g)
}
export const leftAt = (g: Guessed, place: number): number =>
  Math.max(0, g.middle + place * (place < 0 ? down(g) : up(g)))

const down = (g: Guessed): number => Math.max(g.middle - g.low, 0.1 * g.middle + 60_000)
const up = (g: Guessed): number => Math.max(g.high - g.middle, 0.1 * g.middle + 60_000)

/** Narrow bins around the bounds, then ever wider ones. */
function edges(): number[] {
  const side: number[] = []
  for (let k = 0; k < 40; k++) side.push(k / 20)
  for (let u = 2; u < 200; u *= 1.12) side.push(u)
  return [
    ...side
      .slice(1)
      .toReversed()
      .map((u) => -u),
    ...side,
  ]
}

/** The bin a place lies in. */
function binOf(place: number): number {
  let [low, high] = [0, EDGES.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (EDGES[middle]! <= place) low = middle
    else high = middle - 1
  }
  return low
}
