// A history's cases as claims: who asked for what, when, and whether anything came of it.
import { groupBy, type History } from '../history.ts'
import type { CaseRecord } from '../records.ts'
import type { Meaning } from '../vocabulary.ts'
import { vendorKey } from './words.ts'

export interface Claim {
  readonly case: number
  readonly id: string
  readonly r: CaseRecord
  readonly at: number
  readonly offset: number
  /** Refused or given up, and never paid: nothing was gained by it. */
  readonly dead: boolean
  readonly vendor: string
}

export function claimsOf(history: History): Claim[] {
  const { log, meanings, policy } = history
  const claims: Claim[] = []
  const keys = new Map<string, string>()
  const keyOf = (vendor: string): string => {
    let key = keys.get(vendor)
    if (key === undefined) keys.set(vendor, (key = vendorKey(vendor)))
    return key
  }
  for (let c = 0; c < log.cases.length; c++) {
    const r = history.record[c]
    if (!r) continue
    const deeds = history.eventsOf(c).map((e) => log.activity.values[e]!)
    claims.push({
      case: c,
      id: r.id,
      r,
      at: history.submittedAt[c]!,
      offset: log.offset[log.start[c]!]!,
      dead: cameToNothing(
        deeds,
        r,
        (a) => meanings[a]!,
        (a) => policy.payments.has(log.activity.words[a]!),
      ),
      vendor: keyOf(r.vendor),
    })
  }
  return claims.sort((a, b) => a.at - b.at)
}

/** Refused or given up at the end, and never paid. */
export function cameToNothing<A>(
  activities: readonly A[],
  record: CaseRecord,
  meaningOf: (activity: A) => Meaning,
  pays: (activity: A) => boolean,
): boolean {
  let [refused, paid, approvedLast] = [false, false, false]
  for (const activity of activities) {
    const m = meaningOf(activity)
    if (m.returned || m.dropped) [refused, approvedLast] = [true, false]
    else if (m.approval || m.submitted) approvedLast = true
    paid ||= pays(activity)
  }
  return refused && !paid && !approvedLast && record.pendingRole === ''
}

/** Pairs of vendor keys that are one vendor written twice. */
export function oneVendor(claims: readonly Claim[], alike: (a: string, b: string) => boolean): (key: string) => string {
  const counts = groupBy(claims, (c) => c.vendor)
  const keys = [...counts]
    .filter(([k]) => k !== '')
    .sort((a, b) => b[1].length - a[1].length)
    .map(([k]) => k)
  const head = new Map<string, string>()
  const byStart = new Map<string, string[]>()
  for (const key of keys) {
    const near = (byStart.get(key.slice(0, 2)) ?? []).find((known) => alike(known, key))
    head.set(key, near ?? key)
    if (near === undefined) byStart.set(key.slice(0, 2), [...(byStart.get(key.slice(0, 2)) ?? []), key])
  }
  return (key) => head.get(key) ?? key
}
