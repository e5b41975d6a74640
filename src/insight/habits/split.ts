// One purchase in several parts, each below the limit: by one person, by colleagues, under a vendor's other spellings.
import type { Finding } from '../finding.ts'
import { groupBy, type History } from '../history.ts'
import { dateOf, writeInstant } from '../log/instant.ts'
import { oneVendor, type Claim } from './claims.ts'
import { certainty, poissonTail, rank } from './measure.ts'
import { alike, byAgreement, distance, shared } from './words.ts'

const DAY = 86_400_000
const WINDOW = 7 * DAY

export function splitPurchases(history: History, all: readonly Claim[]): Finding[] {
  const limit = history.policy.directorThreshold
  if (Number.isNaN(limit)) return []
  const claims = all.filter(
    (c) => !c.dead && c.vendor !== '' && c.r.amount > 0 && c.r.amount < limit && !Number.isNaN(c.at),
  )
  const head = oneVendor(
    claims,
    (a, b) =>
      (a.length > 5 && distance(a, b, 2) <= 1) ||
      alike(a, b) > 0.6 ||
      (Math.min(a.length, b.length) >= 6 && (a.startsWith(b) || b.startsWith(a))),
  )
  const span = Math.max(1, ((claims.at(-1)?.at ?? 0) - (claims[0]?.at ?? 0)) / WINDOW)
  const used = new Set<number>()
  const found: Finding[] = []
  for (const own of [true, false]) {
    for (const group of groupBy(
      claims,
      (c) => `${own ? c.r.requester : c.r.dept} ${head(c.vendor)} ${c.r.currency}`,
    ).values()) {
      const open = group.filter((c) => !used.has(c.case) && !byAgreement(c.r.description))
      for (const parts of windows(open)) {
        const total = parts.reduce((sum, c) => sum + c.r.amount, 0)
        if (parts.length < 2 || total < limit || parts.some((c) => used.has(c.case))) continue
        const people = new Set(parts.map((c) => c.r.requester))
        if (!own && (people.size < 2 || parts.some((c) => shared(`${c.r.category} ${c.r.description}`)))) continue
        // Bought there all the time: then parts close together are no wonder.
        const usual = poissonTail(Math.max(0.02, (group.length - parts.length) / span), parts.length)
        const close = 1 - (parts.at(-1)!.at - parts[0]!.at) / (2 * WINDOW)
        const sure = certainty(-usual * close, 3)
        if (sure < (own ? 0.4 : 0.5)) continue
        for (const c of parts) used.add(c.case)
        const last = parts.at(-1)!
        const crossing =
          parts.find((_, i) => parts.slice(0, i + 1).reduce((sum, c) => sum + c.r.amount, 0) >= limit) ?? last
        found.push({
          kind: 'split_purchase',
          caseIds: parts.map((c) => c.id),
          entity: parts[0]!.r.requester,
          score: rank(sure),
          facts: {
            vendor: parts[0]!.r.vendor,
            count: parts.length,
            total: Math.round(total * 100) / 100,
            limit,
            from: dateOf(parts[0]!.at, 0),
            to: dateOf(last.at, 0),
            days: Math.max(1, Math.ceil((last.at - parts[0]!.at) / DAY)),
            people: [...people],
          },
          detectedAt: writeInstant(crossing.at, crossing.offset),
        })
      }
    }
  }
  return found
}

/** Runs in which each part follows the one before within days. */
function windows(sorted: readonly Claim[]): Claim[][] {
  const runs: Claim[][] = []
  for (const c of sorted) {
    const run = runs.at(-1)
    if (run && c.at - run.at(-1)!.at <= WINDOW * 0.6 && c.at - run[0]!.at <= WINDOW) run.push(c)
    else runs.push([c])
  }
  return runs
}
