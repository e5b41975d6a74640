// A small company and a way to tell approval stories: given what happened, when somebody asks, then exactly this follows.
import { expect } from 'vitest'
import type { Command, Picks, ReturnTarget } from '../../src/approval/commands.ts'
import { decide } from '../../src/approval/decide.ts'
import type { Facts } from '../../src/approval/facts.ts'
import { parseDefinition, formatProblem } from '../../src/approval/definition.ts'
import type { Event } from '../../src/approval/events.ts'
import { evolve, fold } from '../../src/approval/evolve.ts'
import type { ProcessDefinition } from '../../src/approval/flow.ts'
import type { Values } from '../../src/approval/form.ts'
import { isRefusal, type Refusal } from '../../src/approval/refusals.ts'
import type { Request, State } from '../../src/approval/request.ts'
import { UnknownYear, type Calendar } from '../../src/kernel/calendar.ts'
import { Temporal } from '../../src/kernel/clock.ts'
import { createOrganisation, type Organisation, type Person } from '../../src/people/organisation.ts'

/** Weekends, the National Day holiday of 2026 and its make-up Saturday; 2027 is not published. */
export const calendar: Calendar = {
  key: 'CN',
  known: { from: 2025, to: 2026 },
  isWorkingDay(date) {
    if (date.year < 2025 || date.year > 2026) throw new UnknownYear('CN', date.year)
    const day = date.toString()
    if (day === '2026-10-10') return true
    return date.dayOfWeek <= 5 && !(day >= '2026-10-01' && day <= '2026-10-07')
  },
  holiday: () => undefined,
}

const person = (
  id: string,
  department: string,
  manager: string | undefined,
  roles: string[],
  more: Partial<Person> = {},
): Person => ({
  id,
  name: id,
  aliases: [],
  department,
  ...(manager ? { manager } : {}),
  roles,
  zone: 'Asia/Shanghai',
  locale: 'zh',
  active: true,
  ...more,
})

/** wang is GM; li heads sales with zhang, zhou and wu below; qian and sun do finance; chen runs the system; old has left. */
export const people: readonly Person[] = [
  person('wang', 'board', undefined, ['gm']),
  person('li', 'sales', 'wang', []),
  person('zhang', 'team', 'li', []),
  person('zhou', 'team', 'li', []),
  person('wu', 'team', 'zhou', []),
  person('qian', 'finance', 'wang', ['finance', 'finance_director']),
  person('sun', 'finance', 'qian', ['finance', 'cashier']),
  person('he', 'hr', 'wang', ['hr']),
  person('chen', 'hr', 'he', ['admin']),
  person('mark', 'team', 'li', [], { zone: 'Europe/Berlin', locale: 'en' }),
  person('old', 'team', 'li', ['legal'], { active: false }),
]

export const organisation = organisationOf(people)

export function organisationOf(people: readonly Person[]): Organisation {
  return createOrganisation({
    id: 'org',
    key: 'demo',
    name: { zh: '示例', en: 'Demo' },
    zone: 'Asia/Shanghai',
    calendar: 'CN',
    people,
    departments: [
      { id: 'board', name: { zh: '公司', en: 'Company' }, head: 'wang' },
      { id: 'sales', name: { zh: '销售部', en: 'Sales' }, parent: 'board', head: 'li' },
      // The team has no head: a vacant post moves one level up.
      { id: 'team', name: { zh: '一组', en: 'Team one' }, parent: 'sales' },
      { id: 'finance', name: { zh: '财务部', en: 'Finance' }, parent: 'board', head: 'qian' },
      { id: 'hr', name: { zh: '人事部', en: 'HR' }, parent: 'board', head: 'he' },
    ],
  })
}

/** A definition around a route: an amount, a note, a helper, two hidden-able fields. YAML, as an organisation writes it. */
export function process(route: string, policies = '{}'): ProcessDefinition {
  return defined(`
key: test
name: 测试 / Test
aliases: []
title: "{note} {amount}"
numbering: TE
form:
  - { id: amount, label: 金额 / Amount, kind: money, currencies: [CNY, USD] }
  - { id: note, label: 说明 / Note, kind: text, required: false }
  - { id: helper, label: 协办 / Helper, kind: person, required: false, multiple: true }
  - { id: account, label: 账户 / Account, kind: text, required: false, private: true }
route:
${indented(route)}
policies: ${policies}
`)
}

/** However a test indents its route. */
function indented(text: string): string {
  const lines = text.split('\n').filter((l) => l.trim())
  const least = Math.min(...lines.map((l) => l.length - l.trimStart().length))
  return lines.map((l) => `  ${l.slice(least)}`).join('\n')
}

export function defined(yaml: string): ProcessDefinition {
  const parsed = parseDefinition(yaml)
  if ('problems' in parsed) throw new Error(parsed.problems.map((p) => formatProblem(p, 'en')).join('\n'))
  return parsed.definition
}

export const money = (amount: number | string, currency = 'CNY') => ({ amount: String(amount), currency })

// Commands, one short word each.
export const submit = (by: string, values: Values = { amount: money(100) }, picks?: Picks): Command => ({
  do: 'submit',
  by,
  values,
  ...(picks ? { picks } : {}),
})
export const resubmit = (by: string, values: Values = { amount: money(100) }, picks?: Picks): Command => ({
  do: 'resubmit',
  by,
  values,
  ...(picks ? { picks } : {}),
})
export const approve = (by: string, more: { comment?: string; values?: Values; task?: string } = {}): Command => ({
  do: 'approve',
  by,
  ...more,
})
export const reject = (by: string, comment = '不行'): Command => ({ do: 'reject', by, comment })
export const giveBack = (by: string, to: ReturnTarget = { to: 'initiator' }, reason = '请补充'): Command => ({
  do: 'return',
  by,
  to,
  reason,
})
export const toStep = (step: string): ReturnTarget => ({ to: 'step', step })
export const withdraw = (by: string): Command => ({ do: 'withdraw', by })
export const transfer = (by: string, to: string): Command => ({ do: 'transfer', by, to })
export const comment = (by: string, text: string): Command => ({ do: 'comment', by, text })
export const urge = (by: string, person?: string): Command => ({ do: 'urge', by, ...(person ? { person } : {}) })
export const tick = (key: string): Command => ({ do: 'tick', by: 'clock', key })
/** Time passes. */
export const later = (by: Temporal.DurationLike) => ({ later: by })

export type Happening = Command | ReturnType<typeof later>

/** Thursday morning. */
export const MORNING = '2026-03-05T09:00:00+08:00'

export interface World {
  definition: ProcessDefinition
  organisation?: Organisation
  start?: string
}

export function factsAt(world: World, now: Temporal.Instant, newId: () => string = () => 'new'): Facts {
  const org = world.organisation ?? organisation
  return {
    now,
    organisation: org,
    process: { definition: world.definition, version: 1 },
    calendarOf: (id) => ({ calendar, zone: org.person(id)?.zone ?? org.zone }),
    newId,
    request: { id: 'r', number: 'TE-20260305-0001' },
  }
}

/** Plays happenings; a refused one among what is given is a mistake in the test. */
export function play(world: World, happenings: readonly Happening[]) {
  let now = Temporal.Instant.from(world.start ?? MORNING)
  let state: State
  let id = 0
  const events: Event[] = []
  const facts = () => factsAt(world, now, () => `#${(id += 1)}`)
  const ask = (command: Command): readonly Event[] | Refusal => {
    const answer = decide(state, command, facts())
    if (isRefusal(answer)) return answer
    state = answer.reduce<State>(evolve, state)
    events.push(...answer)
    return answer
  }
  for (const h of happenings) {
    if ('later' in h) {
      now = now.toZonedDateTimeISO('UTC').add(h.later).toInstant()
      continue
    }
    const answer = ask(h)
    if (isRefusal(answer)) throw new Error(`${h.by} ${h.do}: ${JSON.stringify(answer)}`)
  }
  return {
    ask,
    events,
    facts,
    state: (): Request => {
      if (!state) throw new Error('nothing was submitted')
      return state
    },
  }
}

export function given(world: ProcessDefinition | World, ...happenings: Happening[]) {
  const played = play('definition' in world ? world : { definition: world }, happenings)
  return {
    when(command: Command) {
      const answer = played.ask(command)
      return {
        /** Exactly these events, as `lines` tells them. */
        // oxlint-disable-next-line unicorn/no-thenable -- the word of a specification; nobody awaits it
        then(...expected: string[]) {
          expect(isRefusal(answer) ? answer : lines(answer)).toEqual(expected)
          expect(fold(played.events)).toEqual(played.state())
        },
        refused(refusal: Refusal | Refusal['refused']) {
          expect(answer).toEqual(typeof refusal === 'string' ? expect.objectContaining({ refused: refusal }) : refusal)
        },
        state: played.state,
        answer,
      }
    },
    played,
  }
}

/** Events as short lines: `TaskOpened li manager`, `Approved li`. */
export const lines = (events: readonly Event[]): string[] => {
  const owners = new Map<string, string>()
  return events.map((e) => line(e, owners))
}

function line(e: Event, owners: Map<string, string>): string {
  switch (e.type) {
    case 'Submitted':
    case 'Commented':
    case 'Rejected':
    case 'Withdrawn':
      return `${e.type} ${e.by}`
    case 'Approved':
      return `Approved ${e.by}${e.changed ? ` changing ${Object.keys(e.changed).join(',')}` : ''}`
    case 'Resubmitted':
      return `Resubmitted ${e.by} ${e.resume} round ${e.round}`
    case 'StepEntered':
      return `StepEntered ${e.step} ${e.cause} round ${e.round}`
    case 'StepSkipped':
      return `StepSkipped ${e.step}`
    case 'StepPassed':
      return `StepPassed ${e.step}`
    case 'TaskOpened':
      owners.set(e.task, e.person)
      return `TaskOpened ${e.person} ${e.because.why}${e.waiting ? ' waiting' : ''}`
    case 'TaskActivated':
      return `TaskActivated ${owners.get(e.task) ?? 'next'}`
    case 'AutoPassed':
      return `AutoPassed ${e.person} ${e.because}`
    case 'Returned':
      return `Returned ${e.by} to ${e.to.to === 'step' ? e.to.step : e.to.to}`
    case 'Transferred':
      return `Transferred ${e.by} to ${e.to}`
    case 'TaskCancelled':
      return `TaskCancelled ${e.person} ${e.because}`
    case 'Copied':
      return `Copied ${e.people.join(',')}`
    case 'Urged':
      return `Urged ${e.people.join(',')}`
    case 'Reminded':
      return `Reminded ${e.person} ${e.count}`
    case 'BecameOverdue':
      return `BecameOverdue ${e.person}`
    case 'EmptyApproverEscalated':
      return `EmptyApproverEscalated ${e.step} to ${e.to.join(',')}`
    case 'RequestApproved':
      return e.type
    case 'RequestRejected':
      return `RequestRejected ${e.because}`
  }
}
