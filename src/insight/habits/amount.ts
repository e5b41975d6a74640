// An amount far from the requester's own history in the category, and from the category itself.
import type { Finding } from '../finding.ts'
import { groupBy, type History } from '../history.ts'
import { writeInstant } from '../log/instant.ts'
import type { Claim } from './claims.ts'
import { certainty, median, rank, spread } from './measure.ts'
import { onceAYear } from './words.ts'

const FLOOR = 0.18

export function unusualAmounts(_: History, all: readonly Claim[], explained: ReadonlySet<string>): Finding[] {
  const claims = all.filter((c) => c.r.amount > 0)
  const found: { z: number; finding: Finding }[] = []
  for (const peers of groupBy(claims, (c) => `${c.r.category} ${c.r.currency}`).values()) {
    if (peers.length < 8) continue
    const logs = peers.map((c) => Math.log(c.r.amount))
    const centre = median(logs)
    const width = Math.max(FLOOR, spread(logs, centre))
    const owns = groupBy(peers, (c) => c.r.requester)
    // How far people usually stray from their own middle: few own cases lean on it.
    const strayed = [...owns.values()].flatMap((own) => {
      const middle = median(own.map((c) => Math.log(c.r.amount)))
      return own.length < 3 ? [] : own.map((c) => Math.log(c.r.amount) - middle)
    })
    const pooled = Math.max(FLOOR, strayed.length > 10 ? spread(strayed, 0) : width)
    for (const c of peers) {
      if (explained.has(c.id)) continue
      const x = Math.log(c.r.amount)
      const zPeers = (x - centre) / width
      const others = owns.get(c.r.requester)!.filter((o) => o !== c)
      const ownLogs = others.map((o) => Math.log(o.r.amount))
      const known = others.length >= 3
      const middle = known ? median(ownLogs) : centre
      const own = known
        ? Math.sqrt(
            (others.length * Math.max(FLOOR, spread(ownLogs, middle)) ** 2 + 8 * pooled ** 2) / (others.length + 8),
          )
        : width
      const zOwn = known ? (x - middle) / (own * Math.sqrt(1 + 1 / others.length)) : zPeers
      // Large ones are told; small ones only when absurd (a currency, a decimal point).
      const z = zOwn > 0 && zPeers > 0 ? Math.min(zOwn, zPeers) : Math.min(-zOwn, -zPeers) - 2.5
      if (z < (known ? 3 : 4)) continue
      // A yearly fee says so; a new duty brings more of the like afterwards.
      if (onceAYear(c.r.description) || others.filter((o) => Math.abs(Math.log(o.r.amount) - x) < 0.35).length >= 2)
        continue
      const usual = Math.exp(middle)
      found.push({
        z,
        finding: {
          kind: 'unusual_amount',
          caseIds: [c.id],
          entity: c.r.requester,
          score: rank(certainty(z, 3) * (known ? 1 : 0.85)),
          facts: {
            amount: c.r.amount,
            usual: Math.round(usual * 100) / 100,
            ratio: Math.round((c.r.amount / usual) * 10) / 10,
            n: known ? others.length : peers.length - 1,
            category: c.r.category,
            currency: c.r.currency,
            person: c.r.requester,
          },
          detectedAt: writeInstant(c.at, c.offset),
        },
      })
    }
  }
  // Among many claims chance alone goes far: kept are those of which most cannot be chance (Benjamini–Hochberg).
  found.sort((a, b) => b.z - a.z)
  let kept = 0
  for (const [i, { z }] of found.entries()) if ((claims.length * upperTail(z)) / (i + 1) <= FALSE_SHARE) kept = i + 1
  return found.slice(0, kept).map((f) => f.finding)
}

const FALSE_SHARE = 0.5

/** Of the normal distribution, for z well above 1. */
const upperTail = (z: number): number => Math.exp((-z * z) / 2) / (z * Math.sqrt(2 * Math.PI))
