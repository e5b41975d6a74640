// The three files beside the log: what was asked for, who is who, and the organisation's own rules.
import type { Temporal } from '../kernel/clock.ts'
import { Temporal as T } from '../kernel/clock.ts'
import { NO_OFFSET, readInstant, writeLocal } from './log/instant.ts'

export interface CaseRecord {
  readonly id: string
  readonly template: string
  readonly requester: string
  readonly dept: string
  /** NaN when none was written. */
  readonly amount: number
  readonly currency: string
  readonly category: string
  readonly vendor: string
  readonly receipt: string
  /** Days since 1970, NaN when none. */
  readonly expenseDay: number
  readonly description: string
  readonly pendingRole: string
  readonly pendingActor: string
}

export interface Person {
  readonly id: string
  readonly dept: string
  readonly role: string
  readonly manager: string
  readonly tz: string
  readonly limit: number
  readonly activeFrom: string
  /** The last day, inclusive; '' = still here. */
  readonly activeTo: string
}

export interface Delegation {
  readonly from: string
  readonly to: string
  readonly start: number
  readonly end: number
}

export interface Policy {
  /** Milliseconds; NaN = the last event of the log. */
  readonly asOf: number
  readonly asOfOffset: number
  readonly directorThreshold: number
  readonly slaDays: ReadonlyMap<string, number>
  readonly pingPongReturns: number
  readonly workingHours: readonly [number, number]
  readonly mandatory: readonly string[]
  readonly payments: ReadonlySet<string>
  /** Empty = any two roles. */
  readonly incompatible: readonly (readonly [string, string])[]
  readonly delegations: readonly Delegation[]
}

type Row = Readonly<Record<string, string>>
/** 1,234.50 · 1.234,50 · ¥1,234.50 · 1 234,5 */
function numberOf(text: string | undefined): number {
  const plain = (text ?? '').normalize('NFKC').replaceAll(/[^\d.,-]/gu, '')
  if (!/\d/u.test(plain)) return Number.NaN
  const comma = /^-?\d{1,3}(\.\d{3})+(,\d+)?$|^-?\d+,\d{1,2}$/u.test(plain)
  return Number(comma ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', ''))
}

/** What other systems call the same thing. */
const NAMES = {
  id: ['id', 'case_id', '单号', '申请单号', '编号'],
  template: ['template', '模板', '流程'],
  requester: ['requester', '申请人', '发起人'],
  dept: ['dept', 'department', '部门'],
  amount: ['amount', '金额', '报销金额'],
  currency: ['currency', '币种'],
  category: ['category', '类别', '费用类别'],
  vendor: ['vendor', '供应商', '商户'],
  receipt: ['receipt_no', '发票号', '票据号'],
  expenseDay: ['expense_date', '费用日期', '发生日期'],
  description: ['description', '说明', '事由'],
  pendingRole: ['pending_role', '待办角色'],
  pendingActor: ['pending_actor', '待办人'],
} as const

export const readCases = (rows: readonly Row[]): CaseRecord[] =>
  rows.map((row) => {
    const of = (field: keyof typeof NAMES): string =>
      row[NAMES[field].find((name) => row[name] !== undefined) ?? ''] ?? ''
    return {
      id: of('id'),
      template: of('template'),
      requester: of('requester'),
      dept: of('dept'),
      amount: numberOf(of('amount')),
      currency: of('currency'),
      category: of('category'),
      vendor: of('vendor'),
      receipt: of('receipt'),
      expenseDay: Math.floor(readInstant(of('expenseDay')).ms / 86_400_000),
      description: of('description'),
      pendingRole: of('pendingRole'),
      pendingActor: of('pendingActor'),
    }
  })

export const readPeople = (rows: readonly Row[]): Person[] =>
  rows.map((row) => ({
    id: row['id'] ?? '',
    dept: row['dept'] ?? '',
    role: row['role'] ?? '',
    manager: row['manager'] ?? '',
    tz: row['tz'] ?? '',
    limit: numberOf(row['limit']) || 0,
    activeFrom: (row['active_from'] ?? '').slice(0, 10),
    activeTo: (row['active_to'] ?? '').slice(0, 10),
  }))

export const NO_POLICY: Policy = {
  asOf: Number.NaN,
  asOfOffset: 0,
  directorThreshold: Number.NaN,
  slaDays: new Map(),
  pingPongReturns: Number.POSITIVE_INFINITY,
  workingHours: [8, 19],
  mandatory: [],
  payments: new Set(),
  incompatible: [],
  delegations: [],
}

export function readPolicy(json: unknown): Policy {
  if (typeof json !== 'object' || json === null) throw new TypeError('policy: a JSON object is needed')
  const has = (key: string): unknown => (key in json ? (json as Record<string, unknown>)[key] : undefined)
  const strings = (key: string): string[] => {
    const value = has(key)
    return Array.isArray(value) ? value.filter((v) => typeof v === 'string') : []
  }
  const number = (key: string, other: number): number => {
    const value = has(key)
    const n = typeof value === 'string' ? Number(value) : value
    return typeof n === 'number' && !Number.isNaN(n) ? n : other
  }
  const asOf = readInstant(String(has('as_of') ?? ''))
  const [ms, offset] = [asOf.ms, asOf.offset]
  const hours = has('working_hours')
  const pairs = has('incompatible_roles')
  const sla = has('sla_days')
  const delegations = has('delegations')
  return {
    asOf: ms,
    asOfOffset: offset === NO_OFFSET ? 0 : offset,
    directorThreshold: number('director_threshold', Number.NaN),
    slaDays: new Map(
      Object.entries(typeof sla === 'object' && sla !== null ? sla : {}).flatMap(([role, days]) =>
        typeof days === 'number' ? [[role, days] as const] : [],
      ),
    ),
    pingPongReturns: number('ping_pong_returns', Number.POSITIVE_INFINITY),
    workingHours:
      Array.isArray(hours) && typeof hours[0] === 'number' && typeof hours[1] === 'number'
        ? [hours[0], hours[1]]
        : NO_POLICY.workingHours,
    mandatory: strings('mandatory_before_payment'),
    payments: new Set(strings('payment_activities')),
    incompatible: Array.isArray(pairs)
      ? pairs.flatMap((p) =>
          Array.isArray(p) && typeof p[0] === 'string' && typeof p[1] === 'string' ? [[p[0], p[1]] as const] : [],
        )
      : [],
    delegations: Array.isArray(delegations) ? delegations.flatMap(delegationOf) : [],
  }
}

function delegationOf(raw: unknown): Delegation[] {
  if (typeof raw !== 'object' || raw === null) return []
  const value = raw as Record<string, unknown>
  const from = value['from_'] ?? value['from']
  if (typeof from !== 'string' || typeof value['to'] !== 'string') return []
  const start = readInstant(String(value['start'] ?? '')).ms
  const end = readInstant(String(value['end'] ?? '')).ms
  return [{ from, to: value['to'], start, end }]
}

// Temporal looks a zone up in milliseconds-of-work; offsets change on the hour, so one look per zone and hour does.
const offsets = new Map<string, Map<number, number>>()

/** Minutes east of UTC in a zone at an instant; undefined when the zone is not known. */
export function offsetIn(tz: string, ms: number): number | undefined {
  let ofZone = offsets.get(tz)
  if (!ofZone) offsets.set(tz, (ofZone = new Map()))
  const hour = Math.floor(ms / 3_600_000)
  const known = ofZone.get(hour)
  if (known !== undefined) return Number.isNaN(known) ? undefined : known
  let minutes = Number.NaN
  try {
    const at: Temporal.Instant = T.Instant.fromEpochMilliseconds(hour * 3_600_000)
    minutes = Math.round(at.toZonedDateTimeISO(tz).offsetNanoseconds / 60e9)
  } catch {
    // A zone nobody knows: the event's own offset speaks.
  }
  ofZone.set(hour, minutes)
  return Number.isNaN(minutes) ? undefined : minutes
}

/** The date and hour on the person's own wall: their zone, else what the event wrote. */
export function wallOf(person: Person | undefined, ms: number, written: number): { local: string; offset: number } {
  const offset = (person?.tz ? offsetIn(person.tz, ms) : undefined) ?? (written === NO_OFFSET ? 0 : written)
  return { local: writeLocal(ms, offset), offset }
}
