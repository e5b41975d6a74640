// 时限: due on the approver's own calendar and clock, fixed when the task opens; reminders once each; nothing while returned.
import { describe, expect, test } from 'vitest'
import { addSpan, deadlinesOf, readKey } from '../../../src/approval/deadlines.ts'
import type { Span } from '../../../src/approval/flow.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import {
  approve,
  calendar,
  given,
  giveBack,
  later,
  lines,
  play,
  process,
  reject,
  resubmit,
  submit,
  tick,
  transfer,
  type Happening,
} from '../../kit/approval.ts'

const shanghai = { calendar, zone: 'Asia/Shanghai' }
const local = (instant: Temporal.Instant, zone = 'Asia/Shanghai') =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('working time', () => {
  test.each<[string, string, Span, string]>([
    ['within the day', '2026-03-05T09:00', { workingHours: 2 }, '2026-03-05T11:00'],
    ['lunch does not count', '2026-03-05T11:00', { workingHours: 2 }, '2026-03-05T14:00'],
    ['to the end of the day', '2026-03-05T09:00', { workingDays: 1 }, '2026-03-05T18:00'],
    ['into the next day', '2026-03-05T16:00', { workingHours: 4 }, '2026-03-06T11:00'],
    ['a working day from the middle of one', '2026-03-05T10:00', { workingDays: 1 }, '2026-03-06T10:00'],
    ['asked at night, it starts in the morning', '2026-03-05T22:30', { workingHours: 1 }, '2026-03-06T10:00'],
    ['over a weekend', '2026-03-06T17:00', { workingHours: 2 }, '2026-03-09T10:00'],
    ['asked on a Sunday', '2026-03-08T12:00', { workingDays: 1 }, '2026-03-09T18:00'],
    ['over the National Day holiday', '2026-09-30T17:00', { workingHours: 2 }, '2026-10-08T10:00'],
    ['a make-up Saturday is a working day', '2026-10-09T17:00', { workingHours: 2 }, '2026-10-10T10:00'],
    ['wall-clock hours run through the night', '2026-03-05T22:00', { hours: 4 }, '2026-03-06T02:00'],
    ['wall-clock days', '2026-03-05T22:00', { days: 2, minutes: 30 }, '2026-03-07T22:30'],
  ])('%s: %s', (_, from, span, expected) => {
    const start = Temporal.PlainDateTime.from(from).toZonedDateTime('Asia/Shanghai').toInstant()
    expect(local(addSpan(start, span, shanghai))).toBe(expected)
  })
  test.each<[string, Span, string]>([
    ['2026-03-05T10:00', { workingHours: 2 }, '2026-03-04T17:00'],
    ['2026-03-09T10:00', { workingHours: 2 }, '2026-03-06T17:00'],
    ['2026-03-05T18:00', { workingHours: 8 }, '2026-03-05T09:00'],
  ])('and backwards: before %s', (from, span, expected) => {
    const start = Temporal.PlainDateTime.from(from).toZonedDateTime('Asia/Shanghai').toInstant()
    expect(local(addSpan(start, span, shanghai, -1))).toBe(expected)
  })
  test('a day with a clock change is a day', () => {
    const start = Temporal.PlainDateTime.from('2026-03-28T12:00').toZonedDateTime('Europe/Berlin').toInstant()
    expect(local(addSpan(start, { days: 1 }, { calendar, zone: 'Europe/Berlin' }), 'Europe/Berlin')).toBe(
      '2026-03-29T12:00',
    )
  })
})

const timed = process(`
    - id: a
      name: 甲 / A
      approvers: { person: [li, mark] }
      signing: inOrder
      deadline: { within: 1 working day, remindBefore: 2 working hours, remindEvery: 4 working hours, maxReminders: 3 }`)
const dueOf = (happenings: Happening[], person: string, start?: string) =>
  play({ definition: timed, ...(start ? { start } : {}) }, happenings)
    .state()
    .tasks.find((t) => t.person === person)?.dueAt
const keys = (...happenings: Happening[]) => {
  const { state, facts } = play({ definition: timed }, happenings)
  return deadlinesOf(state(), timed, facts()).map(
    (d) => `${d.key.replace(/#\d+/, 'task')} ${local(Temporal.Instant.from(d.at))}`,
  )
}

describe('due', () => {
  test('on the approver’s clock', () => expect(dueOf([submit('zhang')], 'li')).toBe('2026-03-05T10:00:00Z'))
  test('依次: the clock of the second starts when their turn comes, in their zone', () => {
    expect(dueOf([submit('zhang')], 'mark')).toBeUndefined()
    // Friday 17:00 in Shanghai is 10:00 in Berlin.
    expect(dueOf([submit('zhang'), later({ hours: 32 }), approve('li')], 'mark')).toBe('2026-03-09T09:00:00Z')
  })
  test('a transfer starts the successor’s clock', () =>
    expect(dueOf([submit('zhang'), later({ hours: 5 }), transfer('li', 'sun')], 'sun')).toBe('2026-03-06T06:00:00Z'))
  test('beyond the published holidays there is none, and the year is told', () => {
    const { events, state } = play({ definition: timed, start: '2026-12-31T17:00:00+08:00' }, [submit('zhang')])
    expect(state().tasks[0]?.dueAt).toBeUndefined()
    expect(events.find((e) => e.type === 'TaskOpened')).toMatchObject({ calendarUnknown: 2027 })
  })
})

describe('the clock’s keys', () => {
  test('one before, the rest after, no more than allowed', () =>
    expect(keys(submit('zhang'))).toEqual([
      'overdue:task 2026-03-05T18:00',
      'remind:task:1 2026-03-05T16:00',
      'remind:task:2 2026-03-06T14:00',
      'remind:task:3 2026-03-06T18:00',
    ]))
  test('what has fired does not come again', () => {
    const { state, facts, ask } = play({ definition: timed }, [submit('zhang'), later({ hours: 7 })])
    const task = state().tasks[0]?.id ?? ''
    ask(tick(`remind:${task}:1`))
    expect(deadlinesOf(state(), timed, facts()).map((d) => d.key)).not.toContain(`remind:${task}:1`)
  })
  test.each<[string, Happening[]]>([
    ['decided', [submit('zhang'), reject('li')]],
    ['returned', [submit('zhang'), giveBack('li')]],
    ['withdrawn', [submit('zhang'), { do: 'withdraw', by: 'zhang' }]],
  ])('none once %s', (_, happenings) => expect(keys(...happenings)).toEqual([]))
  test('after a return the clock starts anew', () =>
    expect(keys(submit('zhang'), giveBack('li'), later({ days: 1 }), resubmit('zhang'))[0]).toBe(
      'overdue:task 2026-03-06T18:00',
    ))
  test.each(['', 'overdue', 'overdue:', 'overdue:a:b', 'remind:a', 'remind:a:0', 'remind:a:x', 'boom:a:1'])(
    '%s is no key',
    (key) => expect(readKey(key)).toBeUndefined(),
  )
})

const fire = (hours: number, ...keys: string[]) => {
  const { ask, state } = play({ definition: timed }, [submit('zhang'), later({ hours })])
  const task = state().tasks[0]?.id ?? ''
  return keys.map((key) => {
    const answer = ask(tick(key.replace('task', task)))
    return Array.isArray(answer) ? lines(answer).join() : JSON.stringify(answer)
  })
}

describe('when a key fires', () => {
  test('a reminder, at its time', () => expect(fire(7, 'remind:task:1')).toEqual(['Reminded li 1']))
  test('not before', () => expect(fire(6, 'remind:task:1')).toEqual(['']))
  test('once', () => expect(fire(7, 'remind:task:1', 'remind:task:1')).toEqual(['Reminded li 1', '']))
  test('overdue, once', () => expect(fire(9, 'overdue:task', 'overdue:task')).toEqual(['BecameOverdue li', '']))
  test('after a night off only the newest reminder is sent', () =>
    expect(fire(48, 'remind:task:1', 'remind:task:2', 'remind:task:3')).toEqual(['', '', 'Reminded li 3']))
  test('for a task that was decided meanwhile nothing happens', () => {
    const stand = given(timed, submit('zhang'), later({ hours: 7 }), reject('li'))
    stand.when(tick(`remind:${stand.played.state().tasks[0]?.id}:1`)).then()
  })
})
