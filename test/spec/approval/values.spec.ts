// What people put into forms: made whole, or answered with what is wrong, where and how much is allowed.
import { describe, expect, test } from 'vitest'
import type { Field, Form, Values } from '../../../src/approval/form.ts'
import { checkValues, readForm } from '../../../src/approval/values.ts'
import { Temporal } from '../../../src/kernel/clock.ts'
import { calendar, organisation } from '../../kit/approval.ts'

const around = { organisation, calendar, now: Temporal.Instant.from('2026-03-05T01:00:00Z') }
const label = { zh: '字段', en: 'Field' }
type Bare<T> = T extends Field ? Omit<T, 'id' | 'label' | 'required'> : never
const only = (field: Bare<Field>): Form => ({ fields: [{ id: 'x', label, required: true, ...field } as Field] })
const read = (form: Form, raw: unknown) => {
  const checked = checkValues(form, { x: raw }, around)
  return 'values' in checked
    ? checked.values['x']
    : checked.problems.map((p) => `${p.code}${p.limit === undefined ? '' : ` ${p.limit}`}`).join()
}
const table = (name: string, form: Form, cases: readonly (readonly [string, unknown, unknown])[]) =>
  describe(name, () => {
    test.each(cases)('%s', (_, raw, expected) => expect(read(form, raw)).toEqual(expected))
  })

const nasty = `<script>alert(1)</script>'); drop table requests;-- {{7*7}} \${x}`

table('text', only({ kind: 'text' }), [
  ['is trimmed, on one line', '  买\n 两台\t显示器 ', '买 两台 显示器'],
  ['HTML, SQL and templates are words like any others', nasty, nasty],
  ['emoji alone is a text', '👩‍👩‍👧🎉', '👩‍👩‍👧🎉'],
  ['control characters go', 'a\u0000b\u0007c\u001B[31m', 'abc[31m'],
  ['so do marks that turn text around, and half characters', 'a\u202Eb\uD800c\uFEFF', 'abc'],
  ['nothing but such characters is nothing', '\u0000\u200B \u202E', 'missing'],
  ['nothing at all', '', 'missing'],
  ['null', null, 'missing'],
  ['20 kB', '长'.repeat(20_000), 'too-long 200'],
  ['a number is no text', 42, 'wrong-kind'],
  ['neither is an object', { toString: 'x' }, 'wrong-kind'],
])

table('long text', only({ kind: 'longText', maxLength: 10 }), [
  ['keeps its lines', '一\r\n二', '一\n二'],
  ['counts characters as people do', '😀'.repeat(10), '😀'.repeat(10)],
  ['one more is too long', '😀'.repeat(11), 'too-long 10'],
])

table('number', only({ kind: 'number', min: 1, max: 100, integer: true }), [
  ['a number', 3, 3],
  ['written', ' 12 ', 12],
  ['in full-width digits', '１２', 12],
  ['with a decimal', 2.5, 'too-many-decimals 0'],
  ['zero', 0, 'too-small 1'],
  ['below zero', '-3', 'too-small 1'],
  ['too large', 101, 'too-large 100'],
  ['not a number', 'NaN', 'wrong-kind'],
  ['infinite', Infinity, 'wrong-kind'],
  ['in words', '三', 'wrong-kind'],
  ['hexadecimal', '0x10', 'wrong-kind'],
])

table('money', only({ kind: 'money', currencies: ['CNY', 'USD', 'JPY'], max: '1000000' }), [
  ['decimal text', { amount: '86.50', currency: 'CNY' }, { amount: '86.5', currency: 'CNY' }],
  ['a number', { amount: 0.1 + 0.2, currency: 'CNY' }, 'too-many-decimals 2'],
  ['with thousands', { amount: '12,345.60', currency: 'USD' }, { amount: '12345.6', currency: 'USD' }],
  ['thousands in the wrong place', { amount: '1,23', currency: 'USD' }, 'wrong-kind'],
  ['the first currency when none is said', { amount: '5' }, { amount: '5', currency: 'CNY' }],
  ['a currency the form does not take', { amount: '5', currency: 'EUR' }, 'currency-not-allowed CNY, USD, JPY'],
  ['no currency at all', { amount: '5', currency: 'XXQ' }, 'currency-not-allowed CNY, USD, JPY'],
  ['zero', { amount: '0', currency: 'CNY' }, 'not-positive'],
  ['minus', { amount: '-0.01', currency: 'CNY' }, 'not-positive'],
  ['three decimals', { amount: '1.005', currency: 'CNY' }, 'too-many-decimals 2'],
  ['yen have none', { amount: '100.5', currency: 'JPY' }, 'too-many-decimals 0'],
  ['over the limit', { amount: '1000000.01', currency: 'CNY' }, 'too-large 1000000'],
  ['at the limit', { amount: '1000000', currency: 'CNY' }, { amount: '1000000', currency: 'CNY' }],
  ['an exponent', { amount: '1e3', currency: 'CNY' }, 'wrong-kind'],
  ['no amount', { currency: 'CNY' }, 'missing'],
  ['a bare number', 5, 'wrong-kind'],
])

table('date', only({ kind: 'date' }), [
  ['a date', '2026-03-11', '2026-03-11'],
  ['2月30日', '2026-02-30', 'not-a-date'],
  ['a leap day that is one', '2028-02-29', '2028-02-29'],
  ['a leap day that is none', '2026-02-29', 'not-a-date'],
  ['the year 1', '0001-01-01', 'not-a-date'],
  ['with a time', '2026-03-11T09:00', 'not-a-date'],
  ['in words', '明天', 'not-a-date'],
  ['a number', 20260311, 'wrong-kind'],
])

const days = (start: string, end: string, more = {}) => ({ start, end, ...more })
table('leave', only({ kind: 'dateRange', halfDays: true, countAs: 'workingDays' }), [
  ['a day', days('2026-03-11', '2026-03-11'), days('2026-03-11', '2026-03-11', { days: 1 })],
  ['over a weekend', days('2026-03-06', '2026-03-09'), days('2026-03-06', '2026-03-09', { days: 2 })],
  [
    'a morning',
    days('2026-03-11', '2026-03-11', { startHalf: 'am', endHalf: 'am' }),
    days('2026-03-11', '2026-03-11', { startHalf: 'am', endHalf: 'am', days: 0.5 }),
  ],
  [
    'only one half is said: that half',
    days('2026-03-11', '2026-03-11', { startHalf: 'am' }),
    days('2026-03-11', '2026-03-11', { startHalf: 'am', endHalf: 'am', days: 0.5 }),
  ],
  [
    'an afternoon',
    days('2026-03-11', '2026-03-11', { startHalf: 'pm' }),
    days('2026-03-11', '2026-03-11', { startHalf: 'pm', endHalf: 'pm', days: 0.5 }),
  ],
  [
    'morning to afternoon is the whole day',
    days('2026-03-11', '2026-03-11', { startHalf: 'am', endHalf: 'pm' }),
    days('2026-03-11', '2026-03-11', { days: 1 }),
  ],
  [
    'from an afternoon to a noon',
    days('2026-03-11', '2026-03-13', { startHalf: 'pm', endHalf: 'am' }),
    days('2026-03-11', '2026-03-13', { startHalf: 'pm', endHalf: 'am', days: 2 }),
  ],
  [
    'halves that cut nothing off are left out',
    days('2026-03-11', '2026-03-12', { startHalf: 'am', endHalf: 'pm' }),
    days('2026-03-11', '2026-03-12', { days: 2 }),
  ],
  [
    'a half of a day off costs nothing',
    days('2026-03-07', '2026-03-09', { startHalf: 'pm' }),
    days('2026-03-07', '2026-03-09', { startHalf: 'pm', days: 1 }),
  ],
  ['a make-up Saturday counts', days('2026-10-10', '2026-10-10'), days('2026-10-10', '2026-10-10', { days: 1 })],
  [
    'days typed by hand do not',
    days('2026-03-11', '2026-03-11', { days: 99 }),
    days('2026-03-11', '2026-03-11', { days: 1 }),
  ],
  [
    'a year not published: weekends only, and said so',
    days('2026-12-31', '2027-01-04'),
    days('2026-12-31', '2027-01-04', { days: 3, estimated: true }),
  ],
  ['only days off', days('2026-10-01', '2026-10-04'), 'no-working-day'],
  ['end before start', days('2026-03-12', '2026-03-11'), 'end-before-start'],
  [
    'afternoon before morning',
    days('2026-03-11', '2026-03-11', { startHalf: 'pm', endHalf: 'am' }),
    'end-before-start',
  ],
  ['2月30日', days('2026-02-30', '2026-03-01'), 'not-a-date'],
  ['no end', { start: '2026-03-11' }, 'missing'],
  ['a half that is none', days('2026-03-11', '2026-03-11', { startHalf: 'noon' }), 'wrong-kind'],
  ['a hundred years', days('2026-01-01', '2126-01-01'), 'too-large 730'],
])
table('trip', only({ kind: 'dateRange', countAs: 'calendarDays' }), [
  ['every day counts', days('2026-03-06', '2026-03-09'), days('2026-03-06', '2026-03-09', { days: 4 })],
  ['halves only where the form has them', days('2026-03-06', '2026-03-06', { startHalf: 'pm' }), 'wrong-kind'],
])

const options = [
  { id: 'a', label },
  { id: 'b', label },
]
table('choice', only({ kind: 'choice', options }), [
  ['one', 'a', 'a'],
  ['one in a list', ['b'], 'b'],
  ['none of them', 'c', 'no-such-choice c'],
  ['two', ['a', 'b'], 'wrong-kind'],
])
table('choices', only({ kind: 'choice', options, multiple: true }), [
  ['each once', ['a', 'b', 'a'], ['a', 'b']],
  ['one alone', 'a', ['a']],
])
table('person', only({ kind: 'person' }), [
  ['somebody', 'li', 'li'],
  ['nobody', 'ghost', 'no-such-person'],
  ['somebody who has left', 'old', 'no-such-person'],
  ['two', ['li', 'wang'], 'wrong-kind'],
])
table('department', only({ kind: 'department' }), [
  ['one', 'sales', 'sales'],
  ['none', 'moon', 'no-such-department'],
])

const pdf = { file: 'f1', name: '发票.PDF', size: 1000, type: 'application/pdf' }
table('attachment', only({ kind: 'attachment', accept: ['.pdf', 'image/*'], maxMegabytes: 20, maxFiles: 2 }), [
  ['by ending', [pdf], [pdf]],
  ['by family', [{ ...pdf, name: 'x', type: 'IMAGE/PNG' }], [{ ...pdf, name: 'x', type: 'image/png' }]],
  ['a program', [{ ...pdf, name: 'x.pdf.exe', type: 'application/x-msdownload' }], 'file-type .pdf, image/*'],
  ['100 MB', [{ ...pdf, size: 100 * 1024 * 1024 }], 'file-too-large 20'],
  ['three', [pdf, pdf, pdf], 'too-many-files 2'],
  ['none', [], 'missing'],
  ['something else', ['f1'], 'wrong-kind'],
])

const cost = (amount: string, currency = 'CNY') => ({ what: 'x', cost: { amount, currency } })

describe('a table of lines', () => {
  const money = { kind: 'money', currencies: ['CNY', 'USD'] } as const
  const form: Form = {
    fields: [
      { id: 'total', label, required: true, ...money, max: '1000' },
      {
        id: 'lines',
        label,
        required: false,
        kind: 'table',
        sum: { column: 'cost', into: 'total' },
        columns: [
          { id: 'what', label, required: true, kind: 'text' },
          { id: 'cost', label, required: true, ...money },
        ],
      },
    ],
  }
  const check = (values: Values) => checkValues(form, values, around)
  test('its sum is computed, whatever was typed', () =>
    expect(check({ total: { amount: '1', currency: 'CNY' }, lines: [cost('0.1'), cost('0.2')] })).toMatchObject({
      values: { total: { amount: '0.3', currency: 'CNY' } },
    }))
  test('and fills a total that was left out', () =>
    expect(check({ lines: [cost('5')] })).toMatchObject({ values: { total: { amount: '5' } } }))
  test('empty lines are dropped', () =>
    expect(check({ lines: [cost('5'), { what: '' }] })).toMatchObject({ values: { lines: [cost('5')] } }))
  test.each<[string, Values, object[]]>([
    [
      'a line without its cost',
      { lines: [cost('5'), { what: 'y' }] },
      [
        { field: 'total', code: 'missing' },
        { field: 'lines.cost', row: 1, code: 'missing' },
      ],
    ],
    [
      'two currencies',
      { lines: [cost('5'), cost('5', 'USD')] },
      [{ field: 'lines.cost', row: 1, code: 'currency-not-allowed', limit: 'CNY' }],
    ],
    [
      'a sum over the limit',
      { lines: [cost('600'), cost('600')] },
      [{ field: 'total', code: 'too-large', limit: '1000' }],
    ],
    [
      'a column that is not there',
      { total: { amount: '1', currency: 'CNY' }, lines: [{ ...cost('5'), tax: 1 }] },
      [{ field: 'lines.tax', row: 0, code: 'unknown-field' }],
    ],
    ['no lines and no total', {}, [{ field: 'total', code: 'missing' }]],
  ])('%s', (_, values, problems) => expect(check(values)).toEqual({ problems }))
  test('a required table must have a line', () => {
    const required: Form = { fields: form.fields.map((f) => ({ ...f, required: f.kind === 'table' })) }
    expect(checkValues(required, { lines: [] }, around)).toEqual({
      problems: [{ field: 'lines', code: 'empty-table' }],
    })
  })
})

describe('the whole form', () => {
  const form: Form = {
    fields: [
      {
        id: 'kind',
        label,
        required: true,
        kind: 'choice',
        options: [
          { id: 'sick', label },
          { id: 'annual', label },
        ],
      },
      { id: 'period', label, required: true, kind: 'dateRange', countAs: 'workingDays' },
      { id: 'proof', label, required: false, kind: 'text', requiredWhen: 'kind = "sick" and days > 1' },
    ],
  }
  const codes = (raw: Values) => {
    const checked = checkValues(form, raw, around)
    return 'problems' in checked ? checked.problems.map((p) => `${p.field} ${p.code}`) : []
  }
  test.each<[string, Values, string[]]>([
    [
      'required when its condition holds',
      { kind: 'sick', period: days('2026-03-11', '2026-03-12') },
      ['proof missing'],
    ],
    ['not for one day', { kind: 'sick', period: days('2026-03-11', '2026-03-11') }, []],
    ['not for another kind', { kind: 'annual', period: days('2026-03-11', '2026-03-12') }, []],
    [
      'problems come in the order of the form',
      { nonsense: 1, period: 'x', kind: 'zzz' } as Values,
      ['kind no-such-choice', 'period wrong-kind', 'nonsense unknown-field'],
    ],
    ['everything missing', {}, ['kind missing', 'period missing']],
  ])('%s', (_, raw, expected) => expect(codes(raw)).toEqual(expected))
  test('while it is being filled, what is good stays', () => {
    const { values, problems } = readForm(
      form,
      { kind: 'sick', period: { start: '2026-03-12', end: '2026-03-11' } },
      around,
    )
    expect(values).toEqual({ kind: 'sick' })
    expect(problems).toEqual([{ field: 'period', code: 'end-before-start' }])
  })
  test('checking what was checked changes nothing', () => {
    const once = checkValues(form, { kind: 'annual', period: days('2026-03-11', '2026-03-12') }, around)
    if (!('values' in once)) throw new Error('must pass')
    expect(checkValues(form, once.values, around)).toEqual(once)
  })
  test('names every object has are not values', () => {
    const odd: Form = { fields: [{ id: 'constructor', label, required: true, kind: 'text' }] }
    expect(checkValues(odd, {}, around)).toEqual({ problems: [{ field: 'constructor', code: 'missing' }] })
  })
})
