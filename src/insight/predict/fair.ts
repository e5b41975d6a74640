// Which finished cases tell fairly how long cases take: of those begun lately only the quick ones are finished.
import type { EventLog } from '../log/log.ts'

/** Cases to learn from, in the order of their start, each with the weight of those like it that are missing. */
export interface Fair {
  readonly cases: readonly number[]
  readonly weight: ReadonlyMap<number, number>
}

const MOST = 5
const LONG = 0.9
const FEWEST = 0.5

/** `strict` = only finished cases are there, up to the last end; otherwise the cases are whole, however late they end. */
export function fairCases(log: EventLog, cases: readonly number[], strict: boolean): Fair {
  const begin = (c: number): number => log.time[log.start[c]!]!
  const end = (c: number): number => log.time[log.start[c + 1]! - 1]!
  const sorted = [...cases].sort((a, b) => begin(a) - begin(b) || a - b)
  if (!strict) return { cases: sorted, weight: new Map() }
  const until = sorted.reduce((latest, c) => Math.max(latest, end(c)), Number.NEGATIVE_INFINITY)
  const starts = Float64Array.from(sorted, begin)
  // A case this long is seen only if it began early enough: it stands for those that began later.
  const weight = new Map(
    sorted.map((c) => [c, Math.min(MOST, starts.length / Math.max(1, upTo(starts, until - (end(c) - begin(c)))))]),
  )
  const byLength = [...sorted].sort((a, b) => end(a) - begin(a) - (end(b) - begin(b)))
  const all = byLength.reduce((sum, c) => sum + weight.get(c)!, 0)
  let [sum, long] = [0, 0]
  for (const c of byLength) {
    sum += weight.get(c)!
    long = end(c) - begin(c)
    if (sum >= LONG * all) break
  }
  const kept = Math.max(Math.ceil(sorted.length * FEWEST), upTo(starts, until - long))
  return { cases: sorted.slice(0, kept), weight }
}

/**
 * A log cut at an instant ends as it ran: cases are finished at the usual rate up to the last moment. Where whole cases
 * were taken by their beginning, the last ends trail off. Where everything has just become slow the ends of a cut log
 * trail off as well; then next to none of the last weeks' beginnings are there.
 */
export function isStrict(log: EventLog): boolean {
  const ends = log.cases.map((_, c) => log.time[log.start[c + 1]! - 1]!)
  const begins = log.cases.map((_, c) => log.time[log.start[c]!]!)
  return thinness(ends, 0.02) < 2 || thinness(begins, 0.05) > 2
}

/** How long the last share of the instants took, against how long such a share takes over all. */
function thinness(instants: readonly number[], share: number): number {
  const sorted = Float64Array.from(instants).sort()
  const last = sorted.at(-1)!
  return (last - sorted[Math.floor(sorted.length * (1 - share))]!) / (share * (last - sorted[0]!))
}

function upTo(sorted: Float64Array, most: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= most) low = middle + 1
    else high = middle
  }
  return low
}
