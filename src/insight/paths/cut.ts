// Where this log's usual paths end and its edited ones begin: the valley between two hills of log-odds.

/**
 * The odds are right up to the share of edits, which is the hardest thing to learn from a log. Below 0, where edited
 * paths still stand, usual paths are few until their own hill begins. Of the emptiest places between, the one nearest
 * to where most logs have it is the cut.
 */
export function cutOf(odds: Float64Array): number {
  const sorted = odds.toSorted()
  const below = (x: number): number => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! < x) low = middle + 1
      else high = middle
    }
    return low
  }
  const windows: { at: number; count: number }[] = []
  for (let at = LOWEST; at <= 0; at += 0.25) windows.push({ at, count: below(at + WIDTH / 2) - below(at - WIDTH / 2) })
  const least = Math.min(...windows.map((w) => w.count))
  return windows
    .filter((w) => w.count <= least + Math.sqrt(least) + 2)
    .reduce((a, b) => (Math.abs(b.at - USUAL) < Math.abs(a.at - USUAL) ? b : a)).at
}

const LOWEST = -5
const WIDTH = 1
const USUAL = -3
