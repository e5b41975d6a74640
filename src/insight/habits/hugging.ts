// Again and again just under the limit, over months, for different things.
import type { Finding } from '../finding.ts'
import { groupBy, type History } from '../history.ts'
import { monthOf, writeInstant } from '../log/instant.ts'
import type { Claim } from './claims.ts'
import { certainty, rank, tailOf } from './measure.ts'

const FEWEST = 4
const BANDS = [0.03, 0.06, 0.1]
const SURE = Math.log(0.02)

export function thresholdHugging(history: History, all: readonly Claim[], explained: ReadonlySet<string>): Finding[] {
  const limit = history.policy.directorThreshold
  if (Number.isNaN(limit)) return []
  const claims = all.filter((c) => c.r.amount > 0 && !explained.has(c.id))
  const people = groupBy(claims, (c) => c.r.requester)
  const rates = BANDS.map((band) => rateOf(people.values(), limit * (1 - band), limit))
  const found: Finding[] = []
  for (const [person, own] of people) {
    if (own.length < FEWEST) continue
    let best: { tail: number; hugging: Claim[]; lowest: number } | undefined
    for (const [at, band] of BANDS.entries()) {
      const lowest = limit * (1 - band)
      const hugging = own.filter((c) => c.r.amount >= lowest && c.r.amount < limit)
      if (hugging.length < FEWEST || !different(hugging)) continue
      const rate = rates[at]!
      const tail =
        tailOf(
          own.map(() => rate),
          hugging.length,
        ) + Math.log(people.size * BANDS.length)
      if (!best || tail < best.tail) best = { tail, hugging, lowest }
    }
    if (!best || best.tail > SURE) continue
    const { hugging } = best
    const nth = hugging[FEWEST - 1]!
    found.push({
      kind: 'threshold_hugging',
      caseIds: hugging.map((c) => c.id),
      entity: person,
      score: rank(certainty(-best.tail, 4)),
      facts: {
        person,
        count: hugging.length,
        n: own.length,
        limit,
        lowest: Math.round(best.lowest),
        from: monthOf(hugging[0]!.at, hugging[0]!.offset),
        to: monthOf(hugging.at(-1)!.at, hugging.at(-1)!.offset),
      },
      detectedAt: writeInstant(nth.at, nth.offset),
    })
  }
  return found
}

/** How often people claim so near the limit who do not hug it: another who does is no measure of what is usual. */
function rateOf(people: Iterable<readonly Claim[]>, lowest: number, limit: number): number {
  let [k, n] = [0, 0]
  for (const list of people) {
    let near = 0
    for (const c of list) if (c.r.amount >= lowest && c.r.amount < limit) near++
    if (near >= FEWEST) continue
    k += near
    n += list.length
  }
  return (k + 1) / (n + 100)
}

/** One product with that price, or a budget set at the limit, is bought under one name for one sum. */
function different(list: readonly Claim[]): boolean {
  const sums = new Set(list.map((c) => Math.round(c.r.amount)))
  const vendors = new Set(list.map((c) => c.vendor))
  const weeks = (list.at(-1)!.at - list[0]!.at) / (7 * 86_400_000)
  return sums.size > list.length / 2 && vendors.size > list.length / 3 && weeks >= 3
}
