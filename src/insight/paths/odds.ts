// Seen m times: as often as errors alone would bring it, or a habit of its own?

/**
 * Log-odds that m occurrences are errors. Errors bring it `expected` times, give or take (negative binomial: where an
 * error falls is only roughly known). A habit of its own has any rate; new ones have the density exp(fresh).
 */
export function oddsOf(expected: number, m: number, fresh: number): number {
  const edited =
    logGamma(m + SHAPE) -
    logGamma(SHAPE) +
    SHAPE * Math.log(SHAPE / (SHAPE + expected)) +
    m * Math.log(expected / (SHAPE + expected))
  return edited - fresh - Math.max(logGamma(m), edited - 1)
}

const SHAPE = 2

/** Stirling, exact enough above 1. */
function logGamma(x: number): number {
  if (x < 7) return logGamma(x + 1) - Math.log(x)
  return (x - 0.5) * Math.log(x) - x + 0.918_938_533 + 1 / (12 * x)
}
