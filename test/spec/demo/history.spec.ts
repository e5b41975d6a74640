import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseDefinition } from '../../../src/approval/definition.ts'
import type { Event, EventType } from '../../../src/approval/events.ts'
import { evolve } from '../../../src/approval/evolve.ts'
import { isFinished, openTasks, type State } from '../../../src/approval/request.ts'
import { demoCompany } from '../../../src/demo/company.ts'
import { demoHistory, type History } from '../../../src/demo/history.ts'
import { UnknownYear, type Calendar } from '../../../src/kernel/calendar.ts'
import { Temporal, type PlainDate } from '../../../src/kernel/clock.ts'
import { createOrganisation, withRole } from '../../../src/people/organisation.ts'

const folder = fileURLToPath(new URL('../../../processes', import.meta.url))
const processes = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => {
    const parsed = parseDefinition(readFileSync(`${folder}/${file}`, 'utf8'))
    if ('problems' in parsed) throw new Error(file)
    return { definition: parsed.definition, version: 1 }
  })

/** Weekends, a long Spring Festival, a golden week; published up to 2026. */
const calendar: Calendar = {
  key: 'test',
  known: { from: 2024, to: 2026 },
  isWorkingDay: (date) => {
    if (date.year > 2026) throw new UnknownYear('test', date.year)
    return date.dayOfWeek <= 5 && !festive(date)
  },
  holiday: () => undefined,
}
const festive = ({ month, day }: PlainDate) =>
  (month === 2 && day >= 14 && day <= 23) || (month === 10 && day <= 8) || (month === 12 && day === 25)

const company = demoCompany()
const organisation = createOrganisation(company)
const zoneOf = (id: string) => organisation.person(id)?.zone ?? organisation.zone
/** Fewer months where the case does not need the whole year: playing it takes seconds. */
const yearUntil = (now: string, months = 12): History =>
  demoHistory({
    organisation,
    processes,
    seed: 'test',
    months,
    now: Temporal.Instant.from(now),
    calendarOf: (id) => ({ calendar, zone: zoneOf(id) }),
  })

const NOW = '2026-11-25T06:30:00Z'
const history = yearUntil(NOW)
const requests = history.requests.map((r) => r.request)
const events = history.requests.flatMap((r) => r.events)
const happened = (type: EventType) => events.filter((e) => e.type === type).length
const after = (a: string, b: string) => Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b)) > 0

describe('a year of requests', () => {
  test('between 1,500 and 2,500 of them, of all six processes, and the rules refused none', () => {
    expect(history.refused).toEqual([])
    expect(requests.length).toBeGreaterThan(1500)
    expect(requests.length).toBeLessThan(2500)
    for (const { definition } of processes)
      expect(requests.filter((r) => r.process.key === definition.key).length).toBeGreaterThan(80)
  })

  test('every state is what its events make of it, told in order, and nothing lies in the future', () => {
    for (const { request, events: told } of history.requests) {
      expect(told.reduce<State>(evolve, undefined)).toEqual(request)
      expect(told.filter((e, i) => i > 0 && after(told[i - 1]!.at, e.at))).toEqual([])
      expect(after(told.at(-1)!.at, NOW)).toBe(false)
    }
  })

  test('numbers are unique, and count from 1 each day', () => {
    const numbers = requests.map((r) => r.number)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const { prefix, day, last } of history.counters)
      expect(numbers.filter((n) => n.startsWith(`${prefix}-${day}-`))).toHaveLength(last)
  })

  test('most end well, some do not, and every turn a request can take occurs', () => {
    const approved = requests.filter((r) => r.status === 'approved').length / requests.length
    expect(approved).toBeGreaterThan(0.8)
    expect(approved).toBeLessThan(0.97)
    for (const turn of [
      'Rejected',
      'Returned',
      'Resubmitted',
      'Withdrawn',
      'Transferred',
      'Urged',
      'Commented',
      'Copied',
      'BecameOverdue',
      'Reminded',
    ] as const)
      expect(happened(turn), turn).toBeGreaterThan(5)
  })

  test('few tasks are late', () => {
    expect(happened('BecameOverdue') / happened('TaskOpened')).toBeLessThan(0.12)
  })

  test('people decide at their desks: on working days, in the hours of their own office', () => {
    const decided = events.filter((e): e is Extract<Event, { type: 'Approved' | 'Rejected' | 'Returned' }> =>
      ['Approved', 'Rejected', 'Returned'].includes(e.type),
    )
    const odd = decided.filter(({ by, at }) => {
      const local = Temporal.Instant.from(at).toZonedDateTimeISO(zoneOf(by))
      return !calendar.isWorkingDay(local.toPlainDate()) || local.hour < 9 || local.hour >= 19
    })
    expect(odd).toEqual([])
  })

  test('the same seed and instant tell the same year', () => {
    expect(JSON.stringify(yearUntil(NOW, 1))).toBe(JSON.stringify(yearUntil(NOW, 1)))
  })

  test('in the London office nothing is written in Chinese', () => {
    const british = new Set(company.people.filter((p) => p.locale === 'en').map((p) => p.id))
    const written = history.requests
      .filter((r) => british.has(r.request.initiator))
      .map((r) => JSON.stringify(r.request.values))
    expect(written.length).toBeGreaterThan(100)
    expect(written.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
  })

  test('sick leave of more than a day has its doctor’s note, a PDF', () => {
    const noted = history.requests.filter((r) => r.request.values['proof'])
    expect(noted.length).toBeGreaterThan(2)
    for (const { files } of noted)
      expect(Buffer.from(files[0]!.bytes).toString('latin1')).toMatch(/^%PDF-1\.4[\s\S]*%%EOF\n$/)
  })
})

describe('today', () => {
  const waiting = new Set(requests.flatMap((r) => openTasks(r).map((t) => t.person)))
  const own = new Set(requests.filter((r) => !isFinished(r)).map((r) => r.initiator))

  test('everybody has something waiting or something of their own under way', () => {
    expect(company.people.filter((p) => !waiting.has(p.id) && !own.has(p.id)).map((p) => p.name)).toEqual([])
  })

  test.each(['gm', 'vp', 'cfo', 'finance', 'finance_director', 'cashier', 'purchasing', 'legal', 'seal_keeper'])(
    'something waits for %s',
    (role) => {
      expect(withRole(organisation, role).some((p) => waiting.has(p.id))).toBe(true)
    },
  )

  test('the first to sign in finds a task, a returned claim and a request under way', () => {
    const mine = requests.filter((r) => r.initiator === company.first).map((r) => r.status)
    expect(waiting).toContain(company.first)
    expect(mine).toContain('returned')
    expect(mine).toContain('underway')
  })

  test('open tasks have their deadlines, finished requests have none', () => {
    for (const { request, deadlines } of history.requests) if (isFinished(request)) expect(deadlines).toEqual([])
    expect(history.requests.flatMap((r) => r.deadlines).length).toBeGreaterThan(10)
  })
})

const odd = (kind: string) => history.requests.filter((r) => r.odd === kind).map((r) => r.request)
const amount = (r: (typeof requests)[number]) => Number((r.values['amount'] as { amount: string }).amount)

describe('what is wrong on purpose', () => {
  test('one purchase in three parts, each below what finance would see, together above', () => {
    const parts = odd('split_purchase').map(amount)
    expect(parts).toHaveLength(3)
    expect(Math.max(...parts)).toBeLessThan(5000)
    expect(parts.reduce((a, b) => a + b)).toBeGreaterThan(5000)
  })

  test('one invoice claimed twice', () => {
    const invoices = odd('duplicate_claim').map((r) => JSON.stringify(r.values['lines']))
    expect(invoices).toHaveLength(2)
    expect(invoices[0]).toBe(invoices[1])
  })

  test('a nought too many is sent back and corrected', () => {
    const [payment] = odd('unusual_amount')
    expect(payment).toMatchObject({ round: 2, status: 'approved', values: { amount: { amount: '48200' } } })
  })

  test('a claim goes back and forth three times', () => {
    expect(odd('ping_pong')[0]?.round).toBe(4)
  })

  test('somebody stamps a pile in a minute', () => {
    const stamps = events
      .filter((e) => e.type === 'Approved' && e.by === 'cai-minghui')
      .map((e) => Temporal.Instant.from(e.at).epochMilliseconds)
      .toSorted((a, b) => a - b)
    const quick = stamps.filter((at, i) => i >= 3 && at - stamps[i - 3]! < 60_000)
    expect(quick.length).toBeGreaterThan(3)
  })
})

test('started on a Sunday night in the middle of the Spring Festival, it works as well', () => {
  const other = yearUntil('2026-02-22T15:00:00Z', 3)
  expect(other.refused).toEqual([])
  expect(other.requests.length).toBeGreaterThan(300)
})

test('where holidays are not published it leaves out what would have to be guessed, and nothing else', () => {
  const later = yearUntil('2027-04-02T03:00:00Z', 5)
  expect(later.requests.length).toBeGreaterThan(200)
  expect(later.refused.filter((line) => !line.includes('calendar-unknown'))).toEqual([])
})
