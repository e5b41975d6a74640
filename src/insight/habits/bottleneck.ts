// Waiting at one approver rises from a date on and stays, beyond the trend of everybody.
import type { Finding } from '../finding.ts'
import { caseName, groupBy, type Decision, type History } from '../history.ts'
import { monthOf, writeInstant } from '../log/instant.ts'
import { certainty, median, rank } from './measure.ts'

const FEWEST = 12
const EFFECT = Math.log(1.8)
const STRONG = 4.5

export function bottlenecks(history: History): Finding[] {
  const waits = history.decisions.filter((d) => d.wait > 0 && !Number.isNaN(d.ms)).sort((a, b) => a.ms - b.ms)
  const log = (d: Decision): number => Math.log(Math.max(d.wait, 60_000))
  const roles = new Map([...groupBy(waits, (d) => d.role)].map(([role, list]) => [role, median(list.map(log))]))
  const level = (d: Decision): number => log(d) - roles.get(d.role)!
  const months = sumsOf(waits, level)
  const found: Finding[] = []
  for (const list of groupBy(waits, (d) => d.actor).values()) {
    if (list.length < 2 * FEWEST) continue
    const actor = list[0]!.actor
    // What the month did to everybody else in the role; where nobody else decided, what the months before did.
    const trend = new Map<string, number>()
    let before = 0
    for (const [key, own] of sumsOf(list, level)) {
      const all = months.get(key)!
      if (all.n - own.n >= 8) before = (all.sum - own.sum) / (all.n - own.n)
      trend.set(key, before)
    }
    const x = list.map((d) => level(d) - trend.get(monthly(d))!)
    const best = bestSplit(x)
    if (!best || best.z < STRONG || best.effect < EFFECT) continue
    const [early, after] = [list.slice(0, best.at), list.slice(best.at)]
    // It must stay: the last third is still as slow.
    const tail = x.slice(Math.max(best.at, x.length - Math.ceil((x.length - best.at) / 3)))
    if (mean(tail) - mean(x.slice(0, best.at)) < EFFECT * 0.7) continue
    if (busier(early, after)) continue
    const hours = (part: readonly Decision[]): number => Math.round(median(part.map((d) => d.wait)) / 360_000) / 10
    found.push({
      kind: 'bottleneck',
      caseIds: [...new Set(after.map((d) => caseName(history, d.case)))],
      entity: actor,
      score: rank(certainty(best.z - 2, 3)),
      facts: {
        person: actor,
        since: monthOf(after[0]!.ms, after[0]!.offset),
        factor: Math.round(Math.exp(best.effect) * 10) / 10,
        before: hours(early),
        after: hours(after),
        n: list.length,
      },
      detectedAt: writeInstant(after[Math.min(after.length - 1, FEWEST)]!.ms, after[0]!.offset),
    })
  }
  return found
}

const monthly = (d: Decision): string => `${d.role} ${monthOf(d.ms)}`

/** By role and month. */
function sumsOf(list: readonly Decision[], level: (d: Decision) => number): Map<string, { n: number; sum: number }> {
  const sums = new Map<string, { n: number; sum: number }>()
  for (const d of list) {
    const key = monthly(d)
    const s = sums.get(key)
    if (s) {
      s.n++
      s.sum += level(d)
    } else sums.set(key, { n: 1, sum: level(d) })
  }
  return sums
}

/** The split the ranks of the waits speak for most clearly: nights and weekends make waits two-humped, ranks do not mind. */
function bestSplit(x: readonly number[]): { at: number; z: number; effect: number } | undefined {
  const order = Array.from(x.keys()).sort((a, b) => x[a]! - x[b]!)
  const ranks = new Float64Array(x.length)
  for (const [r, i] of order.entries()) ranks[i] = r + 1
  const n = x.length
  const sums = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) sums[i + 1] = sums[i]! + x[i]!
  let best: { at: number; z: number; effect: number } | undefined
  let sum = 0
  for (let at = 0; at <= n - FEWEST; at++) {
    if (at >= FEWEST) {
      const z = ((at * (n + 1)) / 2 - sum) / Math.sqrt((at * (n - at) * (n + 1)) / 12)
      if (!best || z > best.z) best = { at, z, effect: (sums[n]! - sums[at]!) / (n - at) - sums[at]! / at }
    }
    sum += ranks[at]!
  }
  return best
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length)

/** Far more to decide per week than before: a queue, not a slow person. */
function busier(before: readonly Decision[], after: readonly Decision[]): boolean {
  const rate = (part: readonly Decision[]): number => part.length / Math.max(1, part.at(-1)!.ms - part[0]!.ms)
  return rate(after) > 1.9 * rate(before)
}
