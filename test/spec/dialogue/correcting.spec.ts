// Corrections keep the rest; bad values are explained and asked again; cancel, not yet, and yes to nothing.
import { describe, expect, test } from 'vitest'
import { act, correct, liExpense, mine, no, provide, start, talk, wangLeave, yes } from './kit.ts'

const leave = (fields: Record<string, string | number> = {}) =>
  talk().says(
    '下周三到周五年假',
    start('leave', { leaveType: 'annual', start: '2026-03-11', end: '2026-03-13', ...fields }),
  )
const oneDay = () => leave({ end: '2026-03-11' })

describe('corrections keep the rest', () => {
  test('改成三天', () => {
    oneDay()
      .says('改成三天', correct({ durationDays: 3 }))
      .hears('confirm submit draft-1 changed period')
      .knows({ leaveType: 'annual', period: { start: '2026-03-11', end: '2026-03-13', days: 3 } })
  })

  test.each([
    ['no, Thursday: a single day moves', oneDay, { start: '2026-03-12' }, { start: '2026-03-12', end: '2026-03-12' }],
    ['from Thursday: the end stays', leave, { start: '2026-03-12' }, { start: '2026-03-12', end: '2026-03-13' }],
    [
      'from the week after: the length stays',
      leave,
      { start: '2026-03-18' },
      { start: '2026-03-18', end: '2026-03-20' },
    ],
    ['until Thursday', leave, { end: '2026-03-12' }, { start: '2026-03-11', end: '2026-03-12' }],
    ['only the afternoon', oneDay, { startHalf: 'pm' }, { start: '2026-03-11', startHalf: 'pm', days: 0.5 }],
    ['ends at noon', leave, { endHalf: 'am' }, { end: '2026-03-13', endHalf: 'am', days: 2.5 }],
    ['another date altogether', leave, { date: '2026-03-20' }, { start: '2026-03-20', end: '2026-03-20' }],
  ])('%s', (_, from, fields, period) => {
    from()
      .says('…', correct(fields))
      .hears('confirm submit draft-1 changed period')
      .knows({ leaveType: 'annual', period })
  })

  test('half a day moved stays half a day', () => {
    leave({ end: '2026-03-11', startHalf: 'pm' })
      .says('不对，周四', correct({ start: '2026-03-12' }))
      .knows({ period: { start: '2026-03-12', end: '2026-03-12', startHalf: 'pm', days: 0.5 } })
  })

  test('a length with the end an engine computed from it', () => {
    leave({ end: '2026-03-11', startHalf: 'pm' })
      .says('改成三天', correct({ durationDays: 3, end: '2026-03-13' }))
      .knows({ period: { start: '2026-03-11', end: '2026-03-13', days: 3 } })
  })

  test('half a day made three days is three whole days', () => {
    leave({ end: '2026-03-11', startHalf: 'pm' })
      .says('改成三天', correct({ durationDays: 3 }))
      .knows({ period: { start: '2026-03-11', end: '2026-03-13', days: 3 } })
  })

  test('another kind, another amount, another currency', () => {
    leave()
      .says('病假', correct({ leaveType: 'personal' }))
      .hears('confirm submit draft-1 changed leaveType')
    const claim = talk().says('报销300打车', start('expense', { amount: 300, reason: '打车' }))
    expect(claim.conversation.drafts[0]?.assumed).toEqual(['amount'])
    claim.says('是350', correct({ amount: 350 })).knows({ amount: { amount: '350', currency: 'CNY' } })
    const dollars = claim
      .says('美元', correct({ currency: 'USD' }))
      .knows({ amount: { amount: '300', currency: 'USD' } })
    expect(dollars.conversation.drafts[0]?.assumed).toEqual([])
  })

  test('a currency belongs to the amount said with it', () => {
    const t = talk().says(
      '采购5台，共6000美元',
      start('purchase', { item: '显示器', quantity: 5, amount: 6000, currency: 'USD' }),
    )
    t.knows({ amount: { amount: '6000', currency: 'USD' } })
    expect(t.conversation.drafts[0]?.values).not.toHaveProperty('unitPrice')
    t.says('单价1200', correct({ unitPrice: 1200 })).knows({
      unitPrice: { currency: 'CNY' },
      amount: { currency: 'USD' },
    })
  })

  test('several receipts are one amount', () => {
    talk()
      .says('报销打车86和34.5', start('expense', { amounts: [86, 34.5], reason: '打车' }))
      .knows({ amount: { amount: '120.5', currency: 'CNY' } })
  })

  test.each([
    ['改成周四开始', { start: '2026-03-12', end: '2026-03-13' }],
    ['改成到周四', { start: '2026-03-11', end: '2026-03-12' }],
    ['make it until Thursday', { start: '2026-03-11', end: '2026-03-12' }],
    ['不对，周四', { start: '2026-03-12', end: '2026-03-12' }],
  ])('%s: read as a day by the engine, as one end of the range here', (text, period) => {
    leave()
      .says(text, correct({ start: '2026-03-12', end: '2026-03-12' }))
      .knows({ period })
  })

  test('several at once', () => {
    leave()
      .says('改成事假，从周四开始', correct({ leaveType: 'personal', start: '2026-03-12' }))
      .hears('confirm submit draft-1 changed leaveType,period')
  })

  test('the same again is no change, and the card still stands', () => {
    const t = leave()
      .says('年假', correct({ leaveType: 'annual' }))
      .hears('confirm submit draft-1')
    expect(t.conversation.drafts[0]?.edition).toBe(1)
  })

  test('a change that leads to a question says what it took', () => {
    leave()
      .says('改成病假', correct({ leaveType: 'sick' }))
      .hears('say changed', 'ask proof')
  })

  test('words with no place on the form are not taken for something else', () => {
    leave()
      .says('改成红色', correct({ colour: '红色' }))
      .hears('say did-not-understand', 'confirm submit draft-1')
  })

  test('the change button offers the fields; one pressed is asked', () => {
    leave()
      .presses({ press: 'edit', draft: 'draft-1' })
      .hears('ask edit')
      .picks('leaveType')
      .hears('ask leaveType')
      .picks('personal')
      .hears('confirm submit draft-1 changed leaveType')
    leave()
      .presses({ press: 'edit', draft: 'draft-1' })
      .says('改成一天', correct({ durationDays: 1 }))
      .knows({ period: { days: 1 } })
  })

  test('a returned request is opened for correction, by button or by words', () => {
    const returned = {
      mine: [
        mine('m1', 'LV-20260301-0009', 'leave', 'returned', {
          leaveType: 'annual',
          period: { start: '2026-03-11', end: '2026-03-13', days: 3 },
        }),
      ],
    }
    talk(returned)
      .presses({ press: 'correct-request', request: 'm1' })
      .hears('ask edit')
      .says('改成两天', correct({ durationDays: 2 }))
      .hears('confirm submit draft-1 changed period')
      .says('提交', yes)
      .hears('do resubmit m1')
    talk(returned)
      .says('改成两天', correct({ durationDays: 2 }))
      .hears('confirm submit draft-1 changed period')
    talk({ mine: [mine('m1', 'LV-1', 'leave', 'underway')] })
      .presses({ press: 'correct-request', request: 'm1' })
      .hears('say stale-button', 'look request m1')
  })
})

describe('bad values are explained and asked again, the others are kept', () => {
  test.each([
    ['the end before the start', { end: '2026-03-09' }, 'ask end because end-before-start'],
    ['a day that does not exist', { start: '2026-02-30', end: '2026-03-02' }, 'ask start because not-a-date'],
    ['the end does not exist', { end: '2026-02-30' }, 'ask end because not-a-date'],
    ['only a weekend', { start: '2026-03-07', end: '2026-03-08' }, 'ask start because no-working-day'],
    ['no such kind', { leaveType: 'sabbatical' }, 'ask leaveType because no-such-choice'],
    ['nobody by that name', { handover: '孙悟空' }, 'say no-such-person'],
  ])('%s', (_, fields, heard) => {
    const t = leave(fields)
    expect(t.steps.map((s) => s.step)).not.toContain('confirm')
    t.hears(...(heard.startsWith('say') ? [heard, 'ask handover'] : [heard]))
  })

  test.each(['2月30日请年假', '13月1号', 'annual leave on Feb 30', '30th of February', '2026-02-30'])(
    '%s: the engine dropped it, the question says why',
    (text) => {
      talk()
        .says(text, start('leave', { leaveType: 'annual' }, ['start', 'end']))
        .hears('ask start because not-a-date')
    },
  )

  test.each(['2月28日请年假', 'annual leave, 5 days', '请年假', 'in May 20 people'])(
    '%s: nothing wrong with it',
    (text) => {
      talk()
        .says(text, start('leave', { leaveType: 'annual' }, ['start', 'end']))
        .hears('ask start')
    },
  )

  test('until the same day', () => {
    talk()
      .says('年假', start('leave', { leaveType: 'annual', start: '2026-03-11' }))
      .says('同一天', act('outOfScope'))
      .hears('confirm submit draft-1')
      .knows({ period: { end: '2026-03-11' } })
  })

  test('a length of nothing', () => {
    talk()
      .says('年假零天', start('leave', { leaveType: 'annual', start: '2026-03-11', durationDays: 0 }))
      .hears('ask end because not-positive')
      .picks('2026-03-11')
      .hears('confirm submit draft-1')
  })

  test('the start of a wrong range is not asked again', () => {
    leave({ end: '2026-03-09' })
      .says('那到13号', provide({ end: '2026-03-13' }))
      .hears('confirm submit draft-1')
      .knows({ leaveType: 'annual', period: { start: '2026-03-11', end: '2026-03-13' } })
  })

  test.each([
    [0, 'not-positive'],
    [-5, 'not-positive'],
    [1e15, 'too-large'],
    [12.345, 'too-many-decimals'],
    ['很多', 'wrong-kind'],
  ])('an amount of %s', (amount, code) => {
    talk()
      .says('报销', start('expense', { amount, reason: '打车' }))
      .hears(`ask amount because ${code}`)
      .knows({ reason: '打车' })
      .says('86', provide({ amount: 86 }))
      .hears('confirm submit draft-1')
  })

  test('a currency the form does not take', () => {
    talk()
      .says('报销', start('expense', { amount: 5, currency: 'XAU', reason: '打车' }))
      .hears('ask amount because currency-not-allowed')
  })

  test('text too long for its field', () => {
    talk()
      .says('报销', start('expense', { amount: 5, reason: '打'.repeat(300) }))
      .hears('ask reason because too-long')
  })

  test('control characters and markup are data', () => {
    talk()
      .says('报销', start('expense', { amount: 5, reason: "\u0007<script>alert(1)</script>'; drop table x;--\u200b" }))
      .hears('confirm submit draft-1')
      .knows({ reason: "<script>alert(1)</script>'; drop table x;--" })
  })
})

describe('no, not yet, and yes to nothing', () => {
  test('cancel drops what is on the screen', () => {
    const t = leave().says('算了', no).hears('say cancelled')
    expect(t.conversation.drafts).toEqual([])
    t.says('取消', no).hears('say nothing-to-cancel')
    talk().says('请假', start('leave')).says('不请了', no).hears('say cancelled')
    leave().presses({ press: 'cancel', draft: 'draft-1' }).hears('say cancelled')
  })

  test('not yet keeps the draft, but its card no longer answers to yes', () => {
    const t = leave().says('先别提交', act('hold')).hears('say held')
    expect(t.conversation.confirming).toBeUndefined()
    t.presses({ press: 'confirm', proposal: { propose: 'submit', draft: 'draft-1', edition: 1 } }).hears(
      'say stale-card',
      'confirm submit draft-1',
    )
    t.says('现在提交吧', yes).hears('confirm submit draft-1').says('好', yes).hears('do submit leave')
  })

  test.each(['发票还没到，先不提交', '先放着，我再想想', '等一下', "hold on, I don't have the receipt yet", 'not now'])(
    '%s puts the draft off, whatever the engine calls it',
    (words) => {
      const t = leave().says(words, no).hears('say held')
      expect(t.conversation.drafts).toHaveLength(1)
      t.says('提交', yes).hears('confirm submit draft-1')
    },
  )

  test.each(['先不提交，取消吧', '算了，以后再说', 'never mind, maybe later', 'cancel it for now'])(
    '%s drops it',
    (words) => {
      expect(leave().says(words, no).hears('say cancelled').conversation.drafts).toEqual([])
    },
  )

  test('not yet over a decision', () => {
    talk({ pending: [wangLeave] })
      .says('同意王芳的', act('approve', {}, { owner: '王芳' }))
      .hears('confirm approve r1')
      .says('先别', act('hold'))
      .hears('say held')
      .says('好的', yes)
      .hears('say nothing-to-confirm')
    talk().says('别提交', act('hold')).hears('say held')
  })

  test.each(['确认', 'yes', '好的', 'ok', '是的'])('%s with nothing to confirm says so', (words) => {
    talk().says(words, yes).hears('say nothing-to-confirm')
    talk({ pending: [wangLeave, liExpense] })
      .says(words, yes)
      .hears('say nothing-to-confirm')
  })

  test('submit while something optional is asked leaves it out', () => {
    leave()
      .presses({ press: 'edit', draft: 'draft-1', field: 'reason' })
      .hears('ask reason')
      .says('提交', yes)
      .hears('confirm submit draft-1')
  })

  test.each(['确认', 'Yes!', '好的', 'ok', '是的。'])('%s that an engine could not place', (words) => {
    talk().says(words, act('outOfScope')).hears('say nothing-to-confirm')
    talk()
      .says('打车', start('expense', { amount: 5 }))
      .says(words, act('outOfScope'))
      .hears('say not-yet', 'ask reason')
  })

  test('and a no', () => {
    talk().says('算了', act('outOfScope')).hears('say nothing-to-cancel')
    talk({ pending: [wangLeave, liExpense] })
      .says('同意', act('approve'))
      .says('算了', act('smallTalk'))
      .hears('say cancelled')
  })

  test('yes in the middle of a question is not an answer', () => {
    talk().says('请假', start('leave')).says('好的', yes).hears('say not-yet', 'ask leaveType')
  })

  test('同意 says yes to one’s own card only when nothing waits to be approved', () => {
    leave().says('同意', act('approve')).hears('do submit leave')
    leave()
      .meanwhile({ pending: [wangLeave] })
      .says('同意', act('approve'))
      .hears('confirm approve r1')
  })
})
