// Vectors without a model and without a network: hashed words and pairs of characters. For trying out and testing the vector path, not for meaning.
import type { Embedder } from '../../knowledge/ports.ts'
import { fold } from '../../knowledge/fold.ts'
import { eachHanTerm, termOf } from '../../knowledge/terms.ts'
import { wordsOf } from '../../knowledge/words.ts'

/**
 * Measured against words alone, such vectors find less on every class of text and move a fused list by −18 … +3 points, so the search does
 * not use them by default (docs/decisions/knowledge-retrieval.md). A real model behind an OpenAI-compatible address does help.
 */
export function createLocalEmbedder(dimension = 384): Embedder {
  return {
    model: `local-hash-${dimension}`,
    embed: async (texts) => texts.map((text) => embed(text, dimension)),
  }
}

function embed(text: string, dimension: number): number[] {
  const sums = Array.from({ length: dimension }, () => 0)
  const folded = fold(text)
  const add = (hash: number, weight: number) => {
    sums[hash % dimension]! += (hash >>> 31 ? -1 : 1) * weight
  }
  for (const { term } of wordsOf(text, folded)) add(termOf(0, term), 1)
  eachHanTerm(folded, (i) => add(termOf(1, folded, i, i + 2), 0.5), () => {}) // prettier-ignore
  const length = Math.hypot(...sums) || 1
  return sums.map((x) => x / length)
}
