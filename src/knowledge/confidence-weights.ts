// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [
  -2.56, 1.525, 1.396, 1.108, 0.339, 1.292, 0.303, -0.412, 0.557, 0.804, 0.631, -0.027, 0.133, -0.021, 0.384, 0.012,
  -0.304, -1.047, -0.427, -0.57, -1.786,
]
