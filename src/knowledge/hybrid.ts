// With an embedding model: its nearest passages join the lexical ones by rank; without it, or while it is down, words alone answer.
import type { Embedder, VectorStore } from './ports.ts'
import type { Scored } from './shelf.ts'

/** Reciprocal rank fusion. The lexical list counts more: names, codes and numbers are found there. */
export function fuse(
  lexical: readonly Scored[],
  dense: readonly { passage: string; score: number }[],
  limit: number,
): Scored[] {
  const places = new Map<string, { rank: number; hit: Scored }>()
  const best = lexical[0]?.score ?? 1
  lexical.forEach((hit, i) => places.set(hit.id, { rank: LEXICAL / (CONSTANT + i), hit }))
  dense.forEach(({ passage }, i) => {
    const known = places.get(passage)
    const share = DENSE / (CONSTANT + i)
    if (known) known.rank += share
    else places.set(passage, { rank: share, hit: { id: passage, score: 0, zh: false } })
  })
  const order = [...places.values()].sort((a, b) => b.rank - a.rank || (a.hit.id < b.hit.id ? -1 : 1)).slice(0, limit)
  const top = order[0]?.rank ?? 1
  // On the scale of the lexical scores, so that what follows reads both alike.
  return order.map(({ rank, hit }) => ({ ...hit, score: (best * rank) / top }))
}
const CONSTANT = 20
const LEXICAL = 1
const DENSE = 0.9

/** Fills in vectors until none is missing. Stopping and starting again loses nothing; the old model serves until the new one is complete. */
export async function embedMissing(
  vectors: VectorStore,
  embedder: Embedder,
  progress?: (done: number) => void,
  batch = 64,
): Promise<number> {
  let done = 0
  for (;;) {
    const missing = await vectors.missing(embedder.model, batch)
    if (missing.length === 0) break
    const made = await embedder.embed(
      missing.map((m) => m.text),
      'passage',
    )
    await vectors.save(
      embedder.model,
      missing.map((m, i) => ({ passage: m.passage, vector: made[i] ?? [] })),
    )
    done += missing.length
    progress?.(done)
  }
  await vectors.forget(embedder.model)
  return done
}
