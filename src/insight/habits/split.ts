// One purchase in several parts, each below the limit: by one person, by colleagues, under a vendor's other spellings.
import type { Finding } from '../finding.ts'
import { groupBy, type History } from '../history.ts'
import { dateOf, writeInstant } from '../log/instant.ts'
import { oneVendor, type Claim } from './claims.ts'
import { certainty, poissonTail, rank } from './measure.ts'
import { alike, inParts, distance, shared } from './words.ts'

const DAY = 86_400_000
const WINDOW = 7 * DAY

export function splitPurchases({ policy }: Pick<History, 'policy'>, all: readonly Claim[]): Finding[] {
  const limit = policy.directorThreshold
  if (Number.isNaN(limit)) return []
  const claims = all.filter(
    (c) => !c.dead && c.vendor !== '' && c.r.amount > 0 && c.r.amount < limit && !Number.isNaN(c.at),
  )
  const head = oneVendor(claims, sameName)
  const span = Math.max(1, ((claims.at(-1)?.at ?? 0) - (claims[0]?.at ?? 0)) / WINDOW)
  const categories = groupBy(claims, (c) => `${c.r.category} ${c.r.currency}`)
  const vendors = groupBy(claims, (c) => head(c.vendor))
  const requesters = new Set(claims.map((c) => c.r.requester)).size
  const depts = new Set(claims.map((c) => c.r.dept)).size
  const used = new Set<number>()
  const found: Finding[] = []
  for (const own of [true, false]) {
    const groups = groupBy(claims, (c) => `${own ? c.r.requester : c.r.dept} ${head(c.vendor)} ${c.r.currency}`)
    for (const group of groups.values()) {
      const open = group.filter((c) => !used.has(c.case) && !inParts(c.r.description))
      for (const parts of windows(open)) {
        const total = parts.reduce((sum, c) => sum + c.r.amount, 0)
        if (parts.length < 2 || total < limit || parts.some((c) => used.has(c.case))) continue
        const people = new Set(parts.map((c) => c.r.requester))
        if (!own && (people.size < 2 || parts.some((c) => shared(`${c.r.category} ${c.r.description}`)))) continue
        // Bought there all the time, or sums like these every day: then parts close together are no wonder.
        const ofVendor = vendors.get(head(parts[0]!.vendor))!.length - parts.length
        const rate = (group.length - parts.length + (0.5 * ofVendor) / (own ? requesters : depts) + 0.02) / span
        const peers = categories.get(`${parts[0]!.r.category} ${parts[0]!.r.currency}`)!.map((c) => c.r.amount)
        const strength =
          -poissonTail(rate, parts.length) -
          Math.log(span) -
          Math.log(reaching(peers, parts.length, limit)) -
          Math.log(groups.size) / 2
        const sure = certainty(Math.max(0, strength), 4)
        if (strength < (own ? 1 : 2.5)) continue
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

/** How often so many usual claims of the category reach the limit together. */
function reaching(amounts: readonly number[], count: number, limit: number): number {
  let [hits, seed] = [0, 7]
  for (let t = 0; t < DRAWS; t++) {
    let sum = 0
    for (let k = 0; k < count; k++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      sum += amounts[Math.floor((seed / 2_147_483_648) * amounts.length)]!
    }
    if (sum >= limit) hits++
  }
  return (hits + 0.5) / DRAWS
}
const DRAWS = 400

/** Slips of the pen and other legal forms; a number in the name makes it somebody else. */
function sameName(a: string, b: string): boolean {
  if (a.replaceAll(/\D/gu, '') !== b.replaceAll(/\D/gu, '')) return false
  return (
    (a.length > 5 && distance(a, b, 2) <= 1) ||
    alike(a, b) > 0.6 ||
    (Math.min(a.length, b.length) >= 6 && (a.startsWith(b) || b.startsWith(a)))
  )
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
