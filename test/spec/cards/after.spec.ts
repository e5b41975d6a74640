// Cards after something happened: the approver's, what becomes of it, and what everybody concerned is told.
import { describe, expect, test } from 'vitest'
import { doneCard } from '../../../src/assistant/cards/done.ts'
import { mineCard, pendingCard } from '../../../src/assistant/cards/list.ts'
import { settledCard, type Settled } from '../../../src/assistant/cards/outcome.ts'
import { copyCard, progressCard } from '../../../src/assistant/cards/progress.ts'
import { refusalCard } from '../../../src/assistant/cards/refusal.ts'
import { reminderCard } from '../../../src/assistant/cards/reminder.ts'
import { helpCard, sayingText } from '../../../src/assistant/cards/saying.ts'
import { requestCard } from '../../../src/assistant/cards/status.ts'
import { taskCard } from '../../../src/assistant/cards/task.ts'
import type { TaskSummary } from '../../../src/assistant/views.ts'
import type { Event } from '../../../src/approval/events.ts'
import { plainCard } from '../../../src/chat/plain.ts'
import { newConversation, next } from '../../../src/dialogue/next.ts'
import { processes, talk } from '../dialogue/kit.ts'
import { detail, makerOf, pressOf, step, task } from './kit.ts'

const zh = makerOf()
const en = makerOf('en')

const waiting = (n: number): TaskSummary => ({
  ...detail(),
  id: `q${n}`,
  task: `t${n}`,
  openedAt: '',
  overdue: n === 1,
})

const person = (id: string, name: string) => ({ id, name, department: { zh: '', en: '' } })

describe('the approver’s card', () => {
  test('who, what, the route, the verbs', () => {
    expect(plainCard(taskCard(detail(), task, zh))).toBe(
      [
        '▸ 张小满的请假，等您审批',
        '  年假 3月11日 – 3月13日 · LV-20260305-0001',
        '  ℹ 请在 3月6日 10:00 前处理',
        '    假期类型  年假',
        '    请假时间  3月11日 周三 – 3月13日 周五，共3天',
        '    事由      回老家',
        '  ▶ 直属主管  王芳',
        '  ○ 人事  李雷',
        '  [1] 同意   [2] 拒绝 …   [3] 退回 …   [4] 转交 …   [5] 查看',
      ].join('\n'),
    )
  })

  test('only the values this reader may see', () => {
    const cut = detail({ fields: detail().fields.filter((f) => !f.private), values: { leaveType: 'annual' } })
    expect(plainCard(taskCard(cut, task, zh))).not.toContain('回老家')
  })

  test('reject and return ask for a reason, transfer for a person', () => {
    const card = taskCard(detail(), task, zh)
    const input = (label: string) => card.buttons.find((b) => b.label === label)?.input
    expect(input('拒绝')).toMatchObject({ kind: 'text', required: true })
    expect(input('退回')).toMatchObject({ kind: 'text', required: true })
    expect(input('转交')).toMatchObject({ kind: 'person', required: true })
    expect(input('同意')).toBeUndefined()
    expect(pressOf(card, '同意')).toEqual({
      press: 'decide',
      request: 'q1',
      command: { do: 'approve', task: 'task-1' },
      revision: detail().revision,
    })
  })

  test('a press confirms what the card showed: it carries the revision to the one door', () => {
    const turn = next(
      newConversation('zh'),
      { kind: 'pressed', press: pressOf(taskCard(detail({ revision: 7 }), task, zh), '同意') },
      talk().facts,
    )
    expect(turn.steps).toMatchObject([{ step: 'do', request: 'q1', revision: 7 }])
  })

  test('what its buttons do in a conversation', () => {
    const card = taskCard(detail(), task, zh)
    talk().presses(pressOf(card, '同意')).hears('do approve q1')
    talk().presses(pressOf(card, '拒绝'), '时间冲突').hears('do reject q1')
    talk().presses(pressOf(card, '查看')).hears('look request q1')
  })

  test('a step that is done rather than agreed to', () => {
    const handling = detail({ route: [step('出纳', ['wang'], { step: 'manager', kind: 'handle', state: 'current' })] })
    const card = taskCard(handling, task, zh)
    expect(card.title).toBe('张小满的请假，请您办理')
    expect(card.buttons[0]?.label).toBe('办理完成')
  })

  test('handed over: by whom', () => {
    expect(plainCard(taskCard(detail(), { ...task, because: { why: 'transfer', from: 'li' } }, en))).toContain(
      'Handed over to you by 李雷',
    )
  })
})

describe('once it is settled', () => {
  const at = '2026-03-05T02:32:00Z'
  test.each<[Settled, string, string]>([
    [{ how: 'approve', by: 'wang', at }, '王芳 已于 10:32 同意', 'Approved by 王芳 at 10:32'],
    [{ how: 'reject', by: 'wang', at, said: '太忙' }, '王芳 已于 10:32 拒绝：太忙', 'Rejected by 王芳 at 10:32: 太忙'],
    [
      { how: 'return', by: 'wang', at, said: '缺附件' },
      '王芳 已于 10:32 退回：缺附件',
      'Sent back by 王芳 at 10:32: 缺附件',
    ],
    [
      { how: 'transfer', by: 'wang', at, to: 'li' },
      '王芳 已于 10:32 转交给 李雷',
      'Handed over to 李雷 by 王芳 at 10:32',
    ],
    [{ how: 'withdraw', by: 'zhang', at }, '张小满 已于 10:32 撤回', 'Withdrawn by 张小满 at 10:32'],
    [
      { how: 'settled' },
      '已由其他审批人处理，您不必再处理',
      'Another approver has dealt with it; nothing left for you to do',
    ],
    [{ how: 'closed', status: 'rejected' }, '申请单已拒绝', 'The request is closed: rejected'],
  ])('%j', (settled, chinese, english) => {
    for (const [maker, line] of [
      [zh, chinese],
      [en, english],
    ] as const) {
      const card = settledCard(taskCard(detail(), task, maker), settled, maker)
      expect(card.buttons).toEqual([])
      const notes = card.blocks.filter((b) => b.block === 'note')
      expect(notes).toEqual([expect.objectContaining({ text: line })])
      // Told twice, it is the same card.
      expect(settledCard(card, settled, maker)).toEqual(card)
    }
  })
})

describe('what the initiator is told', () => {
  const at = '2026-03-05T02:32:00Z'
  const told = (event: Omit<Event, 'at'> & { type: Event['type'] }, more = {}) =>
    progressCard({ ...event, at } as Event, detail(more), zh)

  test('approved by one, now with another', () => {
    const card = told({ type: 'Approved', task: 't', by: 'wang', comment: '好' } as Event, {
      waitingFor: [{ id: 'li', name: '李雷', department: { zh: '', en: '' } }],
      stepName: { zh: '财务', en: 'Finance' },
    })
    expect(plainCard(card!)).toBe(
      [
        '✔ 王芳 同意了：年假 3月11日 – 3月13日',
        '  LV-20260305-0001',
        '  好',
        '  现在到「财务」：李雷',
        '  [1] 查看',
      ].join('\n'),
    )
  })

  test('returned with its reason, and a button to correct it', () => {
    const card = told({ type: 'Returned', task: 't', by: 'wang', to: { to: 'initiator' }, reason: '缺附件' } as Event, {
      status: 'returned',
      may: ['resubmit'],
    })!
    expect(card.tone).toBe('warning')
    expect(plainCard(card)).toContain('缺附件')
    expect(pressOf(card, '修改后重新提交')).toEqual({ press: 'correct-request', request: 'q1' })
  })

  test('rejected, with the reason from the timeline', () => {
    const timeline = [{ seq: 5, at, type: 'Rejected', text: '太忙' }]
    const card = told({ type: 'RequestRejected', by: 'wang', because: 'rejected' } as Event, {
      status: 'rejected',
      timeline,
      waitingFor: [],
    })!
    expect([card.title, plainCard(card)]).toEqual([
      '王芳 拒绝了：年假 3月11日 – 3月13日',
      expect.stringContaining('太忙'),
    ])
  })

  test.each([
    ['RequestApproved', {}, '审批通过：年假 3月11日 – 3月13日'],
    ['Commented', { by: 'wang', text: '加油' }, '王芳 评论了：年假 3月11日 – 3月13日'],
    ['Transferred', { by: 'wang', to: 'li', task: 't', opened: 'u' }, '王芳 转交给了 李雷：年假 3月11日 – 3月13日'],
    ['RequestRejected', { because: 'too-many-rounds' }, '退回次数过多，申请已结束：年假 3月11日 – 3月13日'],
  ])('%s', (type, more, title) => {
    expect(told({ type, ...more } as Event)?.title).toBe(title)
  })

  test('nothing for what concerns nobody', () => {
    expect(told({ type: 'StepPassed', activation: 'a', step: 's' } as Event)).toBeUndefined()
  })

  test('right after submitting: the number, and who has it', () => {
    expect(plainCard(doneCard('submit', detail(), zh))).toBe(
      ['✔ 已提交：年假 3月11日 – 3月13日（LV-20260305-0001）', '  现在到「直属主管」：王芳', '  [1] 查看'].join('\n'),
    )
  })
})

describe('nudges, copies, lists', () => {
  test('a reminder, an overdue one, the initiator’s urging: the verbs at hand', () => {
    const nudges = [
      { nudge: 'reminder' },
      { nudge: 'overdue' },
      { nudge: 'urged', by: 'zhang', text: '明天就要走' },
    ] as const
    const cards = nudges.map((n) => reminderCard(n, detail(), task, zh))
    expect(cards.map((c) => c.title)).toEqual([
      '还在等您处理：张小满 · 年假 3月11日 – 3月13日',
      '已超时：张小满 · 年假 3月11日 – 3月13日',
      '张小满 催您处理：张小满 · 年假 3月11日 – 3月13日',
    ])
    expect(cards.map((c) => c.tone)).toEqual(['warning', 'danger', 'warning'])
    for (const card of cards) expect(card.buttons[0]?.label).toBe('同意')
    expect(plainCard(cards[2]!)).toContain('明天就要走')
  })

  test('a copy', () => {
    expect(copyCard(detail({ status: 'approved' }), zh)).toMatchObject({
      title: '抄送您：张小满的年假 3月11日 – 3月13日',
      subtitle: 'LV-20260305-0001 · 已通过',
    })
  })

  test('what waits for me, numbered', () => {
    const card = pendingCard([waiting(1), waiting(2)], zh)
    expect(plainCard(card)).toBe(
      [
        '! 等您处理的 2 件',
        '  1. 张小满 · 年假 3月11日 – 3月13日',
        '     请假 · LV-20260305-0001 · 已超时',
        '  2. 张小满 · 年假 3月11日 – 3月13日',
        '     请假 · LV-20260305-0001',
        '  可以直接说“同意第 1 个”，或点开查看。',
        '  [1] 查看第 1 个   [2] 查看第 2 个',
      ].join('\n'),
    )
    expect(pressOf(card, '查看第 2 个')).toEqual({ press: 'view', request: 'q2' })
    expect(
      plainCard(
        pendingCard(
          Array.from({ length: 13 }, (_, i) => waiting(i)),
          en,
        ),
      ),
    ).toContain('3 more')
    expect(pendingCard([], zh).title).toBe('没有等您处理的申请')
  })

  test('my requests: who each waits for, or how it ended', () => {
    const text = plainCard(mineCard([detail(), detail({ status: 'approved', waitingFor: [] })], zh))
    expect(text).toContain('等待 王芳')
    expect(text).toContain('已通过')
    expect(mineCard([], en).title).toBe('No requests of yours were found')
  })
})

describe('one request, help, a polite no', () => {
  test('as it stands, with what its reader may do', () => {
    const card = requestCard(detail({ may: ['urge', 'withdraw', 'comment'] }), zh)
    expect(card.subtitle).toBe('LV-20260305-0001 · 审批中')
    expect(card.buttons.map((b) => b.label)).toEqual(['催办', '撤回', '查看'])
    expect(pressOf(card, '撤回')).toEqual({ press: 'propose', request: 'q1', command: { do: 'withdraw' } })
    expect(requestCard(detail(), zh, task).buttons.map((b) => b.label)).toEqual([
      '同意',
      '拒绝',
      '退回',
      '转交',
      '查看',
    ])
    expect(requestCard(detail({ status: 'returned', may: ['resubmit'] }), zh).buttons[0]?.label).toBe('修改后重新提交')
  })

  test('what the route does not show: the last remarks and nudges', () => {
    const at = '2026-03-05T02:32:00Z'
    const timeline = [
      { seq: 1, at, type: 'Submitted', by: person('zhang', '张小满') },
      { seq: 2, at, type: 'Commented', by: person('wang', '王芳'), text: '交接给谁？' },
      { seq: 3, at, type: 'Urged', by: person('zhang', '张小满'), people: [person('wang', '王芳')] },
    ]
    const text = plainCard(requestCard(detail({ timeline }), zh))
    expect(text).toContain('10:32 王芳 评论：交接给谁？')
    expect(text).toContain('10:32 张小满 催办了 王芳')
    expect(text).not.toContain('提交了申请')
  })

  test('help offers the processes one may start', () => {
    const card = helpCard(
      processes.map((p) => p.definition),
      zh,
    )
    expect(card.buttons.map((b) => b.label)).toEqual(['请假', '报销', '采购', '出差', '用印', '付款'])
    expect(pressOf(card, '用印')).toEqual({ press: 'start', process: 'seal' })
  })

  test('sayings carry names in the reader’s language', () => {
    expect(sayingText({ say: 'put-aside', process: 'purchase', now: 'leave' }, zh)).toBe(
      '采购先放一放，办完请假再继续。',
    )
    expect(sayingText({ say: 'put-aside', process: 'purchase', now: 'leave' }, en)).toBe(
      'I have put Purchase aside until Leave is done.',
    )
    expect(sayingText({ say: 'changed', process: 'leave', fields: ['leaveType', 'period'] }, zh)).toBe(
      '好的，已改：假期类型、请假时间。',
    )
    expect(sayingText({ say: 'no-such-person', words: 'x'.repeat(500) }, zh).length).toBeLessThan(80)
  })

  test('a refusal: why, and the request where it may be seen', () => {
    const decided = refusalCard(
      { refused: 'already-decided', by: 'wang', at: '2026-03-05T02:32:00Z' },
      { request: 'q1' },
      zh,
    )
    expect(decided).toMatchObject({
      title: '王芳 已于 10:32 处理过这件事了。',
      tone: 'warning',
      about: { request: 'q1' },
    })
    expect(refusalCard({ refused: 'not-visible' }, { request: 'q1' }, zh)).not.toHaveProperty('about')
  })

  test('no card puts a private value into its title or the line under it', () => {
    const secret = detail()
    const at = '2026-03-05T02:32:00Z'
    const cards = [
      taskCard(secret, task, zh),
      reminderCard({ nudge: 'overdue' }, secret, task, zh),
      copyCard(secret, zh),
      requestCard(secret, zh),
      doneCard('submit', secret, zh),
      progressCard({ type: 'RequestApproved', at }, secret, zh)!,
    ]
    for (const card of cards) expect(`${card.title}${card.subtitle ?? ''}`).not.toContain('回老家')
  })
})
