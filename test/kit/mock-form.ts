// A little of what the real core checks on a form: enough to see problems beside fields.
import type { Problem, Values } from '../../src/approval/form.ts'
import { processes } from './mock-people.ts'

export const check = (process: string, values: Values): Problem[] =>
  processes
    .find((p) => p.key === process)!
    .form.fields.flatMap((f): Problem[] => {
      const v = values[f.id]
      if (f.required && v === undefined) return [{ field: f.id, code: f.kind === 'table' ? 'empty-table' : 'missing' }]
      if (f.kind === 'number' && typeof v === 'number' && v < (f.min ?? 0))
        return [{ field: f.id, code: 'too-small', limit: f.min ?? 0 }]
      if (f.kind === 'money' && typeof v === 'object' && 'amount' in v && Number(v.amount) <= 0)
        return [{ field: f.id, code: 'not-positive' }]
      if (
        f.kind === 'dateRange' &&
        typeof v === 'object' &&
        'start' in v &&
        'end' in v &&
        String(v.end) < String(v.start)
      )
        return [{ field: f.id, code: 'end-before-start' }]
      if (f.kind === 'table' && Array.isArray(v))
        return v.flatMap((row, i) =>
          f.columns.flatMap((c): Problem[] =>
            c.required && typeof row === 'object' && !(c.id in row) ? [{ field: c.id, row: i, code: 'missing' }] : [],
          ),
        )
      return []
    })

export const withDays = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([k, v]) => [
      k,
      typeof v === 'object' && 'start' in v && 'end' in v && typeof v.start === 'string'
        ? { ...v, days: v.start === v.end ? ('startHalf' in v ? 0.5 : 1) : 3 }
        : v,
    ]),
  ) as Values
