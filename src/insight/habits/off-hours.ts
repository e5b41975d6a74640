// A decision at an hour at which this person hardly ever decides, outside working hours on their own wall.
import type { Finding } from '../finding.ts'
import { caseName, groupBy, localOf, type History } from '../history.ts'
import { writeInstant } from '../log/instant.ts'
import { certainty, rank } from './measure.ts'

const RARE = 0.08
const FEWEST = 8

export function offHours(history: History): Finding[] {
  const [from, to] = history.policy.workingHours
  const timed = history.decisions
    .filter((d) => !Number.isNaN(d.ms))
    .map((d) => {
      const local = localOf(history, d)
      const hour = Number(local.slice(11, 13)) + Number(local.slice(14, 16)) / 60
      return { d, local, out: hour < from || hour >= to, midnight: local.slice(11, 19) === '00:00:00' }
    })
  // Stamps with the precision of a day say nothing about the hour.
  if (timed.length === 0 || timed.filter((t) => t.midnight).length > timed.length * 0.5) return []
  const ofDay = groupBy(timed, (t) => t.local.slice(0, 10))
  const share = timed.filter((t) => t.out).length / timed.length
  const found: Finding[] = []
  for (const list of groupBy(timed, (t) => t.d.actor).values()) {
    const n = list.length
    const out = list.filter((t) => t.out && !t.d.batch)
    if (n < FEWEST || out.length === 0) continue
    for (const night of groupBy(out, (t) => t.local.slice(0, 10)).values()) {
      const rest = out.length - night.length
      const others = n - night.length
      const smoothed = (rest + 0.5) / (others + 10)
      if (smoothed >= RARE) continue
      // The night everybody worked: the end of a quarter.
      const day = ofDay.get(night[0]!.local.slice(0, 10))!
      const peers = day.filter((t) => t.d.actor !== night[0]!.d.actor)
      const late = new Set(peers.filter((t) => t.out).map((t) => t.d.actor)).size
      if (late >= 3 && late / Math.max(1, new Set(peers.map((t) => t.d.actor)).size) > Math.max(0.2, share * 3))
        continue
      for (const t of night.slice(0, 1))
        found.push({
          kind: 'off_hours',
          caseIds: [...new Set(night.map((x) => caseName(history, x.d.case)))],
          entity: t.d.actor,
          score: rank(certainty((RARE - smoothed) * 100 * Math.min(1, n / 30), 4)),
          facts: {
            person: t.d.actor,
            time: t.local.slice(11, 16),
            date: t.local.slice(0, 10),
            share: Math.round((rest / Math.max(1, others)) * 1000) / 10,
            n,
            hours: `${String(from).padStart(2, '0')}:00–${String(to).padStart(2, '0')}:00`,
          },
          detectedAt: writeInstant(t.d.ms, t.d.offset),
        })
    }
  }
  return found
}
