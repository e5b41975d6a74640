// What the people around one request mean to do next: decide, hand on, correct, urge, remark, take it back.
import type { Command } from '../approval/commands.ts'
import type { DecisionStep, ProcessDefinition } from '../approval/flow.ts'
import type { Row, Values } from '../approval/form.ts'
import { openTasks, type Request, type Task } from '../approval/request.ts'
import { Temporal, type Instant } from '../kernel/clock.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Locale } from '../people/organisation.ts'
import { habitOf, leavesItToOthers } from './habits.ts'
import { reportsOf, type Fate, type Filing, type Year } from './plan/year.ts'
import type { Random } from './random.ts'
import { reasonsToReject, reasonsToReturn, remarks, wordsToApprove } from './words/remarks.ts'

/** Something somebody means to do, at a time fixed when it first came up. */
export interface Intent {
  key: string
  at: Instant
  command: Command
  /** Somebody may be quicker, or it was done a moment ago: then it simply does not happen. */
  polite?: boolean
}

/** Asked again after every move; what somebody once made up their mind to stands. */
export type Conduct = (request: Request) => Intent[]

interface Scene {
  filing: Filing
  definition: ProcessDefinition
  year: Year
  random: Random
  /** How many stamps a person has put on a pile that day, so that stamps follow one another by seconds. */
  piles: Map<string, number>
}
type Meant = Omit<Intent, 'key'> | undefined

export function conductOf(
  filing: Filing,
  definition: ProcessDefinition,
  year: Year,
  random: Random,
  piles: Map<string, number>,
): Conduct {
  const scene: Scene = { filing, definition, year, random, piles }
  const minds = new Map<string, Meant>()
  const once = (key: string, make: () => Meant): Intent[] => {
    if (!minds.has(key)) minds.set(key, make())
    const meant = minds.get(key)
    return meant ? [{ ...meant, key }] : []
  }
  return (request) => [
    ...once('remark', () => remark(scene)),
    ...once('withdraw', () => withdrawal(scene)),
    ...(request.status === 'returned' ? once(`correct ${request.round}`, () => correction(scene, request)) : []),
    ...(request.round > 1 && request.status === 'underway'
      ? once(`explain ${request.round}`, () => explanation(scene, request))
      : []),
    ...openTasks(request).flatMap((task) => [
      ...once(`decide ${task.id}`, () => decision(scene, request, task)),
      ...once(`urge ${task.id}`, () => urging(scene, request, task)),
    ]),
  ]
}

function decision(scene: Scene, request: Request, task: Task): Meant {
  const { filing, definition, year, random } = scene
  const { fate, process } = filing
  const { id, person: by } = task
  if (fate && leftAlone(fate, request, by)) return undefined
  const step = definition.route.find((s): s is DecisionStep => s.id === task.step && s.kind !== 'copy')
  if (!step) return undefined
  const at = decidedAt(scene, task, openTasks(request).length > 1)
  const back = (reason: string): Meant => ({
    at,
    command: { do: 'return', by, task: id, to: { to: 'initiator' }, reason },
  })
  if (fate?.fate === 'handedOn' && fate.from === by)
    return { at, command: { do: 'transfer', by, task: id, to: fate.to, reason: fate.reason } }
  const reason = fate?.fate === 'returned' && fate.by === by ? fate.reasons[request.round - 1] : undefined
  if (reason) return back(reason)

  const [locale, habit, dice] = [localeOf(year, filing.by), habitOf(by), random.next()]
  if (!fate && step.kind === 'approve') {
    const other = random.chance(0.015) ? reportsOf(year.organisation, by).find((p) => p.id !== filing.by) : undefined
    if (other)
      return {
        at,
        command: { do: 'transfer', by, task: id, to: other.id, reason: random.pick(remarks[locale].handOn) },
        polite: true,
      }
    if (dice < habit.rejects)
      return { at, command: { do: 'reject', by, task: id, comment: random.pick(reasonsToReject(process, locale)) } }
    // Nobody is as strict the second time.
    if (dice < habit.rejects + habit.returns / request.round ** 2)
      return back(random.pick(reasonsToReturn(process, locale)))
  }
  const words = step.kind === 'handle' ? remarks[locale].handle : wordsToApprove(process, locale)
  const comment = random.chance(step.kind === 'handle' ? 0.25 : 0.16) ? random.pick(words) : undefined
  return { at, command: { do: 'approve', by, task: id, ...(comment ? { comment } : {}) } }
}

/** The fate of this request does not want this person to decide. */
function leftAlone(fate: Fate, request: Request, by: PersonId): boolean {
  switch (fate.fate) {
    case 'withdrawn':
      return true
    case 'waits':
      return fate.at.includes(by)
    case 'handedOn':
      return fate.to === by
    case 'returned':
      // Whoever else might answer leaves it to the one who sends it back.
      return (
        by !== fate.by &&
        fate.reasons[request.round - 1] !== undefined &&
        openTasks(request).some((t) => t.person === fate.by)
      )
    case 'approved':
      return false
  }
}

function decidedAt({ filing, year, random, piles }: Scene, task: Task, othersMay: boolean): Instant {
  const { person } = task
  const opened = Temporal.Instant.from(task.openedAt ?? year.now.toString())
  // What is to wait on one desk gets there without loitering on those before.
  if (filing.fate?.fate === 'waits') return year.office.afterHours(person, opened, 0.3 + random.next() * 2)
  const habit = habitOf(person)
  const since = habit.slowerSince && year.office.at(person, year.to.subtract({ months: habit.slowerSince.months }), 0)
  const slower = since && habit.slowerSince && Temporal.Instant.compare(opened, since) > 0 ? habit.slowerSince.times : 1
  const hours = habit.hours * slower * (othersMay && leavesItToOthers.has(person) ? 6 : 1)
  const at = year.office.afterHours(person, opened, 0.05 + random.logNormal(hours, habit.sigma))
  const evening = habit.pilesUp ? endOfThePile(year, person, at) : undefined
  if (!evening) return at
  const before = piles.get(evening.toString()) ?? 0
  piles.set(evening.toString(), before + 1)
  return evening.add({ seconds: before * 6 })
}

/** Two weeks in six nothing is looked at; on the Friday that ends them the whole pile is stamped. */
function endOfThePile({ office }: Year, person: PersonId, from: Instant): Instant | undefined {
  let date = office.dateOf(person, from)
  if ((date.weekOfYear ?? 0) % 6 > 1) return undefined
  for (let days = 0; days < 14; days++, date = date.add({ days: 1 })) {
    const evening = office.at(person, date, 18 * 60 + 5)
    const late = Temporal.Instant.compare(evening, from) >= 0
    if (date.dayOfWeek === 5 && late && (date.weekOfYear ?? 0) % 6 === 1 && office.isAtWork(person, date))
      return evening
  }
  return undefined
}

function correction({ filing, year, random }: Scene, request: Request): Meant {
  const { fate, by } = filing
  const returnedAt = request.tasks.findLast((t) => t.state === 'returned')?.decidedAt
  if (!returnedAt || (fate?.fate === 'returned' ? !fate.resubmits : random.chance(0.06))) return undefined
  const at = year.office.afterHours(by, Temporal.Instant.from(returnedAt), 0.2 + random.logNormal(3.5, 0.8))
  if (!fate && random.chance(0.1)) return { at, command: { do: 'withdraw', by } }
  const values = fate?.fate === 'returned' && fate.corrected ? fate.corrected : withLines(request.values, random)
  return { at, command: { do: 'resubmit', by, values } }
}

/** A claim without lines comes back with one. */
function withLines(values: Values, random: Random): Values {
  const { amount, reason, category, date, lines } = values
  if (!category || lines || !amount || typeof reason !== 'string' || typeof date !== 'string') return values
  const line: Row = { what: reason, date, amount, invoice: String(random.int(10_000_000, 99_999_999)) }
  return { ...values, lines: [line] }
}

/** Said together with the corrected request. */
function explanation({ filing: { by }, year, random }: Scene, request: Request): Meant {
  const entered = request.tasks.findLast((t) => t.openedAt)?.openedAt
  if (!entered) return undefined
  const text = random.pick(remarks[localeOf(year, by)].fixed)
  return {
    at: Temporal.Instant.from(entered).add({ seconds: random.int(20, 150) }),
    command: { do: 'comment', by, text },
    polite: true,
  }
}

/** After more than a day of waiting some ask again. */
function urging({ year, random }: Scene, { initiator }: Request, task: Task): Meant {
  if (!task.openedAt || !random.chance(0.25)) return undefined
  const at = year.office.afterHours(initiator, Temporal.Instant.from(task.openedAt), 9 + random.logNormal(4, 0.7))
  const text = random.pick(remarks[localeOf(year, initiator)].urge)
  return { at, command: { do: 'urge', by: initiator, person: task.person, text }, polite: true }
}

function remark({ filing: { by, at }, year, random }: Scene): Meant {
  if (!random.chance(0.05)) return undefined
  const text = random.pick(remarks[localeOf(year, by)].ask)
  return {
    at: year.office.afterHours(by, at, random.logNormal(1.2, 0.8)),
    command: { do: 'comment', by, text },
    polite: true,
  }
}

function withdrawal({ filing: { by, at, fate }, year, random }: Scene): Meant {
  const later = (hours: number) => year.office.afterHours(by, at, random.logNormal(hours, 0.7))
  if (fate?.fate === 'withdrawn') return { at: later(3), command: { do: 'withdraw', by, reason: fate.reason } }
  return !fate && random.chance(0.012) ? { at: later(1.5), command: { do: 'withdraw', by }, polite: true } : undefined
}

const localeOf = (year: Year, person: PersonId): Locale => year.organisation.person(person)?.locale ?? 'zh'
