// The organisation's own log: what the engine is told of a request, and that looking live and looking at night see the same.
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseDefinition } from '../../../src/approval/definition.ts'
import { evolve } from '../../../src/approval/evolve.ts'
import type { State } from '../../../src/approval/request.ts'
import { demoCompany } from '../../../src/demo/company.ts'
import { demoHistory, type PastRequest } from '../../../src/demo/history.ts'
import { keyOf } from '../../../src/insight/finding-key.ts'
import type { Finding } from '../../../src/insight/finding.ts'
import { readActivity } from '../../../src/insight/own-activity.ts'
import { ownBreaches } from '../../../src/insight/own-breach.ts'
import { buildOwnLog, deedsOf, recordOf, type OwnRequest } from '../../../src/insight/own-log.ts'
import { policiesOf } from '../../../src/insight/own-policy.ts'
import { createOwnScanner } from '../../../src/insight/own-scan.ts'
import { createOwnStream } from '../../../src/insight/own-stream.ts'
import { createMapStudy } from '../../../src/insight/process-map.ts'
import { calendarOf } from '../../../src/kernel/calendar.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import { createOrganisation } from '../../../src/people/organisation.ts'

const NOW = Temporal.Instant.from('2026-11-25T06:30:00Z')
const folder = new URL('../../../processes/', import.meta.url)
const organisation = createOrganisation({ ...demoCompany(), id: 'demo' })
const definitions = readdirSync(folder)
  .filter((f) => f.endsWith('.yaml'))
  .map((file) => {
    const parsed = parseDefinition(readFileSync(new URL(file, folder), 'utf8'))
    if ('problems' in parsed) throw new Error(file)
    return parsed.definition
  })
const definitionOf = (key: string) => {
  const found = definitions.find((d) => d.key === key)
  if (!found) throw new Error(`no process ${key}`)
  return found
}
const people = organisation.people().map((p) => ({
  id: p.id,
  department: p.department,
  manager: p.manager,
  zone: p.zone,
  roles: p.roles,
}))
const persons = new Map(buildOwnLog(people, organisation.zone).people.map((p) => [p.id, p]))
const book = (now: Temporal.Instant) => ({ people: persons, zone: organisation.zone, now: now.epochMilliseconds })
let past: readonly PastRequest[]

beforeAll(() => {
  past = demoHistory({
    organisation,
    processes: definitions.map((definition) => ({ definition, version: 1 })),
    calendarOf: (id) => ({ calendar: calendarOf('CN'), zone: organisation.person(id)?.zone ?? organisation.zone }),
    seed: 'yiju',
    now: NOW,
    months: 3,
  }).requests
}, 60_000)

const own = ({ request, events }: Pick<PastRequest, 'request' | 'events'>): OwnRequest => ({
  request,
  events,
  definition: definitionOf(request.process.key),
})

describe('what the engine is told', () => {
  test('limits come from the published routes', () => {
    const limits = (key: string) => policiesOf(definitionOf(key), 0).map((p) => [p.threshold?.step, p.threshold?.limit])
    expect(limits('expense')).toEqual([
      ['director', 5000],
      ['gm', 20000],
    ])
    expect(limits('purchase')).toEqual([
      ['finance', 5000],
      ['vp', 50000],
      ['gm', 200000],
    ])
    expect(limits('leave')).toEqual([[undefined, undefined]])
  })

  test('nothing private, and of a leave neither its kind nor its reason', () => {
    const leave = past.find((p) => p.request.process.key === 'leave' && p.request.values['reason'])
    const told = recordOf(own(leave!), 'platform')
    expect(told).toMatchObject({ category: 'leave', description: '', vendor: '' })
    expect(JSON.stringify(told)).not.toContain(String(leave!.request.values['leaveType']))
    for (const one of past) {
      const { definition, request } = own(one)
      const told = JSON.stringify(recordOf(own(one), ''))
      for (const field of definition.form.fields.filter((f) => f.private)) {
        const value = request.values[field.id]
        if (typeof value === 'string' && value.length > 3) expect(told).not.toContain(value)
      }
    }
  })

  test('every deed is an activity that says itself what it is', () => {
    const read = past.flatMap((p) => deedsOf(own(p))).map((d) => readActivity(d.activity))
    expect(read.length).toBeGreaterThan(1000)
    expect(read.every((r) => r !== undefined)).toBe(true)
  })
})

describe('live and at night', () => {
  const batch = (): readonly Finding[] => {
    const scanner = createOwnScanner(people, { zone: organisation.zone, now: NOW.epochMilliseconds })
    for (const one of past) scanner.add(own(one))
    return scanner.scan().findings
  }

  test('the exact kinds, asked after every command of every request, end where the batch ends', () => {
    const live = new Map<string, Finding>()
    for (const { request, events } of past) {
      const definition = definitionOf(request.process.key)
      let state: State
      let before: readonly Finding[] = []
      for (const [i, event] of events.entries()) {
        state = evolve(state, event)
        // A command's events carry one instant: between them nobody looks.
        if (!state || events[i + 1]?.at === event.at) continue
        const now = ownBreaches(
          { request: state, events: events.slice(0, i + 1), definition },
          book(Temporal.Instant.from(event.at)),
        )
        for (const f of before) live.delete(keyOf(f))
        for (const f of now) live.set(keyOf(f), f)
        before = now
      }
    }
    const kinds = [
      'self_approval',
      'sod_breach',
      'missing_step',
      'order_violation',
      'over_limit',
      'ping_pong',
      'overdue',
    ]
    const atNight = batch().filter((f) => kinds.includes(f.kind))
    expect(atNight.length).toBeGreaterThan(10)
    expect([...live.keys()].sort()).toEqual(atNight.map(keyOf).sort())
  })

  test('the same expense claimed twice is raised at the second claim, as the batch says it', () => {
    const stream = createOwnStream(people, organisation.zone)
    const raised = new Map<string, { finding: Finding; by: string }>()
    for (const one of past.toSorted((a, b) => (a.request.submittedAt < b.request.submittedAt ? -1 : 1))) {
      const change = stream.moved(own(one))
      for (const f of change.withdrawn) raised.delete(keyOf(f))
      for (const f of change.raised) raised.set(keyOf(f), { finding: f, by: one.request.id })
      // Told again it has nothing to add.
      expect(stream.moved(own(one))).toEqual({ raised: [], withdrawn: [] })
    }
    const twice = batch().filter((f) => f.kind === 'duplicate_claim')
    expect(twice.length).toBeGreaterThan(0)
    expect([...raised.keys()].sort()).toEqual(twice.map(keyOf).sort())
    for (const { finding, by } of raised.values()) expect(finding.caseIds).toContain(by)
  })
})

test('the map counts each way as often as it was gone, and every wait', () => {
  const study = createMapStudy()
  for (const one of past) study.add(own(one))
  const map = study.map('expense', 0)
  const expenses = past.filter((p) => p.request.process.key === 'expense')
  expect(map?.requests).toBe(expenses.length)
  const out = new Map<string, number>()
  const into = new Map<string, number>()
  for (const e of map?.edges ?? []) {
    out.set(e.from, (out.get(e.from) ?? 0) + e.count)
    into.set(e.to, (into.get(e.to) ?? 0) + e.count)
  }
  expect(out.get('START')).toBe(expenses.length)
  expect(into.get('END')).toBe(
    expenses.filter((p) => p.request.status !== 'underway' && p.request.status !== 'returned').length,
  )
  const shares = (map?.nodes ?? []).map((n) => n.share ?? 0)
  expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 1)
})
