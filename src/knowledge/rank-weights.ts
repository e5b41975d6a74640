// Written by test/bench/knowledge-rank.ts from the development questions; one number a feature, in the order of RANKED_BY.
export const RANKING: readonly number[] = [
  1.587, 2.116, 1.925, 1.653, 2.026, 2.636, 1.147, 1.46, -1.676, -0.261, -0.612, 1.027, -0.52, 1.947, 1.185, 0.732,
  0.171, 0.413, 0.077,
]
