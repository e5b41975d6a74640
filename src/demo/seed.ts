// Fills an empty database with the demo company and its year. Killed half-way, it goes on where it stopped at the next start.
import type { Database, Store } from '../assistant/ports.ts'
import { calendarOf, type Calendar } from '../kernel/calendar.ts'
import { dateIn, stopwatch, Temporal, type Clock, type Instant } from '../kernel/clock.ts'
import type { OrgId } from '../kernel/ids.ts'
import { createOrganisation, type Organisation } from '../people/organisation.ts'
import { demoCompany } from './company.ts'
import { fillInboxes } from './inbox.ts'
import { demoHistory, type DemoWorld, type History, type PastRequest } from './history.ts'

/** Small enough for one transaction to stay far below its time limit on a slow machine. */
const AT_ONCE = 100
const SEED = 'yiju'
const KEY = 'demo/seed'

export interface Seeding {
  clock: Clock
  say(line: string): void
  seed?: string
  /** Tests need only the last of the twelve. */
  months?: number
}

/** The built-in processes must be published. The company itself is stored last: until then the database counts as empty. */
export async function seedDemo(
  database: Database,
  org: OrgId,
  { clock, say, seed = SEED, months = 12 }: Seeding,
): Promise<void> {
  const elapsed = stopwatch()
  const company = demoCompany()
  const organisation = createOrganisation({ ...company, id: org })
  const processes = await database.open(org).processes.published()
  const now = await startedAt(database, org, clock.now())
  const history = demoHistory({
    organisation,
    processes,
    calendarOf: officesOf(organisation),
    seed,
    now,
    months,
  })
  say(
    `filling the demo company: ${company.people.length} people, ${history.requests.length} requests of the last ${months} months …`,
  )
  for (let from = 0; from < history.requests.length; from += AT_ONCE) {
    const some = history.requests.slice(from, from + AT_ONCE)
    await database.transaction(org, async (store) => {
      // All of a hundred or none: looking at the first one is enough.
      if (some[0] && (await store.requests.find(some[0].request.id))) return
      for (const past of some) await keep(store, past)
    })
  }
  await database.transaction(org, async (store) => {
    await goOnCounting(store, history, dateIn(now, organisation.zone).toString())
    await store.people.save(company)
  })
  await fillInboxes(database, org, history.requests, calendarOf)
  say(`the demo company is ready (${(elapsed() / 1000).toFixed(1)} s)`)
}

/** Built once a key: a calendar reads a year's holidays the first time it is asked. */
function officesOf(organisation: Organisation): DemoWorld['calendarOf'] {
  const calendars = new Map<string, Calendar>()
  return (id) => {
    const person = organisation.person(id)
    const key = person?.calendar ?? organisation.calendar
    const calendar = calendars.get(key) ?? calendarOf(key)
    calendars.set(key, calendar)
    return { calendar, zone: person?.zone ?? organisation.zone }
  }
}

/** The instant the first attempt began, so that a second one plans the same year. */
async function startedAt(database: Database, org: OrgId, now: Instant): Promise<Instant> {
  return database.transaction(org, async (store) => {
    const before = await store.requests.claimKey(KEY)
    if (typeof before?.outcome === 'string') return Temporal.Instant.from(before.outcome)
    await store.requests.rememberOutcome(KEY, now.toString())
    return now
  })
}

async function keep(store: Store, { request, events, title, deadlines, files }: PastRequest): Promise<void> {
  await store.requests.save({ before: undefined, after: request, events, revision: 0, title })
  if (deadlines.length > 0) await store.deadlines.replace(request.id, deadlines)
  for (const { ref, owner, bytes, at } of files)
    await store.files.save({ id: ref.file, owner, name: ref.name, type: ref.type, bytes, at })
  if (files.length > 0)
    await store.files.link(
      request.id,
      files.map((file) => file.ref.file),
    )
}

/** The next request of today gets the next number; the numbers of the days before are never given out again. */
async function goOnCounting(store: Store, { counters }: History, today: string): Promise<void> {
  for (const { prefix, day, last } of counters) {
    if (day !== today.replaceAll('-', '')) continue
    for (let i = 0; i < last; i++) await store.requests.allocateNumber({ prefix, digits: 4 }, today)
  }
}
