// The values of a form as rows of a card; lines of a table as a table below.
import type { Field, Row, Values } from '../../approval/form.ts'
import type { Block } from '../../chat/card.ts'
import { formatValue } from '../../locales/format.ts'
import { label, type Maker } from './maker.ts'

export interface RowsOptions {
  /** Field ids to mark. */
  changed?: readonly string[]
  /** Rows before the form's own. */
  first?: readonly { label: string; value: string }[]
  /** And after them. */
  last?: readonly { label: string; value: string }[]
}

const MOST_LINES = 20

/** `fields` and `values` are already cut to what the reader may see. */
export function valueBlocks(
  fields: readonly Field[],
  values: Values,
  maker: Maker,
  { changed = [], first = [], last = [] }: RowsOptions = {},
): Block[] {
  const rows = fields.flatMap((field) => {
    const value = values[field.id]
    if (value === undefined) return []
    return [
      {
        label: label(field.label, maker),
        value: formatValue(field, value, maker),
        ...(field.private ? { private: true } : {}),
        ...(changed.includes(field.id) ? { changed: true } : {}),
      },
    ]
  })
  const tables = fields.flatMap((field) => tableBlock(field, values, maker))
  const all = [...first, ...rows, ...last]
  return all.length > 0 ? [{ block: 'fields', rows: all }, ...tables] : tables
}

function tableBlock(field: Field, values: Values, maker: Maker): Block[] {
  const lines = values[field.id]
  if (field.kind !== 'table' || !Array.isArray(lines) || lines.length === 0) return []
  const rows = (lines as readonly Row[]).slice(0, MOST_LINES)
  return [
    {
      block: 'table',
      columns: field.columns.map((c) => label(c.label, maker)),
      rows: rows.map((row) =>
        field.columns.map((c) => (row[c.id] === undefined ? '' : formatValue(c, row[c.id]!, maker))),
      ),
    },
  ]
}
