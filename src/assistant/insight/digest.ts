// The digest of one person's line: what needs them, what is stuck and with whom, what was found, how long things take; figures by code.
import { isFinished, openTasks } from '../../approval/request.ts'
import type { FindingKind } from '../../insight/finding.ts'
import { POLICY_KINDS } from '../../insight/finding.ts'
import { severityOf } from '../../insight/severity.ts'
import { dateIn, Temporal, type Instant, type PlainDate } from '../../kernel/clock.ts'
import type { OrgId, PersonId, RequestId } from '../../kernel/ids.ts'
import type { Person } from '../../people/organisation.ts'
import { maySee } from '../../people/permissions.ts'
import { waitingList } from '../read.ts'
import type { TaskSummary } from '../views.ts'
import type { World } from '../world.ts'
import { at, hoursBetween } from './figures.ts'
import { readingOf, viewOf, type Reading } from './findings.ts'
import type { Filed, StoredFinding } from './ports.ts'
import type { FindingView } from './views.ts'

export type Period = 'day' | 'week'

export interface Stuck {
  request: RequestId
  number: string
  process: string
  initiator: PersonId
  /** Only where the reader may open it. */
  title?: { zh: string; en: string }
  waitingFor: readonly PersonId[]
  days: number
  late: boolean
}

export interface Flow {
  filed: number
  finished: number
  /** Hours from filing to the end, of those finished in the period; NaN of none. */
  median: number
  n: number
}

export interface Week {
  /** Its Monday. */
  from: PlainDate
  filed: number
  finished: number
  /** Of those filed that week and finished since. */
  median: number | null
  slow: number | null
}

export interface Digest {
  period: Period
  from: PlainDate
  to: PlainDate
  hasLine: boolean
  waiting: readonly TaskSummary[]
  stuck: readonly Stuck[]
  findings: readonly FindingView[]
  /** Beyond the budget: ranked, waiting, never lost. */
  findingsMore: number
  now: Flow
  before: Flow
  open: number
  weeks: readonly Week[]
  /** Against the last digest that was sent; undefined for the first. */
  since?: { newlyStuck: readonly RequestId[]; freed: number }
}

const STILL_DAYS = 3
const WEEKS = 12
const MOST = 50_000
export const BUDGET = { day: 5, week: 20 }

const Last = 'digest-last/'

/** `sent`: the findings told count against the budget and are noted as told. */
export async function digestOf(world: World, org: OrgId, me: Person, period: Period): Promise<Digest> {
  const reading = await readingOf(world, org, me)
  const now = world.clock.now()
  const today = dateIn(now, me.zone)
  const people = [...reading.scope.line, me.id]
  const midnight = (date: PlainDate): Instant => date.toZonedDateTime({ timeZone: me.zone }).toInstant()
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const first = monday.subtract({ weeks: WEEKS - 1 })
  const length = period === 'week' ? 7 : 1
  const from = today.subtract({ days: length })
  const [waiting, open, filed] = await Promise.all([
    waitingList(world, org, me),
    reading.store.insight.open(people, MOST),
    reading.store.insight.submitted({ people, from: midnight(first), to: now, limit: MOST }),
  ])
  const stuck = stuckOf(open, reading, now, STILL_DAYS)
  const { shown, more } = await findingsFor(reading, now)
  const before = { from: midnight(from.subtract({ days: length })), to: midnight(from) }
  return {
    period,
    from,
    to: today,
    hasLine: reading.scope.line.length > 0,
    waiting,
    stuck,
    findings: shown,
    findingsMore: more,
    now: flowOf(filed, midnight(from), now),
    before: flowOf(filed, before.from, before.to),
    open: open.length,
    weeks: weeksOf(filed, first, me.zone),
    ...sinceOf(stuck, await reading.store.insight.setting(Last + me.id)),
  }
}

export async function rememberDigest(world: World, org: OrgId, me: PersonId, digest: Digest): Promise<void> {
  const { insight } = world.database.open(org)
  await insight.keepSetting(Last + me, {
    at: world.clock.now().toString(),
    stuck: digest.stuck.map((s) => s.request),
  })
  await insight.write(
    digest.findings.map((f) => ({ finding: f.id, at: world.clock.now().toString(), by: me, what: 'told' as const })),
  )
}

function sinceOf(stuck: readonly Stuck[], last: unknown): Pick<Digest, 'since'> {
  if (typeof last !== 'object' || last === null || !('stuck' in last) || !Array.isArray(last.stuck)) return {}
  const then = new Set(last.stuck.map(String))
  const now = new Set(stuck.map((s) => s.request))
  return {
    since: {
      newlyStuck: [...now].filter((id) => !then.has(id)),
      freed: [...then].filter((id) => !now.has(id)).length,
    },
  }
}

/** At one step for longer than this, or past its due date; the longest first. */
export function stuckOf(open: readonly Filed[], { organisation, me }: Reading, now: Instant, days: number): Stuck[] {
  return open
    .flatMap(({ request, title }): Stuck[] => {
      const tasks = openTasks(request)
      const since = tasks.map((t) => t.openedAt ?? request.submittedAt).sort()[0]
      if (since === undefined) return []
      const waited = hoursBetween(since, now.toString()) / 24
      const late = tasks.some(
        (t) => t.dueAt !== undefined && Temporal.Instant.compare(Temporal.Instant.from(t.dueAt), now) < 0,
      )
      if (waited <= days) return []
      return [
        {
          request: request.id,
          number: request.number,
          process: request.process.key,
          initiator: request.initiator,
          ...(maySee(organisation, request, me) ? { title } : {}),
          waitingFor: tasks.map((t) => t.person),
          days: Math.floor(waited),
          late,
        },
      ]
    })
    .sort((a, b) => b.days - a.days || a.number.localeCompare(b.number))
}

function flowOf(rows: readonly Filed[], from: Instant, to: Instant): Flow {
  const inside = (at: string): boolean => {
    const instant = Temporal.Instant.from(at)
    return Temporal.Instant.compare(instant, from) >= 0 && Temporal.Instant.compare(instant, to) < 0
  }
  const hours = rows
    .flatMap(({ request }) =>
      isFinished(request) && inside(request.finishedAt) ? [hoursBetween(request.submittedAt, request.finishedAt)] : [],
    )
    .sort((a, b) => a - b)
  return {
    filed: rows.filter(({ request }) => inside(request.submittedAt)).length,
    finished: hours.length,
    median: at(hours, 0.5),
    n: hours.length,
  }
}

function weeksOf(rows: readonly Filed[], first: PlainDate, zone: string): Week[] {
  const weekOf = (iso: string): number =>
    Math.floor(first.until(dateIn(Temporal.Instant.from(iso), zone)).total('days') / 7)
  return Array.from({ length: WEEKS }, (_, i): Week => {
    const filed = rows.filter(({ request }) => weekOf(request.submittedAt) === i)
    const hours = filed
      .flatMap(({ request }) => (isFinished(request) ? [hoursBetween(request.submittedAt, request.finishedAt)] : []))
      .sort((a, b) => a - b)
    // A median of one or two says nothing.
    const enough = hours.length >= 3
    return {
      from: first.add({ weeks: i }),
      filed: filed.length,
      finished: rows.filter(({ request }) => isFinished(request) && weekOf(request.finishedAt) === i).length,
      median: enough ? Math.round(at(hours, 0.5) * 10) / 10 : null,
      slow: enough ? Math.round(at(hours, 0.9) * 10) / 10 : null,
    }
  })
}

const EXACT: ReadonlySet<FindingKind> = new Set(POLICY_KINDS)
/** Judgements from which a kind's precision counts; a kind that is wrong this often is told no more. */
export const FEWEST_JUDGED = 30
const RETIRED_BELOW = 0.3
const JUDGED_FOR = Temporal.Duration.from({ hours: 24 * 90 })

/** The budget: at most five a day and twenty a week, the weightiest first; breaches of rules come on top, one line a kind. */
async function findingsFor(reading: Reading, now: Instant): Promise<{ shown: FindingView[]; more: number }> {
  const { store, scope, me } = reading
  const all = await store.insight.list({ me: scope.me, line: scope.line }, { states: ['open', 'answered'], limit: 500 })
  // What is late stands under "stuck" already.
  const open = all.filter((f) => f.kind !== 'overdue')
  const precision = new Map(
    (await store.insight.judged(now.subtract(JUDGED_FOR))).map(({ kind, confirmed, dismissed }) => {
      const n = confirmed + dismissed
      return [kind, { rate: (confirmed + 1) / (n + 2), n }] as const
    }),
  )
  const weight = (f: StoredFinding): number => {
    const age = hoursBetween(f.detectedAt ?? f.firstAt, now.toString()) / 24
    return severityOf(f) * (precision.get(f.kind)?.rate ?? 0.5) * Math.exp(-Math.max(0, age) / 60)
  }
  const alive = open.filter((f) => {
    const known = precision.get(f.kind)
    return EXACT.has(f.kind) || !known || known.n < FEWEST_JUDGED || known.rate >= RETIRED_BELOW
  })
  const ranked = alive.toSorted((a, b) => weight(b) - weight(a) || a.id.localeCompare(b.id))
  const breaches = firstOfKind(ranked.filter((f) => EXACT.has(f.kind)))
  const told = {
    day: await store.insight.told(me.id, hoursAgo(now, 20)),
    week: await store.insight.told(me.id, hoursAgo(now, 24 * 7 - 4)),
  }
  const left = Math.max(0, Math.min(BUDGET.day - told.day, BUDGET.week - told.week))
  const others = ranked.filter((f) => !EXACT.has(f.kind)).slice(0, left)
  const chosen = [...breaches, ...others]
  const views = await Promise.all(chosen.map((f) => viewOf(reading, f, { cases: true })))
  return { shown: views.filter((v) => v !== undefined), more: alive.length - chosen.length }
}

const hoursAgo = (now: Instant, hours: number): Instant => now.subtract({ hours })

function firstOfKind(findings: readonly StoredFinding[]): StoredFinding[] {
  const seen = new Set<string>()
  return findings.filter((f) => !seen.has(f.kind) && seen.add(f.kind))
}
