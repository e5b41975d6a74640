// Figures by plain code over the rows the asker may see: sums, counts, days, times and rates, by department, against the period before.
import Decimal from 'decimal.js'
import type { ProcessDefinition } from '../../approval/flow.ts'
import { isFinished } from '../../approval/request.ts'
import { moneyField, moneyOf } from '../../insight/own-log.ts'
import { Temporal, type PlainDate } from '../../kernel/clock.ts'
import type { OrgId, PersonId } from '../../kernel/ids.ts'
import type { Person } from '../../people/organisation.ts'
import type { World } from '../world.ts'
import { readingOf, type Reading } from './findings.ts'
import type { Filed } from './ports.ts'
import type { Asked } from './question.ts'

/** One line of the answer; money line by line and currency. */
export interface FigureRow {
  /** A department's id; undefined for all together. */
  department?: string
  currency?: string
  value: number
  before?: number
  /** Requests it rests on. */
  n: number
}

export type Figure =
  | {
      figure: 'rows'
      asked: Asked
      rows: readonly FigureRow[]
      n: number
      scope: 'mine' | 'team' | 'company'
      before?: { from: PlainDate; to: PlainDate }
    }
  | { figure: 'times'; asked: Asked; median: number; slow: number; n: number; scope: 'mine' | 'team' | 'company' }
  | {
      figure: 'rates'
      asked: Asked
      approved: number
      rejected: number
      returned: number
      n: number
      scope: 'mine' | 'team' | 'company'
    }
  | { figure: 'cannot'; why: 'too-many' | 'other' }

const MOST = 50_000

export async function figureOf(
  world: World,
  org: OrgId,
  me: Person,
  asked: Asked,
  only: { choice?: { field: string; option: string } } = {},
): Promise<Figure> {
  const reading = await readingOf(world, org, me)
  const { people, scope } = await peopleFor(world, org, reading, asked.whose)
  const definition = reading.naming.definitions.find((d) => d.key === asked.process)
  if (asked.process !== undefined && !definition) return { figure: 'cannot', why: 'other' }
  if ((asked.measure === 'amount' || asked.measure === 'days') && !measurable(asked, definition))
    return { figure: 'cannot', why: 'other' }
  const rowsIn = async (from: PlainDate, to: PlainDate): Promise<readonly Filed[] | undefined> => {
    const zone = me.zone
    const rows = await reading.store.insight.submitted({
      ...(people ? { people } : {}),
      ...(asked.process === undefined ? {} : { process: asked.process }),
      from: from.toZonedDateTime({ timeZone: zone }).toInstant(),
      to: to.add({ days: 1 }).toZonedDateTime({ timeZone: zone }).toInstant(),
      limit: MOST + 1,
    })
    if (rows.length > MOST) return undefined
    return rows.filter(({ request }) => !only.choice || request.values[only.choice.field] === only.choice.option)
  }
  const rows = await rowsIn(asked.from, asked.to)
  if (!rows) return { figure: 'cannot', why: 'too-many' }
  if (asked.measure === 'time') return times(asked, rows, scope)
  if (asked.measure === 'rate') return rates(asked, rows, scope)
  const before = asked.against
    ? asFarAs(asked, periodBefore({ from: asked.from, to: asked.until ?? asked.to }))
    : undefined
  const earlier = before && (await rowsIn(before.from, before.to))
  if (before && !earlier) return { figure: 'cannot', why: 'too-many' }
  const departmentOf = (id: PersonId): string | undefined =>
    asked.byDepartment ? (reading.organisation.person(id)?.department ?? '') : undefined
  const now = tally(rows, asked, definition, departmentOf)
  const then = earlier ? tally(earlier, asked, definition, departmentOf) : undefined
  return {
    figure: 'rows',
    asked,
    rows: merged(now, then),
    n: [...now.values()].reduce((n, r) => n + r.n, 0),
    scope,
    ...(before ? { before } : {}),
  }
}

/** Whose requests count: never more than the asker may see. An auditor's look at everybody is written down. */
async function peopleFor(
  world: World,
  org: OrgId,
  { me, scope }: Reading,
  whose: Asked['whose'],
): Promise<{ people?: readonly PersonId[]; scope: 'mine' | 'team' | 'company' }> {
  if (whose === 'mine') return { people: [me.id], scope: 'mine' }
  if (whose !== 'team' && scope.everybody) {
    await world.database.transaction(org, (store) => store.insight.accessed(me.id, 'figures', [], world.clock.now()))
    return { scope: 'company' }
  }
  if (scope.line.length === 0) return { people: [me.id], scope: 'mine' }
  return { people: [...scope.line, me.id], scope: 'team' }
}

/** As long, and ending where this one begins; a month against as many days of the month before. */
export function periodBefore({ from, to }: Pick<Asked, 'from' | 'to'>): { from: PlainDate; to: PlainDate } {
  const wholeMonths = from.day === 1 && to.equals(to.with({ day: to.daysInMonth }))
  if (wholeMonths) {
    const months = (to.year - from.year) * 12 + to.month - from.month + 1
    return { from: from.subtract({ months }), to: from.subtract({ days: 1 }) }
  }
  if (from.day === 1) return { from: from.subtract({ months: 1 }), to: to.subtract({ months: 1 }) }
  const days = from.until(to).days + 1
  return { from: from.subtract({ days }), to: from.subtract({ days: 1 }) }
}

/** A period that is not over is put beside as much of the one before. */
function asFarAs(
  { from, to, until }: Asked,
  before: { from: PlainDate; to: PlainDate },
): { from: PlainDate; to: PlainDate } {
  if (!until) return before
  const same = before.from.add(from.until(to, { largestUnit: 'months' }))
  return { from: before.from, to: Temporal.PlainDate.compare(same, before.to) < 0 ? same : before.to }
}

const rangeField = (definition: ProcessDefinition | undefined) =>
  definition?.form.fields.find((f) => f.kind === 'dateRange' && !f.private)

const measurable = (asked: Asked, definition: ProcessDefinition | undefined): boolean =>
  definition !== undefined &&
  (asked.measure === 'amount' ? moneyField(definition) !== undefined : rangeField(definition) !== undefined)

interface Sum {
  department: string | undefined
  currency: string | undefined
  value: Decimal
  n: number
}

/** Money and days of what was refused or taken back are not spent. */
const counts = ({ request }: Filed, asked: Asked): boolean =>
  asked.measure === 'count' ||
  (asked.measure === 'days'
    ? request.status === 'approved'
    : request.status !== 'rejected' && request.status !== 'withdrawn' && request.status !== 'terminated')

function tally(
  rows: readonly Filed[],
  asked: Asked,
  definition: ProcessDefinition | undefined,
  departmentOf: (id: PersonId) => string | undefined,
): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  const money = asked.measure === 'amount' && definition ? moneyField(definition) : undefined
  const range = asked.measure === 'days' ? rangeField(definition) : undefined
  for (const row of rows) {
    if (!counts(row, asked)) continue
    const { request } = row
    const amount = money ? moneyOf(request.values[money.id]) : undefined
    if (money && !amount) continue
    const days = range ? daysIn(request.values[range.id]) : undefined
    if (range && days === undefined) continue
    const department = departmentOf(request.initiator)
    const key = `${department ?? ''}/${amount?.currency ?? ''}`
    const sum = sums.get(key) ?? { department, currency: amount?.currency, value: new Decimal(0), n: 0 }
    sum.value = sum.value.plus(amount ? amount.amount : (days ?? 1))
    sum.n += 1
    sums.set(key, sum)
  }
  return sums
}

const daysIn = (value: unknown): number | undefined =>
  typeof value === 'object' && value !== null && 'days' in value && typeof value.days === 'number'
    ? value.days
    : undefined

function merged(now: Map<string, Sum>, then: Map<string, Sum> | undefined): FigureRow[] {
  const keys = new Set([...now.keys(), ...(then?.keys() ?? [])])
  const rows = [...keys].map((key): FigureRow => {
    const [a, b] = [now.get(key), then?.get(key)]
    const { department, currency } = (a ?? b)!
    return {
      ...(department === undefined ? {} : { department }),
      ...(currency === undefined ? {} : { currency }),
      value: a?.value.toNumber() ?? 0,
      ...(then ? { before: b?.value.toNumber() ?? 0 } : {}),
      n: a?.n ?? 0,
    }
  })
  const weight = (r: FigureRow): number => (then ? r.value - (r.before ?? 0) : r.value)
  return rows.sort((a, b) => weight(b) - weight(a) || (a.department ?? '').localeCompare(b.department ?? ''))
}

function times(asked: Asked, rows: readonly Filed[], scope: 'mine' | 'team' | 'company'): Figure {
  const hours = rows
    .flatMap(({ request }) =>
      isFinished(request) && request.status === 'approved'
        ? [hoursBetween(request.submittedAt, request.finishedAt)]
        : [],
    )
    .sort((a, b) => a - b)
  return { figure: 'times', asked, median: at(hours, 0.5), slow: at(hours, 0.9), n: hours.length, scope }
}

export const hoursBetween = (from: string, to: string): number =>
  (Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) / 3_600_000

/** The value below which a share lies; NaN of nothing. */
export const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN

function rates(asked: Asked, rows: readonly Filed[], scope: 'mine' | 'team' | 'company'): Figure {
  const done = rows.filter(({ request }) => request.status === 'approved' || request.status === 'rejected')
  return {
    figure: 'rates',
    asked,
    approved: done.filter(({ request }) => request.status === 'approved').length,
    rejected: done.filter(({ request }) => request.status === 'rejected').length,
    returned: done.filter(({ request }) => request.round > 1).length,
    n: done.length,
    scope,
  }
}
