// What the card specs share: a reader, a request as screens see it, and buttons that show what they mean.
import { makerFor, type Maker } from '../../../src/assistant/cards/maker.ts'
import type { RequestDetail, RouteStepView } from '../../../src/assistant/views.ts'
import type { Task } from '../../../src/approval/request.ts'
import type { Card } from '../../../src/chat/card.ts'
import type { Press } from '../../../src/dialogue/conversation.ts'
import type { Person } from '../../../src/people/organisation.ts'
import { definition, now, organisation, processes } from '../dialogue/kit.ts'

/** Button ids are the presses themselves, so a spec can read what a button would do. */
export function makerOf(locale: 'zh' | 'en' = 'zh'): Maker {
  const me: Person = { ...organisation.person('zhang')!, locale }
  return makerFor(me, { organisation, now, processes }, (press) => JSON.stringify(press))
}

export const pressOf = (card: Card, label: string): Press => {
  const button = card.buttons.find((b) => b.label === label)
  if (!button) throw new Error(`no button ${label} among ${card.buttons.map((b) => b.label).join()}`)
  return JSON.parse(button.id) as Press
}

const view = (id: string) => ({
  id,
  name: organisation.person(id)?.name ?? id,
  department: { zh: '研发部', en: 'R&D' },
})
export const step = (name: string, people: readonly string[], more: Partial<RouteStepView> = {}): RouteStepView => ({
  step: name,
  name: { zh: name, en: name },
  kind: 'approve',
  state: 'coming',
  round: 1,
  people: people.map((id) => ({ ...view(id), state: 'coming' })),
  ...more,
})

export const task: Task = {
  id: 'task-1',
  activation: 'a1',
  step: 'manager',
  person: 'wang',
  because: { why: 'manager' },
  order: 0,
  state: 'open',
  dueAt: '2026-03-06T02:00:00Z',
  reminders: 0,
}

export function detail(more: Partial<RequestDetail> = {}): RequestDetail {
  const leave = definition('leave')
  return {
    id: 'q1',
    number: 'LV-20260305-0001',
    process: 'leave',
    processName: leave.name,
    title: { zh: '年假 3月11日 – 3月13日', en: 'Annual leave 11 Mar – 13 Mar' },
    initiator: view('zhang'),
    status: 'underway',
    submittedAt: '2026-03-05T01:30:00Z',
    waitingFor: [view('wang')],
    stepName: { zh: '直属主管', en: 'Direct manager' },
    revision: 4,
    version: 1,
    round: 1,
    fields: leave.form.fields.map((f) => ({ ...f, right: 'read' })),
    values: { leaveType: 'annual', period: { start: '2026-03-11', end: '2026-03-13', days: 3 }, reason: '回老家' },
    people: {},
    route: [step('直属主管', ['wang'], { step: 'manager', state: 'current' }), step('人事', ['li'], { kind: 'copy' })],
    timeline: [],
    may: [],
    returnTargets: [],
    ...more,
  }
}
