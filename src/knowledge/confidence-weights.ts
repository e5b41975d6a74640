// Written by test/bench/knowledge-train.ts from the development questions; one number a feature, in the order of FEATURES.
export const WEIGHTS: readonly number[] = [
  -2.275, 0.99, 0.136, 0.106, -0.196, 1.058, -0.928, -0.198, 0.407, 1.16, -0.188, -0.195, -0.229, -0.395, -1.071,
  -0.793, 0.049, -0.856, -0.296, -0.938, -2.387, -1.738, 0.836, -0.176, 0.424, -0.433, 0.17, -0.363, 0.906, 1.002,
  0.569,
]
