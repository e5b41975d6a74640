// Many decisions too quick to have been read: a burst against the person's own pace, larger than small routine claims.
import type { Finding } from '../finding.ts'
import { caseName, groupBy, localOf, type Decision, type History } from '../history.ts'
import { writeInstant } from '../log/instant.ts'
import { certainty, median, rank } from './measure.ts'

const FEWEST = 6
const SESSION = 45 * 60_000

export function rubberStamps(history: History): Finding[] {
  const found: Finding[] = []
  const timed = history.decisions.filter((d) => !Number.isNaN(d.ms) && !d.batch)
  const amounts = timed.map((d) => history.record[d.case]?.amount ?? Number.NaN).filter((a) => a > 0)
  const usualAmount = median(amounts)
  const everyone = [...groupBy(timed, (d) => d.actor).values()]
  const gaps = (list: readonly Decision[]): number[] =>
    list
      .slice(1)
      .map((d, i) => d.ms - list[i]!.ms)
      .filter((g) => g > 0 && g < SESSION)
  for (const list of everyone) list.sort((a, b) => a.ms - b.ms || a.event - b.event)
  const peerPace = median(everyone.flatMap(gaps)) || 300_000
  for (const list of everyone) {
    if (list.length < 8) continue
    const own = gaps(list)
    const ownPace = own.length >= 10 ? median(own) : peerPace
    const pace = Math.max(ownPace, Math.min(peerPace, 240_000))
    const quick = Math.min(75_000, Math.max(20_000, pace / 4))
    const runs: Decision[][] = []
    for (const [i, d] of list.entries()) {
      const before = list[i - 1]
      if (before && d.ms - before.ms <= quick) runs.at(-1)!.push(d)
      else runs.push([d])
    }
    const bursts = runs.filter((run) => run.length >= FEWEST)
    const inBursts = bursts.reduce((sum, run) => sum + run.length, 0)
    // Whoever always decides like this has a habit, or is a job.
    if (bursts.length >= 4 && inBursts > 0.5 * list.length) continue
    for (const run of bursts) {
      const took = run.at(-1)!.ms - run[0]!.ms
      const stamped = run.filter((d, i) => i > 0 && d.ms === run[i - 1]!.ms).length
      // Stamped with one instant: a migration or a button, no reading and no pretending.
      if (took === 0 || stamped > run.length * 0.5) continue
      const each = took / (run.length - 1)
      const size = median(run.map((d) => history.record[d.case]?.amount ?? Number.NaN).filter((a) => a > 0))
      const small = !Number.isNaN(size) && size < usualAmount * 0.5
      if (small && each > 18_000) continue
      const strength = (run.length - 3) * Math.log(pace / Math.max(each, 500))
      const sure = certainty(strength, 7)
      if (sure < 0.45) continue
      found.push({
        kind: 'rubber_stamp',
        caseIds: [...new Set(run.map((d) => caseName(history, d.case)))],
        entity: run[0]!.actor,
        score: rank(sure),
        facts: {
          person: run[0]!.actor,
          count: run.length,
          seconds: Math.round(took / 1000),
          pace: Math.round(each / 1000),
          usual: Math.round(pace / 1000),
          from: localOf(history, run[0]!).slice(0, 16).replace('T', ' '),
        },
        detectedAt: writeInstant(run[Math.min(run.length - 1, 7)]!.ms, run[0]!.offset),
      })
    }
  }
  return found
}
