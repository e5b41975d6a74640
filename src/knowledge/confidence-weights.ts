// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [
  -3.065, 1.575, 1.556, 1.159, 0.162, 1.485, 0.251, -0.322, 0.308, 0.83, 0.764, 0.04, 0.17, -0.324, 0.306, -0.012,
  -0.264, -0.508, -1.698,
]
