// Several things at once: one sentence with two requests, a second request while one is open, interruptions; nothing is lost.
import { describe, expect, test } from 'vitest'
import { act, jamesExpense, liExpense, no, provide, start, talk, wangLeave, yes } from './kit.ts'

const leave = start('leave', { leaveType: 'annual', start: '2026-03-11', end: '2026-03-11' })
const claim = start('expense', { amount: 300 }, ['reason'])

describe('several acts in one sentence', () => {
  test('two requests are filed one after the other', () => {
    talk()
      .says('下周三年假，再报销300', leave, claim)
      .hears('say later', 'confirm submit draft-1')
      .says('好', yes)
      .hears('do submit leave', 'say up-next', 'ask reason')
      .says('打车', provide({ reason: '打车' }))
      .hears('confirm submit draft-2')
      .says('好', yes)
      .hears('do submit expense')
  })

  test('dropping the first goes on with the second', () => {
    talk()
      .says('下周三年假，再报销300', leave, claim)
      .says('假不请了', no)
      .hears('say cancelled', 'say up-next', 'ask reason')
  })

  test('two decisions', () => {
    talk({ pending: [wangLeave, liExpense] })
      .says('同意王芳的，拒绝李雷的', act('approve', {}, { owner: '王芳' }), act('reject', {}, { owner: '李雷' }))
      .hears('say later', 'confirm approve r1')
      .says('好', yes)
      .hears('do approve r1', 'ask reason')
      .says('附件缺页', provide({ reason: '附件缺页' }))
      .hears('confirm reject r2')
      .says('好', yes)
      .hears('do reject r2')
  })

  test('yes and something else', () => {
    talk().says('年假', leave).says('提交吧，再报销300', yes, claim).hears('do submit leave', 'ask reason')
  })

  test('a yes said together with the request does not skip its card', () => {
    talk({ pending: [wangLeave] })
      .says('同意王芳的，确认', act('approve', {}, { owner: '王芳' }), yes)
      .hears('confirm approve r1')
    talk().says('下周三年假，直接提交', leave, yes).hears('confirm submit draft-1')
  })

  test('questions are answered at once, beside', () => {
    talk().says('请年假，顺便看看有什么等我', leave, act('pending')).hears('look pending', 'confirm submit draft-1')
  })

  test('values given in two acts are one question', () => {
    talk()
      .says('请假', start('leave'))
      .says('年假，下周三', provide({ leaveType: 'annual' }), provide({ start: '2026-03-11' }))
      .hears('ask end')
  })

  test('more than one thing waits', () => {
    const t = talk()
      .says('…', leave, claim, start('seal', { document: '合同', sealType: 'contract' }))
      .hears('say later', 'confirm submit draft-1')
    expect(t.conversation.waiting).toHaveLength(2)
    t.says('好', yes)
      .says('打车', provide({ reason: '打车' }))
      .says('好', yes)
      .hears('do submit expense', 'say up-next', 'confirm submit draft-3')
  })
})

describe('a second request while one is open', () => {
  test('the first is put aside and offered again afterwards', () => {
    talk()
      .says('采购两台显示器', start('purchase', { item: '显示器' }, ['quantity']))
      .hears('ask quantity')
      .says('先请个假，下周三年假', leave)
      .hears('say put-aside', 'confirm submit draft-2')
      .says('好', yes)
      .hears('do submit leave', 'ask resume')
      .says('继续', yes)
      .hears('ask quantity')
      .says('两台', provide({ quantity: 2 }))
      .hears('confirm submit draft-1')
  })

  test('or by button, or not at all', () => {
    const asked = talk()
      .says('采购', start('purchase', { item: '显示器' }))
      .says('年假', leave)
      .says('好', yes)
      .hears('do submit leave', 'ask resume')
    asked.presses({ press: 'resume', draft: 'draft-1' }).hears('ask quantity')
    const dropped = asked.says('不用了', no).hears('say cancelled')
    expect(dropped.conversation.drafts).toEqual([])
  })

  test('the same process again while its questions are open goes on with it', () => {
    talk().says('请假', start('leave')).says('请下周三的年假', leave).hears('confirm submit draft-1')
  })

  test('the same process again after the card is another request', () => {
    talk()
      .says('年假', leave)
      .says('再请一天', start('leave', { leaveType: 'personal' }))
      .hears('say put-aside', 'ask start')
  })

  test('a draft with nothing in it is not put aside', () => {
    talk().says('采购', start('purchase')).says('年假', leave).hears('confirm submit draft-2')
  })

  test('an old quick answer brings its request forward', () => {
    talk()
      .says('采购', start('purchase', { item: '显示器' }))
      .says('年假', leave)
      .presses({ press: 'answer', draft: 'draft-1', field: 'quantity', value: 2 })
      .hears('confirm submit draft-1')
      .says('好', yes)
      .hears('do submit purchase', 'ask resume')
  })

  test('no more than eight at once', () => {
    let t = talk()
    for (let i = 0; i < 8; i++) t = t.says('年假', leave)
    expect(t.conversation.drafts).toHaveLength(8)
    t = t.says('年假', leave).hears('say too-many-drafts', 'confirm submit draft-8')
    expect(t.conversation.drafts).toHaveLength(8)
  })
})

describe('interruptions', () => {
  test('another decision of the same kind does not push out the first', () => {
    talk({ pending: [wangLeave, liExpense] })
      .says('同意王芳的', act('approve', {}, { owner: '王芳' }))
      .says('同意李雷的', act('approve', {}, { owner: '李雷' }))
      .hears('confirm approve r2')
      .says('好', yes)
      .hears('do approve r2', 'confirm approve r1')
    talk({ pending: [wangLeave] })
      .says('同意王芳的', act('approve', {}, { owner: '王芳' }))
      .says('同意王芳的请假', act('approve', {}, { owner: '王芳' }))
      .says('好', yes)
      .hears('do approve r1')
  })

  test('a question beside is answered and the open one is put again', () => {
    talk()
      .says('请假', start('leave'))
      .says('年假还有几天', act('figures', { metric: 'leave_balance' }))
      .hears('look figure leave_balance', 'ask leaveType')
      .says('病假要什么材料', act('ask'))
      .hears('look answer 病假要什么材料', 'ask leaveType')
      .says('帮助', act('help'))
      .hears('say help', 'ask leaveType')
  })

  test('a decision in between, then back to the request', () => {
    talk({ pending: [wangLeave] })
      .says('采购', start('purchase', { item: '显示器' }))
      .says('同意王芳的请假', act('approve', {}, { owner: '王芳' }))
      .hears('confirm approve r1')
      .says('好', yes)
      .hears('do approve r1', 'ask resume')
  })

  test('a decision interrupted by a request is proposed again after it', () => {
    talk({ pending: [wangLeave] })
      .says('同意王芳的', act('approve', {}, { owner: '王芳' }))
      .says('先请个年假', leave)
      .hears('confirm submit draft-1')
      .says('好', yes)
      .hears('do submit leave', 'confirm approve r1')
      .says('好', yes)
      .hears('do approve r1')
  })

  test('a decision on a card does not disturb the open question', () => {
    const t = talk({ pending: [wangLeave] })
      .says('请假', start('leave'))
      .presses({ press: 'decide', request: 'r1', command: { do: 'approve', task: 'task-r1' } })
      .hears('do approve r1')
    t.says('年假', provide({ leaveType: 'annual' })).hears('ask start')
    expect(jamesExpense.id).toBe('r3')
  })
})
