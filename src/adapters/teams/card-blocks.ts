// Each block of a neutral card as elements of an Adaptive Card 1.5.
import type { Block, ListItem, RouteLine } from '../../chat/card.ts'
import { cut } from '../../chat/text.ts'
import { harmless, words, type Element, type Look } from './card-text.ts'

/** How much may be shown; a card that does not fit is drawn again with less. */
export interface Measure {
  text: number
  rows: number
}

export interface Drawing {
  measure: Measure
  webAddress?: string | undefined
  /** Where a client can fetch a picture; undefined: nowhere. */
  picture(file: string): string | undefined
  /** Shown where a picture could not be. */
  noPicture: string
}

const DRAW: { [K in Block['block']]: (block: Extract<Block, { block: K }>, drawing: Drawing) => Element[] } = {
  text: ({ text }, { measure }) => words(cut(text, measure.text)),
  fields: ({ rows }, { measure }) =>
    shown(rows, measure).map((row, i) =>
      columns(
        [
          { width: 2, items: words(row.label, { isSubtle: true }) },
          { width: 5, items: words(cut(row.value, measure.text), row.changed ? { weight: 'Bolder' } : {}) },
        ],
        i === 0 ? {} : { spacing: 'Small' },
      ),
    ),
  table: ({ columns, rows }, { measure }) => {
    const heads = columns.slice(0, MOST_COLUMNS)
    return heads.length === 0
      ? []
      : [
          {
            type: 'Table',
            firstRowAsHeaders: true,
            gridStyle: 'default',
            columns: heads.map(() => ({ width: 1 })),
            rows: [
              tableRow(heads, { weight: 'Bolder' }),
              ...shown(rows, measure).map((row) =>
                tableRow(
                  heads.map((_, i) => cut(row[i] ?? '', 200)),
                  {},
                ),
              ),
            ],
          },
        ]
  },
  route: ({ steps }, { measure }) =>
    shown(steps, measure).map((step, i) => routeLine(step, i === 0 ? {} : { spacing: 'Small' })),
  list: ({ items }, drawing) => shown(items, drawing.measure).map((item, i) => listLine(item, `${i + 1}. `, drawing)),
  quote: ({ sentences, source, path }, { measure, webAddress }) => [
    {
      type: 'Container',
      style: 'emphasis',
      ...(webAddress && path ? openOn(webAddress + path) : {}),
      items: [
        // A line each: they may be rows of a table, which would run together.
        ...sentences.flatMap(({ text, best }, i) =>
          words(cut(text, measure.text), best ? { weight: 'Bolder' } : {}, i === 0 ? {} : { spacing: 'None' }),
        ),
        ...words(source, { isSubtle: true, size: 'Small' }),
      ],
    },
  ],
  note: ({ tone, text }, { measure }) => [
    { type: 'Container', style: NOTES[tone], items: words(cut(text, measure.text)) },
  ],
  image: ({ file, alt }, { picture, noPicture }) => {
    const url = picture(file)
    return url
      ? [{ type: 'Image', url, altText: harmless(alt), size: 'Stretch' }]
      : words(`${alt} ${noPicture}`, { isSubtle: true })
  },
}

export const drawBlock = (block: Block, drawing: Drawing): Element[] =>
  (DRAW[block.block] as (block: Block, drawing: Drawing) => Element[])(block, drawing)

/** More are a strip of letters on a phone. */
const MOST_COLUMNS = 8

/** Whether everything of it was shown at this measure. */
export function wasCut(block: Block, { text, rows }: Measure): boolean {
  switch (block.block) {
    case 'text':
    case 'note':
      return block.text.length > text
    case 'fields':
      return block.rows.length > rows || block.rows.some((r) => r.value.length > text)
    case 'table':
      return block.rows.length > rows || block.columns.length > MOST_COLUMNS
    case 'route':
      return block.steps.length > rows
    case 'list':
      return block.items.length > rows
    case 'quote':
      return block.sentences.some((s) => s.text.length > text)
    case 'image':
      return false
  }
}

const NOTES = { info: 'accent', warning: 'warning', danger: 'attention' } as const

const shown = <T>(rows: readonly T[], { rows: limit }: Measure): readonly T[] => rows.slice(0, limit)

const columns = (of: readonly { width: number | 'auto' | 'stretch'; items: Element[] }[], more: Element): Element => ({
  type: 'ColumnSet',
  columns: of.map((column) => ({ type: 'Column', ...column })),
  ...more,
})

const tableRow = (cells: readonly string[], look: Look): Element => ({
  type: 'TableRow',
  cells: cells.map((cell) => ({ type: 'TableCell', items: words(cell, look) })),
})

const STATES: Readonly<Record<RouteLine['state'], { mark: string; look: Look }>> = {
  done: { mark: '✔', look: { color: 'Good' } },
  current: { mark: '▶', look: { color: 'Accent', weight: 'Bolder' } },
  coming: { mark: '○', look: { isSubtle: true } },
  skipped: { mark: '–', look: { isSubtle: true } },
  rejected: { mark: '✖', look: { color: 'Attention' } },
  returned: { mark: '↩', look: { color: 'Warning' } },
}

function routeLine({ name, people, state, detail }: RouteLine, more: Element): Element {
  const { mark, look } = STATES[state]
  const line = [name, people.join('、')].filter(Boolean).join('  ')
  return columns(
    [
      { width: 'auto', items: words(mark, look) },
      {
        width: 'stretch',
        items: [
          ...words(line, state === 'current' ? { weight: 'Bolder' } : {}),
          ...(detail ? words(detail, { isSubtle: true, size: 'Small' }, { spacing: 'None' }) : []),
        ],
      },
    ],
    more,
  )
}

function listLine(
  { title, detail, request, path }: ListItem,
  number: string,
  { measure, webAddress }: Drawing,
): Element {
  const to = path ?? (request ? `/requests/${request}` : undefined)
  return {
    type: 'Container',
    spacing: 'Small',
    ...(webAddress && to ? openOn(webAddress + to) : {}),
    items: [
      ...words(number + cut(title, measure.text), webAddress && to ? { color: 'Accent' } : {}),
      ...(detail ? words(cut(detail, measure.text), { isSubtle: true, size: 'Small' }, { spacing: 'None' }) : []),
    ],
  }
}

const openOn = (url: string): Element => ({ selectAction: { type: 'Action.OpenUrl', url } })
