// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [
  -2.076, 1.044, 0.655, 1.359, 0.75, 1.363, -1.608, 0.53, 0.753, 1.671, 0.14, 1.354, 0.791, -0.46, -1.263, -0.947,
  -0.373, -0.721, -1.158, -0.669, -2.344, -2.513,
]
