// A small company and a leave request with its history, for the contracts of the stores.
import type { Event } from '../../../src/approval/events.ts'
import type { Request, Task } from '../../../src/approval/request.ts'
import type { ProcessDefinition } from '../../../src/approval/flow.ts'
import type { Store } from '../../../src/assistant/ports.ts'
import type { Card } from '../../../src/chat/card.ts'
import type { Person } from '../../../src/people/organisation.ts'

export const ORG = 'acme'
export const at = '2026-03-05T01:30:00Z'
export const later = '2026-03-05T03:00:00Z'
export const title = { zh: '年假 3月11日', en: 'Annual leave 11 March' }

const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  aliases: [],
  department: 'sales',
  roles: [],
  zone: 'Asia/Shanghai',
  locale: 'zh',
  active: true,
  ...more,
})

export const company: Parameters<Store['people']['save']>[0] = {
  key: 'acme',
  name: { zh: '艾可美', en: 'Acme' },
  zone: 'Asia/Shanghai',
  calendar: 'CN',
  departments: [
    { id: 'head', name: { zh: '总部', en: 'Head office' }, aliases: ['HQ', '"引号"', 'a,b'] },
    { id: 'sales', name: { zh: '销售部', en: 'Sales' }, parent: 'head', head: 'wang' },
  ],
  people: [
    person('li', '李雷', { manager: 'wang', aliases: ['小李', 'Lei'], email: 'Li.Lei@acme.example' }),
    person('wang', '王芳', { department: 'head', roles: ['manager'], title: '总监' }),
    person('mei', 'Han Mei', { locale: 'en', zone: 'Europe/London', calendar: 'GB' }),
  ],
}

export const task = (id: string, who: string, more: Partial<Task> = {}): Task => ({
  id,
  activation: 'a1',
  step: 'manager',
  person: who,
  because: { why: 'manager' },
  order: 0,
  state: 'open',
  openedAt: at,
  reminders: 0,
  ...more,
})

interface Sample {
  id: string
  number: string
  initiator?: string
  process?: string
  submittedAt?: string
  tasks?: readonly Task[]
}

export const submitted = ({
  id,
  number,
  initiator = 'li',
  process = 'leave',
  submittedAt = at,
  tasks,
}: Sample): Request => ({
  id,
  number,
  process: { key: process, version: 1 },
  initiator,
  values: { reason: 'O\'Brien; drop table request; -- "家里有事" 🙂', days: 1.5 },
  picks: {},
  submittedAt,
  round: 1,
  activations: [],
  tasks: tasks ?? [task(`t-${id}`, 'wang')],
  copied: [],
  status: 'underway',
  at: 'a1',
})

export const submission = (request: Request): Event => ({
  type: 'Submitted',
  by: request.initiator,
  request: request.id,
  number: request.number,
  process: request.process,
  values: request.values,
  at: request.submittedAt,
})

export const comment = (text: string, by = 'wang'): Event => ({ type: 'Commented', by, text, at: later })

/** Submits it, as perform would. */
export async function file(store: Store, request: Request): Promise<Request> {
  await store.requests.save({ before: undefined, after: request, events: [submission(request)], revision: 0, title })
  return request
}

export const approve = (request: Request, by = 'wang'): { after: Request; events: readonly Event[] } => ({
  after: {
    ...request,
    tasks: request.tasks.map((one) => (one.person === by ? { ...one, state: 'approved', decidedAt: later } : one)),
    status: 'approved',
    finishedAt: later,
  },
  events: [
    { type: 'Approved', task: request.tasks[0]?.id ?? '', by, at: later },
    { type: 'RequestApproved', at: later },
  ],
})

export const leave: ProcessDefinition = {
  key: 'leave',
  name: { zh: '请假', en: 'Leave' },
  aliases: { zh: ['休假'], en: ['day off'] },
  form: { fields: [{ kind: 'number', id: 'days', label: { zh: '天数', en: 'Days' }, required: true }] },
  title: { zh: '{days} 天', en: '{days} days' },
  numbering: { prefix: 'LV', digits: 4 },
  route: [],
  policies: {
    initiatorIsApprover: 'toManager',
    duplicateApprover: 'ask',
    emptyApprover: 'toAdmin',
    onReturn: { resume: 'replay', maxRounds: 5 },
    withdrawAfterDecision: true,
  },
}

export const card = (heading: string): Card => ({ title: heading, tone: 'info', blocks: [], buttons: [] })
