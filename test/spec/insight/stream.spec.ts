// Replaying a log event by event ends with what the batch finds, for the kinds both know; nothing is raised too early.
import { describe, expect, test } from 'vitest'
import { POLICY_KINDS, type Finding } from '../../../src/insight/finding.ts'
import { readTable } from '../../../src/insight/log/csv.ts'
import { importCsv } from '../../../src/insight/log/import-csv.ts'
import { NO_OFFSET } from '../../../src/insight/log/instant.ts'
import type { EventLog } from '../../../src/insight/log/log.ts'
import { readCases, readPeople, readPolicy, type CaseRecord, type Person } from '../../../src/insight/records.ts'
import { scan } from '../../../src/insight/scan.ts'
import {
  forget,
  openFindings,
  openStream,
  overdueAt,
  restore,
  score,
  snapshot,
  type StreamState,
} from '../../../src/insight/stream.ts'
import { company, SETTINGS } from '../../kit/history-generator.ts'
import { chanceOf } from '../../kit/history-generator-random.ts'

const SHARED: ReadonlySet<string> = new Set([...POLICY_KINDS, 'duplicate_claim'])
const policy = readPolicy({
  as_of: '2024-06-30T18:00:00+08:00',
  director_threshold: 20_000,
  sla_days: { SUPERVISOR: 3, ADMINISTRATION: 4 },
  ping_pong_returns: 2,
  mandatory_before_payment: ['FINAL_APPROVED'],
  payment_activities: ['Request Payment'],
})

const told = (findings: readonly Finding[]): string[] =>
  findings
    .filter((f) => SHARED.has(f.kind))
    .map((f) => JSON.stringify([f.kind, f.caseIds, f.entity, f.facts, f.detectedAt]))
    .toSorted()

/** The events of a log as they came. */
const eventsOf = (log: EventLog): number[] => Array.from(log.row.keys()).sort((a, b) => log.row[a]! - log.row[b]!)

interface Replaying {
  until?: number
  recordAt?(record: CaseRecord, ms: number): CaseRecord
  after?(n: number, ms: number): void
}

function replay(
  log: EventLog,
  cases: readonly CaseRecord[],
  state: StreamState,
  { until = Number.POSITIVE_INFINITY, recordAt = (r) => r, after }: Replaying = {},
) {
  const record = new Map(cases.map((c) => [c.id, c]))
  const caseOf = new Int32Array(log.time.length)
  for (let c = 0; c < log.cases.length; c++) caseOf.fill(c, log.start[c]!, log.start[c + 1]!)
  const raised: Finding[] = []
  for (const [n, e] of eventsOf(log).slice(0, until).entries()) {
    const id = log.cases[caseOf[e]!]!
    const event = {
      caseId: id,
      activity: log.activity.words[log.activity.values[e]!]!,
      ms: log.time[e]!,
      offset: log.offset[e] ?? NO_OFFSET,
      actor: log.actor?.words[log.actor.values[e]!] ?? '',
      role: log.role?.words[log.role.values[e]!] ?? '',
    }
    const known = record.get(id)
    const change = score(event, state, known && recordAt(known, event.ms))
    // A finding raised now is of now: none was possible before, none is told late.
    for (const f of change.raised) expect(Date.parse(f.detectedAt!)).toBeLessThanOrEqual(event.ms)
    raised.push(...change.raised)
    after?.(n, event.ms)
  }
  return raised
}

/** Anything may follow anything: paid first, signed twice, sent back, filed again, by anybody. */
async function wild(seed: number) {
  const chance = chanceOf(seed)
  const names = ['eve', 'ann', 'sam', 'dan', 'SYSTEM']
  const steps = [
    'Declaration SUBMITTED by EMPLOYEE',
    'Declaration APPROVED by ADMINISTRATION',
    'Declaration FINAL_APPROVED by SUPERVISOR',
    'Declaration APPROVED by DIRECTOR',
    'Declaration REJECTED by SUPERVISOR',
    'Declaration REJECTED by EMPLOYEE',
    'Request Payment',
    '退回',
    'Agree',
  ]
  const rows: { ms: number; row: string }[] = []
  const cases: Record<string, string>[] = []
  const used = steps.slice(0, chance.yes(0.3) ? 9 : 7).filter(() => chance.yes(0.85))
  for (let c = 0; c < 30; c++) {
    let ms = Date.UTC(2024, 3, 1) + chance.int(60) * 3_600_000
    const twin = c > 0 && chance.yes(0.5) ? cases[chance.int(c)]! : undefined
    for (let k = chance.int(7); k >= 0; k--) {
      const role = chance.pick(['EMPLOYEE', 'SUPERVISOR', 'DIRECTOR', 'ADMINISTRATION', 'SYSTEM', ''])
      rows.push({
        ms,
        row: `C${c},${chance.pick(used.length > 0 ? used : steps)},${new Date(ms).toISOString()},${chance.pick(names)},${role}`,
      })
      ms += chance.int(3) * 20 * 3_600_000
    }
    cases.push({
      id: `C${c}`,
      requester: twin?.['requester'] ?? chance.pick(names.slice(0, 4)),
      dept: 'd',
      currency: 'CNY',
      category: 'meals',
      description: 'lunch',
      amount: twin
        ? String(Number(twin['amount']) * (chance.yes(0.5) ? 1 : 1.01))
        : String(chance.pick([120, 553.5, 20_000, 19_999.99, 30_000])),
      vendor: twin?.['vendor'] ?? chance.pick(['Green Garden Ltd', 'Rail Online']),
      receipt_no: twin?.['receipt_no'] ?? `INV-${10_000_000 + chance.int(80_000_000)}`,
      expense_date: twin?.['expense_date'] ?? `2024-03-${String(10 + chance.int(15))}`,
      pending_role: chance.pick(['', 'SUPERVISOR', 'ADMINISTRATION', 'DIRECTOR']),
      pending_actor: 'sam',
    })
  }
  rows.sort((a, b) => a.ms - b.ms)
  const log = await importCsv([['case_id,activity,timestamp,actor,role', ...rows.map((r) => r.row)].join('\n')])
  const people = readPeople([
    { id: 'sam', tz: 'Asia/Shanghai', active_to: '2024-04-02' },
    { id: 'dan', tz: 'America/New_York', active_to: '2024-04-03' },
  ])
  return { log, cases: readCases(cases), people }
}

const standing = (state: StreamState): Finding[] => [...openFindings(state), ...overdueAt(state, policy.asOf)]

describe('the stream ends where the batch does', () => {
  test.each(Array.from({ length: 120 }, (_, i) => i + 1))('wild history %i', async (seed) => {
    const { log, cases, people } = await wild(seed)
    const state = openStream(policy, people)
    replay(log, cases, state)
    expect(told(standing(state))).toEqual(told(scan(log, { cases, people, policy }).findings))
  })

  test.each(['small', 'plain'])(
    'a generated company: %s',
    async (name) => {
      const { log, cases, people, policy: own } = await madeCompany(name)
      const state = openStream(own, people)
      const raised = replay(log, cases, state)
      expect(raised.length).toBeGreaterThan(2)
      const stands = [...openFindings(state), ...overdueAt(state, own.asOf)]
      expect(told(stands)).toEqual(told(scan(log, { cases, people, policy: own }).findings))
    },
    60_000,
  )
})

async function madeCompany(name: string) {
  const made = company(SETTINGS[name]!, 5)
  const text = (rows: readonly (readonly string[])[]): string =>
    rows.map((r) => r.map((v) => (/[",\n]/u.test(v) ? `"${v.replaceAll('"', '""')}"` : v)).join(',')).join('\n')
  return {
    log: await importCsv([text(made.events)]),
    cases: readCases((await readTable([text(made.cases)])).rows),
    people: readPeople((await readTable([text(made.people)])).rows) satisfies Person[],
    policy: readPolicy(made.policy),
  }
}

test('memory follows what is open, not the years: closed cases are forgotten, and the findings are the batch’s', async () => {
  const { log, cases, people, policy: own } = await madeCompany('plain')
  const lastOf = new Map(log.cases.map((id, c) => [id, log.time[log.start[c + 1]! - 1]!]))
  const state = openStream(own, people)
  let most = 0
  replay(log, cases, state, {
    // As it was then: open until its last event.
    recordAt: (record, ms) => (ms < lastOf.get(record.id)! ? { ...record, pendingRole: 'SUPERVISOR' } : record),
    after: (n, ms) => {
      most = Math.max(most, state.cases.size)
      if (n % 200 === 0) forget(state, { cases: ms - 7 * 86_400_000, claims: ms - 90 * 86_400_000 })
    },
  })
  const stands = [...openFindings(state), ...overdueAt(state, own.asOf)]
  expect(told(stands)).toEqual(told(scan(log, { cases, people, policy: own }).findings))
  expect(state.begun).toBe(log.cases.length)
  expect(most).toBeLessThan(log.cases.length / 3)
  expect(state.claims.length).toBeLessThan(log.cases.length / 2)
  const again = restore(JSON.parse(JSON.stringify(snapshot(state))), own, people)
  expect(told(openFindings(again))).toEqual(told(openFindings(state)))
}, 60_000)

test('wild histories hold every shared kind', async () => {
  const kinds = new Set<string>()
  for (let seed = 1; seed <= 40; seed++) {
    const { log, cases, people } = await wild(seed)
    for (const f of scan(log, { cases, people, policy }).findings) if (SHARED.has(f.kind)) kinds.add(f.kind)
  }
  expect([...kinds].toSorted()).toEqual([...SHARED].toSorted())
})

test('a state laid down as text and taken up again goes on as if nothing had been', async () => {
  for (const seed of [201, 202, 203]) {
    const { log, cases, people } = await wild(seed)
    const half = Math.floor(log.time.length / 2)
    const before = openStream(policy, people)
    replay(log, cases, before, { until: half })
    const after = restore(JSON.parse(JSON.stringify(snapshot(before))), policy, people)
    expect(told(openFindings(after))).toEqual(told(openFindings(before)))
  }
})

test('the missing signature that comes later withdraws one finding and raises the other', () => {
  const state = openStream(policy)
  const event = (activity: string, day: number) =>
    score({ caseId: 'A', activity, ms: Date.UTC(2024, 4, day), offset: 0, actor: 'sam', role: 'SUPERVISOR' }, state)
  event('Declaration SUBMITTED by EMPLOYEE', 1)
  expect(event('Request Payment', 2).raised.map((f) => f.kind)).toEqual(['missing_step'])
  const change = event('Declaration FINAL_APPROVED by SUPERVISOR', 3)
  expect([change.withdrawn.map((f) => f.kind), change.raised.map((f) => f.kind)]).toEqual([
    ['missing_step'],
    ['order_violation'],
  ])
})
