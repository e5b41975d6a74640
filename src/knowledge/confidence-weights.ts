// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [
  -2.257, 1.229, 0.628, 1.333, 0.679, 1.341, -1.715, 0.533, 0.762, 1.788, 0.336, 1.189, 0.678, -0.418, -1.356, -1.032,
  -0.373, -1.0, -1.162, -0.676, -2.427, -2.863,
]
