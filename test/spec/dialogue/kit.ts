// A conversation scripted without any engine: the acts are given, what comes back is read in short words.
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { parseDefinition } from '../../../src/approval/definition.ts'
import type { ProcessDefinition } from '../../../src/approval/flow.ts'
import type { Values } from '../../../src/approval/form.ts'
import { calendarOf } from '../../../src/kernel/calendar.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import type { Conversation, Press, Proposal, Step } from '../../../src/dialogue/conversation.ts'
import type { Facts, MyRequest, PendingTask } from '../../../src/dialogue/facts.ts'
import { newConversation, next, type Input } from '../../../src/dialogue/next.ts'
import type { Act, ActName, FieldValue, Target } from '../../../src/language/understanding.ts'
import { createOrganisation, type Person } from '../../../src/people/organisation.ts'

export const definition = (key: string): ProcessDefinition => {
  const parsed = parseDefinition(readFileSync(new URL(`../../../processes/${key}.yaml`, import.meta.url), 'utf8'))
  if ('problems' in parsed) throw new Error(`processes/${key}.yaml: ${JSON.stringify(parsed.problems[0])}`)
  return parsed.definition
}

export const processes = ['leave', 'expense', 'purchase', 'business_trip', 'seal', 'payment'].map((key) => ({
  definition: definition(key),
  version: 1,
}))

const person = (id: string, name: string, department: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  department,
  aliases: [],
  roles: [],
  zone: 'Asia/Shanghai',
  locale: 'zh',
  active: true,
  ...more,
})

const people: Person[] = [
  person('zhang', '张小满', 'rd', { manager: 'wang' }),
  person('wang', '王芳', 'rd', { manager: 'zhao', aliases: ['王经理'] }),
  person('li', '李雷', 'finance', { roles: ['finance'] }),
  person('chen1', '陈思', 'rd', { manager: 'wang' }),
  person('chen2', '陈思', 'sales'),
  person('zhao', '赵明远', 'gm', { roles: ['gm'] }),
  person('james', 'James Carter', 'london', { locale: 'en', zone: 'Europe/London', calendar: 'GB' }),
  person('gone', '离职人', 'rd', { active: false }),
]
const department = (id: string, zh: string, en: string) => ({ id, name: { zh, en } })

export const organisation = createOrganisation({
  id: 'org',
  key: 'demo',
  name: { zh: '云帆', en: 'Yunfan' },
  zone: 'Asia/Shanghai',
  calendar: 'CN',
  people,
  departments: [
    department('rd', '研发部', 'R&D'),
    department('finance', '财务部', 'Finance'),
    department('sales', '销售部', 'Sales'),
    department('gm', '总经理办公室', 'General office'),
    department('london', '伦敦办公室', 'London office'),
  ],
})

/** Thursday 2026-03-05, ten in the morning in Shanghai. */
export const now = Temporal.Instant.from('2026-03-05T02:00:00Z')

const money = (amount: string, currency = 'CNY') => ({ amount, currency })
const task = (
  id: string,
  number: string,
  owner: string,
  process: string,
  values: Values,
  more: Partial<PendingTask> = {},
): PendingTask => ({
  id,
  number,
  owner,
  process,
  title: { zh: `${process} ${number}`, en: `${process} ${number}` },
  values,
  revision: 3,
  taskId: `task-${id}`,
  ...more,
})

export const wangLeave = task('r1', 'LV-20260302-0001', 'wang', 'leave', {
  leaveType: 'annual',
  period: { start: '2026-03-11', end: '2026-03-13', days: 3 },
})
export const liExpense = task('r2', 'EX-20260303-0002', 'li', 'expense', { amount: money('300') })
export const jamesExpense = task(
  'r3',
  'EX-20260304-0007',
  'james',
  'expense',
  { amount: money('800') },
  {
    returnTo: [{ step: 'manager', people: ['li'] }],
  },
)

export const mine = (
  id: string,
  number: string,
  process: string,
  status: MyRequest['status'],
  values: Values = {},
): MyRequest => ({
  id,
  number,
  owner: 'zhang',
  process,
  status,
  version: 1,
  title: { zh: `${process} ${number}`, en: `${process} ${number}` },
  values,
  revision: 5,
})

export function factsFor(more: Partial<Facts> = {}): Facts {
  let drafts = 0
  return {
    now,
    zone: 'Asia/Shanghai',
    me: 'zhang',
    organisation,
    calendar: calendarOf('CN'),
    processes,
    pending: [],
    mine: [],
    findPeople: (surface) =>
      people
        .filter((p) => p.active && [p.name, ...p.aliases].some((n) => n.toLowerCase() === surface.toLowerCase()))
        .map((p) => p.id),
    newDraftId: () => `draft-${++drafts}`,
    ...more,
  }
}

export const act = (
  name: ActName,
  fields: Record<string, FieldValue> = {},
  target?: Target,
  more: Partial<Act> = {},
): Act => ({
  act: name,
  confidence: 0.95,
  ...(Object.keys(fields).length > 0 ? { fields } : {}),
  ...(target ? { target } : {}),
  ...more,
})
export const start = (process: string, fields: Record<string, FieldValue> = {}, missing: string[] = []): Act =>
  act('start', fields, undefined, { process, missing })
export const provide = (fields: Record<string, FieldValue>): Act => act('provide', fields)
export const correct = (fields: Record<string, FieldValue>): Act => act('correct', fields)
export const yes = act('confirm')
export const no = act('cancel')

export interface Talk {
  readonly conversation: Conversation
  readonly steps: readonly Step[]
  readonly facts: Facts
  says(text: string, ...acts: readonly Act[]): Talk
  input(input: Input): Talk
  presses(press: Press, input?: string): Talk
  /** A quick answer of the last question, by its value, id or key. */
  picks(what: FieldValue): Talk
  /** The world moved on. */
  meanwhile(more: Partial<Facts>): Talk
  hears(...what: readonly string[]): Talk
  /** Values of the open draft. */
  knows(values: Record<string, unknown>): Talk
}

export function talk(more: Partial<Facts> = {}, conversation: Conversation = newConversation('zh')): Talk {
  return talkWith(factsFor(more), conversation, [])
}

function talkWith(facts: Facts, conversation: Conversation, steps: readonly Step[]): Talk {
  const go = (input: Input): Talk => {
    // As the database keeps it: through JSON, and with keys in another order.
    const stored = reordered(conversation)
    const turn = next(stored, input, facts)
    return talkWith(facts, turn.conversation, turn.steps)
  }
  return {
    conversation,
    steps,
    facts,
    says: (text, ...acts) =>
      go({ kind: 'understood', text, understanding: { acts: [...acts], engine: 'offline', ms: 0 } }),
    input: go,
    presses: (press, input) =>
      go({ kind: 'pressed', press: reordered(press), ...(input === undefined ? {} : { input }) }),
    picks(what) {
      const quick = steps.flatMap((s) => (s.step === 'ask' ? s.quick : []))
      const found = quick.find((p) => Object.values(p).some((v) => JSON.stringify(v) === JSON.stringify(what)))
      if (!found) throw new Error(`${JSON.stringify(what)} is not offered among ${JSON.stringify(quick)}`)
      return go({ kind: 'pressed', press: reordered(found) })
    },
    meanwhile: (more) => talkWith({ ...facts, ...more }, conversation, steps),
    hears(...what) {
      expect(steps.map(brief)).toEqual(what)
      return this
    },
    knows(values) {
      expect(conversation.drafts.at(-1)?.values).toMatchObject(values)
      return this
    },
  }
}

export function brief(step: Step): string {
  switch (step.step) {
    case 'say':
      return `say ${step.what.say}`
    case 'ask': {
      const { question } = step
      const about = question.ask === 'field' ? question.field : question.ask
      return `ask ${about}${step.problem ? ` because ${step.problem.code}` : ''}`
    }
    case 'confirm':
      return `confirm ${proposed(step.proposal)}${step.changed ? ` changed ${step.changed.join()}` : ''}`
    case 'do':
      return `do ${step.command.do} ${step.request ?? step.draft?.process ?? ''}`
    case 'judge':
      return `judge ${step.question} ${step.useful ? 'useful' : 'not useful'}`
    case 'insight':
      return step.press.press === 'finding' ? `insight ${step.press.act}` : `insight ${step.press.rhythm}`
    case 'look-up': {
      const { what } = step
      if (what.look === 'figure') return `look figure ${what.metric}`
      return what.look === 'digest' || what.look === 'findings'
        ? `look ${what.look}`
        : `look ${Object.values(what).join(' ')}`
    }
  }
}

const proposed = (p: Proposal): string =>
  p.propose === 'submit'
    ? `submit ${p.draft}`
    : (p.propose === 'command' ? [p] : p.items).map((i) => `${i.command.do} ${i.request}`).join(', ')

/** jsonb gives keys back in its own order. */
export function reordered<T>(value: T): T {
  const turned = JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).reverse())
      : inner,
  )
  return JSON.parse(turned) as T
}
