// One missing thing at a time, answers by word or button, and a card before anything is submitted.
import { describe, expect, test } from 'vitest'
import type { Input } from '../../../src/dialogue/next.ts'
import { act, now, processes, provide, start, talk, yes } from './kit.ts'

const needLeave = ['leaveType', 'start', 'end']

const sick = (end: string) => start('leave', { leaveType: 'sick', start: '2026-03-09', end })

const offered = (t: ReturnType<typeof talk>) =>
  t.steps
    .flatMap((s) => (s.step === 'ask' ? s.quick : []))
    .map((p) => ('value' in p ? p.value : 'id' in p ? p.id : p.press))

const send = (name: string, type: string): Input => ({
  kind: 'understood',
  text: '',
  understanding: { acts: [], engine: 'offline', ms: 0 },
  files: [{ file: name, name, size: 1000, type }],
})

describe('a request by questions', () => {
  test('asks for the kind, the start, the end; shows the card; submits on yes', () => {
    const t = talk()
      .says('我要请假', start('leave', {}, needLeave))
      .hears('ask leaveType')
      .picks('annual')
      .hears('ask start')
      .says('下周三', provide({ start: '2026-03-11' }))
      .hears('ask end')
      .says('到周五', provide({ end: '2026-03-13' }))
      .hears('confirm submit draft-1')
      .knows({ leaveType: 'annual', period: { start: '2026-03-11', end: '2026-03-13', days: 3 } })
      .says('好的', yes)
      .hears('do submit leave')
    expect(t.conversation.drafts).toEqual([])
    expect(t.steps[0]).toMatchObject({ draft: { values: { period: { days: 3 } } }, command: { do: 'submit' } })
  })

  test('everything in one sentence goes straight to the card', () => {
    talk()
      .says('下周三到周五请年假', start('leave', { leaveType: 'annual', start: '2026-03-11', end: '2026-03-13' }))
      .hears('confirm submit draft-1')
      .presses({ press: 'confirm', proposal: { propose: 'submit', draft: 'draft-1', edition: 1 } })
      .hears('do submit leave')
  })

  test('several answers at once are all taken, whatever was asked', () => {
    talk()
      .says('请假', start('leave', {}, needLeave))
      .says('年假，下周三一天', provide({ leaveType: 'annual', start: '2026-03-11', end: '2026-03-11' }))
      .hears('confirm submit draft-1')
  })

  test('the least fields of the words come in their order, the other required ones after them', () => {
    talk()
      .says('报销', start('expense', {}, ['reason', 'amount']))
      .hears('ask reason')
      .says('打车', act('outOfScope'))
      .hears('ask amount')
      .says('86块', provide({ amount: 86, currency: 'CNY' }))
      .hears('confirm submit draft-1')
  })

  test('a field required only under a condition is asked when the condition holds', () => {
    talk().says('明天病假', sick('2026-03-09')).hears('confirm submit draft-1')
    talk().says('下周一到周三病假', sick('2026-03-11')).hears('ask proof')
  })

  test('a file sent along answers for the attachment', () => {
    talk()
      .says('下周一到周三病假', start('leave', { leaveType: 'sick', start: '2026-03-09', end: '2026-03-11' }))
      .input({
        kind: 'understood',
        text: '',
        understanding: { acts: [], engine: 'offline', ms: 0 },
        files: [{ file: 'f1', name: '病假条.pdf', size: 1000, type: 'application/pdf' }],
      })
      .hears('confirm submit draft-1')
      .knows({ proof: [{ file: 'f1' }] })
  })

  test('a file of the wrong kind is explained and asked again', () => {
    talk()
      .says('下周一到周三病假', start('leave', { leaveType: 'sick', start: '2026-03-09', end: '2026-03-11' }))
      .input({
        kind: 'understood',
        text: '',
        understanding: { acts: [], engine: 'offline', ms: 0 },
        files: [{ file: 'f1', name: 'a.zip', size: 1000, type: 'application/zip' }],
      })
      .hears('ask proof because file-type')
  })

  test('a refused file does not take the others along', () => {
    talk()
      .says('下周一到周三病假', sick('2026-03-11'))
      .input(send('a.pdf', 'application/pdf'))
      .input(send('b.zip', 'application/zip'))
      .hears('ask proof because file-type')
      .knows({ proof: [{ file: 'a.pdf' }] })
      .says('好了', yes)
      .hears('confirm submit draft-1')
  })

  test('a file with nothing to attach it to', () => {
    talk()
      .input({
        kind: 'understood',
        text: '',
        understanding: { acts: [], engine: 'offline', ms: 0 },
        files: [{ file: 'f1', name: 'a.pdf', size: 1, type: 'application/pdf' }],
      })
      .hears('say nowhere-to-attach')
  })

  test('the form filled by hand goes to the same card', () => {
    talk()
      .says('报销', start('expense', {}, ['amount', 'reason']))
      .input({ kind: 'form', draft: 'draft-1', values: { amount: { amount: '86', currency: 'CNY' }, reason: '打车' } })
      .hears('confirm submit draft-1')
    talk()
      .says('报销', start('expense', {}, ['amount', 'reason']))
      .input({ kind: 'form', draft: 'draft-1', values: { amount: { amount: '86', currency: 'CNY' }, evil: 'x' } })
      .hears('ask reason')
    talk().input({ kind: 'form', draft: 'none', values: {} }).hears('say stale-button')
  })

  test('a process one may not start, or that does not exist', () => {
    talk().says('我要发火箭', start('rocket')).hears('say not-set-up')
    const seal = processes.filter((p) => p.definition.key === 'seal')
    const rest = processes.filter((p) => p.definition.key !== 'seal')
    talk({ processes: rest, closed: seal }).says('盖章', start('seal')).hears('say may-not-start')
  })

  test('which process it is', () => {
    talk().says('我要提个申请', act('start')).hears('ask which-process').picks('seal').hears('ask document')
    talk()
      .says('我要提个申请', act('start'))
      .says('用印', start('seal', {}, ['document']))
      .hears('ask document')
  })
})

describe('quick answers', () => {
  test('choices, likely days, likely ends, halves, colleagues', () => {
    const leave = talk().says('请假', start('leave', {}, needLeave))
    expect(offered(leave)).toContain('annual')
    const from = leave.picks('annual')
    expect(offered(from)).toEqual(['2026-03-05', '2026-03-06', '2026-03-09'])
    // From a Wednesday: that day, the next, the Friday of its week.
    expect(offered(from.says('11号', provide({ start: '2026-03-11' })))).toEqual([
      '2026-03-11',
      '2026-03-12',
      '2026-03-13',
    ])
    expect(offered(from.says('明天半天', provide({ start: '2026-03-06', durationDays: 0.5 })))).toEqual(['am', 'pm'])
  })

  test('receipts look back', () => {
    const t = talk()
      .says('报销', start('expense', { amount: 86, reason: '打车' }))
      .presses({ press: 'edit', draft: 'draft-1', field: 'date' })
      .hears('ask date')
    expect(offered(t)).toEqual(['2026-03-05', '2026-03-04'])
    expect(now.toString()).toContain('2026-03-05')
  })

  test('people one would name: the manager, then the team', () => {
    const t = talk()
      .says('年假', start('leave', { leaveType: 'annual', start: '2026-03-11', end: '2026-03-11' }))
      .presses({ press: 'edit', draft: 'draft-1', field: 'handover' })
    expect(offered(t)).toEqual(['wang', 'chen1'])
    t.picks('chen1').hears('confirm submit draft-1 changed handover').knows({ handover: 'chen1' })
  })
})

describe('dates from lengths', () => {
  test.each([
    [
      'three working days over a weekend',
      { start: '2026-03-12', durationDays: 3 },
      { start: '2026-03-12', end: '2026-03-16', days: 3 },
    ],
    ['one day', { start: '2026-03-12', durationDays: 1 }, { start: '2026-03-12', end: '2026-03-12', days: 1 }],
    [
      'a day and a half end at noon',
      { start: '2026-03-12', durationDays: 1.5 },
      { start: '2026-03-12', end: '2026-03-13', endHalf: 'am', days: 1.5 },
    ],
    [
      'from an afternoon',
      { start: '2026-03-12', startHalf: 'pm', durationDays: 1 },
      { start: '2026-03-12', end: '2026-03-13', startHalf: 'pm', endHalf: 'am', days: 1 },
    ],
    [
      'half a day, told which',
      { start: '2026-03-12', startHalf: 'pm', durationDays: 0.5 },
      { start: '2026-03-12', end: '2026-03-12', startHalf: 'pm', days: 0.5 },
    ],
    [
      'over National Day',
      { start: '2026-09-30', durationDays: 2 },
      { start: '2026-09-30', end: '2026-10-08', days: 2 },
    ],
    ['a single day as a date', { date: '2026-03-12' }, { start: '2026-03-12', end: '2026-03-12', days: 1 }],
  ])('%s', (_, fields, period) => {
    talk()
      .says('年假', start('leave', { leaveType: 'annual', ...fields }))
      .hears('confirm submit draft-1')
      .knows({ period })
  })

  test('a trip counts every day', () => {
    talk()
      .says('去上海三天', start('business_trip', { destination: '上海', start: '2026-03-13', durationDays: 3 }))
      .knows({ period: { end: '2026-03-15', days: 3 } })
  })

  test('half a day is asked which half, and the day stays', () => {
    talk()
      .says('明天请半天年假', start('leave', { leaveType: 'annual', start: '2026-03-06', durationDays: 0.5 }))
      .hears('ask startHalf')
      .picks('pm')
      .hears('confirm submit draft-1')
      .knows({ period: { start: '2026-03-06', end: '2026-03-06', startHalf: 'pm', days: 0.5 } })
  })

  test('also when the engine says the day twice', () => {
    talk()
      .says(
        '明天请半天年假',
        start('leave', { leaveType: 'annual', start: '2026-03-06', end: '2026-03-06', durationDays: 0.5 }),
      )
      .hears('ask startHalf')
      .says('上午', provide({ startHalf: 'am', endHalf: 'am' }))
      .knows({ period: { start: '2026-03-06', end: '2026-03-06', startHalf: 'am', days: 0.5 } })
  })

  test.each([
    ['到周五', '2026-03-06', 'confirm submit draft-1'],
    ['until Friday', '2026-03-06', 'confirm submit draft-1'],
    ['到下周五', '2026-03-13', 'confirm submit draft-1'],
    ['到3月6日', '2026-03-06', 'ask end because end-before-start'],
  ])('from next Wednesday, then %s', (text, read, heard) => {
    talk()
      .says('年假，下周三起', start('leave', { leaveType: 'annual', start: '2026-03-11' }))
      .says(text, provide({ end: read }))
      .hears(heard)
  })

  test('a length without a start waits for it', () => {
    talk()
      .says('请三天年假', start('leave', { leaveType: 'annual', durationDays: 3 }, ['start', 'end']))
      .hears('ask start')
      .says('下周一', provide({ start: '2026-03-09' }))
      .hears('confirm submit draft-1')
      .knows({ period: { end: '2026-03-11' } })
  })

  test('an end without a start waits too', () => {
    talk()
      .says('年假到周五', start('leave', { leaveType: 'annual', end: '2026-03-13' }, ['start']))
      .hears('ask start')
      .says('周三', provide({ start: '2026-03-11' }))
      .hears('confirm submit draft-1')
      .knows({ period: { start: '2026-03-11', end: '2026-03-13' } })
  })

  test('beyond the published holidays the days are estimated, and said to be', () => {
    talk()
      .says('明年', start('leave', { leaveType: 'annual', start: '2029-03-12', durationDays: 2 }))
      .knows({ period: { end: '2029-03-13', estimated: true } })
  })
})
