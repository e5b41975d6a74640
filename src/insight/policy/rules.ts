// The eight policy kinds: predicates over one case, exact, the same for the batch, the stream and the approval itself.
import type { Finding, PolicyKind } from '../finding.ts'
import { dateOf, writeInstant } from '../log/instant.ts'
import { NO_OFFSET } from '../log/instant.ts'
import { wallOf, type CaseRecord, type Person, type Policy } from '../records.ts'

/** One event of the case, as far as a rule looks. */
export interface Deed {
  readonly activity: string
  readonly ms: number
  readonly offset: number
  /** '' for automatic steps. */
  readonly actor: string
  readonly role: string
  readonly approval: boolean
  readonly returned: boolean
}

export interface Rulebook {
  readonly policy: Policy
  readonly people: ReadonlyMap<string, Person>
  readonly asOf: number
}

/** Every breach of one case. `deeds` in the file's order, none later than as_of. */
export function breachesOf(
  id: string,
  record: CaseRecord | undefined,
  deeds: readonly Deed[],
  book: Rulebook,
): Finding[] {
  const signed = deeds.filter((d) => d.approval && d.actor !== '')
  return [
    ...selfApproval(id, record, signed),
    ...sodBreach(id, signed, book.policy),
    ...payment(id, record, deeds, signed, book.policy),
    ...leavers(id, signed, book.people),
    ...pingPong(id, record, deeds, book.policy),
    ...overdue(id, record, deeds, book),
  ]
}

// Certain by definition, so above every statistical finding; the order among them is how hard the breach is to undo.
const RANK: Readonly<Record<PolicyKind, number>> = {
  self_approval: 108,
  sod_breach: 107,
  over_limit: 106,
  missing_step: 105,
  order_violation: 104,
  inactive_actor: 103,
  ping_pong: 102,
  overdue: 101,
}

const finding = (kind: PolicyKind, id: string, rest: Omit<Finding, 'kind' | 'caseIds' | 'score'>): Finding => ({
  kind,
  caseIds: [id],
  score: RANK[kind],
  ...rest,
})
const stampOf = (d: Deed): string => writeInstant(d.ms, d.offset)

function selfApproval(id: string, record: CaseRecord | undefined, signed: readonly Deed[]): Finding[] {
  const own = record?.requester ? signed.find((d) => d.actor === record.requester) : undefined
  return own
    ? [
        finding('self_approval', id, {
          entity: own.actor,
          facts: { person: own.actor, step: own.activity, at: stampOf(own) },
          detectedAt: stampOf(own),
        }),
      ]
    : []
}

function sodBreach(id: string, signed: readonly Deed[], policy: Policy): Finding[] {
  const found: Finding[] = []
  const firstRole = new Map<string, string[]>()
  const told = new Set<string>()
  for (const d of signed) {
    if (d.role === '') continue
    const roles = firstRole.get(d.actor) ?? []
    const other = roles.find((role) => role !== d.role && clash(role, d.role, policy))
    if (other !== undefined && !told.has(d.actor)) {
      told.add(d.actor)
      found.push(
        finding('sod_breach', id, {
          entity: d.actor,
          facts: { person: d.actor, roles: [other, d.role], at: stampOf(d) },
          detectedAt: stampOf(d),
        }),
      )
    }
    firstRole.set(d.actor, [...roles, d.role])
  }
  return found
}

const clash = (a: string, b: string, policy: Policy): boolean =>
  policy.incompatible.length === 0 || policy.incompatible.some(([x, y]) => (x === a && y === b) || (x === b && y === a))

function payment(
  id: string,
  record: CaseRecord | undefined,
  deeds: readonly Deed[],
  signed: readonly Deed[],
  policy: Policy,
): Finding[] {
  const paidAt = firstBy(deeds, (d) => policy.payments.has(d.activity))
  const paid = deeds[paidAt]
  if (!paid) return []
  const found: Finding[] = []
  let complete = true
  for (const step of policy.mandatory) {
    const places = deeds.flatMap((d, i) => (d.activity.includes(step) ? [i] : []))
    if (places.length === 0) {
      complete = false
      found.push(
        finding('missing_step', id, {
          facts: { step, payment: paid.activity, at: stampOf(paid) },
          detectedAt: stampOf(paid),
        }),
      )
      continue
    }
    const last = places.reduce((a, b) => (deeds[b]!.ms >= deeds[a]!.ms || Number.isNaN(deeds[b]!.ms) ? b : a))
    const signature = deeds[last]!
    const later = signature.ms === paid.ms || Number.isNaN(signature.ms) ? last > paidAt : signature.ms > paid.ms
    if (later)
      found.push(
        finding('order_violation', id, {
          facts: {
            step,
            payment: paid.activity,
            paidAt: stampOf(paid),
            approvedAt: stampOf(signature),
            approval: signature.activity,
          },
          detectedAt: stampOf(paid),
        }),
      )
  }
  const amount = record?.amount ?? Number.NaN
  const director = signed.some((d) => d.role.toUpperCase() === 'DIRECTOR')
  if (complete && amount >= policy.directorThreshold && !director)
    found.push(
      finding('over_limit', id, {
        facts: { amount, threshold: policy.directorThreshold, currency: record?.currency ?? '', at: stampOf(paid) },
        detectedAt: stampOf(paid),
      }),
    )
  return found
}

/** The first by instant; the file's order decides a tie. */
function firstBy(deeds: readonly Deed[], is: (d: Deed) => boolean): number {
  let best = -1
  for (const [i, d] of deeds.entries()) if (is(d) && (best < 0 || d.ms < deeds[best]!.ms)) best = i
  return best
}

function leavers(id: string, signed: readonly Deed[], people: ReadonlyMap<string, Person>): Finding[] {
  const told = new Set<string>()
  return signed.flatMap((d) => {
    const person = people.get(d.actor)
    if (!person?.activeTo || told.has(d.actor) || Number.isNaN(d.ms)) return []
    const { local } = wallOf(person, d.ms, d.offset)
    if (local.slice(0, 10) <= person.activeTo) return []
    told.add(d.actor)
    return [
      finding('inactive_actor', id, {
        entity: d.actor,
        facts: { person: d.actor, lastDay: person.activeTo, approvedOn: local.slice(0, 10), at: stampOf(d) },
        detectedAt: stampOf(d),
      }),
    ]
  })
}

function pingPong(id: string, record: CaseRecord | undefined, deeds: readonly Deed[], policy: Policy): Finding[] {
  const returns = deeds.filter((d) => d.returned)
  const nth = returns[policy.pingPongReturns - 1]
  if (!nth) return []
  return [
    finding('ping_pong', id, {
      ...(record?.requester ? { entity: record.requester } : {}),
      facts: { returns: returns.length, limit: policy.pingPongReturns },
      detectedAt: stampOf(nth),
    }),
  ]
}

const DAY = 86_400_000

function overdue(
  id: string,
  record: CaseRecord | undefined,
  deeds: readonly Deed[],
  { policy, asOf }: Rulebook,
): Finding[] {
  const limit = record?.pendingRole ? policy.slaDays.get(record.pendingRole) : undefined
  if (!record || limit === undefined || !Number.isFinite(asOf)) return []
  const last = deeds.reduce<Deed | undefined>((a, b) => (a === undefined || b.ms >= a.ms ? b : a), undefined)
  if (!last || !(asOf - last.ms > limit * DAY)) return []
  return [
    finding('overdue', id, {
      ...(record.pendingActor ? { entity: record.pendingActor } : {}),
      facts: {
        days: Math.floor((asOf - last.ms) / DAY),
        limit,
        person: record.pendingActor,
        role: record.pendingRole,
        since: dateOf(last.ms, last.offset === NO_OFFSET ? 0 : last.offset),
      },
      detectedAt: writeInstant(last.ms + limit * DAY, last.offset),
    }),
  ]
}
