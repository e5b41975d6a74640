// The nine statistical kinds over one history; what one explains the next does not tell again.
import type { Finding } from '../finding.ts'
import type { History } from '../history.ts'
import { unusualAmounts } from './amount.ts'
import { bottlenecks } from './bottleneck.ts'
import { claimsOf } from './claims.ts'
import { collusions } from './collusion.ts'
import { duplicateClaims } from './duplicate.ts'
import { thresholdHugging } from './hugging.ts'
import { offHours } from './off-hours.ts'
import { returnRates } from './returns.ts'
import { rubberStamps } from './rubber-stamp.ts'
import { splitPurchases } from './split.ts'

export function habitFindings(history: History): Finding[] {
  const claims = claimsOf(history)
  const duplicates = duplicateClaims(history, claims)
  const twice = new Set(duplicates.flatMap((f) => f.caseIds))
  const splits = splitPurchases(
    history,
    claims.filter((c) => !twice.has(c.id)),
  )
  const explained = new Set([...twice, ...splits.flatMap((f) => f.caseIds)])
  return [
    ...duplicates,
    ...splits,
    ...unusualAmounts(history, claims, explained),
    ...thresholdHugging(history, claims, explained),
    ...rubberStamps(history),
    ...offHours(history),
    ...collusions(history),
    ...bottlenecks(history),
    ...returnRates(history, claims),
  ]
}
