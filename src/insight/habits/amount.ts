// An amount far from the requester's own history in the category, and from the category itself.
import type { Finding } from '../finding.ts'
import { groupBy, type History } from '../history.ts'
import { dateOf, writeInstant } from '../log/instant.ts'
import type { Claim } from './claims.ts'
import { certainty, median, poissonTail, rank, spread } from './measure.ts'
import { onceAYear } from './words.ts'

const FLOOR = 0.18
/** Below this nobody looks, however sure: what is far from one's own amounts and near to everybody's. */
const FAR = 1.5
const LEAST = 3

export function unusualAmounts(_: History, all: readonly Claim[], explained: ReadonlySet<string>): Finding[] {
  const claims = all.filter((c) => c.r.amount > 0)
  const found: Strange[] = []
  for (const peers of groupBy(claims, (c) => `${c.r.category} ${c.r.currency}`).values()) {
    if (peers.length < 8) continue
    const logs = peers.map((c) => Math.log(c.r.amount))
    const centre = median(logs)
    const width = Math.max(FLOOR, spread(logs, centre))
    const owns = groupBy(peers, (c) => c.r.requester)
    const pooled = Math.max(FLOOR, strayOf(owns.values()) || width)
    // What people differ by among themselves: the less, the more the category speaks for each of them.
    const between = Math.max(0.01, width ** 2 - pooled ** 2)
    const tide = tideOf(peers, centre, width)
    for (const c of peers) {
      if (explained.has(c.id)) continue
      const x = Math.log(c.r.amount) - tide(c)
      const zPeers = (x - centre) / width
      if (Math.abs(zPeers) <= FAR) continue
      const others = owns.get(c.r.requester)!.filter((o) => o !== c)
      const known = others.length >= 3
      const ownLogs = others.map((o) => Math.log(o.r.amount) - tide(o))
      const own = known ? median(ownLogs) : centre
      const trust = others.length / (others.length + (1.57 * pooled ** 2) / between)
      const middle = known ? centre + trust * (own - centre) : centre
      // Somebody whose own amounts scatter more than other people's is held to their own scatter.
      const scatter = known
        ? Math.sqrt(
            (others.length * Math.max(pooled, spread(ownLogs, own)) ** 2 + 8 * pooled ** 2) / (others.length + 8),
          )
        : width
      const unsure = known ? (1 - trust) * between : 0
      const zOwn = (x - middle) / Math.sqrt(scatter ** 2 + unsure)
      // Far from one's own and far from everybody's: the lesser of the two says more. Large ones are told; small ones only
      // when absurd (a currency, a decimal point).
      const both = zPeers > 0 ? [zOwn, zPeers] : [-zOwn - 2.5, -zPeers - 2.5]
      const z = 0.6 * Math.min(...both) + 0.4 * Math.max(...both)
      if (z >= LEAST && (lawful(c, others) || (!known && z < 4))) continue
      found.push({ z, c, known, n: known ? others.length : peers.length - 1, usual: Math.exp(own) })
    }
  }
  return likely(
    found.sort((a, b) => b.z - a.z),
    claims.filter((c) => !explained.has(c.id)).length,
  ).map(tell)
}

interface Strange {
  z: number
  readonly c: Claim
  /** The requester has claimed the like often enough to have a usual amount. */
  readonly known: boolean
  /** Claims it is compared with. */
  readonly n: number
  readonly usual: number
}

/** A yearly fee says so; a new duty brings more of the like afterwards. */
const lawful = (c: Claim, others: readonly Claim[]): boolean =>
  onceAYear(c.r.description) || others.filter((o) => Math.abs(Math.log(o.r.amount / c.r.amount)) < 0.35).length >= 2

const tell = ({ z, c, known, n, usual }: Strange): Finding => ({
  kind: 'unusual_amount',
  caseIds: [c.id],
  entity: c.r.requester,
  score: rank(certainty(z, 3) * (known ? 1 : 0.85)),
  facts: {
    amount: c.r.amount,
    usual: Math.round(usual * 100) / 100,
    ratio: Math.round((c.r.amount / usual) * 10) / 10,
    n,
    category: c.r.category,
    currency: c.r.currency,
    person: c.r.requester,
  },
  detectedAt: writeInstant(c.at, c.offset),
})

/**
 * Among many claims chance alone goes far. Kept are those that stand where most cannot be chance: the density of what is
 * seen, falling (Grenander), against the normal one, scaled so that it fits where nearly all are usual.
 */
function likely(sorted: readonly Strange[], n: number): Strange[] {
  const usual = sorted[Math.floor(0.03 * n)]?.z ?? 0
  const scale = Math.min(1.25, Math.max(0.92, usual / 1.881))
  const far = sorted.map((s) => ({ ...s, z: s.z / scale })).filter((s) => s.z >= LEAST)
  const chance = far.map((s) => upperTail(s.z))
  let [kept, looked, before] = [0, 0, 0]
  while (looked < far.length) {
    let [best, upTo] = [0, looked]
    for (let i = looked; i < far.length; i++) {
      const density = (i + 1 - looked) / (n * Math.max(1e-12, chance[i]! - before))
      if (density > best) [best, upTo] = [density, i]
    }
    if (1 / best > FALSE_SHARE) break
    // In a year without any, the farthest few stand apart by chance too.
    const [all, these] = [
      poissonTail(n * chance[upTo]!, upTo + 1),
      poissonTail(n * (chance[upTo]! - before), upTo + 1 - looked),
    ]
    looked = upTo + 1
    before = chance[upTo]!
    if (all < SURE && these < LIKELY) kept = looked
  }
  return far.slice(0, kept)
}

const FALSE_SHARE = 0.6
const SURE = Math.log(0.03)
const LIKELY = Math.log(0.15)

/** Of the normal distribution, for z above 2. */
const upperTail = (z: number): number =>
  Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 1)))))

/** What the month does to everybody's amounts in the category, where that is plain: rising prices, the season. */
function tideOf(peers: readonly Claim[], centre: number, width: number): (c: Claim) => number {
  const monthOf = (c: Claim): string => dateOf(c.at, c.offset).slice(0, 7)
  const months = new Map<string, number>()
  for (const [month, list] of groupBy(peers, monthOf)) {
    const shift = median(list.map((c) => Math.log(c.r.amount))) - centre
    if (Math.abs(shift) > (PLAIN * 1.25 * width) / Math.sqrt(list.length)) months.set(month, shift)
  }
  return (c) => months.get(monthOf(c)) ?? 0
}
const PLAIN = 3

/** How far people stray from their own middle. */
function strayOf(owns: Iterable<readonly Claim[]>): number {
  const strayed: number[] = []
  for (const own of owns) {
    if (own.length < 4) continue
    const logs = own.map((c) => Math.log(c.r.amount))
    const middle = median(logs)
    // The middle is drawn towards each of them: the fewer, the more.
    for (const x of logs) strayed.push((x - middle) * Math.sqrt(own.length / (own.length - 1)))
  }
  return strayed.length > 10 ? spread(strayed, 0) : 0
}
