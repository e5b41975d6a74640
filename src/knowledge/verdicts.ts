// What judged answers teach: a passage that helped with a question like this one comes first and counts as surer; one that did not comes later.
import { examine } from './evidence.ts'
import { pushes, type AskedQuestion } from './learn.ts'
import type { Library } from './library.ts'
import type { Found, Hit } from './search.ts'

/** Passages brought in that the search itself did not find. */
const BROUGHT = 3

/** Only what the reader may read is moved or brought in; without verdicts on a like question nothing changes. */
export async function withVerdicts(
  library: Library,
  found: Found,
  judged: readonly AskedQuestion[],
  reader: ReadonlySet<string>,
): Promise<Found> {
  const push = pushes(found.question.text, judged)
  if (push.size === 0) return found
  const best = Math.max(0, ...found.hits.map((h) => h.score))
  const known = new Set(found.hits.map((h) => h.passage.id))
  const helped = [...push].filter(([id, p]) => p > 0 && !known.has(id)).sort((a, b) => b[1] - a[1]).slice(0, BROUGHT) // prettier-ignore
  const rarity = new Map(found.question.units.map((u, n) => [u, found.worth[n] ?? 0]))
  const brought = (await library.passages(helped.map(([id]) => id)))
    .filter((p) => p.acl.some((group) => reader.has(group)))
    .map((passage): Hit => {
      const evidence = examine(found.question, passage, rarity)
      // As good as the best that holds as much of the question.
      const score = best * Math.min(1, evidence.window + 0.2)
      return { passage, score, lexical: found.ideal * evidence.passage * 0.5, evidence }
    })
  const hits = [...found.hits, ...brought]
    .map((hit) => ({ ...hit, score: hit.score * (1 + (push.get(hit.passage.id) ?? 0)) }))
    .toSorted((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1))
  const [top] = hits
  return { ...found, hits, learnt: top ? (push.get(top.passage.id) ?? 0) : 0 }
}
