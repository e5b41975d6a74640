// The whole look at a history: policy breaches, habits that changed, paths that went another way; most certain first.
import { severityOrder, type Finding } from './finding.ts'
import { actorOf, readHistory, roleOf, type History, type Records } from './history.ts'
import type { EventLog } from './log/log.ts'
import { breachesOf, type Deed } from './policy/rules.ts'

export interface ScanOptions extends Records {
  readonly paths?: boolean
}

export interface Scan {
  readonly findings: readonly Finding[]
  /** What could not run, and why. */
  readonly notes: readonly string[]
}

export function scan(log: EventLog, options: ScanOptions = {}): Scan {
  const history = readHistory(log, options)
  const breaches = policyFindings(history)
  return { findings: [...breaches].sort(severityOrder), notes: [] }
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
