// Waiting at one approver rises from a date on and stays, beyond the trend of everybody.
import type { Finding } from '../finding.ts'
import { caseName, groupBy, type Decision, type History } from '../history.ts'
import { monthOf, writeInstant } from '../log/instant.ts'
import { certainty, median, rank, spread } from './measure.ts'

const FEWEST = 8
const EFFECT = Math.log(1.8)
const STRONG = 4

export function bottlenecks(history: History): Finding[] {
  const waits = history.decisions.filter((d) => d.wait > 0 && !Number.isNaN(d.ms)).sort((a, b) => a.ms - b.ms)
  const log = (d: Decision): number => Math.log(Math.max(d.wait, 60_000))
  const roles = new Map([...groupBy(waits, (d) => d.role)].map(([role, list]) => [role, median(list.map(log))]))
  const level = (d: Decision): number => log(d) - roles.get(d.role)!
  const months = groupBy(waits, (d) => monthOf(d.ms))
  const found: Finding[] = []
  for (const list of groupBy(waits, (d) => d.actor).values()) {
    if (list.length < 2 * FEWEST) continue
    const actor = list[0]!.actor
    const trend = new Map<string, number>()
    for (const month of new Set(list.map((d) => monthOf(d.ms)))) {
      const others = months.get(month)!.filter((d) => d.actor !== actor)
      trend.set(month, others.length >= 10 ? median(others.map(level)) : 0)
    }
    const x = list.map((d) => level(d) - trend.get(monthOf(d.ms))!)
    const best = bestSplit(x)
    if (!best || best.z < STRONG || best.effect < EFFECT) continue
    const [before, after] = [list.slice(0, best.at), list.slice(best.at)]
    // It must stay: the last third is still as slow.
    const tail = x.slice(Math.max(best.at, x.length - Math.ceil((x.length - best.at) / 3)))
    if (median(tail) - median(x.slice(0, best.at)) < EFFECT * 0.7) continue
    if (busier(before, after)) continue
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
        before: hours(before),
        after: hours(after),
        n: list.length,
      },
      detectedAt: writeInstant(after[Math.min(after.length - 1, FEWEST)]!.ms, after[0]!.offset),
    })
  }
  return found
}

function bestSplit(x: readonly number[]): { at: number; z: number; effect: number } | undefined {
  let best: { at: number; z: number; effect: number } | undefined
  const step = Math.max(1, Math.floor(x.length / 120))
  for (let at = FEWEST; at <= x.length - FEWEST; at += step) {
    const [a, b] = [x.slice(0, at), x.slice(at)]
    const [ma, mb] = [median(a), median(b)]
    const s = Math.max(0.25, (spread(a, ma) * a.length + spread(b, mb) * b.length) / x.length)
    const z = (mb - ma) / (1.25 * s * Math.sqrt(1 / a.length + 1 / b.length))
    if (!best || z > best.z) best = { at, z, effect: mb - ma }
  }
  return best
}

/** Far more to decide per week than before: a queue, not a slow person. */
function busier(before: readonly Decision[], after: readonly Decision[]): boolean {
  const rate = (part: readonly Decision[]): number => part.length / Math.max(1, part.at(-1)!.ms - part[0]!.ms)
  return rate(after) > 1.9 * rate(before)
}
