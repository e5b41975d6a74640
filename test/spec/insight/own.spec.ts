// The organisation's own log: what the engine is told of a request, and that looking live and looking at night see the same.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Event } from '../../../src/approval/events.ts'
import { evolve } from '../../../src/approval/evolve.ts'
import type { State } from '../../../src/approval/request.ts'
import { keyOf } from '../../../src/insight/finding-key.ts'
import type { Finding } from '../../../src/insight/finding.ts'
import { readActivity } from '../../../src/insight/own-activity.ts'
import { ownBreaches } from '../../../src/insight/own-breach.ts'
import { buildOwnLog, deedsOf, personOf, recordOf, type OwnRequest } from '../../../src/insight/own-log.ts'
import { policiesOf } from '../../../src/insight/own-policy.ts'
import { createOwnScanner } from '../../../src/insight/own-scan.ts'
import { createOwnStream } from '../../../src/insight/own-stream.ts'
import { createReturnStudy } from '../../../src/insight/own-returns.ts'
import { createMapStudy } from '../../../src/insight/process-map.ts'
import type { Person } from '../../../src/insight/records.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import { pastOfTheDemo } from '../../kit/own-history.ts'

let made: ReturnType<typeof pastOfTheDemo>
let past: readonly OwnRequest[]
let persons: ReadonlyMap<string, Person>
const book = (now: Temporal.Instant) => ({ people: persons, zone: made.organisation.zone, now: now.epochMilliseconds })

beforeAll(() => {
  made = pastOfTheDemo()
  past = made.requests
  persons = new Map(made.people.map(personOf).map((p) => [p.id, p]))
}, 60_000)

describe('what the engine is told', () => {
  test('limits come from the published routes', () => {
    const limits = (key: string) =>
      policiesOf(made.definitionOf(key), 0).map((p) => [p.threshold?.step, p.threshold?.limit])
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
    const told = recordOf(leave!, 'platform')
    expect(told).toMatchObject({ category: 'leave', description: '', vendor: '' })
    expect(JSON.stringify(told)).not.toContain(String(leave!.request.values['leaveType']))
    for (const one of past) {
      const { definition, request } = one
      const told = JSON.stringify(recordOf(one, ''))
      for (const field of definition.form.fields.filter((f) => f.private)) {
        const value = request.values[field.id]
        if (typeof value === 'string' && value.length > 3) expect(told).not.toContain(value)
      }
    }
  })

  test('every deed is an activity that says itself what it is', () => {
    const read = past.flatMap((p) => deedsOf(p)).map((d) => readActivity(d.activity))
    expect(read.length).toBeGreaterThan(1000)
    expect(read.every((r) => r !== undefined)).toBe(true)
  })
})

describe('live and at night', () => {
  const batch = (): readonly Finding[] => {
    const scanner = createOwnScanner(made.people, {
      zone: made.organisation.zone,
      now: made.now.epochMilliseconds,
    })
    for (const one of past) scanner.add(one)
    return scanner.scan().findings
  }

  test('the exact kinds, asked after every command of every request, end where the batch ends', () => {
    const live = new Map<string, Finding>()
    for (const { events, definition } of past) {
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

  test('a decision after the last day in the directory is a breach, live and at night; the last day itself is none', () => {
    const one = past.find((p) => p.events.some((e) => e.type === 'Approved'))!
    const signed = one.events.find((e) => e.type === 'Approved')!
    if (signed.type !== 'Approved') throw new Error('nobody signed')
    const { zone } = made.people.find((p) => p.id === signed.by)!
    const day = Temporal.Instant.from(signed.at).toZonedDateTimeISO(zone).toPlainDate()
    const gone = (lastDay: Temporal.PlainDate) =>
      made.people.map((p) => (p.id === signed.by ? { ...p, lastDay: lastDay.toString() } : p))
    const kinds = (people: typeof made.people) => {
      const scanner = createOwnScanner(people, { zone, now: made.now.epochMilliseconds })
      scanner.add(one)
      const live = ownBreaches(one, {
        people: new Map(people.map(personOf).map((p) => [p.id, p])),
        zone,
        now: made.now.epochMilliseconds,
      })
      return [scanner.scan().findings, live].map((found) => found.filter((f) => f.kind === 'inactive_actor'))
    }
    expect(kinds(gone(day))).toEqual([[], []])
    const [night, live] = kinds(gone(day.subtract({ days: 1 })))
    expect(night).toEqual(live)
    expect(live).toMatchObject([
      { entity: signed.by, caseIds: [one.request.id], facts: { approvedOn: day.toString() } },
    ])
  })

  test('the same expense claimed twice is raised at the second claim, as the batch says it', () => {
    const stream = createOwnStream(made.people, made.organisation.zone)
    const raised = new Map<string, { finding: Finding; by: string }>()
    for (const one of past.toSorted((a, b) => (a.request.submittedAt < b.request.submittedAt ? -1 : 1))) {
      const change = stream.moved(one)
      for (const f of change.withdrawn) raised.delete(keyOf(f))
      for (const f of change.raised)
        if (f.kind === 'duplicate_claim') raised.set(keyOf(f), { finding: f, by: one.request.id })
      // Told again it has nothing to add.
      expect(stream.moved(one)).toEqual({ raised: [], withdrawn: [] })
    }
    const twice = batch().filter((f) => f.kind === 'duplicate_claim')
    expect(twice.length).toBeGreaterThan(0)
    expect([...raised.keys()].sort()).toEqual(twice.map(keyOf).sort())
    for (const { finding, by } of raised.values()) expect(finding.caseIds).toContain(by)

    // What is long finished is let go; a late remark on it raises nothing, and what is open stays.
    expect(stream.held).toBe(past.length)
    stream.forget(made.now.epochMilliseconds)
    const open = past.filter((p) => p.request.status === 'underway' || p.request.status === 'returned')
    expect(stream.held).toBeLessThan(past.length * 0.75)
    expect(stream.held).toBeGreaterThanOrEqual(open.length)
    for (const one of past) expect(stream.moved(one)).toEqual({ raised: [], withdrawn: [] })
    expect(stream.held).toBeLessThan(past.length * 0.75)
  })
})

test('a purchase in parts is raised when a part is filed, and at that moment the batch says the same', () => {
  const inOrder = past.toSorted((a, b) => (a.request.submittedAt < b.request.submittedAt ? -1 : 1))
  const batchOf = (some: readonly OwnRequest[]): Finding[] => {
    const scanner = createOwnScanner(made.people, { zone: made.organisation.zone, now: made.now.epochMilliseconds })
    for (const one of some) scanner.add(one)
    return scanner.scan().findings.filter((f) => f.kind === 'split_purchase')
  }
  const told = (findings: Iterable<Finding>) =>
    [...findings].map((f) => JSON.stringify([keyOf(f), f.caseIds, f.facts])).sort()
  const known = Math.floor(inOrder.length / 4)
  const stream = createOwnStream(made.people, made.organisation.zone)
  for (const one of inOrder.slice(0, known)) stream.remember(one)
  const before = batchOf(inOrder.slice(0, known))
  stream.know(before)
  const standing = new Map(before.map((f) => [keyOf(f), f]))
  let [raised, checked] = [0, 0]
  for (const [n, one] of inOrder.entries()) {
    if (n < known) continue
    const change = stream.moved(one)
    const splits = change.raised.filter((f) => f.kind === 'split_purchase')
    for (const f of change.withdrawn) standing.delete(keyOf(f))
    for (const f of splits) standing.set(keyOf(f), f)
    raised += splits.length
    if (splits.length === 0 || checked >= 4) continue
    checked += 1
    const now = batchOf(inOrder.slice(0, n + 1)).filter((f) => splits.some((s) => keyOf(s) === keyOf(f)))
    expect(told(splits)).toEqual(told(now))
  }
  expect(raised).toBeGreaterThan(0)
  const atEnd = batchOf(inOrder)
  expect(atEnd.length).toBeGreaterThan(0)
  // What the stream raised and never took back, the night still says.
  for (const f of standing.values()) expect(atEnd.map(keyOf)).toContain(keyOf(f))
}, 120_000)

test('a task handed on makes no pair: whoever got it so was not chosen by the requester', () => {
  const builder = buildOwnLog(made.people, made.organisation.zone)
  for (const one of past) builder.add(one)
  const { chosen } = builder.build()
  const handed = past.flatMap(({ request }) =>
    request.tasks.flatMap((t) => (t.because.why === 'transfer' ? [[request, t.person] as const] : [])),
  )
  expect(handed.length).toBeGreaterThan(3)
  for (const [request, person] of handed) {
    const named = request.tasks.some((t) => t.person === person && ['picked', 'field'].includes(t.because.why))
    expect(chosen.has(`${request.id}|${person}`)).toBe(named)
  }
})

test('a choice that comes back clearly oftener is told with both counts; a kind of leave never', () => {
  const study = createReturnStudy()
  const like = (key: string, field: string, option: string, back: boolean): OwnRequest => {
    const one = past.find((p) => p.request.process.key === key && p.request.status === 'approved')!
    const values = { ...one.request.values, [field]: option }
    const filed = { ...one.events[0]!, values } as Event
    const at = one.request.submittedAt
    const returned: Event = { type: 'Returned', by: 'x', task: 'x', to: { to: 'initiator' }, reason: 'x', at }
    return { ...one, request: { ...one.request, values }, events: back ? [filed, returned] : [filed] }
  }
  for (let n = 0; n < 60; n++) {
    study.add(like('expense', 'category', 'entertainment', n < 12 ? n % 2 === 0 : false))
    study.add(like('expense', 'category', 'transport', n % 20 === 0))
    study.add(like('leave', 'leaveType', n < 30 ? 'sick' : 'annual', n < 25))
  }
  const traits = (key: string, field: string, option: string) => study.traits(like(key, field, option, false))
  expect(traits('expense', 'category', 'transport')).toEqual([])
  expect(traits('leave', 'leaveType', 'sick')).toEqual([])
  for (let n = 0; n < 20; n++) study.add(like('expense', 'category', 'training', n < 12))
  expect(traits('expense', 'category', 'training')).toEqual([
    { field: 'category', option: 'training', returned: 12, n: 20, otherReturned: 9, others: 120 },
  ])
})

test('the map counts each way as often as it was gone, and every wait', () => {
  const study = createMapStudy()
  for (const one of past) study.add(one)
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
