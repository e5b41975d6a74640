// Cards before anything happens: the draft, the question, the proposed decision.
import { describe, expect, test } from 'vitest'
import { draftCard } from '../../../src/assistant/cards/draft.ts'
import { proposalCard } from '../../../src/assistant/cards/proposal.ts'
import { questionCard } from '../../../src/assistant/cards/question.ts'
import { routeInOneLine } from '../../../src/assistant/cards/route.ts'
import { plainCard } from '../../../src/chat/plain.ts'
import {
  act,
  correct,
  definition,
  jamesExpense,
  liExpense,
  provide,
  start,
  talk,
  wangLeave,
  type Talk,
} from '../dialogue/kit.ts'
import { makerOf, pressOf, step } from './kit.ts'

const leave = () =>
  talk().says('年假', start('leave', { leaveType: 'annual', start: '2026-03-11', end: '2026-03-13', reason: '回老家' }))
const route = [step('直属主管', ['wang']), step('财务', ['li', 'zhao']), step('抄送人事', ['li'], { kind: 'copy' })]

function draftOf(t: Talk, locale: 'zh' | 'en' = 'zh') {
  const confirm = t.steps.find((s) => s.step === 'confirm')
  if (confirm?.step !== 'confirm' || !confirm.draft) throw new Error('no draft card')
  const { draft, proposal, changed = [] } = confirm
  return draftCard({ draft, proposal, definition: definition(draft.process), changed, route }, makerOf(locale))
}

function questionOf(t: Talk, locale: 'zh' | 'en' = 'zh') {
  const ask = t.steps.find((s) => s.step === 'ask')
  if (ask?.step !== 'ask') throw new Error('no question')
  const requests = [...t.facts.pending, ...t.facts.mine]
  return questionCard(
    { ask, requests, department: () => '研发部', ...(ask.draft ? { definition: definition(ask.draft.process) } : {}) },
    makerOf(locale),
  )
}

const proposalOf = (t: Talk) => {
  const { confirming } = t.conversation
  if (!confirming || confirming.propose === 'submit') throw new Error('nothing proposed')
  const subjects = t.facts.pending.map((request) => ({ request, fields: definition(request.process).form.fields }))
  return proposalCard(confirming, subjects, makerOf())
}

describe('the card before a request is submitted', () => {
  test('in Chinese', () => {
    expect(plainCard(draftOf(leave()))).toBe(
      [
        '▸ 请确认：请假',
        '    假期类型  年假',
        '    请假时间  3月11日 周三 – 3月13日 周五，共3天',
        '    事由      回老家',
        '  提交后将由 王芳 → 财务 审批。',
        '  [1] 提交   [2] 修改   [3] 用表单填写   [4] 取消',
      ].join('\n'),
    )
  })

  test('in English', () => {
    expect(plainCard(draftOf(leave(), 'en'))).toBe(
      [
        '▸ Please check: Leave',
        '    Leave type  Annual leave',
        '    Dates       Wed 11 Mar – Fri 13 Mar, 3 days',
        '    Reason      回老家',
        '  After you submit it goes to 王芳 → 财务 for approval.',
        '  [1] Submit   [2] Change   [3] Use the form   [4] Cancel',
      ].join('\n'),
    )
  })

  test('its buttons: exactly this draft at this edition; the form; the way out', () => {
    const card = draftOf(leave())
    expect(pressOf(card, '提交')).toEqual({
      press: 'confirm',
      proposal: { propose: 'submit', draft: 'draft-1', edition: 1 },
    })
    expect(pressOf(card, '修改')).toEqual({ press: 'edit', draft: 'draft-1' })
    expect(pressOf(card, '取消')).toEqual({ press: 'cancel', draft: 'draft-1' })
    expect(card.buttons.find((b) => b.label === '用表单填写')?.form).toEqual({ draft: 'draft-1' })
    expect(new Set(card.buttons.map((b) => b.id)).size).toBe(card.buttons.length)
  })

  test('a changed value is marked, a private one too', () => {
    const card = draftOf(leave().says('改成两天', correct({ durationDays: 2 })))
    const [fields] = card.blocks
    expect(card.subtitle).toContain('已更新')
    expect(fields).toMatchObject({
      rows: [{ label: '假期类型' }, { label: '请假时间', changed: true }, { label: '事由', private: true }],
    })
  })

  test('somebody who will pass without being asked is not announced', () => {
    const passing = step('部门负责人', ['wang'])
    const again = { ...passing, people: passing.people.map((p) => ({ ...p, state: 'autoPassed' as const })) }
    expect(routeInOneLine([step('直属主管', ['wang']), again, step('总经理', ['zhao'])], makerOf())).toBe(
      '王芳 → 赵明远',
    )
  })

  test('what was assumed or estimated is said', () => {
    const claim = talk().says('报销', start('expense', { amount: 300, reason: '打车' }))
    expect(plainCard(draftOf(claim))).toContain('金额没有说明币种，按人民币计。')
    const far = talk().says('年假', start('leave', { leaveType: 'annual', start: '2029-03-12', end: '2029-03-12' }))
    expect(plainCard(draftOf(far))).toContain('节假日安排还没有公布')
    expect(plainCard(draftOf(leave()))).not.toContain('币种')
  })
})

describe('one question', () => {
  test('a choice, with its options as buttons, a form and a way out', () => {
    const card = questionOf(talk().says('请假', start('leave')))
    expect(card.title).toBe('请选择假期类型：')
    expect(card.subtitle).toBe('请假')
    expect(card.buttons.map((b) => b.label)).toEqual([
      '年假',
      '病假',
      '事假',
      '婚假',
      '产假',
      '陪产假',
      '丧假',
      '调休',
      '用表单填写',
      '取消',
    ])
  })

  test('days, near ones by name; what is known is shown', () => {
    const card = questionOf(talk().says('年假', start('leave', { leaveType: 'annual' })), 'en')
    expect(plainCard(card)).toBe(
      [
        '▸ Dates: from which day?',
        '  Leave',
        '    Leave type  Annual leave',
        '  [1] Today Thu 5 Mar   [2] Tomorrow Fri 6 Mar   [3] Mon 9 Mar',
        '  [4] Use the form   [5] Cancel',
      ].join('\n'),
    )
    expect(pressOf(card, 'Tomorrow Fri 6 Mar')).toEqual({
      press: 'answer',
      draft: 'draft-1',
      field: 'start',
      value: '2026-03-06',
    })
  })

  test.each<[string, Talk, string]>([
    [
      'the end',
      talk().says('…', start('leave', { leaveType: 'annual', start: '2026-03-11' })),
      '从3月11日 周三开始，到哪天结束？（含当天）',
    ],
    [
      'which half',
      talk().says('…', start('leave', { leaveType: 'annual', start: '2026-03-11', durationDays: 0.5 })),
      '是上午还是下午？',
    ],
    ['a text', talk().says('…', start('business_trip')), '请问目的地是？'],
    ['a number', talk().says('…', start('purchase', { item: '显示器' })), '请问数量是多少？'],
    ['an amount', talk().says('…', start('expense')), '请问金额是多少？'],
    [
      'a file',
      talk().says('…', start('leave', { leaveType: 'sick', start: '2026-03-09', end: '2026-03-11' })),
      '请上传证明材料。',
    ],
    ['the process', talk().says('…', act('start')), '请问您要办哪一种？'],
    [
      'the reason of a rejection',
      talk({ pending: [wangLeave] }).says('…', act('reject')),
      '请说一下拒绝的理由，申请人会看到。',
    ],
    [
      'to go on',
      talk()
        .says('…', start('purchase', { item: 'x' }))
        .says('…', start('leave', { leaveType: 'annual' }))
        .presses({ press: 'cancel', draft: 'draft-2' }),
      '继续刚才的采购？',
    ],
  ])('%s', (_, t, title) => {
    expect(questionOf(t).title).toBe(title)
  })

  test('what was wrong comes first', () => {
    const card = questionOf(talk().says('…', start('expense', { amount: -3, reason: '打车' })))
    expect(card.tone).toBe('warning')
    expect(card.blocks[0]).toEqual({ block: 'note', tone: 'warning', text: '金额必须大于零。' })
  })

  test('namesakes are told apart by department; readings in short phrases', () => {
    const who = questionOf(talk({ pending: [wangLeave] }).says('…', act('transfer', { person: '陈思' })))
    expect(who.buttons.map((b) => b.label)).toEqual(['陈思 · 研发部', '陈思 · 研发部'])
    const which = questionOf(
      talk().input({
        kind: 'understood',
        text: '假',
        understanding: {
          acts: [],
          engine: 'offline',
          ms: 0,
          didYouMean: [start('leave'), act('ask'), act('status', {}, { process: 'expense' })],
        },
      }),
    )
    expect(which.buttons.map((b) => b.label)).toEqual(['发起请假', '问制度规定', '查报销进度', '都不是'])
  })

  test('which request: who and what on each button', () => {
    const card = questionOf(talk({ pending: [wangLeave, liExpense] }).says('同意', act('approve')))
    expect(card.buttons.map((b) => b.label)).toEqual([`王芳 ${wangLeave.title.zh}`, `李雷 ${liExpense.title.zh}`])
  })
})

describe('the card before a decision', () => {
  test('one, with everything on it', () => {
    const card = proposalOf(talk({ pending: [wangLeave] }).says('退回', act('return', { reason: '写清楚交接' })))
    expect(plainCard(card)).toBe(
      [
        '▸ 确认退回？',
        '  LV-20260302-0001',
        '    申请人    王芳',
        `    申请单    ${wangLeave.title.zh}`,
        '    假期类型  年假',
        '    请假时间  3月11日 周三 – 3月13日 周五，共3天',
        '    理由      写清楚交接',
        '  ℹ 将退回给 王芳 修改。',
        '  [1] 退回   [2] 取消',
      ].join('\n'),
    )
    expect(pressOf(card, '退回')).toMatchObject({
      press: 'confirm',
      proposal: { propose: 'command', request: 'r1', revision: 3 },
    })
  })

  test('several, each of them listed', () => {
    const card = proposalOf(
      talk({ pending: [liExpense, jamesExpense] }).says('都同意', act('approve', {}, { all: true })),
    )
    expect(card.title).toBe('确认同意这 2 张申请单？')
    expect(plainCard(card)).toContain('2. James Carter')
  })

  test('a rejection warns that it is final; a transfer says to whom', () => {
    const rejecting = proposalOf(talk({ pending: [wangLeave] }).says('拒绝', act('reject', { reason: '太忙' })))
    expect([rejecting.tone, plainCard(rejecting)]).toEqual(['warning', expect.stringContaining('不能恢复')])
    const transferring = proposalOf(
      talk({ pending: [wangLeave] }).says('转给李雷', act('transfer', { person: '李雷' })),
    )
    expect(plainCard(transferring)).toContain('将转交给 李雷')
    expect(provide({}).act).toBe('provide')
  })
})
