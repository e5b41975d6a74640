// What was foretold at the last deed, for somebody who looks later: that it has not ended yet is known by now, and moves the rest.

export interface Spread {
  /** Milliseconds from the last deed to the end: one in ten is sooner, half are, nine in ten are. */
  readonly low: number
  readonly remaining: number
  readonly high: number
}

/** The same three, of those that waited as long as this one has. Waited for nothing they are the same. */
export function stillWaiting(spread: Spread, waited: number): Spread {
  const met = hazardBy(spread, waited)
  const moved = (sooner: number): number => Math.max(waited, momentOf(spread, met + hazardOf(sooner)))
  return { low: moved(0.1), remaining: moved(0.5), high: moved(0.9) }
}

// Between two of the three, as many of those still open end each day; behind the last, as many as before it.
const hazardOf = (share: number): number => -Math.log(1 - share)
const knots = ({ low, remaining, high }: Spread): readonly (readonly [number, number])[] => [
  [0, 0],
  [low, hazardOf(0.1)],
  [remaining, hazardOf(0.5)],
  [high, hazardOf(0.9)],
]

/** The knots around the first for which this is so, or the last two. */
function around(spread: Spread, is: (knot: readonly [number, number]) => boolean) {
  const points = knots(spread)
  const next = points.findIndex((knot, i) => i > 0 && is(knot))
  const at = next < 0 ? points.length - 1 : next
  return [points[at - 1]!, points[at]!] as const
}

function hazardBy(spread: Spread, at: number): number {
  if (at <= 0) return 0
  const [[from, before], [to, after]] = around(spread, ([moment]) => moment > at)
  return before + ((at - from) / Math.max(to - from, 1)) * (after - before)
}

function momentOf(spread: Spread, hazard: number): number {
  const [[from, before], [to, after]] = around(spread, ([, by]) => by >= hazard)
  return from + ((hazard - before) / (after - before)) * (to - from)
}
