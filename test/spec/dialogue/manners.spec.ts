// What a person finds silly in a conversation, and what happens instead.
import { describe, expect, test } from 'vitest'
import { act, correct, mine, no, provide, start, talk, wangLeave, yes } from './kit.ts'

const farLeave = () =>
  talk().says('3月19日到20日年假', start('leave', { leaveType: 'annual', start: '2026-03-19', end: '2026-03-20' }))

describe('a bare weekday over a draft is one of its week', () => {
  test.each([
    ['改成周五', { start: '2026-03-06', end: '2026-03-06' }, '2026-03-20', '2026-03-20'],
    ['actually just friday', { start: '2026-03-06', end: '2026-03-06' }, '2026-03-20', '2026-03-20'],
    ['只要周四', { start: '2026-03-05', end: '2026-03-05' }, '2026-03-19', '2026-03-19'],
    ['改成周二', { start: '2026-03-10', end: '2026-03-10' }, '2026-03-17', '2026-03-17'],
    ['从周三开始', { start: '2026-03-11' }, '2026-03-18', '2026-03-20'],
    ['到周五', { end: '2026-03-06' }, '2026-03-19', '2026-03-20'],
    // A week or a day that is named is meant.
    ['改成下周五', { start: '2026-03-13', end: '2026-03-13' }, '2026-03-13', '2026-03-13'],
    ['make it Friday 27 March', { start: '2026-03-27', end: '2026-03-27' }, '2026-03-27', '2026-03-27'],
  ])('%s', (words, fields, from, until) => {
    farLeave()
      .says(words, correct(fields))
      .knows({ leaveType: 'annual', period: { start: from, end: until } })
  })

  test('also while something else is still asked, and never a day that is past', () => {
    talk()
      .says('19到20号请假', start('leave', { start: '2026-03-19', end: '2026-03-20' }, ['leaveType']))
      .says('改成周五', correct({ start: '2026-03-06', end: '2026-03-06' }))
      .hears('ask leaveType')
      .knows({ period: { start: '2026-03-20', end: '2026-03-20' } })
    talk()
      .says('明天年假', start('leave', { leaveType: 'annual', start: '2026-03-06', end: '2026-03-06' }))
      .says('改成周一', correct({ start: '2026-03-09', end: '2026-03-09' }))
      .knows({ period: { start: '2026-03-09', end: '2026-03-09' } })
  })

  test('moved to another week, it keeps its weekdays', () => {
    farLeave()
      .says('改到下下周', correct({ start: '2026-03-23', end: '2026-03-27' }))
      .knows({ period: { start: '2026-03-26', end: '2026-03-27', days: 2 } })
  })
})

describe('several receipts', () => {
  test.each([
    ['报销打车380，苏州的酒店560', '打车380，苏州的酒店560'],
    ['reimburse 380 RMB taxi and 560 for the hotel', '380 RMB taxi, 560 for the hotel'],
  ])('%s: what each was for is what the sum was for', (words, reason) => {
    talk()
      .says(words, start('expense', { amounts: [380, 560] }))
      .hears('confirm submit draft-1')
      .knows({ amount: { amount: '940' }, reason })
  })

  test('where the words do not say it for each, it is asked', () => {
    talk()
      .says('报销380和560', start('expense', { amounts: [380, 560] }))
      .hears('ask reason')
  })
})

describe('not yet', () => {
  test('why it has to wait belongs to the waiting', () => {
    farLeave()
      .says(
        'hold on, I’m still waiting for the receipt',
        act('hold'),
        act('status', {}, undefined, { confidence: 0.4 }),
      )
      .hears('say held')
  })

  test('a question said with it is answered all the same', () => {
    farLeave()
      .says('hold on, how far is my expense?', act('hold'), act('status', {}, undefined, { confidence: 0.95 }))
      .hears('say held', 'look mine true')
  })

  test('提交 is no value of the field that is asked', () => {
    talk()
      .says('报销80', start('expense', { amount: 80 }))
      .hears('ask reason')
      .says('提交', provide({ reason: '提交' }))
      .hears('say not-yet', 'ask reason')
  })
})

describe('what was put aside', () => {
  const parked = () =>
    talk()
      .says('报销80打车', start('expense', { amount: 80, reason: '打车' }))
      .says('下周三年假', start('leave', { leaveType: 'annual', start: '2026-03-11', end: '2026-03-11' }))
      .says('好', yes)
      .hears('do submit leave', 'ask resume')

  test('is offered once; other business does not bring the card back, and 继续 does', () => {
    const asked = parked().says('有什么待办', act('pending')).hears('look pending')
    asked.says('帮助', act('help')).hears('say help')
    asked.says('继续', act('outOfScope')).hears('confirm submit draft-1')
  })

  test('after another request is done, a word reminds of it', () => {
    parked()
      .says('明天年假', start('leave', { leaveType: 'annual', start: '2026-03-06', end: '2026-03-06' }))
      .says('好', yes)
      .hears('do submit leave', 'say still-there')
  })
})

describe('a decision that was left', () => {
  const two = { mine: [mine('m1', 'LV-1', 'leave', 'underway'), mine('m2', 'EX-1', 'expense', 'underway')] }

  test('comes back once, and not again', () => {
    talk(two)
      .says('催一下', act('urge'))
      .hears('ask which-request')
      .says('撤回请假', act('withdraw', {}, { process: 'leave' }))
      .hears('confirm withdraw m1')
      .says('算了', no)
      .hears('say cancelled', 'ask which-request')
      .says('撤回请假', act('withdraw', {}, { process: 'leave' }))
      .says('算了', no)
      .hears('say cancelled')
  })

  test('not when one of those it may be about is gone', () => {
    talk(two)
      .says('催一下', act('urge'))
      .says('撤回请假', act('withdraw', {}, { process: 'leave' }))
      .meanwhile({ mine: [mine('m1', 'LV-1', 'leave', 'withdrawn'), mine('m2', 'EX-1', 'expense', 'underway')] })
      .says('算了', no)
      .hears('say cancelled')
  })

  test('"which one" is put again once, not after everything', () => {
    talk(two)
      .says('催一下', act('urge'))
      .says('帮助', act('help'))
      .hears('say help', 'ask which-request')
      .says('帮助', act('help'))
      .hears('say help')
  })
})

describe('a request moved to other days', () => {
  const filed = (status: 'underway' | 'withdrawn' | 'returned') => ({
    mine: [
      mine('m1', 'LV-1', 'leave', status, {
        leaveType: 'annual',
        period: { start: '2026-03-09', end: '2026-03-11', days: 3 },
        reason: '回老家',
      }),
    ],
  })
  const moved = start('leave', { leaveType: 'annual', start: '2026-03-16', end: '2026-03-20' })
  const whole = { leaveType: 'annual', reason: '回老家', period: { start: '2026-03-16', end: '2026-03-18', days: 3 } }

  test('one that was withdrawn: all of it, on the same weekdays', () => {
    talk(filed('withdrawn')).says('把我刚才的年假改到下下周', moved).hears('confirm submit draft-1').knows(whole)
  })

  test('to a day: as long as before', () => {
    talk(filed('withdrawn'))
      .says('move my last leave to 17 March', start('leave', { start: '2026-03-17', end: '2026-03-17' }))
      .knows({ reason: '回老家', period: { start: '2026-03-17', end: '2026-03-19', days: 3 } })
  })

  test('one in approval is withdrawn first, then the new one is shown', () => {
    talk(filed('underway'))
      .says('把我刚才的年假改到下下周', moved)
      .hears('say moves', 'confirm withdraw m1')
      .says('好', yes)
      .hears('do withdraw m1', 'confirm submit draft-1')
      .knows(whole)
  })

  test('and when it is not withdrawn after all, no new one is left behind', () => {
    const left = talk(filed('underway')).says('把我刚才的年假改到下下周', moved).says('算了', no).hears('say cancelled')
    expect(left.conversation.drafts).toEqual([])
  })

  test('one that came back is corrected', () => {
    const t = talk(filed('returned')).says('把我刚才的年假改到下下周', moved).knows(whole)
    expect(t.conversation.drafts[0]?.resubmits).toBe('m1')
  })

  test('words that move nothing start a new one', () => {
    talk(filed('withdrawn'))
      .says('下下周请年假', moved)
      .knows({ period: { end: '2026-03-20' } })
  })
})

describe('who approves it', () => {
  test.each(['谁审批我的请假', 'who approves my leave', '请假要经过谁审批', 'who has to sign off my leave'])(
    '%s',
    (words) => {
      talk()
        .says(words, act('ask', {}, undefined, { process: 'leave' }))
        .hears('look approvers leave')
    },
  )

  test('also by somebody for whom something waits, whose words might approve it', () => {
    const acts = [act('ask', {}, undefined, { process: 'leave', confidence: 0.4 })]
    const understanding = { acts, didYouMean: [...acts, act('approve')], engine: 'offline' as const, ms: 0 }
    talk({ pending: [wangLeave] })
      .input({ kind: 'understood', text: '谁审批我的请假', understanding })
      .hears('look approvers leave')
  })

  test('of the draft that is open, or the request just shown', () => {
    farLeave().says('谁来审批？', act('ask')).hears('look approvers leave', 'confirm submit draft-1')
  })

  test.each(['现在在谁审批', '谁批了我的请假'])('%s is another question', (words) => {
    talk({ mine: [mine('m1', 'LV-1', 'leave', 'underway')] })
      .says(words, act('status', {}, { process: 'leave' }))
      .hears('look request m1')
  })
})

describe('what is said over a draft is read with the draft in view', () => {
  const oneDay = () =>
    talk().says('3月19日事假', start('leave', { leaveType: 'personal', start: '2026-03-19', end: '2026-03-19' }))

  test('下午就行: the day it has, not today; and the whole day after all', () => {
    const half = oneDay()
      .says('下午就行', correct({ startHalf: 'pm', endHalf: 'pm', start: '2026-03-05', end: '2026-03-05' }))
      .knows({ period: { start: '2026-03-19', end: '2026-03-19', startHalf: 'pm', days: 0.5 } })
    half.says('算了还是请一整天吧', correct({})).knows({ period: { start: '2026-03-19', end: '2026-03-19', days: 1 } })
  })

  test.each(['家里有点事', '陪家人', 'I have a doctor’s appointment', 'my son is ill'])(
    '%s: why, when the card says no reason yet',
    (words) => {
      oneDay()
        .says(words, act('outOfScope', {}, undefined, { confidence: 0.7 }))
        .hears('confirm submit draft-1 changed reason')
        .knows({ reason: words })
    },
  )

  test.each(['今天天气真好', '讲个笑话', 'asdf qwer', '你家里有人吗？'])('%s is no reason', (words) => {
    const t = oneDay().says(words, act('outOfScope', {}, undefined, { confidence: 0.7 }))
    expect(t.conversation.drafts[0]?.values).not.toHaveProperty('reason')
  })

  test('a reason that is told is kept out of the memory where it is private', () => {
    const t = oneDay().says('去医院看病', act('outOfScope', {}, undefined, { confidence: 0.7 }))
    expect(JSON.stringify(t.conversation.turns)).not.toContain('医院')
  })

  test('words that name a field are about that field', () => {
    talk()
      .says('报销打车60', start('expense', { amount: 60, reason: '打车' }))
      .says('分类选餐饮', start('business_trip', { reason: '分类选餐饮' }, ['destination']))
      .hears('confirm submit draft-1 changed category')
      .knows({ category: 'meals' })
  })

  test('a choice there is not is asked, and 提交 goes on without it', () => {
    talk()
      .says('报销打车60', start('expense', { amount: 60, reason: '打车' }))
      .says('分类选外星', act('outOfScope'))
      .hears('ask category because no-such-choice')
      .says('提交', provide({ category: '提交' }))
      .hears('confirm submit draft-1')
  })

  const receipts = () => talk().says('报销打车45，午饭120', start('expense', { amounts: [45, 120], category: 'meals' }))

  test('another receipt joins the sum, one that was wrong is put right in it', () => {
    const t = receipts().knows({ amount: { amount: '165' }, reason: '打车45，午饭120' })
    expect(t.conversation.drafts[0]?.values).not.toHaveProperty('category')
    t.says('还有晚饭88', correct({ amount: 88 }))
      .knows({ amount: { amount: '253' }, reason: '打车45，午饭120，晚饭88' })
      .says('把打车改成54', correct({ amount: 54 }))
      .knows({ amount: { amount: '262' }, reason: '打车54，午饭120，晚饭88' })
  })

  test('undo takes back the last change, and only that', () => {
    receipts()
      .says('还有晚饭88', correct({ amount: 88 }))
      .says('撤销', act('outOfScope'))
      .knows({ amount: { amount: '165' }, reason: '打车45，午饭120' })
  })
})

describe('when nothing is open', () => {
  const filed = { mine: [mine('m1', 'LV-1', 'leave', 'underway'), mine('m2', 'EX-1', 'expense', 'underway')] }
  const seen = () =>
    talk(filed)
      .says('请假到哪了', act('status', {}, { process: 'leave' }))
      .hears('look request m1')

  test.each(['actually cancel that leave', '取消吧', 'undo'])('%s: the request on the screen is withdrawn', (words) => {
    seen().says(words, no).hears('confirm withdraw m1')
  })

  test('no thanks withdraws nothing', () => {
    seen().says('no thanks', no).hears('say nothing-to-cancel')
  })

  test('how much it was is asked of the request on the screen', () => {
    seen()
      .says('刚才那笔多少钱', act('figures', { metric: 'expense_total' }))
      .hears('look request m1')
  })

  test('one that was withdrawn is filed again as it was', () => {
    const before = mine('m1', 'LV-1', 'leave', 'withdrawn', {
      leaveType: 'annual',
      period: { start: '2026-03-09', end: '2026-03-11', days: 3 },
    })
    talk({ mine: [before] })
      .says('请假到哪了', act('status', {}, { process: 'leave' }))
      .says('重新提交一次', act('outOfScope'))
      .hears('confirm submit draft-1')
      .knows({ leaveType: 'annual', period: { start: '2026-03-09' } })
  })
})

describe('which was meant', () => {
  const unsure = (among: readonly string[]) => ({
    kind: 'understood' as const,
    text: '第一个',
    understanding: {
      acts: [act('outOfScope')],
      didYouMean: among.map((name) => act(name as 'approve')),
      engine: 'offline' as const,
      ms: 0,
    },
  })

  test('nothing is offered that could not be done', () => {
    talk()
      .input(unsure(['reject', 'approve', 'return']))
      .hears('say did-not-understand')
  })

  test('who goes on with something else has left the question', () => {
    talk()
      .input(unsure(['ask', 'status']))
      .hears('ask which-act')
      .says('有什么待办', act('pending'))
      .hears('look pending')
  })
})

describe('small things', () => {
  const card = () =>
    talk().says('明天年假', start('leave', { leaveType: 'annual', start: '2026-03-06', end: '2026-03-06' }))
  const idleTalk = act('smallTalk', {}, undefined, { confidence: 0.8 })

  test.each([
    ['who are you', 'say who-i-am'],
    ['你是真人吗', 'say who-i-am'],
    ['you are useless', 'say sorry'],
    ['thanks, bye', 'say welcome'],
    ['拜拜', 'say bye'],
    ['早', 'say hello'],
  ])('%s', (words, answer) => {
    talk().says(words, idleTalk).hears(answer)
  })

  test('signs alone are a greeting, never nonsense', () => {
    talk().says('😀', act('outOfScope')).hears('say hello')
  })

  test('words that greet nobody, over an open card, were meant for it', () => {
    card().says('full day', idleTalk).hears('say did-not-understand', 'confirm submit draft-1')
  })

  test('a note goes onto the card that is open', () => {
    talk()
      .says('报销打车60', start('expense', { amount: 60, reason: '打车' }))
      .says('加个备注：发票后补', act('comment', { comment: '发票后补' }))
      .knows({ reason: '打车；发票后补' })
  })

  test('over an open card nobody is asked what was meant: a look-up is shown and the card stays', () => {
    const unsure = (among: readonly ReturnType<typeof act>[]) => ({
      kind: 'understood' as const,
      text: '还有别的吗',
      understanding: { acts: [among[0]!], didYouMean: [...among], engine: 'offline' as const, ms: 0 },
    })
    card()
      .input(unsure([act('pending'), act('ask')]))
      .hears('look pending', 'confirm submit draft-1')
    card()
      .input(unsure([act('withdraw'), act('urge')]))
      .hears('say did-not-understand', 'confirm submit draft-1')
  })

  test('what is returned is said in the words it was said in', () => {
    talk({ pending: [{ ...mine('r9', 'LV-9', 'leave', 'underway'), taskId: 't9' }] })
      .says('退回', act('return'))
      .says('写一下谁交接', provide({ reason: '一下谁交接' }))
      .hears('confirm return r9')
      .says('好', yes)
      .hears('do return r9')
    const t = talk({ pending: [{ ...mine('r9', 'LV-9', 'leave', 'underway'), taskId: 't9' }] })
      .says('退回', act('return'))
      .says('写一下谁交接', provide({ reason: '一下谁交接' }))
    expect(t.conversation.confirming).toMatchObject({ command: { reason: '写一下谁交接' } })
  })

  test('为什么, after something of mine came back, is about that', () => {
    talk({ mine: [mine('m1', 'LV-1', 'leave', 'returned')] })
      .says('怎么回事', act('ask'))
      .hears('look request m1')
    talk({ mine: [mine('m1', 'LV-1', 'leave', 'underway')] })
      .says('怎么回事', act('ask'))
      .hears('look answer 怎么回事')
  })

  test('a reminder is not offered of what moved on', () => {
    talk({ mine: [mine('m1', 'LV-1', 'leave', 'underway')] })
      .says('催一下', act('urge'))
      .hears('confirm urge m1')
      .meanwhile({ mine: [mine('m1', 'LV-1', 'leave', 'returned')] })
      .says('帮助', act('help'))
      .hears('say help')
  })
})

describe('what only the draft can tell', () => {
  const week = () =>
    talk().says('16到20号年假', start('leave', { leaveType: 'annual', start: '2026-03-16', end: '2026-03-20' }))

  test.each([
    ['少请两天', '2026-03-16', '2026-03-18'],
    ['actually 2 days less', '2026-03-16', '2026-03-18'],
    ['再加一天', '2026-03-16', '2026-03-23'],
    ['no wait, make it 17 to 19', '2026-03-17', '2026-03-19'],
  ])('%s', (words, from, until) => {
    week()
      .says(words, correct({ durationDays: 99 }))
      .knows({ period: { start: from, end: until } })
  })

  test('上一个 is no number of the form, and starts nothing', () => {
    talk()
      .says('报销停车费20', start('expense', { amount: 20, reason: '停车费' }))
      .says('上一个', correct({ amount: 1 }))
      .knows({ amount: { amount: '20' } })
    talk()
      .says('上一个', start('purchase', { quantity: 1 }, ['item']))
      .hears('look mine true')
  })

  test('another thing is another request, and takes the place of none', () => {
    const t = talk()
      .says('买一台笔记本', start('purchase', { item: '笔记本', quantity: 1 }))
      .says('还有两台显示器', correct({ item: '显示器', quantity: 2 }))
      .hears('say put-aside', 'confirm submit draft-2')
      .knows({ item: '显示器', quantity: 2 })
    expect(t.conversation.drafts[0]?.values).toMatchObject({ item: '笔记本', quantity: 1 })
  })

  test('先办请假 goes back to the one that was put aside', () => {
    talk()
      .says('下周三年假', start('leave', { leaveType: 'annual', start: '2026-03-11', end: '2026-03-11' }))
      .says('报销停车费20', start('expense', { amount: 20, reason: '停车费' }))
      .says('先办请假', start('leave', { reason: '办请假' }))
      .hears('confirm submit draft-1')
      .says('那个报销呢', act('status', {}, { process: 'expense' }))
      .hears('confirm submit draft-2')
  })
})

describe('what was filed', () => {
  const seal = (status: 'underway' | 'returned') => ({
    mine: [mine('m1', 'SL-1', 'seal', status, { document: '采购合同', sealType: 'contract', quantity: 2 })],
  })
  const seen = (status: 'underway' | 'returned') =>
    talk(seal(status)).says('到哪了', act('status')).hears('look request m1')

  test('is changed by filing it anew, after the old one is withdrawn', () => {
    seen('underway')
      .says('我想改成三份', start('asset', { quantity: 3 }))
      .hears('say moves', 'confirm withdraw m1')
      .says('好', yes)
      .hears('do withdraw m1', 'confirm submit draft-1')
      .knows({ document: '采购合同', sealType: 'contract', quantity: 3 })
  })

  test('and came back is put right by what is said of it', () => {
    const t = seen('returned')
      .says('份数三份', start('seal', { quantity: 3 }))
      .knows({ document: '采购合同', quantity: 3 })
    expect(t.conversation.drafts[0]?.resubmits).toBe('m1')
  })

  test('is shown when one asks what it was', () => {
    talk(seal('underway')).says('我刚提交了什么', act('ask')).hears('look request m1')
  })
})

describe('decisions', () => {
  const leave = { pending: [{ ...mine('r9', 'LV-9', 'leave', 'underway'), taskId: 't9' }] }

  test('the first one, where no list was shown, is the first a list would show', () => {
    talk(leave)
      .says('第一个退回吧', act('return', {}, { index: 1 }))
      .hears('ask reason')
  })

  test('好的 is no reason', () => {
    talk(leave)
      .says('退回', act('return'))
      .says('好的', provide({ reason: '好的' }))
      .hears('say did-not-understand', 'ask reason')
  })

  test('one decided otherwise does not come back', () => {
    talk(leave)
      .says('退回，缺附件', act('return', { reason: '缺附件' }))
      .hears('confirm return r9')
      .says('同意，路上小心', act('approve', { reason: '路上小心' }))
      .hears('confirm approve r9')
      .says('好', yes)
      .hears('do approve r9')
  })

  test('a yes or a no that was only guessed settles nothing', () => {
    talk(leave)
      .says('同意', act('approve'))
      .says('remind whoever', act('confirm', {}, undefined, { confidence: 0.3 }))
      .hears('say did-not-understand', 'confirm approve r9')
  })
})

describe('nothing else is taken from the words', () => {
  test('moving a trip moves its days, not where it goes', () => {
    const trip = mine('m1', 'TR-1', 'business_trip', 'withdrawn', {
      destination: '北京',
      period: { start: '2026-03-09', end: '2026-03-11', days: 3 },
    })
    talk({ mine: [trip] })
      .says(
        '把刚才的出差改到下下周',
        start('business_trip', { destination: '刚才', start: '2026-03-16', end: '2026-03-20' }),
      )
      .knows({ destination: '北京' })
  })

  test('飞机去 is no place', () => {
    talk()
      .says(
        '下周三去北京出差，见客户',
        start('business_trip', { destination: '北京', start: '2026-03-11', end: '2026-03-11', reason: '见客户' }),
      )
      .says('飞机去', correct({ destination: '机去' }))
      .knows({ destination: '北京' })
  })

  test('each receipt keeps its price, so that one can be put right', () => {
    talk()
      .says('12.50 for parking', start('expense', { amount: 12.5, reason: 'parking' }))
      .says('oh and 8 for coffee', correct({ amount: 8, reason: 'coffee' }))
      .knows({ amount: { amount: '20.5' }, reason: 'parking 12.5, 8 for coffee' })
      .says('the parking was 15', correct({ amount: 15, reason: 'parking' }))
      .knows({ amount: { amount: '23' }, reason: 'parking 15, 8 for coffee' })
      .says('and 4.20 for the bus', correct({ date: '2026-04-20', reason: 'bus' }))
      .knows({ amount: { amount: '27.2' } })
  })

  test('the Friday after is a week on', () => {
    talk()
      .says('book friday off', start('leave', { leaveType: 'annual', start: '2026-03-06', end: '2026-03-06' }))
      .says('no the friday after', correct({ start: '2026-03-06', end: '2026-03-06' }))
      .knows({ period: { start: '2026-03-13', end: '2026-03-13' } })
  })
})

describe('changed one’s mind', () => {
  test.each(['算了改报销', '换成报销吧', 'actually make it an expense'])('%s: another kind of request', (words) => {
    talk()
      .says('周五请假', start('leave', { start: '2026-03-06', end: '2026-03-06' }, ['leaveType']))
      .says(words, correct({}))
      .hears('say put-aside', 'ask amount')
  })

  test.each([
    ['少买2本', 8],
    ['多买一本', 11],
    ['two more', 12],
  ])('%s: of the count the draft has', (words, quantity) => {
    talk()
      .says('买10本笔记本', start('purchase', { item: '笔记本', quantity: 10 }))
      .says(words, correct({ quantity: 2 }))
      .knows({ quantity })
  })
})

test('a reminder that is left twice is let go', () => {
  talk({ mine: [mine('m1', 'LV-1', 'leave', 'underway')] })
    .says('催一下', act('urge'))
    .says('帮助', act('help'))
    .hears('say help', 'confirm urge m1')
    .says('有什么待办', act('pending'))
    .hears('look pending')
})
