// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [-2.917, 1.825, 1.458, 1.155, 0.227, 1.498, -0.075, -0.332, 0.266, 0.771, 0.739, 0.016, 0.150, -0.311, 0.336, 0.040, -0.469, -0.419, -1.678]
