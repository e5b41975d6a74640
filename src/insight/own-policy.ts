// The organisation's own rules, read from its published processes: limits, what must come before payment, deadlines.
import type { ProcessDefinition, Step } from '../approval/flow.ts'
import { activityOf } from './own-activity.ts'
import { moneyField } from './own-log.ts'
import { NO_POLICY, type Policy } from './records.ts'

/** From which amount on which step signs; `above`: the amount itself still passes below it. */
export interface Threshold {
  limit: number
  above: boolean
  step: string
  role: string
}

export interface OwnPolicy {
  process: string
  /** Without a limit: what holds for every request of the process. */
  policy: Policy
  threshold?: Threshold
}

const RETURNS = 3

/** One for each limit of the process, the lowest first; one without a limit where there is none. */
export function policiesOf(definition: ProcessDefinition, now: number): OwnPolicy[] {
  const base: Policy = {
    ...NO_POLICY,
    asOf: now,
    pingPongReturns: RETURNS,
    payments: new Set(definition.route.filter(pays).map((step) => activityOf('handle', definition.key, step.id))),
    mandatory: definition.route
      .filter((s) => s.kind === 'approve' && s.when === undefined)
      .slice(-1)
      .map((s) => `approve:${definition.key}/${s.id}`),
    incompatible: clashesOf(definition),
  }
  const thresholds = thresholdsOf(definition)
  if (thresholds.length === 0) return [{ process: definition.key, policy: base }]
  return thresholds.map((threshold) => ({
    process: definition.key,
    threshold,
    policy: { ...base, directorThreshold: threshold.above ? threshold.limit + 0.01 : threshold.limit },
  }))
}

/**
 * Two offices on one request. Being somebody's superior is no office: a head of finance who is also the requester's
 * manager signs twice by the process's own rule.
 */
function clashesOf(definition: ProcessDefinition): Policy['incompatible'] {
  const roles = definition.route.flatMap((s) =>
    s.kind === 'approve' && s.approvers.by === 'role' ? [s.approvers.role] : [],
  )
  const pairs = roles.flatMap((a, i) => roles.slice(i + 1).flatMap((b) => (a === b ? [] : [[a, b] as const])))
  // An empty list would mean any two.
  return pairs.length > 0 ? pairs : [['', '']]
}

/** A step somebody carries out after the signatures: the money goes there. */
const pays = (step: Step): boolean =>
  step.kind === 'handle' && /pay|cash|付款|出纳|打款|报销/iu.test(`${step.id} ${step.name.zh} ${step.name.en}`)

function thresholdsOf(definition: ProcessDefinition): Threshold[] {
  const money = moneyField(definition)
  if (!money) return []
  const pattern = new RegExp(`(?<![\\w.])${money.id}\\s*(>=|>)\\s*(\\d+(?:\\.\\d+)?)`, 'u')
  return definition.route
    .flatMap((step): Threshold[] => {
      if (step.kind !== 'approve') return []
      const [, sign, limit] = pattern.exec(step.when ?? '') ?? []
      if (limit === undefined) return []
      const role = step.approvers.by === 'role' ? step.approvers.role : 'line'
      return [{ limit: Number(limit), above: sign === '>', step: step.id, role }]
    })
    .sort((a, b) => a.limit - b.limit)
    .slice(0, 3)
}
