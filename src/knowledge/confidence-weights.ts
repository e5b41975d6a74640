// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [
  -2.16, 1.078, 0.788, 1.238, 0.613, 1.511, -1.517, 0.524, 0.729, 1.505, 0.184, 1.386, 0.909, -0.437, -1.271, -0.417,
  -0.336, -0.682, -1.093, -0.599, -2.196, -2.551,
]
