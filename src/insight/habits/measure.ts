// The small statistics the habit tests share: medians, spreads that outliers cannot move, exact tails.

export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The usual distance from the median, on the scale of a standard deviation. */
export function spread(values: readonly number[], centre = median(values)): number {
  return 1.4826 * median(values.map((v) => Math.abs(v - centre)))
}

/** Log of the chance of k or more successes, each with its own probability; exact. */
export function tailOf(probabilities: readonly number[], k: number): number {
  let dist = [1]
  for (const p of probabilities) {
    const next = Array.from({ length: dist.length + 1 }, () => 0)
    for (const [i, d] of dist.entries()) {
      next[i]! += d * (1 - p)
      next[i + 1]! += d * p
    }
    dist = next
  }
  let tail = 0
  for (let i = dist.length - 1; i >= k; i--) tail += dist[i]!
  return Math.log(Math.max(tail, 1e-300))
}

/** Log of the chance of k or more in a Poisson count. */
export function poissonTail(mean: number, k: number): number {
  let term = Math.exp(-mean)
  let below = 0
  for (let i = 0; i < k; i++) {
    below += term
    term *= mean / (i + 1)
  }
  if (1 - below > 1e-9) return Math.log(1 - below)
  let log = -mean + k * Math.log(Math.max(mean, 1e-12))
  for (let i = 2; i <= k; i++) log -= Math.log(i)
  return log
}

/** How sure, between 0 and 1, on a scale all habit kinds share. */
export const certainty = (strength: number, half: number): number => strength / (strength + half)

/** Habits rank below policy breaches (100 and up) and above rare paths (below 10). */
export const rank = (sure: number): number => 10 + 85 * Math.min(1, Math.max(0, sure))
