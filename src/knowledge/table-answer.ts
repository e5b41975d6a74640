// The cell of a table that a question points at: the row by its words, the column by its words.
import { fold } from './fold.ts'
import type { Question } from './question.ts'
import { wordsOf } from './words.ts'

export interface CellAnswer {
  /** 上海 · 住宿标准: 500 元 */
  text: string
  /** The row, verbatim in the passage. */
  from: number
  to: number
}

/** Undefined when no row, or more than one, fits better than the others. */
export function cellAnswer(question: Question, table: string): CellAnswer | undefined {
  const lines = table.split('\n')
  const rows = lines.map((line) => line.split(' | '))
  const [header] = rows
  if (!header || rows.length < 2 || header.length < 2) return undefined
  const said = new Set(question.units.flatMap((u) => [u.term, ...u.others]))
  const starts = lines.map((_, i) => lines.slice(0, i).reduce((n, l) => n + l.length + 1, 0))

  const rowScores = rows.map((cells, i) =>
    i === 0 ? 0 : Math.max(...cells.map((cell, c) => overlap(cell, said, question) * (c === 0 ? 1 : 0.8))),
  )
  const row = bestOf(rowScores)
  if (row === undefined) return undefined
  const taken = (rows[row] ?? []).findIndex((cell) => overlap(cell, said, question) > 0)
  const columnScores = header.map((name, c) => (c === taken ? 0 : overlap(name, said, question)))
  const column = bestOf(columnScores) ?? (header.length === 2 ? 1 - taken : undefined)
  if (column === undefined || column < 0) return undefined
  const value = rows[row]?.[column]?.trim()
  if (!value) return undefined
  const from = starts[row]!
  return {
    text: `${rows[row]![Math.max(0, taken)]!.trim()} · ${header[column]!.trim()}: ${value}`,
    from,
    to: from + lines[row]!.length,
  }
}

/** How much of the cell is in the question: 上海 fully, 北京 not. */
function overlap(cell: string, said: ReadonlySet<string>, question: Question): number {
  const folded = fold(cell).trim()
  if (!folded) return 0
  if (folded.length > 1 && question.folded.includes(folded)) return 1.5
  const words = [...new Set(wordsOf(cell).map((w) => w.term))]
  if (words.length === 0) return 0
  const held = words.filter((w) => said.has(w) || (w.length > 1 && question.folded.includes(w))).length
  return held / Math.sqrt(words.length * Math.max(1, held))
}

function bestOf(scores: readonly number[]): number | undefined {
  const best = Math.max(...scores)
  if (best <= 0.3) return undefined
  const at = scores.indexOf(best)
  return scores.some((s, i) => i !== at && s >= best) ? undefined : at
}
