// Who is away when: bridges to public holidays, summer weeks, single days, winter colds, and the few great events of a life.
import type { DateRange } from '../../approval/form.ts'
import { Temporal, type PlainDate } from '../../kernel/clock.ts'
import type { PersonId } from '../../kernel/ids.ts'
import type { Person } from '../../people/organisation.ts'
import { notePdf } from '../note.ts'
import { leaveReasons } from '../words/time.ts'
import type { Random } from '../random.ts'
import {
  datesFor,
  endAfter,
  filedOn,
  reportsOf,
  takeDays,
  values,
  type DemoFile,
  type Filing,
  type Year,
} from './year.ts'

const winter = (month: number): number => ([11, 12, 1, 2].includes(month) ? 3 : 1)

type Why = keyof typeof leaveReasons
interface Wish {
  type: string
  why?: Why
  start: PlainDate
  days: number
  half?: 'am' | 'pm'
  /** Days from filing to the first day; negative = filed afterwards. */
  ahead: number
  reason?: string
}

export function planLeave(year: Year): Filing[] {
  const everybody = year.organisation.people().filter((p) => p.active)
  return everybody.flatMap((person) => {
    const random = year.random.fork(`leave/${person.id}`)
    return wishesOf(year, person, random).flatMap((wish) => file(year, person, wish, random) ?? [])
  })
}

function wishesOf(year: Year, person: Person, random: Random): Wish[] {
  const british = person.locale === 'en'
  const days = (aMonth: number, season?: (month: number) => number) => datesFor(year, person.id, aMonth, random, season)
  const wishes: Wish[] = [...greatEvents(year, person.id), ...bridges(year, person, random)]
  const summers = british ? 2 : random.chance(0.6) ? 1 : 0
  for (let i = 0; i < summers; i++) wishes.push(summerWeek(year, random, british))
  for (const start of days(british ? 0.5 : 0.25))
    wishes.push({
      type: 'annual',
      why: 'annual',
      start,
      ...length(random, { 1: 3, 0.5: 2, 2: 1 }),
      ahead: random.logNormal(6, 0.7),
    })
  for (const start of days(0.16, winter))
    wishes.push({
      type: 'sick',
      why: 'sick',
      start,
      ...length(random, { 1: 3, 0.5: 2, 2: 1, 3: 0.5 }),
      ahead: random.chance(0.7) ? 0 : -1,
    })
  for (const start of days(0.12))
    wishes.push({
      type: 'personal',
      why: 'personal',
      start,
      ...length(random, { 0.5: 3, 1: 2 }),
      ahead: random.logNormal(2.5, 0.6),
    })
  if (['platform', 'service', 'apps', 'uk-engineering'].includes(person.department))
    for (const start of days(0.12))
      wishes.push({ type: 'comp_time', why: 'comp_time', start, days: 1, ahead: random.logNormal(3, 0.5) })
  return wishes
}

function length(random: Random, weights: Readonly<Record<number, number>>): Pick<Wish, 'days' | 'half'> {
  const days = random.weighted(weights)
  return days === 0.5 ? { days: 1, half: random.chance(0.4) ? 'am' : 'pm' } : { days }
}

function greatEvents(year: Year, person: PersonId): Wish[] {
  const wish = (monthsIn: number, type: string, days: number, ahead: number, reason: string): Wish => ({
    type,
    start: year.from.add({ months: monthsIn, days: 3 }),
    days,
    ahead,
    reason,
  })
  const known: Readonly<Record<string, Wish>> = {
    'liu-yang': wish(5, 'marriage', 10, 40, '办婚礼，顺便度蜜月'),
    'guo-haoran': wish(8, 'paternity', 15, 6, '妻子预产期到了'),
    'song-jiayi': wish(3, 'bereavement', 3, 1, '外婆去世，回老家'),
    'priya-nair': wish(2, 'marriage', 5, 60, 'Getting married in Kochi'),
  }
  const event = known[person]
  return event ? [event] : []
}

/** Working days beside a public holiday of three days or more; the Spring Festival pulls hardest, Christmas in London. */
function bridges(year: Year, person: Person, random: Random): Wish[] {
  const free = (day: PlainDate) => !year.office.isWorkingDay(person.id, day)
  const wishes: Wish[] = []
  const last = year.to.add({ days: 45 })
  for (let day = year.from.add({ days: 5 }); Temporal.PlainDate.compare(day, last) < 0; day = day.add({ days: 1 })) {
    let end = day
    while (free(end) && day.until(end).days < 20) end = end.add({ days: 1 })
    const run = day.until(end).days
    if (run < 3) continue
    const wanted = run >= 7 || (person.locale === 'en' && day.month === 12) ? 0.42 : 0.13
    if (random.chance(wanted)) {
      const days = random.weighted({ 1: 4, 2: 4, 3: 2 })
      const after = random.chance(0.35)
      const start = after ? end : workingDaysBefore(year, person, day, days)
      wishes.push({
        type: 'annual',
        why: after ? 'bridgeAfter' : 'bridge',
        start,
        days,
        ahead: 10 + random.logNormal(9, 0.5),
      })
    }
    day = end
  }
  return wishes
}

function workingDaysBefore(year: Year, person: Person, day: PlainDate, count: number): PlainDate {
  let [start, left] = [day, count]
  while (left > 0) {
    start = start.subtract({ days: 1 })
    if (year.office.isWorkingDay(person.id, start)) left -= 1
  }
  return start
}

function summerWeek(year: Year, random: Random, british: boolean): Wish {
  const july = Temporal.PlainDate.from({ year: year.to.year, month: 7, day: 6 })
  const start = (Temporal.PlainDate.compare(july, year.to) > 0 ? july.subtract({ years: 1 }) : july).add({
    weeks: random.int(0, 7),
  })
  const monday = start.subtract({ days: start.dayOfWeek - 1 })
  return {
    type: 'annual',
    why: 'summer',
    start: monday,
    days: british ? random.pick([5, 5, 10]) : random.pick([3, 5, 5]),
    ahead: random.logNormal(30, 0.4),
  }
}

function file(year: Year, person: Person, wish: Wish, random: Random): Filing | undefined {
  let start = wish.start
  while (!year.office.isWorkingDay(person.id, start)) start = start.add({ days: 1 })
  // A length in a year whose holidays are not published would be an estimate: the demo leaves it out.
  if (!year.office.isKnown(person.id, start)) return undefined
  const end = endAfter(year, person.id, start, wish.days)
  const at = filedOn(
    year,
    person.id,
    wish.ahead < 0 ? end.add({ days: 1 }) : start.subtract({ days: Math.round(wish.ahead) }),
    random,
  )
  if (!at || !takeDays(year, person.id, start, end)) return undefined
  const half = wish.half ? { startHalf: wish.half, endHalf: wish.half } : {}
  const period: DateRange = { start: start.toString(), end: end.toString(), ...half }
  const proof = wish.type === 'sick' && wish.days > 1 ? notePdf(year.random, person, at) : undefined
  return {
    at,
    by: person.id,
    process: 'leave',
    values: values({
      leaveType: wish.type,
      period,
      reason: wish.reason ?? (random.chance(0.75) ? reasonFor(wish, person, random) : undefined),
      handover: wish.days >= 2 && random.chance(0.5) ? colleague(year, person, random) : undefined,
      proof: proof && [proof.ref],
    }),
    ...withFile(proof),
  }
}

function reasonFor({ why, half }: Wish, { locale }: Person, random: Random): string | undefined {
  return why && random.pick(leaveReasons[half && why === 'annual' ? 'half' : why][locale])
}

const withFile = (file: DemoFile | undefined): { files?: readonly DemoFile[] } => (file ? { files: [file] } : {})

function colleague(year: Year, person: Person, random: Random): readonly PersonId[] | undefined {
  const others = person.manager ? reportsOf(year.organisation, person.manager).filter((p) => p.id !== person.id) : []
  return others.length > 0 ? [random.pick(others).id] : undefined
}
