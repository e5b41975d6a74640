// A decision at an hour at which this person hardly ever decides, outside working hours on their own wall.
import type { Finding } from '../finding.ts'
import { caseName, groupBy, localOf, wallOffset, type Decision, type History } from '../history.ts'
import { writeInstant } from '../log/instant.ts'
import { certainty, rank } from './measure.ts'

const RARE = 0.08
const FEWEST = 8

export function offHours(history: History): Finding[] {
  const [from, to] = history.policy.workingHours
  const timed = history.decisions.filter((d) => !Number.isNaN(d.ms))
  // Seconds on the person's own wall; the day is what is left of them.
  const wall = (d: Decision): number => Math.floor(d.ms / 1000) + wallOffset(history, d) * 60
  const isOut = (seconds: number): boolean => {
    const hour = Math.floor(inDay(seconds) / 60) / 60
    return hour < from || hour >= to
  }
  // Stamps with the precision of a day say nothing about the hour.
  if (timed.length === 0 || timed.filter((d) => inDay(wall(d)) === 0).length > timed.length * 0.5) return []
  const days = new Map<number, { actors: Set<string>; late: Set<string> }>()
  let outside = 0
  for (const d of timed) {
    const seconds = wall(d)
    const day = dayOf(seconds)
    let seen = days.get(day)
    if (!seen) days.set(day, (seen = { actors: new Set(), late: new Set() }))
    seen.actors.add(d.actor)
    if (isOut(seconds)) {
      seen.late.add(d.actor)
      outside++
    }
  }
  const share = outside / timed.length
  const found: Finding[] = []
  for (const [actor, list] of groupBy(timed, (d) => d.actor)) {
    const n = list.length
    if (n < FEWEST) continue
    const out = list.filter((d) => !d.batch && isOut(wall(d)))
    for (const [day, night] of groupBy(out, (d) => dayOf(wall(d)))) {
      const rest = out.length - night.length
      const others = n - night.length
      const smoothed = (rest + 0.5) / (others + 10)
      if (smoothed >= RARE) continue
      // The night everybody worked: the end of a quarter.
      const { actors, late } = days.get(day)!
      const lateOthers = late.size - (late.has(actor) ? 1 : 0)
      if (lateOthers >= 3 && lateOthers / Math.max(1, actors.size - 1) > Math.max(0.2, share * 3)) continue
      const first = night[0]!
      const local = localOf(history, first)
      found.push({
        kind: 'off_hours',
        caseIds: [...new Set(night.map((d) => caseName(history, d.case)))],
        entity: actor,
        score: rank(certainty((RARE - smoothed) * 100 * Math.min(1, n / 30), 4)),
        facts: {
          person: actor,
          time: local.slice(11, 16),
          date: local.slice(0, 10),
          share: Math.round((rest / Math.max(1, others)) * 1000) / 10,
          n,
          hours: `${String(from).padStart(2, '0')}:00–${String(to).padStart(2, '0')}:00`,
        },
        detectedAt: writeInstant(first.ms, first.offset),
      })
    }
  }
  return found
}

const DAY = 86_400
const dayOf = (seconds: number): number => Math.floor(seconds / DAY)
const inDay = (seconds: number): number => ((seconds % DAY) + DAY) % DAY
