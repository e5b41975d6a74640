// How a value of every kind reads once it is written.
import type { ReactNode } from 'react'
import { FileLinks } from '../chat/files.tsx'
import { useDepartments } from '../data/queries.ts'
import type { DateRange, Field, FieldKind, FieldOf, Locale, Money, PersonView, Value } from '../data/shapes.ts'
import { filesOf, idsOf, isMoney, isRange, rowsOf } from '../data/values.ts'
import { useWords } from '../words/words.tsx'
import { totalOf } from './total.ts'

export interface ViewProps<K extends FieldKind> {
  field: FieldOf<K>
  value: Value
  people: Readonly<Record<string, PersonView>>
}

const views = {
  text: Words,
  longText: Words,
  number: ({ field, value }: ViewProps<'number'>) => {
    const { pick } = useWords()
    return (
      <span className="num">
        {String(value)}
        {field.unit && ` ${pick(field.unit)}`}
      </span>
    )
  },
  money: ({ value }: ViewProps<'money'>) => {
    const { locale } = useWords()
    return <span className="num">{isMoney(value) ? moneyText(value, locale) : String(value)}</span>
  },
  date: ({ value }: ViewProps<'date'>) => {
    const { times } = useWords()
    return <>{typeof value === 'string' ? times.date(value) : ''}</>
  },
  dateRange: ({ value }: ViewProps<'dateRange'>) => <>{isRange(value) ? <Range range={value} /> : null}</>,
  choice: ({ field, value }: ViewProps<'choice'>) => {
    const { w, pick } = useWords()
    return (
      <>{w.list(idsOf(value).map((id) => pick(field.options.find((o) => o.id === id)?.label ?? { zh: id, en: id })))}</>
    )
  },
  person: ({ value, people }: ViewProps<'person'>) => {
    const { w } = useWords()
    return <>{w.list(idsOf(value).map((id) => people[id]?.name ?? id))}</>
  },
  department: ({ value }: ViewProps<'department'>) => {
    const { w, pick } = useWords()
    const departments = useDepartments().data ?? []
    return (
      <>{w.list(idsOf(value).map((id) => pick(departments.find((d) => d.id === id)?.name ?? { zh: id, en: id })))}</>
    )
  },
  attachment: ({ value }: ViewProps<'attachment'>) => <FileLinks files={filesOf(value)} />,
  table: Lines,
} satisfies { [K in FieldKind]: (props: ViewProps<K>) => ReactNode } satisfies Record<FieldKind, unknown>

export function ValueView(
  props: Omit<ViewProps<FieldKind>, 'field' | 'value'> & { field: Field; value: Value | undefined },
) {
  const { w } = useWords()
  const View = views[props.field.kind] as (props: ViewProps<FieldKind>) => ReactNode
  if (props.value === undefined) return <span className="faint">{w.form.none2}</span>
  return <View {...props} value={props.value} />
}

function Words({ value }: { value: Value }) {
  return <span className="long">{String(value)}</span>
}

function Range({ range }: { range: DateRange }) {
  const { w, times } = useWords()
  const { start, end, startHalf, endHalf } = range
  const half = (h: 'am' | 'pm' | undefined) => (h ? ` ${w.form[h]}` : '')
  const oneDay = start === end
  const words = oneDay
    ? `${times.date(start)}${startHalf && startHalf === endHalf ? half(startHalf) : ''}`
    : `${times.date(start)}${half(startHalf)} – ${times.date(end)}${half(endHalf)}`
  return (
    <>
      {words}
      {range.days !== undefined && (
        <strong className="days">
          {w.form.days(range.days)}
          {range.estimated && w.form.estimated}
        </strong>
      )}
    </>
  )
}

function Lines({ field, value, people }: ViewProps<'table'>) {
  const { w, pick } = useWords()
  const rows = rowsOf(value)
  const total = totalOf(field, rows)
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={pick(field.label)}>
      <table className="plain-table">
        <thead>
          <tr>
            {field.columns.map((c) => (
              <th key={c.id} scope="col" className={right(c.kind)}>
                {pick(c.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {field.columns.map((c) => (
                <td key={c.id} className={right(c.kind)}>
                  <ValueView field={c} value={row[c.id]} people={people} />
                </td>
              ))}
            </tr>
          ))}
          {total !== undefined && field.sum && (
            <tr className="total-row">
              {field.columns.map((c, i) => (
                <td key={c.id} className={right(c.kind)}>
                  {c.id === field.sum?.column ? (
                    <ValueView field={c} value={total} people={people} />
                  ) : i === 0 ? (
                    w.form.sum
                  ) : (
                    ''
                  )}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function moneyText(money: Money, locale: Locale): string {
  try {
    const format = new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en', {
      style: 'currency',
      currency: money.currency,
      currencyDisplay: 'narrowSymbol',
    })
    return isDecimal(money.amount) ? format.format(money.amount) : `${money.amount} ${money.currency}`
  } catch {
    return `${money.amount} ${money.currency}`
  }
}

/** Intl reads decimal texts exactly, without a float. */
const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

const right = (kind: FieldKind) =>
  kind === 'money' || kind === 'number' ? 'right' : kind === 'date' ? 'nowrap' : undefined
