// Where the hill of this log's usual paths ends, seen from above: by how edits of our own making spread over the odds.

/** Odds of many cases, or of one path that many took. */
export interface Standing {
  readonly odds: number
  readonly cases: number
}

/**
 * From the top down, edited paths lie as the probes do, more or less; where far more cases lie than the probes leave
 * room for, they are lawful ones. The foot is where telling everything above it is right most often and misses least;
 * among places as good, the lowest.
 */
export function footOf(standing: readonly Standing[], probed: Float64Array): number {
  const step = (odds: number): number => Math.max(0, Math.min(STEPS - 1, Math.ceil((TOP - odds) / WIDTH)))
  const [seen, tried] = [new Float64Array(STEPS), new Float64Array(STEPS)]
  for (const { odds, cases } of standing) seen[step(odds)]! += cases
  for (const odds of probed) tried[step(odds)]! += 1 / probed.length
  const edited = editedOf(seen, tried)
  const few = Math.min(FEW, PART * edited)
  const places: { at: number; right: number }[] = []
  let [told, true_] = [seen[0]!, seen[0]!]
  for (let k = 1; k < STEPS - 1; k++) {
    told += seen[k]!
    true_ += Math.min(seen[k]!, ROOM * edited * tried[k]! + few)
    places.push({ at: TOP - k * WIDTH, right: (2 * true_) / Math.max(1e-9, told + Math.max(edited, true_)) })
  }
  const most = Math.max(...places.map((p) => p.right))
  // Nothing stands above the hill.
  if (most <= 0) return USUAL
  return places.findLast((p) => p.right > most - 0.004)!.at
}

/** Where most logs have it; odds are shifted so that all have it there. */
export const USUAL = -3
const TOP = 2
const WIDTH = 0.5
const STEPS = 21
/** The probes stand somewhat higher than edited cases, which the model has learnt among the others. */
const ROOM = 5
const FEW = 2
/** Of all edited cases, those that may stand anywhere. */
const PART = 0.01

/** How many cases are edited: high above the hill there are no others. The lowest estimate has the fewest lawful ones in it. */
function editedOf(seen: Float64Array, tried: Float64Array): number {
  let [above, part, least] = [seen[0]!, tried[0]!, Number.POSITIVE_INFINITY]
  for (let k = 1; TOP - k * WIDTH >= -1; k++) {
    above += seen[k]!
    part += tried[k]!
    if (part > 0.15) least = Math.min(least, above / part)
  }
  return Number.isFinite(least) ? least : 0
}
