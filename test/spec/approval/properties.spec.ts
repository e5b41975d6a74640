// Whatever is asked, by whomever, in whatever order: these hold after every single command.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../../../src/approval/commands.ts'
import { deadlinesOf } from '../../../src/approval/deadlines.ts'
import { decide } from '../../../src/approval/decide.ts'
import type { Event } from '../../../src/approval/events.ts'
import { evolve, fold } from '../../../src/approval/evolve.ts'
import { mayOf, returnTargets } from '../../../src/approval/may.ts'
import { forecast } from '../../../src/approval/forecast.ts'
import type { ProcessDefinition } from '../../../src/approval/flow.ts'
import { isRefusal } from '../../../src/approval/refusals.ts'
import { isFinished, openTasks, type Request, type State } from '../../../src/approval/request.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import { factsAt, money, MORNING, people, process } from '../../kit/approval.ts'

const deadline = 'deadline: { within: 1 working day, remindBefore: 1 hour, remindEvery: 2 working hours }'
const route = (signing: string) => `
  - { id: a, name: 甲 / A, approvers: manager, ${deadline} }
  - { id: b, name: 乙 / B, when: amount > 100, approvers: { person: [li, qian, sun] }, signing: ${signing}, rights: { note: write, amount: write }, ${deadline} }
  - { id: x, name: 抄送 / Copy, kind: copy, to: { role: hr } }
  - { id: c, name: 丙 / C, approvers: { role: legal } }
  - { id: d, name: 丁 / D, approvers: { role: finance } }`

const definitions: Record<string, ProcessDefinition> = {
  'all, replay': process(route('all'), '{ onReturn: { resume: replay, maxRounds: 2 } }'),
  'all, jumpBack, duplicates pass': process(
    route('all'),
    '{ onReturn: { resume: jumpBack, maxRounds: 5 }, duplicateApprover: autoPassLater }',
  ),
  'any approval, no withdrawing late': process(
    route('{ any: anyApprove }'),
    '{ withdrawAfterDecision: false, duplicateApprover: autoPassConsecutive }',
  ),
  'in order, the initiator passes': process(route('inOrder'), '{ initiatorIsApprover: autoPass, onReturn: jumpBack }'),
  'votes counted': process(route('{ all: countVotes }')),
  'weighted votes': process(
    route('{ vote: { pass: 3, weights: { finance_director: 2 } } }'),
    '{ duplicateApprover: autoPassLater }',
  ),
}

const someone = fc.constantFrom(...people.map((p) => p.id), 'ghost')
const insider = fc.constantFrom(...people.filter((p) => p.active).map((p) => p.id))
const values = fc.record({
  amount: fc.constantFrom(money(50), money(500), money(0)),
  note: fc.constantFrom('一', '二'),
})
const first = fc.record({ amount: fc.constantFrom(money(50), money(500)) })
const target = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ to: 'initiator' } as const) },
  { weight: 2, arbitrary: fc.constant({ to: 'previous' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      to: fc.constant('step' as const),
      step: fc.constantFrom('a', 'b', 'c', 'd', 'x', 'nowhere'),
    }),
  },
)
const words = fc.constantFrom('好', '好', '好', '')

/** Mostly those who are asked do the asking: a walk of strangers would never get anywhere. */
const asked = fc.record({
  hours: fc.integer({ min: 0, max: 30 }),
  by: fc.oneof({ weight: 5, arbitrary: fc.constant('whoever is on') }, { weight: 1, arbitrary: someone }),
})
const wish = fc.oneof(
  /** Approve, or resubmit unchanged: whatever takes it forward. */
  { weight: 24, arbitrary: fc.record({ do: fc.constant('onward' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('approve' as const), values }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject' as const), comment: words }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('return' as const), to: target, reason: words }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('resubmit' as const), values }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('transfer' as const), to: someone }) },
  { weight: 1, arbitrary: fc.constant({ do: 'withdraw' as const }) },
  { weight: 2, arbitrary: fc.constantFrom({ do: 'urge' as const }, { do: 'comment' as const, text: '?' }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tick' as const), nth: fc.nat(5) }) },
)
const walk = fc.tuple(insider, first, fc.array(fc.tuple(asked, wish), { minLength: 5, maxLength: 30 }))

type Walk = typeof walk extends fc.Arbitrary<infer W> ? W : never
type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never

function* steps(definition: ProcessDefinition, [initiator, values, rest]: Walk) {
  let now = Temporal.Instant.from(MORNING)
  let state: State
  let id = 0
  const events: Event[] = []
  const facts = () => factsAt({ definition }, now, () => `#${(id += 1)}`)
  const ask = (command: Command) => {
    const before = state
    const answer = decide(state, command, facts())
    const told: readonly Event[] = isRefusal(answer) ? [] : answer
    state = told.reduce<State>(evolve, state)
    events.push(...told)
    return { before, command, state, told, events: [...events], facts: facts() }
  }
  yield ask({ do: 'submit', by: initiator, values })
  for (const [{ hours, by }, wish] of rest) {
    now = now.add({ hours })
    yield ask(spoken(wish, by, state, definition, facts()))
  }
}

function spoken(
  wish: Wish,
  by: string,
  state: State,
  definition: ProcessDefinition,
  facts: ReturnType<typeof factsAt>,
): Command {
  if (wish.do === 'tick')
    return {
      do: 'tick',
      by: 'clock',
      key: (state && deadlinesOf(state, definition, facts)[wish.nth]?.key) ?? 'overdue:#1',
    }
  const initiator = state?.initiator ?? 'ghost'
  const own = wish.do === 'withdraw' || wish.do === 'resubmit' || state?.status === 'returned'
  const on = own ? initiator : state ? (openTasks(state)[0]?.person ?? initiator) : initiator
  const who = by === 'whoever is on' ? on : by
  if (wish.do !== 'onward') return { ...wish, by: who }
  return state?.status === 'returned' ? { do: 'resubmit', by: who, values: state.values } : { do: 'approve', by: who }
}

type Moment = ReturnType<typeof steps> extends Generator<infer M> ? M : never

const decisions = ['Approved', 'Rejected', 'Returned', 'Transferred', 'AutoPassed', 'TaskCancelled'] as const
const decides = (e: Event): e is Extract<Event, { type: (typeof decisions)[number] }> =>
  (decisions as readonly string[]).includes(e.type)

const laws: Record<string, (moment: Moment, definition: ProcessDefinition) => void> = {
  'the stored state is the fold of the events': ({ state, events }) => expect(fold(events)).toEqual(state),
  'the state survives being stored as JSON': ({ state }) =>
    expect(state && JSON.parse(JSON.stringify(state))).toEqual(state),
  'a finished request never moves': ({ before, state, told }) => {
    if (!before || !isFinished(before)) return
    expect(told.map((e) => e.type).filter((t) => t !== 'Commented')).toEqual([])
    expect(state).toEqual(before)
  },
  'an underway request waits for somebody, at one step only': ({ state }) => {
    if (state?.status !== 'underway') return
    const open = openTasks(state)
    expect(open.length).toBeGreaterThan(0)
    expect(open.filter((t) => t.activation !== state.at)).toEqual([])
  },
  'nothing else waits for anybody': ({ state }) => {
    if (!state || state.status === 'underway') return
    expect(state.tasks.filter((t) => t.state === 'open' || t.state === 'waiting')).toEqual([])
    expect(state.activations.filter((a) => a.state === 'open')).toEqual([])
  },
  'a task is decided at most once': ({ events }) => {
    const decided = events.filter(decides).map((e) => e.task)
    expect(new Set(decided).size).toBe(decided.length)
  },
  'only the person asked decides': ({ told, before }) => {
    for (const e of told)
      if (e.type === 'Approved' || e.type === 'Rejected' || e.type === 'Returned' || e.type === 'Transferred')
        expect(before?.tasks.find((t) => t.id === e.task)).toMatchObject({ person: e.by, state: 'open' })
  },
  'nobody has two voices in a step': ({ state }) => {
    const voices = (state?.tasks ?? [])
      .filter((t) => t.state !== 'transferred')
      .map((t) => `${t.activation} ${t.person}`)
    expect(new Set(voices).size).toBe(voices.length)
  },
  'nobody approves their own request, unless that is written': ({ events, state }, { policies }) => {
    if (policies.initiatorIsApprover !== 'toManager') return
    expect(events.filter((e) => e.type === 'Approved' && e.by === state?.initiator)).toEqual([])
  },
  'a step passes on votes given since it was entered': ({ events }) => {
    for (const [i, passed] of events.entries()) {
      if (passed.type !== 'StepPassed') continue
      const entered = events.findLastIndex((e, at) => at < i && e.type === 'StepEntered')
      expect(events[entered]).toMatchObject({ activation: passed.activation })
      const since = events.slice(entered, i)
      expect(since.some((e) => e.type === 'Approved' || e.type === 'AutoPassed')).toBe(true)
    }
  },
  'an approved request has a yes from the last step it went through, in its last round': ({ state }) => {
    if (state?.status === 'approved')
      expect(state.activations.at(-1)).toMatchObject({ state: 'passed', round: state.round })
  },
  'rounds only grow, and not beyond what is allowed': ({ before, state }, { policies }) => {
    if (!state) return
    expect(state.round).toBeGreaterThanOrEqual(before?.round ?? 1)
    expect(state.round).toBeLessThanOrEqual(policies.onReturn.maxRounds)
  },
  'the clock’s keys are unique and belong to open tasks': ({ state, facts }, definition) => {
    const keys = state ? deadlinesOf(state, definition, facts).map((d) => d.key) : []
    expect(new Set(keys).size).toBe(keys.length)
    const open = new Set(state ? openTasks(state).map((t) => t.id) : [])
    expect(keys.filter((k) => !open.has(k.split(':')[1] ?? ''))).toEqual([])
  },
  'nobody is reminded more often than allowed, and nothing fires for a task that is done': ({
    events,
    before,
    told,
  }) => {
    for (const e of told)
      if (e.type === 'Reminded' || e.type === 'BecameOverdue')
        expect(before?.tasks.find((t) => t.id === e.task)?.state).toBe('open')
    const reminded = events.filter((e) => e.type === 'Reminded').map((e) => `${e.task} ${e.count}`)
    expect(new Set(reminded).size).toBe(reminded.length)
    expect(events.filter((e) => e.type === 'Reminded' && e.count > 3)).toEqual([])
  },
  'what is offered is what is not refused': ({ state, facts }, definition) => {
    for (const person of state ? people : []) offered(state as Request, person.id, facts, definition)
  },
}

const WANT_OF_RIGHT = new Set([
  'not-your-task',
  'not-your-turn',
  'not-your-request',
  'not-returned',
  'already-finished',
  'already-decided',
  'already-decided-by-others',
  'not-visible',
  'nobody-to-urge',
  'urged-recently',
])

function offered(state: Request, by: string, facts: Moment['facts'], definition: ProcessDefinition): void {
  const may = mayOf(state, by, facts)
  const commands: Command[] = [
    { do: 'approve', by },
    { do: 'reject', by, comment: '不' },
    { do: 'return', by, to: { to: 'initiator' }, reason: '请补' },
    { do: 'withdraw', by },
    { do: 'urge', by },
    { do: 'comment', by, text: '好' },
    { do: 'resubmit', by, values: state.values },
  ]
  for (const command of commands) {
    const answer = decide(state, command, facts)
    const forbidden = isRefusal(answer) && WANT_OF_RIGHT.has(answer.refused)
    expect([by, command.do, !forbidden]).toEqual([by, command.do, may.includes(command.do)])
  }
  if (!may.includes('return')) return
  for (const step of returnTargets(state, definition))
    expect(decide(state, { do: 'return', by, to: { to: 'step', step }, reason: '请补' }, facts)).not.toHaveProperty(
      'refused',
    )
}

/** Asked of everybody with every verb: dear, so only where a walk has come to. */
const dear = 'what is offered is what is not refused'

test.each(Object.entries(definitions))('%s: the laws hold', (_, definition) => {
  fc.assert(
    fc.property(walk, (w) => {
      const moments = [...steps(definition, w)]
      for (const [i, moment] of moments.entries())
        for (const [name, law] of Object.entries(laws)) {
          if (name === dear && i < moments.length - 1) continue
          try {
            law(moment, definition)
          } catch (error) {
            throw new Error(`${name}, after ${JSON.stringify(moment.command)}`, { cause: error })
          }
        }
    }),
    { numRuns: 100 },
  )
})

test('the walks go places: approved, rejected, withdrawn, returned, escalated, and too often returned', () => {
  const seen = new Set<string>()
  for (const definition of Object.values(definitions))
    for (const w of fc.sample(walk, { numRuns: 60, seed: 7 }))
      for (const { told, state, facts } of steps(definition, w)) {
        for (const e of told)
          seen.add(e.type === 'RequestRejected' ? e.because : e.type === 'Resubmitted' ? e.resume : e.type)
        if (state) forecast(state, facts)
      }
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'RequestApproved',
      'rejected',
      'too-many-rounds',
      'Withdrawn',
      'Returned',
      'replay',
      'jumpBack',
      'Transferred',
      'TaskActivated',
      'AutoPassed',
      'EmptyApproverEscalated',
      'StepSkipped',
      'Copied',
      'Reminded',
      'BecameOverdue',
      'Urged',
      'Commented',
    ]),
  )
})
