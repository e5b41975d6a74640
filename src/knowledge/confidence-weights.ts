// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [
  -2.694, 0.974, 0.009, -0.025, -0.056, 1.301, -1.504, -0.13, 0.437, 2.916, -0.382, -0.177, -0.685, -0.234, -0.807,
  -1.392, 0.031, -1.264, -0.577, -0.796, -2.559, -1.959, 0.919, -0.199, 0.425, -0.489, 0.11, -0.239, 1.395, 1.391,
]
