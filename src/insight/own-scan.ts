// One look over the organisation's own history: the exact kinds request by request, limits process by process, habits and paths over all.
import type { ProcessDefinition } from '../approval/flow.ts'
import { severityOrder, POLICY_KINDS, type Finding, type FindingKind } from './finding.ts'
import { readHistory } from './history.ts'
import { claimsOf } from './habits/claims.ts'
import { duplicateClaims } from './habits/duplicate.ts'
import { thresholdHugging } from './habits/hugging.ts'
import { currencyOf, ownBreaches } from './own-breach.ts'
import { buildOwnLog, type OwnLog, type OwnLogBuilder, type OwnPerson, type OwnRequest } from './own-log.ts'
import { policiesOf } from './own-policy.ts'
import { splitsBelow, surest } from './own-split.ts'
import { NO_POLICY } from './records.ts'
import { inCurrency } from './severity.ts'
import { scan } from './scan.ts'

export interface OwnScan {
  findings: readonly Finding[]
  /** Requests read. */
  requests: number
  log: OwnLog
}

export interface OwnScanner {
  add(own: OwnRequest): void
  scan(): OwnScan
}

/** Fewer requests than this say nothing about what is usual; the exact kinds need none. */
const FEWEST = 30

export function createOwnScanner(
  people: readonly OwnPerson[],
  { zone, now }: { zone: string; now: number },
): OwnScanner {
  const whole = buildOwnLog(people, zone)
  const byProcess = new Map<string, { builder: OwnLogBuilder; definition: ProcessDefinition }>()
  const breaches: Finding[] = []
  const book = { people: new Map(whole.people.map((p) => [p.id, p])), zone, now }
  return {
    add(own) {
      whole.add(own)
      const one = byProcess.get(own.definition.key) ?? {
        builder: buildOwnLog(people, zone),
        definition: own.definition,
      }
      one.builder.add(own)
      // Limits as they stand now: the newest version speaks.
      one.definition = own.definition
      byProcess.set(own.definition.key, one)
      breaches.push(...ownBreaches(own, book))
    },
    scan() {
      const log = whole.build()
      const habits =
        whole.count < FEWEST
          ? []
          : [
              ...habitsOf(log, now, [...byProcess.values()]),
              ...[...byProcess.values()].flatMap(({ builder, definition }) =>
                limitsOf(builder.build(), definition, now),
              ),
            ]
      return {
        findings: [...surest([...breaches, ...habits]).values()].sort(severityOrder),
        requests: whole.count,
        log,
      }
    },
  }
}

const ELSEWHERE: ReadonlySet<FindingKind> = new Set([...POLICY_KINDS, 'split_purchase', 'threshold_hugging'])

/** Over all processes together: a person's pace, hours and returns do not depend on the form. */
function habitsOf(log: OwnLog, now: number, processes: readonly { definition: ProcessDefinition }[]): Finding[] {
  const payments = new Set(processes.flatMap(({ definition }) => [...policiesOf(definition, now)[0]!.policy.payments]))
  const policy = { ...NO_POLICY, asOf: now, payments }
  const currencies = new Map(log.cases.map((c) => [c.id, c.currency]))
  return scan(log.log, { cases: log.cases, people: log.people, policy })
    .findings.filter((f) => !ELSEWHERE.has(f.kind))
    .map((f) => inCurrency(f, (id) => currencies.get(id)))
    .filter((f) => f.kind !== 'collusion' || byChoice(f, log.chosen))
}

/** Whoever the published route names is no outsider; only approvers somebody picked, named or passed it on to can be. */
const byChoice = ({ entity = '', caseIds }: Finding, chosen: ReadonlySet<string>): boolean =>
  caseIds.filter((id) => chosen.has(`${id}|${entity.split('|')[1] ?? ''}`)).length >= FEWEST_PAIR
const FEWEST_PAIR = 4

/** Split and just-below: against each limit of the process in turn. */
function limitsOf(log: OwnLog, definition: ProcessDefinition, now: number): Finding[] {
  const currency = currencyOf(definition)
  // Limits are in the office's currency; other money takes the longer way anyway.
  const cases = log.cases.map((c) => (c.currency === currency ? c : { ...c, amount: Number.NaN }))
  return policiesOf(definition, now).flatMap((own): Finding[] => {
    const { policy, threshold } = own
    if (!threshold) return []
    const history = readHistory(log.log, { cases, people: log.people, policy })
    const claims = claimsOf(history)
    const twice = new Set(duplicateClaims(history, claims).flatMap((f) => f.caseIds))
    const splits = splitsBelow(claims, definition, own, twice)
    const explained = new Set([...twice, ...splits.flatMap((f) => f.caseIds)])
    const hugging = thresholdHugging(history, claims, explained).map((f) => ({
      ...f,
      facts: { ...f.facts, limit: threshold.limit, currency },
    }))
    return [...splits, ...hugging]
  })
}
