// The three files beside the log: what was asked for, who is who, and the organisation's own rules.
import type { Temporal } from '../kernel/clock.ts'
import { Temporal as T } from '../kernel/clock.ts'
import { folded, namesCase } from './log/columns.ts'
import { dateOf, NO_OFFSET, readInstant, writeLocal } from './log/instant.ts'

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
const PLAIN = /^\d+(\.\d+)?$/u
/** 1,234.50 · 1.234,50 · ¥1,234.50 · 1 234,5 */
function numberOf(text: string | undefined): number {
  if (text !== undefined && PLAIN.test(text)) return Number(text)
  const plain = (text ?? '').normalize('NFKC').replaceAll(/[^\d.,-]/gu, '')
  if (!/\d/u.test(plain)) return Number.NaN
  const comma = /^-?\d{1,3}(\.\d{3})+(,\d+)?$|^-?\d+,\d{1,2}$/u.test(plain)
  return Number(comma ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', ''))
}

/** What other systems call the same thing, letters folded. */
const NAMES = {
  id: ['id', 'case_id', '单号', '申请单号', '编号'],
  template: [
    'template',
    '模板',
    '流程',
    '流程名称',
    '流程类型',
    '工作流',
    '审批类型',
    '审批名称',
    '单据类型',
    'process',
  ],
  requester: ['requester', '申请人', '发起人', '创建人', '提交人', '报销人', '起草人', 'requested by', 'submitted by'],
  dept: ['dept', 'department', '部门', '申请部门', '所属部门', '发起部门', '发起人部门', '申请人部门'],
  amount: ['amount', '金额', '报销金额', '申请金额', '付款金额', '采购金额', '合同金额', '总金额', '合计金额', 'total'],
  currency: ['currency', '币种', '币别'],
  category: ['category', '类别', '费用类别', '费用类型', '报销类型', '费用科目'],
  vendor: ['vendor', '供应商', '商户', '供应商名称', '商户名称', '收款方', '收款单位', '销售方', 'supplier', 'payee'],
  receipt: ['receipt_no', '发票号', '票据号', '发票号码', '票据号码', '发票编号', 'receipt no', 'invoice no'],
  expenseDay: ['expense_date', '费用日期', '发生日期', '消费日期', '费用发生日期', '开票日期', 'invoice date'],
  description: ['description', '说明', '事由', '申请事由', '报销事由', '用途', '摘要'],
  pendingRole: ['pending_role', '待办角色'],
  pendingActor: ['pending_actor', '待办人', '当前处理人', '当前审批人'],
} as const

type CaseField = keyof typeof NAMES
const FIELDS = Object.keys(NAMES) as readonly CaseField[]
const placeIn = (header: readonly string[], names: readonly string[]): number => {
  const plain = header.map((name) => folded(name).replace(/(?<=[人方])姓名$/u, ''))
  return names.map((name) => plain.indexOf(folded(name))).find((i) => i >= 0) ?? -1
}

export interface CaseReader {
  (fields: readonly string[]): CaseRecord
  /** Whether the header has a column of this. */
  names(field: CaseField): boolean
}

/** One row after another, by the places of its header. */
export function createCaseReader(header: readonly string[]): CaseReader {
  const place = Object.fromEntries(FIELDS.map((field) => [field, placeIn(header, NAMES[field])])) as Record<
    CaseField,
    number
  >
  if (place.id < 0) place.id = header.findIndex(namesCase)
  const kept = new Map<string, string>()
  /** A piece of a line would keep the whole line alive; what comes again and again is kept once. */
  const own = (word: string): string => {
    const known = kept.get(word)
    if (known !== undefined) return known
    const copy = word.length < SLICED ? word : Buffer.from(word, 'utf8').toString('utf8')
    if (kept.size < MOST_KEPT) kept.set(copy, copy)
    return copy
  }
  const read = (fields: readonly string[]): CaseRecord => {
    const of = (field: CaseField): string => (fields[place[field]] ?? '').trim()
    const single = (field: CaseField): string => {
      const word = of(field)
      return word.length < SLICED ? word : Buffer.from(word, 'utf8').toString('utf8')
    }
    return {
      id: single('id'),
      template: own(of('template')),
      requester: own(of('requester')),
      dept: own(of('dept')),
      amount: numberOf(of('amount')),
      currency: own(of('currency')),
      category: own(of('category')),
      vendor: own(of('vendor')),
      receipt: single('receipt'),
      expenseDay: Math.floor(readInstant(of('expenseDay')).ms / 86_400_000),
      description: own(of('description')),
      pendingRole: own(of('pendingRole')),
      pendingActor: own(of('pendingActor')),
    }
  }
  return Object.assign(read, { names: (field: CaseField) => place[field] >= 0 })
}
const SLICED = 13
const MOST_KEPT = 200_000

export function readCases(rows: readonly Row[]): CaseRecord[] {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const read = createCaseReader(header)
  return rows.map((row) => read(header.map((name) => row[name] ?? '')))
}

/** The same for the table of people. Without a number of its own a person is known by name. */
const PEOPLE = {
  id: ['id', '人员编号', '工号', '员工编号', '用户id', '账号', 'employee id', 'user id', '姓名', 'name'],
  dept: ['dept', 'department', '部门', '所属部门'],
  role: ['role', '角色', '岗位', '职位', '职务', 'title'],
  manager: ['manager', '上级', '直属上级', '直接上级', '直属主管', '主管', '汇报对象', 'reports to'],
  tz: ['tz', '时区', 'time zone', 'timezone'],
  limit: ['limit', '审批额度', '审批限额', '权限额度'],
  activeFrom: ['active_from', '入职日期', '入职时间', 'start date'],
  activeTo: ['active_to', '离职日期', '最后工作日', '离职时间', 'last day', 'end date'],
} as const

export const namesPeople = (header: readonly string[]): boolean => placeIn(header, PEOPLE.id) >= 0

export function readPeople(rows: readonly Row[]): Person[] {
  const header = Object.keys(rows[0] ?? {})
  const of = (names: readonly string[]): ((row: Row) => string) => {
    const at = placeIn(header, names)
    return (row) => (at < 0 ? '' : (row[header[at]!] ?? '').trim())
  }
  const read = Object.fromEntries(Object.entries(PEOPLE).map(([field, names]) => [field, of(names)])) as Record<
    keyof typeof PEOPLE,
    (row: Row) => string
  >
  return rows.map((row) => ({
    id: read.id(row),
    dept: read.dept(row),
    role: read.role(row),
    manager: read.manager(row),
    tz: read.tz(row),
    limit: numberOf(read.limit(row)) || 0,
    activeFrom: dayOf(read.activeFrom(row)),
    activeTo: dayOf(read.activeTo(row)),
  }))
}

/** 2026/3/31 and 2026年3月31日 are 2026-03-31. */
function dayOf(text: string): string {
  const { ms } = readInstant(text)
  return Number.isNaN(ms) ? '' : dateOf(ms)
}

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
  const offset = wallOffsetOf(person, ms, written)
  return { local: writeLocal(ms, offset), offset }
}

export const wallOffsetOf = (person: Person | undefined, ms: number, written: number): number =>
  (person?.tz ? offsetIn(person.tz, ms) : undefined) ?? (written === NO_OFFSET ? 0 : written)
