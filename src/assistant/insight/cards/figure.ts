// Figures on a card: the sentence, the table it rests on, whose requests count and over which time.
import type { Block, Card } from '../../../chat/card.ts'
import { formatMoney } from '../../../locales/format.ts'
import type { Maker } from '../../cards/maker.ts'
import type { Figure, FigureRow } from '../figures.ts'
import type { Picture } from '../ports.ts'

const MOST = 12
type Rows = Extract<Figure, { figure: 'rows' }>

export function figureCard(figure: Figure, maker: Maker, picture?: Extract<Block, { block: 'image' }>): Card {
  const words = maker.words.insight.figure
  if (figure.figure === 'cannot') return cannotCard(words.cannot.other, maker)
  const { asked } = figure
  const process = asked.process === undefined ? undefined : maker.process(asked.process)?.name[maker.locale]
  const title = [process, titleOf(figure, maker)].filter((part) => part !== undefined).join(' · ')
  return {
    title,
    tone: 'info',
    subtitle: [words[figure.scope], words.range({ from: asked.from.toString(), to: asked.to.toString() })].join(' · '),
    blocks: [...bodyOf(figure, maker), ...(picture ? [picture] : []), ...notesOf(figure, maker)],
    buttons: [],
  }
}

function titleOf(figure: Exclude<Figure, { figure: 'cannot' }>, maker: Maker): string {
  const { titles, count, amount } = maker.words.insight.figure
  if (figure.figure === 'times') return titles.approval_time
  if (figure.figure === 'rates') return titles.approval_rate
  const { measure, process } = figure.asked
  if (measure === 'amount') return amount
  if (measure === 'days') return process === 'business_trip' ? titles.trip_days : titles.leave_taken
  return count
}

function bodyOf(figure: Exclude<Figure, { figure: 'cannot' }>, maker: Maker): Block[] {
  const { figure: words, hours } = maker.words.insight
  if (figure.n === 0 && !(figure.figure === 'rows' && figure.rows.length > 0))
    return [{ block: 'text', text: words.none }]
  if (figure.figure === 'times')
    return [
      {
        block: 'fields',
        rows: [
          { label: words.median, value: hours(figure.median) },
          { label: words.slowest, value: hours(figure.slow) },
        ],
      },
    ]
  if (figure.figure === 'rates')
    return [
      {
        block: 'fields',
        rows: [
          {
            label: words.approved,
            value: `${words.percent((100 * figure.approved) / figure.n)} (${figure.approved}/${figure.n})`,
          },
          {
            label: words.rejected,
            value: `${words.percent((100 * figure.rejected) / figure.n)} (${figure.rejected}/${figure.n})`,
          },
          {
            label: words.returned,
            value: `${words.percent((100 * figure.returned) / figure.n)} (${figure.returned}/${figure.n})`,
          },
        ],
      },
    ]
  const said = answerOf(figure, maker)
  const { byDepartment, against } = figure.asked
  // One number needs no table.
  return [
    ...(said ? [{ block: 'text', text: said } as const] : []),
    ...(byDepartment || against ? [tableOf(figure, maker)] : []),
  ]
}

/** The one line that answers: who rose the most, who has the most, or the sum itself. */
function answerOf(figure: Rows, maker: Maker): string | undefined {
  const words = maker.words.insight.figure
  const { rows, asked } = figure
  const [top] = rows
  if (!top) return undefined
  const value = (row: FigureRow, of: number): string => valueOf(row, of, figure, maker)
  if (!asked.byDepartment) return rows.map((row) => value(row, row.value)).join(maker.words.value.and)
  const name = (row: FigureRow): string => departmentName(row, maker)
  if (!asked.against) return words.most({ name: name(top), value: value(top, top.value) })
  const rise = top.value - (top.before ?? 0)
  if (rise <= 0) return words.noRise
  return words.rise({
    name: name(top),
    amount: value(top, rise),
    from: value(top, top.before ?? 0),
    to: value(top, top.value),
  })
}

function tableOf(figure: Rows, maker: Maker): Block {
  const words = maker.words.insight.figure
  const { rows, asked } = figure
  const measured = asked.measure === 'amount' ? words.amount : titleOf(figure, maker)
  return {
    block: 'table',
    columns: [
      ...(asked.byDepartment ? [words.department] : []),
      measured,
      ...(asked.against ? [words.before, words.change] : []),
      ...(asked.measure === 'count' ? [] : [words.count]),
    ],
    rows: rows
      .slice(0, MOST)
      .map((row) => [
        ...(asked.byDepartment ? [departmentName(row, maker)] : []),
        valueOf(row, row.value, figure, maker),
        ...(asked.against ? [valueOf(row, row.before ?? 0, figure, maker), signed(row, figure, maker)] : []),
        ...(asked.measure === 'count' ? [] : [String(row.n)]),
      ]),
  }
}

function signed(row: FigureRow, figure: Rows, maker: Maker): string {
  const change = row.value - (row.before ?? 0)
  return `${change > 0 ? '+' : change < 0 ? '−' : ''}${valueOf(row, Math.abs(change), figure, maker)}`
}

function valueOf(row: FigureRow, value: number, { asked }: Rows, maker: Maker): string {
  const words = maker.words.insight.figure
  if (asked.measure === 'amount' && row.currency)
    return formatMoney({ amount: value.toFixed(2), currency: row.currency }, maker)
  return asked.measure === 'days' ? words.days(value) : words.times(value)
}

const departmentName = ({ department = '' }: FigureRow, maker: Maker): string =>
  maker.department(department)?.[maker.locale] ?? department

function notesOf(figure: Exclude<Figure, { figure: 'cannot' }>, maker: Maker): Block[] {
  const words = maker.words.insight.figure
  const currencies = figure.figure === 'rows' ? new Set(figure.rows.map((r) => r.currency)).size : 0
  const against = figure.figure === 'rows' && figure.before
  return [
    {
      block: 'text',
      text: [
        words.counted(figure.n),
        ...(against ? [words.against({ from: against.from.toString(), to: against.to.toString() })] : []),
        ...(figure.scope === 'company' ? [words.rightsAll] : figure.scope === 'team' ? [words.rights] : []),
        ...(currencies > 1 ? [words.otherCurrencies] : []),
      ].join(' · '),
    },
  ]
}

export function cannotCard(why: string, maker: Maker): Card {
  const words = maker.words.insight.figure
  return {
    title: why,
    tone: 'neutral',
    blocks: [
      { block: 'text', text: words.canAsk },
      { block: 'list', items: words.examples.map((title) => ({ title })) },
    ],
    buttons: words.examples.slice(0, 3).map((said) => ({
      id: maker.button({ press: 'say', text: said }),
      label: said,
      role: 'quick' as const,
    })),
  }
}

/** Departments side by side; only where there are some, in one currency. */
export function barsOf(figure: Figure, maker: Maker): Picture | undefined {
  if (figure.figure !== 'rows' || !figure.asked.byDepartment) return undefined
  const [first] = figure.rows
  const rows = figure.rows.filter((r) => r.currency === first?.currency).slice(0, MOST)
  if (!first || rows.length < 2) return undefined
  const words = maker.words.insight.figure
  const process = figure.asked.process === undefined ? undefined : maker.process(figure.asked.process)
  return {
    picture: 'bars',
    title: [
      ...(process ? [process.name[maker.locale]] : []),
      titleOf(figure, maker),
      ...(first.currency ? [first.currency] : []),
    ].join(' · '),
    names: {
      value: words.range({ from: figure.asked.from.toString(), to: figure.asked.to.toString() }),
      before: words.before,
    },
    rows: rows.map((r) => ({
      name: departmentName(r, maker),
      value: r.value,
      ...(r.before === undefined ? {} : { before: r.before }),
    })),
  }
}
