// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [
  -2.088, 1.04, 0.665, 1.381, 0.745, 1.373, -1.625, 0.531, 0.757, 1.641, 0.135, 1.323, 0.774, -0.481, -1.213, -0.886,
  -0.349, -1.019, -1.157, -0.602, -2.349, -2.508,
]
