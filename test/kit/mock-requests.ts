// The mock server's requests: a few in every state, and what happens when somebody decides. Two steps, no rules: not the real core.
import type { Done, ProcessView } from '../../src/http/contract.ts'
import type { ProposedCommand } from '../../src/dialogue/conversation.ts'
import type { RequestDetail, RouteStepView, TimelineEntry } from '../../src/assistant/views.ts'
import type { Values } from '../../src/approval/form.ts'
import type { Verb } from '../../src/approval/commands.ts'
import { people, person, processes } from './mock-people.ts'

export interface Stored extends RequestDetail {
  decided: string[]
}
export type MockCommand = ProposedCommand | { do: 'resubmit'; values: Values }

export function createRequests(minutesAgo: (n: number) => string) {
  let n = 0
  const all: Stored[] = []
  function route(r: Stored): RouteStepView[] {
    const line = steps('wang', r.process === 'expense' ? 'qian' : 'li')
    const at = r.decided.length
    const done = r.status === 'approved'
    const decision = line.map((s, i): RouteStepView => {
      const state: RouteStepView['state'] =
        r.status === 'rejected' && i === at
          ? 'rejected'
          : r.status === 'returned' && i === at
            ? 'returned'
            : i < at || done
              ? 'done'
              : i === at && r.status === 'underway'
                ? 'current'
                : r.status === 'underway'
                  ? 'coming'
                  : 'cancelled'
      const task = {
        done: 'approved',
        current: 'open',
        coming: 'coming',
        skipped: 'coming',
        rejected: 'rejected',
        returned: 'returned',
        cancelled: 'cancelled',
      } as const
      return {
        step: s.step,
        name: s.name,
        kind: 'approve',
        mode: s.mode,
        state,
        round: r.round,
        people: s.who.map((id) => ({
          ...person(id),
          state: task[state],
          ...(i < at ? { decidedAt: minutesAgo(50 - i), comment: r.decided[i]! } : {}),
          ...(state === 'current' ? { dueAt: minutesAgo(-600) } : {}),
        })),
      }
    })
    return [
      ...decision,
      {
        step: 'copy',
        name: { zh: '抄送前台', en: 'Reception' },
        kind: 'copy',
        state: done ? 'done' : 'coming',
        round: r.round,
        people: [{ ...person('olivia'), state: done ? 'autoPassed' : 'coming' }],
      },
    ]
  }

  function refresh(r: Stored): void {
    r.route = route(r)
    const current = r.route.find((s) => s.state === 'current')
    r.waitingFor = current?.people ?? (r.status === 'returned' ? [r.initiator] : [])
    if (current) r.stepName = current.name
    else delete r.stepName
    if (r.status !== 'underway' && r.status !== 'returned') r.finishedAt ??= minutesAgo(0)
  }

  const say = (r: Stored, type: string, by: string, more: Partial<TimelineEntry> = {}, at = minutesAgo(0)) => {
    r.timeline = [...r.timeline, { seq: r.timeline.length + 1, at, type, by: person(by), ...more }]
    r.revision++
  }

  function start(process: ProcessView, by: string, values: Values, title: { zh: string; en: string }, ago = 0): Stored {
    n++
    const r: Stored = {
      id: `r${n}`,
      number: `${process.key === 'leave' ? 'LV' : process.key === 'expense' ? 'EX' : 'PU'}-20261125-${String(n).padStart(4, '0')}`,
      process: process.key,
      processName: process.name,
      title,
      initiator: person(by),
      status: 'underway',
      submittedAt: minutesAgo(ago),
      waitingFor: [],
      revision: 0,
      version: process.version,
      round: 1,
      fields: process.form.fields.map((f) => ({ ...f, right: f.id === 'costCentre' ? 'write' : 'read' })),
      values,
      people: Object.fromEntries(people.map((p) => [p.id, p])),
      route: [],
      timeline: [],
      may: [],
      returnTargets: [],
      decided: [],
    }
    say(r, 'Submitted', by, {}, minutesAgo(ago))
    refresh(r)
    all.unshift(r)
    return r
  }

  function view(r: Stored, me: string): RequestDetail {
    const { decided: _, ...detail } = r
    const mine = r.initiator.id === me
    const task = r.status === 'underway' && r.waitingFor.some((p) => p.id === me)
    const may: Verb[] = ['comment']
    if (task) may.push('approve', 'reject', 'return', 'transfer')
    if (mine && r.status === 'underway') may.push('withdraw', 'urge')
    if (mine && r.status === 'returned') may.push('resubmit', 'withdraw')
    return {
      ...detail,
      may,
      ...(task ? { myTask: `${r.id}-t${r.decided.length}` } : {}),
      returnTargets:
        task && r.decided.length ? [{ step: 'manager', name: { zh: '直属主管', en: 'Line manager' } }] : [],
    }
  }

  function command(r: Stored, by: string, c: MockCommand): Done {
    const ok = (): Done => {
      refresh(r)
      return { ok: true, request: r.id, number: r.number, revision: r.revision }
    }
    const mine = r.waitingFor.some((p) => p.id === by)
    switch (c.do) {
      case 'comment':
        say(r, 'Commented', by, { text: c.text })
        return ok()
      case 'urge':
        if (r.timeline.some((t) => t.type === 'Urged'))
          return {
            ok: false,
            refusal: { refused: 'urged-recently', again: minutesAgo(-30) },
            message: '刚刚催过了，30 分钟后可以再催。',
          }
        say(r, 'Urged', by, { people: r.waitingFor, ...(c.text ? { text: c.text } : {}) })
        return ok()
      case 'withdraw':
        r.status = 'withdrawn'
        say(r, 'Withdrawn', by, c.reason ? { text: c.reason } : {})
        return ok()
      case 'resubmit':
        r.values = c.values
        r.status = 'underway'
        r.round++
        r.decided = []
        say(r, 'Resubmitted', by)
        return ok()
    }
    if (!mine)
      return { ok: false, refusal: { refused: 'not-your-task' }, message: '这一步不由您审批，或者已经有人处理过了。' }
    if (c.do === 'approve') {
      say(r, 'Approved', by, {
        ...(c.comment ? { text: c.comment } : {}),
        ...(r.stepName ? { stepName: r.stepName } : {}),
      })
      r.decided.push(c.comment ?? '')
      if (r.decided.length === 2) {
        r.status = 'approved'
        say(r, 'RequestApproved', by)
      }
    } else if (c.do === 'reject') {
      r.status = 'rejected'
      say(r, 'Rejected', by, { text: c.comment })
    } else if (c.do === 'return') {
      r.status = 'returned'
      say(r, 'Returned', by, { text: c.reason })
    } else {
      say(r, 'Transferred', by, { people: [person(c.to)], ...(c.reason ? { text: c.reason } : {}) })
      r.waitingFor = [person(c.to)]
    }
    return ok()
  }

  function seed(): void {
    const [leave, expense, purchase] = processes as [ProcessView, ProcessView, ProcessView]
    for (let i = 0; i < 24; i++) {
      const old = start(
        leave,
        i % 3 ? 'zhang' : 'zhou',
        { leaveType: 'annual', period: { start: '2026-09-07', end: '2026-09-08', days: 2 } },
        { zh: `年假 9月${7 + (i % 20)}日`, en: `Annual leave, ${7 + (i % 20)} Sep` },
        60 * 24 * (70 - i),
      )
      command(old, 'wang', { do: 'approve' })
      command(old, 'li', { do: i % 7 === 5 ? 'reject' : 'approve', comment: '已安排' })
      old.finishedAt = minutesAgo(60 * 24 * (69 - i))
    }
    start(
      leave,
      'wu',
      {
        leaveType: 'sick',
        period: { start: '2026-11-26', end: '2026-11-27', endHalf: 'am', startHalf: 'am', days: 1.5 },
        reason: '感冒发烧，去医院看一下',
        handover: 'zhang',
        proof: [{ file: 'f1', name: '就诊预约单.pdf', size: 183_000, type: 'application/pdf' }],
      },
      { zh: '病假 11月26日至11月27日上午', en: 'Sick leave, 26 to 27 Nov' },
      95,
    )
    start(
      purchase,
      'zheng',
      { item: '27 英寸 4K 显示器', quantity: 3, unitPrice: { amount: '1499.00', currency: 'CNY' }, urgency: 'urgent' },
      { zh: '采购 27 英寸 4K 显示器 3 件', en: 'Purchase: 3 × 27-inch 4K display' },
      60 * 30,
    )
    const trip = start(
      expense,
      'zhang',
      {
        title: '客户拜访交通与餐费',
        lines: [
          { date: '2026-11-20', what: '虹桥机场至客户公司打车', amount: { amount: '86.00', currency: 'CNY' } },
          { date: '2026-11-20', what: '与客户工作午餐', amount: { amount: '352.50', currency: 'CNY' } },
          { date: '2026-11-21', what: '高铁 上海—杭州', amount: { amount: '73.00', currency: 'CNY' } },
        ],
        amount: { amount: '511.50', currency: 'CNY' },
        costCentre: 'sales',
      },
      { zh: '客户拜访交通与餐费 ¥511.50', en: 'Client visit, taxi and lunch ¥511.50' },
      60 * 5,
    )
    command(trip, 'wang', { do: 'approve', comment: '属实，同意报销。' })
    command(trip, 'zhang', { do: 'comment', text: '餐费发票原件明天交到财务。' })
    const back = start(
      leave,
      'zhang',
      { leaveType: 'personal', period: { start: '2026-12-07', end: '2026-12-09', days: 3 }, reason: '搬家' },
      { zh: '事假 12月7日至12月9日', en: 'Personal leave, 7 to 9 Dec' },
      60 * 20,
    )
    command(back, 'wang', { do: 'return', to: { to: 'initiator' }, reason: '9 号有版本发布，请改到发布之后。' })
    start(
      leave,
      'zhang',
      {
        leaveType: 'annual',
        period: { start: '2026-12-02', end: '2026-12-02', startHalf: 'pm', endHalf: 'pm', days: 0.5 },
        reason: '家里有事',
      },
      { zh: '年假 12月2日下午', en: 'Annual leave, 2 Dec afternoon' },
      12,
    )
  }
  seed()
  return { all, start, view, command, find: (id: string) => all.find((r) => r.id === id) }
}

const steps = (first: string, second: string) => [
  { step: 'manager', name: { zh: '直属主管', en: 'Line manager' }, who: [first], mode: 'any' as const },
  { step: 'hr', name: { zh: '人事备案', en: 'HR' }, who: [second], mode: 'all' as const },
]
