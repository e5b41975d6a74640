// Companies whose cases break the exact rules or come as near as is lawful: at the limit, on the last day, across clocks.
import type { PolicyKind } from '../../src/insight/finding.ts'
import { chanceOf, type Chance } from './history-generator-random.ts'

const [HOUR, DAY] = [3_600_000, 86_400_000]

export interface PolicyCompany {
  readonly events: string
  readonly cases: Record<string, string>[]
  readonly people: Record<string, string>[]
  readonly policy: Record<string, unknown>
  /** "kind case" of every breach. */
  readonly truth: ReadonlySet<string>
}

interface Deed {
  a: string
  actor: string
  role: string
  ms: number
}
interface Made {
  deeds: Deed[]
  breaks: PolicyKind[]
  amount?: number
  pending?: readonly [role: string, actor: string]
}
interface Desk {
  chance: Chance
  limit: number
  returns: number
  sla: number
  asOf: number
  begin: number
  requester: string
  of(role: string): string
  leaver: { id: string; tz: string; lastDay: string; ends: number }
}

// Clocks were put forward or back on these days: a day of 23 or of 25 hours.
const LAST_DAYS: readonly (readonly [tz: string, day: string, endsUtc: string])[] = [
  ['America/New_York', '2024-03-10', '2024-03-11T04:00:00Z'],
  ['America/New_York', '2024-03-09', '2024-03-10T05:00:00Z'],
  ['Europe/Berlin', '2024-03-31', '2024-03-31T22:00:00Z'],
  ['Europe/Berlin', '2024-03-30', '2024-03-30T23:00:00Z'],
  ['Asia/Shanghai', '2024-02-29', '2024-02-29T16:00:00Z'],
  ['Australia/Lord_Howe', '2024-04-07', '2024-04-07T13:30:00Z'],
  ['Asia/Kolkata', '2024-03-31', '2024-03-31T18:30:00Z'],
]

export function policyCompany(seed: number, size = 220): PolicyCompany {
  const chance = chanceOf(seed)
  const limit = chance.pick([5000, 20_000, 1234.56])
  const asOf = Date.UTC(2024, 5, 30, 10)
  const leavers = LAST_DAYS.map(([tz, lastDay, ends], i) => ({ id: `L${i}`, tz, lastDay, ends: Date.parse(ends) }))
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata']
  const people = Array.from({ length: 40 }, (_, i) => ({ id: `P${i}`, tz: chance.pick(zones), active_to: '' }))
  const [returns, sla] = [2 + chance.int(3), 2 + chance.int(4)]
  const rows: { deed: Deed; id: string; n: number }[] = []
  const cases: Record<string, string>[] = []
  const truth = new Set<string>()
  for (let i = 0; i < size; i++) {
    const crew = chance.shuffle(people.map((p) => p.id))
    const roles = ['ADMINISTRATION', 'BUDGET OWNER', 'SUPERVISOR', 'DIRECTOR']
    const desk: Desk = {
      chance,
      limit,
      returns,
      sla,
      asOf,
      begin: asOf - chance.between(30, 100) * DAY,
      requester: crew[0]!,
      of: (role) => crew[1 + roles.indexOf(role)]!,
      leaver: chance.pick(leavers),
    }
    const made = chance.pick(SCENES)(desk)
    const id = `C${i}`
    for (const [n, deed] of made.deeds.entries()) rows.push({ deed, id, n })
    for (const kind of made.breaks) truth.add(`${kind} ${id}`)
    cases.push({
      id,
      requester: desk.requester,
      amount: (made.amount ?? limit * chance.between(0.01, 0.99)).toFixed(2),
      currency: 'CNY',
      category: 'office',
      pending_role: made.pending?.[0] ?? '',
      pending_actor: made.pending?.[1] ?? '',
    })
  }
  // Equal instants keep the order of their case; each stamp is written in some zone or other.
  rows.sort((a, b) => a.deed.ms - b.deed.ms || a.n - b.n)
  return {
    events: [
      'case_id,activity,timestamp,actor,role',
      ...rows.map(({ deed, id }) => [id, deed.a, stamp(deed.ms, chance), deed.actor, deed.role].join(',')),
    ].join('\n'),
    cases,
    people: [...people, ...leavers.map((l) => ({ id: l.id, tz: l.tz, active_to: l.lastDay }))],
    policy: {
      as_of: new Date(asOf).toISOString(),
      director_threshold: limit,
      sla_days: { SUPERVISOR: sla, ADMINISTRATION: sla + 1 },
      ping_pong_returns: returns,
      working_hours: [8, 19],
      mandatory_before_payment: ['FINAL_APPROVED'],
      payment_activities: ['Request Payment', 'Payment Handled'],
      incompatible_roles: 'one person must not approve the same case in two roles; nobody approves an own case',
      delegations: [],
    },
    truth,
  }
}

function stamp(ms: number, chance: Chance): string {
  const minutes = chance.pick([0, 480, 60, -300, 330, -210])
  const local = new Date(ms + minutes * 60_000).toISOString().slice(0, 19)
  const [h, m] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${local}${minutes < 0 ? '-' : '+'}${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`
}

/** The usual way, as a list to be changed: submit, administration, final signature, payment. */
function usual(d: Desk, final = 'SUPERVISOR'): Deed[] {
  let ms = Math.floor(d.begin / 1000) * 1000
  const next = (): number => (ms += Math.floor(d.chance.between(1, 50) * 3600) * 1000)
  return [
    { a: 'Declaration SUBMITTED by EMPLOYEE', actor: d.requester, role: 'EMPLOYEE', ms },
    { a: 'Declaration APPROVED by ADMINISTRATION', actor: d.of('ADMINISTRATION'), role: 'ADMINISTRATION', ms: next() },
    { a: `Declaration FINAL_APPROVED by ${final}`, actor: d.of(final), role: final, ms: next() },
    { a: 'Request Payment', actor: 'SYSTEM', role: 'SYSTEM', ms: next() },
    { a: 'Payment Handled', actor: 'SYSTEM', role: 'SYSTEM', ms: next() },
  ]
}
const back = (d: Desk, ms: number, role = 'SUPERVISOR'): Deed => ({
  a: `Declaration REJECTED by ${role}`,
  actor: role === 'EMPLOYEE' ? d.requester : d.of(role),
  role,
  ms,
})
const same = (deeds: Deed[], at: number, change: Partial<Deed>): Deed[] =>
  deeds.map((x, i) => (i === at ? { ...x, ...change } : x))
const put = (deeds: Deed[], at: number, ...more: Deed[]): Deed[] => [...deeds.slice(0, at), ...more, ...deeds.slice(at)]
const ok = (deeds: Deed[], more: Partial<Made> = {}): Made => ({ deeds, breaks: [], ...more })
const bad = (deeds: Deed[], breaks: PolicyKind[], more: Partial<Made> = {}): Made => ({ deeds, breaks, ...more })

const SCENES: readonly ((d: Desk) => Made)[] = [
  (d) => ok(usual(d)),
  // One's own request.
  (d) => bad(same(usual(d), 2, { actor: d.requester }), ['self_approval']),
  (d) => bad(same(usual(d), 1, { actor: d.requester }), ['self_approval']),
  (d) => ok(put(usual(d), 1, back(d, usual(d)[0]!.ms + 60_000, 'EMPLOYEE'))),
  (d) => ok(same(usual(d), 1, { actor: 'SYSTEM', role: 'SYSTEM', a: 'Declaration APPROVED by SYSTEM' })),
  // A signature that is still to come when the files end.
  (d) => ok([...usual(d).slice(0, 2), { ...usual(d)[2]!, actor: d.requester, ms: d.asOf + HOUR }]),
  // Two roles.
  (d) => bad(same(usual(d), 1, { actor: d.of('SUPERVISOR') }), ['sod_breach']),
  (d) => {
    const u = usual(d)
    const first = { ...u[2]!, ms: u[1]!.ms + 1000 }
    return ok(put(u, 2, first, back(d, first.ms + 1000)))
  },
  (d) => {
    const u = usual(d)
    return ok(put(u, 1, { ...back(d, u[0]!.ms + 1000, 'ADMINISTRATION'), actor: d.of('SUPERVISOR') }))
  },
  // Payment without the last signature, or before it.
  (d) =>
    bad(
      usual(d).filter((_, i) => i !== 2),
      ['missing_step'],
    ),
  (d) =>
    bad(
      usual(d).filter((_, i) => i !== 2),
      ['missing_step'],
      { amount: d.limit * 3 },
    ),
  (d) => ok(usual(d).slice(0, 2)),
  (d) => ok([...usual(d).slice(0, 2), { ...usual(d)[3]!, a: 'Request Payment Details' }]),
  (d) => {
    const u = usual(d)
    return bad([u[0]!, u[1]!, { ...u[3]!, ms: u[2]!.ms - 1000 }, u[2]!, u[4]!], ['order_violation'])
  },
  (d) => {
    const u = usual(d)
    return bad([u[0]!, u[1]!, { ...u[3]!, ms: u[2]!.ms }, u[2]!, u[4]!], ['order_violation'])
  },
  (d) => {
    const u = usual(d)
    return ok(same(u, 3, { ms: u[2]!.ms }))
  },
  (d) => {
    const u = usual(d)
    return bad(put(u, 4, { ...u[2]!, ms: u[3]!.ms + 1000 }), ['order_violation'])
  },
  // The limit.
  (d) => bad(usual(d), ['over_limit'], { amount: d.limit }),
  (d) => ok(usual(d), { amount: d.limit - 0.01 }),
  (d) => ok(usual(d, 'DIRECTOR'), { amount: d.limit * 4 }),
  (d) => {
    const u = usual(d)
    const director = {
      a: 'Declaration APPROVED by DIRECTOR',
      actor: d.of('DIRECTOR'),
      role: 'DIRECTOR',
      ms: u[1]!.ms + 1,
    }
    return ok(put(u, 2, director), { amount: d.limit })
  },
  (d) => ok(usual(d).slice(0, 3), { amount: d.limit * 2 }),
  (d) => {
    const u = usual(d)
    const machine = { a: 'Declaration APPROVED by DIRECTOR', actor: 'SYSTEM', role: 'SYSTEM', ms: u[1]!.ms + 1000 }
    return bad(put(u, 2, machine), ['over_limit'], { amount: d.limit * 1.5 })
  },
  // The last day, on the wall of whoever left.
  (d) => left(d, -1000, []),
  (d) => left(d, 1000, ['inactive_actor']),
  (d) => left(d, -20 * 60_000, []),
  (d) => left(d, 40 * 60_000, ['inactive_actor']),
  (d) => left(d, -23 * HOUR, []),
  (d) => {
    const made = left(d, 2000, [])
    return ok([made.deeds[0]!, back({ ...d, of: () => d.leaver.id }, made.deeds[2]!.ms)])
  },
  // Back and forth.
  (d) => bounced(d, d.returns, ['ping_pong']),
  (d) => bounced(d, d.returns + 1, ['ping_pong']),
  (d) => bounced(d, d.returns - 1, []),
  (d) => {
    const made = bounced(d, d.returns - 1, [])
    const at = made.deeds[0]!.ms
    return ok(put(made.deeds, 1, back(d, at + 1, 'EMPLOYEE'), back(d, at + 2, 'EMPLOYEE')))
  },
  // Waiting.
  (d) => waiting(d, 'SUPERVISOR', d.sla * DAY, []),
  (d) => waiting(d, 'SUPERVISOR', d.sla * DAY + 1000, ['overdue']),
  (d) => waiting(d, 'ADMINISTRATION', (d.sla + 1) * DAY, []),
  (d) => waiting(d, 'ADMINISTRATION', (d.sla + 1) * DAY + 3 * HOUR, ['overdue']),
  (d) => waiting(d, 'DIRECTOR', 90 * DAY, []),
  (d) => ok(usual(d).slice(0, 3)),
  // Two at once.
  (d) =>
    bad(same(same(usual(d), 1, { actor: d.requester }), 2, { actor: d.requester }), ['self_approval', 'sod_breach']),
  (d) => bad(same(usual(d), 2, { actor: d.requester }), ['self_approval', 'over_limit'], { amount: d.limit * 2 }),
]

function left(d: Desk, after: number, breaks: PolicyKind[]): Made {
  const signed = d.leaver.ends + after
  const u = usual({ ...d, begin: signed - 20 * DAY })
  const final = { ...u[2]!, actor: d.leaver.id, ms: signed }
  return { deeds: [u[0]!, { ...u[1]!, ms: signed - 2 * HOUR }, final, { ...u[3]!, ms: signed + HOUR }], breaks }
}

function bounced(d: Desk, times: number, breaks: PolicyKind[]): Made {
  const u = usual(d)
  let ms = u[0]!.ms
  const rounds = Array.from({ length: times }, (_, i) => [
    back(d, (ms += HOUR), i % 2 === 0 ? 'SUPERVISOR' : 'ADMINISTRATION'),
    { ...u[0]!, ms: (ms += HOUR) },
  ])
  return { deeds: [u[0]!, ...rounds.flat(), { ...u[1]!, ms: ms + HOUR }], breaks }
}

function waiting(d: Desk, role: string, since: number, breaks: PolicyKind[]): Made {
  const u = usual(d)
  const last = d.asOf - since
  return {
    deeds: [
      { ...u[0]!, ms: Math.min(u[0]!.ms, last - HOUR) },
      { ...u[1]!, ms: last },
    ],
    breaks,
    pending: [role, d.of(role)],
  }
}
