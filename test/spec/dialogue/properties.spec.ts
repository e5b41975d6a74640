// Whatever is said and pressed, in whatever order: it never breaks, and nothing is done that was not shown and agreed to.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft, Press, Proposal, Step } from '../../../src/dialogue/conversation.ts'
import type { Facts } from '../../../src/dialogue/facts.ts'
import { newConversation, next, type Input } from '../../../src/dialogue/next.ts'
import { ACTS, type Act } from '../../../src/language/understanding.ts'
import { factsFor, jamesExpense, liExpense, mine, processes, reordered, wangLeave } from './kit.ts'

const SECRET = '机密病情'
const names = ['王芳', '李雷', '陈思', '孙悟空', 'wang', '']
const dates = ['2026-03-11', '2026-03-12', '2026-03-07', '2026-02-30', '2029-01-01', '', 'x']
const value = fc.oneof(
  fc.constantFrom(...names, ...dates, 'annual', 'sick', 'am', 'pm', 'contract', 'CNY', 'XAU', '打车', '<b>', SECRET),
  fc.constantFrom(0, -1, 0.5, 1, 2, 3, 300, 1e21, Number.NaN),
  fc.boolean(),
  fc.array(fc.constantFrom(...names), { maxLength: 3 }),
  fc.array(fc.constantFrom(1, 20, -3), { maxLength: 3 }),
)
const formFields = new Set(processes.flatMap((p) => p.definition.form.fields.map((f) => f.id)))
const otherNames =
  'start end startHalf endHalf durationDays date currency amounts person personId stepId comment lines.amount __proto__ constructor'
const fieldNames = [...formFields, ...otherNames.split(' ')]
const fields = fc.dictionary(fc.constantFrom(...fieldNames), value, { maxKeys: 4 })
const requestIds = ['r1', 'r2', 'r3', 'm1', 'm2', 'r9']
const keys = ['leave', 'expense', 'purchase', 'business_trip', 'rocket']
const target = fc.record(
  {
    owner: fc.constantFrom(...names),
    process: fc.constantFrom(...keys),
    number: fc.constantFrom('0002', '7', '', 'EX-20260303-0002', 'm2'),
    index: fc.integer({ min: -1, max: 4 }),
    all: fc.boolean(),
    amount: fc.constantFrom(300, 800, -1),
    maxAmount: fc.constantFrom(0, 500, 5000),
    date: fc.constantFrom(...dates),
  },
  { requiredKeys: [] },
)
const act: fc.Arbitrary<Act> = fc.record(
  {
    act: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom('start' as const, 'provide' as const, 'correct' as const, 'confirm' as const),
      },
      fc.constantFrom(...ACTS),
    ),
    confidence: fc.constant(0.9),
    process: fc.constantFrom(...keys),
    fields,
    target,
    missing: fc.subarray(fieldNames, { maxLength: 2 }),
  },
  { requiredKeys: ['act', 'confidence'] },
)
const proposal: fc.Arbitrary<Proposal> = fc.oneof(
  fc.record({
    propose: fc.constant('submit' as const),
    draft: fc.constantFrom('draft-1', 'draft-2', 'x'),
    edition: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({
    propose: fc.constant('command' as const),
    request: fc.constantFrom(...requestIds),
    command: fc.constant({ do: 'approve' as const, task: 'task-r1' }),
    revision: fc.constantFrom(3, 4, 5),
  }),
)
const draft = fc.constantFrom('draft-1', 'draft-2', 'draft-3', 'x')
const request = fc.constantFrom(...requestIds)
const command = fc.constantFrom(
  { do: 'approve' as const, task: 't' },
  { do: 'reject' as const, comment: '' },
  { do: 'return' as const, to: { to: 'initiator' as const }, reason: '' },
  { do: 'transfer' as const, to: '' },
  { do: 'withdraw' as const },
  { do: 'urge' as const },
  { do: 'comment' as const, text: '' },
)
const press: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ press: fc.constant('answer' as const), draft, field: fc.constantFrom(...fieldNames), value }),
  fc.record({
    press: fc.constant('choose-person' as const),
    id: fc.constantFrom('wang', 'chen1', 'chen2', 'gone', 'x'),
  }),
  fc.record({ press: fc.constant('choose-request' as const), id: request }),
  fc.record({ press: fc.constant('choose-act' as const), index: fc.integer({ min: -1, max: 3 }) }),
  fc.record({ press: fc.constant('choose-process' as const), key: fc.constantFrom(...keys) }),
  fc.record({ press: fc.constant('confirm' as const), proposal }),
  fc.record({ press: fc.constant('cancel' as const), draft }),
  fc.constant({ press: 'cancel' as const }),
  fc.record({ press: fc.constant('resume' as const), draft }),
  fc.record({ press: fc.constant('edit' as const), draft }),
  fc.record({ press: fc.constant('form' as const), draft }),
  fc.record({ press: fc.constant('edit' as const), draft, field: fc.constantFrom(...fieldNames) }),
  fc.record({ press: fc.constant('correct-request' as const), request }),
  fc.record({ press: fc.constant('decide' as const), request, command }),
  fc.record({ press: fc.constant('propose' as const), request, command }),
  fc.record({ press: fc.constant('view' as const), request }),
  fc.record({ press: fc.constant('start' as const), process: fc.constantFrom(...keys) }),
  fc.constant({ press: 'say' as const, text: 'x' }),
)
const input: fc.Arbitrary<Input> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.array(act, { maxLength: 3 }),
        fc.constantFrom('', '2', '好的', '🎉', `原因是${SECRET}`),
        fc.array(act, { maxLength: 2 }),
        fc.boolean(),
      )
      .map(([acts, text, meant, unsure]): Input => ({
        kind: 'understood',
        text,
        understanding: {
          acts,
          engine: 'offline',
          ms: 0,
          ...(unsure && acts.length === 0 ? { didYouMean: meant } : {}),
        },
      })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(press, fc.option(fc.constantFrom('', '王芳', 'li', '理由'), { nil: undefined }))
      .map(([press, input]): Input => ({ kind: 'pressed', press, ...(input === undefined ? {} : { input }) })),
  },
  {
    weight: 1,
    arbitrary: draft.map((id): Input => ({
      kind: 'form',
      draft: id,
      values: { amount: { amount: '5', currency: 'CNY' }, reason: 'x', leaveType: 'annual' },
    })),
  },
)
/** What happens in between: nothing, or every request moves on. */
const script = fc.array(fc.tuple(input, fc.constantFrom(0, 0, 0, 1)), { minLength: 1, maxLength: 14 })

const worldAt = (moved: number): Partial<Facts> => ({
  pending: [wangLeave, liExpense, jamesExpense].map((t) => ({ ...t, revision: t.revision + moved })),
  mine: [
    { ...mine('m1', 'LV-m1', 'leave', 'underway'), revision: 5 + moved },
    mine('m2', 'EX-m2', 'expense', 'returned', { amount: { amount: '5', currency: 'CNY' }, reason: '打车' }),
  ],
})

interface Shown {
  proposal: Proposal
  draft?: Draft
}

/** Plays the script; `check` sees every turn with the cards shown before it. */
function play(
  steps: readonly (readonly [Input, number])[],
  check: (
    turn: ReturnType<typeof next>,
    input: Input,
    shown: readonly Shown[],
    revisionOf: (id: string) => number | undefined,
  ) => void,
): void {
  let conversation = newConversation('zh')
  const shown: Shown[] = []
  let moved = 0
  const facts = factsFor()
  for (const [input, move] of steps) {
    moved += move
    const world = { ...facts, ...worldAt(moved) }
    const before = deepFreeze(reordered(conversation))
    const turn = next(before, deepFreeze(input), world)
    check(turn, input, shown, (id) => [...world.pending, ...world.mine].find((r) => r.id === id)?.revision)
    shown.push(
      ...turn.steps.flatMap((s) =>
        s.step === 'confirm' ? [{ proposal: s.proposal, ...(s.draft ? { draft: s.draft } : {}) }] : [],
      ),
    )
    conversation = turn.conversation
  }
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}

const RUNS = { numRuns: 400 }
type Do = Extract<Step, { step: 'do' }>
const doings = (steps: readonly Step[]): Do[] => steps.filter((s): s is Do => s.step === 'do')

const asksReason = (c: ReturnType<typeof next>['conversation']) =>
  c.asked?.ask === 'field' && c.asked.field === 'reason'

const leaks = (c: ReturnType<typeof next>['conversation']) => c.turns.filter((t) => t.text.includes(SECRET)).length

describe('whatever is said and pressed', () => {
  test('nothing breaks; the state stays plain data; there is one question at a time, and it is the one remembered', () => {
    fc.assert(
      fc.property(script, (steps) => {
        play(steps, ({ conversation, steps }) => {
          expect(JSON.parse(JSON.stringify(conversation))).toEqual(conversation)
          const open = steps.filter((s) => s.step === 'ask' || s.step === 'confirm')
          expect(open.length).toBeLessThanOrEqual(1)
          expect(conversation.asked && conversation.confirming).toBeUndefined()
          for (const s of open) {
            if (s.step === 'ask') expect(s.question).toEqual(conversation.asked)
            else expect(s.proposal).toEqual(conversation.confirming)
          }
          expect(conversation.drafts.length).toBeLessThanOrEqual(9)
        })
      }),
      RUNS,
    )
  })

  test('a request is submitted only as a card showed it', () => {
    fc.assert(
      fc.property(script, (steps) => {
        play(steps, ({ steps }, _input, shown) => {
          for (const { draft, command } of doings(steps)) {
            if (command.do !== 'submit' && command.do !== 'resubmit') continue
            const card = shown.find(
              (s) =>
                s.proposal.propose === 'submit' &&
                s.proposal.draft === draft?.id &&
                s.proposal.edition === draft.edition,
            )
            expect(card?.draft?.values).toEqual(draft?.values)
            expect(card?.draft?.picks).toEqual(draft?.picks)
          }
        })
      }),
      RUNS,
    )
  })

  test('a decision is made only by a task card’s button, or as a card showed it, at the revision it showed', () => {
    fc.assert(
      fc.property(script, (steps) => {
        play(steps, ({ steps }, input, shown, revisionOf) => {
          for (const { request, command, revision } of doings(steps)) {
            if (command.do === 'submit' || command.do === 'resubmit') continue
            if (input.kind === 'pressed' && input.press.press === 'decide') {
              expect([request, command.do]).toEqual([input.press.request, input.press.command.do])
              continue
            }
            const items = shown.flatMap(({ proposal: p }) =>
              p.propose === 'command' ? [p] : p.propose === 'commands' ? p.items : [],
            )
            const same = items.filter((i) => i.request === request && i.revision === revision)
            expect(same.map((i) => i.command)).toContainEqual(command)
            expect(revisionOf(request ?? '')).toBe(revision)
          }
        })
      }),
      RUNS,
    )
  })

  test('a private value never stays in the turns', () => {
    const says = (fields: Record<string, string>, name: Act['act']): Input => ({
      kind: 'understood',
      text: `原因是${SECRET}`,
      understanding: { acts: [{ act: name, process: 'leave', fields, confidence: 1 }], engine: 'offline', ms: 0 },
    })
    const first: [Input, number] = [says({ leaveType: 'sick', reason: SECRET }, 'start'), 0]
    const then = fc.array(
      fc.constantFrom<Input>(
        says({ reason: SECRET }, 'provide'),
        says({ reason: SECRET }, 'correct'),
        says({}, 'outOfScope'),
        { kind: 'pressed', press: { press: 'edit', draft: 'draft-1', field: 'reason' } },
      ),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(then, (inputs) => {
        let [wasAsked, before] = [false, 0]
        play([first, ...inputs.map((i): [Input, number] => [i, 0])], ({ conversation }, input) => {
          const named =
            input.kind === 'understood' && input.understanding.acts.some((a) => a.fields?.['reason'] !== undefined)
          if (named || wasAsked) expect(leaks(conversation)).toBeLessThanOrEqual(before)
          before = leaks(conversation)
          wasAsked = asksReason(conversation)
        })
      }),
      { numRuns: 100 },
    )
  })
})
