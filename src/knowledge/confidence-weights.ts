// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [
  -1.984, 0.831, 0.126, 0.052, -0.137, 1.115, -1.058, -0.214, 0.447, 2.122, -0.608, -0.162, -0.881, -0.234, -0.75,
  -0.948, 0.082, -1.003, -0.295, -0.774, -2.31, -1.797, 0.835, -0.134, 0.377, -0.493, 0.191, -0.243, 1.211, 1.013,
]
