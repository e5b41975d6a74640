// The whole look at a history: policy breaches, habits that changed, paths that went another way; most certain first.
import { severityOrder, type Finding } from './finding.ts'
import { actorOf, readHistory, roleOf, type History, type Records } from './history.ts'
import type { EventLog } from './log/log.ts'
import { habitFindings } from './habits/find.ts'
import { pathFindings } from './paths/findings.ts'
import { scorePaths, type PathScores } from './paths/score.ts'
import { breachesOf, type Deed } from './policy/rules.ts'

export type ScanOptions = Records

export interface Scan {
  readonly findings: readonly Finding[]
  /** What could not run, and why. */
  readonly notes: readonly string[]
  /** One for each case, in the order of the log. */
  readonly paths: PathScores
}

export function scan(log: EventLog, options: ScanOptions = {}): Scan {
  const found = ruledAndUsual(log, options)
  const paths = scorePaths(log)
  const covered = new Set(found.flatMap((f) => f.caseIds))
  // Beside rules and habits a rare path is the weakest sign: only the surest are told.
  const known = options.cases !== undefined && options.policy !== undefined
  const budget = known
    ? { from: 8, most: Math.ceil(log.cases.length / 400) }
    : { from: 2, most: Math.max(20, Math.ceil(log.cases.length / 50)) }
  found.push(...pathFindings(log, paths, budget, covered))
  return { findings: found.sort(severityOrder), notes: [], paths }
}

/** What was looked up for it is let go before paths are weighed: both together are too large for a large history. */
function ruledAndUsual(log: EventLog, options: ScanOptions): Finding[] {
  const history = readHistory(log, options)
  return [...policyFindings(history), ...habitFindings(history)]
}

export function policyFindings(history: History): Finding[] {
  if (history.policy.payments.size === 0 && history.record.every((r) => r === undefined) && history.people.size === 0)
    return []
  return history.log.cases.flatMap((id, c) => breachesOf(id, history.record[c], deedsOf(history, c), history))
}

export const deedsOf = (history: History, c: number): Deed[] =>
  history.eventsOf(c).map((e) => {
    const meaning = history.meanings[history.log.activity.values[e]!]!
    const role = roleOf(history.log, e)
    return {
      activity: history.log.activity.words[history.log.activity.values[e]!]!,
      ms: history.log.time[e]!,
      offset: history.log.offset[e]!,
      actor: role.toUpperCase() === 'SYSTEM' ? '' : actorOf(history.log, e),
      role,
      approval: meaning.approval,
      returned: meaning.returned,
    }
  })
