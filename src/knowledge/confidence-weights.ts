// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [
  -2.865, 1.342, 1.2, 1.303, 0.677, 0.873, 0.241, -1.117, 0.445, 0.589, 0.186, -0.473, 0.118, 0.132, 0.352, -0.238,
  0.171, -0.795, -0.375, -0.215, -1.287,
]
