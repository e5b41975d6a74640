// Questions beside, several readings, people in forms, what the engines are told, and input nobody expects.
import { describe, expect, test } from 'vitest'
import { contextOf } from '../../../src/dialogue/context.ts'
import { act, factsFor, liExpense, mine, provide, start, talk, wangLeave, yes } from './kit.ts'

const unsure = (...among: ReturnType<typeof act>[]) =>
  talk().input({
    kind: 'understood',
    text: '假',
    understanding: { acts: [], engine: 'offline', ms: 0, didYouMean: among },
  })

const trip = (people: string[]) =>
  talk().says('出差', start('business_trip', { destination: '上海', start: '2026-03-11', end: '2026-03-12', people }))

describe('questions', () => {
  const my = {
    mine: [mine('m1', 'LV-1', 'leave', 'underway'), mine('m2', 'EX-2', 'expense', 'approved')],
    pending: [wangLeave],
  }

  test.each([
    ['what waits', act('pending'), 'look pending'],
    ['how far is my leave', act('status', {}, undefined, { process: 'leave' }), 'look request m1'],
    ['by number', act('status', {}, { number: 'EX-2' }), 'look request m2'],
    ['all of mine', act('status', {}, { all: true }), 'look mine'],
    ['open question: those on their way', act('status'), 'look mine true'],
    ['somebody else’s that I decide on', act('status', {}, { owner: '王芳' }), 'look request r1'],
    ['unknown number', act('status', {}, { number: 'XX-99' }), 'say no-such-request'],
    ['a policy', act('ask'), 'look answer …'],
    ['a briefing', act('digest'), 'look digest'],
    ['findings', act('findings'), 'look findings'],
    ['small talk', act('smallTalk'), 'say hello'],
    ['谢谢', act('smallTalk'), 'say welcome'],
    ['out of scope', act('outOfScope'), 'say out-of-scope'],
    ['words that could not be placed', act('outOfScope', {}, undefined, { confidence: 0.3 }), 'say did-not-understand'],
    ['not built yet', act('standIn', { person: '李雷' }), 'say not-available-yet'],
  ])('%s', (words, asked, heard) => {
    talk(my)
      .says(words === '谢谢' ? words : '…', asked)
      .hears(heard)
  })
})

describe('did you mean', () => {
  test('the readings are offered; one is chosen; nothing before', () => {
    const t = unsure(start('leave', {}, ['leaveType']), act('ask')).hears('ask which-act')
    t.presses({ press: 'choose-act', index: 0 }).hears('ask leaveType')
    t.says('1', act('outOfScope')).hears('ask leaveType')
    t.presses({ press: 'cancel' }).hears('say cancelled')
    t.says('我要用印', start('seal', {}, ['document'])).hears('ask document')
  })

  test('yes to a single reading', () => {
    unsure(start('leave')).says('是的', yes).hears('ask leaveType')
  })
})

describe('departments', () => {
  test.each([
    ['研发部', 'rd'],
    ['研发', 'rd'],
    ['finance', 'finance'],
  ])('%s', (said, id) => {
    talk()
      .says('采购', start('purchase', { item: 'x', quantity: 1, department: said }))
      .hears('confirm submit draft-1')
      .knows({ department: id })
  })

  test('one that does not exist', () => {
    talk()
      .says('采购', start('purchase', { item: 'x', quantity: 1, department: '火星部' }))
      .hears('say left-out', 'confirm submit draft-1')
  })
})

describe('people in a form', () => {
  test('one by one, the clear ones at once, namesakes asked, the unknown said', () => {
    trip(['王芳', '李雷'])
      .hears('confirm submit draft-1')
      .knows({ people: ['wang', 'li'] })
    trip(['王芳', '陈思', '李雷'])
      .hears('ask which-person')
      .picks('chen2')
      .hears('confirm submit draft-1')
      .knows({ people: ['wang', 'li', 'chen2'] })
    trip(['王芳', '孙悟空']).hears('say no-such-person', 'ask people')
    trip(['王芳', '孙悟空'])
      .says('李雷', provide({ people: '李雷' }))
      .hears('confirm submit draft-1')
  })

  test('a single hand-over among namesakes', () => {
    talk()
      .says(
        '年假，交接给陈思',
        start('leave', { leaveType: 'annual', start: '2026-03-11', end: '2026-03-11', handover: '陈思' }),
      )
      .hears('ask which-person')
      .says('研发部的', act('outOfScope'))
      .hears('confirm submit draft-1')
      .knows({ handover: 'chen1' })
  })

  test('ids come from our buttons only, never from words', () => {
    talk()
      .says(
        '交接给 zhao',
        start('leave', { leaveType: 'annual', start: '2026-03-11', end: '2026-03-11', handover: 'zhao' }),
      )
      .hears('say no-such-person', 'ask handover')
    talk()
      .says('年假', start('leave', { leaveType: 'annual', start: '2026-03-11', end: '2026-03-11' }))
      .presses({ press: 'answer', draft: 'draft-1', field: 'handover', value: 'gone' })
      .hears('ask handover because no-such-person')
  })
})

describe('a question that leans on the one before', () => {
  const unsure = act('status', {}, undefined, { confidence: 0.28 })
  const asked = talk({ mine: [] }).says('上海的住宿标准是多少', act('ask')).hears('look answer 上海的住宿标准是多少')

  test.each(['那北京呢', '北京呢？', 'what about Beijing?', 'and for interns?'])(
    '%s is asked of the documents',
    (words) => {
      const { steps } = asked.says(words, unsure).hears(`look answer ${words} 上海的住宿标准是多少`)
      expect(steps).toMatchObject([{ what: { question: words, before: ['上海的住宿标准是多少'] } }])
    },
  )

  test('only right after it, and only when nothing clearer was heard', () => {
    asked.says('谢谢', act('smallTalk')).says('那北京呢', unsure).hears('look mine true')
    asked.says('那我的报销呢', act('status')).hears('look mine true')
    talk().says('那北京呢', unsure).hears('look mine true')
  })
})

describe('what the engines are told', () => {
  const facts = factsFor({ pending: [wangLeave, liExpense] })

  test('the open draft as acts would say it, what was asked, and what is on the screen', () => {
    const { conversation } = talk({ pending: [wangLeave, liExpense] })
      .says('有什么等我', act('pending'))
      .says('年假，11号起', start('leave', { leaveType: 'annual', start: '2026-03-11' }))
    expect(contextOf(conversation, facts)).toMatchObject({
      draft: { process: 'leave', asked: 'end', fields: { leaveType: 'annual', start: '2026-03-11' } },
      shown: [
        { number: wangLeave.number, owner: '王芳', process: 'leave' },
        { number: liExpense.number, owner: '李雷', process: 'expense' },
      ],
      speaker: '张小满',
    })
  })

  test('a reason being asked for', () => {
    const { conversation } = talk({ pending: [wangLeave] }).says('拒绝', act('reject'))
    expect(contextOf(conversation, facts).draft).toEqual({ process: 'leave', fields: {}, asked: 'reason' })
  })

  test('a card waiting for yes', () => {
    const { conversation } = talk().says('报销', start('expense', { amount: 86, reason: '打车' }))
    expect(contextOf(conversation, facts)).toMatchObject({
      confirming: true,
      draft: { fields: { amount: 86, currency: 'CNY', reason: '打车' } },
    })
  })

  test('private values never: not in turns, not in the draft', () => {
    const t = talk()
      .says(
        '明天做阑尾炎手术，请病假',
        start('leave', { leaveType: 'sick', start: '2026-03-06', end: '2026-03-06', reason: '阑尾炎手术' }),
      )
      .presses({ press: 'edit', draft: 'draft-1', field: 'reason' })
      .says('其实是割痔疮', act('outOfScope'))
      .says('改了，原因是肠镜', act('correct', { reason: '肠镜检查' }))
      .says('付款', start('payment', { payee: '华盛', amount: 5, bankAccount: '6222 0000' }))
    const kept = JSON.stringify([t.conversation.turns, contextOf(t.conversation, facts)])
    for (const secret of ['阑尾炎', '痔疮', '肠镜', '6222']) expect(kept).not.toContain(secret)
    expect(kept).toContain('请病假')
    t.knows({ payee: '华盛' })
  })

  test('not in words that correct a returned request, and not before the process is known', () => {
    const returned = {
      mine: [
        mine('m1', 'LV-1', 'leave', 'returned', {
          leaveType: 'sick',
          period: { start: '2026-03-11', end: '2026-03-11', days: 1 },
        }),
      ],
    }
    const corrected = talk(returned)
      .says('原因改成肠镜检查', act('correct', { reason: '肠镜检查' }))
      .hears('confirm submit draft-1 changed reason')
    const unknown = talk()
      .says('申请，因为肠镜检查', act('start', { reason: '肠镜检查' }))
      .hears('ask which-process')
    for (const t of [corrected, unknown]) expect(JSON.stringify(t.conversation.turns)).not.toContain('肠镜')
  })

  test('no more than the last turns are kept, and not for ever', () => {
    let t = talk()
    for (let i = 0; i < 30; i++) t = t.says(`第${i}句${'长'.repeat(1000)}`, act('smallTalk'))
    expect(t.conversation.turns.length).toBeLessThanOrEqual(8)
    expect(JSON.stringify(t.conversation.turns).length).toBeLessThan(6000)
  })
})

describe('input nobody expects', () => {
  test.each([
    ['nothing', '', 'say empty'],
    ['spaces', ' \n ', 'say empty'],
    ['emoji', '🎉🎉', 'say did-not-understand'],
    ['20 kB', '长'.repeat(20_000), 'say too-long'],
  ])('%s', (_, text, heard) => {
    talk().says(text).hears(heard)
  })

  test('in the middle of a question the question is put again', () => {
    talk().says('请假', start('leave')).says('🎉').hears('say did-not-understand', 'ask leaveType')
  })

  test.each([
    { press: 'answer', draft: 'x', field: 'y', value: 1 },
    { press: 'choose-person', id: 'wang' },
    { press: 'choose-request', id: 'r1' },
    { press: 'choose-act', index: 0 },
    { press: 'choose-process', key: 'leave' },
    { press: 'confirm', proposal: { propose: 'submit', draft: 'x', edition: 1 } },
    { press: 'resume', draft: 'x' },
    { press: 'edit', draft: 'x' },
  ] as const)('a button of the past: $press', (press) => {
    talk().presses(press).hears('say stale-button')
  })

  test('a process that is no longer mine to start', () => {
    talk()
      .says('报销', start('expense', { amount: 5, reason: '打车' }))
      .meanwhile({ processes: [] })
      .says('好', yes)
      .hears('say may-not-start')
  })

  test('a newer version of the process: the card is shown again before it is submitted', () => {
    const t = talk().says('报销', start('expense', { amount: 5, reason: '打车' }))
    t.meanwhile({ processes: t.facts.processes.map((p) => ({ ...p, version: 2 })) })
      .says('好', yes)
      .hears('say stale-card', 'confirm submit draft-1')
      .says('好', yes)
      .hears('do submit expense')
  })
})
