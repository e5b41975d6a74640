// One purchase in parts below a limit of our own: the same question asked by the night over everything, and by the stream of what was just filed.
import type { ProcessDefinition } from '../approval/flow.ts'
import type { Finding } from './finding.ts'
import { keyOf } from './finding-key.ts'
import type { Claim } from './habits/claims.ts'
import { splitPurchases } from './habits/split.ts'
import { currencyOf } from './own-breach.ts'
import { policiesOf, type OwnPolicy } from './own-policy.ts'

/** Claims of one process, against each of its limits; what was claimed twice is no part of a purchase. */
export const splitsOf = (
  claims: readonly Claim[],
  definition: ProcessDefinition,
  twice: ReadonlySet<string>,
): Finding[] => policiesOf(definition, Number.NaN).flatMap((own) => splitsBelow(claims, definition, own, twice))

export function splitsBelow(
  claims: readonly Claim[],
  definition: ProcessDefinition,
  { policy, threshold }: OwnPolicy,
  twice: ReadonlySet<string>,
): Finding[] {
  if (!threshold) return []
  const currency = currencyOf(definition)
  // Limits are in the office's currency; other money takes the longer way anyway.
  const single = claims.filter((c) => !twice.has(c.id) && c.r.currency === currency)
  return splitPurchases({ policy }, single).map((f) => ({
    ...f,
    facts: { ...f.facts, limit: threshold.limit, currency },
  }))
}

/** The surest word for each cause: two limits may see one purchase. */
export function surest(findings: readonly Finding[]): Map<string, Finding> {
  const byKey = new Map<string, Finding>()
  for (const finding of findings) {
    const known = byKey.get(keyOf(finding))
    if (!known || finding.score > known.score) byKey.set(keyOf(finding), finding)
  }
  return byKey
}
