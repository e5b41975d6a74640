// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [-3.118, 1.568, 1.609, 1.198, 0.198, 1.481, 0.186, -0.262, 0.305, 0.829, 0.792, 0.009, 0.171, -0.294, 0.312, -0.006, -0.236, -0.505, -1.693]
