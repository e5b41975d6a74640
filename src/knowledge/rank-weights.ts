// Written by test/bench/knowledge-rank.ts from the development questions; one number a feature, in the order of RANKED_BY.
export const RANKING: readonly number[] = [
  1.519, 1.885, 1.912, 1.68, 2.21, 2.74, 1.03, 1.438, -1.702, -0.357, -0.62, 0.838, -0.138, 1.875, 1.191, 0.975, -0.209,
  0.537, 0.196,
]
