// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [-2.988, 1.518, 1.356, 1.282, 0.958, 1.233, 0.126, -0.334, 0.439, 0.822, 0.353, 0.072, 0.072, -0.084, 0.399, -0.390, -1.520]
