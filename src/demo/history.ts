// A year of requests of the demo company, ending now: planned person by person, then played through the real rules.
import type { Deadline } from '../approval/deadlines.ts'
import { deadlinesOf } from '../approval/deadlines.ts'
import type { Event } from '../approval/events.ts'
import type { ProcessDefinition } from '../approval/flow.ts'
import type { Request } from '../approval/request.ts'
import { titleOf } from '../approval/title.ts'
import type { Calendar } from '../kernel/calendar.ts'
import { dateIn, Temporal, type Instant } from '../kernel/clock.ts'
import { newId, type PersonId } from '../kernel/ids.ts'
import type { Organisation } from '../people/organisation.ts'
import { createOffice } from './office.ts'
import { planLeave } from './plan/leave.ts'
import { planOddities } from './plan/oddities.ts'
import { planSeals } from './plan/seals.ts'
import { planSpending } from './plan/spending.ts'
import { planToday } from './plan/today.ts'
import { planTravel } from './plan/travel.ts'
import { type DemoFile, type Filing, type Year } from './plan/year.ts'
import { play } from './play.ts'
import { createRandom } from './random.ts'

export interface DemoWorld {
  organisation: Organisation
  processes: readonly { definition: ProcessDefinition; version: number }[]
  calendarOf(person: PersonId): { calendar: Calendar; zone: string }
  seed: string
  now: Instant
  /** How much of the year is played; all of it when left out. Tests are content with the last weeks. */
  months?: number
}

export interface PastRequest {
  request: Request
  events: readonly Event[]
  title: { zh: string; en: string }
  deadlines: readonly Deadline[]
  files: readonly DemoFile[]
  odd?: string
}

export interface History {
  /** In the order they were filed. */
  requests: readonly PastRequest[]
  /** Highest number given out, by prefix and day (yyyymmdd). */
  counters: readonly { prefix: string; day: string; last: number }[]
  /** What the rules did not allow; a test keeps this empty. */
  refused: readonly string[]
}

export function demoHistory(world: DemoWorld): History {
  const year = yearOf(world)
  const since = year.to.subtract({ months: world.months ?? 12 })
  const filings = planYear(year)
    .filter(({ at }) => Temporal.PlainDate.compare(dateIn(at, world.organisation.zone), since) >= 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
  const counters = new Map<string, { prefix: string; day: string; last: number }>()
  const piles = new Map<string, number>()
  const refused: string[] = []
  const requests = filings.flatMap((filing, i) => {
    const process = world.processes.find((p) => p.definition.key === filing.process)
    if (!process) return []
    const random = year.random.fork(`play/${i}`)
    const { organisation, calendarOf } = world
    const number = nextNumber(counters, process.definition, dateIn(filing.at, organisation.zone).toString())
    const facts = {
      organisation,
      process,
      calendarOf,
      newId: () => newId(filing.at, random.bytes(10)),
      request: { id: newId(filing.at, random.bytes(10)), number },
    }
    const { request, events, refused: no } = play(filing, facts, year, random, piles)
    refused.push(...no)
    if (!request) return []
    const title = titleOf(process.definition, request.values, organisation)
    const deadlines = deadlinesOf(request, process.definition, { ...facts, now: world.now })
    return [
      { request, events, title, deadlines, files: filing.files ?? [], ...(filing.odd ? { odd: filing.odd } : {}) },
    ]
  })
  return { requests, counters: [...counters.values()], refused }
}

function yearOf({ organisation, calendarOf, seed, now }: DemoWorld): Year {
  const to = dateIn(now, organisation.zone)
  const year: Year = {
    from: to.subtract({ years: 1 }),
    to,
    now,
    organisation,
    office: createOffice(calendarOf, (person, date) => year.busy.get(person)?.has(date) ?? false),
    random: createRandom(seed),
    busy: new Map(),
  }
  return year
}

/** Leave first: it decides who is there for everything else. */
function planYear(year: Year): Filing[] {
  return [
    ...planLeave(year),
    ...planTravel(year),
    ...planSpending(year),
    ...planSeals(year),
    ...planOddities(year),
    ...planToday(year),
  ]
}

function nextNumber(
  counters: Map<string, { prefix: string; day: string; last: number }>,
  { numbering }: ProcessDefinition,
  date: string,
): string {
  const day = date.replaceAll('-', '')
  const key = `${numbering.prefix} ${day}`
  const counter = counters.get(key) ?? { prefix: numbering.prefix, day, last: 0 }
  counter.last += 1
  counters.set(key, counter)
  return `${numbering.prefix}-${day}-${String(counter.last).padStart(numbering.digits, '0')}`
}
