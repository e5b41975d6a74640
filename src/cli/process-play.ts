// Plays a scenario with the engine of production and a clock of its own; deadlines fire on the way, as they would.
import type { Command } from '../approval/commands.ts'
import { addSpan, deadlinesOf } from '../approval/deadlines.ts'
import { decide } from '../approval/decide.ts'
import { span } from '../approval/definition/short.ts'
import type { Event } from '../approval/events.ts'
import { evolve } from '../approval/evolve.ts'
import type { Facts } from '../approval/facts.ts'
import type { ProcessDefinition, Span } from '../approval/flow.ts'
import type { Value, Values } from '../approval/form.ts'
import { isRefusal, type Refusal } from '../approval/refusals.ts'
import type { State } from '../approval/request.ts'
import { calendarOf } from '../kernel/calendar.ts'
import { dateIn, Temporal } from '../kernel/clock.ts'
import { Fault } from '../kernel/fault.ts'
import { createOrganisation, type Organisation, type Person } from '../people/organisation.ts'
import type { Scenario, ScenarioStep } from './process-scenario.ts'

export interface Moment {
  at: Temporal.Instant
  zone: string
  command: Command | { do: 'clock'; by: string }
  answer: readonly Event[] | Refusal
  state: State
  definition: ProcessDefinition
  organisation: Organisation
  /** Why this is not what the scenario wants. */
  wrong?: string
}

export function* playScenario(definition: ProcessDefinition, scenario: Scenario): Generator<Moment> {
  const { zone } = scenario
  const organisation = organisationOf(scenario)
  const office = { calendar: calendarOf(scenario.calendar), zone }
  let now = instant(scenario.start, zone)
  let state: State
  let ids = 0
  const factsNow = (): Facts => ({
    now,
    organisation,
    process: { definition, version: 1 },
    calendarOf: (id) => {
      const person = organisation.person(id)
      return { calendar: calendarOf(person?.calendar ?? scenario.calendar), zone: person?.zone ?? zone }
    },
    newId: () => `id-${(ids += 1)}`,
    request: { id: 'request', number: numberOf(definition, now, zone) },
  })
  const ask = (command: Command): Moment => {
    const answer = decide(state, command, factsNow())
    if (!isRefusal(answer)) state = answer.reduce<State>(evolve, state)
    return { at: now, zone, command, answer, state, definition, organisation }
  }
  for (const step of scenario.play) {
    const target = momentMeant('clock' in step ? step.clock : step.at, now, office)
    for (let due = nextDue(state, factsNow(), target); due; due = nextDue(state, factsNow(), target)) {
      now = due.at
      const moment = ask({ do: 'tick', by: 'clock', key: due.key })
      // Nothing told means that the key has lost its meaning: without this it would come again for ever.
      if (isRefusal(moment.answer) || !moment.answer.length) break
      yield moment
    }
    now = target
    if ('clock' in step) {
      yield judged(
        { at: now, zone, command: { do: 'clock', by: 'clock' }, answer: [], state, definition, organisation },
        step.expect,
      )
    } else {
      yield judged(ask(commandOf(step, definition, state)), step.expect)
    }
  }
}

function judged(moment: Moment, expected: string | undefined): Moment {
  const { answer, state } = moment
  const happened = isRefusal(answer) ? answer.refused : (state?.status ?? 'nothing')
  if (expected === undefined) return isRefusal(answer) ? { ...moment, wrong: `refused: ${happened}` } : moment
  return expected === happened ? moment : { ...moment, wrong: `expected ${expected}, got ${happened}` }
}

function nextDue(
  state: State,
  facts: Facts,
  until: Temporal.Instant,
): { key: string; at: Temporal.Instant } | undefined {
  if (!state) return undefined
  return deadlinesOf(state, facts.process.definition, facts)
    .map((d) => ({ key: d.key, at: Temporal.Instant.from(d.at) }))
    .filter((d) => Temporal.Instant.compare(d.at, until) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))[0]
}

/** `+2 hours`, `+1 working day`, or a local time; never backwards. */
function momentMeant(
  text: string | undefined,
  now: Temporal.Instant,
  office: Parameters<typeof addSpan>[2],
): Temporal.Instant {
  if (text === undefined) return now
  const parsed = text.startsWith('+') ? span(text.slice(1)) : undefined
  if (typeof parsed === 'string')
    throw new Fault('bad-input', `${text} is no length of time: for example +2 hours, +1 working day`)
  const target = parsed ? addSpan(now, parsed as Span, office) : instant(text, office.zone)
  if (Temporal.Instant.compare(target, now) < 0)
    throw new Fault('bad-input', `${text}: the clock does not run backwards`)
  return target
}

function instant(text: string, zone: string): Temporal.Instant {
  try {
    return /(Z|[+-]\d\d:?\d\d)$/.test(text)
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
  } catch {
    throw new Fault('bad-input', `${text} is no time: for example 2026-03-05T09:00`)
  }
}

function commandOf(
  step: Exclude<ScenarioStep, { clock: string }>,
  definition: ProcessDefinition,
  state: State,
): Command {
  const { at: _at, expect: _expect, ...command } = step
  const filled = 'values' in command && command.values ? { values: spelt(definition, command.values) } : {}
  const sent = Object.fromEntries(Object.entries({ ...command, ...filled }).filter(([, v]) => v !== undefined))
  if (step.do === 'resubmit') return { values: state?.values ?? {}, ...sent } as Command
  if (step.do !== 'return') return sent as Command
  const to = step.to === 'initiator' || step.to === 'previous' ? { to: step.to } : { to: 'step', step: step.to }
  return { ...sent, to } as Command
}

/** `amount: 680 CNY` or `amount: 680` for a money field; everything else as it stands. The engine checks it. */
function spelt({ form }: ProcessDefinition, values: Readonly<Record<string, unknown>>): Values {
  const entries = Object.entries(values).map(([id, raw]) => {
    const field = form.fields.find((f) => f.id === id)
    if (field?.kind !== 'money' || (typeof raw !== 'string' && typeof raw !== 'number')) return [id, raw]
    const [amount = '', currency = field.currencies?.[0] ?? 'CNY'] = String(raw).split(' ')
    return [id, { amount, currency }]
  })
  return Object.fromEntries(entries) as Record<string, Value>
}

const numberOf = ({ numbering }: ProcessDefinition, now: Temporal.Instant, zone: string): string =>
  `${numbering.prefix}-${dateIn(now, zone).toString().replaceAll('-', '')}-${'1'.padStart(numbering.digits, '0')}`

function organisationOf({ people, departments, zone, calendar }: Scenario): Organisation {
  const everybody = Object.entries(people).map(
    ([id, { name, manager, department, roles, zone: own, calendar: kept, active }]): Person => ({
      id,
      name: name ?? id,
      aliases: [],
      department: department ?? 'company',
      ...(manager ? { manager } : {}),
      roles: roles ?? [],
      zone: own ?? zone,
      ...(kept ? { calendar: kept } : {}),
      locale: 'zh',
      active: active ?? true,
    }),
  )
  const named = Object.entries(departments).map(([id, { name, head, parent }]) => {
    const [zh = id, en = zh] = (name ?? id).split(' / ')
    return { id, name: { zh, en }, ...(head ? { head } : {}), ...(parent ? { parent } : {}) }
  })
  const company = { id: 'company', name: { zh: '公司', en: 'Company' } }
  return createOrganisation({
    id: 'scenario',
    key: 'scenario',
    name: company.name,
    zone,
    calendar,
    people: everybody,
    departments: named.some((d) => d.id === 'company') ? named : [company, ...named],
  })
}
