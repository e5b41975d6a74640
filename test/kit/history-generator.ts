// A company's year of claims with seeded, labelled wrongdoing and its lawful look-alikes, in the formats of `insight scan`.
import type { FindingKind } from '../../src/insight/finding.ts'
import { wrongdoing } from './history-generator-wrong.ts'
import { chanceOf, type Chance } from './history-generator-random.ts'

export interface Company {
  readonly events: string[][]
  readonly cases: string[][]
  readonly people: string[][]
  readonly policy: object
  /** What a perfect reader would report. */
  readonly truth: readonly { kind: FindingKind; cases: readonly string[]; entity: string }[]
  /** Cases that look like it and are lawful. */
  readonly lookalikes: ReadonlySet<string>
}

export interface Setting {
  readonly people: number
  readonly claims: number
  /** 0 plain … 1 disguised: how close a deviation is to what is normal. */
  readonly disguise: number
  readonly limit: number
  readonly zones: readonly string[]
  readonly spreadOfAmounts: number
}

export const SETTINGS: Readonly<Record<string, Setting>> = {
  plain: { people: 60, claims: 3000, disguise: 0.1, limit: 20_000, zones: ['Asia/Shanghai'], spreadOfAmounts: 0.5 },
  moderate: {
    people: 80,
    claims: 4000,
    disguise: 0.4,
    limit: 20_000,
    zones: ['Asia/Shanghai', 'Europe/Berlin'],
    spreadOfAmounts: 0.6,
  },
  small: { people: 35, claims: 1800, disguise: 0.4, limit: 5000, zones: ['America/New_York'], spreadOfAmounts: 0.45 },
  large: {
    people: 160,
    claims: 9000,
    disguise: 0.5,
    limit: 50_000,
    zones: ['Asia/Shanghai', 'Asia/Tokyo', 'Europe/London'],
    spreadOfAmounts: 0.7,
  },
}

/** Not looked at while the tests were made: for the table in docs/decisions/insight.md. All but the last have been seen since. */
export const UNSEEN: Readonly<Record<string, Setting>> = {
  'unseen-middle': {
    people: 110,
    claims: 5500,
    disguise: 0.35,
    limit: 8000,
    zones: ['Europe/London', 'America/New_York'],
    spreadOfAmounts: 0.5,
  },
  'unseen-noisy': {
    people: 70,
    claims: 4500,
    disguise: 0.45,
    limit: 30_000,
    zones: ['Asia/Tokyo'],
    spreadOfAmounts: 0.65,
  },
  'unseen-later': {
    people: 95,
    claims: 5000,
    disguise: 0.4,
    limit: 12_000,
    zones: ['Europe/Berlin', 'Asia/Shanghai'],
    spreadOfAmounts: 0.55,
  },
  'unseen-wide': {
    people: 140,
    claims: 7000,
    disguise: 0.3,
    limit: 60_000,
    zones: ['America/New_York', 'Asia/Tokyo'],
    spreadOfAmounts: 0.6,
  },
  'unseen-third': {
    people: 120,
    claims: 6500,
    disguise: 0.35,
    limit: 15_000,
    zones: ['Asia/Tokyo', 'Europe/Berlin'],
    spreadOfAmounts: 0.58,
  },
}

export interface Person {
  id: string
  dept: string
  role: string
  manager: string
  tz: string
  offset: number
}

export interface Claim {
  id: string
  requester: Person
  amount: number
  category: string
  vendor: string
  receipt: string
  day: number
  description: string
  /** Who signs as supervisor, and after how many hours. */
  signer: Person
  wait: number
  /** Set for a decision at a certain instant. */
  signAt?: number
  returned: boolean
  at: number
  refused?: boolean
}

export interface Making {
  chance: Chance
  setting: Setting
  people: Person[]
  claims: Claim[]
  truth: { kind: FindingKind; cases: string[]; entity: string }[]
  lookalikes: Set<string>
  add(claim: Partial<Claim> & { requester: Person }): Claim
}

export const DAY = 86_400_000
export const HOUR = 3_600_000
export const BEGIN = Date.UTC(2023, 0, 2)
export const YEAR = 480
const OFFSETS: Readonly<Record<string, number>> = {
  'Asia/Shanghai': 8,
  'Asia/Tokyo': 9,
  'Europe/Berlin': 1,
  'Europe/London': 0,
  'America/New_York': -5,
}
const CATEGORIES: readonly (readonly [string, number, readonly string[]])[] = [
  ['travel', 900, ['China Eastern', 'Hanting Hotels', 'Didi Travel', 'Rail Online']],
  ['meals', 260, ['Green Garden', 'Lucky Noodle', 'Riverside Grill']],
  ['office', 420, ['Deli Supplies Ltd', 'Paper House', 'Ergo Chairs Co']],
  ['equipment', 4200, ['Lenovo Direct', 'Dell Store', 'Lab Instruments GmbH', 'North Tools']],
  ['services', 3300, ['Bright Consulting', 'Print Works', 'Legal Partners']],
]

export function company(setting: Setting, seed: number): Company {
  const chance = chanceOf(seed)
  const people = peopleOf(setting, chance)
  const claims: Claim[] = []
  const staff = people.filter((p) => p.role === 'EMPLOYEE')
  const levels = new Map(people.map((p) => [p.id, chance.normal() * 0.25]))
  const pace = new Map(people.map((p) => [p.id, Math.exp(chance.normal() * 0.3)]))
  const scale = setting.limit / 20_000
  const receipts = new Set<string>()
  const receipt = (): string => {
    for (;;) {
      const r = `${chance.pick(['INV', 'FP', 'R'])}-${String(chance.int(90_000_000) + 10_000_000)}`
      if (!receipts.has(r)) {
        receipts.add(r)
        return r
      }
    }
  }
  const m: Making = {
    chance,
    setting,
    people,
    claims,
    truth: [],
    lookalikes: new Set(),
    add(given) {
      const [category, usual, vendors] = given.category
        ? CATEGORIES.find(([c]) => c === given.category)!
        : chance.weighted(CATEGORIES.map((c) => [c, c[1] > 2000 ? 1 : 3] as const))
      const at = given.at ?? workAt(chance, given.requester, Math.floor(chance.next() * YEAR))
      const signer = given.signer ?? people.find((p) => p.id === given.requester.manager)!
      const growth = 1 + 1.2 * ((at - BEGIN) / (YEAR * DAY))
      const claim: Claim = {
        id: `C${String(claims.length + 1).padStart(6, '0')}`,
        amount: Math.min(
          setting.limit * 0.9,
          Math.round(
            usual * scale * Math.exp(levels.get(given.requester.id)! + chance.normal() * setting.spreadOfAmounts) * 100,
          ) / 100,
        ),
        category,
        vendor: chance.pick(vendors),
        receipt: receipt(),
        day: Math.floor(at / DAY) - 1 - chance.int(9),
        description: `${category} ${chance.pick(['for the project', 'for a client', 'monthly need', 'replacement', 'as agreed'])}`,
        signer,
        wait: 9 * growth * pace.get(signer.id)! * Math.exp(chance.normal() * 0.8),
        returned: chance.yes(0.1),
        at,
        ...given,
      }
      claims.push(claim)
      return claim
    },
  }
  for (let i = 0; i < setting.claims; i++) m.add({ requester: chance.pick(staff) })
  wrongdoing(m, receipt)
  return written(m)
}

export function workAt(chance: Chance, p: Person, day: number): number {
  let d = Math.floor(BEGIN / DAY) + day
  while ([5, 6].includes((d + 3) % 7)) d++
  return d * DAY + (9 + chance.next() * 8.5 - p.offset) * HOUR
}

/** The next moment this person works, from an instant on. */
export function nextWork(chance: Chance, p: Person, from: number): number {
  const local = from + p.offset * HOUR
  const day = Math.floor(local / DAY)
  const hour = (local - day * DAY) / HOUR
  const weekend = [5, 6].includes((day + 3) % 7)
  if (!weekend && hour >= 9 && hour <= 18) return from
  let next = hour > 18 || weekend ? day + 1 : day
  while ([5, 6].includes((next + 3) % 7)) next++
  return next * DAY + (9 + chance.next() * 3 - p.offset) * HOUR
}

function peopleOf(setting: Setting, chance: Chance): Person[] {
  const person = (i: number, dept: string, role: string, manager: string, tz: string): Person => ({
    id: `P${String(i).padStart(4, '0')}`,
    dept,
    role,
    manager,
    tz,
    offset: OFFSETS[tz]!,
  })
  const depts = Math.max(3, Math.round(setting.people / 10))
  const people = [
    person(1, 'board', 'DIRECTOR', '', setting.zones[0]!),
    person(2, 'finance', 'ADMINISTRATION', 'P0001', setting.zones[0]!),
    person(3, 'finance', 'ADMINISTRATION', 'P0001', setting.zones[0]!),
  ]
  for (let d = 0; d < depts; d++)
    people.push(person(people.length + 1, `dept-${d}`, 'SUPERVISOR', 'P0001', chance.pick(setting.zones)))
  const heads = people.filter((p) => p.role === 'SUPERVISOR')
  while (people.length < setting.people) {
    const head = chance.pick(heads)
    people.push(person(people.length + 1, head.dept, 'EMPLOYEE', head.id, head.tz))
  }
  return people
}

function written({ chance, setting, people, claims, truth, lookalikes }: Making): Company {
  const admins = people.filter((p) => p.role === 'ADMINISTRATION')
  const rows: { ms: number; row: string[] }[] = []
  const stamp = (ms: number, p: Person | undefined): string => {
    const offset = p?.offset ?? 8
    return `${new Date(Math.floor(ms / 1000) * 1000 + offset * HOUR).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${String(Math.abs(offset)).padStart(2, '0')}:00`
  }
  for (const c of claims) {
    // Filed days before a decision whose instant is set, so that the signature before it falls into somebody's day.
    if (c.signAt !== undefined) c.at = Math.min(c.at, c.signAt - 4 * DAY)
    let at = c.at
    const put = (ms: number, activity: string, p: Person | undefined, role: string): void =>
      void rows.push({ ms: (at = ms), row: [c.id, activity, stamp(ms, p), p?.id ?? 'SYSTEM', role] })
    const admin = chance.pick(admins)
    put(c.at, 'Declaration SUBMITTED by EMPLOYEE', c.requester, 'EMPLOYEE')
    if (c.returned || c.refused) {
      put(
        nextWork(chance, admin, at + chance.between(1, 20) * HOUR),
        'Declaration REJECTED by ADMINISTRATION',
        admin,
        'ADMINISTRATION',
      )
      put(
        nextWork(chance, c.requester, at + chance.between(1, 30) * HOUR),
        'Declaration REJECTED by EMPLOYEE',
        c.requester,
        'EMPLOYEE',
      )
      if (c.refused) continue
      put(at + chance.between(0.1, 0.5) * HOUR, 'Declaration SUBMITTED by EMPLOYEE', c.requester, 'EMPLOYEE')
    }
    const ready = nextWork(chance, admin, at + chance.between(1, 20) * HOUR)
    put(
      // Soon after it was filed: the first signature is given by day even where the second is not.
      c.signAt === undefined || ready < c.signAt ? ready : at + Math.min(HOUR / 4, (c.signAt - at) / 2),
      'Declaration APPROVED by ADMINISTRATION',
      admin,
      'ADMINISTRATION',
    )
    put(
      c.signAt ?? nextWork(chance, c.signer, at + c.wait * HOUR),
      c.amount >= setting.limit ? 'Declaration APPROVED by SUPERVISOR' : 'Declaration FINAL_APPROVED by SUPERVISOR',
      c.signer,
      'SUPERVISOR',
    )
    if (c.amount >= setting.limit)
      put(nextWork(chance, people[0]!, at + 5 * HOUR), 'Declaration FINAL_APPROVED by DIRECTOR', people[0], 'DIRECTOR')
    put(at + chance.between(2, 40) * HOUR, 'Request Payment', undefined, 'SYSTEM')
    put(at + chance.between(20, 60) * HOUR, 'Payment Handled', undefined, 'SYSTEM')
  }
  const order = new Map(claims.map((c, i) => [c.id, i]))
  const events = rows
    .map((r, i) => ({ ...r, i }))
    .sort((a, b) => a.ms - b.ms || a.i - b.i)
    .map((r) => r.row)
  void order
  return {
    events: [['case_id', 'activity', 'timestamp', 'actor', 'role'], ...events],
    cases: [
      [
        'id',
        'template',
        'requester',
        'dept',
        'amount',
        'currency',
        'category',
        'vendor',
        'receipt_no',
        'expense_date',
        'description',
        'pending_role',
        'pending_actor',
      ],
      ...claims.map((c) => [
        c.id,
        'expense',
        c.requester.id,
        c.requester.dept,
        c.amount.toFixed(2),
        'CNY',
        c.category,
        c.vendor,
        c.receipt,
        new Date(c.day * DAY).toISOString().slice(0, 10),
        c.description,
        '',
        '',
      ]),
    ],
    people: [
      ['id', 'dept', 'role', 'manager', 'tz', 'limit', 'active_from', 'active_to'],
      ...people.map((p) => [p.id, p.dept, p.role, p.manager, p.tz, '0', '2020-01-01', '']),
    ],
    policy: {
      as_of: '2025-01-01T00:00:00+08:00',
      director_threshold: setting.limit,
      sla_days: { SUPERVISOR: 3 },
      ping_pong_returns: 3,
      working_hours: [8, 19],
      mandatory_before_payment: ['FINAL_APPROVED'],
      payment_activities: ['Request Payment', 'Payment Handled'],
      delegations: [],
    },
    truth,
    lookalikes,
  }
}
